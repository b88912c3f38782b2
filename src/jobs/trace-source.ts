import type { Article } from "../articles/article.ts";
import { canonicalUrl } from "../articles/canonical-url.ts";
import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";
import type { Fetch } from "../lib/http.ts";
import type { Attempt } from "../sources/discover.ts";
import { EXCERPT } from "../sources/feed-source.ts";
import type { Route } from "../sources/page-article.ts";
import { readRemotePage } from "../sources/remote-page.ts";
import type { SourceSettings } from "../sources/settings.ts";
import { findSource, type Held, type Trial, trySource } from "./try-source.ts";

/** What became of each step from an address to articles; sizes of texts in characters. */
export type Step =
  | { step: "refused"; trouble: Trouble }
  | { step: "answer"; url: string; bytes: number; contentType: string }
  | { step: "failed"; trouble: Trouble }
  | { step: "looked"; tried: Attempt[] }
  | { step: "kind"; kind: "feed" | "page"; address: string }
  | { step: "articles"; count: number; dated: number; size: number; short: number }
  | { step: "page"; url: string; before: number; after: number | null }
  | { step: "text"; url: string; size: number; route: Route }
  | { step: "kept"; count: number; failed: number };

export type Trace = { steps: Step[]; held: Held | null; trouble: Failure | null };

/**
 * Goes from an address, or a source of the settings, to what a round would keep, and tells each step; keeps nothing.
 * `base` is the folder from which relative paths are meant.
 */
export async function traceSource(
  target: { address: string } | { source: SourceSettings },
  base: string,
  taken: ReadonlySet<string>,
  trial: Trial,
): Promise<Trace> {
  const asked: Asked[] = [];
  const noted = { ...trial, fetch: noteAll(trial.fetch, asked) };
  try {
    const { source, tried, ...held } = await read(target, base, taken, noted);
    // Of what is on this machine, its articles say all.
    if (asked.length === 0) return { steps: [], held, trouble: null };
    const steps = [
      ...answerSteps(asked),
      ...(tried.length > 1 ? [{ step: "looked" as const, tried }] : []),
      ...placeSteps(source),
      ...articleSteps(held.articles),
      ...(await textSteps(source, held.articles, askKnown(asked, trial.fetch))),
      { step: "kept" as const, count: held.articles.length, failed: held.failures.length },
    ];
    return { steps, held, trouble: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { steps: answerSteps(asked), held: null, trouble: error };
  }
}

type Asked = { url: string; outcome: Awaited<ReturnType<Fetch>> | Trouble };

function noteAll(get: Fetch, asked: Asked[]): Fetch {
  return async (url, limits, stop) => {
    try {
      const outcome = await get(url, limits, stop);
      asked.push({ url, outcome });
      return outcome;
    } catch (error) {
      const trouble = findTrouble(error);
      if (trouble !== undefined) asked.push({ url, outcome: trouble });
      throw error;
    }
  };
}

async function read(
  target: { address: string } | { source: SourceSettings },
  base: string,
  taken: ReadonlySet<string>,
  trial: Trial,
): Promise<Held & { source: SourceSettings; tried: Attempt[] }> {
  if ("address" in target) return findSource(target.address, taken, trial);
  return { source: target.source, tried: [], ...(await trySource(target.source, base, trial)) };
}

/** Of the first address that was asked: the others are told with what they were asked for. */
function answerSteps([first]: readonly Asked[]): Step[] {
  if (first === undefined) return [];
  const { outcome } = first;
  if ("code" in outcome) return [{ step: outcome.code === "fetch-refused" ? "refused" : "failed", trouble: outcome }];
  return [{ step: "answer", url: outcome.url, bytes: outcome.bytes.length, contentType: outcome.contentType }];
}

function placeSteps({ feed, page }: SourceSettings): Step[] {
  if (page !== undefined) return [{ step: "kind", kind: "page", address: page }];
  return feed === undefined ? [] : [{ step: "kind", kind: "feed", address: feed }];
}

function articleSteps(articles: readonly Article[]): Step[] {
  if (articles.length === 0) return [];
  const sizes = articles.map(sizeOf).toSorted((a, b) => a - b);
  const dated = articles.filter(({ published }) => published.precision !== "unknown").length;
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const short = sizes.filter((each) => each < EXCERPT).length;
  return [{ step: "articles", count: articles.length, dated, size, short }];
}

/** What the page of a feed's first excerpt holds, or that of a listing's first article, and where in the page. */
async function textSteps({ feed }: SourceSettings, articles: readonly Article[], get: Fetch): Promise<Step[]> {
  const isWanted = (article: Article): boolean => feed === undefined || sizeOf(article) < EXCERPT;
  const article = articles.find((each) => each.url !== null && isWanted(each));
  if (article === undefined || article.url === null) return [];
  const { url } = article;
  const pageStep = (after: number | null): Step[] =>
    feed === undefined ? [] : [{ step: "page", url, before: sizeOf(article), after }];
  try {
    const { lines, route } = await readRemotePage(url, "essai", get);
    const size = lines.reduce((sum, { text }) => sum + text.length, 0);
    return [...pageStep(size), { step: "text", url, size, route }];
  } catch (error) {
    if (findTrouble(error) === undefined) throw error;
    return pageStep(null);
  }
}

/** A page that was read a moment ago is not asked for again. */
const askKnown =
  (asked: readonly Asked[], get: Fetch): Fetch =>
  async (url, request, stop) => {
    const known = asked.find(({ outcome }) => !("code" in outcome) && canonicalUrl(outcome.url) === url)?.outcome;
    return known === undefined || "code" in known ? get(url, request, stop) : known;
  };

const sizeOf = ({ sentences }: Article): number => sentences.reduce((sum, { text }) => sum + text.length + 1, 0);
