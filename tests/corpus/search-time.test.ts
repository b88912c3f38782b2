import { describe, expect, test } from "vitest";
import { nearness, timeFactors } from "../../src/corpus/search-time.ts";
import { type Day, dayInterval, type Interval } from "../../src/lib/calendar.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const DAY = 24 * 3_600_000;
const PRECISIONS = { 4: "year", 7: "month", 10: "day" } as const;
const dayOf = (value: string): Day => ({ value, precision: PRECISIONS[value.length as 4 | 7 | 10] });
const spanOf = (value: string, zone = ZONE): Interval => dayInterval(dayOf(value), zone) ?? { from: 0, to: 0 };
const askedIn = (value: string) => ({ periods: [spanOf(value)], zone: ZONE });

describe("the time asked about", () => {
  test.for<[string, string | null, string[], string, number]>([
    ["published that day", "2025-07-09", [], "2025-07-09", 1],
    ["published the day before", "2025-07-08", [], "2025-07-09", 0.5],
    ["published some day of that month", "2025-07", [], "2025-07-09", 1],
    ["published another month", "2025-10", [], "2025-07", 0.5],
    ["speaks of that month", "2025-10-02", ["2025-07"], "2025-07-09", 1],
    ["speaks of another day", "2025-10-02", ["2025-07-08", "2024"], "2025-07-09", 0.5],
    ["undated, and came in later", null, [], "2025-07", 0.75],
    ["undated, and came in before", null, [], "2026-01", 0.5],
    ["undated, and speaks of it", null, ["2025-07-09"], "2025-07", 1],
  ])("a passage %s", ([, published, mentions, asked, factor]) => {
    const time = {
      published: published === null ? { from: NOW, to: NOW } : spanOf(published),
      ...{ dated: published !== null, mentions: mentions.map(dayOf) },
    };
    expect(timeFactors([time], askedIn(asked))).toEqual([factor]);
  });

  test("leaves all as it is where there is none", () => {
    const time = { published: spanOf("2025"), dated: true, mentions: [] };
    expect(timeFactors([time, time], undefined)).toEqual([1, 1]);
    expect(timeFactors([time], { periods: [], zone: ZONE })).toEqual([1]);
  });

  test("is read in the team's zone", () => {
    const [zone, time] = [
      "Pacific/Noumea",
      { published: spanOf("2020"), dated: true, mentions: [dayOf("2025-07-09")] },
    ];
    const late = { from: Date.parse("2025-07-09T14:00Z"), to: Date.parse("2025-07-09T15:00Z") };
    expect(timeFactors([time], { periods: [late], zone })).toEqual([0.5]);
    expect(timeFactors([time], { periods: [late], zone: "Europe/Paris" })).toEqual([1]);
  });

  test("what is new counts for a tenth at most, half as much a month later, and nothing where it is undated", () => {
    const at = (days: number, dated = true) =>
      nearness({ published: { from: NOW - days * DAY, to: NOW }, dated, mentions: [] }, NOW);
    expect([at(0), at(30), at(60), at(-5), at(0, false)]).toEqual([0.1, 0.05, 0.025, 0.1, 0]);
  });
});

const OLD = articleOf("Talvernes ouvre une usine de batteries à Lorient, sur le port.", { published: "2025-07-17" });
const NEW = articleOf("Talvernes ouvre une usine de batteries à Lorient, dans la zone du port, disent des riverains.", {
  published: "2025-11-20",
});
const LATER = articleOf("La coopérative de Morville a compté ses péchers en décembre.", { published: "2025-11-19" });
const TOLD = articleOf("En juin dernier, la grève avait fermé l’aéroport de Vannes pendant deux jours.", {
  published: "2025-07",
});
const UNDATED = articleOf("Une chouette rare a été entendue dans la vallée, selon des bénévoles.", { published: null });
const ALL = [OLD, NEW, LATER, TOLD, UNDATED];

describe.for(PLACES)(`searching with a time, in $name${MISSING_PLACE}`, (place) => {
  test("what was published then comes first, and the rest still comes", async () => {
    await using store = await openTestCorpus(place);
    await store.keep(ALL);
    const found = async (asked?: string) =>
      (
        await store.corpus.search("usine de batteries", 5, { asked: asked === undefined ? undefined : askedIn(asked) })
      ).map(({ articleId }) => articleId);
    expect(await found()).toEqual([OLD.id, NEW.id]);
    expect(await found("2025-07")).toEqual([OLD.id, NEW.id]);
    expect(await found("2025-11")).toEqual([NEW.id, OLD.id]);
    expect(await found("2024")).toEqual([OLD.id, NEW.id]);
  });

  test("what speaks of that time counts as of it", async () => {
    await using store = await openTestCorpus(place);
    await store.keep(ALL);
    const score = async (asked: string) =>
      (await store.corpus.search("grève à l’aéroport", 1, { asked: askedIn(asked) }))[0]?.score ?? 0;
    expect(await score("2025-06")).toBe(await score("2025-07"));
    expect(await score("2025-05")).toBe((await score("2025-06")) / 2);
  });

  test("nothing later than an instant is found, however much of it there is", async () => {
    await using store = await openTestCorpus(place);
    const others = Array.from({ length: 70 }, (_, n) =>
      articleOf(`L’usine numéro ${n} tourne. Usine, usine, usine.`, { key: `u${n}`, published: "2025-12-01" }),
    );
    await store.keep([OLD, ...others]);
    const found = await store.corpus.search("une usine", 5, { until: Date.parse("2025-08-01T00:00Z") });
    expect(found.map(({ articleId }) => articleId)).toEqual([OLD.id]);
  });

  test("the newest comes first among likes where news is asked for", async () => {
    await using store = await openTestCorpus(place);
    await store.keep(ALL);
    const found = await store.corpus.search("usine de batteries", 1, { near: NOW });
    expect(found[0]?.articleId).toBe(NEW.id);
  });

  test("the news of a period is by story, newest first", async () => {
    await using store = await openTestCorpus(place);
    const again = articleOf(NEW.sentences.map(({ text }) => text).join(" "), { key: "bis", published: "2025-11-21" });
    await store.keep([...ALL, again]);
    const news = async (values: string[], options: { until?: number; limit: number }) =>
      (
        await store.corpus.news(
          values.map((value) => spanOf(value)),
          options,
        )
      ).map((story) => story.map(({ id }) => id));
    expect(await news(["2025-11"], { limit: 5 })).toEqual([[again.id, NEW.id], [LATER.id]]);
    expect(await news(["2025-11"], { limit: 1 })).toEqual([[again.id, NEW.id]]);
    expect(await news(["2025-11"], { limit: 5, until: Date.parse("2025-11-20T12:00Z") })).toEqual([
      [NEW.id],
      [LATER.id],
    ]);
    expect(await news(["2025-07-09"], { limit: 5 })).toEqual([[TOLD.id]]);
    expect(await news(["2025-07", "2025-11-19"], { limit: 5 })).toEqual([[LATER.id], [OLD.id], [TOLD.id]]);
    expect(await news([], { limit: 5 })).toEqual([]);
    const open = [{ from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }];
    expect((await store.corpus.news(open, { limit: 9 })).flat().map(({ id }) => id)).not.toContain(UNDATED.id);
  });
});
