import { folderOf, isDatedAddress, mayBeArticle, numberOf, scoreAddress, weigh } from "./article-address.ts";
import type { Anchor, PageLinks } from "./page-links.ts";
import { isSameSite } from "./same-site.ts";

/** An article that a listing names; the title is null where the link says nothing of its own. */
export type ArticleLink = { url: string; title: string | null };

/**
 * The links of a listing that are its articles, in the order of the page: by their addresses, their words, where they
 * stand, and how their neighbours look. Menus, tags, authors, forms, files and what turns pages are none.
 */
export function chooseArticles({ anchors, size }: Pick<PageLinks, "anchors" | "size">, listing: string): ArticleLink[] {
  const possible = anchors.filter(({ url }) => isSameSite(url, listing) && mayBeArticle(url, listing));
  const next = findNext(possible);
  const scores = smooth(
    possible,
    possible.map((anchor, at) => score(anchor, (next[at]?.plainAt ?? size) - anchor.plainAt, listing)),
  );
  const kin = weighFolders(possible, scores);
  const unlike = weighLooks(possible, scores);
  const best = new Map<string, { anchor: Anchor; score: number }[]>();
  for (const [at, anchor] of possible.entries()) {
    const each = { anchor, score: (scores[at] ?? 0) + kin(anchor) - unlike(anchor) };
    best.set(anchor.url, [...(best.get(anchor.url) ?? []), each]);
  }
  const chosen = [...best].filter(([, all]) => all.some((each) => each.score >= ENOUGH));
  const links = chosen.map(([url, all]) => ({ url, title: titleOf(all.map(({ anchor }) => anchor)) }));
  return withoutTwins(links);
}

/** What a link of an article reaches, most often. */
const ENOUGH = 3;
/** `after`: characters that no link shows, up to the next of its kind. */
function score(anchor: Anchor, after: number, listing: string): number {
  const { text, under, isHeading, isInArticle, isDated, isInMenu, isInProse } = anchor;
  const isBare = text === "" || GENERIC.test(text);
  const words = wordsIn(isBare ? (under ?? "") : text);
  const isAside = isInMenu || (isInProse && !isBare);
  return (
    scoreAddress(anchor.url, listing) +
    weigh([
      [isHeading, 2.5],
      [isBare && !isHeading && under !== null, 1.5],
      [isInArticle, 1],
      [isDated, 1.5],
      [words >= 5, 2],
      [words === 3 || words === 4, 1],
      [words === 1, -0.5],
      [words === 0, -1],
      [isInMenu, -4],
      [isAside && !isInMenu, -2.5],
      [!isAside && after >= DESCRIBED, 1],
    ])
  );
}

/** Characters after a link that no link shows: a date, a summary. */
const DESCRIBED = 25;

const GENERIC =
  /^\W*(?:(?:lire|voir|en savoir|read|see|learn|continue|continuer|découvrir|consulter)(?!\p{L}).{0,25}|(?:la )?suite|plus|more|permalink|\d+(?: \p{L}+){0,2}|link|lien|ici|here)\W*$/iu;

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Links that stand in like places are of one kind: each is judged with the others. */
function smooth(anchors: readonly Anchor[], scores: readonly number[]): number[] {
  const groups = Map.groupBy(anchors.keys(), (at) => anchors[at]?.place);
  return anchors.map(({ place }, at) => {
    const group = groups.get(place) ?? [];
    const own = scores[at] ?? 0;
    if (group.length < REPEATED) return own - 0.5;
    const mean = group.reduce((sum, each) => sum + (scores[each] ?? 0), 0) / group.length;
    return 0.6 * own + 0.4 * mean + 0.5;
  });
}

const REPEATED = 3;

/** What an address gains in the folder where most of what looks like articles stands, or loses out of it. */
function weighFolders(anchors: readonly Anchor[], scores: readonly number[]): (anchor: Anchor) => number {
  const good = new Set(anchors.filter((_, at) => (scores[at] ?? 0) >= ENOUGH).map(({ url }) => url));
  const folders = Map.groupBy(good, folderOf);
  const [folder, urls] = [...folders].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (folder === undefined || urls === undefined || urls.length < 2 || urls.length < good.size * MOST) {
    return () => 0;
  }
  const isDeep = folder.indexOf("/") < folder.length - 1;
  return ({ url }) => (folderOf(url) === folder ? (isDeep ? 1 : 0) : isDatedAddress(url) ? 0 : -2);
}

const MOST = 0.6;

/** What a link loses that has no date, or is no heading, where nearly all that look like articles are. */
function weighLooks(anchors: readonly Anchor[], scores: readonly number[]): (anchor: Anchor) => number {
  const good = anchors.filter((_, at) => (scores[at] ?? 0) >= ENOUGH);
  const isUsual = (holds: (anchor: Anchor) => boolean): boolean =>
    good.length >= REPEATED && good.filter(holds).length >= good.length * MOST;
  const [areDated, areHeadings] = [isUsual(({ isDated }) => isDated), isUsual(({ isHeading }) => isHeading)];
  return ({ isDated, isHeading }) =>
    weigh([
      [areDated && !isDated, 1.5],
      [areHeadings && !isHeading, 1.5],
    ]);
}

/** The link that each goes on to: the next of its kind, else the next of all. */
function findNext(anchors: readonly Anchor[]): (Anchor | undefined)[] {
  const latest = new Map<string, Anchor>();
  const next: (Anchor | undefined)[] = [];
  for (const [at, anchor] of [...anchors.entries()].reverse()) {
    const kind = `${anchor.place} ${folderOf(anchor.url)}`;
    next[at] = latest.get(kind) ?? anchors[at + 1];
    latest.set(kind, anchor);
  }
  return next;
}

/** Of the links to one article, the first that names it. */
function titleOf(anchors: readonly Anchor[]): string | null {
  const named = anchors.filter(({ text }) => text !== "" && !GENERIC.test(text));
  return (
    (named.find(({ isHeading }) => isHeading) ?? named[0])?.text ?? anchors.find(({ under }) => under)?.under ?? null
  );
}

/** One article in several forms, each at its address, is read once. */
function withoutTwins(links: readonly ArticleLink[]): ArticleLink[] {
  const seen = new Set<string>();
  return links.filter(({ url }) => {
    const number = numberOf(url);
    if (number === null) return true;
    if (seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}
