import type { Message } from "../message.ts";

/** The messages that one is posted as. */
export const splitMessage = (message: Message): readonly Message[] => packMessage(message);

/** The fewest messages that hold one. */
export const packMessage = (message: Message): readonly Message[] => [message];
