import type { Check, CitedClaim, Mode, Source } from "../claims/claim.ts";

export type Label = "new" | "update" | "correction";

export type EditionStory = {
  id: string;
  label: Label;
  title: string;
  claims: CitedClaim[];
  why: CitedClaim | null;
  sources: Source[];
};

/** A source that fails: since when (ISO 8601), and why, in a sentence. */
export type Failing = { source: string; since: string; reason: string };

/** One channel's digest for one local day. Instants are ISO 8601 with the offset of the channel's zone. */
export type Edition = {
  channel: string;
  day: string;
  period: { from: string; to: string };
  mode: Mode;
  essentials: CitedClaim[];
  stories: EditionStory[];
  more: number;
  failing: Failing[];
  check: Check;
};
