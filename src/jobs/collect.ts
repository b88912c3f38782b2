import type { Article } from "../articles/article.ts";
import type { Draft } from "../articles/draft.ts";
import type { Reference } from "../articles/head.ts";
import { readArticle } from "../articles/read.ts";
import { describeTrouble, UNEXPECTED } from "../channels/troubles.ts";
import { READ_ELSEWHERE, setAside } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Kept } from "../corpus/keep.ts";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Lease } from "../lib/leases.ts";
import type { Log } from "../lib/log.ts";
import { type Pauses, pausedAt } from "../lib/pauses.ts";

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
};

/** `every`: milliseconds from one visit to the next. */
type Source = { id: string; name: string; every: number; read(stop?: AbortSignal): AsyncIterable<Draft | Failure> };

type Deps = {
  corpus: Pick<Corpus, "keep" | "claimVisit" | "noteVisit" | "sourceStates">;
  /** The sources that are set aside. */
  pauses: Pick<Pauses, "all">;
  log: Log;
  now: () => number;
  /** Epoch milliseconds of the true clock, even in a replay. */
  clock: () => number;
  zone: string;
  onProgress?: ((report: SourceReport) => void) | undefined;
  /** Ends the round where it stands; the source under way is visited again as if for the first time. */
  stop?: AbortSignal | undefined;
};

/** What a round brought: a report per source, and the articles that are new or changed. */
export type Collected = { reports: SourceReport[]; articles: Article[] };

/** Articles that reach the disk together. */
const BATCH = 50;

/** One round: every source but those set aside is read, due or not; one that fails, or that another worker reads, never stops the others. */
export async function collect(sources: readonly Source[], deps: Deps): Promise<Collected> {
  const collected: Collected = { reports: [], articles: [] };
  const paused = pausedAt(await deps.pauses.all(), deps.clock());
  for (const source of sources) {
    if (deps.stop?.aborted) break;
    const until = paused.get(source.id);
    if (until !== undefined) {
      collected.reports.push({ ...emptyReport(source), reasons: [setAside(until, deps.zone)] });
      continue;
    }
    const lease = await deps.corpus.claimVisit([source.id]);
    if (lease) await visitUnder(lease, source, collected, deps);
    else collected.reports.push({ ...emptyReport(source), reasons: [READ_ELSEWHERE] });
  }
  return collected;
}

/** Visits the source that has been due for longest; undefined where there is none, or others have it. */
export async function collectNext(sources: readonly Source[], deps: Deps): Promise<SourceReport | undefined> {
  const paused = pausedAt(await deps.pauses.all(), deps.clock());
  const byId = new Map(sources.filter(({ id }) => !paused.has(id)).map((source) => [source.id, source]));
  const lease = await deps.corpus.claimVisit([...byId.keys()], deps.clock());
  const source = lease && byId.get(lease.id);
  if (lease === undefined || source === undefined) return undefined;
  const collected: Collected = { reports: [], articles: [] };
  await visitUnder(lease, source, collected, deps);
  return collected.reports[0];
}

const emptyReport = ({ id, name }: Source): SourceReport => ({
  ...{ id, name, new: 0, known: 0, changed: 0, merged: 0, failed: 0, reasons: [] },
});

async function visitUnder(lease: Lease, source: Source, { reports, articles }: Collected, deps: Deps): Promise<void> {
  // A source that has failed since it was added has yet to be visited for the first time.
  const state = (await deps.corpus.sourceStates()).find(({ id }) => id === source.id);
  const report = emptyReport(source);
  try {
    const reason = await visit(source, lease, { baseline: state?.readAt == null, report, articles }, deps);
    if (deps.stop?.aborted) return;
    const nextAt = deps.clock() + source.every;
    await deps.corpus.noteVisit({ id: source.id, now: deps.now(), reason, nextAt }, lease);
  } catch (error) {
    if (findTrouble(error)?.code !== "lease-lost") throw error;
    deps.log.warn("lease lost", { source: source.id });
    report.reasons.push(READ_ELSEWHERE);
  }
  reports.push(report);
}

type Visiting = { baseline: boolean; report: SourceReport; articles: Article[] };

/** The reason for which the source is to be called failing, or null. */
async function visit(
  source: Source,
  lease: Lease,
  { baseline, report, articles }: Visiting,
  deps: Deps,
): Promise<string | null> {
  const keep = async (batch: readonly Article[]): Promise<void> => {
    if (batch.length === 0) return;
    const kept = await deps.corpus.keep(batch, { now: deps.now(), zone: deps.zone, baseline }, lease);
    deps.log.debug("kept", { source: source.id, ids: kept.map(({ article }) => article.id) });
    count(report, kept);
    articles.push(...kept.filter(({ outcome }) => outcome !== "known").map(({ article }) => article));
    deps.onProgress?.(report);
  };
  const batch: Article[] = [];
  try {
    try {
      for await (const found of source.read(deps.stop)) {
        if (deps.stop?.aborted) break;
        const article = readOrFailure(found, { now: deps.now(), zone: deps.zone });
        if (article instanceof Failure) noteFailure(report, article, deps.log);
        else batch.push(article);
        if (batch.length >= BATCH) await keep(batch.splice(0));
      }
    } finally {
      // A source that breaks off has brought what came before.
      await keep(batch.splice(0));
    }
  } catch (error) {
    return noteTrouble(report, error, deps.log);
  }
  const read = report.new + report.known + report.changed + report.merged;
  return read === 0 ? (report.reasons[0] ?? null) : null;
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
