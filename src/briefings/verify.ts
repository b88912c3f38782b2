import { checkClaim } from "../claims/check.ts";
import type { ClaimContext } from "../claims/check-kind.ts";
import type { Claim } from "../claims/claim.ts";
import type { CheckedArticle } from "../claims/evidence.ts";
import { describeFault, type Fault } from "../claims/fault.ts";
import { isOrder } from "../french/orders.ts";
import { hasMarkup, strangeWords, type Vocabulary, vocabularyOf } from "./bounds.ts";
import type { Briefing } from "./briefing.ts";
import type { StoryArticle } from "./extract.ts";
import type { NumberedSentence } from "./numbered.ts";

/** What the checker asks besides a claim. */
export type Checking<Cited extends CheckedArticle = StoryArticle> = {
  cited: ReadonlyMap<string, Cited>;
  context: ClaimContext;
  /** Of what is cited; read when the first claim that cites nothing asks for it, as few do. */
  vocabulary(): Vocabulary;
};

export function openChecking<Cited extends CheckedArticle & { id: string }>(
  articles: readonly Cited[],
  context: ClaimContext,
): Checking<Cited> {
  const cited = new Map(articles.map((article) => [article.id, article]));
  let vocabulary: Vocabulary | undefined;
  const readVocabulary = (): Vocabulary => {
    vocabulary ??= vocabularyOf(articles);
    return vocabulary;
  };
  return { cited, context, vocabulary: readVocabulary };
}

/** What was written: a claim, and what else is known of it. */
type Written = { claim: Claim };

/** A claim that does not stand, and why. */
export type Refused<One extends Written> = One & { faults: Fault[] };

/** The claims that stand, and those that do not, each in their order. */
export function verifyClaims<One extends Written>(
  claims: readonly One[],
  checking: Checking<CheckedArticle>,
): { standing: One[]; refused: Refused<One>[] } {
  const judged = claims.map((written) => ({ written, faults: faultsOf(written.claim, checking) }));
  return {
    standing: judged.filter(({ faults }) => faults.length === 0).map(({ written }) => written),
    refused: judged.filter(({ faults }) => faults.length > 0).map(({ written, faults }) => ({ ...written, faults })),
  };
}

/** Why a claim cannot stand in a briefing. What cites nothing is made of the articles' words. */
export function faultsOf(claim: Claim, { cited, context, vocabulary }: Checking<CheckedArticle>): Fault[] {
  const { kind, text, citations } = claim;
  if (!isWellFormed(claim) || isOrder(text) || hasMarkup(text, [...cited.values()]))
    return [{ kind: "form", said: text }];
  if (kind === "analysis" && citations.length === 0) return [{ kind: "uncited", said: text }];
  const faults = checkClaim(claim, cited, context);
  const strange = citations.length === 0 ? strangeWords(text, vocabulary()) : [];
  return strange.length > 0 ? [...faults, { kind: "strange", said: strange.join(", ") }] : faults;
}

/** Characters of a question, and of what is not known. */
const LONGEST = 200;
/** Sentences under one: a claim that cites them all would rest on any word of theirs. */
const MOST_CITED = 6;

/** A question asks once; nothing else asks, nor calls out. */
function isWellFormed({ kind, text, citations }: Claim): boolean {
  if (citations.length > MOST_CITED) return false;
  if (kind === "question") return text.length <= LONGEST && /^[^?!]+\?$/u.test(text);
  return !/[?!]/.test(text) && (kind !== "unknown" || (text.length <= LONGEST && !/[.;:]\s/u.test(text)));
}

/** What a model is told of the claims that were refused: a line for each, with its number from 1 and its reasons. */
export function faultLines(refused: readonly Refused<Written>[], sentences: readonly NumberedSentence[]): string {
  const numbers = new Map(sentences.map(({ n, citation }) => [`${citation.articleId} ${citation.sentence}`, n]));
  const nameOf = ({ articleId, sentence }: NumberedSentence["citation"]): string =>
    `[${numbers.get(`${articleId} ${sentence}`) ?? sentence}]`;
  return refused
    .map(
      ({ claim, faults }, at) =>
        `${at + 1}. « ${claim.text} » ${faults.map((fault) => describeFault(fault, nameOf)).join(" ")}`,
    )
    .join("\n");
}

/** Whether each claim of a kept briefing, checked again, stands on the articles as they are now. */
export function stillStands({ sections }: Briefing, checking: Checking): boolean {
  const { opinion, ...others } = sections;
  const claims = [...Object.values(others).flat(), ...(opinion?.claims ?? [])];
  return claims.every((claim) => faultsOf(claim, checking).length === 0);
}
