import { frenchTermsOf } from "../french/english-words.ts";
import { findNames } from "../french/names.ts";
import { askedInFrench, isEmptyEnglish, isEnglishQuestion } from "../french/question-words.ts";
import { type Wanted, wantOf } from "../french/wanted.ts";
import { findWords, searchTerms, termOf } from "../french/words.ts";
import { type Kind, kindOf } from "./kind.ts";

/**
 * One thing asked: its terms, the names among them, what would answer it, the stems of the noun that says so
 * (« employés ») and those of the verb that « a-t-il » shows.
 */
export type Part = {
  text: string;
  terms: string[];
  names: string[][];
  wanted: Wanted;
  noun: string[];
  /** The stems under which the first word of that noun may be told. */
  head: string[];
  verb: string[];
};

/**
 * A question as it is looked for. `terms` and `names` are those of the whole; `parts` the things asked, one at least;
 * `alternatives` the French stems by which the terms of an English question may be told.
 */
export type Question = {
  text: string;
  kind: Kind;
  terms: string[];
  names: string[][];
  parts: Part[];
  alternatives: ReadonlyMap<string, readonly string[]>;
};

/** Reads any text, in French or in English; never throws. */
export function readQuestion(text: string): Question {
  const written = text.slice(0, LONGEST);
  const isEnglish = isEnglishQuestion(written);
  const french = isEnglish ? askedInFrench(written) : written;
  const parts = splitAsked(french).map((asked) => readPart(asked, isEnglish));
  const [first] = parts;
  const whole = parts.map((part) => (first !== undefined && leansOnFirst(part) ? joined(part, first) : part));
  return {
    text,
    kind: kindOf(written),
    terms: unique(whole.flatMap(({ terms }) => terms)),
    names: namesIn(whole),
    parts: whole,
    alternatives: isEnglish ? alternativesOf(french) : new Map(),
  };
}

/** Characters: a longer question is a text pasted by mistake, and its opening tells enough. */
const LONGEST = 1_000;

const ASKING =
  "(?:(?:pour|de|d['’]|à|en|par|avec|depuis|sur|dans|chez|jusqu['’](?:en|à)|auprès de) ?)?(?:qui|que|qu['’]|quoi|quel(?:le)?s?|combien|quand|comment|pourquoi|où)(?!\\p{L})";
const AND = new RegExp(`,? (?:et|mais|puis) (?=${ASKING})|[?] +(?=${ASKING})`, "iu");
const TWO_COUNTS =
  /^(?<before>.*?\bcombien d(?:e |['’]))(?<one>[\p{L} -]{2,60}?) et (?:d(?:e |['’]))(?<two>[\p{L}-]+)(?<after>.*)$/iu;

/** The things asked in one breath: « Combien de modules, et pourquoi ? », « combien de sites et de salariés… ». */
function splitAsked(text: string): string[] {
  const parts = text.split(AND, MOST_PARTS);
  return parts.flatMap((part) => {
    const { before = "", one = "", two = "", after = "" } = TWO_COUNTS.exec(part)?.groups ?? {};
    return two === "" ? [part] : [`${before}${one}${after}`, `${before}${two}${after}`];
  });
}

const MOST_PARTS = 3;

function readPart(written: string, isEnglish: boolean): Part {
  const text = written
    .replace(FILLERS, "")
    .replace(TO_COMPARE, "")
    .replace(BY_ARTICLE, "")
    .replace(PHASE, "")
    .replace(WISH, "");
  const terms = unique(isEnglish ? englishTerms(text) : searchTerms(text)).filter((term) => !ASIDE.has(term));
  const want = wantOf(text);
  const names = properNames(text)
    .filter((name) => name !== want.noun)
    .flatMap((name) => name.split(" de ").filter((piece) => !COMMON.has(piece)))
    .map((name) => unique(searchTerms(name)))
    .filter((name) => name.length > 0);
  const noun = searchTerms(want.noun).filter((term) => terms.includes(term));
  const verb = isEnglish
    ? []
    : verbOf(text).filter((term) => terms.includes(term) && !names.flat().includes(term) && !LIGHT.has(term));
  const head = isEnglish ? headsOf(want.noun) : noun.slice(0, 1);
  return { text: written, terms, names, wanted: want.wanted, noun, head, verb };
}

/** Those of the first English word that has a stem, and the French ones that may tell it. */
function headsOf(noun: string): string[] {
  const word = findWords(noun).find((each) => termOf(each) !== "" && !isEmptyEnglish(each));
  return word === undefined ? [] : unique([termOf(word), ...frenchTermsOf(word)]);
}

/** Words with which a question speaks of itself, or of the articles, and not of what it asks. */
const ASIDE = new Set(
  searchTerms(
    `article articles corpus source sources parle parlent parlez parler dis dites dire sais savez savoir sait explique expliquez
    résume résumez cite citez liste listez énumère énumérez donne donnez différence différences
    domaine secteur type genre sorte sujet thème cités cité lister quelque chose déjà dernier dernière dernières nouvelles depuis ultime
    koi quoi total exact exactement autant particulier précisément concrètement fera feront ferait feraient faisait faisaient
    neuf nouveautés actualité actualités passé question réponse selon svp stp merci bonjour pense pensent penses penser avis opinion`,
  ),
);

