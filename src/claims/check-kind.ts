import type { Claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";

/** What the checker knows of the reply that a claim stands in: `persona` where the settings ask for a point of view. */
export type ClaimContext = { persona: boolean };

/** A fact cites, and cites facts, as an analysis does where it cites; an opinion is asked for; nothing cites what is not at hand. */
export function checkKind({ kind, text, citations }: Claim, evidence: Evidence, { persona }: ClaimContext): Fault[] {
  const faults: Fault[] = evidence.missing.map((citation) => ({ kind: "not-at-hand", said: text, citation }));
  if (kind === "opinion" && !persona) faults.push({ kind: "no-persona", said: text });
  if (kind !== "fact" && (kind !== "analysis" || citations.length === 0)) return faults;
  if (citations.length === 0) return [...faults, { kind: "uncited", said: text }];
  return [...faults, ...evidence.opinions.map((citation): Fault => ({ kind: "opinion-cited", said: text, citation }))];
}
