import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APISelectMenuOption,
  APIStringSelectComponent,
  APITextDisplayComponent,
  APITextInputComponent,
} from "discord.js";
import { startOf } from "../cut.ts";
import { CHOOSE, EMPTY_PAGE, moreChoices, PAGE_CUT, unchanged } from "../dialog-wording.ts";
import type { Field, Form } from "../interaction.ts";
import type { Message } from "../message.ts";
import { blocksOf } from "./blocks.ts";
import { shortenPlain } from "./buttons.ts";
import { escapeMarkdown } from "./markdown.ts";
import { packMessage } from "./split.ts";

export type DiscordModal = Omit<APIModalInteractionResponseCallbackData, "components"> & {
  components: (APILabelComponent | APITextDisplayComponent)[];
};

/** Characters that Discord takes. */
const LONGEST = { title: 45, label: 45, hint: 100, option: 100, placeholder: 150, input: 4_000, name: 100 };

/** Of one modal, and of one list. */
const MOST = { fields: 5, options: 25 };

/** What is shown of a field: its list, and how much of it there is no room for. */
type Shown = { field: Field; options: APISelectMenuOption[]; missing: number };

/**
 * A form as a modal, which is named by the form's action. Discord takes five parts: where there are more, lists in which
 * something is chosen are left as they are, the last first, and come back with the values; then what stands above the fields
 * goes, and then the last fields.
 */
export function renderForm(form: Form): DiscordModal {
  const shown = form.fields.flatMap(shownOf);
  const about = form.about === undefined || form.about.length === 0 ? [] : [form.about];
  const { asked, kept } = leaveOut(shown, MOST.fields - about.length);
  const room = asked.length + about.length <= MOST.fields;
  const above = room ? about.map((message) => aboutOf(message)) : [];
  const fields = asked.slice(0, MOST.fields - above.length).map((each, at) => labelOf(each, kept[at]));
  const said = kept.length === 0 ? "" : unchanged(kept.map(saidOf));
  return {
    ...{ custom_id: form.action, title: shortenPlain(form.title, LONGEST.title) },
    components: tell(said, [...above, ...fields]),
  };
}

const isList = ({ kind }: Field): boolean => kind === "choice" || kind === "choices";

/** A list of which nothing can be chosen is not shown. */
function shownOf(field: Field): Shown[] {
  if (!isList(field)) return [{ field, options: [], missing: 0 }];
  const { options, missing } = optionsOf(field);
  return options.length === 0 ? [] : [{ field, options, missing }];
}

/** Fields asked for, and those that are left as they are. */
function leaveOut(shown: readonly Shown[], room: number): { asked: Shown[]; kept: Shown[] } {
  const asked = [...shown];
  const kept: Shown[] = [];
  while (asked.length > room && kept.length < MOST.fields - 1) {
    const at = asked.findLastIndex((each) => canKeep(each, asked));
    if (at < 0) break;
    kept.unshift(...asked.splice(at, 1));
  }
  return { asked, kept };
}

/** A value travels in the name of a field that is asked for. */
const canKeep = ({ field, options }: Shown, asked: readonly Shown[]): boolean =>
  options.some((option) => option.default) &&
  asked.every((each) => `${each.field.id}&${field.id}=${field.value}`.length <= LONGEST.name);

const saidOf = ({ field, options }: Shown) => ({
  label: field.label,
  text: options.flatMap((option) => (option.default ? option.label : [])).join(", "),
});

/** The text above the fields, at most one. */
function aboutOf(message: Message): APITextDisplayComponent {
  const [first = [], ...rest] = packMessage(message);
  const texts = blocksOf(first).flatMap((block) => (block.kind === "text" ? block.text : []));
  const shown = texts.length === 0 ? [escapeMarkdown(EMPTY_PAGE)] : texts;
  const cut = rest.length === 0 ? [] : [`-# ${escapeMarkdown(PAGE_CUT)}`];
  return { type: 10, content: [...shown, ...cut].join("\n\n") };
}

