import { findDisagreements } from "../briefings/disagreements.ts";
import type { Claim, Mode } from "../claims/claim.ts";
import { Numbering } from "../claims/numbering.ts";
import type { Coverage, StoredArticle } from "../corpus/reading.ts";
import type { Answered, Remark } from "./answer.ts";
import { areBacked, corroborate } from "./corroborate.ts";

/** What was found to say. `articles` are those at hand, with the rest of the stories that claims cite. */
export type Findings = {
  claims: readonly Claim[];
  unknowns: readonly string[];
  /** Whether the claims settle all that is asked. */
  complete: boolean;
  mode: Mode;
  articles: readonly StoredArticle[];
  /** The article that comes nearest, where nothing answers. */
  nearest: string | undefined;
  remarks: readonly Remark[];
};

/** The answer that people read: who bears out what, and where the articles differ; a refusal where there is no claim. */
export function composeAnswer(question: string, coverage: Coverage, findings: Findings): Answered {
  const { articles, mode, unknowns, remarks } = findings;
  const numbering = new Numbering(articles);
  const frame = { question, mode, coverage, unknowns: [...unknowns] };
  if (findings.claims.length === 0) {
    if (findings.nearest !== undefined) numbering.source(findings.nearest);
    return { ...frame, status: "not-in-corpus", claims: [], sources: numbering.sources(), remarks: [...remarks] };
  }
  const claims = findings.claims.map((claim) => (claim.kind === "fact" ? corroborate(claim, articles) : claim));
  const shown = [...claims, ...disagreementsOn(claims, articles)].map((claim) => numbering.show(claim));
  const status = findings.complete && unknowns.length === 0 ? "answered" : "partial";
  const sources = numbering.sources();
  const single: Remark[] = areBacked(claims, articles) ? [] : [{ kind: "single-source", isSame: sources.length === 1 }];
  return { ...frame, status, claims: shown, sources, remarks: [...remarks, ...single] };
}

/** Figures of the claims' own sentences that another article of the story gives otherwise. */
function disagreementsOn(claims: readonly Claim[], articles: readonly StoredArticle[]): Claim[] {
  const cited = new Set(claims.flatMap(({ citations }) => citations.map(nameOf)));
  const stories = Map.groupBy(articles, ({ storyId }) => storyId).values();
  return [...stories]
    .flatMap((story) => findDisagreements(story))
    .filter(({ citations }) => citations.some((citation) => cited.has(nameOf(citation))));
}

const nameOf = ({ articleId, sentence }: Claim["citations"][number]): string => `${articleId} ${sentence}`;
