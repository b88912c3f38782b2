import type { CitedClaim, Mode, Source } from "../claims/claim.ts";
import type { Day } from "../lib/calendar.ts";

/** What the corpus says of a question, or that it says nothing of it. */
export type Answer = {
  question: string;
  status: "answered" | "partial" | "not-in-corpus";
  mode: Mode;
  claims: CitedClaim[];
  unknowns: string[];
  sources: Source[];
  coverage: { articles: number; from: Day; to: Day };
};
