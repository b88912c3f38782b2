import type { Kysely } from "kysely";
import type { Day } from "../lib/calendar.ts";
import { lendTerms, raiseByBest } from "./article-worth.ts";
import { findAsked } from "./asked.ts";
import { type Candidate, readCandidates, readOthers } from "./candidates.ts";
import type { Frequencies } from "./frequencies.ts";
import type { WeighedTerm } from "./full-text.ts";
import { fullTextOf } from "./full-text-engine.ts";
import { findNear, weighMeaning } from "./near.ts";
import { readDates } from "./rows.ts";
import { type ReadPassage, readPassages, scorePassages } from "./score-passages.ts";
import { weighTerms } from "./search-terms.ts";
import { nearness, type PassageTime, type SearchTime, timeFactors } from "./search-time.ts";
import type { CorpusTables } from "./tables.ts";
import type { Embedder } from "./vectors.ts";

/** A passage that answers to the words asked for; `score` only compares passages of one search. */
export type FoundPassage = {
  articleId: string;
  passageId: string;
  title: string;
  heading: string | null;
  text: string;
  score: number;
  published: Day;
  first: number;
  last: number;
  opinion: boolean;
};

/** Passages that hold words of the question, and with an embedder those that mean the same, best first, at most three of one article. */
export async function searchPassages(
  database: Kysely<CorpusTables>,
  frequencies: Frequencies,
  question: string,
  limit: number,
  time: SearchTime = {},
  embedder?: Embedder,
): Promise<FoundPassage[]> {
  const sought = await weighTerms(database, frequencies, question);
  const { own, abroad, instead } = sought;
  const isTimed = time.asked !== undefined || time.until !== undefined;
  const candidates = Math.max(isTimed ? TIMED_CANDIDATES : CANDIDATES, limit * PER_ARTICLE);
  const match = (terms: readonly WeighedTerm[]) => fullTextOf(database).match(database, terms, candidates);
  const [matched, asked, translated, near] = await Promise.all([
    match([...own, ...instead]),
    findAsked(database, own),
    abroad.length > own.length ? match(abroad) : [],
    own.length > 0 ? findNear(database, embedder, question, candidates) : undefined,
  ]);
  const seqs = new Set([...matched, ...translated, ...asked.keys(), ...(near?.seqs ?? [])]);
  const read = (rows: readonly Candidate[]) =>
    readPassages(
      sought,
      rows.map((row) => ({ ...row, asked: asked.get(row.seq) ?? [] })),
    );
  const matching = read(await readCandidates(database, seqs, time));
  const others = read(await readOthers(database, bestArticles(matching), seqs, time));
  const articles = Map.groupBy([...matching, ...others], articleOf);
  const all = [...articles.values()].flatMap((own) => lendTerms(sought, own));
  const scores = scorePassages(sought, all);
  const scored = all.map((passage, at) => ({ ...passage, score: scores[at] ?? 0 }));
  const useful = await weighMeaning(database, near, scored);
  return spread(weighTime(raiseByBest(useful), time).sort((a, b) => b.score - a.score))
    .slice(0, limit)
    .map(asFound);
}

/** Passages that an engine finds, to be ranked here: past some sixty, none comes back among the first. */
export const CANDIDATES = 60;
/** The engines know no time: many of what they find may be of another. */
const TIMED_CANDIDATES = 240;
const PER_ARTICLE = 3;

const articleOf = ({ article_id }: Pick<Candidate, "article_id">): string => article_id;

/** The articles of the passages that hold most: those that are read whole. */
function bestArticles(matching: readonly (Candidate & ReadPassage)[]): string[] {
  const first = matching.toSorted((a, b) => b.byTerms - a.byTerms);
  return [...new Set(first.map(articleOf))].slice(0, READ_WHOLE);
}

const READ_WHOLE = 3;

type Scored = Candidate & { score: number };

function weighTime(candidates: readonly Scored[], { asked, near }: SearchTime): Scored[] {
  const times = candidates.map(timeOf);
  const factors = timeFactors(times, asked);
  const timed = candidates.map((candidate, at) => ({ ...candidate, score: candidate.score * (factors[at] ?? 1) }));
  if (near === undefined) return timed;
  const best = Math.max(0, ...timed.map(({ score }) => score));
  return timed.map((candidate, at) => {
    const time = times[at];
    return { ...candidate, score: candidate.score + (time ? best * nearness(time, near) : 0) };
  });
}

function timeOf({ published_from, published_to, precision, dates, first, last }: Candidate): PassageTime {
  const mentioned = readDates(dates ?? "[]").filter(({ sentence }) => sentence >= first && sentence <= last);
  return {
    published: { from: published_from, to: published_to },
    dated: precision !== "unknown",
    mentions: mentioned.map(({ day }) => day),
  };
}

const asFound = ({ article_id, ordinal, ...row }: Scored): FoundPassage => ({
  ...{ articleId: article_id, passageId: `${article_id}/${ordinal}`, title: row.title, heading: row.heading },
  ...{ text: row.text, score: row.score, first: row.first, last: row.last, opinion: row.opinion === 1 },
  published: { value: row.published, precision: row.precision as Day["precision"] },
});

function spread(found: readonly Scored[]): Scored[] {
  const seen = new Map<string, number>();
  return found.filter(({ article_id }) => {
    const count = (seen.get(article_id) ?? 0) + 1;
    seen.set(article_id, count);
    return count <= PER_ARTICLE;
  });
}
