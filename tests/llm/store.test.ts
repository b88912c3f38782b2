import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type ModelCall, openModelStore } from "../../src/llm/store.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const CALL: Omit<ModelCall, "id"> = {
  ...{ purpose: "fiche", promptVersion: "0a1b2c", model: "essai", tokens: { in: 70, out: 30, cached: 64 } },
  ...{ isEstimate: false, milliseconds: 12, at: 1_000, resultHash: "ab", outcome: "answered" },
};

describe.for(PLACES)(`what models answered, on $name${MISSING_PLACE}`, ({ open }) => {
  test("costs what was read and written since an instant, by calls that went well or not", async () => {
    await using opened = await open();
    const store = openModelStore(opened.database);
    expect(await store.spentSince(0)).toBe(0);
    expect(await store.log({ ...CALL, id: "a", at: 999 }, 1_000)).toBe(0);
    expect(await store.log({ ...CALL, id: "b" }, 1_000)).toBe(100);
    const lost = { ...CALL, id: "c", at: 1_001, outcome: "model-slow", resultHash: null, isEstimate: true } as const;
    expect(await store.log(lost, 1_000)).toBe(200);
    expect([await store.spentSince(0), await store.spentSince(1_001)]).toEqual([300, 100]);
  });

  test("adds up one call at a time, so that one alone reaches any sum", async () => {
    await using opened = await open();
    const store = openModelStore(opened.database);
    const sums = await Promise.all(Array.from({ length: 8 }, (_, at) => store.log({ ...CALL, id: `call-${at}` }, 0)));
    expect(sums.toSorted((a, b) => a - b)).toEqual([100, 200, 300, 400, 500, 600, 700, 800]);
  });

  test("counts far beyond what fits in 32 bits", async () => {
    await using opened = await open();
    const store = openModelStore(opened.database);
    const tokens = { in: 2_000_000_000, out: 147_483_647, cached: 0 };
    await store.log({ ...CALL, id: "a", tokens, at: Date.parse("2025-12-24T09:00Z") }, 0);
    expect(await store.log({ ...CALL, id: "b", tokens }, 0)).toBe(4_294_967_294);
  });

  test("is found again as its schema reads it, or not at all", async () => {
    await using opened = await open();
    const store = openModelStore(opened.database);
    const raw = { text: " L’été\u0000 \ud83d\udd2d\udc00 ", count: 2 };
    await store.keep({ key: "k", purpose: "fiche", model: "essai", raw }, 5);
    expect(await store.find("k", z.object({ text: z.string(), count: z.int() }), 7)).toEqual(raw);
    expect(await store.find("k", z.object({ text: z.string().trim().max(10) }), 7)).toEqual({ text: raw.text.trim() });
    expect(await store.find("k", z.object({ count: z.string() }), 7)).toBeUndefined();
    expect(await store.find("l", z.object({}), 7)).toBeUndefined();
    await store.keep({ key: "k", purpose: "fiche", model: "essai", raw: { count: 3 } }, 6);
    expect(await store.find("k", z.object({ count: z.int() }), 7)).toEqual({ count: 3 });
  });

  test("goes when it is old: calls by their day, results by the last day on which they were used", async () => {
    await using opened = await open();
    const [store, day, any] = [openModelStore(opened.database), 24 * 3_600_000, z.object({})];
    for (const at of [0, 1, 2]) await store.log({ ...CALL, id: `call-${at}`, at }, 0);
    for (const key of ["old", "used", "used within the day"]) {
      await store.keep({ key, purpose: "fiche", model: "essai", raw: {} }, 0);
    }
    await store.find("used", any, day);
    await store.find("used within the day", any, day - 1);
    await store.forget({ calls: 1, results: day });
    expect(await store.spentSince(0)).toBe(200);
    const left = await Promise.all(["old", "used", "used within the day"].map((key) => store.find(key, any, day)));
    expect(left).toEqual([undefined, {}, undefined]);
    await store.keep({ key: "used", purpose: "fiche", model: "essai", raw: {} }, 3 * day);
    await store.forget({ calls: 9, results: 2 * day });
    expect([await store.spentSince(0), await store.find("used", any, 3 * day)]).toEqual([0, {}]);
  });
});
