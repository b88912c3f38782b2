import { sayAlike } from "../french/equivalents.ts";
import { isReported } from "../french/modality.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { isSmall, type Token, tokensOf } from "../french/tokens.ts";
import { searchTerms } from "../french/words.ts";
import { isCommon } from "./common.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { headOf, rootOf } from "./likeness.ts";
import { type Reading, termsOf } from "./reading.ts";
import type { Said } from "./said.ts";

/** The share of a claim's stems that the evidence must hold; a figure or a date, checked elsewhere, counts as one. */
const WHOLE = 0.5;
/** The same for one clause of it, where it has enough of them to tell. */
const CLAUSE = 0.3;
const ENOUGH = 3;
/** The same for an analysis. */
const PART = 0.25;
/** « contre douze auparavant » adds no word. */
const HOLLOW = new Set(
  searchTerms("contre auparavant avant après depuis pendant environ seulement encore déjà an année mois sur"),
);
/** Words that carry others and say little themselves: « a mis en place », « a pris part », « reste ». */
const LIGHT = new Set([
  ...HOLLOW,
  ...searchTerms(
    `environ quelque quelques presque près moins jusqu maximum minimum dès bien malgré toujours aujourd désormais
    maintenant ensuite enfin notamment surtout sinon mise mis prendre pris prend rester reste resté passer passe
    passé venir vient venu venus aller allé donner donne donné rendre rend tenir tient devenir devient devenu trouver trouve
    pouvoir vouloir devoir savoir voir suivre partir porter doit cela celui celle ceux celles chacun lequel
    nombre fois part cas place chose façon manière point fait afin parmi bon nouveau seul même tout`,
  ),
]);
/** What such a word weighs beside a plain one. */
const LITTLE = 0.35;
/** From a source in another language, names, figures and kindred words alone are shared. */
const ABROAD = 0.2;

/** A claim shares a floor of its words, by their stems, with what it cites, and so does each of its clauses. */
export function checkWords({ reading }: Said, evidence: Evidence): Fault[] {
  const held = heldBy(evidence);
  if (shareOf(wordsOf(reading, reading.text), held) < (held.isForeign ? ABROAD : WHOLE))
    return [{ kind: "unshared", said: reading.text }];
  const isLow = (text: string): boolean => {
    const words = wordsOf(reading, text);
    return !held.isForeign && words.terms.length + words.figures >= ENOUGH && shareOf(words, held) < CLAUSE;
  };
  const run = held.isForeign ? undefined : strangeRun(reading, held);
  if (run !== undefined) return [{ kind: "unshared", said: run }];
  return reading.clauses
    .filter(({ text }, at) => isLow(text) || (at > 0 && isStrange(text, reading, held)))
    .map(({ text }) => ({ kind: "unshared", said: text }));
}

/** Words in a row of which none is in the evidence, that show that something was added. */
const RUN = 4;

/** « alimenté par une centrale à gaz »: words in a row of which the evidence has none, nor what says the same. */
function strangeRun({ text, terms }: Reading, held: Held): string | undefined {
  if ([...terms].filter((term) => worthOf(term, held, false) === 0).length < RUN) return undefined;
  let run: string[] = [];
  for (const token of tokensOf(sayAlike(text))) {
    if (saysLittle(token)) continue;
    run = isStrangeWord(token, held) ? [...run, token.word] : [];
    if (run.length >= RUN) return run.join(" ");
  }
  return undefined;
}

/** Words that part no run and lengthen none. */
const saysLittle = ({ word, term, isMark }: Token): boolean =>
  isMark ? word === "," : term === "" || isSmall(word) || LIGHT.has(term) || isCommon(term) || isReported(word);

const isStrangeWord = ({ term, isName, isMark }: Token, held: Held): boolean =>
  !isMark && !isName && !/\d/.test(term) && !NUMBERS.has(term) && worthOf(term, held, false) === 0;

const NUMBERS = new Set(
  searchTerms(
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille million milliard premier second tiers quart moitié demi cinquième dixième",
  ),
);

/** Of an analysis, which says in its own words what follows, a part at least is in what it rests on. */
export function checkAnalysisWords({ reading }: Said, evidence: Evidence): Fault[] {
  const held = heldBy(evidence);
  if (shareOf(wordsOf(reading, reading.text), held) < PART) return [{ kind: "unshared", said: reading.text }];
  return reading.clauses
    .filter(({ text }, at) => at > 0 && isStrange(text, reading, held))
    .map(({ text }) => ({ kind: "unshared", said: text }));
}

/** The share of a clause that words which say the same must hold where none is of the evidence. */
const ALIKE = 0.4;

/** A clause added to a claim of which no word is in the evidence. */
function isStrange(text: string, reading: Reading, held: Held): boolean {
  const terms = wordsOf(reading, text).terms.filter((term) => !HOLLOW.has(term) && !/^\d/.test(term));
  const words = { terms, figures: 0 };
  return terms.length > 1 && shareOf(words, held, true) === 0 && shareOf(words, held) < ALIKE;
}

type Words = { terms: string[]; figures: number };

/** The stems of a stretch of the claim, its figures and dates counted apart. */
function wordsOf({ quantities, dates, periods }: Reading, stretch: string): Words {
  const spans = [...quantities, ...dates, ...periods].filter(({ text }) => text !== "" && stretch.includes(text));
  const rest = spans.reduce((text, span) => text.replace(span.text, " "), stretch);
  return { terms: [...new Set(termsOf(rest))], figures: spans.length };
}

/** The families of stems that the evidence holds; from another language, the kindred ones too. */
type Held = { roots: ReadonlySet<string>; heads: ReadonlySet<string>; isForeign: boolean };

function heldBy({ supports, before }: Evidence): Held {
  const terms = [...supports, ...before].flatMap((support) => [...support.terms]);
  const isForeign = supports.some(({ language }) => language === "en");
  return { roots: new Set(terms.map(rootOf)), heads: new Set(isForeign ? terms.map(headOf) : []), isForeign };
}

function shareOf({ terms, figures }: Words, held: Held, isStrict = false): number {
  if (terms.length === 0) return 1;
  const shared = terms.reduce((sum, term) => sum + weightOf(term) * worthOf(term, held, isStrict), 0);
  const whole = terms.reduce((sum, term) => sum + weightOf(term), 0);
  return (shared + figures) / (whole + figures);
}

const weightOf = (term: string): number => (LIGHT.has(term) ? LITTLE : 1);

/** What a word that may stand for one of the evidence is worth beside one of its own. */
const SYNONYM = 0.9;

function worthOf(term: string, { roots, heads }: Held, isStrict: boolean): number {
  if (roots.has(rootOf(term)) || heads.has(headOf(term))) return 1;
  return !isStrict && synonymsOf(term).some((other) => roots.has(other)) ? SYNONYM : 0;
}
