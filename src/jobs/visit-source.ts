import type { Article } from "../articles/article.ts";
import type { Draft } from "../articles/draft.ts";
import type { Reference } from "../articles/head.ts";
import { articleId, readArticle } from "../articles/read.ts";
import { describeTrouble, UNEXPECTED } from "../channels/troubles.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Kept } from "../corpus/keep.ts";
import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";
import type { Turns } from "../lib/lanes.ts";
import type { Lease } from "../lib/leases.ts";
import type { Log } from "../lib/log.ts";
import type { Learnt, Visit } from "../sources/ask-source.ts";
import { type Filled, isLacking } from "../sources/full-page.ts";
import type { Memory } from "../sources/memory.ts";

/** What a visit brought: articles by outcome, and the sentences that say what could not be read. */
export type SourceReport = {
  id: string;
  name: string;
  new: number;
  known: number;
  changed: number;
  merged: number;
  failed: number;
  reasons: string[];
  /** What those who look after Vigie are told, once: that the source fails, has stopped, has moved or is well again. */
  notices: string[];
};

/**
 * `place`: its address or path in the settings; `every`: milliseconds from one visit to the next. `fill` reads the page of
 * an item of which the source gives too little.
 */
export type Source = {
  id: string;
  name: string;
  place: string;
  every: number;
  read(stop?: AbortSignal, visit?: Visit): AsyncIterable<Draft | Failure>;
  fill?(draft: Draft, stop?: AbortSignal): Promise<Filled>;
};

export type VisitDeps = {
  corpus: Pick<Corpus, "keep" | "known">;
  log: Log;
  now: () => number;
  clock: () => number;
  zone: string;
  onProgress?: ((report: SourceReport) => void) | undefined;
  stop?: AbortSignal | undefined;
};

/** `isFirst`: what the source brings is its past. `memory` is what the last visit taught. Sources take `turns` at what holds everything else up. */
export type Visiting = { lease: Lease; isFirst: boolean; memory: Memory | null; report: SourceReport; turns: Turns };

/** `reason` is that for which the source is to be called failing, or null; `isWhole`: nothing was left for the next visit. */
export type Visited = {
  /** Articles that are new or changed. */
  ids: string[];
  learnt: Learnt | undefined;
  reason: string | null;
  trouble: Trouble | undefined;
  isWhole: boolean;
};

/** Articles that reach the disk together. */
const BATCH = 50;

/** Pages that one visit reads, a second apart. */
const MOST_PAGES = 25;

/** Reads a source and keeps what it brings. A fault of the source is told; one of the store, or a lost lease, is thrown. */
export async function visitSource(source: Source, visiting: Visiting, deps: VisitDeps): Promise<Visited> {
  const { report, memory } = visiting;
  const visited: Visited = { ids: [], learnt: undefined, reason: null, trouble: undefined, isWhole: true };
  const pages = { left: MOST_PAGES };
  const keep = (batch: Draft[]) => keepBatch(source, batch, { ...visiting, visited, pages }, deps);
  const visit: Visit = {
    ...{ memory, now: deps.clock(), turns: visiting.turns },
    learn(learnt) {
      visited.learnt = learnt;
    },
    pass(count) {
      report.known += count;
    },
  };
  const batch: Draft[] = [];
  try {
    try {
      for await (const found of source.read(deps.stop, visit)) {
        if (deps.stop?.aborted) break;
        if (found instanceof Failure) noteFailure(report, found, deps.log);
        else batch.push(found);
        if (batch.length >= BATCH) await keep(batch.splice(0));
      }
    } finally {
      // A source that breaks off has brought what came before.
      await keep(batch.splice(0));
    }
  } catch (error) {
    return { ...visited, trouble: findTrouble(error), reason: noteTrouble(report, error, deps.log) };
  }
  const read = report.new + report.known + report.changed + report.merged;
  return { ...visited, reason: read === 0 ? (report.reasons[0] ?? null) : null };
}

type Keeping = Visiting & { visited: Visited; pages: { left: number } };

