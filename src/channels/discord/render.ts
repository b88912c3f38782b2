import type { APIContainerComponent, APISectionComponent, APITextDisplayComponent } from "discord.js";
import type { Message } from "../message.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { rowsOf } from "./buttons.ts";
import { colourOf } from "./colours.ts";
import { type Called, calledBy } from "./roles.ts";

/** What is posted; `flags` say that it is made of components. */
export type DiscordMessage = {
  flags: typeof COMPONENTS;
  components: APIContainerComponent[];
  allowed_mentions: Called;
};

export const COMPONENTS = 32_768;

/** A message in Discord's components, with French typography; none where there is nothing to read. Its length is `splitMessage`'s to hold. */
export function renderDiscord(message: Message): DiscordMessage {
  const blocks = blocksOf(message);
  const colour = colourOf(blocks);
  const container: APIContainerComponent = {
    ...{ type: 17, components: blocks.flatMap((block, at) => componentsOf(block, blocks[at - 1], blocks[at + 1])) },
    ...(colour !== undefined && { accent_color: colour }),
  };
  return { flags: COMPONENTS, components: blocks.length === 0 ? [] : [container], allowed_mentions: calledBy(message) };
}

type Inner = APIContainerComponent["components"][number];

/** A button that stands alone under a text stands beside it, and a line above each story but the first. */
function componentsOf(block: Block, before: Block | undefined, after: Block | undefined): Inner[] {
  if (block.kind === "buttons") return before !== undefined && sectionOf(before, block) ? [] : rowsOf(block.buttons);
  const separator: Inner[] = block.label === undefined || before === undefined ? [] : [{ type: 14, divider: true }];
  return [...separator, (after && sectionOf(block, after)) ?? textOf(block.text)];
}

const textOf = (content: string): APITextDisplayComponent => ({ type: 10, content });

function sectionOf(block: Block, after: Block): APISectionComponent | undefined {
  if (block.kind !== "text" || after.kind !== "buttons") return undefined;
  const [button, ...others] = after.buttons;
  if (button === undefined || others.length > 0) return undefined;
  return { type: 9, components: [textOf(block.text)], accessory: button };
}
