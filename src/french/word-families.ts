import { ANGLICISMS } from "./families/anglicisms.ts";
import { ASKED } from "./families/asked.ts";
import { BUSINESS } from "./families/business.ts";
import { COLLOQUIAL } from "./families/colloquial.ts";
import { COMPUTING } from "./families/computing.ts";
import { COUNTRIES } from "./families/countries.ts";
import { CULTURE } from "./families/culture.ts";
import { HEALTH } from "./families/health.ts";
import { HOME } from "./families/home.ts";
import { JUDGEMENTS } from "./families/judgements.ts";
import { NEWS } from "./families/news.ts";
import { PUBLIC_LIFE } from "./families/public-life.ts";
import { SOCIETY } from "./families/society.ts";
import { TOWNS } from "./families/towns.ts";
import { VERBS } from "./families/verbs.ts";
import { VERBS_FROM_A } from "./families/verbs-from-a.ts";
import { VERBS_FROM_M } from "./families/verbs-from-m.ts";
import { WORLD } from "./families/world.ts";
import { areTwoVerbs, formsOf } from "./irregular-verbs.ts";
import { searchTerms } from "./words.ts";

/** Letters that two stems of one word share at least, and the share of the longer one that they must be. */
export const ROOT = 5;
const KINDRED = 0.65;

/** What is said in several ways: any word of a line may answer a question asked with another of them. */
const FAMILIES = [
  NEWS,
  BUSINESS,
  SOCIETY,
  HEALTH,
  WORLD,
  COMPUTING,
  COLLOQUIAL,
  ASKED,
  CULTURE,
  PUBLIC_LIFE,
  ANGLICISMS,
  HOME,
  COUNTRIES,
  TOWNS,
  VERBS,
  VERBS_FROM_A,
  VERBS_FROM_M,
  JUDGEMENTS,
]
  .flatMap((table) => table.trim().split("\n"))
  .map((line) => [...new Set(searchTerms(line))]);

const FAMILY_OF = new Map<string, number[]>();
for (const [family, terms] of FAMILIES.entries()) {
  for (const term of terms) FAMILY_OF.set(term, [...(FAMILY_OF.get(term) ?? []), family]);
}

/** The listed stems by their first letters. */
const BY_ROOT = Map.groupBy(FAMILY_OF.keys(), (term) => term.slice(0, ROOT));

const NONE: readonly number[] = [];

/** The families of a stem, by number; most stems have none. */
export function familiesOf(term: string): readonly number[] {
  const own = FAMILY_OF.get(term);
  if (own !== undefined) return own;
  const kin = BY_ROOT.get(term.slice(0, ROOT))?.find((listed) => isKin(term, listed));
  return (kin === undefined ? undefined : FAMILY_OF.get(kin)) ?? NONE;
}

/** The other stems of a stem's families, and of its verb. */
export function relativesOf(term: string): string[] {
  const relatives = new Set([...familiesOf(term).flatMap((family) => FAMILIES[family] ?? []), ...formsOf(term)]);
  relatives.delete(term);
  return [...relatives];
}

/** Whether a stem itself, and not only one like it, is of a family. */
export const isListed = (term: string): boolean => FAMILY_OF.has(term);

/** Whether two stems are of one word that the stemmer cut in two ways: « particip » and « participent ». */
export function isKin(a: string, b: string): boolean {
  if (a === b) return true;
  if (areTwoVerbs(a, b) || areTwoWords(a, b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  if (shared < ROOT) return false;
  const rest = a.slice(shared) + b.slice(shared);
  return (
    shared >= KINDRED * Math.max(a.length, b.length) || (ENDING.test(rest) && shared >= Math.min(a.length, b.length))
  );
}

/** Each with families of its own: « chant » and « chantage ». */
function areTwoWords(a: string, b: string): boolean {
  const [one, two] = [FAMILY_OF.get(a), FAMILY_OF.get(b)];
  return one !== undefined && two !== undefined && !one.some((family) => two.includes(family));
}

/** Endings that the stemmer leaves: « freinent », « tourneront ». */
const ENDING = /^(?:ent|eront|erait|eraient)$/;
