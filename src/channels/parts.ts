import type { Button, Message, Part } from "./message.ts";

/** The parts that most messages are made of. */

export const note = (text: string): Part => ({ kind: "note", text });
export const paragraph = (text: string): Part => ({ kind: "paragraph", spans: [{ text }] });
export const actions = (...buttons: readonly Button[]): Part => ({ kind: "actions", buttons });
export const list = (lines: readonly string[]): Part => ({
  ...{ kind: "list", numbered: false },
  items: lines.map((text) => [{ text }]),
});

export const sentence = (text: string): Message => [paragraph(text)];
