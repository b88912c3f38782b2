import { foldQuote } from "../french/typography.ts";
import type { Check, Citation, Cited, Claim } from "./claim.ts";

/** The claims that stand, and the count of all of them. */
export type Checked = { standing: Claim[]; check: Check };

/** Extracts stand where they repeat a cited sentence word for word, and no opinion passes for a fact. */
export function checkExtracts(claims: readonly Claim[], cited: Cited): Checked {
  const standing = claims.filter((claim) => claim.citations.some((citation) => repeats(claim, citation, cited)));
  const supported = standing.length;
  return { standing, check: { claims: claims.length, supported, repaired: 0, dropped: claims.length - supported } };
}

export function addChecks(checks: readonly Check[]): Check {
  const sum = (field: keyof Check): number => checks.reduce((total, check) => total + check[field], 0);
  return { claims: sum("claims"), supported: sum("supported"), repaired: sum("repaired"), dropped: sum("dropped") };
}

function repeats(claim: Claim, { articleId, sentence }: Citation, cited: Cited): boolean {
  const source = cited.get(articleId)?.sentences[sentence];
  if (source === undefined || (source.opinion && claim.kind === "fact")) return false;
  return foldQuote(claim.text) === foldQuote(source.text);
}
