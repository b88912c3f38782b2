import type { APIEmbed } from "discord.js";
import type { Message } from "../message.ts";
import { type Block, blocksOf, type TextBlock } from "./blocks.ts";
import { type DiscordButton, rowsOf, shortenPlain } from "./buttons.ts";
import { colourOf } from "./colours.ts";
import { setPart } from "./parts.ts";
import { type Called, calledBy } from "./roles.ts";

/** Of one message. */
const MOST_EMBEDS = 10;
/** Characters of what a button says. */
const LONGEST_LABEL = 80;

/** What is posted; `content` calls, which embeds do not. */
export type EmbedsMessage = {
  content?: string;
  embeds: APIEmbed[];
  components: ReturnType<typeof rowsOf>;
  allowed_mentions: Called;
};

/** A message in Discord's embeds, one a story, its buttons under them all. Its length is `splitMessage`'s to hold. */
export function renderEmbeds(message: Message): EmbedsMessage {
  const blocks = blocksOf(message.filter(({ kind }) => kind !== "call"));
  const content = message.map((part) => (part.kind === "call" ? setPart(part) : "")).join("");
  return {
    ...(content !== "" && { content }),
    ...{ embeds: groupsOf(blocks).map(embedOf), components: rowsOf(buttonsOf(blocks)) },
    allowed_mentions: calledBy(message),
  };
}

/** Texts under their story. */
function groupsOf(blocks: readonly Block[]): TextBlock[][] {
  const groups: TextBlock[][] = [];
  for (const block of blocks) {
    if (block.kind === "buttons") continue;
    const last = groups.at(-1);
    const opens = block.label !== undefined && groups.length < MOST_EMBEDS;
    if (last === undefined || opens) groups.push([block]);
    else last.push(block);
  }
  return groups;
}

function embedOf(group: readonly TextBlock[]): APIEmbed {
  const colour = colourOf(group);
  return {
    description: group.map(({ text }) => text).join("\n\n"),
    ...(colour !== undefined && { color: colour }),
  };
}

/** Buttons that say the same say what of, as they do not stand beside it. */
function buttonsOf(blocks: readonly Block[]): DiscordButton[] {
  const shown = blocks.flatMap((block) =>
    block.kind === "buttons" ? block.buttons.map((button) => ({ button, heading: block.heading })) : [],
  );
  const count = (label: string): number => shown.filter(({ button }) => button.label === label).length;
  return shown.map(({ button, heading }) =>
    count(button.label) === 1 || heading.trim() === ""
      ? button
      : { ...button, label: shortenPlain(`${button.label} · ${heading}`, LONGEST_LABEL) },
  );
}
