import type { Candidate } from "./candidates.ts";
import type { Part } from "./question.ts";

/** How likely a candidate is the answer, from 0 to 1. */
export function confidenceOf({ terms }: Part, { evidence, lead, view, at }: Candidate): number {
  const { said, scene, name, adjacent } = evidence;
  const sum =
    WEIGHTS.base +
    WEIGHTS.said * said +
    WEIGHTS.scene * scene +
    WEIGHTS.name * name +
    WEIGHTS.adjacent * adjacent +
    WEIGHTS.lead * lead +
    WEIGHTS.length * (Math.log1p(view.sequence(at).length) / 3) +
    WEIGHTS.terms * (Math.min(terms.length, 8) / 8);
  return 1 / (1 + Math.exp(-sum));
}

const WEIGHTS = { base: -8, said: 2.5, scene: 2.3, name: 0.65, adjacent: 0.66, lead: 2.6, length: 0.45, terms: 2.7 };
