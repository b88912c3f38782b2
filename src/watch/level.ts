import { LEVELS, type Level } from "./settings.ts";

/** What decides how much an alert matters. `weight` is what a model's reading of the story says, null without one. */
export type Grounds = { own: Level | undefined; sources: number; amount: boolean; weight: Level | null };

/**
 * By the person who wrote the rule, one step up where three independent sources tell the story. Without a word of theirs,
 * by the sources first: an article cannot make itself important, so that the amount that a rule asks for adds one step,
 * and the weight of the story counts from two sources on.
 */
export function levelOf({ own, sources, amount, weight }: Grounds): Level {
  const corroborated = sources >= 3 ? 2 : sources - 1;
  const base =
    own === undefined
      ? corroborated + Number(amount) + Number(weight === "haute" && sources > 1)
      : stepsOf(own) + Number(sources >= 3);
  return LEVELS[Math.max(0, LEVELS.length - 1 - base)] ?? "basse";
}

const stepsOf = (level: Level): number => LEVELS.length - 1 - LEVELS.indexOf(level);

/** The highest first. */
export const compareLevels = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b);
