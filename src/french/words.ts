import snowball from "snowball-stemmers";

/** French text as search terms, in order: no empty words, stemmed, no accents. Texts and questions both pass here. */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  for (const word of findWords(text)) {
    const term = termOf(word);
    if (term !== "") terms.push(term);
  }
  return terms;
}

/** Words as written, in lower case, elisions and inverted pronouns cut off; numbers and acronyms whole. */
export function findWords(text: string): string[] {
  const plain = splitModelNames(cutPronouns(cutElisions(keepSummer(smooth(text)))));
  return Array.from(plain.match(WORD) ?? [], (word) => (word.includes(".") ? word.replace(DOTS, "") : word));
}

/** Without accents, ligatures and capitals: the form under which two spellings are one word. */
export function fold(text: string): string {
  return joinLigatures(
    text
      .replace(MARKS_WITHOUT_END, "")
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase(),
  );
}

/** S.N.C.F. first, then 14,2 or 4.1 whole, then plain words and mixed ones. */
const WORD = /(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+/gu;
/** The dots of an acronym; the one of 4.1 stays. */
const DOTS = /(?<=\p{L})\./gu;
const APOSTROPHES = /[’‘ʼ`´′]/g;
/** Not the space of "en 2025 100 personnes". */
const THOUSANDS = /(?<=(?<!\d)\d{1,3})[\u00a0\u202f\u2009 ](?=\d{3}(?!\d))/g;
const ELISION =
  /(?<![\p{L}\p{N}])(?:(?:jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr|qu|[cdjlmnst])'(?=[\p{L}\p{N}]))+/gu;
const SUMMER = /(?<!\p{L})(?:(?<=l'|d'|(?:cet|en|un|chaque)\s)[eé]t[eé]|étés|été(?= \d{4}(?!\d)))(?!\p{L})/gu;
const INVERTED = /(?:-t)?-(?=(?:ils?|elles?|on|ce|je|tu|nous|vous|les?|la|lui|leur|y|en|[mt]oi)(?![\p{L}\p{N}]))/gu;
/** The rare mark first, and then what stands before it: these two read every text. */
const DASH_IN_MODEL = /-(?=\p{N})(?<=(?<![\p{L}\p{N}])[a-z]-)/gu;
const FIGURE_IN_MODEL = /(?=\p{N})(?<=(?<![\p{L}\p{N}])\p{L}{3,})/gu;

/** Eight marks are more than any language sets on a letter, and normal forms take a time that grows with their square. */
export const MARKS_WITHOUT_END = /(?<=\p{M}{8})\p{M}+/gu;

const joinLigatures = (text: string): string => text.replaceAll("œ", "oe").replaceAll("æ", "ae");

/** Apostrophes first: NFKC makes a space and a mark of an acute accent that stands for one. */
const smooth = (text: string): string =>
  joinLigatures(text.replace(APOSTROPHES, "'").replace(MARKS_WITHOUT_END, "").normalize("NFKC").toLowerCase())
    .replace(/[\u2010\u2011]/g, "-")
    .replaceAll("\u00ad", "")
    .replace(THOUSANDS, "")
    .replaceAll("aujourd'hui", "aujourdhui");

/** "l'été" is a season; "été" alone is a participle and an empty word. */
const keepSummer = (text: string): string => text.replace(SUMMER, "saisonete");
const cutElisions = (text: string): string => text.replace(ELISION, " ");
const cutPronouns = (text: string): string => text.replace(INVERTED, " ");
/** GPT-4o, GPT4o and "GPT 4o" are two words, gpt and 4o; F-16 and F16 are one. */
const splitModelNames = (text: string): string => text.replace(DASH_IN_MODEL, "").replace(FIGURE_IN_MODEL, " ");

const stemmer = snowball.newStemmer("french");
const KNOWN_LIMIT = 50_000;
const known = new Map<string, string>();

/** The term of one word of `findWords`, "" for an empty word. The stemmer needs the accents, so they go last. */
export function termOf(word: string): string {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const term = isEmpty(fold(word)) ? "" : fold(stemmer.stem(word));
  // Words that were typed once fill any table: start afresh rather than grow.
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(word, term);
  return term;
}

const isEmpty = (folded: string): boolean => EMPTY.has(folded) || (folded.length === 1 && !/\d/.test(folded));

const EMPTY = new Set(
  fold(
    `a à au aux avec ce cet cette ces ceci cela ça ci dans de des du donc dont elle elles en et eux il ils je la là le
    les leur leurs lui ma mais me même mes moi mon ne ni nos notre nous on or ou par pas pour qu que sa sans se ses si
    son sous sur ta te tes toi ton tu un une va vos votre vous y été étée étées étés étant suis es est sommes êtes sont
    serai seras sera serons serez seront serais serait serions seriez seraient étais était étions étiez étaient fus fut
    fûmes fûtes furent sois soit soyons soyez soient ayant eu eue eues eus ai as avons avez ont aurai aura aurons aurez
    auront aurais aurait aurions auriez auraient avais avait avions aviez avaient eut eurent aie aies ait ayons ayez
    aient être avoir fait faire font plus très ainsi alors aussi entre vers chez comme car puis lors lorsque afin selon
    tout tous toute toutes autre autres aujourdhui qui quoi quel quelle quels quelles lequel laquelle lesquels
    lesquelles combien comment pourquoi où quand doit doivent peut peuvent faut`,
  ).split(/\s+/),
);
