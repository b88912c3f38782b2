import { findQuotations } from "./quotations.ts";

/**
 * A stretch of a sentence that says one thing. `part` numbers the larger stretch that it belongs to, over which
 * « selon lui » reaches; `quoted` where it stands in quotation marks.
 */
export type Clause = { text: string; part: number; quoted: boolean };

const TURN = "(?:, | )(?:mais|tandis que?|alors qu[e’']|or|whereas|while|but|and then)(?= |$)|; | ;|[—–] | : |: ";
const CUT = new RegExp(
  `(?<turn>${TURN})|(?<pause>, |[()]| et (?=(?:a|ont|est|sont|ne|va|vont|en|y|que|vise|visent|compte|comptent|prévoit|prévoient|espère|espèrent|veut|veulent|pourrait|pourraient|devrait|devraient|envisage|envisagent|promet|promettent|souhaite|souhaitent|entend|demande|demandent|réclame|réclament) |(?:n|qu)[’']))`,
  "g",
);

/** The clauses of a sentence, in order. */
export function findClauses(sentence: string): Clause[] {
  const quotes = findQuotations(sentence).filter(({ text }) => text.split(" ").length > 3);
  const clauses: Clause[] = [];
  let part = 0;
  let from = 0;
  const close = (to: number): void => {
    const text = sentence.slice(from, to).trim();
    const middle = (from + to) / 2;
    if (text !== "")
      clauses.push({ text, part, quoted: quotes.some(({ start, end }) => start <= middle && middle <= end) });
  };
  for (const { index, 0: cut, groups } of sentence.matchAll(CUT)) {
    close(index);
    // A colon before a quotation only opens it.
    if (groups?.["turn"] && !/^[:\s«"“]*[«"“]/.test(sentence.slice(index))) part += 1;
    from = /\p{L}/u.test(cut) ? index : index + cut.length;
  }
  close(sentence.length);
  return clauses;
}
