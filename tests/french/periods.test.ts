import { describe, expect, test } from "vitest";
import { countedBy } from "../../src/french/counted.ts";
import { findDateMentions } from "../../src/french/date-mentions.ts";
import { readableInFrench } from "../../src/french/english.ts";
import { findFigureMarks } from "../../src/french/figure-marks.ts";
import { kinOf, spellsOut } from "../../src/french/name-forms.ts";
import { findQuantities } from "../../src/french/numbers.ts";
import { findPeriods } from "../../src/french/periods.ts";

describe("periods", () => {
  test.for<[text: string, ...names: string[]]>([
    ["au troisième trimestre 2025, puis au T1 2026", "Q3", "Q1"],
    ["au second semestre", "H2"],
    ["les années 90, les années 2010, les années quatre-vingts", "1990s", "2010s", "1980s"],
    ["au XXIe siècle et au 19e siècle", "21th", "19th"],
    ["à 14h30, 8 h et 10:15", "14:30", "8:00", "10:15"],
    ["début mars, mi-2027, fin de l’année", "start", "middle", "end"],
    ["cet été, au printemps dernier", "summer", "spring"],
    ["the third quarter, late 2026, by the end of 2027", "Q3", "end", "end"],
    ["une fête de fin d’année, il a été élu, 35 élus"],
  ])("of « %s »", ([text, ...names]) => {
    expect(findPeriods(text).map(({ name }) => name)).toEqual(names);
  });
});

test("a figure in a word has one name in all its spellings", () => {
  const names = (text: string) => findFigureMarks(text).map(({ name }) => name);
  expect(["GPT-4o", "GPT 4o", "gpt4o"].flatMap(names)).toEqual(["4o", "4o", "4o"]);
  expect(names("Qwen3, la version 2.9.3, le 4er juillet 05")).toEqual(["3", "2.9.3", "4", "5"]);
});

describe("an English sentence", () => {
  const quantity = (text: string) => {
    const [found] = findQuantities(readableInFrench(text), "en");
    return [found?.hedge?.kind ?? null, found?.values[0], found?.unit];
  };

  test.for<[text: string, hedge: string | null, value: number, unit: string | null]>([
    ["about $6.2bn was raised", "about", 6.2e9, "USD"],
    ["up to three hundred and ten people", "atMost", 310, null],
    ["twenty-four hours later", null, 86_400, "s"],
    ["more than 1.5m people", "moreThan", 1.5e6, null],
    ["two-thirds of voters", null, 66.6666666666667, "%"],
    ["£340,000 a year", null, 340_000, "GBP"],
    ["it fell below 5 degrees", "lessThan", 5, "°C"],
  ])("« %s » is read in French", ([text, hedge, value, unit]) => {
    expect(quantity(text)).toEqual([hedge, value, unit]);
  });

  test("tells its days", () => {
    const published = { value: "2025-12-14", precision: "day" as const };
    const days = findDateMentions(readableInFrench("On Friday, between January 2024 and last June"), published);
    expect(days.map(({ day }) => day.value)).toEqual(["2025-12-12", "2024-01", "2025-06"]);
  });
});

test("a figure knows what it counts", () => {
  const counted = (text: string) => findQuantities(text).map((quantity) => countedBy(text, quantity));
  expect(counted("17 laboratoires nationaux et 74 % des demandes")).toEqual([["laboratoir", "national"], ["demand"]]);
  expect(counted("neuf des quatorze titres")).toEqual([[], ["titr"]]);
});

test("names have kin and acronyms", () => {
  expect(kinOf("États-Unis")).toContain("americain");
  expect(kinOf("américaines")).toContain("etats-unis");
  expect(kinOf("Montferrand")).toEqual([]);
  const words = "organisation de cooperation et de developpement economiques".split(" ");
  expect([spellsOut(words, "OCDE"), spellsOut(words, "ONU"), spellsOut(words, "O")]).toEqual([true, false, false]);
});
