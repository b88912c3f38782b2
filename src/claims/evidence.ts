import type { Article, Sentence } from "../articles/article.ts";
import { leansAfterOpening, leansBack, opensWithCommonName, pointsBack } from "../french/anaphora.ts";
import { findNames } from "../french/names.ts";
import type { Citation } from "./claim.ts";
import { type Reading, readSentence } from "./reading.ts";

/** What the checker asks of an article. */
export type CheckedArticle = Pick<Article, "sentences" | "published" | "language">;
/** The articles that claims may cite, by id. */
export type CheckedArticles = ReadonlyMap<string, CheckedArticle>;

/** A cited sentence, read. */
export type Support = Reading & { citation: Citation };

/** What the sentences cited by a claim hold, and no others. */
export type Evidence = {
  supports: Support[];
  /** The sentences just before them that they lean on, for the names of « Il » and « L’entreprise ». */
  before: Support[];
  /** Citations of sentences that do not exist, and of opinions. */
  missing: Citation[];
  opinions: Citation[];
  /** The articles cited, whole: a person may be named there in full, and here by a family name. */
  articles: CheckedArticle[];
};

/** The evidence that citations give, each sentence once. */
export function gatherEvidence(citations: readonly Citation[], cited: CheckedArticles): Evidence {
  const evidence: Evidence = { supports: [], before: [], missing: [], opinions: [], articles: [] };
  const seen = new Set<Sentence>();
  for (const citation of citations) {
    const article = cited.get(citation.articleId);
    const sentence = article?.sentences[citation.sentence];
    if (article === undefined || sentence === undefined) evidence.missing.push(citation);
    else if (!seen.has(sentence)) {
      seen.add(sentence);
      if (!evidence.articles.includes(article)) evidence.articles.push(article);
      evidence.supports.push(supportOf(article, citation, sentence));
      if (sentence.opinion) evidence.opinions.push(citation);
      evidence.before.push(...antecedentsOf(article, citation));
    }
  }
  return { ...evidence, before: evidence.before.filter(({ citation }) => !isCited(citation, evidence.supports)) };
}

const isCited = ({ articleId, sentence }: Citation, supports: readonly Support[]): boolean =>
  supports.some(({ citation }) => citation.articleId === articleId && citation.sentence === sentence);

/** All that the articles at hand say: what a question or an analysis without citations may speak of. */
export function gatherAll(cited: CheckedArticles): Evidence {
  const citations = [...cited].flatMap(([articleId, { sentences }]) =>
    sentences.flatMap(({ text }, sentence) => (text === "" ? [] : [{ articleId, sentence }])),
  );
  return { ...gatherEvidence(citations, cited), before: [] };
}

/** Sentences looked at before one that leans back: a name further away may be another's. */
const LEAN = 4;

/** As far back as a sentence that names somebody and leans on none itself. */
function antecedentsOf(article: CheckedArticle, { articleId, sentence: at }: Citation): Support[] {
  const found: Support[] = [];
  const first = article.sentences[at];
  if (first === undefined || !leans(first.text)) return found;
  for (let back = at - 1; back >= at - LEAN; back--) {
    const sentence = article.sentences[back];
    if (sentence === undefined || sentence.opinion !== first.opinion) break;
    found.push(supportOf(article, { articleId, sentence: back }, sentence));
    if (!leans(sentence.text) && namesSomebody(sentence.text)) break;
  }
  return found;
}

/** « Profiter de l’orbite » opens with no name. */
const namesSomebody = (text: string): boolean =>
  findNames(text).some((name) => !text.startsWith(name) || !/^\p{L}+(?:er|ir|ant|ment)$/u.test(name));

/** Whether a sentence speaks of whom or what the one before it named. */
export const leans = (text: string): boolean =>
  leansBack(text) || pointsBack(text) || opensWithCommonName(text) || leansAfterOpening(text);

/** Sentences never change: each is read once for as long as its article is at hand. */
const known = new WeakMap<Sentence, Reading>();

function supportOf({ published, language }: CheckedArticle, citation: Citation, sentence: Sentence): Support {
  let reading = known.get(sentence);
  if (reading === undefined) {
    reading = readSentence(sentence.text, published, language);
    known.set(sentence, reading);
  }
  return { ...reading, citation };
}
