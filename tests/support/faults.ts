import { checkClaim } from "../../src/claims/check.ts";

/** The kinds of the faults of a fact that cites the given sentences of one article, each once. */
export function faultsOf(text: string, sentences: readonly string[], language = "fr"): string[] {
  const article = {
    sentences: sentences.map((sentence) => ({ text: sentence, block: 0, opinion: false })),
    published: { value: "2025-11-19", precision: "day" as const },
    language,
  };
  const citations = sentences.map((_, sentence) => ({ articleId: "a", sentence }));
  const faults = checkClaim({ kind: "fact", text, citations }, new Map([["a", article]]), { persona: false });
  return [...new Set(faults.map(({ kind }) => kind))];
}

/** What is cited, what may be said of it, what may not, and the kind of fault that this is. */
export type Row = [evidence: string | string[], truth: string, lie: string, fault: string];
