import { COUNT, readCount } from "../french/months.ts";
import { addDays, weekday } from "../lib/calendar.ts";
import {
  type Asked,
  ago,
  asDay,
  days,
  edgeOfThisMonth,
  edgeOfThisYear,
  type Groups,
  half,
  lately,
  morning,
  partOfYear,
  quarter,
  season,
  stretch,
  type Told,
  todayOf,
  toldBy,
  week,
  weekend,
} from "./spans.ts";

type Form = readonly [source: string, read: (groups: Groups, asked: Asked) => Told | undefined];

const ENGLISH_COUNTS = "a one two three four five six seven eight nine ten eleven twelve".split(" ");
const ENGLISH_COUNT = `(?<count>\\d{1,3}|${ENGLISH_COUNTS.join("|")})`;

function countOf({ count = "", unit = "" }: Groups): number {
  if (count === "") return /^[jd]/.test(unit) ? 7 : /^[sw]/.test(unit) ? 4 : 3;
  const english = ENGLISH_COUNTS.indexOf(count);
  return english > 0 ? english : count === "a" ? 1 : readCount(count);
}

const UNIT = "(?<unit>heures?|jours?|semaines?|mois|ans?|annees?)";
const ENGLISH_UNIT = "(?<unit>hours?|days?|weeks?|months?|years?)";
const PAST = "(?:derniere?|passee?|ecoulee?|precedente?)";
const RANK =
  "(?<rank>[1-4](?:er|re|e|eme|de|nd|st|rd|th)|premier|deuxieme|seconde?|troisieme|quatrieme|first|second|third|fourth)";
const YEAR = "(?<year>(?:19|20)\\d\\d)";