async function keepBatch(source: Source, found: readonly Draft[], keeping: Keeping, deps: VisitDeps): Promise<void> {
  const { lease, isFirst: baseline, report, visited, turns } = keeping;
  const read = (draft: Draft) => readOrFailure(draft, { now: deps.now(), zone: deps.zone });
  const drafts = source.fill === undefined ? found : await fillUp(source, found, keeping, deps);
  const articles: Article[] = [];
  for (let at = 0; at < drafts.length; at += AT_A_STRETCH) {
    for (const article of await turns(async () => drafts.slice(at, at + AT_A_STRETCH).map(read))) {
      if (article instanceof Failure) noteFailure(report, article, deps.log);
      else articles.push(article);
    }
  }
  if (articles.length > 0) {
    const arrival = { now: deps.now(), zone: deps.zone, baseline };
    const kept = await turns(() => deps.corpus.keep(articles, arrival, lease));
    deps.log.debug("kept", { source: source.id, ids: kept.map(({ article }) => article.id) });
    count(report, kept);
    visited.ids.push(...kept.filter(({ outcome }) => outcome !== "known").map(({ article }) => article.id));
  }
  if (found.length > 0) deps.onProgress?.(report);
}

/** Articles read before anything else that waits is let through. */
const AT_A_STRETCH = 5;

/** Items of which the source gives too little are filled up from their pages, once each; those that are known stay as they are. */
async function fillUp(source: Source, found: readonly Draft[], keeping: Keeping, deps: VisitDeps): Promise<Draft[]> {
  const lacking = found.filter(isLacking);
  const known = await deps.corpus.known(lacking.map((draft) => ({ ...draft, id: articleId(draft) })));
  const filled: Draft[] = [];
  for (const draft of found) {
    if (!isLacking(draft)) filled.push(draft);
    else if (known.has(articleId(draft))) keeping.report.known += 1;
    else {
      const full = await readFull(source, draft, keeping, deps);
      // What came in since the last visit is left for the next one; the past is kept as it is.
      if (full === undefined && !keeping.isFirst) keeping.visited.isWhole = false;
      else filled.push(full ?? { ...draft, isCut: true });
    }
  }
  return filled;
}

/** An item with the text of its page, or as an excerpt; undefined where its page is to be read another time. */
async function readFull(source: Source, draft: Draft, { pages }: Keeping, deps: VisitDeps): Promise<Draft | undefined> {
  const { log, stop } = deps;
  if (pages.left <= 0 || stop?.aborted) return undefined;
  pages.left -= 1;
  const filled = await source.fill?.(draft, stop);
  if (filled?.failure === undefined) return filled?.draft;
  const { trouble, cause } = filled.failure;
  log.info("page not read", { source: source.id, trouble, ...(cause !== undefined && { cause: String(cause) }) });
  if (trouble.code === "fetch-busy") pages.left = 0;
  if (trouble.code === "fetch-timeout") pages.left -= MOST_PAGES / 3;
  return trouble.code === "fetch-busy" || stop?.aborted ? undefined : filled.draft;
}

/** The article that a source hands over, or why there is none: one that cannot be read never takes others with it. */
export function readOrFailure(found: Draft | Failure, reference: Reference): Article | Failure {
  if (found instanceof Failure) return found;
  const place = `${found.source}/${found.key}`;
  try {
    return readArticle(found, reference) ?? new Failure({ code: "no-text", place });
  } catch (cause) {
    return new Failure({ code: "article-unread", place }, { cause });
  }
}

function count(report: SourceReport, kept: readonly Kept[]): void {
  for (const { outcome } of kept) report[outcome] += 1;
}

/** A fault of one source is that source's; one of the store stops the round, and a lost lease the visit. */
function noteTrouble(report: SourceReport, error: unknown, log: Log): string {
  const trouble = findTrouble(error);
  if (trouble?.code.startsWith("database-") || trouble?.code === "lease-lost") throw error;
  const reason = trouble ? describeTrouble(trouble) : UNEXPECTED;
  report.failed += 1;
  report.reasons.push(reason);
  log.warn("source failed", { source: report.id, error: trouble ?? String(error), stack: Object(error).stack });
  return reason;
}

function noteFailure(report: SourceReport, { trouble, cause }: Failure, log: Log): void {
  report.failed += 1;
  report.reasons.push(describeTrouble(trouble));
  log.warn("source trouble", { source: report.id, trouble, ...(cause !== undefined && { cause: String(cause) }) });
}
