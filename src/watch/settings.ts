import { z } from "zod";
import { idSchema, isGroup, isList, refuseTwins } from "../sources/settings.ts";
import { parseThreshold } from "./amount.ts";
import { compileExpression, isExpression } from "./expression.ts";
import { saysSomething } from "./terms.ts";

export const LEVELS = ["haute", "moyenne", "basse"] as const;
export type Level = (typeof LEVELS)[number];

/** Rules, and expressions in all of them: each article is held against every one. */
const MOST_RULES = 500;
const MOST_EXPRESSIONS = 500;
/** Of the automata of all expressions: some thirty for each. */
const MOST_STEPS = 20_000;
const MOST_TERMS = 50;
/** Characters. */
const LONGEST = 200;

const TERM = `un terme ou une /expression/, de 1 à ${LONGEST} signes`;
const termSchema = z.string(TERM).trim().min(1, TERM).max(LONGEST, TERM);
const termsSchema = (expected: string) =>
  z.array(termSchema, expected).max(MOST_TERMS, `${MOST_TERMS} au plus`).default([]);

const ENTITY = 'un nom, ou { name: "…", near: ["…"] }';
const entitySchema = z.union(
  [termSchema, z.strictObject({ name: termSchema, near: z.array(termSchema).min(1).max(MOST_TERMS) })],
  ENTITY,
);

const COOLDOWN = "une durée de 1min à 90j, comme 30min, 4h ou 2j";
const UNITS = new Map([
  ["min", 60_000],
  ["h", 3_600_000],
  ["j", 24 * 3_600_000],
]);

/** Milliseconds; undefined for no duration that a rule may have. */
function parseDuration(text: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,4}) ?(min|h|j)$/.exec(text) ?? [];
  const length = Number(count) * (UNITS.get(unit) ?? Number.NaN);
  return length >= 60_000 && length <= 90 * 24 * 3_600_000 ? length : undefined;
}

const AMOUNT = 'un montant ou une mesure, comme "1 milliard d’euros" ou "500 mégawatts"';
const SOURCES = "un nombre entier de sources, de 1 à 50";

const GROUP =
  "l’identifiant d’un rôle Discord, entre guillemets (dix-sept à vingt chiffres), ou d’un groupe Slack, comme S0123456789";
const MOST_GROUPS = 10;

/** What a rule looks for: each setting that is written is a condition, and all must hold. */
const ruleSchema = z
  .strictObject({
    id: idSchema,
    name: z.string("un nom").trim().min(1, "un nom").max(80, "80 signes au plus").optional(),
    any: termsSchema("une liste de termes, dont un au moins doit s’y trouver"),
    all: termsSchema("une liste de termes, qui doivent tous s’y trouver"),
    none: termsSchema("une liste de termes, dont aucun ne doit s’y trouver"),
    entity: z.array(entitySchema, "une liste de noms").max(MOST_TERMS, `${MOST_TERMS} au plus`).default([]),
    sources: z.array(idSchema, "une liste d’identifiants de sources").max(LONGEST, `${LONGEST} au plus`).default([]),
    themes: termsSchema("une liste de thèmes"),
    amount: z
      .string(AMOUNT)
      .max(60, AMOUNT)
      .refine((text) => parseThreshold(text) !== undefined, AMOUNT)
      .optional(),
    independentSources: z.int(SOURCES).min(1, SOURCES).max(50, SOURCES).optional(),
    level: z.enum(LEVELS, `un niveau parmi ${LEVELS.join(", ")}`).optional(),
    /** Waits for others, and is told with them once an hour at most. */
    grouped: z.boolean("true ou false").default(false),
    /** Groups of people whom its alerts call. */
    mention: z
      .array(z.string(GROUP).regex(/^(?:\d{17,20}|S[A-Z0-9]{2,20})$/, GROUP), "une liste d’identifiants de groupes")
      .refine((ids) => ids.length <= MOST_GROUPS, `${MOST_GROUPS} au plus`)
      .optional(),
    /** Milliseconds after which another article on a story tells of it again, without a new fact. */
    cooldown: z
      .string(COOLDOWN)
      .refine((text) => parseDuration(text) !== undefined, COOLDOWN)
      .transform((text) => parseDuration(text) ?? 0)
      .optional(),
  })
  .refine(hasCondition, {
    error: "au moins une condition parmi any, all, entity, sources, themes, amount et independentSources",
    when: isGroup,
  });

export type RuleSettings = z.infer<typeof ruleSchema>;
/** A rule as `vigie.yaml` writes it. */
export type WrittenRule = z.input<typeof ruleSchema>;

