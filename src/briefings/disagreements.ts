import type { Citation, Claim } from "../claims/claim.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { searchTerms } from "../french/words.ts";
import type { StoryArticle } from "./extract.ts";
import { clauseAround } from "./figures.ts";

/** A figure of an article, and the words of the clause that it stands in. */
type Stated = { articleId: string; quantity: Quantity; terms: ReadonlySet<string>; citation: Citation };

/**
 * Figures on which a story's articles differ, one claim for each, both versions in it as they are written: amounts or
 * measures of one unit, in clauses that share a word, none of which the other article gives too.
 */
export function findDisagreements(articles: readonly StoryArticle[]): Claim[] {
  const told = articles.filter(({ copyOf, language }) => copyOf === null && language === "fr");
  const stated = told.map(statedIn);
  const claims: Claim[] = [];
  for (const [at, ones] of stated.entries()) {
    for (const others of stated.slice(at + 1)) {
      const pair = findPair(ones, others);
      if (pair !== undefined) claims.push(claimOf(...pair));
    }
  }
  return claims.slice(0, MOST);
}

/** A reader follows few. */
const MOST = 2;

const COMPARED = new Set<Quantity["kind"]>(["money", "measure"]);

function statedIn({ id, sentences }: StoryArticle): Stated[] {
  return sentences.flatMap(({ text, opinion }, sentence) =>
    (opinion ? [] : findQuantities(text))
      .filter(({ kind, values, range }) => COMPARED.has(kind) && values.length > 0 && range === null)
      .map((quantity) => {
        const own = new Set(searchTerms(quantity.text));
        const terms = searchTerms(clauseAround(text, quantity)).filter((term) => !own.has(term) && !/\d/.test(term));
        return { articleId: id, quantity, terms: new Set(terms), citation: { articleId: id, sentence } };
      }),
  );
}

function findPair(ones: readonly Stated[], others: readonly Stated[]): [Stated, Stated] | undefined {
  for (const one of ones) {
    if (others.some((other) => isSame(one, other))) continue;
    const other = others.find((each) => isRival(one, each) && !ones.some((own) => isSame(own, each)));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

const isSame = ({ quantity: a }: Stated, { quantity: b }: Stated): boolean =>
  a.unit === b.unit && a.values.some((value) => b.values.includes(value));

/** Of one order of size: a project's budget and what one of its parts costs are two figures. */
function isRival(one: Stated, other: Stated): boolean {
  const [a = 0, b = 0] = [one.quantity.values[0], other.quantity.values[0]];
  const isNear = Math.max(a, b) <= 2 * Math.min(a, b);
  return one.quantity.unit === other.quantity.unit && isNear && !one.terms.isDisjointFrom(other.terms);
}

function claimOf(one: Stated, other: Stated): Claim {
  const versions = [one, other].map(({ quantity }) => `« ${quantity.text} »`);
  const text = `Les articles ne donnent pas le même chiffre : ${versions.join(" ; ")}.`;
  return { kind: "analysis", text, citations: [one.citation, other.citation] };
}
