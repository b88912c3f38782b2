import type { EditionContext } from "../channels/edition-message.ts";
import type { Explanation } from "../channels/explanation-message.ts";
import type { Person, Place } from "../channels/interaction.ts";
import { type ChannelSettings, isAt, isWithin } from "../channels/settings.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { FoundPassage } from "../corpus/search.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { Edition } from "../editions/edition.ts";
import type { Asked } from "../jobs/ask.ts";
import type { BriefedStory } from "../jobs/brief.ts";
import type { Answered } from "../questions/answer.ts";
import type { Asker } from "../questions/limits.ts";
import type { ConversationStore } from "./store.ts";

/** Of the settings, what the commands that read go by. */
type ReadingSettings = {
  zone: string;
  /** Where the clock is fixed, the instant that it shows. */
  at: number | null;
  channels: readonly ChannelSettings[];
  alerts: readonly { id: string; amount?: string | undefined }[];
  sources: readonly { id: string; name?: string | undefined }[];
  model: { name: string } | null;
  budget: { tokensPerDay: number };
  privacy: { questionsKeptDays: number };
};

/** What the commands that read are done with. Instants are epoch milliseconds. */
export type CommandDeps = {
  settings: ReadingSettings;
  corpus: Pick<Corpus, "articles" | "coverage" | "findArticle" | "news" | "searchWords" | "sourceStates" | "stories">;
  conversations: ConversationStore;
  deliveries: Pick<DeliveryStore, "fare">;
  /** Throws `Failure` where its asker asks too often, or too many others wait. */
  ask(question: Asked & Asker): Promise<Answered>;
  brief(storyId: string): Promise<BriefedStory>;
  search(words: string, limit: number): Promise<FoundPassage[]>;
  /** What an edition made now would be. */
  edition(channel: ChannelSettings, at: undefined): Promise<Shown>;
  /** The edition of a local day as it was shown. */
  recall(channel: string, day: string): Promise<Shown | undefined>;
  nextEdition(channel: ChannelSettings): Promise<number | undefined>;
  explain(target: string, channels: readonly ChannelSettings[]): Promise<Explanation>;
  /** Tokens that models have taken since the local day began. */
  spentToday(): Promise<number>;
  /** Whether a person looks after what is followed. */
  isEditor(person: Person): Promise<boolean>;
  /** Fixed in a replay. */
  now(): number;
  clock(): number;
  /** A name that nobody guesses, in forty characters at most. */
  newId(): string;
};
type Shown = { edition: Edition; context: EditionContext };

/** The channel of the settings where something is asked, or the first one of the workspace, or of all. */
export function channelAt(place: Place, { channels }: Pick<ReadingSettings, "channels">): ChannelSettings {
  const here = channels.find((channel) => isAt(channel, place));
  const found = here ?? channels.find((channel) => isWithin(channel, place.workspace)) ?? channels[0];
  if (found === undefined) throw new Error("The settings have no channel.");
  return found;
}
