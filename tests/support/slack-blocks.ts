import { z } from "zod";
import type { SlackBlock } from "../../src/channels/slack/render.ts";

/** What Slack refuses a message or a view with, and where: "/blocks/2/text/text: …". */
export type Wrong = { error: string; where: string };

/** What Slack refuses a message for, or undefined. Kinds of blocks that Vigie has no use for are unknown here. */
export function findWrong(text: string, blocks: unknown): Wrong | undefined {
  if (text.trim() === "") return { error: "no_text", where: "/text" };
  if (!text.isWellFormed()) return { error: "invalid_arguments", where: "/text" };
  if (text.length > 40_000) return { error: "msg_too_long", where: "/text" };
  const wrong = findIn(z.object({ blocks: z.array(block).max(50) }), { blocks }) ?? findTwice(blocks);
  if (wrong !== undefined) return { error: "invalid_blocks", where: wrong };
  // Slack does not say how many it takes: some 13,000 are too many.
  return sizeOf(blocks) > 13_000 ? { error: "msg_blocks_too_long", where: "/blocks" } : undefined;
}

/** What Slack refuses a modal or a home page for, or undefined. */
export function findWrongView(shown: unknown): Wrong | undefined {
  if (Buffer.byteLength(JSON.stringify(shown)) > 250_000) return { error: "view_too_large", where: "/" };
  const wrong = findIn(view, shown) ?? findTwice(Object(shown).blocks);
  return wrong === undefined ? undefined : { error: "invalid_arguments", where: wrong };
}

/** Characters of all that a message shows and carries, buttons and what they ask included. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  const entries = Object.entries(Object(value)).filter(([key]) => key !== "type" && key !== "style");
  return entries.reduce((sum, [, each]) => sum + sizeOf(each), 0);
}

/** What blocks say, without the buttons under them. */
export const wordsOf = (blocks: readonly SlackBlock[]): string[] =>
  blocks.flatMap((each) => {
    if (each.type === "actions") return [];
    return each.type === "context" ? each.elements.map(({ text }) => text) : [each.text.text];
  });

function findIn(schema: z.ZodType, value: unknown): string | undefined {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue && `/${issue.path.join("/")}: ${issue.message}`;
}

/** Names that stand in a message more than once. */
function findTwice(blocks: unknown): string | undefined {
  for (const key of ["block_id", "action_id"]) {
    const names = namesIn(blocks, key);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return `/blocks: ${key} ${twice} stands twice`;
  }
  return undefined;
}

const namesIn = (value: unknown, key: string): unknown[] =>
  Object.entries(Object(value)).flatMap(([name, each]) =>
    name === key ? [each] : typeof each === "object" ? namesIn(each, key) : [],
  );

/** Slack refuses what shows nothing, and half a character is no text at all. */
const string = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== "", "nothing to read")
    .refine((text) => text.isWellFormed(), "half a character");

const plain = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: string(most), emoji: z.boolean().optional() });
const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: string(most), verbatim: z.boolean().optional() });
const either = (most: number) => z.discriminatedUnion("type", [plain(most), mrkdwn(most)]);

const id = string(255);
const action = { action_id: id.optional() };
const colour = z.enum(["primary", "danger"]);
const confirm = z
  .strictObject({ title: plain(100), text: either(300), confirm: plain(30), deny: plain(30), style: colour.optional() })
  .optional();
const option = z.strictObject({ text: either(75), value: string(75) });
const options = (most: number) =>
  z
    .array(option)
    .min(1)
    .max(most)
    .refine((each) => new Set(each.map(({ value }) => value)).size === each.length, "a value stands twice");

const image = { image_url: z.httpUrl().max(3_000), alt_text: string(2_000) };
const picture = z.strictObject({ type: z.literal("image"), ...image });
const button = z.strictObject({
  ...{ type: z.literal("button"), text: plain(75), ...action, style: colour.optional(), confirm },
  ...{ value: string(2_000).optional(), url: z.httpUrl().max(3_000).optional() },
});
const placeholder = { placeholder: plain(150).optional() };

/** What is chosen is one of the choices, to the letter. */
type Chosen = { options: object[]; initial_option?: object | undefined; initial_options?: object[] | undefined };
const isAmong = ({ options: all, initial_option, initial_options = [] }: Chosen): boolean => {
  const known = new Set(all.map((each) => JSON.stringify(each)));
  const chosen = [...initial_options, ...(initial_option ? [initial_option] : [])];
  return chosen.every((each) => known.has(JSON.stringify(each)));
};
const one = <Type extends string>(type: Type, most: number) =>
  z
    .strictObject({ type: z.literal(type), ...action, ...placeholder, confirm })
    .extend({ options: options(most), initial_option: option.optional() })
    .refine(isAmong, "initial_option is no option");
const several = <Type extends string>(type: Type, most: number) =>
  z
    .strictObject({ type: z.literal(type), ...action, ...placeholder, confirm })
    .extend({ options: options(most), initial_options: z.array(option).min(1).max(most).optional() })
    .refine(isAmong, "initial_options are no options");
const lists = [
  ...[one("static_select", 100), one("radio_buttons", 10)],
  ...[several("multi_static_select", 100), several("checkboxes", 10)],
] as const;
const overflow = z.strictObject({ type: z.literal("overflow"), ...action, confirm, options: options(10) });
const line = z
  .strictObject({
    ...{ type: z.literal("plain_text_input"), ...action, ...placeholder, multiline: z.boolean().optional() },
    max_length: z.int().min(1).max(3_000).optional(),
    initial_value: string(3_000).optional(),
  })
  .refine(({ initial_value = "", max_length = 3_000 }) => initial_value.length <= max_length, "more than max_length");

const block_id = id.optional();
const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({ type: z.literal("header"), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal("image"), block_id, ...image }),
  z.strictObject({
    ...{ type: z.literal("context"), block_id },
    elements: z
      .array(z.discriminatedUnion("type", [plain(2_000), mrkdwn(2_000), picture]))
      .min(1)
      .max(10),
  }),
  z
    .strictObject({
      ...{ type: z.literal("section"), block_id, text: either(3_000).optional() },
      fields: z.array(either(2_000)).min(1).max(10).optional(),
      accessory: z
        .union([button, overflow, ...lists, z.strictObject({ type: z.literal("image"), ...image })])
        .optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, "neither text nor fields"),
  z.strictObject({
    ...{ type: z.literal("actions"), block_id },
    elements: z
      .array(z.discriminatedUnion("type", [button, overflow, ...lists]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    ...{ type: z.literal("input"), block_id, label: plain(2_000), hint: plain(2_000).optional() },
    ...{ optional: z.boolean().optional(), element: z.discriminatedUnion("type", [line, ...lists]) },
  }),
]);
const blocks = z.array(block).min(1).max(100);
const view = z.discriminatedUnion("type", [
  z
    .strictObject({
      ...{ type: z.literal("modal"), title: plain(24), submit: plain(24).optional(), close: plain(24).optional() },
      ...{ callback_id: id.optional(), private_metadata: z.string().max(3_000).optional(), blocks },
    })
    .refine(
      ({ submit, ...each }) => submit || !each.blocks.some(({ type }) => type === "input"),
      "input without submit",
    ),
  z.strictObject({ type: z.literal("home"), blocks }),
]);
