import type { Form, Reply } from "../channels/interaction.ts";
import type { Message } from "../channels/message.ts";

/** A message to who asked, and to nobody else. */
export const answer = (message: Message): Reply[] => [{ kind: "message", message, to: "person", replaces: false }];

/** The same, in the stead of the message whose button was pressed. */
export const replace = (message: Message): Reply[] => [{ kind: "message", message, to: "person", replaces: true }];

export const open = (form: Form): Reply[] => [{ kind: "form", form }];
