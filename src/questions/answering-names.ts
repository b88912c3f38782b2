import { findClauses } from "../french/clauses.ts";
import { searchTerms } from "../french/words.ts";
import { likeness, wordsIn } from "./matching.ts";
import { type Part, properNames } from "./question.ts";

/** « Quelles entreprises… ? » asks for two at least. */
const MANY = /(?<!\p{L})(?:quels|quelles)(?!\p{L})/iu;

/** The name stands where the sentence speaks of the thing that is to be named. */
export function isNamed(part: Part, text: string): boolean {
  const stretches = Map.groupBy(findClauses(text), (clause) => clause.part);
  return [...stretches.values()].some((clauses) => {
    const stretch = clauses.map((clause) => clause.text).join(", ");
    const said = wordsIn(searchTerms(stretch));
    const isThere = part.noun.length === 0 || part.terms.some((term) => likeness(term, said) > 0);
    return isThere && answeringNames(part, `, ${stretch}`).length >= (MANY.test(part.text) ? 2 : 1);
  });
}

/** Whether a text has another name than those of the question. */
export const isNameLeft = (part: Part, text: string): boolean => otherNames(part, properNames(text)).length > 0;

/** Names that may answer: not those of who says something, unless that is asked. */
export function answeringNames(part: Part, text: string): string[] {
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

/** The names besides the question's that stand after no preposition. */
export const actorsIn = (part: Part, text: string): string[] =>
  otherNames(part, properNames(text)).filter((name) => !OBJECT.test(text.slice(0, text.indexOf(name))));

/** What stands after a preposition does nothing. */
export const OBJECT =
  /(?:^|[\s(])(?:de|du|des|d['’]|à|au|aux|chez|pour|par|avec|selon|d['’]après|dans|sur|en|contre|vers|depuis|entre|sous|dont|et) ?(?:l['’]|la |le |les )?(?:\p{Ll}{4,} )?$/u;
