import { WEEKDAYS, type Weekday } from "../editions/period.ts";
import { fold } from "../french/words.ts";

/** An hour (`08:30`) and days, each where it is said. */
export type Said = { at?: string; days?: Weekday[] };

/** « 8h30 lun-ven », « 18:00 », « du lundi au jeudi à 9 h », « midi en semaine »; undefined for anything else. */
export function readSchedule(words: string): Said | undefined {
  const text = ` ${fold(words.slice(0, LONGEST))
    .replace(/[\s,;.]+/g, " ")
    .replace(/[–—]/g, "-")
    .trim()} `;
  const hour = HOUR.exec(text);
  const at = hour === null ? undefined : readHour(hour[0]);
  if (hour !== null && at === undefined) return undefined;
  const named = hour === null ? text : text.replace(hour[0], "  ");
  const { days, rest } = takeDays(named);
  if (rest.replace(FILLERS, "").trim() !== "" || (at === undefined && days.length === 0)) return undefined;
  return { ...(at !== undefined && { at }), ...(days.length > 0 && { days }) };
}

/** « 8h30 », « 8 h », « 08:30 », « midi » as `08:30`; undefined for no hour of a day. */
export function readHour(written: string): string | undefined {
  const text = fold(written).trim();
  if (text === "midi" || text === "noon") return "12:00";
  if (text === "minuit" || text === "midnight") return "00:00";
  const [, hours = "", minutes = "00"] = /^(\d{1,2}) ?(?:h|heures?|:) ?(\d{2})?$/.exec(text) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** Characters: a schedule is said in a few words. */
const LONGEST = 200;

const HOUR = /(?<= )(?:\d{1,2} ?(?:heures?|h|:) ?(?:\d{2}(?!\d))?|midi|minuit|noon|midnight)(?= )/;

/** In French and in English, by three letters at least. */
const NAMES = [
  ...["lun(?:dis?)?|mon(?:days?)?", "mar(?:dis?)?|tue(?:s(?:days?)?)?", "mer(?:credis?)?|wed(?:nesdays?)?"],
  ...["jeu(?:dis?)?|thu(?:r(?:s(?:days?)?)?)?", "ven(?:dredis?)?|fri(?:days?)?", "sam(?:edis?)?|sat(?:urdays?)?"],
  "dim(?:anches?)?|sun(?:days?)?",
];
const DAY = `(${NAMES.map((name) => `(?:${name})`).join("|")})`;
const RANGE = new RegExp(`(?<= )${DAY} ?(?:-|au|a|to) ?${DAY}(?= )`, "g");
const ONE = new RegExp(`(?<= )${DAY}(?= )`, "g");
const GROUPS: [words: RegExp, days: string][] = [
  [/(?<= )(?:tous les jours|chaque jour|every ?day|7 ?j?\/7)(?= )/, "lun-dim"],
  [/(?<= )(?:en semaine|(?:les )?jours (?:ouvres|ouvrables)|weekdays)(?= )/, "lun-ven"],
  [/(?<= )(?:le )?week-?ends?(?= )/, "sam-dim"],
];
const FILLERS = /(?<= )(?:a|au|du|de|le|les|et|tous|chaque|at|on|and|every)(?= )/g;

function takeDays(text: string): { days: Weekday[]; rest: string } {
  const said = new Set<number>();
  const grouped = GROUPS.reduce((whole, [words, days]) => whole.replace(words, days), text);
  const single = grouped.replace(RANGE, (_, first: string, last: string) => {
    for (let day = numberOf(first); ; day = (day + 1) % 7) {
      said.add(day);
      if (day === numberOf(last)) return " ";
    }
  });
  const rest = single.replace(ONE, (name) => {
    said.add(numberOf(name));
    return " ";
  });
  return { days: WEEKDAYS.filter((_, day) => said.has(day)), rest };
}

const numberOf = (name: string): number => NAMES.findIndex((each) => new RegExp(`^(?:${each})$`).test(name));
