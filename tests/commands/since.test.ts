import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSince } from "../../src/commands/since.ts";
import { formatInstant } from "../../src/lib/calendar.ts";

const ZONE = "Europe/Paris";
/** A Monday. */
const NOW = Date.parse("2025-12-15T09:00:00Z");

const read = (words: string): string | undefined => {
  const since = readSince(words, { now: NOW, zone: ZONE });
  return since === undefined ? undefined : formatInstant(since, ZONE).slice(0, 16);
};

describe("what is looked back to", () => {
  test.for([
    ["", "2025-12-08T00:00"],
    ["vendredi", "2025-12-12T00:00"],
    ["Depuis Vendredi", "2025-12-12T00:00"],
    ["hier", "2025-12-14T00:00"],
    ["7j", "2025-12-08T00:00"],
    ["7 jours", "2025-12-08T00:00"],
    ["3d", "2025-12-12T00:00"],
    ["3h", "2025-12-15T07:00"],
    ["2 sem", "2025-12-01T00:00"],
    ["1 mois", "2025-11-15T00:00"],
    ["depuis le 3 décembre", "2025-12-03T00:00"],
    ["2025-12-01", "2025-12-01T00:00"],
    ["01/12/2025", "2025-12-01T00:00"],
    ["novembre", "2025-11-01T00:00"],
    ["semaine dernière", "2025-12-08T00:00"],
    ["last week", "2025-12-08T00:00"],
  ])("« %s » is %s", ([words = "", instant]) => {
    expect(read(words)).toBe(instant);
  });

  test.for(["naguère", "demain", "2031", "Meta depuis vendredi", "0", "7z", "-1j", "99999j"])(
    "is not known from « %s »",
    (words) => {
      expect(read(words)).toBeUndefined();
    },
  );

  test("is before now, whatever is typed", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.tuple(fc.nat(), fc.constantFrom("j", "h", "s", "mois", " ans", "/12/2025")).map((each) => each.join("")),
    );
    fc.assert(
      fc.property(words, (typed) => {
        const since = readSince(typed, { now: NOW, zone: ZONE });
        expect(since === undefined || (since < NOW && since > Number.MIN_SAFE_INTEGER)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
