import { foldInPlace } from "./folded-text.ts";
import { readWords } from "./number-words.ts";

/** A part of the calendar or of the day that is no date: `Q3`, `H1`, `1990s`, `21th`, `14:30`, `start 2026`, `summer`. */
export type Period = { name: string; text: string; start: number };

const RANK =
  "(?<rank>[1-4](?:er|re|e|eme|de|nd|nde|st|rd|th)?|premiere?|deuxieme|seconde?|troisieme|quatrieme|first|second|third|fourth)";
const RANKS = [/^(?:1|premiere?|first)/, /^(?:2|deux|second)/, /^(?:3|trois|third)/, /^(?:4|quatr|fourth)/];
const TENS: Record<string, number> = {
  ...{ vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, "soixante-dix": 70 },
  ...{ septante: 70, "quatre-vingt": 80, "quatre-vingts": 80, huitante: 80, "quatre-vingt-dix": 90, nonante: 90 },
};
const EDGES: Record<string, string> = {
  ...{ debut: "start", fin: "end", mi: "middle", early: "start", late: "end", mid: "middle" },
  ...{ courant: "during", milieu: "middle", end: "end", start: "start", beginning: "start", middle: "middle" },
};
const SEASONS: Record<string, string> = {
  ...{ printemps: "spring", ete: "summer", automne: "autumn", hiver: "winter" },
  ...{ spring: "spring", summer: "summer", autumn: "autumn", fall: "autumn", winter: "winter" },
};
const MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|annee|siecle|mois";

const FORMS: [RegExp, (groups: Record<string, string | undefined>) => string][] = [
  [
    new RegExp(`\\b(?:${RANK} trimestre|[tq](?<short>[1-4])(?= (?:19|20)\\d\\d|\\b(?! ?\\d))|${RANK} quarter)`, "g"),
    (g) => `Q${rank(g)}`,
  ],
  [
    new RegExp(`\\b(?:${RANK} semestre|[sh](?<short>[12])(?= (?:19|20)\\d\\d)|${RANK} half of (?=\\d{4}))`, "g"),
    (g) => `H${rank(g)}`,
  ],
  [
    /\b(?:annees? |the )(?<decade>(?:(?:19|20)?\d0(?!\d)s?|(?:quatre-vingt-dix|quatre-vingts?|soixante-dix|vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante)(?!\w)))/g,
    ({ decade = "" }) =>
      `${decadeOf(decade.replace("s", decade.startsWith("s") || decade.startsWith("q") ? "s" : ""))}s`,
  ],
  [
    /\b(?<century>[xvi]+|\d{1,2})(?:e|er|eme|th|st)(?= ?[-–,]? ?(?:(?:et|ou|a|au|debut|fin|milieu|mi-?) ?(?:du )?){0,2}(?:le )?[xvi]+e siecle| {1,2}(?:siecle|century)| (?:siecle|century))(?: (?:siecle|century))?/g,
    ({ century = "" }) => `${centuryOf(century)}th`,
  ],
  [
    /\b(?<ordinal>(?:[a-z]+-(?:et-)?)?[a-z]+ieme) siecle/g,
    ({ ordinal = "" }) => `${readWords(ordinal, 0)?.readings[0] ?? 0}th`,
  ],
  [
    /(?<![\d,.])(?<hour>[01]?\d|2[0-4]) ?h(?:eures?)?(?: ?(?<minute>[0-5]\d))?(?!\w)|(?<![\d:])(?<hour>[01]?\d|2[0-4]):(?<minute>[0-5]\d)(?![\d:])/g,
    ({ hour = "", minute = "00" }) => `${Number(hour)}:${minute}`,
  ],
  [
    new RegExp(
      `\\b(?<edge>debut|fin|mi|courant|milieu|early|late|mid|end|start|beginning|middle)(?:[ -]| de l'| de | du | of )(?=(?:${MONTH}|(?:19|20)\\d\\d)\\b)`,
      "g",
    ),
    ({ edge = "" }) => EDGES[edge] ?? edge,
  ],
  [
    /\b(?:(?:au|le|du|ce|cet|cette|au cours du|in (?:the )?|this|last|next) (?<season>printemps|spring|summer|autumn|winter|fall)|(?:l'|en |cet |d'|un |chaque )(?<season>ete|automne|hiver)(?= (?:\d{4}|dernier|prochain|et|ou)|[,.;]|$))/g,
    ({ season = "" }) => SEASONS[season] ?? season,
  ],
];

/** The periods of a text, French or English, by their place. */
export function findPeriods(text: string): Period[] {
  const plain = foldInPlace(text);
  const found = FORMS.flatMap(([pattern, name]) =>
    Array.from(plain.matchAll(pattern), (match) => ({
      name: name(match.groups ?? {}),
      text: text.slice(match.index, match.index + match[0].length).trim(),
      start: match.index,
    })),
  );
  return found.sort((a, b) => a.start - b.start);
}

const rank = ({ rank: word = "", short }: Record<string, string | undefined>): string =>
  short ?? String(RANKS.findIndex((pattern) => pattern.test(word)) + 1);

function decadeOf(decade: string): number {
  const value = TENS[decade] ?? Number.parseInt(decade, 10);
  if (value >= 100) return value;
  return value < 20 ? 2000 + value : 1900 + value;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10 };

function centuryOf(century: string): number {
  if (/\d/.test(century)) return Number(century);
  const digits = Array.from(century, (letter) => ROMAN[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}
