import type { Firing } from "./firing.ts";
import { compareLevels } from "./level.ts";
import { quietAround } from "./quiet.ts";
import type { Quiet } from "./settings.ts";

/** Why stories share a message: their rules ask for it, there are too many at once, or it was quiet. */
export type AlertKind = "single" | "grouped" | "storm" | "quiet";

/** One message to send now, and what it tells. */
export type PlannedAlert<One extends Firing = Firing> = { kind: AlertKind; firings: One[] };

/** Where a channel stands: what waits to be told, and when it was sent alerts lately. */
export type Backlog<One extends Firing = Firing> = { pending: readonly One[]; sent: readonly number[] };

const HOUR = 3_600_000;
/** Messages in any hour. */
export const CAP = 5;
/** Stories that one message tells; the others wait for the next. */
const STORIES = 30;

/** How a channel wants its alerts. */
export type Pacing = { quiet?: Quiet | undefined; zone: string; now: number };

/**
 * The messages that a channel is to have at an instant, and when to look again; what is in none of them waits. Nothing in
 * quiet hours, then one message of what they held. No more than five in an hour: where that leaves too little room,
 * what waits is told together.
 */
export function planAlerts<One extends Firing>(
  { pending, sent }: Backlog<One>,
  { quiet, zone, now }: Pacing,
): { alerts: PlannedAlert<One>[]; wakeAt: number | null } {
  if (pending.length === 0) return { alerts: [], wakeAt: null };
  const current = quiet && quietAround(now, quiet, zone);
  if (current !== undefined) return { alerts: [], wakeAt: current.to };
  // A clock that was put back leaves messages of times to come: they hold nothing up for more than an hour.
  const recent = sent.filter((at) => Math.abs(now - at) < HOUR);
  const room = CAP - recent.length;
  const isHeld = ({ firedAt }: One): boolean => quiet !== undefined && quietAround(firedAt, quiet, zone) !== undefined;
  const { held, due, waiting, atOnce } = sort(pending, isHeld, now);
  const alerts = makeRoom(
    [...share("quiet", held), ...share("grouped", due), ...atOnce.map(single)],
    [due, atOnce].flat(),
    held,
    room,
  );
  const told = alerts.flatMap(({ firings }) => firings).length;
  const isFull = told < pending.length - waiting.flat().length;
  const wakes = [
    ...(isFull ? [Math.min(...recent, ...alerts.map(() => now)) + HOUR] : []),
    ...waiting.flat().map(({ firedAt }) => firedAt + HOUR),
  ];
  return { alerts, wakeAt: wakes.length === 0 ? null : Math.min(...wakes) };
}

type Story<One> = One[];

/** Stories by what becomes of them: held by quiet hours, to be told together, to wait for others, to be told at once. */
function sort<One extends Firing>(pending: readonly One[], isHeld: (firing: One) => boolean, now: number) {
  const stories: Story<One>[] = [...Map.groupBy(pending, ({ storyId }) => storyId).values()].sort(byWeight);
  const held = stories.filter((story) => story.some(isHeld));
  const rest = stories.filter((story) => !held.includes(story));
  const atOnce = rest.filter((story) => story.some(({ grouped }) => !grouped));
  const grouped = rest.filter((story) => !atOnce.includes(story));
  // Once one has waited for an hour, those that came after it go along.
  const isOver = grouped.flat().some(({ firedAt }) => Math.abs(now - firedAt) >= HOUR);
  return { held, atOnce, due: isOver ? grouped : [], waiting: isOver ? [] : grouped };
}

/** The most important first, then the oldest. */
function byWeight<One extends Firing>(a: Story<One>, b: Story<One>): number {
  const [first, other] = [a, b].map((story) => ({
    level: story.map(({ level }) => level).sort(compareLevels)[0] ?? "basse",
    at: Math.min(...story.map(({ firedAt }) => firedAt)),
  }));
  if (first === undefined || other === undefined) return 0;
  return compareLevels(first.level, other.level) || first.at - other.at;
}

const single = <One extends Firing>(firings: Story<One>): PlannedAlert<One> => ({ kind: "single", firings });

/** Stories in as few messages as hold them; one alone has a message of its own, whatever it waited for. */
function share<One extends Firing>(kind: AlertKind, stories: readonly Story<One>[]): PlannedAlert<One>[] {
  const parts = Array.from({ length: Math.ceil(stories.length / STORIES) }, (_, at) =>
    stories.slice(at * STORIES, (at + 1) * STORIES),
  );
  return parts.map((part) => ({ kind: part.length === 1 && kind !== "quiet" ? "single" : kind, firings: part.flat() }));
}

/** What there is room for, all of it told together where each for itself would not fit. */
function makeRoom<One extends Firing>(
  wanted: PlannedAlert<One>[],
  others: readonly Story<One>[],
  held: readonly Story<One>[],
  room: number,
): PlannedAlert<One>[] {
  if (wanted.length <= room) return wanted;
  return [...share("quiet", held), ...share("storm", others)].slice(0, Math.max(0, room));
}
