import { z } from "zod";

/** Why Discord refuses a body, under code 50035, and where: "components[0].components[3].content". */
export type Wrong = { path: string; reason: string };

/** What Discord refuses a message for, or undefined. Kinds of components that Vigie has no use for are unknown here. */
export function findWrongMessage(body: unknown): Wrong | undefined {
  const isComponents = (Number(Object(body).flags ?? 0) & COMPONENTS) !== 0;
  const wrong = findIn(isComponents ? componentsMessage : plainMessage, body) ?? findTwice(body);
  if (wrong !== undefined) return wrong;
  if (isComponents) return findTooMuch(body);
  const characters = sizeOf(Object(body).embeds, EMBED_TEXTS);
  return characters > 6_000
    ? { path: "embeds", reason: `Embed size exceeds maximum size of 6000: ${characters}` }
    : undefined;
}

/** What Discord refuses a modal for, as the data of an interaction's response, or undefined. */
export const findWrongModal = (data: unknown): Wrong | undefined => findIn(modal, data) ?? findTwice(data);

/** What Discord refuses the commands of an application for, all of them at once, or undefined. */
export function findWrongCommands(list: unknown): Wrong | undefined {
  const wrong = findIn(commands, list);
  if (wrong !== undefined || !Array.isArray(list)) return wrong;
  const at = list.findIndex((each) => sizeOf(each, COMMAND_TEXTS) > 8_000);
  return at < 0 ? undefined : { path: `[${at}]`, reason: "Command exceeds maximum size of 8000" };
}

/** Components of a message, nested ones counted. */
export const countComponents = (value: unknown): number => componentsIn(value).length;

/** Characters of all the texts that a message shows, buttons not counted. */
export const sizeOfTexts = (value: unknown): number => sizeOf(value, ["content"]);

const COMPONENTS = 1 << 15;
const EMBED_TEXTS = ["title", "description", "name", "value", "text"];
const COMMAND_TEXTS = ["name", "description", "value"];

function findIn(schema: z.ZodType, value: unknown): Wrong | undefined {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue && { path: issue.path.reduce<string>(addKey, ""), reason: issue.message };
}

const addKey = (path: string, key: PropertyKey): string =>
  typeof key === "number" ? `${path}[${key}]` : `${path}${path === "" ? "" : "."}${String(key)}`;

function findTooMuch(body: unknown): Wrong | undefined {
  const count = countComponents(body);
  if (count > 40) return { path: "components", reason: `Must be 40 or fewer in total: ${count}` };
  const characters = sizeOfTexts(body);
  return characters > 4_000
    ? { path: "components", reason: `The displayable text size exceeds 4000: ${characters}` }
    : undefined;
}

/** Everything that has a place in a tree of components. */
function componentsIn(value: unknown): object[] {
  const { components, component, accessory } = Object(value);
  const children = [...(Array.isArray(components) ? components : []), component, accessory];
  return children.filter((each) => each !== undefined).flatMap((each) => [Object(each), ...componentsIn(each)]);
}

/** Names that stand in a message more than once. */
function findTwice(body: unknown): Wrong | undefined {
  for (const key of ["custom_id", "id"]) {
    const names = componentsIn(body).flatMap((each) => Object(each)[key] ?? []);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return { path: "components", reason: `Component ${key} cannot be duplicated: ${twice}` };
  }
  return undefined;
}

function sizeOf(value: unknown, keys: readonly string[]): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (typeof each === "string" && keys.includes(key) ? each.length : sizeOf(each, keys)),
    0,
  );
}

/** Discord refuses what shows nothing, and half a character is no text at all. */
const text = (most: number) =>
  z
    .string()
    .max(most, `Must be ${most} or fewer in length.`)
    .refine((each) => each.trim() !== "", "This field is required")
    .refine((each) => each.isWellFormed(), "half a character");
const many = <Item extends z.ZodType>(item: Item, least: number, most: number) =>
  z.array(item).min(least, `Must be ${least} or more in length.`).max(most, `Must be ${most} or fewer in length.`);

const id = z.int().min(1).optional();
const custom_id = text(100);
const url = z.httpUrl();

