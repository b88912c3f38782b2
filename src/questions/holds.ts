import type { Article } from "../articles/article.ts";
import { findClauses } from "../french/clauses.ts";
import { countedBy } from "../french/counted.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import { readableInFrench } from "../french/english.ts";
import { readDenial } from "../french/negation.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { isTyped } from "../french/wanted.ts";
import { searchTerms } from "../french/words.ts";
import { likeness, wordsIn } from "./matching.ts";
import { type Part, properNames } from "./question.ts";

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

const figure =
  (isWanted: (quantity: Quantity, part: Part, clause: string) => boolean): Holds =>
  (part, text) =>
    clausesOf(text).some(
      (clause) =>
        /\d|\p{L}{2}/u.test(clause) &&
        findQuantities(clause).some(
          (quantity) =>
            isWanted(quantity, part, clause) && !isAsked(quantity, part) && !isOfAnother(clause, quantity, part, text),
        ),
    );

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
  duration: (part, text, article) => LASTED.test(text) || hasDuration(part, text, article),
  date: (part, text, { published }) =>
    findDateMentions(text, published).some((mention) => !part.text.includes(mention.text)) || YEARS.test(text),
  name: (part, text) => isNamed(part, text),
  place: (part, text) => (TERRITORY.test(part.text) ? PLACED.test(text) : LOCATED.test(text) || isNameLeft(part, text)),
  role: (_, text) => ROLE.test(text),
  label: (part, text) => isNamed(part, text) || VERSION.test(text),
};

/** « Quelles entreprises… ? » asks for two at least. */
const MANY = /(?<!\p{L})(?:quels|quelles)(?!\p{L})/iu;

/** The name stands where the sentence speaks of the thing that is to be named. */
function isNamed(part: Part, text: string): boolean {
  const stretches = Map.groupBy(findClauses(text), (clause) => clause.part);
  return [...stretches.values()].some((clauses) => {
    const stretch = clauses.map((clause) => clause.text).join(", ");
    const said = wordsIn(searchTerms(stretch));
    const isThere = part.noun.length === 0 || part.terms.some((term) => likeness(term, said) > 0);
    return isThere && answeringNames(part, `, ${stretch}`).length >= (MANY.test(part.text) ? 2 : 1);
  });
}

const ROLE =
  /(?<!\p{L})(?:(?:co-?)?pdg|(?:vice-|co-?)?présidente?|directeur|directrice|fondateur|fondatrice|cofondateur|cofondatrice|patronn?e?|dirigeante?|chef|responsable|conseill[eè]re?|ministre|maire|professeure?|analyste|ingénieure?|avocate?|chercheu(?:r|se)|médecin|secrétaire|porte-parole|roi|reine|empereur|général|évêque|pape|gouverneur|député|sénateur)(?!\p{L})/iu;
/** What has a name of its own: « au Texas », « en Bretagne ». */
const TERRITORY =
  /(?<!\p{L})quel(?:le)?s? (?:\p{L}+ )?(?:villes?|pays|régions?|communes?|états?|provinces?|départements?|cantons?|continents?)(?!\p{L})/iu;
