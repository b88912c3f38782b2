import type { Article } from "../articles/article.ts";
import { kindsOf } from "../french/kinds.ts";
import { findNames } from "../french/names.ts";
import { findWords, fold } from "../french/words.ts";

/** An article in which a name may stand. */
export type NamingArticle = Pick<Article, "id" | "title" | "titleDerived" | "sentences"> & { storyId: string };

/** A name that things of different sorts bear, and the articles that speak of each. */
export type Homonym = { name: string; senses: string[][] };

/**
 * The names of a question that its articles give to different things, where the question does not say which. Articles
 * speak of two things where they say them to be of different sorts and share few other names: one event after another
 * about one company shares few names too, so names alone tell nothing.
 */
export function findSenses(question: string, articles: readonly NamingArticle[]): Homonym[] {
  return [...new Set(findNames(question))].flatMap((name) => {
    const bearing = articles.flatMap((article) => readBearer(name, article));
    // Most names are of one sort: their articles need not be read for others.
    if (!bearing.some((one) => bearing.some((other) => areOfTwoSorts(one.kinds, other.kinds)))) return [];
    const senses = tellApart(bearing.map(withNames), plain(name));
    return senses.length < 2 || isTold(question, name, senses) ? [] : [{ name, senses: senses.map(idsOf) }];
  });
}

/** The same passages, best first: those on each of the things that bear one name come by turns, in the places of them all. */
export function takeTurns<Passage extends { articleId: string }>(
  passages: readonly Passage[],
  { senses }: Homonym,
): Passage[] {
  const senseOf = ({ articleId }: Passage): number => senses.findIndex((ids) => ids.includes(articleId));
  const bearing = Map.groupBy(passages, senseOf);
  bearing.delete(-1);
  const turns = passages.flatMap((_, turn) => [...bearing.values()].flatMap((own) => own.slice(turn, turn + 1)));
  return passages.map((passage) => (senseOf(passage) < 0 ? passage : (turns.shift() ?? passage)));
}

/** The sorts of things that a name is said to be; true where it is said in as many words. */
type Kinds = ReadonlyMap<string, boolean>;
type Bearer = { id: string; storyId: string; texts: string[]; kinds: Kinds };
/** `names`: in how many of its texts each name stands. */
type Named = Bearer & { names: ReadonlyMap<string, number> };
type Sense = { articles: Named[]; kinds: Kinds };

function readBearer(name: string, { id, storyId, title, titleDerived, sentences }: NamingArticle): Bearer[] {
  const texts = [...(titleDerived ? [] : [title]), ...sentences.map(({ text }) => text)];
  const holding = texts.filter((text) => text.includes(name));
  if (!holding.some((text) => findNames(text).some((one) => bears(plain(one), plain(name))))) return [];
  const kinds = new Map(kindsOf(name, holding).map(({ kind, stated }) => [kind, stated]));
  return [{ id, storyId, texts, kinds }];
}

function withNames(bearer: Bearer): Named {
  const names = new Map<string, number>();
  for (const name of bearer.texts.flatMap((text) => [...new Set(findNames(text).map(plain))])) {
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return { ...bearer, names };
}

const plain = (name: string): string => findWords(name).map(fold).join(" ");
const idsOf = ({ articles }: Sense): string[] => articles.map(({ id }) => id);

/** « Project Prometheus » bears the name « Prometheus ». */
const bears = (name: string, wanted: string): boolean => ` ${name} `.includes(` ${wanted} `);

/**
 * Articles on one thing together: those of one sort, of one story, or that share names. One that tells no sort is with
 * those that it is most like, or with none.
 */
function tellApart(articles: readonly Named[], name: string): Sense[] {
  let senses: Sense[] = [];
  for (const article of articles.filter(({ kinds }) => kinds.size > 0)) {
    const own: Sense = { articles: [article], kinds: article.kinds };
    const apart = senses.filter((sense) => areApart(sense, own, name));
    senses = [...apart, join([...senses.filter((sense) => !apart.includes(sense)), own])];
  }
  const settled = senses.map(({ articles: members, kinds }) => ({ articles: [...members], kinds }));
  for (const article of articles.filter(({ kinds }) => kinds.size === 0)) {
    const like = senses.map((sense) => Math.max(...sense.articles.map((other) => likeness(article, other, name))));
    const best = Math.max(...like);
    if (best > 0) settled[like.indexOf(best)]?.articles.push(article);
  }
  return settled;
}

function join(senses: readonly Sense[]): Sense {
  const kinds = new Map<string, boolean>();
  for (const [kind, stated] of senses.flatMap((sense) => [...sense.kinds])) {
    kinds.set(kind, stated || kinds.get(kind) === true);
  }
  return { articles: senses.flatMap(({ articles }) => articles), kinds };
}

function areApart(one: Sense, other: Sense, name: string): boolean {
  return (
    areOfTwoSorts(one.kinds, other.kinds) &&
    one.articles.every((a) => other.articles.every((b) => likeness(a, b, name) < ALIKE))
  );
}

/** From this share of their names in common on, two articles are on one thing. */
const ALIKE = 0.2;

function likeness(a: Named, b: Named, name: string): number {
  if (a.storyId === b.storyId) return 1;
  const [one, other] = [a, b].map(({ names }) => new Set([...names.keys()].filter((each) => !bears(each, name))));
  if (one === undefined || other === undefined) return 0;
  return one.intersection(other).size / Math.max(1, one.union(other).size);
}

function areOfTwoSorts(one: Kinds, other: Kinds): boolean {
  if (one.size === 0 || other.size === 0) return false;
  return [...one].every((kind) => [...other].every((otherKind) => areTwo(kind, otherKind)));
}

function areTwo([kind, stated]: [string, boolean], [otherKind, otherStated]: [string, boolean]): boolean {
  if (kind === otherKind) return false;
  if (kind === "organisation") return !OF_COMPANIES.has(otherKind) && otherStated;
  return otherKind !== "organisation" || areTwo([otherKind, otherStated], [kind, stated]);
}

/** A company gives its name to its products and its works; and « l’usine Renault », not said to be named so, is Renault’s. */
const OF_COMPANIES = new Set(["software", "work"]);

/** Whether the question says which: by the sort of thing, by the whole name, or by another name of one of them. */
function isTold(question: string, name: string, senses: readonly Sense[]): boolean {
  const asked = kindsOf(name, [question]).map(({ kind }) => kind);
  if (senses.filter(({ kinds }) => asked.some((kind) => kinds.has(kind))).length === 1) return true;
  const others = findNames(question)
    .map(plain)
    .filter((one) => !bears(one, plain(name)));
  const [first = 0, second = 0] = senses.map((sense) => presence(sense, others)).sort((a, b) => b - a);
  return first >= MUCH * second && first > 0;
}

/** How much more one sense must speak of another name of the question than any other sense does. */
const MUCH = 3;

/** The share of a sense's texts in which these names stand. */
function presence({ articles }: Sense, names: readonly string[]): number {
  const texts = articles.reduce((sum, article) => sum + article.texts.length, 0);
  const bearing = articles.flatMap((article) =>
    [...article.names].flatMap(([own, count]) => (names.some((name) => bears(own, name)) ? count : [])),
  );
  return bearing.reduce((sum, count) => sum + count, 0) / Math.max(1, texts);
}
