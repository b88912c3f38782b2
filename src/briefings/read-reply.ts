import type { Citation, Claim } from "../claims/claim.ts";
import type { NumberedSentence } from "./numbered.ts";
import type { BriefingReply, Correction, SectionName, WrittenClaim } from "./reply.ts";

type Said = { text: string; sentences: readonly number[] };

/** Characters of a sentence that people will read; what is longer was never one. */
const LONGEST = 500;

/** The claims of a reply, in the order of its sections; what names no sentence of the request cites nothing. */
export function readClaims(reply: BriefingReply, sentences: readonly NumberedSentence[]): WrittenClaim[] {
  const cite = citer(sentences);
  const of = (section: WrittenClaim["section"], kind: Claim["kind"], list: readonly Said[]): WrittenClaim[] =>
    list.flatMap((said) => {
      const claim = readSaid(kind, said, cite);
      return claim === undefined ? [] : [{ section, claim }];
    });
  const conclusion = { text: reply.question, sentences: [] };
  return [
    ...of("title", "fact", [reply.title]),
    ...of("hook", "fact", reply.hook.slice(0, 1)),
    ...of("context", "fact", reply.context.slice(0, 2)),
    ...of("understanding", "fact", reply.understanding.slice(0, 6)),
    ...of("importance", "analysis", reply.importance.slice(0, 3)),
    ...of("opportunities", "analysis", reply.opportunities.slice(0, 2)),
    ...reply.nuances.slice(0, 3).flatMap((said) => of("nuances", said.kind, [said])),
    ...reply.unknowns.slice(0, 3).flatMap((text) => of("nuances", "unknown", [{ text, sentences: [] }])),
    ...of("opinion", "opinion", reply.opinion.slice(0, 4)),
    ...of("conclusion", "question", [conclusion]),
  ];
}

/** The claims that a correction gives anew, in their places and under their numbers; what it leaves out is given up. */
export function readCorrections<One extends { claim: Claim }>(
  refused: readonly One[],
  { claims }: Correction,
  sentences: readonly NumberedSentence[],
): (One & { number: number })[] {
  const cite = citer(sentences);
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  return refused.flatMap((one, at) => {
    const [number, corrected] = [at + 1, byNumber.get(at + 1)];
    const claim = corrected && readSaid(one.claim.kind, corrected, cite);
    return claim === undefined ? [] : [{ ...one, number, claim }];
  });
}

/** The claims of one section. */
export const inSection = (claims: readonly WrittenClaim[], name: SectionName | "title"): Claim[] =>
  claims.filter(({ section }) => section === name).map(({ claim }) => claim);

type Cite = (n: number) => Citation;

/** The claim of a sentence that a model said; undefined where it said none. */
export function readSaid(kind: Claim["kind"], { text, sentences }: Said, cite: Cite): Claim | undefined {
  if (text.trim() === "" || text.length > LONGEST) return undefined;
  return { kind, text: text.replace(/\s+/g, " ").trim(), citations: [...new Set(sentences)].map(cite) };
}

/** A number that the request does not hold stands for a sentence that nobody has: the checker refuses it. */
export function citer(sentences: readonly NumberedSentence[]): Cite {
  const byNumber = new Map(sentences.map(({ n, citation }) => [n, citation]));
  return (n) => byNumber.get(n) ?? { articleId: "", sentence: n };
}
