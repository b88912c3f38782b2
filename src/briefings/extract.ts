import { type Article, isExcerpt } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import { checkExtracts } from "../claims/check.ts";
import { extractClaim } from "../claims/claim.ts";
import { findNames } from "../french/names.ts";
import type { Briefing } from "./briefing.ts";
import { extractFigures } from "./figures.ts";
import { type Candidate, chooseKeySentences } from "./key-sentences.ts";
import { quotability } from "./quotable.ts";
import { withoutOrders } from "./without-orders.ts";

export type StoryArticle = Article & { storyId: string; copyOf: string | null };

/** A story's briefing made of its articles' own sentences; `articles` are all of one story, the oldest first. */
export function extractBriefing(stored: readonly StoryArticle[], rarity: Rarity): Briefing {
  const articles = withoutOrders(stored);
  const [lead, ...others] = [...articles].sort((a, b) => fitness(b) - fitness(a));
  if (lead === undefined) throw new Error("A briefing needs an article.");
  const told = [lead, ...others].filter(isTold);
  const candidates = told.flatMap((article) => candidatesOf(article));
  const hook = candidates.find(({ article }) => article === lead);
  const count = told.length > 1 ? 3 : 2;
  const rest = readable(
    candidates.filter((candidate) => candidate !== hook),
    count,
  );
  const whole = told.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  const picked = [...(hook ? [hook] : []), ...chooseKeySentences(rest, whole, count, rarity)];
  const cited = new Map(articles.map((article) => [article.id, article]));
  const { standing, check } = checkExtracts(
    picked.map(({ article, at }) => extractClaim(article, at)),
    cited,
  );
  return {
    ...{ storyId: lead.storyId, mode: "extracts", title: lead.title, articleIds: idsOf([lead, ...others]) },
    sections: {
      ...{ hook: hook ? standing.slice(0, 1) : [], understanding: hook ? standing.slice(1) : standing },
      ...{ context: [], importance: [], opportunities: [], nuances: [], opinion: null, conclusion: [] },
    },
    figures: extractFigures(told),
    entities: mainNames(told),
    themes: [],
    reading: null,
    standsIn: false,
    check,
  };
}

const idsOf = (articles: readonly StoryArticle[]): string[] => articles.map(({ id }) => id);

/** A copy says nothing more, an excerpt too little; a text in another language cannot be quoted in a French briefing. */
const isTold = (article: StoryArticle): boolean =>
  article.copyOf === null && !article.flags.includes("not-french") && !isExcerpt(article);

type Chosen = Candidate & { article: StoryArticle; at: number; quotability: number };

/** The sentences that can stand alone, each with its rank among the sentences of its article. */
function candidatesOf(article: StoryArticle): Chosen[] {
  return article.sentences
    .map((sentence, at) => ({ text: sentence.text, position: at, article, at, quotability: quotability(sentence) }))
    .filter((candidate) => candidate.quotability > 0);
}

/** Those that read well alone, where there are enough of them. */
function readable(candidates: readonly Chosen[], count: number): readonly Chosen[] {
  const well = candidates.filter((candidate) => candidate.quotability === 2);
  return well.length >= count ? well : candidates;
}

/** Which article tells the story: in French, whole, and with a title of its own. */
function fitness(article: StoryArticle): number {
  const faults = ["truncated", "starts-mid-argument", "opinion", "short"] as const;
  const unfit = faults.filter((fault) => article.flags.includes(fault)).length;
  return Number(isTold(article)) * 10 - unfit * 2 - Number(article.titleDerived);
}

/** Named most often first; each as it is first written. */
function mainNames(articles: readonly StoryArticle[]): string[] {
  const counts = new Map<string, number>();
  for (const { sentences } of articles) {
    for (const name of sentences.flatMap(({ text }) => findNames(text))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.slice(0, NAMES_KEPT).map(([name]) => name);
}

const NAMES_KEPT = 12;
