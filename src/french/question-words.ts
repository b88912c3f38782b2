/** English words that ask or link, and say nothing of what is asked. */
const EMPTY_ENGLISH = new Set(
  `what which who whom whose where when why how did does do is are was were be been has have had will would can could
  should may might the a an of in on at to for from by with about into over than that this these those it its he she
  they his her their there and or not any some many much more most tell me give us please far long old company made make go goes went get got already also still ever really just now so then`.split(
    /\s+/,
  ),
);

export const isEmptyEnglish = (word: string): boolean => EMPTY_ENGLISH.has(word);

const ENGLISH_OPENING =
  /^\W*(?:what|which|who|whom|whose|where|when|why|how|did|does|do|is|are|was|were|has|have|will|would|can|could|should|tell|give)(?![\p{L}-])/iu;

/** Whether a question is put in English: none of these words opens a French one. */
export const isEnglishQuestion = (text: string): boolean => ENGLISH_OPENING.test(text);

/** An English question with the words that ask put in French: the rest is read as it stands. */
export function askedInFrench(text: string): string {
  return ASKING.reduce((said, [pattern, by]) => said.replace(pattern, by), text.replace(WHOSE, "$1 $3 $2"));
}

/** « Which Google model »: what is asked for comes after whose it is. */
const WHOSE = /\b([Ww]hich|[Ww]hat) (\p{Lu}[\p{L}\d-]*) (\p{Ll}{3,})/gu;

const ASKING: [RegExp, string][] = [
  [/\bhow much (?:money )?(?:did|does|has|have|is|was|will)\b/gi, "combien d’argent"],
  [/\bhow much\b/gi, "combien"],
  [/\bhow many\b/gi, "combien de"],
  [/\bhow (?:big|powerful)\b/gi, "quelle puissance"],
  [/\bhow long\b/gi, "combien de temps"],
  [/\bwhat (?:share|percentage|proportion)\b/gi, "quelle part"],
  [/\bwhat (?:is|are|was|were) (?:the )?/gi, "quel est le "],
  [/\bwhat (?:kind|type)s? of\b/gi, "quel type de"],
  [/\bwhich\b/gi, "quel"],
  [/\bwho\b/gi, "qui"],
  [/\bwhere\b/gi, "où"],
  [/\bwhen\b/gi, "quand"],
  [/\bwhy\b/gi, "pourquoi"],
  [/\bhow\b/gi, "comment"],
  [/\bwhat\b/gi, "que"],
];

/** Words of questions as telephones write them. */
const SHORTHAND: [RegExp, string][] = (
  [
    ["ki", "qui"],
    ["koi", "quoi"],
    ["k(?:an|en)d?", "quand"],
    ["k(?:el|elle|els|elles)", "quel"],
    ["c(?:b|mb)|combi1", "combien"],
    ["p(?:k|q|kw?oi|ourkoi)", "pourquoi"],
    ["c(?:mt|omen)|koman(?:t|d)?", "comment"],
    ["k[ée]sk[ée]?|keske|qu?esqu?e", "qu’est-ce que"],
    ["c koi|cest quoi|c quoi", "c’est quoi"],
    ["(?:il )?ya", "il y a"],
    ["sa?pell?e", "s’appelle"],
  ] as const
).map(([short, whole]) => [new RegExp(`(?<![\\p{L}\\p{N}’'])(?:${short})(?![\\p{L}\\p{N}’'])`, "giu"), whole]);

/** A question with the words that ask spelt out; « CB » in capitals is a card. */
export const spellOut = (text: string): string =>
  SHORTHAND.reduce(
    (said, [short, whole]) => said.replace(short, (word) => (word === word.toUpperCase() ? word : whole)),
    text,
  );
