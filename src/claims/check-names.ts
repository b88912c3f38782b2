import { belongsTo, kinOf, spellsOut } from "../french/name-forms.ts";
import { findNames } from "../french/names.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { findWords, fold, termOf } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** Every name of the claim stands in the evidence, whole or in part, as an acronym, or as what belongs to a place. */
export function checkNames({ reading, isQuoted }: Said, { supports, before, articles }: Evidence): Fault[] {
  const known = readWords([...supports, ...before]);
  const figures = [...reading.quantities, ...reading.periods, ...reading.dates];
  return namesOf(reading.text)
    .filter(({ start }) => !isQuoted(start))
    .filter(
      ({ name, start }) =>
        !figures.some(
          (figure) =>
            figure.start < start + name.length &&
            start < figure.start + figure.text.length &&
            !/\p{L}{2}.* \d/u.test(name),
        ),
    )
    .filter(({ name }) => name.length > 1 && !isKnown(name, known) && !isInFull(name, known, articles))
    .map(({ name }): Fault => ({ kind: "name", said: name, instead: null }))
    .concat(strayPlaces(reading.text, known, (at) => isQuoted(at) || isIn(reading.quantities, at)));
}

/** « francs suisses » names a currency, which figures have. */
const isIn = (quantities: Said["reading"]["quantities"], at: number): boolean =>
  quantities.some(({ start, end }) => start <= at && at < end);

/** « bruxelloise » names a place as « Bruxelles » does. */
function strayPlaces(text: string, known: Known, isCovered: (at: number) => boolean): Fault[] {
  return Array.from(text.matchAll(SMALL_WORD))
    .filter(({ 0: word, index }) => kinOf(word).length > 0 && !isCovered(index) && !isWordKnown(fold(word), known))
    .map(([said]) => ({ kind: "name", said, instead: null }));
}

