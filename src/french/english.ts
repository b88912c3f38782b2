/**
 * An English sentence with its numbers in words, its hedges, units and dates put in French: what the readers of
 * `numbers.ts` and `date-mentions.ts` need to read it. The rest stays as it is.
 */
export function readableInFrench(english: string): string {
  return RULES.reduce((text, [pattern, by]) => text.replace(pattern, by), withDigits(withHours(english)));
}

/** "2:30 p.m." is 14:30, "noon" and its like stay. */
const withHours = (text: string): string =>
  text.replace(
    /\b(1[0-2]|[1-9])(?::([0-5]\d))? ?([ap])\.?m\b\.?/gi,
    (_, hour: string, minute = "00", half = "a") => `${(Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)}:${minute}`,
  );

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90";
const WORTH = new Map(
  SMALL.split(" ").map((entry, at): [string, number] => {
    const [word = "", value = at] = entry.split("=");
    return [word, Number(value)];
  }),
);
const WORD = [...WORTH.keys()].join("|");
const NUMBER = new RegExp(
  `\\b(?:${WORD})(?:[- ](?:${WORD}|hundred(?: and)?))*(?: hundred)?(?![\\w])|\\ba hundred(?! of)\\b`,
  "gi",
);

/** « one » alone is as often a pronoun; « twenty-four » is 24, « three hundred and ten » 310. */
function withDigits(text: string): string {
  return text.replace(NUMBER, (written) => {
    const lower = written.toLowerCase();
    return lower === "one" ? written : String(lower.split(/[- ]/).reduce(addWord, 0));
  });
}

function addWord(value: number, word: string): number {
  return word === "hundred" ? Math.max(1, value) * 100 : value + (WORTH.get(word) ?? 0);
}

const words = (pairs: string): [RegExp, string][] =>
  pairs
    .trim()
    .split("\n")
    .map((line) => {
      const [pattern = "", by = ""] = line.trim().split(/ → ?/);
      return [new RegExp(`${pattern.startsWith("(?<=") ? "" : "\\b"}(?:${pattern})\\b`, "gi"), by];
    });

const UNITS = words(`
  (?<=\\d)m(?= people| [a-z]+s\\b) →  million
  (?<=\\d) ?bn →  billion
  (?<=\\d) ?tn →  trillion
  (?<=\\d[ -]|illion )hours? → heures
  (?<=\\d[ -])minutes? → minutes
  (?<=\\d[ -])days? → jours
  (?<=\\d[ -])weeks? → semaines
  (?<=\\d[ -])months? → mois
  (?<=\\d[ -])years?(?!-old) → ans
  (?<=\\d[ -])decades? → décennies
  (?<=\\d |illion )(?:kilometres?|kilometers?) → kilomètres
  (?<=\\d |illion )(?:metres?|meters?) → mètres
  (?<=\\d |illion )(?:tonnes?|tons?) → tonnes
  (?<=\\d |illion )pounds? → livres sterling
  (?<=\\d )degrees? → degrés
  (?<=\\d )percentage points? → points
  (?<=\\d )(?:times|fold) → fois
  (?<=\\d)-(?=heures|minutes|jours|semaines|mois|ans) → 
`);
const PARTS = words(`
  half of|half the → 50 % de
  two[- ]thirds of|2[- ]thirds of → 66,6666666666667 % de
  (?:a|one)[- ]third of → 33,3333333333333 % de
  (?:a|one)[- ]quarter of → 25 % de
  three[- ]quarters of|3[- ]quarters of → 75 % de
  dozens of → des dizaines de
  hundreds of → des centaines de
  thousands of → des milliers de
  millions of → des millions de
  billions of → des milliards de
  a dozen → une douzaine de
`);
const HEDGES = words(`
  (?:about|around|roughly|approximately|nearly|almost|close to|some)(?= [\\d£$€]| one \\w+ in ) → environ
  (?:up to|as many as|as much as|at most|no more than)(?= [\\d£$€]| one \\w+ in ) → jusqu’à
  (?:at least|no fewer than|no less than)(?= [\\d£$€]| one \\w+ in ) → au moins
  (?:more than|over|above|upwards of|exceeding)(?= [\\d£$€]| one \\w+ in ) → plus de
  exceed(?:s|ed|ing)?(?= [\\d£$€]| one \\w+ in ) → dépassé
  (?:less than|fewer than|under|below)(?= [\\d£$€]| one \\w+ in ) → moins de
`);
const DATES = words(`
  January → janvier
  February → février
  March(?= \\d| of)|(?<=in |since |last |\\d )March → mars
  April → avril
  May(?= \\d)|(?<=in |since |last |\\d )May → mai
  June → juin
  July → juillet
  August → août
  September → septembre
  October → octobre
  November → novembre
  December → décembre
  Monday → lundi
  Tuesday → mardi
  Wednesday → mercredi
  Thursday → jeudi
  Friday → vendredi
  Saturday → samedi
  Sunday → dimanche
  yesterday → hier
  tomorrow → demain
  this morning → ce matin
  last year → l’an dernier
  next year → l’an prochain
  this year → cette année
  last month → le mois dernier
  next month → le mois prochain
  last (?<month>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) → $<month> dernier
  since(?= (?:19|20)\\d\\d) → depuis
  early(?= (?:19|20)\\d\\d) → début
  late(?= (?:19|20)\\d\\d) → fin
  for(?= (?:19|20)\\d\\d) → pour
  by(?= (?:19|20)\\d\\d) → d’ici
`);

const RULES: [RegExp, string][] = [...UNITS, ...PARTS, ...HEDGES, ...DATES];
