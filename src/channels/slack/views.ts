import { startOf } from "../cut.ts";
import { CANCEL, CHOOSE, CLOSE, EMPTY_PAGE, moreChoices, PAGE_CUT } from "../dialog-wording.ts";
import type { Field, Form } from "../interaction.ts";
import type { Message } from "../message.ts";
import { type PlainText, plainText } from "./buttons.ts";
import { renderSlack, type SlackBlock } from "./render.ts";

type Option = { text: PlainText; value: string };
type Input =
  | { type: "plain_text_input"; action_id: string; multiline: boolean; max_length: number; initial_value?: string }
  | { type: "static_select"; action_id: string; placeholder: PlainText; options: Option[]; initial_option?: Option }
  | {
      type: "multi_static_select";
      action_id: string;
      placeholder: PlainText;
      options: Option[];
      initial_options?: Option[];
    }
  | { type: "checkboxes"; action_id: string; options: Option[]; initial_options?: Option[] };
type InputBlock = {
  type: "input";
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional: boolean;
  element: Input;
};

type SlackModal = {
  type: "modal";
  title: PlainText;
  close: PlainText;
  submit?: PlainText;
  callback_id?: string;
  private_metadata?: string;
  blocks: (SlackBlock | InputBlock)[];
};
type SlackHome = { type: "home"; blocks: SlackBlock[] };

/** Characters that Slack takes. */
const LONGEST = { title: 24, label: 2_000, option: 75, placeholder: 150, input: 3_000 };

/** Of one view, one list, and one group of boxes. */
const MOST = { blocks: 100, options: 100, boxes: 10 };

/** Characters of a view as it is sent: Slack takes 250 kB, and a character is three bytes at most. */
const LARGEST = 70_000;

/** A form as a dialog. `metadata`, in 3,000 characters at most, comes back with the values, as the form's action does. */
export function renderForm(form: Form, metadata = ""): SlackModal {
  const inputs = form.fields.flatMap(inputOf);
  const room = { blocks: MOST.blocks - inputs.length, size: LARGEST - sizeOf(inputs) };
  const about = form.about === undefined && inputs.length > 0 ? [] : fitBlocks(form.about ?? [], room);
  return {
    ...{ type: "modal", title: plainText(form.title, LONGEST.title), close: plainText(CANCEL, LONGEST.title) },
    submit: plainText(form.submit, LONGEST.title),
    ...{ callback_id: form.action, private_metadata: metadata },
    blocks: [...about, ...inputs],
  };
}

/** A message as a dialog that is only read. */
export const renderPage = (message: Message, title: string): SlackModal => ({
  ...{ type: "modal", title: plainText(title, LONGEST.title), close: plainText(CLOSE, LONGEST.title) },
  blocks: fitBlocks(message, { blocks: MOST.blocks, size: LARGEST }),
});

/** A message as the page of Vigie itself. */
export const renderHome = (message: Message): SlackHome => ({
  ...{ type: "home", blocks: fitBlocks(message, { blocks: MOST.blocks, size: LARGEST }) },
});

/** The blocks of a message that a view holds, and a note where it does not hold them all. Buttons go with their text. */
function fitBlocks(message: Message, room: { blocks: number; size: number }): SlackBlock[] {
  const { blocks } = renderSlack(message);
  if (blocks.length === 0) return noteOf(EMPTY_PAGE);
  let [count, size] = [0, 0];
  for (const block of blocks) {
    size += sizeOf(block);
    if (size > room.size || count === room.blocks) break;
    count += 1;
  }
  if (count === blocks.length) return blocks;
  const kept = blocks.slice(0, Math.min(count, room.blocks - 1));
  if (blocks[kept.length]?.type === "actions") kept.pop();
  return [...kept, ...noteOf(PAGE_CUT)];
}

const noteOf = (text: string): SlackBlock[] => renderSlack([{ kind: "note", text }]).blocks;
const sizeOf = (value: object): number => JSON.stringify(value).length;

/** A list of which nothing can be chosen is not shown. */
function inputOf(field: Field): InputBlock[] {
  const { options, missing } = optionsOf(field);
  const isList = field.kind === "choice" || field.kind === "choices";
  if (isList && options.length === 0) return [];
  const hint = [field.hint?.trim(), missing > 0 && moreChoices(missing)].filter(Boolean).join(" ");
  return [
    {
      ...{ type: "input", block_id: field.id, label: plainText(field.label, LONGEST.label) },
      ...(hint !== "" && { hint: plainText(hint, LONGEST.label) }),
      optional: field.isOptional ?? false,
      element: elementOf(field, options),
    },
  ];
}

function elementOf(field: Field, options: Option[]): Input {
  const action_id = `field:${field.id}`;
  const chosen = chosenOf(field, options);
  const [first] = chosen;
  const initial = chosen.length > 0 && { initial_options: chosen };
  const placeholder = plainText(CHOOSE, LONGEST.placeholder);
  switch (field.kind) {
    case "line":
    case "lines":
      return textInput(field, action_id);
    case "choice":
      return { type: "static_select", action_id, placeholder, options, ...(first && { initial_option: first }) };
    case "choices":
      return options.length <= MOST.boxes
        ? { type: "checkboxes", action_id, options, ...initial }
        : { type: "multi_static_select", action_id, placeholder, options, ...initial };
  }
}

function textInput({ kind, value = "" }: Field, action_id: string): Input {
  const set = value.replace(kind === "line" ? /\p{Cc}/gu : /(?!\n)\p{Cc}/gu, " ");
  const initial = startOf(set, LONGEST.input, (start) => start.length <= LONGEST.input);
  return {
    ...{ type: "plain_text_input", action_id, multiline: kind === "lines", max_length: LONGEST.input },
    ...(initial.trim() !== "" && { initial_value: initial }),
  };
}

/** The choices that Slack's list can hold, with those that are chosen already, and how many are missing. */
function optionsOf(field: Field): { options: Option[]; missing: number } {
  const choices = new Map(field.choices?.map((choice) => [choice.value, choice]));
  const all = [...choices.values()].flatMap(({ value, text }): Option[] => {
    const set = plainText(text, LONGEST.option);
    const isTaken = value !== "" && value.length <= LONGEST.option && value.isWellFormed() && set.text !== "";
    return isTaken ? [{ text: set, value }] : [];
  });
  const chosen = new Set(chosenOf(field, all));
  const first = all.length <= MOST.options ? all : [...chosen, ...all.filter((option) => !chosen.has(option))];
  const options = first.slice(0, MOST.options);
  return { options, missing: choices.size - options.length };
}

function chosenOf({ kind, value = "" }: Field, options: readonly Option[]): Option[] {
  const values = new Set(kind === "choices" ? value.split(",").map((each) => each.trim()) : [value]);
  return options.filter((option) => values.has(option.value));
}

/** What was filled in, by the fields' ids, choices separated by commas; "" for what cannot be read. */
export function readForm(state: unknown): Record<string, string> {
  const fields = Object.entries(Object(Object(state).values));
  return Object.fromEntries(fields.map(([id, actions]) => [id, filledIn(Object.values(Object(actions))[0])]));
}

function filledIn(input: unknown): string {
  const { value, selected_option, selected_options } = Object(input);
  if (Array.isArray(selected_options)) return selected_options.map(chosenValue).filter(Boolean).join(",");
  return selected_option ? chosenValue(selected_option) : textOf(value);
}

const chosenValue = (option: unknown): string => textOf(Object(option).value);
const textOf = (value: unknown): string => (typeof value === "string" ? value.toWellFormed() : "");
