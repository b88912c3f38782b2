import { type FieldProblem, isWeekday, NO_HOLIDAYS, type Values } from "../channels/editing-forms.ts";
import { EXPECTED, FIELDS, type FieldName, HOLIDAY_PLACES } from "../channels/editing-wording.ts";
import { fold } from "../french/words.ts";
import { freeId } from "../sources/settings.ts";
import { type RuleProblem, type RuleSettings, readRule, type WrittenRule } from "../watch/settings.ts";
import { readHour } from "./schedule-words.ts";
import type { DigestChange, EditableSettings } from "./settings.ts";

/** What a form says, or all that is wrong in it. */
type Read<Value> = Value | { problems: FieldProblem[] };

/** A new rule, as it is written and as it is read, and the channels that it is for. */
export type NewRule = { written: WrittenRule; rule: RuleSettings; channels: string[] };

/** The rule that a form describes, under an id and a name of its own. */
export function readRuleValues(values: Values, settings: EditableSettings): Read<NewRule> {
  const written = writeRule(values, settings);
  const channels = choicesOf(values["channels"]);
  const rule = readRule(written);
  const problems = [
    ...nameProblems(written.name ?? "", settings),
    ...(written.any === undefined && written.entity === undefined ? [problem("any", null, EXPECTED.something)] : []),
    ...(isUnknown(channels, settings.channels) ? [problem("channels", null, EXPECTED.channels)] : []),
    ...("problems" in rule ? rule.problems.flatMap((each) => locate(each, written)) : []),
  ];
  return problems.length > 0 || "problems" in rule ? { problems: distinct(problems) } : { written, rule, channels };
}

function writeRule(values: Values, { alerts }: EditableSettings): WrittenRule {
  const name = lineOf(values["name"]);
  const terms = (["any", "entity", "none"] as const).map((field) => [field, linesOf(values[field])] as const);
  const { cooldown } = values;
  return {
    ...{ id: freeId(name, new Set(alerts.map(({ id }) => id)), "alerte"), name },
    ...Object.fromEntries(terms.filter(([, lines]) => lines.length > 0)),
    ...(cooldown && cooldown !== NEVER && { cooldown }),
  };
}

function nameProblems(name: string, { alerts }: EditableSettings): FieldProblem[] {
  if (name === "" || name.length > LONGEST_NAME) return [problem("name", null, EXPECTED.name)];
  const isTaken = alerts.some(({ id, name: known = id }) => [id, known].some((each) => fold(each) === fold(name)));
  return isTaken ? [problem("name", name, EXPECTED.freeName)] : [];
}

/** The terms that a form adds to those that a rule excludes. */
export function readExclusion(values: Values, rule: RuleSettings): Read<{ terms: string[] }> {
  const terms = linesOf(values["exclusion"]);
  const known = new Set(rule.none.map(fold));
  const own: FieldProblem[] = [
    ...(terms.length === 0 ? [problem("exclusion", null, EXPECTED.exclusion)] : []),
    ...terms.filter((term) => known.has(fold(term))).map((term) => problem("exclusion", term, EXPECTED.newExclusion)),
  ];
  const none = [...rule.none, ...terms];
  const read = readRule({ id: rule.id, independentSources: 1, none });
  const wrong = "problems" in read ? read.problems : [];
  const problems = [
    ...own,
    ...wrong.map(({ path: [, at], expected }) => problem("exclusion", none[Number(at)] ?? null, expected)),
  ];
  return problems.length > 0 ? { problems } : { terms };
}

/** When an edition is to come, as a form says; `holidays` are the place whose holidays are kept now. */
export function readScheduleValues(values: Values, holidays: string | undefined): Read<{ digest: DigestChange }> {
  const at = readHour(values["at"] ?? "");
  const days = choicesOf(values["days"]);
  const place = values["holidays"] || NO_HOLIDAYS;
  const isOffered = place === NO_HOLIDAYS || place === holidays || HOLIDAY_PLACES.has(place);
  const known = days.filter(isWeekday);
  const problems = [
    at === undefined && problem("at", values["at"]?.slice(0, SHOWN) || null, EXPECTED.at),
    (known.length === 0 || known.length < days.length) && problem("days", null, EXPECTED.days),
    !isOffered && problem("holidays", null, EXPECTED.holidays),
  ].filter((each) => each !== false);
  if (problems.length > 0 || at === undefined) return { problems };
  return { digest: { at, days: known, holidays: place === NO_HOLIDAYS ? null : place } };
}

const NEVER = "jamais";
/** Characters of a rule's name. */
const LONGEST_NAME = 80;
/** Characters of what was typed. */
const SHOWN = 60;

const problem = (field: FieldName, found: string | null, expected: string): FieldProblem => ({
  field,
  found,
  expected,
});

function locate({ path: [name, at], expected }: RuleProblem, written: WrittenRule): FieldProblem[] {
  const field = String(name);
  // Of a name, all is said already; what is wrong with no setting alone is that there is none.
  if (!isField(field) || field === "name") return [];
  const terms: unknown = Object(written)[field];
  const found: unknown = Array.isArray(terms) ? terms[Number(at)] : undefined;
  return [problem(field, typeof found === "string" ? found.slice(0, SHOWN) : null, expected)];
}

const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

const isUnknown = (chosen: readonly string[], channels: readonly { id: string }[]): boolean =>
  chosen.length === 0 || chosen.some((id) => channels.every((channel) => channel.id !== id));

const distinct = (problems: readonly FieldProblem[]): FieldProblem[] => [
  ...new Map(problems.map((each) => [JSON.stringify(each), each])).values(),
];

const lineOf = (text = ""): string => text.replace(/\s+/g, " ").trim();
const linesOf = (text = ""): string[] => [...new Set(text.split(/\r?\n/).map(lineOf))].filter((line) => line !== "");
const choicesOf = (text = ""): string[] => [...new Set(text.split(","))].filter((choice) => choice !== "");
