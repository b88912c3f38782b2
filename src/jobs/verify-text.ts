import { withoutOrders } from "../briefings/without-orders.ts";
import type { Verdict, Verified } from "../channels/verdict-message.ts";
import { checkClaim } from "../claims/check.ts";
import { type Citation, type Claim, extractClaim } from "../claims/claim.ts";
import type { Fault } from "../claims/fault.ts";
import { Numbering } from "../claims/numbering.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { splitSentences } from "../french/sentences.ts";
import { searchTerms } from "../french/words.ts";

type Deps = { corpus: Pick<Corpus, "searchWords" | "articles" | "coverage"> };

/** Sentences that one look takes in, passages read for each, and sentences of these that are held against it. */
const MOST = 5;
const PASSAGES = 6;
const CANDIDATES = 8;
/** Characters: what is longer is no sentence. */
const LONGEST = 1_000;
/** Words of a sentence that say what it is about. */
const FEWEST = 2;
/** The share of a sentence's words that one must share to be about the very same thing, and so able to go against it. */
const SAME = 0.75;
/** The share by which it is worth showing all the same. */
const NEAR = 0.65;

/** What the corpus says of each sentence of a text: in doubt, nothing. */
export async function verifyText(text: string, { corpus }: Deps): Promise<Verified> {
  const stated = text.split("\n").flatMap(splitSentences).filter(isStatement);
  const judged: (Judged & { sentence: string })[] = [];
  for (const sentence of stated.slice(0, MOST)) judged.push({ sentence, ...(await judge(sentence, { corpus })) });
  const numbering = new Numbering(judged.flatMap(({ articles }) => articles));
  const verdicts = judged.map(({ sentence, verdict, passage }): Verdict => {
    return { sentence, verdict, passage: passage && numbering.show(passage) };
  });
  const coverage = await corpus.coverage();
  return { verdicts, more: stated.length - verdicts.length, sources: numbering.sources(), coverage };
}

const isStatement = (sentence: string): boolean =>
  sentence.length <= LONGEST && !/\?\W*$/.test(sentence) && searchTerms(sentence).length >= FEWEST;

type Judged = { verdict: Verdict["verdict"]; passage: Claim | null; articles: StoredArticle[] };

async function judge(sentence: string, { corpus }: Deps): Promise<Judged> {
  const passages = await corpus.searchWords(sentence, PASSAGES);
  const articles = withoutOrders(await corpus.articles([...new Set(passages.map(({ articleId }) => articleId))]));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const terms = new Set(searchTerms(sentence).filter((term) => !/\d/.test(term)));
  const candidates = passages
    .flatMap(({ articleId, first, last }) => candidatesIn(byId.get(articleId), first, last))
    .map((candidate) => ({ ...candidate, share: shareOf(terms, candidate.text) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, CANDIDATES);
  const found = candidates.map((candidate) => {
    const claim: Claim = { kind: "fact", text: sentence, citations: [candidate.citation] };
    return { ...candidate, faults: checkClaim(claim, byId, { persona: false }) };
  });
  const supports = found.find(({ faults }) => faults.length === 0);
  const against = found.find(({ faults, share }) => share >= SAME && isAgainst(faults));
  const verdict = supports ? "supported" : against ? "contradicted" : "open";
  const cited = (supports ?? against ?? found.find(({ share }) => share >= NEAR))?.citation;
  const article = cited && byId.get(cited.articleId);
  return { verdict, passage: article ? extractClaim(article, cited.sentence) : null, articles };
}

type Candidate = { citation: Citation; text: string };

/** The sentences of a passage that state something of their own. */
function candidatesIn(article: StoredArticle | undefined, first: number, last: number): Candidate[] {
  if (article === undefined) return [];
  return article.sentences.slice(first, last + 1).flatMap(({ text, opinion }, at) => {
    return text === "" || opinion ? [] : [{ citation: { articleId: article.id, sentence: first + at }, text }];
  });
}

function shareOf(terms: ReadonlySet<string>, text: string): number {
  const own = new Set(searchTerms(text));
  return terms.size === 0 ? 0 : [...terms].filter((term) => own.has(term)).length / terms.size;
}

/** Of a sentence on the same thing: another figure, its contrary, or its negation, and nothing that is not there at all. */
const isAgainst = (faults: readonly Fault[]): boolean =>
  faults.some(isContrary) && faults.every((fault) => isContrary(fault) || NUANCES.has(fault.kind));

const isContrary = (fault: Fault): boolean =>
  (fault.kind === "figure" || fault.kind === "negation" || fault.kind === "opposite") &&
  "instead" in fault &&
  fault.instead !== null;

/** What is told with less care than the sentence has. */
const NUANCES = new Set<Fault["kind"]>(["attribution", "hedge"]);
