import { knownFrom } from "../articles/facts.ts";
import type { Decision, Said } from "./decision.ts";

/** What a channel was shown of a story: when last, in what words, and what it knows by the articles that tell it. */
export type Former = {
  /** The local day of the last edition that showed it. */
  day: string;
  said: readonly (Said & { day: string })[];
  /** The sentences that a correction took back. */
  gone: ReadonlySet<string>;
  /** Keys of facts. */
  known: ReadonlySet<string>;
  /** The articles by which it is known, each as it last was. */
  versions: ReadonlyMap<string, string>;
};

/** A decision and the local day of its edition. */
export type Decided = Decision & { day: string };

/** What the decisions on one story, the oldest first, come to; undefined where none of them showed it. */
export function formerOf(decisions: readonly Decided[]): Former | undefined {
  const shown = decisions.filter(({ outcome }) => outcome === "shown");
  const last = shown.at(-1);
  if (last === undefined) return undefined;
  const heard = decisions.flatMap((decision) => decision.heard);
  return {
    day: last.day,
    said: shown.flatMap(({ said, day }) => said.map((each) => ({ ...each, day }))),
    gone: new Set(decisions.flatMap(({ gone }) => gone)),
    known: knownFrom(heard.flatMap(({ facts }) => facts)),
    versions: new Map(heard.map(({ id, version }) => [id, version])),
  };
}
