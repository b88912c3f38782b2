import type { Article } from "../articles/article.ts";
import type { Draft } from "../articles/draft.ts";
import type { Reference } from "../articles/head.ts";
import { readArticle } from "../articles/read.ts";
import { describeTrouble, UNEXPECTED } from "../channels/troubles.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Kept } from "../corpus/keep.ts";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";

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

type Source = { id: string; name: string; read(stop?: AbortSignal): AsyncIterable<Draft | Failure> };

type Deps = {
  corpus: Pick<Corpus, "keep" | "noteVisit" | "sourceStates">;
  log: Log;
  now: () => number;
  zone: string;
  onProgress?: (report: SourceReport) => void;
  /** Ends the round where it stands; the source under way is visited again as if for the first time. */
  stop?: AbortSignal | undefined;
};

/** Articles that reach the disk together. */
const BATCH = 50;

/** One round: every source is read, and what it brings is kept; a source that fails never stops the others. */
export async function collect(
  sources: readonly Source[],
  deps: Deps,
): Promise<{ reports: SourceReport[]; articles: Article[] }> {
  // A source that has failed since it was added has yet to be visited for the first time.
  const states = await deps.corpus.sourceStates();
  const visited = new Set(states.filter(({ readAt }) => readAt !== null).map(({ id }) => id));
  const reports: SourceReport[] = [];
  const articles: Article[] = [];
  for (const source of sources) {
    const { id, name } = source;
    const report = { id, name, new: 0, known: 0, changed: 0, merged: 0, failed: 0, reasons: [] };
    const reason = await visit(source, !visited.has(id), report, articles, deps);
    if (deps.stop?.aborted) break;
    await deps.corpus.noteVisit({ id, now: deps.now(), reason });
    reports.push(report);
  }
  return { reports, articles };
}

/** The reason for which the source is to be called failing, or null. */
async function visit(
  source: Source,
  baseline: boolean,
  report: SourceReport,
  articles: Article[],
  deps: Deps,
): Promise<string | null> {
  const keep = async (batch: readonly Article[]): Promise<void> => {
    if (batch.length === 0) return;
    const kept = await deps.corpus.keep(batch, { now: deps.now(), zone: deps.zone, baseline });
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

/** A fault of one source is that source's; a fault of the store stops the round. */
function noteTrouble(report: SourceReport, error: unknown, log: Log): string {
  const trouble = findTrouble(error);
  if (trouble?.code.startsWith("database-")) throw error;
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
