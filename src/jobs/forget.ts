import type { BriefingStore } from "../briefings/store.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { EditionStore } from "../editions/store.ts";
import type { Log } from "../lib/log.ts";
import type { ModelStore } from "../llm/store.ts";
import type { QuestionStore } from "../questions/store.ts";
import type { WatchStore } from "../watch/store.ts";

type Deps = {
  corpus: Pick<Corpus, "forget">;
  editions: Pick<EditionStore, "cited" | "remove">;
  briefings: Pick<BriefingStore, "remove">;
  firings: Pick<WatchStore, "remove">;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
};

const DAY = 24 * 3_600_000;

/**
 * Lets a batch go of the stories that came in whole more than `days` ago and that no edition cites, with their articles,
 * their briefing, what they set off and why no edition shows them. Resolves to when to look again: at once until nothing is left to go, then a day later.
 */
export async function forget(days: number, deps: Deps): Promise<number> {
  const { corpus, editions, briefings, firings, log, clock } = deps;
  const before = clock() - days * DAY;
  const articles = await corpus.forget({
    ...{ before, spared: editions.cited() },
    async alongside(storyIds, transaction) {
      await briefings.remove(storyIds, transaction);
      await firings.remove(storyIds, transaction);
      await editions.remove(storyIds, transaction);
    },
  });
  if (articles === 0) return clock() + DAY;
  log.info("forgotten", { articles });
  return clock();
}

/** Days: more than a year, so that one can be set against the one before. */
const CALLS_KEPT = 400;
const DELIVERIES_KEPT = 400;
/** Days since it was last used: what nobody has told anew for a season is not told again. */
const RESULTS_KEPT = 90;

type Records = Pick<Deps, "clock"> & {
  models: Pick<ModelStore, "forget">;
  questions: Pick<QuestionStore, "forget">;
  /** What people were shown, pressed and thought of it. */
  conversations: { forget(instants: { now: number; before: number }): Promise<void> };
  deliveries: Pick<DeliveryStore, "forget">;
};

/**
 * Lets old calls of models go, results that are no longer used, old deliveries, what buttons no longer go on from, and
 * questions and opinions of more than `questionsKept` days ago. Resolves to when to look again.
 */
export async function forgetRecords(questionsKept: number, records: Records): Promise<number> {
  const { models, questions, conversations, deliveries, clock } = records;
  const now = clock();
  await models.forget({ calls: now - CALLS_KEPT * DAY, results: now - RESULTS_KEPT * DAY });
  await deliveries.forget(now - DELIVERIES_KEPT * DAY);
  await questions.forget(now - questionsKept * DAY);
  await conversations.forget({ now, before: now - questionsKept * DAY });
  return now + DAY;
}
