import { describe, expect, test } from "vitest";
import { chooseFirings, type Firing } from "../../src/watch/firing.ts";
import { type Backlog, planAlerts } from "../../src/watch/pace.ts";
import { openWatchStore, type WatchStore } from "../../src/watch/store.ts";
import { NOW, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const MINUTE = 60_000;

const firing = (articleId: string, fields: Partial<Firing> = {}): Firing => ({
  ...{ channel: "equipe", rule: "sobre", storyId: "s", articleId, contentHash: "v1", sentence: 2, said: "La phrase." },
  ...{ triggers: [{ kind: "term", text: "mot" }], facts: ["2025"], level: "moyenne", isUpdate: false, grouped: false },
  ...{ firedAt: NOW, atHand: [`${articleId} v1`], ...fields },
});

const planAt = (now: number) => (backlog: Backlog) => planAlerts(backlog, { zone: ZONE, now });
const keep = (store: WatchStore, ...firings: Firing[]) =>
  store.record("equipe", [...new Set(firings.map(({ storyId }) => storyId))], () => firings);

describe.for(PLACES)(`what fired, in $name${MISSING_PLACE}`, (place) => {
  test("is kept whole, once, and given to whoever chooses next", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    expect(await keep(store, firing("a"), firing("a", { rule: "autre" }))).toHaveLength(2);
    expect(await keep(store, firing("a"), firing("a", { contentHash: "v2" }))).toEqual([
      firing("a", { contentHash: "v2" }),
    ]);
    await keep(store, firing("b", { storyId: "t" }));
    let seen: unknown;
    await store.record("equipe", ["s"], (past) => {
      seen = past;
      return [];
    });
    expect(seen).toHaveLength(3);
    expect(seen).toContainEqual({ ...firing("a"), toldAt: null });
    await store.record("autre", ["s"], (past) => {
      expect(past).toEqual([]);
      return [];
    });
  });

  test("goes into alerts, each firing into one, and is then known as told", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    await keep(store, firing("a"), firing("b", { storyId: "t" }));
    const { made } = await store.gather("equipe", NOW, planAt(NOW));
    expect(made.map(({ kind, firings }) => [kind, firings])).toEqual([
      ["single", [firing("a")]],
      ["single", [firing("b", { storyId: "t" })]],
    ]);
    expect(await store.gather("equipe", NOW + 1, planAt(NOW + 1))).toEqual({ made: [], wakeAt: null });
    await store.record("equipe", ["s"], (past) => {
      expect(past).toEqual([{ ...firing("a"), toldAt: NOW }]);
      return [];
    });
  });

  test("waits where there were five in the hour, and goes together afterwards", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    for (let n = 0; n < 5; n++) {
      await keep(store, firing(`a${n}`, { storyId: `s${n}` }));
      expect((await store.gather("equipe", NOW + n, planAt(NOW + n))).made).toHaveLength(1);
    }
    await keep(store, firing("b", { storyId: "t" }), firing("c", { storyId: "u" }));
    const full = await store.gather("equipe", NOW + MINUTE, planAt(NOW + MINUTE));
    expect(full).toEqual({ made: [], wakeAt: NOW + 60 * MINUTE });
    const { made } = await store.gather("equipe", full.wakeAt ?? 0, planAt(full.wakeAt ?? 0));
    expect(made.map(({ kind, firings }) => [kind, firings.length])).toEqual([["storm", 2]]);
    // Another channel has an hour of its own.
    await store.record("autre", ["s"], () => [firing("a", { channel: "autre" })]);
    expect((await store.gather("autre", NOW + MINUTE, planAt(NOW + MINUTE))).made).toHaveLength(1);
  });

  test("is there to hand over until that is noted", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    await keep(store, firing("a"), firing("b", { storyId: "t" }));
    const { made } = await store.gather("equipe", NOW, planAt(NOW));
    const byId = (alerts: typeof made) => alerts.toSorted((x, y) => x.id.localeCompare(y.id));
    expect(byId(await store.unhanded())).toEqual(byId(made));
    const [first, second] = await store.unhanded();
    await store.handOver(first?.id ?? "", NOW, async () => {});
    expect(await store.unhanded()).toEqual([second]);
    // Where what goes alongside fails, nothing is noted.
    const failing = store.handOver(second?.id ?? "", NOW, () => Promise.reject(new Error("panne")));
    await expect(failing).rejects.toThrow("panne");
    expect(await store.unhanded()).toEqual([second]);
  });

  test("is told once by several processes that look at one story at once", async () => {
    await using opened = await place.open();
    const stores = Array.from({ length: 8 }, () => openWatchStore(opened.database));
    const found = (articleId: string) => ({
      ...{ storyId: "s", versions: [`${articleId} v1`] },
      matches: [
        {
          ...{ rule: "sobre", storyId: "s", articleId, contentHash: "v1", arrivedAt: NOW, level: "basse" as const },
          triggers: [],
          sightings: [{ sentence: 0, text: "", triggers: [], facts: [] }],
        },
      ],
    });
    const context = { channel: "equipe", rules: new Map(), now: NOW };
    // Once each has its connection, they do look at once.
    await Promise.all(stores.map((store) => store.unhanded()));
    const kept = await Promise.all(
      stores.map((store, n) => store.record("equipe", ["s"], (past) => chooseFirings(found(`a${n}`), past, context))),
    );
    expect(kept.flat()).toHaveLength(1);
    const made = await Promise.all(stores.map((store) => store.gather("equipe", NOW, planAt(NOW))));
    expect(made.flatMap((each) => each.made)).toHaveLength(1);
  });

  test("is known by its rule, the last in any channel", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    expect(await store.lastFirings()).toEqual(new Map());
    await keep(store, firing("a", { firedAt: NOW }), firing("b", { storyId: "t", firedAt: NOW + MINUTE }));
    const elsewhere = firing("c", { channel: "autre", firedAt: NOW + 2 * MINUTE });
    await store.record("autre", ["s"], () => [elsewhere]);
    expect(await store.lastFirings()).toEqual(new Map([[elsewhere.rule, elsewhere]]));
  });

  test("goes with its story", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    await keep(store, firing("a"), firing("b", { storyId: "t" }));
    await opened.database.transaction().execute((transaction) => store.remove(["s"], transaction));
    const { made } = await store.gather("equipe", NOW, planAt(NOW));
    expect(made.map(({ firings }) => firings)).toEqual([[firing("b", { storyId: "t" })]]);
  });

  test("comes in after its rule: each rule of a channel is watched since it is there", async () => {
    await using opened = await place.open();
    const store = openWatchStore(opened.database);
    expect([...(await store.watchedSince("equipe", ["a"], 10))]).toEqual([["a", 10]]);
    expect(new Map(await store.watchedSince("equipe", ["a", "b"], 20))).toEqual(
      new Map([
        ["a", 10],
        ["b", 20],
      ]),
    );
    expect([...(await store.watchedSince("autre", ["a"], 30))]).toEqual([["a", 30]]);
    expect([...(await store.watchedSince("equipe", [], 40))]).toEqual([]);
    expect([...(await store.watchedSince("equipe", ["a"], 50))]).toEqual([["a", 50]]);
  });
});
