import type { Corpus } from "../corpus/corpus.ts";
import type { DeliveryStore } from "../deliveries/store.ts";
import type { Tally } from "../lib/tallies.ts";
import type { ModelStore } from "../llm/store.ts";
import type { Metric } from "./metrics.ts";

type Deps = {
  corpus: Pick<Corpus, "coverage" | "sourceStates">;
  deliveries: Pick<DeliveryStore, "tally" | "fare">;
  models: Pick<ModelStore, "tally">;
  tallies(): Promise<Tally[]>;
  /** The processes at work on the store. */
  workers(): Promise<readonly unknown[]>;
  /** By channel, whether an edition is due that is not made. */
  editionsDue(): Promise<ReadonlyMap<string, boolean>>;
  /** The sources of the settings: what is kept of others is over. */
  sources: readonly { id: string }[];
  tokensPerDay: number;
  spentToday(): Promise<number>;
};

/** What is measured, read from the stores at once: every process that shares them says the same. */
export async function measure(deps: Deps): Promise<Metric[]> {
  return [
    ...(await measureEditions(deps)),
    ...(await measureSources(deps)),
    ...(await measureModels(deps)),
    ...(await measureTallies(deps)),
    gauge("vigie_articles", "Articles in the corpus.", (await deps.corpus.coverage()).articles),
    gauge("vigie_workers", "Processes at work on the store.", (await deps.workers()).length),
  ];
}

type Samples = Metric["samples"];

const gauge = (name: string, help: string, samples: Samples | number): Metric => ({
  ...{ name, help, type: "gauge" },
  samples: typeof samples === "number" ? [{ value: samples }] : samples,
});
const counter = (name: string, help: string, samples: Samples): Metric => ({ name, help, type: "counter", samples });

/** One number for each thing. */
const each = <Row>(rows: Iterable<Row>, read: (row: Row) => [labels: Record<string, string>, value: number]): Samples =>
  Array.from(rows, read).map(([labels, value]) => ({ labels, value }));

async function measureEditions({ deliveries, editionsDue }: Deps): Promise<Metric[]> {
  const { parts, editions } = await deliveries.tally();
  const open = parts.filter(({ state }) => state === "planned" || state === "sending");
  const settled = parts.filter((part) => !open.includes(part));
  const count = ({ channel, state, count: value }: (typeof parts)[number]): [Record<string, string>, number] => [
    { channel, state },
    value,
  ];
  return [
    gauge(
      "vigie_editions_due",
      "Whether an edition is due that is not made yet.",
      each(await editionsDue(), ([channel, isDue]) => [{ channel }, Number(isDue)]),
    ),
    counter(
      "vigie_editions_sent_total",
      "Editions that reached their channel whole.",
      each(editions, ({ channel, sent }) => [{ channel }, sent]),
    ),
    counter(
      "vigie_editions_late_total",
      "Of the editions sent, those that came half an hour late or more.",
      each(editions, ({ channel, late }) => [{ channel }, late]),
    ),
    gauge("vigie_deliveries_open", "Messages that wait, or are on their way.", each(open, count)),
    counter("vigie_deliveries_total", "Messages that were sent, or given up.", each(settled, count)),
    gauge(
      "vigie_channel_suspended",
      "Whether nothing can be posted in a channel until somebody mends it.",
      each(await deliveries.fare(), ({ id, suspended }) => [{ channel: id }, Number(suspended !== null)]),
    ),
  ];
}

async function measureSources({ corpus, sources }: Deps): Promise<Metric[]> {
  const ids = new Set(sources.map(({ id }) => id));
  const states = (await corpus.sourceStates()).filter(({ id }) => ids.has(id));
  const read = states.filter(({ readAt }) => readAt !== null);
  return [
    gauge(
      "vigie_source_failing",
      "Whether the last visit to a source failed.",
      each(states, ({ id, reason }) => [{ source: id }, Number(reason !== null)]),
    ),
    gauge(
      "vigie_source_read_timestamp_seconds",
      "When a source was last read without fault.",
      each(read, ({ id, readAt }) => [{ source: id }, (readAt ?? 0) / 1000]),
    ),
  ];
}

async function measureModels({ models, tokensPerDay, spentToday }: Deps): Promise<Metric[]> {
  const { tokens, outcomes } = await models.tally();
  return [
    counter("vigie_model_tokens_total", "Tokens that models read and wrote.", [
      { labels: { direction: "in" }, value: tokens.in },
      { labels: { direction: "out" }, value: tokens.out },
    ]),
    counter("vigie_model_cached_tokens_total", "Of the tokens read, those that a server had cached.", [
      { value: tokens.cached },
    ]),
    counter(
      "vigie_model_requests_total",
      "Requests to models, by what came of them.",
      each(outcomes, ([outcome, value]) => [{ outcome }, value]),
    ),
    gauge("vigie_model_tokens_today", "Tokens spent since the local day began.", await spentToday()),
    gauge("vigie_model_tokens_per_day", "The budget of tokens of a local day.", tokensPerDay),
  ];
}

/** What is counted as it happens: name in the store, name in the metrics, label. */
const TALLIES = [
  ["source-failures", "vigie_source_failures_total", "source", "Visits to a source that failed."],
  ["questions", "vigie_questions_total", "status", "Questions asked, by what became of them."],
  ["claims-written", "vigie_claims_written_total", "mode", "Claims of briefings that were checked."],
  ["claims-repaired", "vigie_claims_repaired_total", "mode", "Of them, those that stand since they were mended."],
  [
    "claims-dropped",
    "vigie_claims_dropped_total",
    "mode",
    "Of them, those that nothing bears out: they are not shown.",
  ],
] as const;

async function measureTallies({ tallies }: Deps): Promise<Metric[]> {
  const all = await tallies();
  return TALLIES.map(([kept, name, label, help]) => {
    const own = all.filter((tally) => tally.name === kept);
    return counter(
      name,
      help,
      each(own, (tally) => [{ [label]: tally.label }, tally.count]),
    );
  });
}
