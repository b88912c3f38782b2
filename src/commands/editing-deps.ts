import type { Message } from "../channels/message.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { EditionStore } from "../editions/store.ts";
import type { Fetch } from "../lib/http.ts";
import type { Pauses } from "../lib/pauses.ts";
import type { Alert } from "../watch/alert.ts";
import type { RuleSettings } from "../watch/settings.ts";
import type { WatchStore } from "../watch/store.ts";
import type { SettingsEditor } from "./settings.ts";
import type { ConversationStore } from "./store.ts";

/** What the settings are changed with, from where people talk. Instants are epoch milliseconds. */
export type EditingDeps = {
  editor: SettingsEditor;
  conversations: Pick<ConversationStore, "keep" | "find">;
  /** What a rule would have sent over the last days, the newest first. */
  tryRule(rule: RuleSettings, days: number): Promise<Alert[]>;
  pauses: { rules: Pauses; sources: Pauses };
  watch: Pick<WatchStore, "lastFirings">;
  corpus: Pick<Corpus, "sourceStates" | "restartSource">;
  editions: Pick<EditionStore, "lastDay">;
  fetch: Fetch;
  /** The folder from which the paths of the settings are meant. */
  data: string;
  /** Fixed in a replay. */
  now(): number;
  /** The true clock, even in a replay. */
  clock(): number;
  /** A number from 0 to 1. */
  chance(): number;
};

/** The same, and what shows who waits what is under way. */
export type Editing = EditingDeps & { interim(message: Message): void };
