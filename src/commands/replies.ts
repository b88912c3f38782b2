import type { Form, Reply } from "../channels/interaction.ts";
import type { Message } from "../channels/message.ts";

/** A message to who asked, and to nobody else. */
export const toPerson = (message: Message): Reply => ({ kind: "message", message, to: "person", replaces: false });
/** The same, in the stead of the message whose button was pressed. */
export const inItsStead = (message: Message): Reply => ({ kind: "message", message, to: "person", replaces: true });
/** To everyone there. */
export const toPlace = (message: Message): Reply => ({ kind: "message", message, to: "place", replaces: false });

export const answer = (message: Message): Reply[] => [toPerson(message)];
export const replace = (message: Message): Reply[] => [inItsStead(message)];
export const open = (form: Form): Reply[] => [{ kind: "form", form }];
