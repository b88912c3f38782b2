import type { CitedClaim, Mode, Source } from "../claims/claim.ts";
import type { Day } from "../lib/calendar.ts";

/** What the corpus says of a question, or that it says nothing of it. */
type Answer = {
  question: string;
  status: "answered" | "partial" | "not-in-corpus";
  mode: Mode;
  claims: CitedClaim[];
  unknowns: string[];
  sources: Source[];
  coverage: { articles: number; from: Day; to: Day };
};

/** What a reader should know of an answer besides its sentences; `channels/` has the words. */
export type Remark =
  /** Two things at least bear this name. */
  | { kind: "homonym"; name: string }
  /** Each claim rests on one independent source, or all of them on the same. */
  | { kind: "single-source"; isSame: boolean }
  /** The model did not answer: these are extracts. */
  | { kind: "stands-in" }
  /** Words that were taken for others, as mistyped. */
  | { kind: "read-as"; written: string; read: string }
  /** A month or a season named without its year. */
  | { kind: "assumed"; day: Day }
  /** Nothing was published in the time that is asked about; where none is named, in the last week. */
  | { kind: "nothing-new"; isNamed: boolean }
  /** Why a question was not looked for. */
  | { kind: "small-talk" }
  | { kind: "attack" }
  | { kind: "too-long"; limit: number };

/** Whether a question was not looked for at all. */
export const isInstead = ({ kind }: Remark): boolean => INSTEAD.has(kind);
const INSTEAD = new Set<Remark["kind"]>(["small-talk", "attack", "too-long"]);

/** An answer, and what a message says beside it. */
export type Answered = Answer & { remarks: Remark[] };
