import { describe, expect, test } from "vitest";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import type { Outcome } from "../../src/deliveries/delivery.ts";
import type { Database } from "../../src/lib/database.ts";
import { addTallies, readTallies } from "../../src/lib/tallies.ts";
import { openModelStore } from "../../src/llm/store.ts";
import { openQuestionStore } from "../../src/questions/store.ts";
import { measure } from "../../src/web/measures.ts";
import { renderMetrics } from "../../src/web/metrics.ts";
import { BRIEFING } from "../support/briefings.ts";
import { readMetrics } from "../support/metrics.ts";
import { HOUR, messagesOf, openOutbox, type Postman, plan, START } from "../support/outbox.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const DAY = 24 * HOUR;

/** Posts, or gives up, all that waits in a channel, some time after it was due. */
async function settleAll({ deliveries }: Postman, time: { now: number }, later: number, outcome: Outcome) {
  time.now += later;
  for (let turn = await deliveries.claim(["équipe"]); turn; turn = await deliveries.claim(["équipe"])) {
    await deliveries.begin(turn, time.now);
    await deliveries.settle(turn, outcome, 0);
  }
}

/** Some of everything that is measured. */
async function fill({ database, time }: Awaited<ReturnType<typeof openOutbox>>, postman: Postman): Promise<void> {
  const planOne = (subject: string, count: number) =>
    plan(postman, database, { channel: "équipe", subject, messages: messagesOf("É", count) });
  await planOne("edition/2025-12-24", 2);
  await settleAll(postman, time, 60_000, { to: "sent", id: "m" });
  time.now += DAY;
  await planOne("edition/2025-12-25", 2);
  await settleAll(postman, time, 30 * 60_000, { to: "sent", id: "m" });
  time.now += DAY;
  // Half an edition is none.
  await planOne("edition/2025-12-26", 2);
  const turn = (await postman.deliveries.claim(["équipe"])) ?? expect.fail("Nothing is due.");
  await postman.deliveries.begin(turn, time.now);
  await postman.deliveries.settle(turn, { to: "sent", id: "m" }, 0);
  await planOne("alert/x", 1);
  await fillOthers(database, postman);
}

async function fillOthers(database: Database, postman: Postman): Promise<void> {
  const models = openModelStore(database);
  const call = {
    purpose: "fiche",
    promptVersion: "0",
    model: "essai",
    isEstimate: false,
    milliseconds: 1,
    at: START,
  };
  for (const [id, outcome] of [
    ["1", "answered"],
    ["2", "answered"],
    ["3", "model-slow"],
  ] as const)
    await models.log({ ...call, id, outcome, tokens: { in: 70, out: 30, cached: 64 }, resultHash: null }, 0);
  const corpus = openCorpus(database, postman.worker);
  for (const [id, reason] of [
    ["revue", "en panne"],
    ["revue", "en panne"],
    ["retirée", "en panne"],
  ] as const) {
    const lease = (await corpus.claimVisit([id])) ?? expect.fail("Nobody holds it.");
    await corpus.noteVisit({ id, now: START, reason, nextAt: START }, lease);
  }
  const questions = openQuestionStore(database);
  for (const status of ["answered", "answered", "partial", "not-in-corpus"] as const) await questions.count(status);
  const briefings = openBriefingStore(database);
  for (const storyId of ["x", "y"]) await briefings.keep({ ...BRIEFING, storyId }, "essai", START);
}

describe.for(PLACES)(`what is measured in $name${MISSING_PLACE}`, (place) => {
  test("is what the stores hold, for every process that asks", async () => {
    await using outbox = await openOutbox(place);
    const { database } = outbox;
    const [postman, other] = [outbox.hire("a"), outbox.hire("b")];
    const read = async ({ worker, deliveries }: Postman) => {
      const metrics = await measure({
        ...{
          deliveries,
          corpus: openCorpus(database, worker),
          models: openModelStore(database),
          workers: worker.others,
        },
        ...{ tallies: () => readTallies(database), sources: [{ id: "revue" }, { id: "neuve" }], tokensPerDay: 1_000 },
        ...{ editionsDue: async () => new Map([["équipe", true]]), spentToday: async () => 7 },
      });
      return readMetrics(renderMetrics(metrics));
    };
    await fill(outbox, postman);
    for (const name of ["b", "c"]) await outbox.hire(name).worker.signOn();

    const measured = await read(postman);
    const values = Object.fromEntries(Array.from(measured, ([name, { samples }]) => [name, samples]));
    const channel = "équipe";
    expect(values).toEqual({
      vigie_editions_due: [[{ channel }, 1]],
      vigie_editions_sent_total: [[{ channel }, 2]],
      vigie_editions_late_total: [[{ channel }, 1]],
      vigie_deliveries_open: [[{ channel, state: "planned" }, 2]],
      vigie_deliveries_total: [[{ channel, state: "sent" }, 5]],
      vigie_channel_suspended: [[{ channel }, 0]],
      vigie_source_failing: [[{ source: "revue" }, 1]],
      vigie_source_read_timestamp_seconds: [],
      vigie_source_failures_total: [
        [{ source: "retirée" }, 1],
        [{ source: "revue" }, 2],
      ],
      vigie_model_tokens_total: [
        [{ direction: "in" }, 210],
        [{ direction: "out" }, 90],
      ],
      vigie_model_cached_tokens_total: [[{}, 192]],
      vigie_model_requests_total: [
        [{ outcome: "answered" }, 2],
        [{ outcome: "model-slow" }, 1],
      ],
      vigie_model_tokens_today: [[{}, 7]],
      vigie_model_tokens_per_day: [[{}, 1_000]],
      vigie_questions_total: [
        [{ status: "answered" }, 2],
        [{ status: "not-in-corpus" }, 1],
        [{ status: "partial" }, 1],
      ],
      vigie_claims_written_total: [[{ mode: "model" }, 14]],
      vigie_claims_repaired_total: [[{ mode: "model" }, 4]],
      vigie_claims_dropped_total: [[{ mode: "model" }, 2]],
      vigie_articles: [[{}, 0]],
      vigie_workers: [[{}, 2]],
    });
    for (const [name, { type }] of measured)
      expect([name, type]).toEqual([name, name.endsWith("_total") ? "counter" : "gauge"]);
    expect(await read(other)).toEqual(measured);
    await addTallies(database, [{ name: "unknown", label: "", count: 1 }]);
    expect(await read(other)).toEqual(measured);
  });

  test("counts nothing down when what it counts is told again, or forgotten", async () => {
    await using opened = await place.open();
    const briefings = openBriefingStore(opened.database);
    for (let n = 0; n < 3; n++) await briefings.keep(BRIEFING, `essai ${n}`, START);
    await opened.database.transaction().execute((transaction) => briefings.remove([BRIEFING.storyId], transaction));
    expect(await readTallies(opened.database)).toContainEqual({ name: "claims-written", label: "model", count: 21 });
  });
});
