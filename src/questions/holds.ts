import type { Article } from "../articles/article.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { readableInFrench } from "../french/english.ts";
import { readDenial } from "../french/negation.ts";
import { isTyped } from "../french/wanted.ts";
import { searchTerms } from "../french/words.ts";
import type { Day } from "../lib/calendar.ts";
import { countsNoun, figure } from "./answering-figures.ts";
import { answeringNames, isNamed, isNameLeft } from "./answering-names.ts";
import { likeness, wordsIn } from "./matching.ts";
import type { Part } from "./question.ts";

/** Whether a sentence holds what a part wants: the thing itself, a denial that there is any, or nothing of the kind. */
export type Holding = "held" | "denied" | "nothing";

export function holdingOf(part: Part, text: string, article: Article): Holding {
  const read = (article.language === "en" ? readableInFrench(text) : text).replace(ASIDE, "");
  if (takesAway(part, read)) return "nothing";
  if (HOLDS[part.wanted](part, read, article)) return "held";
  return DENIABLE.has(part.wanted) && denies(part, read) ? "denied" : "nothing";
}

/** « 180 mégawatts (MW) ». */
const ASIDE = / \([^()]{1,12}\)/g;

/** « 48 centres restés sans assistant » says nothing of those that have one. */
const takesAway = (part: Part, text: string): boolean =>
  / sans /i.test(text) &&
  !/ sans /i.test(part.text) &&
  isTyped(part) &&
  readDenial(text).without.some((term) => part.terms.includes(term) && !part.names.flat().includes(term));

type Holds = (part: Part, text: string, article: Article) => boolean;

const hasDuration = figure(
  ({ unit }) => unit === "s" || unit === "mois" || unit === "an" || TIME_UNIT.test(unit ?? ""),
);

const HOLDS: Record<Part["wanted"], Holds> = {
  anything: () => true,
  cause: () => true,
  items: (part, text) => answeringNames(part, text).length > 0 || LISTS.test(text),
  power: figure(({ unit }, { text }) =>
    (/calcul(?! de)/i.test(text) ? /^(?:flops|op\/s)$/ : /^(?:W|J|Wh)$/).test(unit ?? ""),
  ),
  money: figure(({ kind, unit }) => kind === "money" || (kind === "vague" && CURRENCY.test(unit ?? ""))),
  share: figure(({ kind, unit }) => kind === "fraction" || unit === "%"),
  measure: figure(({ kind }, part) => kind !== "ordinal" && (part.noun.length > 0 || kind !== "vague")),
  count: figure((quantity, part, clause) => countsNoun(quantity, part, clause)),
  duration: (part, text) => LASTED.test(text) || hasDuration(part, text),
  date: (part, text, { published }) =>
    datesOf(part, text, published).some((start) => !isOfOtherDeed(part, text.slice(0, start))),
  name: (part, text) => isNamed(part, text),
  place: (part, text) => (TERRITORY.test(part.text) ? PLACED.test(text) : LOCATED.test(text) || isNameLeft(part, text)),
  role: (_, text) => ROLE.test(text),
  label: (part, text) => isNamed(part, text) || VERSION.test(text),
};

const ROLE =
  /(?<!\p{L})(?:(?:co-?)?pdg|(?:vice-|co-?)?présidente?|directeur|directrice|fondateur|fondatrice|cofondateur|cofondatrice|patronn?e?|dirigeante?|chef|responsable|conseill[eè]re?|ministre|maire|professeure?|analyste|ingénieure?|avocate?|chercheu(?:r|se)|médecin|secrétaire|porte-parole|roi|reine|empereur|général|évêque|pape|gouverneur|député|sénateur)(?!\p{L})/iu;
/** What has a name of its own: « au Texas », « en Bretagne ». */
const TERRITORY =
  /(?<!\p{L})quel(?:le)?s? (?:\p{L}+ )?(?:villes?|pays|régions?|communes?|états?|provinces?|départements?|cantons?|continents?)(?!\p{L})/iu;
const PLACED = /(?<!\p{L})(?:à|au|aux|en|dans|près d[eu]|vers|depuis) ?(?:l['’]|la |le |les )?\p{Lu}/u;
const LOCATED = /(?<!\p{L})(?:en|sur|dans|sous|près d[eu]s?|au large d[eu]s?|au nord d[eu]s?|au sud d[eu]s?) \p{L}/iu;

/** Where the dates and years of a text stand that the question does not give; a year, where its date does. */
function datesOf(part: Part, text: string, published: Day): number[] {
  const dates = findDateMentions(text, published);
  const years = Array.from(text.matchAll(YEARS), ({ index }) => {
    const whole = dates.find((date) => date.start <= index && index < date.start + date.text.length);
    return whole?.start ?? index;
  });
  return [...dates.flatMap((date) => (part.text.includes(date.text) ? [] : date.start)), ...years];
}

/** « à l’époque où le projet fut décidé, en 2022 » dates what was decided, and nothing else. */
function isOfOtherDeed(part: Part, before: string): boolean {
  const [deed] = DEED_BEFORE.exec(before) ?? [];
  return deed !== undefined && !deedOf(part).some((term) => likeness(term, wordsIn(searchTerms(deed))) > 0);
}

const DEED_BEFORE =
  /(?<!\p{L})(?:qui|que|où|dont|qu['’]) ?(?:[^,;:]{0,80} )?(?:fut|furent|est|sont|était|étaient|(?:a|ont|avait|avaient) été) \p{L}{2,30}(?:é|i|u|is|it)e?s?,? (?:en |le |au |dès |fin |début |mi-)?$/u;

/** A row of things, or the colon before one. */
export const LISTS = /,[^,]*,| et \p{L}|:\s*$/u;
const CURRENCY = /^[A-Z]{3}$/;
const LASTED =
  /(?<!\p{L})(?:des|plusieurs|quelques) (?:années|mois|semaines|jours|heures|décennies|siècles)(?!\p{L})/iu;
const TIME_UNIT = /^(?:s|min|h|j|jours?|mois|ans?|semaines?)$/;
const YEARS = /(?<!\d)(?:1\d{3}|20\d\d)(?!\d)|(?<!\p{L})(?:[IVX]{2,5})e (?:siècle|s\.)/gu;
const VERSION = /(?<!\p{L})\d+(?:\.\d+)+|«[^»]+»|"[^"]+"/u;

/** What may be denied: « aucune rançon n’a été versée » answers « quelle rançon ? ». */
const DENIABLE = new Set<Part["wanted"]>(["money", "count", "measure", "share", "date", "cause"]);

/** The noun and the verb that are asked, or all terms but the names. */
function deedOf({ noun, verb, terms, names }: Part): string[] {
  const named = new Set(names.flat());
  return noun.length + verb.length > 0 ? [...noun, ...verb] : terms.filter((term) => !named.has(term));
}

/** « aucune rançon », « n’a pas versé », « refuse de »: of the noun or the verb asked. */
function denies(part: Part, text: string): boolean {
  const { denied, without } = readDenial(text);
  const asked = deedOf(part);
  const under = wordsIn([...denied, ...without, ...searchTerms(NONE_OF.exec(text)?.[1] ?? "")]);
  if (asked.some((term) => likeness(term, under) > 0)) return true;
  return REFUSES.test(text) && asked.some((term) => likeness(term, wordsIn(searchTerms(text))) > 0);
}

const REFUSES = /(?<!\p{L})(?:refus|rejet|interdi|renonc)/iu;
const NONE_OF = /(?<!\p{L})(?:aucune?|nulle?) ((?:[\p{L}’'-]+ ?){1,4})/iu;
