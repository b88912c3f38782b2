import type { Message } from "./message.ts";

/** Who does something: `id` as the platform names the person, in Slack with the workspace (`slack:T1:U2`, `discord:3`). */
export type Person = {
  id: string;
  /** Whether the workspace's own roles make an administrator of the person; asked only where that matters. */
  isAdmin(): Promise<boolean>;
};

/** Where: as the platform names workspace and channel, `thread` the first message of the thread, null outside of one. */
export type Place = {
  platform: "slack" | "discord";
  workspace: string;
  channel: string;
  thread: string | null;
};

/** What is wished for, in the words or by the buttons of whatever platform. */
export type Wish =
  | { kind: "command"; command: "demander" | "veille"; words: string }
  /** A mention, a thread gone on with, a message to Vigie alone. */
  | { kind: "question"; text: string }
  /** A button, or a form that is handed in with its `values` by field. */
  | { kind: "press"; action: string; values: Readonly<Record<string, string>> }
  /** « Vérifier cette affirmation », of a message's text. */
  | { kind: "check"; text: string }
  /** « Ajouter à la veille », of the links in a message's text. */
  | { kind: "follow"; text: string }
  /** The page of Vigie itself, where a platform has one. */
  | { kind: "home" };

export type Interaction = { person: Person; place: Place; wish: Wish };

/** One field of a form. `hint` stands under it; `lines` is a text of several lines. */
export type Field = {
  id: string;
  label: string;
  kind: "line" | "lines" | "choice" | "choices";
  hint?: string;
  /** What it holds when the form opens; of several choices, separated by commas. */
  value?: string;
  isOptional?: boolean;
  choices?: readonly { value: string; text: string }[];
};

/** `action` comes back with the values; `about` is shown above the fields. */
export type Form = { title: string; submit: string; action: string; fields: readonly Field[]; about?: Message };

/** What follows: a message to the person alone or to the place, in the stead of the one acted on or not; or a form. */
export type Reply =
  | { kind: "message"; message: Message; to: "person" | "place"; replaces: boolean }
  | { kind: "form"; form: Form };

/** Does what is wished for. `interim` shows, to who waits, what is under way. Never throws: what fails is told. */
export type Handle = (interaction: Interaction, interim: (message: Message) => void) => Promise<Reply[]>;

/** What Vigie can name while somebody types. */
export type Suggested = "article" | "rule" | "source";

/** What somebody may mean who types some words, the likeliest first: `value` is what is handed over. */
export type Suggest = (what: Suggested, typed: string) => Promise<readonly { text: string; value: string }[]>;
