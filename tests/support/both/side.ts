import type { App } from "../../../src/app.ts";
import type { Handle, Interaction, Place } from "../../../src/channels/interaction.ts";
import type { Message } from "../../../src/channels/message.ts";
import type { Option } from "../discord/payloads.ts";

/** What somebody does, on whatever platform. Buttons and fields are named as people see them. */
export type Act =
  /** `words` as they are written in Slack, and what is filled in in Discord. */
  | { kind: "command"; command: "demander" | "veille"; words: string; options: readonly Option[] }
  | { kind: "mention" | "follow-up" | "alone"; text: string }
  /** The button whose text begins so, in what was shown last. */
  | { kind: "press"; text: string }
  /** Hands in the form that is open, choices by their texts. */
  | { kind: "fill"; values: Readonly<Record<string, string>> }
  | { kind: "shortcut"; name: "check" | "follow"; text: string }
  /** What Vigie posts in the channel of its own accord. */
  | { kind: "posted"; message: Message };

/** A message, or messages in a row: lines without marks, buttons by their text. `inStead`: of one that was there. */
export type Said = {
  to: "person" | "all";
  where: "channel" | "thread" | "alone" | "dialog";
  inStead: boolean;
  lines: string[];
  buttons: string[];
};

export type Asked = { title: string; lines: string[]; fields: AskedField[] };
export type AskedField = {
  label: string;
  hint: string;
  kind: "line" | "lines" | "choice" | "choices";
  /** What stands in it, or the texts of what is chosen. */
  holds: string[];
  choices: string[];
  isOptional: boolean;
};

/** All that comes of something that is done. `meanwhile`: what is shown to who waits. */
export type Seen = { meanwhile: string[]; said: Said[]; form: Asked | undefined };

/** One platform, in front of Vigie. */
export type Side = AsyncDisposable & {
  platform: Place["platform"];
  /** Does it, and resolves to what is seen once Vigie has answered. `isAdmin`: of the workspace. */
  see(act: Act, isAdmin: boolean): Promise<Seen>;
  /** All that Vigie was asked so far. */
  heard: Interaction[];
};

/** Milliseconds: far more than any answer takes. */
export const FOREVER = 1_000_000_000;

export type Delivered = { interims: Message[]; heard: Interaction[] };

/** The product, as a platform's listener is given it; what it shows meanwhile goes to `interims`. */
export function openHearing(app: App, interims: Message[]) {
  const handle: Handle = (interaction, interim) =>
    app.handle(interaction, (said) => {
      interims.push(said);
      interim(said);
    });
  const { hear, isFollowed, config } = app;
  return { handle, hear, isFollowed, channels: config.channels };
}

/** Some text on one line, its spaces plain, and signs that stand for others as these are. */
export const plain = (text: string): string =>
  text
    .replaceAll("\u2060", "")
    .replace(/[⧵∗ˍ∼ˋ¦‹›［］]/g, (sign) => "\\*_~`|<>[]"["⧵∗ˍ∼ˋ¦‹›［］".indexOf(sign)] ?? sign)
    .replace(/\s+/g, " ")
    .trim();

/** Messages that are seen by the same people at the same place are one that was cut. */
function joinCut(said: readonly Said[]): Said[] {
  const joined = new Map<string, Said>();
  for (const { to, where, inStead, lines, buttons } of said) {
    const key = [to, where, inStead].join(" ");
    const { lines: before = [], buttons: own = [] } = joined.get(key) ?? {};
    joined.set(key, { to, where, inStead, lines: [...before, ...lines], buttons: [...own, ...buttons] });
  }
  return [...joined].toSorted(([a], [b]) => a.localeCompare(b)).map(([, each]) => each);
}

/** What is said to who waits, apart from the rest. `interims` as the product words them. */
export function partInterims(said: readonly Said[], sent: readonly string[][], interims: readonly Message[]) {
  const words = interims.map(wordsOf);
  const isInterim = (lines: readonly string[]): boolean => words.includes(lines.join("\n"));
  return {
    meanwhile: [...new Set(sent.filter(isInterim).flat())],
    said: joinCut(said.filter(({ lines }) => !isInterim(lines))),
  };
}

/** Of notes and paragraphs alone. */
const wordsOf = (message: Message): string =>
  message
    .flatMap((part) => {
      if (part.kind === "note") return plain(part.text);
      return part.kind === "paragraph" ? plain(part.spans.map(({ text }) => text).join(" ")) : [];
    })
    .join("\n");

/** What is labelled so, or begins so. */
export function findLabelled<Item>(items: readonly Item[], text: string, labelOf: (item: Item) => string): Item {
  const found = items.find((item) => plain(labelOf(item)).startsWith(text));
  if (found === undefined) throw new Error(`No « ${text} » among: ${items.map(labelOf).join(", ")}`);
  return found;
}
