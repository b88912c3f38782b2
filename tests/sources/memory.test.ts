import { describe, expect, test } from "vitest";
import type { Fetched } from "../../src/lib/http.ts";
import { readPace } from "../../src/sources/feed-pace.ts";
import {
  afterTrouble,
  isUnchanged,
  learn,
  type Memory,
  memoryAt,
  newPlace,
  placeAt,
} from "../../src/sources/memory.ts";

const DAY = 24 * 3_600_000;
const HOME = "https://exemple.fr/flux";
const THERE = "https://ailleurs.fr/flux";

const answered = (answer: Partial<Fetched> = {}): Fetched => ({
  ...{ bytes: new Uint8Array(), contentType: "", url: HOME, isUnchanged: false, movedTo: null, digest: "a" },
  ...{ validators: { host: "exemple.fr", etag: '"1"', lastModified: null }, freshFor: null },
  ...answer,
});
const visit = (memory: Memory | null, answer: Partial<Fetched> = {}, readAt = 0): Memory =>
  learn(memory, answered(answer), { readAt, pace: null });

describe("what a visit taught", () => {
  test("tells the same body from another, whatever the server says", () => {
    const memory = visit(null);
    expect(isUnchanged(answered(), null)).toBe(false);
    expect(isUnchanged(answered({ digest: "b" }), memory)).toBe(false);
    expect(isUnchanged(answered({ validators: { host: "h", etag: null, lastModified: null } }), memory)).toBe(true);
    expect(isUnchanged(answered({ isUnchanged: true, digest: "" }), memory)).toBe(true);
  });

  test("serves for eight days, however often nothing has changed since", () => {
    let memory = visit(null, {}, 0);
    for (let day = 1; day < 8; day++) {
      memory = visit(memoryAt(memory, day * DAY), { isUnchanged: true, digest: "" }, day * DAY);
      expect(memory).toMatchObject({ digest: "a", validators: { etag: '"1"' } });
    }
    expect(memoryAt(memory, 8 * DAY)).toMatchObject({ digest: null, validators: null });
    expect(memoryAt(memory, -9 * DAY)).toMatchObject({ digest: null });
  });

  test("is forgotten with the body that it was of", () => {
    expect(visit(visit(null, {}, 1), { digest: "b" }, 2)).toMatchObject({ digest: "b", readAt: 2 });
  });
});

describe("a source that has gone elsewhere for good", () => {
  test("is believed at the second time", () => {
    const once = visit(null, { movedTo: THERE });
    expect([placeAt(HOME, once), newPlace(null, once)]).toEqual([HOME, null]);
    const twice = visit(once, { movedTo: THERE, isUnchanged: true });
    expect([placeAt(HOME, twice), newPlace(once, twice)]).toEqual([THERE, THERE]);
    const later = visit(twice);
    expect([placeAt(HOME, later), newPlace(twice, later)]).toEqual([THERE, null]);
  });

  test("is not where it says so but once, or each time otherwise", () => {
    const once = visit(null, { movedTo: THERE });
    expect(placeAt(HOME, visit(visit(once), { movedTo: THERE }))).toBe(HOME);
    expect(placeAt(HOME, visit(once, { movedTo: `${THERE}/2` }))).toBe(HOME);
  });

  test("is looked for at home again where there is nothing any more", () => {
    const moved = visit(visit(null, { movedTo: THERE }), { movedTo: THERE });
    expect(afterTrouble(moved, { code: "fetch-timeout", url: THERE, seconds: 20 })).toBe(moved);
    const lost = afterTrouble(moved, { code: "fetch-status", url: THERE, status: 404 });
    expect(placeAt(HOME, lost)).toBe(HOME);
    expect(lost).toMatchObject({ digest: null, validators: null });
  });
});

describe("a feed's own pace", () => {
  const HOUR = 3_600_000;
  const feed = (head: string): string => `<rss><channel>${head}<item><ttl>9</ttl></item></channel></rss>`;

  test.for([
    ["<ttl>60</ttl>", HOUR],
    ["<ttl> 120 </ttl>", 2 * HOUR],
    ["<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 12 * HOUR],
    ["<sy:updatePeriod>\n\thourly\t</sy:updatePeriod>", HOUR],
    ["<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency><ttl>90</ttl>", 1.5 * HOUR],
    ["", null],
    ["<ttl>bientôt</ttl><sy:updatePeriod>parfois</sy:updatePeriod>", null],
  ] as const)("is read in %s", ([head, pace]) => {
    expect(readPace(feed(head))).toBe(pace);
  });
});
