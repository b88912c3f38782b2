import type { Message, Part } from "../message.ts";

/** What is posted: components alone, which call nobody. */
export type DiscordMessage = { flags: number; components: object[]; allowed_mentions: { parse: [] } };

/** Components stand for the whole message. */
const COMPONENTS = 1 << 15;
const [ROW, BUTTON, TEXT] = [1, 2, 10];

/** A message in Discord's components. */
export const renderDiscord = (message: Message): DiscordMessage => ({
  ...{ flags: COMPONENTS, components: message.map(componentOf), allowed_mentions: { parse: [] } },
});

function componentOf(part: Part): object {
  if (part.kind !== "actions") return { type: TEXT, content: textOf(part) };
  const components = part.buttons.map(({ text, action }) => ({
    type: BUTTON,
    style: 2,
    label: text,
    custom_id: action,
  }));
  return { type: ROW, components };
}

function textOf(part: Exclude<Part, { kind: "actions" }>): string {
  if ("text" in part) return part.text;
  if (part.kind === "paragraph") return part.spans.map(({ text }) => text).join(" ");
  return part.kind;
}