const PLACED = /(?<!\p{L})(?:à|au|aux|en|dans|près d[eu]|vers|depuis) ?(?:l['’]|la |le |les )?\p{Lu}/u;
const LOCATED = /(?<!\p{L})(?:en|sur|dans|sous|près d[eu]s?|au large d[eu]s?|au nord d[eu]s?|au sud d[eu]s?) \p{L}/iu;
const isNameLeft = (part: Part, text: string): boolean => otherNames(part, properNames(text)).length > 0;
/** A row of things, or the colon before one. */
export const LISTS = /,[^,]*,| et \p{L}|:\s*$/u;
const CURRENCY = /^[A-Z]{3}$/;
const LASTED =
  /(?<!\p{L})(?:des|plusieurs|quelques) (?:années|mois|semaines|jours|heures|décennies|siècles)(?!\p{L})/iu;
const TIME_UNIT = /^(?:s|min|h|j|jours?|mois|ans?|semaines?)$/;
const YEARS = /(?<!\d)(?:1\d{3}|20\d\d)(?!\d)|(?<!\p{L})(?:[IVX]{2,5})e (?:siècle|s\.)/u;
const VERSION = /(?<!\p{L})\d+(?:\.\d+)+|«[^»]+»|"[^"]+"/u;

/** What may be denied: « aucune rançon n’a été versée » answers « quelle rançon ? ». */
const DENIABLE = new Set<Part["wanted"]>(["money", "count", "measure", "share", "date", "cause"]);

const clausesOf = (text: string): string[] => [...new Set([...findClauses(text).map((clause) => clause.text)])];

/** The figure that the question itself gives. */
const isAsked = ({ text }: Quantity, part: Part): boolean =>
  new RegExp(`(?<![\\d,.])${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\d,.])`, "iu").test(part.text);

/** « près de 100 employés », « 24 organisations », « trois heures »; or « le nombre d’employés atteint 100 ». */
const countsNoun = (quantity: Quantity, { head }: Part, clause: string): boolean =>
  head.length === 0 || head.some((asked) => countsSo(quantity, asked, clause));

function countsSo(quantity: Quantity, asked: string, clause: string): boolean {
  if (quantity.kind === "ordinal") return false;
  const own = searchTerms(quantity.text);
  if (likeness(asked, wordsIn(own)) > 0) return true;
  const counted = countedBy(clause, quantity);
  if (counted.length > 0)
    return counted.some((term) => likeness(asked, wordsIn([term])) > 0) || follows(quantity, clause, asked);
  if (OF_THEM.test(clause)) return true;
  if (quantity.kind !== "number" && quantity.kind !== "vague") return follows(quantity, clause, asked);
  return likeness(asked, wordsIn(searchTerms(clause))) > 0;
}

/** « Les policiers n’en ont confirmé que 212. » */
const OF_THEM = /(?:^| |n['’])en (?:a|ont|avai(?:t|ent)|aura|auront|compte|comptent) /iu;

/** « 1 à 4 millions de foyers », « 17 grands laboratoires nationaux ». */
function follows({ end }: Quantity, clause: string, asked: string): boolean {
  const next = searchTerms(clause.slice(end, end + REACH)).slice(0, 3);
  return likeness(asked, wordsIn(next)) > 0;
}

/** Characters. */
const REACH = 40;

/** The names of a text that the question does not say. */
/** Names that may answer: not those of who says something, unless that is asked. */
function answeringNames(part: Part, text: string): string[] {
  const asksWhoSays = part.verb.some((stem) => SAYS.test(stem));
  return otherNames(part, properNames(text)).filter((name) => {
    const at = text.indexOf(name);
    return (
      asksWhoSays ||
      isPresented(part, text.slice(at + name.length)) ||
      (!SAYS_AFTER.test(text.slice(at + name.length)) && !SAYS_BEFORE.test(text.slice(0, at)))
    );
  });
}

/** « explique Erwan Quillivic, directeur technique du groupement »: who speaks is presented as what is asked for. */
const isPresented = (part: Part, after: string): boolean => {
  const presented = wordsIn(searchTerms(/^, ([^,.]{3,80})/u.exec(after)?.[1] ?? ""));
  const named = new Set(part.names.flat());
  const asked = part.terms.filter((term) => !named.has(term));
  return asked.length > 0 && asked.every((term) => likeness(term, presented) > 0);
};

const SAYING =
  "(?:estim|indiqu|affirm|précis|assur|déclar|expliqu|soulign|observ|constat|répond|rappel|reconna|résum|not|ajout|racont|admet|juge|tempèr|préven|objecte|remarqu|relativis)\\p{L}*";
const SAYS = /^(?:dir|dit|repet|affirm|declar|expliqu|annonc|estim|soulign|repond|pens|accus|compar)/;
const SAYS_AFTER = new RegExp(`^ (?:a |ont )?${SAYING}`, "u");
const SAYS_BEFORE = new RegExp(`(?:${SAYING}|[Ss]elon|d['’]après) (?:l[ea] \\p{Ll}+ )?$`, "u");

function otherNames(part: Part, names: readonly string[]): string[] {
  const asked = new Set(part.terms);
  return names.filter((name) => searchTerms(name).some((term) => !asked.has(term) && term !== ""));
}

/** A name that does something just before a figure, where not all that is asked about stands in the clause. */
function isOfAnother(clause: string, { start }: Quantity, part: Part, text: string): boolean {
  const said = wordsIn(searchTerms(clause));
  const missing = part.names.filter((name) => !name.some((term) => said.terms.has(term)) && !isComplement(name, text));
  if (missing.length === 0) return false;
  const before = clause.slice(0, start);
  const foreign = actorsIn(part, before);
  if (foreign.length > 0) return !REPORTS.test(before);
  return properNames(before).length === 0 && isActorNearest(part, text.slice(0, text.indexOf(clause)));
}

/** The names besides the question's that stand after no preposition. */
export const actorsIn = (part: Part, text: string): string[] =>
  otherNames(part, properNames(text)).filter((name) => !OBJECT.test(text.slice(0, text.indexOf(name))));

/** « Le second calculateur, baptisé Genêt, consomme 3 mégawatts »: the last name before the clause is another's. */
function isActorNearest(part: Part, before: string): boolean {
  const nearest = properNames(before).at(-1);
  return nearest !== undefined && actorsIn(part, before).includes(nearest);
}

/** « à Port-Brévent, où Talvernes investira 1,8 milliard »: a name after a preposition has no figure of its own. */
const isComplement = (name: readonly string[], text: string): boolean =>
  properNames(text).some(
    (other) =>
      searchTerms(other).some((term) => name.includes(term)) && OBJECT.test(text.slice(0, text.indexOf(other))),
  );

/** Who tells a figure is not whose figure it is. */
const REPORTS =
  /(?<!\p{L})(?:estim|indiqu|affirm|précis|assur|évalu|chiffr|déclar|expliqu|soulign|rapport|observ|calcul|attribu|constat)/iu;

/** What stands after a preposition does nothing. */
const OBJECT =
  /(?:^|[\s(])(?:de|du|des|d['’]|à|au|aux|chez|pour|par|avec|selon|d['’]après|dans|sur|en|contre|vers|depuis|entre|sous|dont|et) ?(?:l['’]|la |le |les )?(?:\p{Ll}{4,} )?$/u;

/** « aucune rançon », « n’a pas versé », « refuse de »: of the noun or the verb asked. */
function denies({ noun, verb, terms, names }: Part, text: string): boolean {
  const { denied, without } = readDenial(text);
  const named = new Set(names.flat());
  const asked = noun.length + verb.length > 0 ? [...noun, ...verb] : terms.filter((term) => !named.has(term));
  const under = wordsIn([...denied, ...without, ...searchTerms(NONE_OF.exec(text)?.[1] ?? "")]);
  if (asked.some((term) => likeness(term, under) > 0)) return true;
  return REFUSES.test(text) && asked.some((term) => likeness(term, wordsIn(searchTerms(text))) > 0);
}

const REFUSES = /(?<!\p{L})(?:refus|rejet|interdi|renonc)/iu;
const NONE_OF = /(?<!\p{L})(?:aucune?|nulle?) ((?:[\p{L}’'-]+ ?){1,4})/iu;
