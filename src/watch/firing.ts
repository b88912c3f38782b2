import { versionOf } from "../articles/article.ts";
import { knownFrom } from "../articles/facts.ts";
import type { Trigger } from "./found.ts";
import { compareLevels } from "./level.ts";
import type { Match, Sighting } from "./match.ts";
import type { Rule } from "./rule.ts";
import type { Level } from "./settings.ts";

/** A rule set off by an article, in one channel: what an alert tells. Instants are epoch milliseconds. */
export type Firing = {
  channel: string;
  rule: string;
  storyId: string;
  articleId: string;
  contentHash: string;
  /** The sentence's number when it fired, and its words. */
  sentence: number;
  said: string;
  triggers: Trigger[];
  /** The figures, names and dates of the sentence. */
  facts: string[];
  level: Level;
  /** A new fact of a story that was told before. */
  isUpdate: boolean;
  grouped: boolean;
  firedAt: number;
  /** The versions of the story's articles when it fired: what came with them is not new. */
  atHand: string[];
};

/** A firing of former times. `toldAt` is null while it waits for its message. */
export type PastFiring = Firing & { toldAt: number | null };

/** What a channel's rules found in a story, and the versions of all its articles. */
export type Found = { storyId: string; matches: readonly Match[]; versions: readonly string[] };

/**
 * What is to be told of a story in a channel. The first time, the best of what each rule found. Later, only what came in
 * since: an article with a figure, a name or a date that no alert of the story showed; without one, an article that came
 * in after its rule's cooldown, or the first that brings a rule the number of sources that it waits for.
 */
export function chooseFirings(
  { storyId, matches, versions }: Found,
  past: readonly PastFiring[],
  { channel, rules, now }: { channel: string; rules: ReadonlyMap<string, Rule>; now: number },
): Firing[] {
  const former = past.filter((each) => each.storyId === storyId && each.channel === channel);
  const make = (match: Match, sighting: Sighting, isUpdate: boolean): Firing => ({
    ...{ channel, rule: match.rule, storyId, articleId: match.articleId, contentHash: match.contentHash },
    ...{
      sentence: sighting.sentence,
      said: sighting.text,
      triggers: triggersOf(match, sighting),
      facts: [...sighting.facts],
      level: match.level,
    },
    ...{ isUpdate, grouped: rules.get(match.rule)?.grouped ?? false, firedAt: now, atHand: [...versions] },
  });
  if (former.length === 0)
    return bestOfEach(matches).flatMap((match) => firstOf(match, (best) => make(match, best, false)));
  const known = new Set(former.flatMap(({ atHand }) => atHand));
  const shown = knownFrom(former.flatMap(({ facts }) => facts));
  const fresh = matches.filter(
    (match) => !known.has(versionOf({ id: match.articleId, contentHash: match.contentHash })),
  );
  const fired: Firing[] = [];
  for (const ofArticle of Map.groupBy(fresh, ({ articleId }) => articleId).values()) {
    const told = ofArticle.flatMap((match) => {
      const update = match.sightings.find(({ facts }) => facts.some((fact) => !shown.has(fact)));
      if (update !== undefined) return [make(match, update, true)];
      return isDue(match, rules.get(match.rule), [...former, ...fired.map(untold)])
        ? firstOf(match, (best) => make(match, best, false))
        : [];
    });
    fired.push(...told);
    for (const fact of knownFrom(told.flatMap(({ facts }) => facts))) shown.add(fact);
  }
  return fired;
}

const untold = (firing: Firing): PastFiring => ({ ...firing, toldAt: null });

/** What stands in the sentence that is shown, then the rest; the amount is the one that it gives. */
function triggersOf({ triggers }: Match, { triggers: own }: Sighting): Trigger[] {
  const isSaid = ({ kind, text }: Trigger): boolean =>
    own.some((each) => each.kind === kind && (kind === "amount" || each.text === text));
  return [...own, ...triggers.filter((trigger) => !isSaid(trigger))];
}

const firstOf = <Value>({ sightings: [best] }: Match, make: (best: Sighting) => Value): Value[] =>
  best === undefined ? [] : [make(best)];

/** For each rule, the match whose sentence says most; among equals the first. */
function bestOfEach(matches: readonly Match[]): Match[] {
  const ofRules = Map.groupBy(matches, ({ rule }) => rule).values();
  const countOf = ({ sightings }: Match): number => sightings[0]?.triggers.length ?? 0;
  return [...ofRules]
    .flatMap((each) => each.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, 1))
    .sort((a, b) => compareLevels(a.level, b.level));
}

/** Whether a story may be told again without a new fact. */
function isDue(match: Match, rule: Rule | undefined, former: readonly PastFiring[]): boolean {
  if (rule?.independentSources !== undefined && !former.some((each) => each.rule === match.rule)) return true;
  const isWaiting = former.some(({ toldAt }) => toldAt === null);
  if (rule?.cooldown === undefined || isWaiting) return false;
  const last = Math.max(...former.map(({ toldAt }) => toldAt ?? 0));
  return match.arrivedAt >= last + rule.cooldown;
}
