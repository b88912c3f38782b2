import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { measureChecker } from "./checker.ts";
import { measureCollect } from "./collect.ts";
import { measureDeliveries } from "./deliveries.ts";
import { measureDiscord } from "./discord.ts";
import { type GrowthFigures, measureGrowth } from "./growth.ts";
import { median } from "./measure.ts";
import { measureOwnQuestions, type OwnFigures } from "./own-questions.ts";
import { measurePostgres } from "./postgres.ts";
import { measureSets, type SetFigures } from "./retrieval.ts";
import { measureSlack } from "./slack.ts";
import { measureStart } from "./start.ts";
import { measureStore } from "./store.ts";
import { measureWorkers } from "./workers.ts";

/** Articles in the store: 10,000 unless `npm run bench -- 2000` says otherwise. */
const count = Number(process.argv[2] ?? 10_000);
/** Passages for each of these articles, on PostgreSQL and where growth is measured. */
const PASSAGES = 6;
/** How many times larger the index is with which growth is measured. */
const GROWN = 10;
const server = process.env["TEST_DATABASE_URL"];

type Row = readonly [what: string, reached: number, aim: string];

const folder = await mkdtemp(join(tmpdir(), "vigie-bench-"));
try {
  const checker = await measureChecker();
  show([
    ["claims checked a second, warm", checker.claimsPerSecond, ">= 2000"],
    ["checking a claim, time against stemming its words ten times", checker.timeAgainstStemming, "<= 10"],
  ]);
  const collect = await measureCollect(join(folder, "collect"));
  show([
    [`a round over 500 feeds of 20 articles, articles a second`, collect.perSecond, ""],
    ["of the processor, ms an article", (1000 * collect.processorSeconds) / collect.articles, ""],
    ["memory then, MB", collect.residentMegabytes, "<= 250"],
    ["longest pause of the event loop, ms", collect.longestPauseMs, "<= 100"],
    ["of a hundred, the longest but one, ms", collect.p99PauseMs, ""],
    ["work between two turns of the loop, at most, ms of the processor", collect.longestWorkMs, ""],
    ["a round with nothing new, processor time against the first", collect.againWork, "<= 0.05"],
    ["the same where servers know no condition", collect.blindWork, ""],
  ]);
  const store = await measureStore(folder, count);
  show([
    ["collect, speed against bare node:sqlite making the same rows", store.collectAgainstBare, ">= 0.6"],
    ["of which keeping, against bare writes", store.writesAgainstBare, ""],
    ["one-article commit p50, time against bare", store.commitP50Ratio, "<= 1.5"],
    [`search p50 at ${count} articles, time against bare`, store.searchP50Ratio, "<= 2"],
    ["search p99, time against bare", store.searchP99Ratio, "<= 2.5"],
    ["event loop held by a search p99, ms", store.searchHeldP99Ms, "<= 50"],
    ["question p50, ms of the program's own, the model's aside", store.questions.askP50Ms, "<= 60"],
    ["question p99, ms", store.questions.askP99Ms, "<= 200"],
    ["question p50, time against the search alone", store.questions.askAgainstSearch, ""],
    ["of 50 questions at once, answered", store.questions.answeredAtOnce, "50"],
    ["memory that they take, MB", store.questions.megabytesAtOnce, ""],
  ]);
  const small = await measureGrowth(folder, count * PASSAGES);
  show(rowsOfGrowth(small, "<= 2", ""));
  const grown = await measureGrowth(folder, count * PASSAGES * GROWN);
  show(rowsOfGrowth(grown, "<= 0.5", "<= 50"));
  const growth = [small, grown];
  const postgres = server === undefined ? null : await measurePostgres(server, count * PASSAGES);
  if (postgres === null) say("PostgreSQL was not measured: TEST_DATABASE_URL is not set.");
  else {
    show([
      [
        `PostgreSQL: search p50 at ${postgres.passages} passages, time against ts_rank`,
        postgres.searchP50Ratio,
        "<= 0.15",
      ],
      ["search p99, time against ts_rank", postgres.searchP99Ratio, ""],
      ["search p50, ms", postgres.searchP50Ms, ""],
      ["search p99, ms", postgres.searchP99Ms, ""],
      ["ts_rank p50, ms", postgres.bareP50Ms, ""],
      ["ts_rank p99, ms", postgres.bareP99Ms, ""],
      ["share of the first 20 of a full BM25 ranking among the candidates of a search", postgres.firstKept, ""],
      ["articles kept a second", postgres.keptPerSecond, ""],
    ]);
  }
  const workers = server === undefined ? null : await measureWorkers(server);
  if (workers !== null) {
    show([
      ["articles collected and briefed a second, one worker (a model of 200 ms)", workers.one, ""],
      ["four workers", workers.four, ""],
      ["four workers against one", workers.ratio, ">= 1.5"],
    ]);
  }
  const deliveries = await measureDeliveries();
  show([
    [
      `${deliveries.channels} channels due at once, ${deliveries.messages} messages: missing or twice`,
      deliveries.wrong,
      "= 0",
    ],
    ["sent too soon for the platform", deliveries.refused, ""],
    ["seconds to make the editions of 40 stories", deliveries.makeSeconds, ""],
    ["seconds to deliver them, at one message a second in each channel", deliveries.deliverSeconds, "<= 14"],
    ["memory taken meanwhile, MB", deliveries.megabytes, "<= 300"],
    ["one message through the outbox, time against an insert and a post", deliveries.againstBare, "<= 5"],
    ["of which added, ms", deliveries.addedMs, ""],
  ]);
  const slack = await measureSlack();
  show([
    [
      `${slack.commands} commands of Slack at once, slowest acknowledgement by a socket, ms`,
      slack.socketAckMs,
      "<= 500",
    ],
    ["by requests, ms", slack.httpAckMs, "<= 500"],
    ["left without an answer", slack.unanswered, "= 0"],
  ]);
  const discord = await measureDiscord();
  show([
    [`${discord.commands} commands of Discord at once, slowest first answer, ms`, discord.firstAnswerMs, "<= 500"],
    ["left without an answer", discord.unanswered, "= 0"],
  ]);
  const sets = await measureSets();
  if (sets.length === 0) say("Questions with known answers were not asked: ../shared/eval is not there.");
  for (const set of sets) show(rowsOf(set));
  const own = await measureOwnQuestions();
  show(rowsOfOwn(own));
  const starts = [await measureStart(), await measureStart(), await measureStart()];
  const start = {
    firstEditionSeconds: median(starts.map(({ firstEditionSeconds }) => firstEditionSeconds)),
    residentMegabytes: median(starts.map(({ residentMegabytes }) => residentMegabytes ?? Number.NaN)),
  };
  show([
    ["npm start to the printed edition, seconds", start.firstEditionSeconds, "<= 2"],
    ["resident memory then, MB", start.residentMegabytes, "<= 160"],
  ]);
  const figures = { collect, store, growth, postgres, workers, deliveries, slack, discord, sets, own, checker, start };
  say(JSON.stringify(figures));
} finally {
  await rm(folder, { recursive: true });
}

