import { WEEKDAYS, type Weekday } from "../editions/period.ts";
import {
  COOLDOWNS,
  DAY_NAMES,
  EVEN_ON_HOLIDAYS,
  FIELDS,
  type FieldName,
  FORMS,
  HOLIDAY_PLACES,
  lastAlertLine,
  PROBLEMS_HEADING,
  problemLine,
  withoutHolidays,
} from "./editing-wording.ts";
import type { Field, Form } from "./interaction.ts";
import type { Message } from "./message.ts";
import { list } from "./parts.ts";

/** What a field holds that cannot serve: `found` is the part of it, where it is one. */
export type FieldProblem = { field: FieldName; found: string | null; expected: string };

/** The values of a form by field, as they are handed in. */
export type Values = Readonly<Record<string, string>>;

/** A form as it is opened, or again with what is wrong in it. */
type Opened = { action: string; values: Values; problems?: readonly FieldProblem[] };

export function ruleForm({ action, values, problems = [] }: Opened, channels: readonly string[]): Form {
  const choices = channels.slice(0, MOST_CHOICES).map((id) => ({ value: id, text: id }));
  return {
    ...{ ...FORMS.rule, action, ...aboutProblems(problems) },
    fields: [
      field("name", "line", values),
      field("any", "lines", values, { isOptional: true }),
      field("entity", "lines", values, { isOptional: true }),
      field("none", "lines", values, { isOptional: true }),
      field("channels", "choices", values, { choices }),
      field("cooldown", "choice", values, { choices: COOLDOWNS }),
    ],
  };
}

/** `said`: what the rule was last set off by. */
export function exclusionForm({ action, values, problems = [] }: Opened, said: string | undefined): Form {
  const last: Message = said === undefined ? [] : [{ kind: "paragraph", spans: [{ text: lastAlertLine(said) }] }];
  const about = [...last, ...problemsMessage(problems)];
  return {
    ...{ ...FORMS.exclusion, action, ...(about.length > 0 && { about }) },
    fields: [field("exclusion", "lines", values)],
  };
}

export const NO_HOLIDAYS = "aucun";

/** `holidays`: the place whose holidays are kept now, which may be none of those offered. */
export function scheduleForm({ action, values, problems = [] }: Opened, holidays: string | undefined): Form {
  const places = new Set([...HOLIDAY_PLACES.keys(), ...(holidays === undefined ? [] : [holidays])]);
  return {
    ...{ ...FORMS.schedule, action, ...aboutProblems(problems) },
    fields: [
      field("at", "line", values),
      field("days", "choices", values, { choices: WEEKDAYS.map((day) => ({ value: day, text: DAY_NAMES[day] })) }),
      field("holidays", "choice", values, {
        choices: [
          { value: NO_HOLIDAYS, text: EVEN_ON_HOLIDAYS },
          ...Array.from(places, (place) => ({ value: place, text: withoutHolidays(place) })),
        ],
      }),
    ],
  };
}

export const isWeekday = (text: string): text is Weekday => WEEKDAYS.some((day) => day === text);

/** Platforms offer no more at once. */
const MOST_CHOICES = 100;

function field(id: FieldName, kind: Field["kind"], values: Values, more: Partial<Field> = {}): Field {
  const { label, hint } = FIELDS[id];
  const value = values[id];
  return { id, label, kind, ...(hint !== "" && { hint }), ...(value && { value }), ...more };
}

const aboutProblems = (problems: readonly FieldProblem[]): { about?: Message } =>
  problems.length === 0 ? {} : { about: problemsMessage(problems) };

function problemsMessage(problems: readonly FieldProblem[]): Message {
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ field: name, found, expected }) => problemLine(name, found, expected));
  return [{ kind: "heading", text: PROBLEMS_HEADING }, list(lines)];
}

const MOST_PROBLEMS = 8;
