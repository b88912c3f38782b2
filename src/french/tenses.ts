import { fold } from "./words.ts";

/** Participles by their ends, with the ends of the futures of their verbs. */
const FUTURES: readonly [RegExp, string][] = [
  [/pris(?:es?)?$/, "prendr"],
  [/mis(?:es?)?$/, "mettr"],
  [/acquis(?:es?)?$/, "acquerr"],
  [/fait(?:es?|s)?$/, "fer"],
  [/(?<=[ou]v|[fv]?ouv|offr?|couv|souff)ert(?:es?|s)?$/, "rir"],
  [/(ten|ven)u(?:es?|s)?$/, "$1dr"],
  [/(?:eç)u(?:es?|s)?$/, "evr"],
  [/(vend|rend|perd|tend|pend|fend|répond|descend|batt|romp)u(?:es?|s)?$/, "$1r"],
  [/(cour)u(?:es?|s)?$/, "$1r"],
  [/(d)û(?:es?|s)?$/, "$1evr"],
  [/(par|conn|ét)u(?:es?|s)?$/, "$1aitr"],
  [/(l|él|conc)u(?:es?|s)?$/, "$1ir"],
  [/écu(?:es?|s)?$/, "ivr"],
  [/(uit|dit|crit)(?:es?|s)?$/, "$1"],
  [/(oi|ei|ai)nt(?:es?|s)?$/, "$1ndr"],
  [/mort(?:es?|s)?$/, "mourr"],
  [/(uiv)i(?:es?|s)?$/, "$1r"],
  [/(?<=pay|ploy|voy|ssay)é(?:es?|s)?$/, "er"],
  [/é(?:es?|s)?$/, "er"],
  [/i(?:es?|s)?$/, "ir"],
];

/** The stem of the future of a participle: « atteint » has « atteindr », « repris » « reprendr ». */
function futureOf(participle: string): string | undefined {
  const found = FUTURES.find(([end]) => end.test(participle));
  if (found === undefined) return undefined;
  const stem = participle.replace(found[0], found[1]);
  return fold(/(?:u|d|cr)it$/.test(stem) ? stem.replace(/it$/, "ir") : stem.replace(/(?<=pa|plo|vo|ssa)yer$/, "ier"));
}

const ADVERBS = "(?:(?:déjà|ainsi|enfin|finalement|aussi|bien|ensuite|depuis|(?:\\p{Ll}+ment)) )*";
const MOVING =
  "(?:entré|sorti|parti|arrivé|venu|revenu|devenu|passé|tombé|monté|descendu|né|mort|retourné|allé|rentré|parvenu)(?:e?s?)";
/** « a repris », « est entré », « a été suspendu ». */
const PAST = new RegExp(
  `(?<!\\p{L})(?:(?:a|ont) ${ADVERBS}(?<been>été )?${ADVERBS}(?<verb>\\p{Ll}{2,}(?:ée?s?|[iu]e?s?|ise?s?|ite?s?|inte?s?|erte?s?|orte?s?|aite?s?))|(?:est|sont) ${ADVERBS}(?<moved>${MOVING})|(?:s['’]est|se sont) ${ADVERBS}(?<self>\\p{Ll}{2,}(?:ée?s?|[iu]e?s?|ise?s?|inte?s?)))(?!\\p{L})`,
  "gu",
);

/** A verb of the past: as written, with the stem of its future; `isPassive` for « a été suspendu ». */
export type PastVerb = { text: string; participle: string; future: string; isPassive: boolean; start: number };

/** The verbs that a text has in the past; « n’a pas repris » is none. */
export function findPast(text: string): PastVerb[] {
  return Array.from(text.matchAll(PAST)).flatMap(({ 0: whole, index, groups }) => {
    const participle = groups?.["verb"] ?? groups?.["moved"] ?? groups?.["self"] ?? "";
    const future = futureOf(participle);
    if (future === undefined || /(?:n['’]|ne l['’])$/u.test(text.slice(0, index))) return [];
    return [{ text: whole, participle, future, isPassive: groups?.["been"] !== undefined, start: index }];
  });
}

const SUPPOSED = new RegExp(
  `(?<!\\p{L})(?:aurai(?:t|ent)|serai(?:t|ent)) ${ADVERBS}(?:été )?${ADVERBS}(\\p{Ll}{3,})`,
  "gu",
);

/** The participles of what a text only supposes done: « auraient commis ». */
export function findSupposed(text: string): string[] {
  return Array.from(text.matchAll(SUPPOSED), ([, participle = ""]) => participle);
}

/** The stems of the futures of a text: « reprendra » has « reprendr ». */
export function findFutures(text: string): string[] {
  return Array.from(text.matchAll(FUTURE), ([, stem = ""]) => fold(stem));
}

const FUTURE = /(?<!\p{L})(\p{Ll}{1,}r)(?:a|ont)(?!\p{L})/gu;

/** Whether a text says that something « sera » so, by a participle. */
export function willBe(text: string, participle: string): boolean {
  const stem = fold(participle).replace(/(?:es?|s)$/, "");
  return Array.from(fold(text).matchAll(WILL_BE), ([, word = ""]) => word).some((word) => word.startsWith(stem));
}

const WILL_BE = /(?<![a-z])(?:sera|seront) (?:[a-z]+ment |bientot |ensuite |alors )?([a-z]+)/g;