/** Words of the calendar besides dates, without accents, French and English; the longest of those alike first. */
const FORMS: readonly Form[] = [
  [
    "(?:the )?day before yesterday|avant[- ]hier(?: (?:matin|soir|midi))?",
    (_, asked) => toldBy(asDay(addDays(todayOf(asked).value, -2)), asked),
  ],
  [
    "hier(?: (?:matin|soir|midi|apres[- ]midi))?|yesterday(?: (?:morning|evening|afternoon))?",
    (_, asked) => toldBy(asDay(addDays(todayOf(asked).value, -1)), asked),
  ],
  ["(?:ce|this) (?:matin|morning)", (_, asked) => ({ time: morning(asked) })],
  [
    "aujourd'hui|today|tonight|ce (?:midi|soir)|cet apres[- ]midi|cette nuit|this (?:afternoon|evening)",
    (_, asked) => toldBy(todayOf(asked), asked),
  ],
  ["tomorrow|demain", (_, asked) => toldBy(asDay(addDays(todayOf(asked).value, 1)), asked)],
  ["cette semaine|this week|la semaine en cours", (_, asked) => week(asked, 0)],
  [`la semaine ${PAST}|last week`, (_, asked) => week(asked, -1)],
  ["la semaine prochaine|next week", (_, asked) => week(asked, 1)],
  [`le week-?end ${PAST}|last week-?end`, (_, asked) => weekend(asked, weekday(todayOf(asked).value) > 5 ? -1 : 0)],
  ["(?:ce|this) week-?end", (_, asked) => weekend(asked, 0)],
  ["ce mois(?:-ci)?|this month|le mois en cours", (_, asked) => stretch(asked, 1, 0)],
  [`le mois ${PAST}|last month`, (_, asked) => stretch(asked, 1, -1)],
  ["le mois prochain|next month", (_, asked) => stretch(asked, 1, 1)],
  ["ce trimestre(?:-ci)?|this quarter", (_, asked) => stretch(asked, 3, 0)],
  [`le trimestre ${PAST}|(?:le )?dernier trimestre|last quarter`, (_, asked) => stretch(asked, 3, -1)],
  ["ce semestre(?:-ci)?", (_, asked) => stretch(asked, 6, 0)],
  [`le semestre ${PAST}|le dernier semestre`, (_, asked) => stretch(asked, 6, -1)],
  [
    "(?:la |the )?(?<edge>debut|mi|milieu|fin|beginning|start|middle|end)[- ](?:d'|de l'|de cette |of (?:the|this) )(?:annee|year)(?! (?:derniere|passee|prochaine|\\d))",
    edgeOfThisYear,
  ],
  [
    "(?:la |the )?(?<edge>debut|mi|milieu|fin|beginning|start|middle|end)[- ](?:d[eu] |de ce |of (?:the|this) )?(?:mois|month)(?! (?:derniere?|passee?|prochaine?|d[eu']))",
    edgeOfThisMonth,
  ],
  [
    "(?:le )?debut de (?:la|cette) semaine|(?:the )?start of the week",
    (_, asked) => days(asked, 1 - weekday(todayOf(asked).value)),
  ],
  ["cette annee|(?:earlier )?this year|l'annee en cours", (_, asked) => stretch(asked, 12, 0)],
  [`l'an(?:nee)? ${PAST}|last year`, (_, asked) => stretch(asked, 12, -1)],
  ["l'an(?:nee)? prochaine?|next year", (_, asked) => stretch(asked, 12, 1)],
  [
    `(?:depuis|(?:sur|pendant) les) (?:les |plus d['e] ?|environ |pres d['e] ?|au moins )?${COUNT} ?${UNIT}`,
    (groups, asked) => lately(asked, countOf(groups), groups["unit"] ?? ""),
  ],
  [
    `(?:(?:ces|les|dans les|sur les|durant les|pendant les|au cours des) )?(?:${COUNT} dernier(?:e?s)|dernier(?:e?s)(?: ${COUNT})?) ${UNIT}`,
    (groups, asked) => lately(asked, countOf(groups), groups["unit"] ?? ""),
  ],
  ["ces jours-ci|ces temps-ci", (_, asked) => lately(asked, 7, "jours")],
  [
    `(?:(?:in|over|during|for|within|since) )?(?:the )?(?:last|past) (?:${ENGLISH_COUNT} )?(?<unit>hours|days|weeks|months|years)`,
    (groups, asked) => lately(asked, countOf(groups), groups["unit"] ?? ""),
  ],
  [
    `il y a (?:environ |a peine |presque |deja |pres de )?${COUNT} ?${UNIT}`,
    (groups, asked) => ago(asked, countOf(groups), groups["unit"] ?? ""),
  ],
  [`${ENGLISH_COUNT} ${ENGLISH_UNIT} ago`, (groups, asked) => ago(asked, countOf(groups), groups["unit"] ?? "")],
  [`${RANK} (?:trimestre|quarter)(?:(?: de| of)? ${YEAR})?|[tq](?<short>[1-4])[- ]?${YEAR}`, quarter],
  ["(?<=(?:au|du|le|in|of) )[tq](?<short>[1-4])", quarter],
  [`${RANK} (?:semestre|half)(?:(?: de| of)? ${YEAR})?|[sh](?<short>[12])[- ]?${YEAR}`, half],
  [`(?:cet |l'|d'|en )?(?<season>ete|automne|hiver)(?: de)? ${YEAR}`, season],
  [`(?:ce |au |le )?(?<season>printemps)(?: de)? ${YEAR}`, season],
  [`(?<season>spring|summer|autumn|fall|winter)(?: of)? ${YEAR}`, season],
  [
    `(?:cet |l')(?<season>ete|automne|hiver) (?<which>${PAST}|prochain)|(?:le|au) (?<season>printemps) (?<which>${PAST}|prochain)`,
    season,
  ],
  // « L’hiver nucléaire » is no season.
  [
    "(?:cet |l'(?=\\w+(?: ?[,?!.]|$| (?:a|chez|en|sur|dans|pour)(?!\\w))))(?<season>ete|automne|hiver)|(?:ce |au )(?<season>printemps)",
    season,
  ],
  ["(?:this |(?<which>last|next) |(?:in|during|since) the )(?<season>spring|summer|autumn|fall|winter)", season],
  [
    `(?<=(?:a|de|depuis|des|avant|apres) )la rentree(?! scolaire)(?: (?:de )?${YEAR}| de septembre)?`,
    ({ year }, asked) => partOfYear(["09-01", "09-30"], year, asked),
  ],
  [
    "(?<=(?:a|de|depuis|avant|apres|since|before|after) )(?:noel|christmas)",
    (_, asked) => partOfYear(["12-25", "12-25"], undefined, asked),
  ],
  ["du jour|de la journee", (_, asked) => ({ ...toldBy(todayOf(asked), asked), weak: true })],
  ["(?:de )?la semaine(?! d[eu])|the week(?! of)", (_, asked) => ({ ...week(asked, 0), weak: true })],
  ["du mois(?! d)|the month(?! of)", (_, asked) => ({ ...stretch(asked, 1, 0), weak: true })],
  ["de l'annee(?! \\d)|the year(?! \\d)", (_, asked) => ({ ...stretch(asked, 12, 0), weak: true })],
];

const PATTERNS = FORMS.map(
  ([source, read]) => [new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, "g"), read] as const,
);

/** Words of the calendar other than dates, with their places; `folded` is as long as the text, and without accents. */
export function findCalendarWords(folded: string, asked: Asked): { start: number; end: number; told: Told }[] {
  return PATTERNS.flatMap(([pattern, read]) =>
    Array.from(folded.matchAll(pattern)).flatMap(({ index, 0: found, groups }) => {
      const told = read(groups ?? {}, asked);
      return told === undefined ? [] : [{ start: index, end: index + found.length, told }];
    }),
  );
}
