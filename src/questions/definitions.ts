import type { Rarity } from "../articles/likeness.ts";
import { searchTerms } from "../french/words.ts";
import type { ArticleView, Spot } from "./article-view.ts";
import type { Viewed } from "./candidates.ts";
import { likeness } from "./matching.ts";
import type { Question } from "./question.ts";

/** Sentences that say what a thing is, or who somebody is: the best two of each article that speaks of it, three at most. */
export function findDefinitions({ names, terms }: Question, views: readonly Viewed[], rarity: Rarity): Spot[] {
  const asked = names[0] ?? terms;
  const [rarest] = [...asked].sort((a, b) => rarity(b) - rarity(a));
  if (rarest === undefined) return [];
  const spots = new Map<string, Spot & { worth: number }>();
  for (const spot of views.flatMap(spotsOf).filter(({ view, at }) => speaksOf(asked, names.length > 0, view, at))) {
    const { view, at } = spot;
    const own = names.length === 0 ? coverage(terms, view, at) : 0;
    const worth = defining(view.article.sentences[at]?.text ?? "", rarest, view) + 1 / (at + 2) + own;
    spots.set(`${view.article.id}/${at}`, { view, at, worth });
  }
  const least = spots.size <= FEW ? 0 : LEAST;
  const best = spread([...spots.values()].filter(({ worth }) => worth >= least).sort((a, b) => b.worth - a.worth));
  const isShared = new Set(best.map(({ view }) => view.article.id)).size > 1;
  return isShared ? best.flatMap((spot) => withOwner(spot, asked)) : best;
}

/** The sentences of a place that may state something. */
const spotsOf = ({ view, place }: Viewed): Spot[] =>
  view.article.sentences.slice(place.first, place.last + 1).flatMap(({ text, opinion }, step) => {
    return opinion || /\?["»”\s]*$/.test(text) ? [] : [{ view, at: place.first + step }];
  });

/** A name is said by its last word at least; what has no name, in all its words. */
function speaksOf(asked: readonly string[], isNamed: boolean, view: ArticleView, at: number): boolean {
  const words = view.words(at);
  if (!isNamed) return asked.every((term) => likeness(term, words) > 0);
  const around = [words, view.about(at), view.title, view.opening];
  return words.terms.has(asked.at(-1) ?? "") && asked.every((term) => around.some(({ terms }) => terms.has(term)));
}

const LEAST = 0.5;
/** Of what is named so seldom, any mention tells something. */
const FEW = 3;
const MOST = 3;

/** Of two things of one name, whose each is must be said: the sentence before that names whom its article is most about. */
function withOwner({ view, at }: Spot, asked: readonly string[]): Spot[] {
  const counts = new Map<string, number>();
  for (const each of view.article.sentences.keys())
    for (const name of view.names(each)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [owner] =
    [...counts]
      .filter(([name]) => !searchTerms(name).some((term) => asked.includes(term)))
      .sort(([, a], [, b]) => b - a)[0] ?? [];
  if (owner === undefined || view.article.sentences[at]?.text.includes(owner)) return [{ view, at }];
  const before = [1, 2, 3, 4, 5]
    .map((step) => at - step)
    .find((each) => view.article.sentences[each]?.text.includes(owner));
  return before === undefined
    ? [{ view, at }]
    : [
        { view, at: before },
        { view, at },
      ];
}

const coverage = (terms: readonly string[], view: ArticleView, at: number): number =>
  terms.filter((term) => likeness(term, view.words(at)) > 0).length / terms.length;

/** Each article's best first, then their second ones. */
function spread(spots: readonly (Spot & { worth: number })[]): Spot[] {
  const taken = new Map<string, number>();
  const ranked = spots.flatMap((spot) => {
    const rank = taken.get(spot.view.article.id) ?? 0;
    taken.set(spot.view.article.id, rank + 1);
    return rank < 1 || (rank < 2 && spot.worth >= LEAST + rank) ? [{ ...spot, rank }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank || b.worth - a.worth).slice(0, MOST);
}

/** How much a sentence looks like one that says what a name is: « X est… », « X, une start-up… », « baptisé X ». */
function defining(text: string, term: string, view: ArticleView): number {
  const folded = text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const place = folded.indexOf(term);
  const end = place + (/^[\p{L}\p{N}-]*/u.exec(folded.slice(place))?.[0].length ?? 0);
  const after = folded.slice(end, end + 30);
  const before = folded.slice(Math.max(0, place - 40), place);
  const says = AFTER.test(after) || BEFORE.test(before) ? 1 : 0;
  const isTitled = view.title.terms.has(term) || view.opening.terms.has(term) ? 0.4 : 0;
  const isEarly = place >= 0 && place < 60 ? 0.2 : 0;
  return says + isTitled + isEarly;
}

const AFTER =
  /^[»”" ]{0,3}(?:,? (?:est|sont|etait|designe|consiste)(?![a-z])|, (?:une?|le|la|les|l['’]|sa|son|specialis|qui|dont|repute|dirige|fonde|cofond)|\s?\((?:une?|le|la|l['’])|, [a-z]+ (?:de|du|des|d['’]))/;
const BEFORE =
  /(?:baptisee?s?|nommee?s?|appelee?s?|surnommee?s?|denommee?s?|dite?|c['’]est|projet|start-up|societe|entreprise|jeune pousse|modele|logiciel|programme|fondateur|patron|president|directeur|directrice|analyste|maire|responsable|chercheu\w+|hydrologue|professeure?|laboratoire|institut|operateur|assistant|supercalculateur|robot|groupe|fabricant|patronne) (?:general |generale |du |de |de la |vocal |executif |la |le |l['’]|« ?|d['’]|a |sans etiquette )*(?:[a-z-]+ )?[«“"]? ?$/;
