import type { Kysely } from "kysely";
import { looksEnglish, translateTerms } from "../french/english-words.ts";
import { meaningsIn } from "../french/idioms.ts";
import { relativesOf } from "../french/word-families.ts";
import type { Frequencies } from "./frequencies.ts";
import { countTerms, type WeighedTerm } from "./full-text.ts";
import { weightOf } from "./ranking.ts";
import { respell } from "./spelling.ts";
import type { CorpusTables } from "./tables.ts";

/** What a question is looked for by in articles of its own language, and in those of another, which may tell it otherwise. */
export type SearchTerms = {
  /** The question, what was mistyped in it put right, and what its idioms mean. */
  text: string;
  language: "fr" | "en";
  own: WeighedTerm[];
  abroad: WeighedTerm[];
  /** Of a word that no passage holds, those of its families: « licencier », where only « virer » is asked. */
  instead: WeighedTerm[];
};

/** The terms of a question, what was mistyped in it put right, each with its worth among the stored passages. */
export async function weighTerms(
  database: Kysely<CorpusTables>,
  frequencies: Frequencies,
  question: string,
): Promise<SearchTerms> {
  const { text: respelt } = await respell(database, question);
  // Some articles tell by an idiom what others tell plainly.
  const text = [respelt, ...meaningsIn(respelt)].join(" ");
  const language = looksEnglish(text) ? "en" : "fr";
  const terms = translateTerms(text).slice(0, TERMS_READ);
  const isTold = language === "en" || (await frequencies.hasEnglish(database));
  const looked = terms.flatMap(({ term, told }) => [term, ...(isTold ? told : [])]);
  const [{ total }, counts] = await Promise.all([
    frequencies.count(database),
    countTerms(database, [...new Set(looked)]),
  ]);
  const passagesOf = (term: string): number => counts.get(term) ?? 0;
  const own: WeighedTerm[] = [];
  const abroad: WeighedTerm[] = [];
  for (const { term, told } of terms) {
    const known = told.filter((one) => counts.has(one));
    // A word that one article of another language holds is no rarer than what it means.
    const meant = passagesOf(term) + known.reduce((sum, one) => sum + passagesOf(one), 0);
    const worth = weightOf(Math.min(meant, total), total);
    const passages = passagesOf(term);
    own.push({ term, passages, weight: language === "en" ? worth : weightOf(passages, total) });
    abroad.push({ term, passages, weight: worth });
    for (const one of known) abroad.push({ term: one, passages: passagesOf(one), weight: TOLD_WORTH * worth });
  }
  const unknown = language === "fr" ? own.filter(({ passages }) => passages === 0) : [];
  return { text, language, own, abroad, instead: await weighInstead(database, unknown, total) };
}

async function weighInstead(
  database: Kysely<CorpusTables>,
  unknown: readonly WeighedTerm[],
  total: number,
): Promise<WeighedTerm[]> {
  const relatives = [...new Set(unknown.flatMap(({ term }) => relativesOf(term)))];
  const counts = await countTerms(database, relatives);
  return [...counts]
    .slice(0, TERMS_READ)
    .map(([term, passages]) => ({ term, passages, weight: weightOf(passages, total) }));
}

/** A question of a thousand words is a text pasted by mistake: its first words tell enough. */
const TERMS_READ = 60;
/** What a translation is worth beside the word of the question. */
const TOLD_WORTH = 0.7;