const button = z
  .strictObject({
    ...{ type: z.literal(2), id, style: z.int().min(1).max(5), label: text(80), disabled: z.boolean().optional() },
    ...{ custom_id: custom_id.optional(), url: url.max(512, "Must be 512 or fewer in length.").optional() },
  })
  .refine(({ style, custom_id: name }) => (style === 5) === (name === undefined), {
    ...{ path: ["custom_id"], error: "A custom id is required, and no link has one" },
  })
  .refine(({ style, url: address }) => (style === 5) === (address !== undefined), {
    ...{ path: ["url"], error: "A link has an address, and nothing else has" },
  });
const option = z.strictObject({
  ...{ label: text(100), value: text(100), description: text(100).optional(), default: z.boolean().optional() },
});
const select = z
  .strictObject({
    ...{ type: z.literal(3), id, custom_id, placeholder: text(150).optional(), options: many(option, 1, 25) },
    ...{ min_values: z.int().min(0).max(25).optional(), max_values: z.int().min(1).max(25).optional() },
    ...{ required: z.boolean().optional(), disabled: z.boolean().optional() },
  })
  .refine(({ options }) => new Set(options.map(({ value }) => value)).size === options.length, {
    ...{ path: ["options"], error: "The specified option value is already used" },
  })
  .refine(({ options, max_values = 1 }) => options.filter((each) => each.default).length <= max_values, {
    ...{ path: ["options"], error: "More defaults than max_values" },
  })
  .refine(({ min_values = 1, max_values = 1 }) => min_values <= max_values, {
    ...{ path: ["min_values"], error: "More than max_values" },
  })
  .refine(({ options, max_values = 1 }) => max_values <= options.length, {
    ...{ path: ["max_values"], error: "More than options" },
  })
  .refine(({ required = true, min_values = 1 }) => !required || min_values > 0, {
    ...{ path: ["min_values"], error: "A required list asks for one" },
  });

const display = z.strictObject({ type: z.literal(10), id, content: text(4_000) });
const separator = z.strictObject({
  ...{ type: z.literal(14), id, divider: z.boolean().optional(), spacing: z.int().min(1).max(2).optional() },
});
const row = z.strictObject({
  ...{ type: z.literal(1), id },
  components: many(z.discriminatedUnion("type", [button, select]), 1, 5).refine(
    (all) => all.length === 1 || all.every(({ type }) => type === 2),
    "A list stands alone in its row",
  ),
});
const section = z.strictObject({ type: z.literal(9), id, components: many(display, 1, 3), accessory: button });
const inner = [row, section, display, separator] as const;
const container = z.strictObject({
  ...{ type: z.literal(17), id, components: many(z.discriminatedUnion("type", [...inner]), 1, 40) },
  ...{ accent_color: z.int().min(0).max(0xff_ff_ff).nullish(), spoiler: z.boolean().optional() },
});

const nonce = z.union([z.string().max(25, "Must be 25 or fewer in length."), z.int()]);
const shared = {
  ...{ flags: z.int().optional(), nonce: nonce.optional(), enforce_nonce: z.boolean().optional() },
  allowed_mentions: z
    .strictObject({
      parse: z.array(z.enum(["everyone", "roles", "users"])).optional(),
      roles: many(z.string().regex(/^\d{17,20}$/), 0, 100)
        .refine((all) => new Set(all).size === all.length, "The set already contains this value")
        .optional(),
    })
    .optional(),
  message_reference: z.object({ message_id: z.string() }).optional(),
};
const componentsMessage = z.strictObject({
  ...shared,
  components: many(z.discriminatedUnion("type", [...inner, container]), 1, 40),
});

const embed = z.strictObject({
  ...{ title: text(256).optional(), description: text(4_096).optional(), url: url.optional() },
  ...{ color: z.int().min(0).max(0xff_ff_ff).optional(), timestamp: z.string().optional() },
  fields: many(
    z.strictObject({ name: text(256), value: text(1_024), inline: z.boolean().optional() }),
    ...([0, 25] as const),
  ).optional(),
  footer: z.strictObject({ text: text(2_048) }).optional(),
  author: z.strictObject({ name: text(256), url: url.optional() }).optional(),
});
const plainMessage = z
  .strictObject({
    ...shared,
    ...{ content: z.string().max(2_000, "Must be 2000 or fewer in length.").optional() },
    ...{ embeds: many(embed, 0, 10).optional(), components: many(row, 0, 5).optional(), tts: z.boolean().optional() },
  })
  .refine(
    ({ content = "", embeds = [] }) => content.trim() !== "" || embeds.length > 0,
    "Cannot send an empty message",
  );