const SMALL_WORD = /(?<![\p{L}'’-])\p{Ll}{5,}(?![\p{L}-])/gu;

/** The names that a claim brings; the first word of a sentence counts where it acts as one. */
export function namesOf(text: string): { name: string; start: number }[] {
  let from = 0;
  return findNames(text).flatMap((name) => {
    const start = Math.max(from, text.indexOf(name, from));
    from = start + name.length;
    if (!OPENING.test(text.slice(0, start))) return [{ name, start }];
    if (!/\s/.test(name)) return isOpener(name, text.slice(from)) ? [] : [{ name, start }];
    // « Parti d’Helvoria en 2023 » names Helvoria.
    const [opener = ""] = PARTICIPLE_OPENING.exec(name) ?? [];
    return [{ name: name.slice(opener.length), start: start + opener.length }];
  });
}

const PARTICIPLE_OPENING = /^\p{Lu}\p{Ll}+(?:ée?s?|[iu]e?s?|ise?s?|ite?s?|erte?s?) (?:de |du |des |d['’])(?=\p{Lu})/u;

const OPENING = /(?:^|[.!?…:;»"”]\s+)[«"“\s]*$/u;
const NAME_SHAPE = /\p{Lu}.*\p{Lu}|\d/u;
/** What follows a name that opens a sentence, and seldom another first word. */
const GOES_ON =
  /^(?:,| (?:ne |n['’]|se |s['’]|y |en |et \p{Lu}|ou \p{Lu}|\()| (?:a|ont|est|sont|va|vont|avait|aura|sera|était|fut|doit|peut|veut)(?!\p{L})| \p{Ll}{2,}(?:e|ent|ait|aient|[eiîdtv]ra|eront|it|rt|nd|nt|ut|met)(?!\p{L}))/u;
const NO_NAME = /(?:ment|ant|ée?s?)$/u;
const FOLLOWERS = new Set(
  "le la les un une de des du ce cette ces entre contre outre vers cent sept vingt trente quarante centre mille leurs ensemble elle une notre votre autre quatre maintenant souvent avant devant pendant durant cependant tant autant".split(
    " ",
  ),
);

/** « Conçu pour », « Environ 300 » and « Désormais, » are no names; « Meta a construit » and « Google, » are. */
function isOpener(name: string, after: string): boolean {
  if (NAME_SHAPE.test(name)) return false;
  if (!GOES_ON.test(after) || FOLLOWERS.has(/^ (\p{L}+)/u.exec(after)?.[1] ?? "")) return true;
  return NO_NAME.test(name) || PARTICIPLES.has(fold(name));
}

/** « Réunis, » and « Sorti en avril, » open a sentence as names do. */
const PARTICIPLES = new Set(
  "reuni sorti parti venu issu elu paru vendu connu reconnu attendu prevu etabli choisi promu lu pris mis remis soumis assis permis construit produit conduit inscrit ouvert offert couvert detenu soutenu contenu retenu obtenu rendu perdu suspendu revenu devenu reparti garni muni fourni"
    .split(" ")
    .flatMap((word) => [word, `${word}e`, `${word}s`, `${word}es`]),
);

type Known = { words: Set<string>; row: string[]; text: string; roots: Set<string>; foreign: boolean };

function readWords(supports: readonly Support[]): Known {
  const row = supports.flatMap(({ words }) => words);
  return {
    row,
    words: new Set(row),
    text: ` ${row.filter((word) => !SMALL.has(word)).join(" ")} `,
    roots: new Set(row.map(rootOf)),
    foreign: supports.some(({ language }) => language === "en"),
  };
}

const SMALL = new Set(
  "m mm mme mlle me dr pr mgr st ste de du des d la le les l et van von der den the of and mr mrs ms sir".split(" "),
);
const FIGURES = /\d/;

function isKnown(name: string, known: Known): boolean {
  const words = findWords(name)
    .map(fold)
    .filter((word) => !SMALL.has(word));
  // « Llama 3 » is not « Llama 4 » in a sentence that has a 3 elsewhere.
  if (words.length > 1 && words.some((word) => FIGURES.test(word))) {
    if (!known.text.includes(` ${words.join(" ")} `) && !isSpread(words, known)) return false;
  }
  if (words.every((word) => isWordKnown(word, known))) return true;
  const whole = fold(name).replace(/[’']/g, "'").replace(/\s+/g, "-");
  if (kinOf(whole).some((form) => known.words.has(form) || known.text.includes(` ${form.replace("-", " ")} `)))
    return true;
  return isAcronymOf(name, words, known);
}

/** « Jeff Bezos », as the article names him, of a sentence that says « Bezos ». */
function isInFull(name: string, { words }: Known, articles: Evidence["articles"]): boolean {
  const own = findWords(name).map(fold);
  const last = own.at(-1) ?? "";
  return (
    own.length > 1 &&
    last.length > 2 &&
    words.has(last) &&
    articles.some(({ sentences }) => sentences.some(({ text, opinion }) => !opinion && text.includes(name)))
  );
}

/** « Opus 4 » in « Claude 4 (notamment Opus) »: each word before a figure must be followed by it once. */
const isSpread = (words: readonly string[], { text }: Known): boolean =>
  words.every((word, at) => !FIGURES.test(word) || text.includes(` ${words[at - 1] ?? ""} ${word} `));

function isWordKnown(word: string, { words, roots, foreign, row }: Known): boolean {
  const plural = word.replace(/s$/, "");
  if (words.has(word) || words.has(plural) || words.has(`${word}s`)) return true;
  if (
    kinOf(word).some(
      (form) => words.has(form) || words.has(`${form}s`) || words.has(`${form}e`) || words.has(`${form}es`),
    )
  )
    return true;
  if (word.length <= 6 && spellsOut(row, word)) return true;
  if (row.some((other) => belongsTo(other, word))) return true;
  // « en Bourse » of a company that is « cotée ».
  if (synonymsOf(termOf(word)).some((root) => roots.has(root))) return true;
  // « Université » of « University ».
  return foreign && word.length > 4 && roots.has(rootOf(word));
}

/** « Journal du Dimanche » where the source says JDD. */
function isAcronymOf(name: string, words: readonly string[], known: Known): boolean {
  const all = findWords(name).map(fold);
  return (
    words.length > 1 &&
    known.row.some(
      (word) =>
        word.length > 1 &&
        word.length < 8 &&
        // « la » is no acronym of Los Alamos.
        termOf(word) !== "" &&
        spellsOut(all, word) &&
        word.length >= words.length,
    )
  );
}
