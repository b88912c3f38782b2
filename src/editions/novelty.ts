import { versionOf } from "../articles/article.ts";
import { type Fact, findFacts, isUnknown, knownFrom } from "../articles/facts.ts";
import type { Briefing } from "../briefings/briefing.ts";
import type { StoryArticle as BriefedArticle } from "../briefings/extract.ts";
import { quotability } from "../briefings/quotable.ts";
import { type Citation, type Claim, extractClaim } from "../claims/claim.ts";
import { foldQuote } from "../french/typography.ts";
import type { Interval } from "../lib/calendar.ts";
import { isBorneOut } from "./borne-out.ts";
import type { Label } from "./edition.ts";
import type { Former } from "./former.ts";

/** What a story brings a channel, and the claims that say so. `since`: the day of the edition that it goes back to. */
export type Novelty = { label: Label; since: string | null; news: string[]; gone: string[]; leads: Claim[] };

/** `time`: the instants that its day of publication covers. */
export type StoryArticle = BriefedArticle & { time: Interval };

/** A story that the period holds: its briefing, its articles, the ids of those that came in or changed since the channel
 * was told of it, and what it was told. */
export type Story = {
  briefing: Briefing;
  articles: readonly StoryArticle[];
  fresh: ReadonlySet<string>;
  former: Former | undefined;
};

/**
 * What is new in a story: all of it to a channel that was never shown it; else what goes against what was shown, or a
 * fact that none of the articles told by then holds. Undefined where there is neither.
 */
export function findNovelty(story: Story): Novelty | undefined {
  const { former } = story;
  if (former === undefined) return { label: "new", since: null, news: [], gone: [], leads: [] };
  return findCorrection(story, former) ?? findUpdate(story, former);
}

/** The claims that tell a story, in the order in which they are shown. */
export const claimsOf = ({ sections }: Briefing): Claim[] => [...sections.hook, ...sections.understanding];

/** What is new besides is told along with it. */
function findCorrection(story: Story, former: Former): Novelty | undefined {
  const { briefing, articles, fresh } = story;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const hasChanged = (id: string): boolean => {
    const article = byId.get(id);
    const version = former.versions.get(id);
    return fresh.has(id) && article !== undefined && version !== undefined && version !== versionOf(article);
  };
  const fallen = former.said
    .filter(({ text, citations }) => !former.gone.has(text) && citations.some((each) => hasChanged(each.articleId)))
    .map((said) => ({ said, ...isBorneOut(said, byId) }))
    .filter(({ stands }) => !stands);
  const last = fallen.at(-1);
  if (last === undefined) return undefined;
  const now = fallen.flatMap((each) => each.now);
  const gone = [...new Set(fallen.map(({ said }) => said.text))];
  const { news = [], leads = [] } = findUpdate(story, former) ?? {};
  const told = [...claimsOn(now, briefing, byId), ...leads];
  return {
    ...{ label: "correction", since: last.said.day, news, gone },
    leads: [...new Map(told.map((claim) => [foldQuote(claim.text), claim])).values()],
  };
}

/** Claims that may lead a story. */
const LEADS = 2;

/** The claims of the briefing that cite some sentences, or these sentences themselves. */
function claimsOn(
  citations: readonly Citation[],
  briefing: Briefing,
  byId: ReadonlyMap<string, StoryArticle>,
): Claim[] {
  const isOne = (one: Citation): boolean =>
    citations.some((each) => each.articleId === one.articleId && each.sentence === one.sentence);
  const claims = claimsOf(briefing).filter((claim) => claim.citations.some(isOne));
  if (claims.length > 0) return claims.slice(0, LEADS);
  const own = citations.flatMap(({ articleId, sentence }) => {
    const article = byId.get(articleId);
    return article !== undefined && isQuotable(article, sentence) ? [extractClaim(article, sentence)] : [];
  });
  return own.slice(0, 1);
}

const isQuotable = ({ flags, sentences }: StoryArticle, at: number): boolean => {
  const sentence = sentences[at];
  const isFrench = !flags.includes("not-french") && !flags.includes("opinion");
  return isFrench && sentence !== undefined && quotability(sentence) > 0;
};

function findUpdate({ briefing, articles, fresh }: Story, { known, day: since }: Former): Novelty | undefined {
  const byId = new Map(articles.map((article) => [article.id, article]));
  // A copy repeats, and whoever is of an opinion reports nothing.
  const telling = articles.filter(({ id, copyOf, flags }) => fresh.has(id) && !copyOf && !flags.includes("opinion"));
  const told = claimsOf(briefing).filter(({ kind, citations }) =>
    citations.some(({ articleId }) => kind === "fact" && telling.some(({ id }) => id === articleId)),
  );
  const carriers = [told, telling.flatMap(sentencesOf)].map((claims) => pickCarriers(claims, known, byId));
  const [leads, news] = carriers.find(([claims]) => claims.length > 0) ?? [[], namesIn(telling, known)];
  return news.length === 0 ? undefined : { label: "update", since, news: distinct(news), gone: [], leads };
}

const sentencesOf = (article: StoryArticle): Claim[] =>
  article.sentences.flatMap((_, at) => (isQuotable(article, at) ? [extractClaim(article, at)] : []));

/** The claims that tell most that is unknown, each something that those before do not; and what they tell. */
function pickCarriers(
  claims: readonly Claim[],
  told: ReadonlySet<string>,
  byId: ReadonlyMap<string, StoryArticle>,
): [Claim[], Fact[]] {
  const known = new Set(told);
  const [picked, news]: [Claim[], Fact[]] = [[], []];
  while (picked.length < LEADS) {
    const found = claims.map((claim) => ({
      claim,
      facts: factsOf(claim, byId).filter((fact) => isUnknown(fact, known)),
    }));
    const [best] = found.toSorted((a, b) => worthOf(b.facts) - worthOf(a.facts));
    if (best === undefined || best.facts.length === 0) break;
    picked.push(best.claim);
    news.push(...best.facts);
    for (const key of knownFrom(best.facts.flatMap(({ keys }) => keys))) known.add(key);
  }
  return [picked, news];
}

const WORTH = { figure: 3, name: 2, day: 1 };
/** A sentence that lists names tells no more than one with a figure and two names. */
const MOST_WORTH = 7;

const worthOf = (facts: readonly Fact[]): number =>
  Math.min(
    MOST_WORTH,
    facts.reduce((sum, { kind }) => sum + WORTH[kind], 0),
  );

/** Claims are in French; their « lundi » is that of the article that they cite. */
function factsOf({ text, citations: [first] }: Claim, byId: ReadonlyMap<string, StoryArticle>): Fact[] {
  const article = first && byId.get(first.articleId);
  return article === undefined ? [] : findFacts(text, { ...article, language: "fr" });
}

/** Of articles that nothing can be quoted from, the names alone are the same in French. */
function namesIn(articles: readonly StoryArticle[], known: ReadonlySet<string>): Fact[] {
  const foreign = articles.filter(({ flags }) => flags.includes("not-french"));
  return foreign
    .flatMap((article) => article.sentences.flatMap(({ text }) => findFacts(text, article)))
    .filter((fact) => fact.kind === "name" && isUnknown(fact, known));
}

/** Facts that one line names. */
const NAMED = 4;

/** The words of facts, figures first, each once. */
function distinct(facts: readonly Fact[]): string[] {
  const sorted = facts.toSorted((a, b) => WORTH[b.kind] - WORTH[a.kind]);
  return [...new Map(sorted.map(({ text }) => [foldQuote(text), text])).values()].slice(0, NAMED);
}
