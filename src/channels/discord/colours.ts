import { LABELS } from "../wording.ts";
import type { Block } from "./blocks.ts";

/** The colours of labels, which are always written beside them. */
const COLOURS = new Map([
  [LABELS.new, 0x2e_8b_57],
  [LABELS.update, 0x2e_6d_a4],
  [LABELS.correction, 0xc0_39_2b],
]);

/** The colour of what stands under one label alone. */
export function colourOf(blocks: readonly Block[]): number | undefined {
  const labels = new Set(blocks.flatMap((block) => (block.kind === "text" ? (block.label ?? []) : [])));
  const [label = ""] = labels;
  return labels.size === 1 ? COLOURS.get(label) : undefined;
}
