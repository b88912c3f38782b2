import { CANCEL, CONFIRM } from "../dialog-wording.ts";
import type { Button } from "../message.ts";
import { shortenPlain } from "./mrkdwn.ts";

export type PlainText = { type: "plain_text"; text: string; emoji: false };
type Confirm = { title: PlainText; text: PlainText; confirm: PlainText; deny: PlainText; style?: "danger" };
export type SlackButton = {
  type: "button";
  text: PlainText;
  action_id: string;
  style?: "primary" | "danger";
  confirm?: Confirm;
};

/** Of one block. */
export const MOST_BUTTONS = 25;

/** Characters that Slack takes. */
const LONGEST = { text: 75, title: 100, confirm: 300 };

/** A text without any format, of so many characters at most. */
export const plainText = (text: string, most: number): PlainText => ({
  ...{ type: "plain_text", text: shortenPlain(text, most), emoji: false },
});

export function renderButton({ text, action, style, confirm }: Button, idOf: (action: string) => string): SlackButton {
  return {
    ...{ type: "button", text: plainText(text, LONGEST.text), action_id: idOf(action.toWellFormed()) },
    ...(style && { style }),
    ...(confirm?.trim() && { confirm: renderConfirm(text, confirm, style) }),
  };
}

const renderConfirm = (title: string, text: string, style: Button["style"]): Confirm => ({
  title: plainText(title, LONGEST.title),
  text: plainText(text, LONGEST.confirm),
  confirm: plainText(CONFIRM, LONGEST.text),
  deny: plainText(CANCEL, LONGEST.text),
  ...(style === "danger" && { style }),
});

/** Slack refuses a button that says nothing; one that does nothing is none. */
export const canPress = ({ text, action }: Button): boolean =>
  action.trim() !== "" && shortenPlain(text, LONGEST.text) !== "";

/** Characters that a button takes of a message. */
export function sizeOfButton(button: Button): number {
  const { text, action_id, confirm } = renderButton(button, (action) => `${action}#99`);
  const asked = confirm ? [confirm.title, confirm.text, confirm.confirm, confirm.deny] : [];
  return [text, ...asked].reduce((sum, each) => sum + each.text.length, action_id.length);
}
