import type { APIButtonComponentWithCustomId } from "discord.js";
import { shortenText } from "../cut.ts";
import type { Button } from "../message.ts";
import { plainText } from "./markdown.ts";

export type DiscordButton = APIButtonComponentWithCustomId & { label: string };

/** Of one row. */
export const ROW = 5;

/** Characters that Discord takes. */
const LONGEST = { label: 80, name: 100 };

/** A text without any format, of so many characters at most. */
export const shortenPlain = (text: string, most: number): string => shortenText(text, most, plainText);

const STYLES = { primary: 1, secondary: 2, danger: 4 } as const;

/** None where Discord has no room for its name: that of a button that stands there already, longer by two signs. */
export function renderButton({ text, action, style }: Button, nameOf: (action: string) => string): DiscordButton[] {
  const name = nameOf(action.toWellFormed());
  if (name.length > LONGEST.name) return [];
  return [{ type: 2, style: STYLES[style ?? "secondary"], label: shortenPlain(text, LONGEST.label), custom_id: name }];
}

/** Discord refuses a button that says nothing; one that does nothing is none. */
export const canPress = ({ text, action }: Button): boolean =>
  action.trim() !== "" && action.length <= LONGEST.name && shortenPlain(text, LONGEST.label) !== "";

/** Rows of a message. */
export const rowsOf = (buttons: readonly DiscordButton[]) =>
  Array.from({ length: Math.ceil(buttons.length / ROW) }, (_, at) => ({
    ...{ type: 1 as const, components: buttons.slice(at * ROW, (at + 1) * ROW) },
  }));
