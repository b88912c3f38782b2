import { basename } from "node:path";
import type { Article } from "../articles/article.ts";
import type { Draft } from "../articles/draft.ts";
import type { Reference } from "../articles/head.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { Failure } from "../lib/failure.ts";
import type { Fetch } from "../lib/http.ts";
import type { Way } from "../sources/ask-source.ts";
import { type Attempt, discover } from "../sources/discover.ts";
import { readSource } from "../sources/read-source.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import { readOrFailure } from "./visit-source.ts";

/** What a source holds, and what of it could not be read. */
export type Held = { articles: Article[]; failures: Failure[] };

/** How addresses are asked, and what dates are told from. */
export type Trial = Way & { reference: Reference };

/** Articles of a listing that a trial reads: each is a page to ask for. */
const MOST_TRIED = 3;

/** Reads a source as a round would, but for a listing, of which the first articles are read; keeps nothing. Throws `Failure`. */
export async function trySource(source: SourceSettings, base: string, { reference, ...way }: Trial): Promise<Held> {
  const found: (Draft | Failure)[] = [];
  const visit = { ...way, now: () => reference.now, most: MOST_TRIED };
  for await (const one of readSource(source, base, visit)) found.push(one);
  const read = found.map((one) => readOrFailure(one, reference));
  return {
    articles: read.filter((one): one is Article => !(one instanceof Failure)),
    failures: read.filter((one) => one instanceof Failure),
  };
}

export type FoundSource = Held & { source: SourceSettings; tried: Attempt[] };

/** The source that any address of a site leads to, under an id that is free, and what it holds. Throws `Failure`. */
export async function findSource(
  address: string,
  taken: ReadonlySet<string>,
  { fetch: get, ...trial }: Trial,
): Promise<FoundSource> {
  const fetch = askOnce(get);
  const { place, tried } = await discover(address, { ...trial, fetch, now: () => trial.reference.now });
  if (place === null) throw whyNothing(address, tried);
  const { kind, title } = place;
  const at = kind === "feed" ? { feed: place.address } : { page: place.address };
  const source = { ...nameSource(title, place.address, taken), ...at };
  return { source, tried, ...(await trySource(source, "", { ...trial, fetch })) };
}

/** A source that answers is visited again, and has failed at nothing. */
export async function restartStopped(
  id: string,
  corpus: Pick<Corpus, "restartSource" | "sourceStates">,
): Promise<void> {
  const state = (await corpus.sourceStates()).find((each) => each.id === id);
  if (state?.isStopped) await corpus.restartSource(id);
}

/** By its own title, or by the place where it is. */
export function nameSource(
  title: string | null,
  place: string,
  taken: ReadonlySet<string>,
): { id: string; name?: string } {
  const host = URL.canParse(place) ? new URL(place).hostname.replace(/^www\./, "") : basename(place);
  return { id: freeId(title ?? host, taken), ...(title !== null && { name: title }) };
}

/** Where the address itself could not be read, that is why; else nothing stood where it was looked for. */
function whyNothing(address: string, tried: readonly Attempt[]): Failure {
  const own = tried.find((each) => each.address === address)?.found;
  return own instanceof Failure ? own : new Failure({ code: "no-source", address, tried: tried.length });
}

/** What was asked for once is not asked for again. */
function askOnce(get: Fetch): Fetch {
  const answers = new Map<string, ReturnType<Fetch>>();
  return (url, limits, stop) => {
    const answer = answers.get(url) ?? get(url, limits, stop);
    answers.set(url, answer);
    return answer;
  };
}