/** Verbs that a sentence need not say to answer. */
export const LIGHT: ReadonlySet<string> = new Set(
  searchTerms(
    `annonce annoncé annonçait dit indique prévoit prévu compte comptent accordent divergent contredisent devient permet
    permettre permettra concerne concernent concerner réaliser réalise effectue apporte apporter occupe occuper consiste consister
    vise visent viser cherche chercher trouve trouvent`,
  ),
);

const englishTerms = (text: string): string[] =>
  findWords(text).flatMap((word) => (isEmptyEnglish(word) || termOf(word) === "" ? [] : [termOf(word)]));

/** « pour combien ? » and « quand ? » ask more of what was just asked; so does a part without a name of its own. */
const leansOnFirst = ({ names, terms }: Part): boolean => names.length === 0 || terms.length < FEW;
const FEW = 2;

/** A short part asks the rest of the first one; a longer one speaks of whom the first one names first. */
function joined(part: Part, first: Part): Part {
  if (part === first) return part;
  const isShort = part.terms.length < FEW;
  const names = part.names.length > 0 ? part.names : isShort ? first.names : first.names.slice(0, 1);
  return { ...part, terms: unique([...part.terms, ...(isShort ? first.terms : names.flat())]), names };
}

const namesIn = (parts: readonly Part[]): string[][] => [
  ...new Map(parts.flatMap(({ names }) => names.map((name) => [name.join(" "), name] as const))).values(),
];

/** Acronyms of things that are not anyone's or anything's own name. */
const COMMON = new Set("PDG DG CEO IA AI GPU CPU API LLM PC R&D URL PIB TVA RA".split(" "));

/** The names of a text that tell one person, company or thing from the others. */
export const properNames = (text: string): string[] =>
  findNames(text).filter((name) => !COMMON.has(name) && !isEmptyEnglish(name.toLowerCase()));

const INVERTED = /(?<![\p{L}]|y )(?<verb>\p{L}+)(?:-t)?-(?:ils?|elles?|on)(?!\p{L})(?<after>[^?]*)/iu;
/** « Qui dirige X ? », « Que propose X ? », « Combien a coûté X ? ». */
const DIRECT =
  /^\P{L}*(?:et )?(?:(?:à|de|par|avec|pour|chez|contre) )?(?:qui|que|combien) (?!est(?!\p{L})|sont(?!\p{L})|de |d['’]|se |s['’])(?<verb>\p{L}+)(?!['’\p{L}-])(?<after>[^?]*)/iu;
/** « Pourquoi X a refusé de… ». */
const DONE =
  /(?<!\p{L})(?:a|ont|avait|avaient) (?:déjà |été |aussi )?(?<verb>\p{L}{3,}(?:é|ée|és|ées|i|is|ie|it|u|us|ue|rt))(?!\p{L})/iu;
const AUXILIARY =
  /^(?:a|ont|est|sont|va|vont|avait|avaient|était|étaient|sera|seront|aura|auront|aurait|doit|doivent|peut|peuvent|devrait|devra|devront|pourrait|fait|font|veut|veulent|compte|comptent|fut|furent)$/iu;

/** « a-t-il réussi à attirer » asks of what is attracted. */
const PHASE =
  /(?<!\p{L})(?:réussi\p{L}*|parv[ie]\p{L}+|commenc\p{L}+|continu\p{L}+|fini\p{L}*|cherch\p{L}+|arriv\p{L}+) (?:à |par |de |d['’])(?=\p{L}+(?:er|ir|re)(?!\p{L}))/giu;

const FILLERS = /,? (?:en gros|franchement|du coup|au juste|en fait|tout de suite|en clair)(?!\p{L})/giu;

/** An order to compare, that no article says. */
const TO_COMPARE = /^\P{L}*(?:peux-tu |pouvez-vous |pourriez-vous )?compare[zr]?(?!\p{L})/iu;

/** Which article is to tell it. */
const BY_ARTICLE = /,? (?:selon|d['’]après|dans) (?:l['’]|cet |un )article(?: (?:sur|de|du|des|d['’])[^?]*)?/giu;

/** « veut faire des percées » asks of what is done. */
const WISH =
  /(?<!\p{L})(?:veu(?:t|lent)|va|vont|voudrai(?:t|ent)|souhait\p{L}+|espèrent?)(?:-(?:t-)?(?:ils?|elles?|on))? (?=(?:\p{L}+ment )?\p{L}+(?:er|ir|re)(?!\p{L}))/giu;

/** The stems of the main verb, where the question turns it: « a-t-il levé », « investit-elle ». */
function verbOf(text: string): string[] {
  const { verb = "", after = "" } = (INVERTED.exec(text) ?? DIRECT.exec(text))?.groups ?? {};
  const done = DONE.exec(text)?.groups?.["verb"] ?? "";
  if (verb === "" || properNames(verb).length > 0) return searchTerms(done);
  return AUXILIARY.test(verb) ? searchTerms(after).slice(0, 1) : searchTerms(verb);
}

/** What to search the corpus for: the question, an English one with the French words that may tell it. */
export const searchText = ({ text, alternatives }: Question): string =>
  [text, ...new Set([...alternatives.values()].flat())].join(" ");

const alternativesOf = (text: string): Map<string, readonly string[]> =>
  new Map(findWords(text).map((word) => [termOf(word), frenchTermsOf(word)]));

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];
