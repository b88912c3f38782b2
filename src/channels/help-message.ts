import { BUTTONS, DATA, HELP } from "./command-wording.ts";
import type { Message, Part } from "./message.ts";
import { actions, list, note, sentence } from "./parts.ts";

/** What Vigie does, by examples, and who may do what. */
export const helpMessage = (): Message => [
  { kind: "title", text: HELP.title },
  list(HELP.examples),
  ...[HELP.everyone, HELP.editors, HELP.mention].map(note),
];

/** What is kept of a person, and the way to erase it. `days`: how long questions are kept. */
export function dataMessage({ shown, followed }: { shown: number; followed: number }, days: number): Message {
  const kept = [...(shown > 0 ? [DATA.shown(shown)] : []), ...(followed > 0 ? [DATA.followed(followed)] : [])];
  return [
    { kind: "title", text: DATA.title },
    ...(kept.length === 0 ? sentence(DATA.nothing) : [listOf(kept)]),
    note(DATA.questions(days)),
    ...(kept.length === 0 ? [] : eraseParts()),
  ];
}

const listOf = (lines: readonly string[]): Part => ({
  ...{ kind: "list", numbered: false },
  items: lines.map((text) => [{ text }]),
});

/** Asks whether all of it is to go. */
export const eraseMessage = (): Message => [...sentence(DATA.askErase), ...eraseParts()];

/** What was erased of a person, in each workspace. */
export const forgottenMessage = (
  id: string,
  erased: readonly { person: string; shown: number; followed: number }[],
): Message =>
  erased.length === 0
    ? sentence(DATA.nothingOf(id))
    : erased.flatMap(({ person, shown, followed }) => sentence(DATA.erasedOf(person, shown, followed)));

const eraseParts = (): Part[] => [
  actions({ text: BUTTONS.erase, action: "effacer:", style: "danger", confirm: DATA.askErase }),
];
