import { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "../../src/app.ts";
import type { Article } from "../../src/articles/article.ts";
import { marksOf, openingTerms, shinglesOf, weigh, wordsOf } from "../../src/articles/likeness.ts";
import { readArticle } from "../../src/articles/read.ts";
import { percentile } from "../../src/cli/retrieval-figures.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { cutPassages } from "../../src/corpus/passages.ts";
import { writeArticleRow } from "../../src/corpus/rows.ts";
import { searchTerms } from "../../src/french/words.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { syntheticDrafts } from "../support/synthetic.ts";
import { median, timed, watchLoop } from "./measure.ts";
import { measureQuestions, type QuestionFigures } from "./questions.ts";

const ZONE = "Europe/Paris";
const NOW = Date.parse("2026-01-05T08:00:00Z");
const BATCH = 50;
const QUESTIONS = 200;

export type StoreFigures = {
  articles: number;
  /** Ratios of speed (bare / product) or of time (product / bare), as their names say. */
  collectAgainstBare: number;
  writesAgainstBare: number;
  commitP50Ratio: number;
  searchP50Ratio: number;
  searchP99Ratio: number;
  /** The longest that the event loop is held by one search. */
  searchHeldP99Ms: number;
  collectPerSecond: number;
  searchP50Ms: number;
  questions: QuestionFigures;
};

/** The product beside bare `node:sqlite` that makes the same rows with the same pure code and writes them. */
export async function measureStore(folder: string, count: number): Promise<StoreFigures> {
  const drafts = [...syntheticDrafts(count)];
  const single = [...syntheticDrafts(QUESTIONS, 2)];
  await using opened = await openDatabase(`${folder}/vigie.db`, MIGRATIONS);
  await using worker = openWorker(opened.database, { name: "bench", clock: () => NOW, isGone: () => false });
  const corpus = openCorpus(opened.database, worker);
  const bare = new BareStore(`${folder}/bare.db`);
  const arrival = { now: NOW, zone: ZONE, baseline: true };

  let [product, base, kept, written] = [0, 0, 0, 0];
  for (let from = 0; from < count; from += BATCH) {
    const some = drafts.slice(from, from + BATCH);
    await inTurns(from / BATCH, [
      async () => {
        const [reading, articles] = await timed(() => read(some));
        const [keeping] = await timed(() => corpus.keep(articles, arrival));
        [product, kept] = [product + reading + keeping, kept + keeping];
      },
      async () => {
        const [reading, articles] = await timed(() => read(some));
        const [writing] = await timed(() => bare.write(articles));
        [base, written] = [base + reading + writing, written + writing];
      },
    ]);
  }

  const [commits, bareCommits]: [number[], number[]] = [[], []];
  for (const [at, article] of read(single).entries()) {
    await inTurns(at, [
      async () => void commits.push((await timed(() => corpus.keep([article], arrival)))[0]),
      async () => void bareCommits.push((await timed(() => bare.write([article])))[0]),
    ]);
  }

  const [searches, bareSearches, held]: [number[], number[], number[]] = [[], [], []];
  for (const { lines } of single) {
    const question = lines[0]?.text.split(" ").slice(0, 10).join(" ") ?? "";
    const endWatch = watchLoop();
    searches.push((await timed(() => corpus.search(question, 20)))[0]);
    held.push((await endWatch()).milliseconds);
    const terms = [...new Set(searchTerms(question))];
    bareSearches.push((await timed(() => bare.search(terms)))[0]);
  }
  bare.close();
  const asked = single.map(({ lines }) => `Que dit-on de ${lines[0]?.text.split(" ").slice(0, 10).join(" ")} ?`);
  const questions = await measureQuestions(corpus, asked);
  return {
    questions,
    articles: count,
    collectAgainstBare: base / product,
    writesAgainstBare: written / kept,
    commitP50Ratio: median(commits) / median(bareCommits),
    searchP50Ratio: median(searches) / median(bareSearches),
    searchP99Ratio: percentile(searches, 0.99) / percentile(bareSearches, 0.99),
    searchHeldP99Ms: percentile(held, 0.99),
    collectPerSecond: (1000 * count) / product,
    searchP50Ms: median(searches),
  };
}

/** The second of two finds the words of a text remembered by the first: each is the first every other time. */
async function inTurns(turn: number, both: readonly [() => Promise<void>, () => Promise<void>]): Promise<void> {
  for (const run of turn % 2 === 0 ? both : both.toReversed()) await run();
}

const read = (drafts: Parameters<typeof readArticle>[0][]): Article[] =>
  drafts.flatMap((draft) => readArticle(draft, { now: NOW, zone: ZONE }) ?? []);

/** Prepared statements on the same tables; every article in its own story, no likes looked for. */
class BareStore {
  readonly #database: DatabaseSync;
  #seq = 0;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`
      pragma journal_mode = wal; pragma synchronous = full;
      create table articles (${ARTICLE_COLUMNS.map((name) => (name === "id" ? "id text primary key" : name)).join(", ")});
      create table passages (seq integer primary key, article_id, ordinal, heading, text, first, last, opinion);
      create table marks (mark, article_id);
      create table stories (id text primary key, due_at, leased_by, version);
      create index stories_due on stories (due_at);
      create index articles_published on articles (published_from);
      create index articles_collected on articles (collected_at);
      create index articles_story on articles (story_id);
      create index articles_key on articles (source, key);
      create index marks_mark on marks (mark, article_id);
      create index marks_article on marks (article_id);
      create index passages_article on passages (article_id);
      create virtual table passages_terms using fts5(terms, content='', contentless_delete=1);`);
  }

  write(articles: readonly Article[]): void {
    const insert = (table: string, count: number) =>
      this.#database.prepare(`insert into ${table} values (${Array(count).fill("?").join(", ")})`);
    const [article, passage, mark] = [
      insert("articles", ARTICLE_COLUMNS.length),
      insert("passages", 8),
      insert("marks", 2),
    ];
    const terms = this.#database.prepare("insert into passages_terms(rowid, terms) values (?, ?)");
    const story = insert("stories", 4);
    this.#database.exec("begin immediate");
    for (const each of articles) {
      const opening = openingTerms(each);
      const keeping = {
        storyId: each.id,
        copyOf: null,
        published: { from: NOW, to: NOW },
        collectedAt: NOW,
        baseline: true,
      };
      const row = writeArticleRow(each, { ...keeping, opening });
      article.run(...ARTICLE_COLUMNS.map((name) => row[name]));
      story.run(each.id, 0, null, 1);
      for (const made of marksOf(
        weigh(opening, () => 1),
        shinglesOf(wordsOf(each)),
      ))
        mark.run(made, each.id);
      for (const { ordinal, heading, text, first, last, opinion } of cutPassages(each)) {
        const seq = ++this.#seq;
        passage.run(seq, each.id, ordinal, heading, text, first, last, Number(opinion));
        terms.run(seq, searchTerms(`${each.title}\n${heading ?? ""}\n${text}`).join(" "));
      }
    }
    this.#database.exec("commit");
  }

  search(terms: readonly string[]): void {
    this.#database
      .prepare(
        `select a.title, p.text, p.first, p.last, a.published, a.precision, rank from passages_terms
         join passages p on p.seq = passages_terms.rowid join articles a on a.id = p.article_id
         where passages_terms match ? order by rank limit 20`,
      )
      .all(terms.map((term) => `"${term}"`).join(" OR "));
  }

  close(): void {
    this.#database.close();
  }
}

const ARTICLE_COLUMNS = [
  ...(["id", "source", "key", "url", "title", "title_derived", "author", "publisher", "published"] as const),
  ...(["precision", "published_from", "published_to", "language", "opening", "body", "dates", "flags"] as const),
  ...(["content_hash", "story_id", "copy_of", "collected_at", "baseline"] as const),
];
