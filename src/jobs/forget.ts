import type { BriefingStore } from "../briefings/store.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { EditionStore } from "../editions/store.ts";
import type { Log } from "../lib/log.ts";

type Deps = {
  corpus: Pick<Corpus, "forget">;
  editions: Pick<EditionStore, "cited">;
  briefings: Pick<BriefingStore, "remove">;
  deliveries: Pick<DeliveryStore, "forget">;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
};

const DAY = 24 * 3_600_000;

/** Days: more than a year, so that an edition finds what it follows. */
const DELIVERIES_KEPT = 400;

/**
 * Lets old deliveries go and, where `days` says how long articles are kept, a batch of the stories that came in whole
 * before and that no edition cites, with their articles and their briefing. Resolves to when to look again: at once until
 * nothing is left to go, then a day later.
 */
export async function forget(days: number | undefined, deps: Deps): Promise<number> {
  const { corpus, editions, briefings, deliveries, log, clock } = deps;
  const parts = await deliveries.forget(clock() - DELIVERIES_KEPT * DAY);
  const before = days === undefined ? undefined : clock() - days * DAY;
  const articles =
    before === undefined ? 0 : await corpus.forget({ before, spared: editions.cited(), alongside: briefings.remove });
  if (articles + parts > 0) log.info("forgotten", { articles, deliveries: parts });
  return articles === 0 ? clock() + DAY : clock();
}
