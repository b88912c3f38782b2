import { describe, expect, test } from "vitest";
import {
  coverageLine,
  failingLine,
  moreStories,
  nothingNew,
  sourceLine,
  whatNext,
} from "../../src/channels/wording.ts";
import type { Day } from "../../src/lib/calendar.ts";

const day = (value: string): Day => ({
  value,
  precision: (["year", "month", "day"] as const)[value.split("-").length - 1] ?? "day",
});
const unknown: Day = { value: "", precision: "unknown" };
const source = {
  n: 1,
  articleId: "a",
  title: "Un titre",
  titleDerived: false,
  url: null,
  author: null,
  publisher: null,
  published: unknown,
};

describe("the coverage", () => {
  test.for([
    [5, "2025-07", "2025-12-24", "5 articles, de juillet 2025 au 24 décembre 2025"],
    [1, "2025-07-09", "2025-07-09", "1 article, du 9 juillet 2025"],
    [2, "2025-04", "2025-08", "2 articles, d’avril 2025 à août 2025"],
    [40_000, "2024", "2025-01-01", "40\u202f000 articles, de 2024 au 1er janvier 2025"],
  ] as const)("%i, %s, %s", ([articles, from, to, expected]) => {
    expect(coverageLine({ articles, from: day(from), to: day(to) })).toBe(expected);
  });

  test("of an undated corpus is its count", () => {
    expect(coverageLine({ articles: 3, from: unknown, to: unknown })).toBe("3 articles");
  });
});

test("a source is named by what is known of it, and by nothing else", () => {
  expect(sourceLine(source)).toBe("« Un titre », source locale, date inconnue");
  expect(
    sourceLine({ ...source, titleDerived: true, author: "Inès Roy", publisher: "La Revue", published: day("2025-07") }),
  ).toBe("« Un titre » (titre établi par Vigie), Inès Roy, La Revue, juillet 2025");
  expect(sourceLine({ ...source, title: "« Nous avons peur »", url: "https://exemple.fr/a" })).toBe(
    "« Nous avons peur », date inconnue",
  );
});

test("an edition with nothing says so in one line, with the date of the newest article", () => {
  const line = nothingNew(Date.parse("2025-12-23T07:30Z"), "Europe/Paris", { read: 13, failing: 0 }, day("2025-12-24"));
  expect(line).toBe(
    "Rien de neuf depuis le 23 décembre, 8 h 30 : 13 sources lues, aucune en panne. Dernier article : 24 décembre 2025.",
  );
  expect(nothingNew(0, "Europe/Paris", { read: 1, failing: 2 }, unknown)).toMatch(/1 source lue, 2 en panne\.$/);
});

test("failing sources are named with since when and why", () => {
  const failing = [{ source: "La Revue", since: "2025-12-12T08:00:00+01:00", reason: "en panne." }];
  expect(failingLine(failing, () => "12 décembre, 8 h")).toBe(
    "Source en panne : La Revue, depuis le 12 décembre, 8 h (en panne.)",
  );
  expect(moreStories(1)).toBe("Et 1 autre histoire");
});

test("what to try next is shown as it is typed, between the marks of a command", () => {
  for (const line of whatNext("0123456789abcdef", undefined)) expect(line).toMatch(/`npm run vigie -- [^`]+`$/);
});
