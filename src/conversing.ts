import type { Handle, Place, Suggest, Wish } from "./channels/interaction.ts";
import { threadOf } from "./commands/ask.ts";
import type { CommandDeps } from "./commands/deps.ts";
import { editingDesk } from "./commands/editing.ts";
import type { EditingDeps } from "./commands/editing-deps.ts";
import { canOpenForm, openHandle } from "./commands/handle.ts";
import { readingDesk } from "./commands/reading-desk.ts";
import { hasRight } from "./commands/rights.ts";
import type { Rights } from "./commands/settings.ts";
import { openSuggest } from "./commands/suggest.ts";
import type { Corpus } from "./corpus/corpus.ts";
import { search } from "./jobs/search.ts";
import { newId } from "./lib/ids.ts";
import type { Log } from "./lib/log.ts";

type Deps = CommandDeps & EditingDeps;
type ConversingDeps = Omit<Deps, "corpus" | "isEditor" | "newId" | "search" | "settings"> & {
  corpus: Corpus;
  settings: Deps["settings"] & { rights: Rights };
  log: Log;
};

export type Conversing = {
  /** Does what people wish for where they talk. */
  handle: Handle;
  /** Whether a form may follow what is wished for. */
  opensForm(wish: Wish): boolean;
  /** What may be meant by what somebody types. */
  suggest: Suggest;
  /** False where an event of that id was heard before. */
  hear(id: string): Promise<boolean>;
  /** Whether Vigie goes on in the thread of a place without being named. */
  isFollowed(place: Place): Promise<boolean>;
};

/** What people ask of Vigie where they talk, under some settings. */
export function openConversing({ log, ...given }: ConversingDeps): Conversing {
  const deps: Deps = {
    ...given,
    search: (words, limit) => search(words, limit, given),
    isEditor: (person) => hasRight("editor", person, given.settings.rights),
    newId,
  };
  const { conversations, clock } = given;
  const desks = [readingDesk, editingDesk];
  return {
    handle: openHandle({ desks, deps, log }),
    opensForm: (wish) => canOpenForm(wish, desks),
    suggest: openSuggest(deps),
    hear: (id) => conversations.hear(id, clock()),
    async isFollowed(place) {
      const thread = threadOf(place);
      return thread !== undefined && (await conversations.isFollowed(thread, clock()));
    },
  };
}
