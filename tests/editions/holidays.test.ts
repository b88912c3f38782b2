import { describe, expect, test } from "vitest";
import { HOLIDAYS, openHolidays } from "../../src/editions/holidays.ts";
import { findTrouble } from "../../src/lib/failure.ts";

describe("holidays", () => {
  test.for<[place: string, off: string[], on: string[]]>([
    [
      "FR",
      ["2026-05-01", "2026-05-14", "2026-05-25", "2027-03-29"],
      ["2026-04-03", "2026-05-24", "2026-12-26", "2026-05-15"],
    ],
    ["FR-67", ["2026-04-03", "2026-12-26", "2026-05-01"], ["2026-12-24"]],
    ["CA-QC", ["2026-06-24", "2026-07-01"], ["2026-05-01", "2026-11-11"]],
    ["BE", ["2026-07-21", "2026-11-11"], ["2026-07-14"]],
    ["CH-GE", ["2026-09-10", "2026-08-01"], ["2026-07-21"]],
    ["SN", ["2026-04-04", "2026-12-25"], ["2026-07-14"]],
  ])("of %s", async ([place, off, on]) => {
    const isHoliday = await openHolidays(place);
    expect(off.filter((day) => !isHoliday(day))).toEqual([]);
    expect(on.filter(isHoliday)).toEqual([]);
  });

  test.for(["XX", "FR-99", "FR-67-X", "CH-GE-ZZZ", "constructor"])(
    "of a place without a calendar are refused: %s",
    async (place) => {
      const error = await openHolidays(place).catch((thrown: unknown) => thrown);
      expect(findTrouble(error)).toEqual({ code: "unknown-holidays", place });
    },
  );

  test.for([
    ["FR", true],
    ["FR-67", true],
    ["CA-QC", true],
    ["France", false],
    ["fr", false],
    ["", false],
  ] as const)("are named by a country and its parts: %s", ([place, isName]) => {
    expect(HOLIDAYS.test(place)).toBe(isName);
  });
});
