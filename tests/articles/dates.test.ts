import { describe, expect, test } from "vitest";
import { datesIn } from "../../src/articles/dates.ts";
import type { Day } from "../../src/lib/calendar.ts";

const PUBLISHED: Day = { value: "2025-12-13", precision: "day" };

const daysOf = (...texts: string[]): string[] =>
  datesIn(
    texts.map((text) => ({ text, block: 0, opinion: false })),
    PUBLISHED,
  ).map(({ day }) => day.value);

describe("a month without a year", () => {
  test.for([
    ["the last one", "L’autorisation a été accordée en mars.", ["2025-03"]],
    [
      "the last one, beside what is to come",
      "Le site en consommera 2 000, d’après l’accord signé en mars.",
      ["2025-03"],
    ],
    ["the next one, where it is awaited", "Le remplacement pourrait durer jusqu’à la fin de mars.", ["2026-03"]],
    ["a day of the next one", "L’usine doit ouvrir le 9 mars.", ["2026-03-09"]],
    ["this year’s, where that is to come", "L’usine doit ouvrir le 20 décembre 2025.", ["2025-12-20"]],
    ["the last one, before what is to come of it", "L’usine ouverte en mars doit employer 300 personnes.", ["2025-03"]],
    ["what a rumour tells", "Le fichier aurait été volé en mars.", ["2025-03"]],
    ["as its own words say", "L’usine devait ouvrir en mars dernier.", ["2025-03"]],
  ] as const)("is %s", ([, text, days]) => expect(daysOf(text)).toEqual(days));

  test("of the 29th of February stays where the next one has none", () => {
    const leap: Day = { value: "2024-05-01", precision: "day" };
    const [date] = datesIn([{ text: "L’usine doit ouvrir le 29 février.", block: 0, opinion: false }], leap);
    expect(date?.day.value).toBe("2024-02-29");
  });
});
