import { matchAt } from "./folded-text.ts";
import { type Draft, isBare, isPluralNext } from "./number-drafts.ts";
import type { Page } from "./quantity-parts.ts";

const TOKEN = /\w+(?:[-.,:/^]\w+)*/y;

/** Where the word, the version or the reference that holds `at` ends. */
export function endOfToken(plain: string, at: number): number {
  return at + (matchAt(TOKEN, plain, at)?.[0].length ?? 1);
}

/** Whether `at` is inside a word, a version or a reference: GPT-4o, H100, [12]; in « x10 » and « 10-15 » it is not. */
export function isGlued(plain: string, at: number, lastEnd: number): boolean {
  const window = plain.slice(Math.max(0, at - 2), at);
  if (/[\w@#[^°§]$/.test(window)) return !/(?:^|\W)x$/.test(window);
  return /[a-z][-/]$|\d[.,:]$/.test(window) || (/\d[-/]$/.test(window) && lastEnd !== at - 1);
}

const GLUE = /[\w^@²³¹⁰⁴-⁹]|-[a-z]|×\d|[.,:]\d|\/\d{1,2}(?![\d. ])| [gd](?![\w'$€])/y;

/** Whether a name goes on at `end`: « 3B », « 5 G », « 10²⁵ », « 1.2.3 », « deux-roues ». */
export function isGluedAfter(plain: string, end: number): boolean {
  return matchAt(GLUE, plain, end) !== null;
}

/** Nouns that a number names rather than counts. */
const NUMBERED = new Set(
  `article art numero no n page p chapitre alinea paragraphe section annexe phase version niveau etape saison episode
  tome volume vol ligne categorie classe type figure tableau norme salle chambre lot loi decret reglement directive
  porte scope top route generation opus port reacteur tranche acte groupe zone batiment quai voie terminal pilier code
  chaine modele annee an departement amendement titre`.split(/\s+/),
);
/** « le 49.3 », « du 15 », « mardi 9 ». */
const UNCOUNTED = /^(?:(?:le|du|au) |(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche) \d\d?$)/;
/** « Haute-Garonne (31) », « 07 ». */
const CODE = /^\(\d{1,3}\)$|^\D?0\d/;
const STREET = /,? (?:bis|ter|rue|avenue|boulevard|quai|impasse|allee)(?!\w)/y;
const NINE_OF = /^ (?:sur |d'entre|des? |fois)/;
/** « de douze à neuf », « n’en compte que neuf ». */
const NINE_AFTER = /(?:\b(?:de|entre) \S+(?: \S+)? (?:a|et)|\bque) $/;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;
/** Words that open a sentence with a capital and name nothing. */
const OPENERS = new Set(
  `plus moins environ quelque quelques pres les des ces ses nos vos leurs aux seuls seules autres sur avec pour dans
  entre sous de en apres avant pendant depuis et ou mais soit dont parmi presque contre vers par tous toutes encore deja
  enfin ensuite puis seulement au bilan resultat objectif prix cout outre hors sans il elle chaque selon total a
  `.split(/\s+/),
);
const CONTINUES = /^(?:,? (?:et|ou|a) |, |-|\/)\d$/;
const TITLE = /^[+-]?\d[\d\s.,]*\s\p{Lu}\p{Ll}{3}/u;
const WORD_BEFORE = /([^ («"“'.!?]+\.?) $/;
const PROPER_NAME = /^\p{Lu}.*[\p{L}\p{N}+]$|^\p{Ll}+\p{Lu}[\p{L}\p{N}]*$/u;

/** Whether a number names: « 20 Minutes », « article 6 »; `nameEnd` is where the last one that did ends, or -1. */
export function isName(page: Page, draft: Draft, nameEnd: number): boolean {
  const { start, end, unit } = draft;
  const mayBeTitle = unit === null || unit.kind === "duration";
  return (mayBeTitle && TITLE.test(page.text.slice(start, end))) || (isBare(draft) && isBareName(page, draft, nameEnd));
}

/** « Llama 4 », « article 6 », « le 49.3 », « 12 rue », « les Vingt-Sept », « un logement neuf ». */
function isBareName({ text, plain }: Page, draft: Draft, nameEnd: number): boolean {
  const { start, end } = draft;
  const written = plain.slice(start, end);
  const before = WORD_BEFORE.exec(plain.slice(Math.max(0, start - 24), start))?.[1] ?? "";
  if (NUMBERED.has(before.replace(/s?[.°]?$/, ""))) return true;
  if (CODE.test(plain.slice(Math.max(0, start - 1), end + 1)) || matchAt(STREET, plain, end)) return true;
  if (UNCOUNTED.test(`${before} ${written}`) || isContinued(plain, draft, nameEnd)) return !isPluralNext(plain, end);
  if (written === "neuf") return !isPluralNext(plain, end) && !isNine(plain, draft);
  if (!/^\d/.test(written)) return /[a-z,]$/.test(before) && CAPITALISED.test(text.slice(start, start + 2));
  if (/[ ,']/.test(written) || OPENERS.has(before)) return false;
  return PROPER_NAME.test(text.slice(start - before.length - 1, start - 1));
}

const isNine = (plain: string, { start, end }: Draft): boolean =>
  NINE_OF.test(plain.slice(end, end + 8)) || NINE_AFTER.test(plain.slice(Math.max(0, start - 30), start));

const isContinued = (plain: string, { start }: Draft, nameEnd: number): boolean =>
  nameEnd >= 0 && start - nameEnd < 8 && CONTINUES.test(plain.slice(nameEnd, start + 1));
