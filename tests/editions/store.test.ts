import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/editions/decision.ts";
import type { Edition } from "../../src/editions/edition.ts";
import { type Kept, openEditionStore } from "../../src/editions/store.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const DAY = 24 * 3_600_000;

const editionOf = (channel: string, day: string): Edition => ({
  ...{ channel, day, period: { from: "", to: "" }, mode: "extracts", essentials: [], stories: [], more: 0 },
  ...{ failing: [], check: { claims: 0, supported: 0, repaired: 0, dropped: 0 } },
});

const decisionOf = (storyId: string, fields: Partial<Decision> = {}): Decision => ({
  ...{
    storyId,
    outcome: "shown",
    label: "new",
    rank: 1,
    score: null,
    because: null,
    news: [],
    gone: [],
    said: [],
    heard: [],
    ...fields,
  },
});

const kept = (madeAt: number, articleIds: string[], decisions: Decision[] = []): Kept => ({
  ...{ madeAt, articleIds, decisions },
});

describe.for(PLACES)(`editions in $name${MISSING_PLACE}`, (place) => {
  test("are had once a channel and day", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    expect(await editions.lastDay("équipe")).toBeUndefined();
    await editions.keep(editionOf("équipe", "2025-12-24"), kept(1000, ["a"]));
    await editions.keep(editionOf("équipe", "2025-12-24"), kept(2000, ["b"]));
    expect(await editions.lastDay("équipe")).toBe("2025-12-24");
    expect(await editions.lastDay("autre")).toBeUndefined();
    expect(await editions.before("équipe", 5000)).toEqual({ madeAt: 1000, told: new Set(["a"]) });
  });

  test("are recalled as they were made, with how many articles came with them", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    const edition = editionOf("équipe", "2025-12-24");
    await editions.keep(edition, kept(1000, ["a", "b"]));
    expect(await editions.recall("équipe", "2025-12-24")).toEqual({ edition, articles: 2 });
    expect(await editions.find("équipe", "2025-12-24")).toEqual(edition);
    expect(await editions.recall("équipe", "2025-12-25")).toBeUndefined();
    expect(await editions.recall("autre", "2025-12-24")).toBeUndefined();
  });

  test("tell what a channel was told before an instant, and when it last was", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    expect(await editions.before("équipe", DAY)).toEqual({ madeAt: undefined, told: new Set() });
    for (let day = 1; day < 6; day++) {
      await editions.keep(editionOf("équipe", `2025-12-0${day}`), kept(day * DAY, [`article ${day}`, "toujours"]));
      await editions.keep(editionOf("autre", `2025-12-0${day}`), kept(day * DAY + 1, [`autre ${day}`]));
    }
    const { madeAt, told } = await editions.before("équipe", 3 * DAY);
    expect([madeAt, [...told].toSorted()]).toEqual([2 * DAY, ["article 1", "article 2", "toujours"]]);
  });

  test("are kept with what goes alongside, or not at all", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    const edition = editionOf("équipe", "2025-12-24");
    const failing = editions.keep(edition, kept(1000, ["a"]), () => Promise.reject(new Error("No room.")));
    await expect(failing).rejects.toThrow("No room.");
    expect([await editions.lastDay("équipe"), await editions.find("équipe", "2025-12-24")]).toEqual([
      undefined,
      undefined,
    ]);
    let alongside = 0;
    const keep = () => editions.keep(edition, kept(1000, ["a"]), async () => void alongside++);
    expect([await keep(), await keep(), alongside]).toEqual([true, false, 1]);
    expect(await editions.find("équipe", "2025-12-24")).toEqual(edition);
  });

  test("tell what a channel was shown of a story, whenever, and of all stories lately", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    const show = (channel: string, day: number, ...decisions: Decision[]) =>
      editions.keep(editionOf(channel, `2025-12-0${day}`), kept(day * DAY, [], decisions));
    await show("équipe", 1, decisionOf("s", { heard: [{ id: "a", version: "a 1", facts: ["3 EUR"] }] }));
    await show("équipe", 2, decisionOf("t"), decisionOf("u", { outcome: "beyond" }));
    await show("autre", 2, decisionOf("v"));
    await show("équipe", 3, decisionOf("s", { outcome: "known", heard: [{ id: "b", version: "b 1", facts: ["é"] }] }));
    await show("équipe", 4, decisionOf("w"));
    const former = (storyIds: string[], since: number, at = 4 * DAY) =>
      editions.former("équipe", at, { storyIds, since });
    expect([...(await former([], 2 * DAY)).keys()].toSorted()).toEqual(["s", "t"]);
    expect([...(await former(["s", "u", "v", "w"], 4 * DAY)).keys()]).toEqual(["s"]);
    expect((await former(["s"], 4 * DAY)).get("s")).toMatchObject({
      ...{ day: "2025-12-01", known: new Set(["3 EUR", "3 ", "é"]) },
      versions: new Map([
        ["a", "a 1"],
        ["b", "b 1"],
      ]),
    });
    await open.database.transaction().execute((each) => editions.fold("équipe", "2025-12-01", each));
    expect((await former(["s"], 4 * DAY)).size).toBe(0);
    await open.database.transaction().execute((each) => editions.remove(["t"], each));
    expect([...(await former(["s", "t", "w"], 0, 9 * DAY)).keys()]).toEqual(["w"]);
  });

  test("that nobody saw are had, and tell nothing", async () => {
    await using open = await place.open();
    const editions = openEditionStore(open.database);
    const keep = async (day: string, from: number, to: number): Promise<void> => {
      const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      await editions.keep({ ...editionOf("équipe", day), period }, kept(to, [day]));
    };
    const fold = (day: string) => open.database.transaction().execute((each) => editions.fold("équipe", day, each));
    await keep("2025-12-23", 500, 1000);
    await fold("2025-12-23");
    expect(await editions.before("équipe", 5000)).toEqual({ madeAt: 500, told: new Set() });
    await keep("2025-12-24", 500, 2000);
    expect(await editions.before("équipe", 5000)).toEqual({ madeAt: 2000, told: new Set(["2025-12-24"]) });
    await keep("2025-12-25", 2000, 3000);
    await keep("2025-12-26", 2000, 4000);
    await fold("2025-12-25");
    await fold("2025-12-26");
    expect(await editions.before("équipe", 5000)).toEqual({ madeAt: 2000, told: new Set(["2025-12-24"]) });
    expect(await editions.lastDay("équipe")).toBe("2025-12-26");
  });
});