/** Says it where there is room: in the text above the fields, else under the last one, else in a modal of nothing. */
function tell(said: string, components: DiscordModal["components"]): DiscordModal["components"] {
  const [first] = components;
  if (first === undefined) return [{ type: 10, content: escapeMarkdown(EMPTY_PAGE) }];
  if (said === "") return components;
  const last = components.at(-1);
  if (first.type === 10) {
    const content = `${first.content}\n-# ${escapeMarkdown(shortenPlain(said, LONGEST_SAID))}`;
    return [{ ...first, content }, ...components.slice(1)];
  }
  if (last?.type !== 18) return components;
  const description = shortenPlain([said, last.description].filter(Boolean).join(" "), LONGEST.hint);
  return [...components.slice(0, -1), { ...last, description }];
}

/** Characters of what is left as it is. */
const LONGEST_SAID = 300;

/** `kept`: a field that travels with this one. */
function labelOf({ field, options, missing }: Shown, kept: Shown | undefined): APILabelComponent {
  const hint = [missing > 0 && moreChoices(missing), field.hint?.trim()].filter(Boolean).join(" ");
  const custom_id = kept === undefined ? field.id : `${field.id}&${kept.field.id}=${kept.field.value}`;
  return {
    ...{ type: 18, label: shortenPlain(field.label, LONGEST.label) },
    ...(hint !== "" && { description: shortenPlain(hint, LONGEST.hint) }),
    component: isList(field) ? selectOf(field, options, custom_id) : inputOf(field, custom_id),
  };
}

function inputOf({ kind, value = "", isOptional = false }: Field, custom_id: string): APITextInputComponent {
  const set = value.replace(kind === "line" ? /\p{Cc}/gu : /(?!\n)\p{Cc}/gu, " ");
  const initial = startOf(set, LONGEST.input, (start) => start.length <= LONGEST.input);
  return {
    ...{ type: 4, custom_id, style: kind === "line" ? 1 : 2, required: !isOptional, max_length: LONGEST.input },
    ...(initial.trim() !== "" && { value: initial }),
  };
}

const selectOf = ({ kind, isOptional = false }: Field, options: APISelectMenuOption[], custom_id: string) =>
  ({
    ...{ type: 3, custom_id, placeholder: CHOOSE, options, required: !isOptional },
    ...{ min_values: isOptional ? 0 : 1, max_values: kind === "choice" ? 1 : options.length },
  }) satisfies APIStringSelectComponent;

/** The choices that Discord's list can hold, with those that are chosen already, and how many are missing. */
function optionsOf(field: Field): { options: APISelectMenuOption[]; missing: number } {
  const choices = new Map(field.choices?.map((choice) => [choice.value, choice]));
  const chosen = chosenIn(field);
  const all = [...choices.values()].flatMap(({ value, text }): APISelectMenuOption[] => {
    const label = shortenPlain(text, LONGEST.option);
    const isTaken = value.trim() !== "" && value.length <= LONGEST.option && value.isWellFormed() && label !== "";
    return isTaken ? [{ label, value, ...(chosen.has(value) && { default: true }) }] : [];
  });
  const first =
    all.length <= MOST.options ? all : all.toSorted((a, b) => Number(b.default ?? 0) - Number(a.default ?? 0));
  const options = first.slice(0, MOST.options);
  return { options, missing: choices.size - options.length };
}

const chosenIn = ({ kind, value = "" }: Field): Set<string> =>
  new Set(kind === "choices" ? value.split(",").map((each) => each.trim()) : [value]);

/** What was filled in, by the fields' ids, choices separated by commas; "" for what cannot be read. */
export function readForm(components: unknown): Record<string, string> {
  const values = (Array.isArray(components) ? components : []).flatMap((each) => {
    const { custom_id, ...filled } = Object(Object(each).component);
    return typeof custom_id === "string" ? [...readName(custom_id, filledIn(filled))] : [];
  });
  return Object.fromEntries(values);
}

/** A field, and that which travels with it. */
function readName(name: string, value: string): [string, string][] {
  const [, id = name, kept, keptValue = ""] = /^([^&]*)&([^=]*)=(.*)$/s.exec(name) ?? [];
  return [[id, value], ...(kept === undefined ? [] : [[kept, keptValue] as [string, string]])];
}

function filledIn({ value, values }: { value?: unknown; values?: unknown }): string {
  if (Array.isArray(values)) return values.map(textOf).filter(Boolean).join(",");
  return textOf(value);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.toWellFormed() : "");
