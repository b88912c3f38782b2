import { openActionNames } from "../action-names.ts";
import type { Message, Part } from "../message.ts";
import { type DiscordButton, renderButton } from "./buttons.ts";
import { fitParts, GAP, isStory, setPart } from "./parts.ts";

/** Texts that stand together, `label` that of the story that they open with. */
export type TextBlock = { kind: "text"; text: string; label: string | undefined };
/** Buttons under the last heading before them. */
type ButtonsBlock = { kind: "buttons"; buttons: DiscordButton[]; heading: string };
export type Block = TextBlock | ButtonsBlock;

/** A message as texts and buttons; none where there is nothing to read. */
export function blocksOf(message: Message): Block[] {
  const blocks: Block[] = [];
  const nameOf = openActionNames();
  const parts = fitParts(message);
  let heading = "";
  for (const [at, part] of parts.entries()) {
    if (part.kind === "heading") heading = part.text;
    if (part.kind === "actions") {
      const buttons = part.buttons.flatMap((button) => renderButton(button, nameOf));
      if (buttons.length > 0) blocks.push({ kind: "buttons", buttons, heading });
    } else addText(part, parts[at - 1], blocks);
  }
  return blocks.some(({ kind }) => kind === "text") ? blocks : [];
}

function addText(part: Part, before: Part | undefined, blocks: Block[]): void {
  const last = blocks.at(-1);
  const gap = part.kind === "paragraph" && before !== undefined && !CLOSE.has(before.kind) ? GAP : "\n";
  if (last?.kind === "text" && !isStory(part)) last.text += gap + setPart(part);
  else blocks.push({ kind: "text", text: setPart(part), label: part.kind === "heading" ? part.label : undefined });
}

/** What a paragraph stands close under. */
const CLOSE = new Set<Part["kind"]>(["title", "heading", "note"]);
