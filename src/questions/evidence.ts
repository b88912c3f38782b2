import type { Rarity } from "../articles/likeness.ts";
import { isTyped, isTypeNoun } from "../french/wanted.ts";
import { familiesOf } from "../french/word-families.ts";
import { actorsIn } from "./answering-names.ts";
import type { ArticleView } from "./article-view.ts";
import { likeness, literalLikeness, type Words } from "./matching.ts";
import { LIGHT, type Part } from "./question.ts";

/** A part with what each of its terms is worth, and the other words under which each may be found. */
export type Asked = { part: Part; terms: AskedTerm[]; names: AskedTerm[][]; total: number };
/** `isLiteral` where a name asked about is of the term's own family: « l’objectif de la Mission Genesis ». */
type AskedTerm = { forms: readonly string[]; weight: number; isNamed: boolean; isLiteral: boolean };

export function weighPart(part: Part, rarity: Rarity, formsOf: (term: string) => readonly string[]): Asked {
  const named = new Set(part.names.flat());
  const ofNames = new Set([...named].flatMap((term) => familiesOf(term)));
  const saysLittle = (term: string): boolean =>
    LIGHT.has(term) || (isTyped(part) && isTypeNoun(part) && part.noun.includes(term));
  const weigh = (term: string): AskedTerm => ({
    forms: formsOf(term),
    weight: rarity(term) * (saysLittle(term) ? LITTLE : 1),
    isNamed: named.has(term),
    isLiteral: named.has(term) || familiesOf(term).some((family) => ofNames.has(family)),
  });
  const terms = part.terms.map(weigh);
  return { part, terms, names: part.names.map((name) => name.map(weigh)), total: weightOf(terms) };
}

/** What « proportion » or « permet » is worth, which the answer says by itself. */
const LITTLE = 0.2;

/**
 * How far a sentence answers, each from 0 to 1: `said` and `scene` are shares of what is asked that the sentence says,
 * and that stands in it and around it; `asked…` the same of all but the names; `name` how near the farthest name
 * is, `main` the rarest, `nearest` the nearest, `own` the farthest in the sentence and the title alone; `noun` and `verb` whether the sentence says them (.5 where none is known); `rarest` the rarest term.
 */
export type Evidence = {
  said: number;
  scene: number;
  askedSaid: number;
  askedScene: number;
  name: number;
  main: number;
  nearest: number;
  own: number;
  noun: number;
  verb: number;
  rarest: number;
  adjacent: number;
};

export function weighSentence(
  { part, terms, names, total }: Asked,
  view: ArticleView,
  at: number,
  heading: Words,
): Evidence {
  const words = view.words(at);
  const scene: [Words, number][] = [
    [words, LEVEL.said],
    [view.about(at), LEVEL.about],
    [view.title, LEVEL.title],
    [heading, LEVEL.title],
    [view.near(at), LEVEL.near],
    [view.opening, LEVEL.opening],
  ];
  const said = (term: AskedTerm): number => likenessOf(term, words);
  const around = (term: AskedTerm): number => {
    let best = 0;
    for (const [each, level] of scene) if (level > best) best = Math.max(best, level * likenessOf(term, each));
    return best < LEVEL.far && view.far(at).some((each) => likenessOf(term, each) > 0) ? LEVEL.far : best;
  };
  const here = (term: AskedTerm): number => Math.max(said(term), LEVEL.title * likenessOf(term, view.title));
  const asked = terms.filter(({ isNamed }) => !isNamed);
  const rarest = terms.reduce<AskedTerm | undefined>(
    (best, term) => (best && best.weight >= term.weight ? best : term),
    undefined,
  );
  return {
    said: share(terms, total, said),
    scene: share(terms, total, around),
    askedSaid: share(asked, weightOf(asked), said),
    askedScene: share(asked, weightOf(asked), around),
    ...namesOf(names, around),
    own: Math.min(1, ...names.map((name) => nearness(name, here))),
    noun: saidOf(part.noun, terms, part, said),
    verb: saidOf(part.verb, terms, part, said),
    rarest: rarest ? around(rarest) : 0,
    adjacent: adjacency(terms, view.sequence(at)),
  };
}

/** How much of a sentence what stands around it is worth. */
export const LEVEL = { said: 1, about: 0.9, title: 0.8, near: 0.5, opening: 0.6, far: 0.35 };

const likenessOf = ({ forms, isLiteral }: AskedTerm, words: Words): number => {
  let best = 0;
  for (const form of forms) best = Math.max(best, isLiteral ? literalLikeness(form, words) : likeness(form, words));
  return best;
};

const weightOf = (terms: readonly AskedTerm[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

const share = (terms: readonly AskedTerm[], total: number, worth: (term: AskedTerm) => number): number =>
  total === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight * worth(term), 0) / total;

/** The rarest name must be what the sentence is about; the others need only be at hand. */
function namesOf(
  names: readonly AskedTerm[][],
  around: (term: AskedTerm) => number,
): Pick<Evidence, "name" | "main" | "nearest"> {
  if (names.length === 0) return { name: 1, main: 1, nearest: 1 };
  const levels = names.map((name) => nearness(name, around));
  const rarity = names.map((name) => Math.max(...name.map(({ weight }) => weight)));
  const most = Math.max(...rarity);
  const rarest = Math.min(...levels.filter((_, at) => (rarity[at] ?? 0) >= most));
  return { name: Math.min(...levels), main: rarest, nearest: Math.max(...levels) };
}

/** Of the terms of a name that tell it from others all must stand somewhere; the rarest says what a sentence is about. */
function nearness(name: readonly AskedTerm[], around: (term: AskedTerm) => number): number {
  const most = Math.max(...name.map(({ weight }) => weight));
  const telling = name.filter(({ weight }) => weight >= TELLING * most);
  if (telling.some((term) => around(term) < LEVEL.far)) return 0;
  return Math.max(...telling.filter(({ weight }) => weight === most).map(around));
}

const TELLING = 0.8;

/** Whether the stems of a noun or a verb are said; what nobody can tell is worth half. */
function saidOf(
  stems: readonly string[],
  terms: readonly AskedTerm[],
  part: Part,
  said: (term: AskedTerm) => number,
): number {
  const own = stems.flatMap((stem) => terms[part.terms.indexOf(stem)] ?? []);
  return own.length === 0 ? 0.5 : Math.min(...own.map(said));
}

/** The share of the question's neighbouring terms that are neighbours in the sentence too. */
function adjacency(terms: readonly AskedTerm[], sequence: readonly string[]): number {
  if (terms.length < 2) return 0.5;
  let pairs = 0;
  for (let at = 1; at < terms.length; at++) {
    const [a, b] = [terms[at - 1]?.forms[0] ?? "", terms[at]?.forms[0] ?? ""];
    const place = sequence.indexOf(a);
    if (place >= 0 && sequence.slice(Math.max(0, place - 2), place + 3).includes(b)) pairs += 1;
  }
  return pairs / (terms.length - 1);
}

/** Names besides those asked about that do something in a sentence, or in those that it leans on. */
export const hasForeignNames = (part: Part, view: ArticleView, at: number): boolean =>
  view.chain(at).some((each) => actorsIn(part, view.article.sentences[each]?.text ?? "").length > 0);
