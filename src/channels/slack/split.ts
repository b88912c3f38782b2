import type { Message } from "../message.ts";
import { packInto, type Room, splitInto } from "../split.ts";
import { fitParts, sizeOfPart } from "./parts.ts";

/** Slack takes some 13,000 characters and 50 blocks; we stop at 9,000 and 35, less what a message that comes late says of it. */
const ROOM: Room = {
  most: { characters: 8_500, blocks: 34 },
  fit: fitParts,
  costOf: (part) => ({ characters: sizeOfPart(part), blocks: 1 }),
};

/** The messages of Slack that one is posted as: an edition as a short one and its thread. */
export const splitMessage = (message: Message): readonly Message[] => splitInto(message, ROOM);

/** As few messages of Slack as hold one. */
export const packMessage = (message: Message): Message[] => packInto(message, ROOM);
