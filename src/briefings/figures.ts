import type { Article } from "../articles/article.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { countedNoun } from "../french/written-figures.ts";
import type { Figure } from "./briefing.ts";

/** The amounts, percentages and measures that an article states as facts, as written, with their hedges. */
export function extractFigures(articles: readonly Pick<Article, "id" | "sentences">[]): Figure[] {
  const figures = articles.flatMap(({ id, sentences }) =>
    sentences.flatMap(({ text, opinion }, sentence) =>
      opinion
        ? []
        : findQuantities(text)
            .filter(isTelling)
            .map((found) => figureOf(text, found, { articleId: id, sentence })),
    ),
  );
  const byValue = new Map(figures.map((figure) => [`${figure.hedge} ${figure.value}`, figure] as const).reverse());
  return figures.filter((figure) => byValue.get(`${figure.hedge} ${figure.value}`) === figure).slice(0, MOST);
}

/** A reader remembers few. */
const MOST = 8;

const TELLING = new Set<Quantity["kind"]>(["money", "percent", "points", "measure"]);

/** Plain numbers tell something from a hundred up; « trois » people or « deux » models do not make a figure. */
const isTelling = ({ kind, values }: Quantity): boolean =>
  TELLING.has(kind) || (kind === "number" && (values[0] ?? 0) >= 100);

function figureOf(sentence: string, found: Quantity, citation: Figure["citation"]): Figure {
  const value = found.text + countedNoun(sentence, found);
  return { value, what: clauseAround(sentence, found), hedge: found.hedge?.text || null, citation };
}

/** The stretch of the sentence around a figure, from one comma or semicolon to the next, in its own words. */
export function clauseAround(sentence: string, { start, end }: Pick<Quantity, "start" | "end">): string {
  const before = Math.max(...CLAUSE_ENDS.map((sign) => sentence.lastIndexOf(sign, start - 1) + sign.length), 0);
  const from = CLAUSE_ENDS.some((sign) => sentence.lastIndexOf(sign, start - 1) >= 0) ? before : 0;
  const ends = CLAUSE_ENDS.map((sign) => sentence.indexOf(sign, end)).filter((at) => at >= 0);
  const clause = sentence.slice(from, Math.min(...ends, sentence.length));
  return clause.replace(/^[\s\u00a0\u202f]+(?:(?:et|mais|ou) )?|[\s\u00a0\u202f.!?…]+$/gu, "");
}

const CLAUSE_ENDS = [", ", " ; ", " : ", " — ", " – ", "\u00a0: ", "\u202f; "];