function hasCondition(rule: Partial<Record<string, unknown>>): boolean {
  const conditions = ["any", "all", "entity", "sources", "themes", "amount", "independentSources"];
  return conditions
    .map((name) => rule[name])
    .some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
}

/** The settings `alerts` of `vigie.yaml`. */
export const alertsSchema = z
  .array(ruleSchema, "une liste de règles")
  .max(MOST_RULES, `${MOST_RULES} règles au plus`)
  .superRefine(refuseTwins, { when: isList })
  .superRefine(refuseTerms, { when: isList })
  .default([]);

/** Names each term that says nothing, and each expression that cannot serve; too many rules are told of alone. */
function refuseTerms(rules: readonly unknown[], { addIssue }: z.core.$RefinementCtx): void {
  if (rules.length > MOST_RULES) return;
  const terms = rules.flatMap(termsOf);
  const expressions = terms.filter(({ text }) => isExpression(text));
  if (expressions.length > MOST_EXPRESSIONS) {
    addIssue({ code: "custom", path: [], message: `${MOST_EXPRESSIONS} expressions au plus, toutes règles comprises` });
    return;
  }
  let steps = 0;
  for (const { path, text } of terms) {
    const read = readText(text, path.includes("entity") && !path.includes("near"));
    if ("expected" in read) addIssue({ code: "custom", path, message: read.expected });
    else steps += read.steps;
  }
  const message = "des expressions plus simples : toutes ensemble, leurs répétitions en font trop";
  if (steps > MOST_STEPS) addIssue({ code: "custom", path: [], message });
}

/** What a term costs, or what was expected in its place. */
function readText(text: string, isName: boolean): { steps: number } | { expected: string } {
  if (isExpression(text))
    return isName ? { expected: "un nom tel qu’il s’écrit, sans expression" } : compileExpression(text);
  if (saysSomething(text)) return { steps: 0 };
  return { expected: "un terme d’au moins un mot qui dise quelque chose, ou une /expression/" };
}

type Written = { path: (string | number)[]; text: string };

/** The terms of a rule that may be wrong in any way, each with its place. */
function termsOf(rule: unknown, at: number): Written[] {
  const written: Record<string, unknown> = Object(rule);
  const listed = ["any", "all", "none", "entity"].flatMap((name) =>
    listOf(written[name]).flatMap((value, index) => readTerm(value, [at, name, index])),
  );
  return listed.filter(({ text }) => text.trim() !== "" && text.length <= LONGEST);
}

function readTerm(value: unknown, path: (string | number)[]): Written[] {
  if (typeof value === "string") return [{ path, text: value }];
  const { name, near }: { name?: unknown; near?: unknown } = Object(value);
  const parts = [name, ...listOf(near)];
  return parts.flatMap((text, index) =>
    typeof text === "string" ? [{ path: [...path, ...(index === 0 ? ["name"] : ["near", index - 1])], text }] : [],
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST_TERMS) : []);

/** What is wrong with a rule: where it stands in it, and what was expected. */
export type RuleProblem = { path: readonly PropertyKey[]; expected: string };

/** A written rule as the settings give it, or all that is wrong with it. */
export function readRule(written: WrittenRule): RuleSettings | { problems: RuleProblem[] } {
  const parsed = alertsSchema.safeParse([written]);
  const [rule] = parsed.success ? parsed.data : [];
  if (rule !== undefined) return rule;
  return {
    problems: (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.slice(1), expected: message })),
  };
}

/** A rule made of what a person types: terms set apart by commas, and « ≥ 1 milliard »; or what is wrong with it. */
export function parseRule(text: string): RuleSettings | { expected: string } {
  const [before = "", after] = isExpression(text) ? [text] : text.split(/≥|>=/);
  const any = isExpression(before) ? [before] : before.split(",");
  const rule = {
    ...{ id: "essai", name: shorten(text) },
    any: any.map((term) => term.trim()).filter((term) => term !== ""),
    ...(after !== undefined && { amount: after }),
  };
  const read = readRule(rule);
  return "problems" in read ? { expected: read.problems[0]?.expected ?? TERM } : read;
}

const shorten = (text: string): string => (text.length <= 80 ? text.trim() || "essai" : `${text.slice(0, 79).trim()}…`);

const HOUR = 'une heure entre guillemets, de "00:00" à "23:59"';
const hourSchema = z.string(HOUR).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, HOUR);

/** A channel's quiet hours, local: what fires then is told when they end. */
export const quietSchema = z
  .strictObject({ from: hourSchema, to: hourSchema })
  .refine(({ from, to }) => from !== to, { error: "deux heures différentes", path: ["to"] });

export type Quiet = z.infer<typeof quietSchema>;