function rowsOfGrowth(growth: GrowthFigures, aim: string, held: string): Row[] {
  const { passages } = growth;
  return [
    [`candidates of a search p50 at ${passages} synthetic passages, time against one OR in FTS5`, growth.p50Ratio, aim],
    ["the same p99", growth.p99Ratio, aim],
    ["p50, ms", growth.matchP50Ms, ""],
    ["p99, ms", growth.matchP99Ms, ""],
    ["one OR in FTS5 p50, ms", growth.bareP50Ms, ""],
    ["one OR in FTS5 p99, ms", growth.bareP99Ms, ""],
    ["share of its first 20 among the candidates", growth.firstKept, ">= 0.95"],
    ["event loop held by a search p50, ms", growth.heldP50Ms, ""],
    ["event loop held by a search p99, ms", growth.heldP99Ms, held],
    ["of which the processor's own time p99, ms", growth.workP99Ms, held],
  ];
}

function rowsOf({ set, places, ownOrder, peers }: SetFigures): Row[] {
  const kinds = ["recall1", "recall5", "recall10", "mrr10", "ndcg10"] as const;
  const all = [...places, { name: "FTS5's own order", figures: ownOrder }, ...peers];
  const [first, last] = [places.at(0)?.figures.recall5 ?? 0, places.at(-1)?.figures.recall5 ?? 0];
  return [
    ...all.flatMap(({ name, figures }) => kinds.map((kind): Row => [`${set} ${kind}, ${name}`, figures[kind], ""])),
    [`${set} recall5, between the engines`, Math.abs(first - last), "<= 0.01"],
  ];
}

function rowsOfOwn({ found, silence, peers }: OwnFigures): Row[] {
  return [
    ["own questions recall5", found.recall5, ">= 0.95"],
    ...Object.entries(found.kinds).map(([kind, { recall5 }]): Row => [`of which ${kind}`, recall5, ""]),
    ["own questions recall5, by article", found.articles5, ""],
    ...peers.map(({ name, figures }): Row => [`own questions recall5, ${name}`, figures.recall5, ""]),
    ["own questions ndcg10", found.ndcg10, ""],
    ...peers.map(({ name, figures }): Row => [`own questions ndcg10, ${name}`, figures.ndcg10, ""]),
    ["told from those without an answer, before a model (AUROC)", silence.auroc, ""],
    ["answered without a model, of those that have an answer", silence.answered, ""],
    ["left unanswered without a model, of those that have none", silence.silent, ""],
  ];
}

function show(rows: readonly Row[]): void {
  for (const [what, reached, aim] of rows) say(`${what.padEnd(78)}  ${reached.toFixed(3).padStart(9)}  ${aim}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
