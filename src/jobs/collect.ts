import {
  STOPPED,
  sourceFailing,
  sourceMoved,
  sourceRecovered,
  sourceStopped,
  stoppedBecause,
} from "../channels/collect-wording.ts";
import { READ_ELSEWHERE, setAside } from "../channels/wording.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { findTrouble } from "../lib/failure.ts";
import { openTurns, runInLanes, type Turns } from "../lib/lanes.ts";
import type { Lease } from "../lib/leases.ts";
import { type Pauses, pausedAt } from "../lib/pauses.ts";
import { afterTrouble, type Memory, newPlace, withoutVersion } from "../sources/memory.ts";
import { afterFailing, afterReading, TOLD_AFTER } from "./next-visit.ts";
import { type Source, type SourceReport, type VisitDeps, type Visited, visitSource } from "./visit-source.ts";

/** The instants are epoch milliseconds; `clock` is the true one, even in a replay. `stop` ends the round where it stands; the sources under way are visited again as if for the first time. */
type Deps = VisitDeps & {
  corpus: VisitDeps["corpus"] &
    Pick<Corpus, "claimVisit" | "findSource" | "noteVisit" | "planVisits" | "postponeVisit" | "sourceStates">;
  /** The sources that are set aside. */
  pauses: Pick<Pauses, "all">;
};

/** What a round brought: a report per source, and the ids of the articles that are new or changed. */
export type Collected = { reports: SourceReport[]; ids: string[] };

/** What a visit brought; nothing where it was stopped. */
type Outcome = { report: SourceReport; ids: readonly string[] } | undefined;

/** Sources that are read at once, of as many hosts. */
const LANES = 8;

/** One round: every source but those set aside or stopped is read, due or not; one that fails, or that another worker reads, never stops the others. */
export async function collect(sources: readonly Source[], deps: Deps): Promise<Collected> {
  await deps.corpus.planVisits(sources);
  const paused = pausedAt(await deps.pauses.all(), deps.clock());
  const states = new Map((await deps.corpus.sourceStates()).map((state) => [state.id, state]));
  const outcomes = new Map<string, Outcome>();
  const turns = openTurns();
  await runInLanes(byHost(sources).values(), LANES, async (source) => {
    if (deps.stop?.aborted) return;
    const until = paused.get(source.id);
    const passedOver = (reason: string) => ({ report: { ...emptyReport(source), reasons: [reason] }, ids: [] });
    if (until !== undefined) outcomes.set(source.id, passedOver(setAside(until, deps.zone)));
    else if (states.get(source.id)?.isStopped) outcomes.set(source.id, passedOver(STOPPED));
    else {
      const lease = await turns(() => deps.corpus.claimVisit([source.id]));
      outcomes.set(source.id, lease ? await visitUnder(lease, source, turns, deps) : passedOver(READ_ELSEWHERE));
    }
  });
  const told = sources.flatMap(({ id }) => outcomes.get(id) ?? []);
  return { reports: told.map(({ report }) => report), ids: [...new Set(told.flatMap(({ ids }) => ids))] };
}

/** Visits the sources that have been due for longest, one a host; none where there is none, or others have them. */
export async function collectNext(sources: readonly Source[], deps: Deps): Promise<SourceReport[]> {
  await deps.corpus.planVisits(sources);
  const paused = pausedAt(await deps.pauses.all(), deps.clock());
  const free = byHost(sources.filter(({ id }) => !paused.has(id)));
  const claimed: { source: Source; lease: Lease }[] = [];
  while (claimed.length < LANES) {
    const waiting = [...free.values()].flat();
    const ids = waiting.map(({ id }) => id);
    const lease = await deps.corpus.claimVisit(ids, deps.clock());
    const source = waiting.find(({ id }) => id === lease?.id);
    if (lease === undefined || source === undefined) break;
    claimed.push({ source, lease });
    free.delete(hostOf(source));
  }
  const reports: SourceReport[] = [];
  const turns = openTurns();
  await runInLanes([...claimed.map((one) => [one])], LANES, async ({ source, lease }) => {
    const outcome = await visitUnder(lease, source, turns, deps);
    if (outcome !== undefined) reports.push(outcome.report);
  });
  return reports;
}

