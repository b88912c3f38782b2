import type { Message } from "../message.ts";
import { packInto, type Room, splitInto } from "../split.ts";
import { costOf, fitParts } from "./parts.ts";

/**
 * Discord takes 4,000 characters and 40 components; we stop at 3,600 and 32, so that the buttons fit in five rows too, less
 * the container and what a message that comes late has to say of it.
 */
const ROOM: Room = { most: { characters: 3_300, blocks: 29 }, fit: fitParts, costOf };

/** The messages of Discord that one is posted as: an edition as a short one and its thread. */
export const splitMessage = (message: Message): readonly Message[] => splitInto(message, ROOM);

/** As few messages of Discord as hold one. */
export const packMessage = (message: Message): Message[] => packInto(message, ROOM);