const input = z
  .strictObject({
    ...{ type: z.literal(4), id, custom_id, style: z.int().min(1).max(2), placeholder: text(100).optional() },
    ...{ min_length: z.int().min(0).max(4_000).optional(), max_length: z.int().min(1).max(4_000).optional() },
    ...{ required: z.boolean().optional(), value: z.string().max(4_000).optional() },
  })
  .refine(({ value = "", max_length = 4_000 }) => value.length <= max_length, {
    ...{ path: ["value"], error: "More than max_length" },
  });
const label = z.strictObject({
  ...{ type: z.literal(18), id, label: text(45), description: text(100).optional() },
  component: z.discriminatedUnion("type", [input, select]),
});
const modal = z.strictObject({
  ...{ custom_id, title: text(45) },
  components: many(z.discriminatedUnion("type", [label, display]), 1, 5),
});

const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, "Command name is invalid")
  .refine((each) => each === each.toLowerCase(), "Command name is invalid");
const localized = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string(), schema).nullish();
const named = {
  ...{ name, name_localizations: localized(name) },
  ...{ description: text(100), description_localizations: localized(text(100)) },
};
const choice = z.strictObject({
  ...{ name: text(100), name_localizations: localized(text(100)), value: z.union([text(100), z.number()]) },
});
const argument = z
  .strictObject({
    ...{ ...named, type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]), required: z.boolean().optional() },
    ...{ choices: many(choice, 0, 25).optional(), autocomplete: z.boolean().optional() },
    ...{ min_value: z.number().optional(), max_value: z.number().optional() },
    ...{ min_length: z.int().min(0).max(6_000).optional(), max_length: z.int().min(1).max(6_000).optional() },
  })
  .refine(({ choices = [], autocomplete = false }) => !autocomplete || choices.length === 0, {
    ...{ path: ["autocomplete"], error: "Choices and autocomplete exclude each other" },
  });

/** What must be given stands first, and no name twice. */
type Option = { name: string; required?: boolean | undefined };
const options = <Item extends z.ZodType<Option>>(item: Item) =>
  many(item, 0, 25)
    .refine((all) => new Set(all.map((each) => each.name)).size === all.length, "Option names must be unique")
    .refine(
      (all) => !all.some((each, at) => each.required === true && at > 0 && all[at - 1]?.required !== true),
      "Required options must be placed before non-required options",
    )
    .optional();
const subcommand = z.strictObject({ ...named, type: z.literal(1), options: options(argument) });
const group = z.strictObject({ ...named, type: z.literal(2), options: options(subcommand) });

const rights = {
  ...{ default_member_permissions: z.string().regex(/^\d+$/).nullish(), nsfw: z.boolean().optional() },
  ...{
    contexts: z.array(z.int().min(0).max(2)).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).optional(),
  },
  dm_permission: z.boolean().optional(),
};
const chat = z.strictObject({
  ...{ ...named, ...rights, type: z.literal(1).optional() },
  options: options(z.discriminatedUnion("type", [subcommand, group, argument])).refine(
    (all = []) => new Set(all.map(({ type }) => type < 3)).size < 2,
    "Sub-command and sub-command group option types are mutually exclusive to all other types",
  ),
});
const menu = z.strictObject({
  ...{ ...rights, type: z.int().min(2).max(3), name: text(32), name_localizations: localized(text(32)) },
});
const commands = z
  .array(z.unknown())
  .max(106)
  .superRefine((all, context) => {
    for (const [at, each] of all.entries()) {
      const issues = (Object(each).type > 1 ? menu : chat).safeParse(each).error?.issues ?? [];
      for (const issue of issues)
        context.addIssue({ code: "custom", path: [at, ...issue.path], message: issue.message });
    }
    for (const [type, most] of [
      [1, 100],
      [2, 5],
      [3, 5],
    ] as const) {
      const names = all.flatMap((each) => ((Object(each).type ?? 1) === type ? [Object(each).name] : []));
      if (names.length > most) context.addIssue({ code: "custom", message: `Maximum number of commands: ${most}` });
      if (new Set(names).size < names.length)
        context.addIssue({ code: "custom", message: "Command names must be unique" });
    }
  });