const isRemote = ({ place }: Source): boolean => /^https?:/i.test(place);

/** What is on this machine is read one by one, like what is on another. */
const hostOf = (source: Source): string => (isRemote(source) ? (URL.parse(source.place)?.host ?? "") : "");

const byHost = (sources: readonly Source[]): Map<string, Source[]> => Map.groupBy(sources, hostOf);

const emptyReport = ({ id, name }: Source): SourceReport => ({
  ...{ id, name, new: 0, known: 0, changed: 0, merged: 0, failed: 0, reasons: [], notices: [] },
});

async function visitUnder(lease: Lease, source: Source, turns: Turns, deps: Deps): Promise<Outcome> {
  const report = emptyReport(source);
  try {
    const before = (await deps.corpus.findSource(source.id)) ?? NEVER_VISITED;
    // A source that has failed since it was added has yet to be visited for the first time.
    const visiting = { turns, lease, isFirst: before.readAt === null, memory: before.memory, report };
    const visited = await visitSource(source, visiting, deps);
    if (deps.stop?.aborted) return undefined;
    await turns(() => settle(source, { lease, report, before, visited }, deps));
    return { report, ids: visited.ids };
  } catch (error) {
    if (findTrouble(error)?.code !== "lease-lost") throw error;
    deps.log.warn("lease lost", { source: source.id });
    report.reasons.push(READ_ELSEWHERE);
    return { report, ids: [] };
  }
}

/** How a source fared before a visit. */
type Before = { readAt: number | null; failures: number; memory: Memory | null };

const NEVER_VISITED: Before = { readAt: null, failures: 0, memory: null };

type Visit = { lease: Lease; report: SourceReport; before: Before; visited: Visited };

/** Notes how a source fares and when to come back to it, and tells of what has changed. */
async function settle(source: Source, visit: Visit, deps: Deps): Promise<void> {
  const { lease, report, before, visited } = visit;
  const { reason, trouble } = visited;
  const [now, way] = [deps.clock(), { every: source.every, isRemote: isRemote(source) }];
  if (trouble?.code === "fetch-busy" && !trouble.asked) {
    // Its host rests because of another source: this one has not failed.
    report.failed -= 1;
    return deps.corpus.postponeVisit(now + trouble.seconds * 1000, lease);
  }
  const failing = { failures: before.failures + 1, trouble };
  const isWell = reason === null;
  const nextAt = isWell ? afterReading(way, paceOf(visited), now) : afterFailing(way, failing, now);
  const memory = isWell ? memoryOf(visited, before) : afterTrouble(before.memory, trouble);
  report.notices.push(...noticesOf(source, visit, { memory, isStopped: nextAt === null }));
  const told = !isWell && nextAt === null ? stoppedBecause(reason) : reason;
  const { id, place } = source;
  await deps.corpus.noteVisit({ id, now: deps.now(), reason: told, nextAt, memory, place }, lease);
}

/** What a visit changes in how a source fares, told once. */
function noticesOf(
  { name }: Source,
  { before, visited: { reason } }: Visit,
  { memory, isStopped }: { memory: Memory | null; isStopped: boolean },
): string[] {
  if (reason !== null) {
    if (isStopped) return [sourceStopped(name, reason)];
    return before.failures + 1 === TOLD_AFTER ? [sourceFailing(name, reason)] : [];
  }
  const moved = memory && newPlace(before.memory, memory);
  return [
    ...(before.failures >= TOLD_AFTER ? [sourceRecovered(name)] : []),
    ...(moved ? [sourceMoved(name, moved)] : []),
  ];
}

/** What was left for the next visit is not waited for. */
const paceOf = ({ learnt, isWhole }: Visited): number | null => (isWhole ? (learnt?.pace ?? null) : null);

/** Where something was left, the next visit must read the whole again. */
function memoryOf({ learnt, isWhole }: Visited, before: Before): Memory | null {
  if (learnt === undefined) return before.memory;
  return isWhole ? learnt.memory : withoutVersion(learnt.memory);
}
