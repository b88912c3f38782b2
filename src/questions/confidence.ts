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

const WEIGHTS = {
  base: -7.69,
  said: 2.52,
  scene: 1.64,
  name: 0.46,
  adjacent: 0.74,
  lead: 4.01,
  length: 0.87,
  terms: 3,
};
