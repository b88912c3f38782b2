import type { types } from "@slack/bolt";
import type { Field, Form } from "../interaction.ts";
import type { Message } from "../message.ts";
import { renderSlack } from "./render.ts";

/** Characters of a modal's title. */
const TITLE = 24;

const plain = (text: string) => ({ type: "plain_text", text, emoji: false }) as const;

/** A form, whose values come back under its action. */
export function renderForm({ title, submit, action, fields, about = [] }: Form): types.View {
  return {
    ...{ type: "modal", callback_id: action, title: plain(title.slice(0, TITLE)), submit: plain(submit) },
    blocks: [...renderSlack(about).blocks, ...fields.map(inputOf)],
  };
}

const inputOf = ({ id, label, kind, value, isOptional = false }: Field): types.InputBlock => ({
  ...{ type: "input", block_id: id, label: plain(label), optional: isOptional },
  element: {
    ...{ type: "plain_text_input", action_id: id, multiline: kind === "lines" },
    ...(value !== undefined && { initial_value: value }),
  },
});

/** What was written in a form, by field. */
export function readForm(state: { values: Record<string, Record<string, { value?: string | null }>> }) {
  const values = Object.entries(state.values).map(([id, elements]) => [id, Object.values(elements)[0]?.value ?? ""]);
  return Object.fromEntries(values) as Record<string, string>;
}

/** A modal with a message, of which there is nothing to hand in. */
export const renderPage = (message: Message, title: string): types.View => ({
  ...{ type: "modal", title: plain(title.slice(0, TITLE)), blocks: renderSlack(message).blocks },
});

/** The page of Vigie itself. */
export const renderHome = (message: Message): types.View => ({ type: "home", blocks: renderSlack(message).blocks });
