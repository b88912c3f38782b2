import { isReported, tellerIn } from "../french/modality.ts";
import { findNames } from "../french/names.ts";
import { findOffices, findTitles, nameOffice, type Title } from "../french/titles.ts";
import { foldQuote } from "../french/typography.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";

/** An office is given to whom the evidence gives it, and a quotation to whom it has speak. */
export function checkTitles(said: Said, evidence: Evidence): Fault[] {
  const sources = [...evidence.supports, ...evidence.before].filter(({ language }) => language === "fr");
  const found =
    wrongTitle(said, sources) ??
    otherOffice(said, sources) ??
    wrongOwner(said, sources) ??
    wrongSpeaker(said, evidence);
  if (found === undefined) return [];
  const { citation, text } = found;
  return [{ kind: "subject", said: said.reading.text, instead: { citation, text } }];
}

/** « la ministre X » of X who is named there, where the minister is Y. */
function wrongTitle({ reading }: Said, sources: readonly Support[]): Support | undefined {
  const told = sources.flatMap((support) => titlesOf(support).map((title) => ({ title, support })));
  return findTitles(reading.text).flatMap(({ label, names }) => {
    const rows = told.filter(({ title }) => rootOf(title.label) === rootOf(label));
    const isTheirs = rows.some(({ title }) => sharesTerm(names, title.names));
    const isThere = sources.some(({ terms }) => names.some((name) => terms.has(name)));
    const [row] = rows;
    return row !== undefined && isThere && !isTheirs ? [row.support] : [];
  })[0];
}

const stems = (words: string): ReadonlySet<string> => new Set(searchTerms(words).map(rootOf));
/** Offices of which nobody is said to hold one who holds another. */
const HELD = stems(
  "directeur directrice président présidente maire ministre préfet préfète procureur procureure gouverneur gouverneure secrétaire trésorier trésorière porte-parole",
);

/** « la directrice X » of X who is president there. */
function otherOffice({ reading }: Said, sources: readonly Support[]): Support | undefined {
  const told = sources.flatMap((support) => titlesOf(support).map((title) => ({ title, support })));
  return findTitles(reading.text).flatMap(({ label, names }) => {
    const rows = told.filter(({ title }) => title.isOffice && sharesTerm(names, title.names));
    const isOther =
      rows.length > 0 &&
      rows.every(({ title }) => HELD.has(rootOf(title.label)) && rootOf(title.label) !== rootOf(label));
    return HELD.has(rootOf(label)) && isOther ? rows.slice(0, 1).map(({ support }) => support) : [];
  })[0];
}

/** « co-PDG de Jeff Bezos », where the evidence has one of Project Prometheus. */
function wrongOwner({ reading }: Said, sources: readonly Support[]): Support | undefined {
  const own = nameOffice(reading.terms) ? findOffices(reading.text) : [];
  if (own.length === 0) return undefined;
  const told = sources.flatMap((support) => findOffices(support.text).map((office) => ({ office, support })));
  return own.flatMap(({ label, owner }) => {
    const rows = told.filter(({ office }) => rootOf(office.label) === rootOf(label));
    const [row] = rows;
    return row !== undefined && !rows.some(({ office }) => sharesTerm(owner, office.owner)) ? [row.support] : [];
  })[0];
}

const known = new WeakMap<readonly string[], Title[]>();

/** A cited sentence's words are read once, and kept. */
export function titlesOf({ text, words }: Support): Title[] {
  const titles = known.get(words) ?? findTitles(text);
  known.set(words, titles);
  return titles;
}

/** The sentence of a quotation that another than the claim's speaker says. */
function wrongSpeaker({ claim, reading, quotations }: Said, { supports, before }: Evidence): Support | undefined {
  const names = new Set(namesOf(claim.text).flatMap(({ name }) => searchTerms(name)));
  const doers = reading.frames.filter(({ word }) => isReported(word)).flatMap(({ doer }) => doer ?? []);
  const speakers = [...doers, ...searchTerms(tellerIn(reading.text))].filter((term) => names.has(term));
  if (speakers.length === 0) return undefined;
  const isNamed = ({ terms }: Support): boolean => speakers.some((name) => terms.has(name));
  const isTheirs = (support: Support): boolean => isNamed(support) || around(support).some(isNamed);
  function around({ text, citation }: Support): Support[] {
    const isLast = (other: Support): boolean =>
      other.citation.articleId === citation.articleId && citation.sentence - other.citation.sentence === 1;
    return leans(text) || PRONOUN.test(text) ? [...before, ...supports.filter(isLast)] : before;
  }
  return quotations
    .filter(({ text }) => /\p{L} \p{L}/u.test(text))
    .map(({ text }) => supports.filter(({ folded }) => folded.includes(foldQuote(text))))
    .find((holding) => holding.length > 0 && !holding.some(isTheirs) && holding.every(isOfAnother))?.[0];
}

/** A sentence that names who speaks in it. */
function isOfAnother({ frames, text }: Support): boolean {
  const names = new Set(findNames(text).flatMap((name) => searchTerms(name)));
  const speakers = [
    ...frames.filter(({ word }) => isReported(word)).flatMap(({ doer }) => doer ?? []),
    ...searchTerms(tellerIn(text)),
  ];
  return speakers.some((term) => names.has(term));
}

const PRONOUN = /-t-(?:il|elle)|-(?:ils|elles|il|elle)(?!\p{L})|(?<!\p{L})(?:il|elle) /iu;
