import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findNamed } from "../../src/commands/find-named.ts";
import { readPause } from "../../src/commands/pause-words.ts";
import { readHour, readSchedule } from "../../src/commands/schedule-words.ts";
import { WEEKDAYS, type Weekday } from "../../src/editions/period.ts";

const HOUR = 3_600_000;
const WEEK: Weekday[] = ["mon", "tue", "wed", "thu", "fri"];

describe("a schedule in words", () => {
  test.for<[words: string, said: ReturnType<typeof readSchedule>]>([
    ["8h30 lun-ven", { at: "08:30", days: WEEK }],
    ["18:00", { at: "18:00" }],
    ["8 h 30", { at: "08:30" }],
    ["9h", { at: "09:00" }],
    ["du lundi au jeudi à 9 h", { at: "09:00", days: ["mon", "tue", "wed", "thu"] }],
    ["Lundi, mercredi et vendredi", { days: ["mon", "wed", "fri"] }],
    ["ven–lun 7:05", { at: "07:05", days: ["mon", "fri", "sat", "sun"] }],
    ["midi en semaine", { at: "12:00", days: WEEK }],
    ["minuit tous les jours", { at: "00:00", days: [...WEEKDAYS] }],
    ["chaque mardi à 14h15", { at: "14:15", days: ["tue"] }],
    ["8:30 mon-fri", { at: "08:30", days: WEEK }],
    ["le week-end", { days: ["sat", "sun"] }],
    ["dim", { days: ["sun"] }],
  ])("« %s » is read", ([words, said]) => {
    expect(readSchedule(words)).toEqual(said);
  });

  test.for(["", "demain", "25h", "8h60", "8h30 18h", "lun-ven bientôt", "830", "-8h", "8h30 mon chien", "mars", "h"])(
    "« %s » is not",
    (words) => {
      expect(readSchedule(words)).toBeUndefined();
    },
  );

  const hours = fc.tuple(fc.nat(23), fc.nat(59));
  test("gives back any hour and any days that it is told, in any of its ways", () => {
    const names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    fc.assert(
      fc.property(hours, fc.subarray([...WEEKDAYS]), fc.nat(3), fc.nat(2), ([hour, minute], days, way, cut) => {
        const minutes = String(minute).padStart(2, "0");
        const written = [`${hour}h${minutes}`, `${hour} h ${minutes}`, `${hour}:${minutes}`, `à ${hour} h ${minutes}`][
          way
        ];
        const said = days
          .map((day) => names[WEEKDAYS.indexOf(day)]?.slice(0, [99, 3, 99][cut]))
          .join(cut === 2 ? " et " : ", ");
        const at = `${String(hour).padStart(2, "0")}:${minutes}`;
        expect(readSchedule(`${said} ${written}`)).toEqual(days.length === 0 ? { at } : { at, days });
        expect(readHour(`${hour}h${minutes}`)).toBe(at);
      }),
    );
  });

  test("never throws, and takes no time, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."8h:-luna ven3 "), maxLength: 400 })),
        (words) => {
          const { at = "00:00", days = WEEK } = readSchedule(words) ?? {};
          expect(at).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
          expect(days.length).toBeGreaterThan(0);
        },
      ),
    );
    expect(readSchedule("8h30 lun-ven".repeat(50_000))).toBeUndefined();
  });
});

describe("a pause in words", () => {
  test.for<[words: string, target: string, length: number | null]>([
    ["souverainete", "souverainete", 24 * HOUR],
    ["souverainete 7j", "souverainete", 7 * 24 * HOUR],
    ["Levées de fonds 2h", "Levées de fonds", 2 * HOUR],
    ["robots pendant 30 min", "robots", HOUR / 2],
    ["robots pour 2 semaines", "robots", 14 * 24 * HOUR],
    ["gpt-4 3 jours", "gpt-4", 72 * HOUR],
    ["robots 0h", "robots", null],
    ["robots 400j", "robots", null],
    ["7j", "7j", 24 * HOUR],
    ["", "", 24 * HOUR],
  ])("« %s » is read", ([words, target, length]) => {
    expect(readPause(words)).toEqual({ target, length });
  });

  test("never throws, whatever is written", () => {
    fc.assert(fc.property(fc.string(), (words) => void expect(words).toContain(readPause(words).target)));
  });
});

describe("what is named", () => {
  const all = [
    { id: "souverainete", name: "Souveraineté" },
    { id: "robots", name: "Robots agricoles" },
    { id: "robot2" },
    { id: "ia" },
    { id: "ib" },
  ];
  test.for<[written: string, id: string | undefined]>([
    ["souverainete", "souverainete"],
    ["SOUVERAINETÉ", "souverainete"],
    ["Souvrainete", "souverainete"],
    ["soverainete", "souverainete"],
    ["souverianete", "souverainete"],
    ["robots agricole", "robots"],
    ["robots", "robots"],
    ["robotd", undefined],
    ["ic", undefined],
    ["ia", "ia"],
    ["", undefined],
    ["rien de tel", undefined],
  ])("« %s »", ([written, id]) => {
    expect(findNamed(all, written)?.id).toBe(id);
  });

  test("is found by any one slip, and never by two letters added", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z-]{5,12}$/), fc.nat(11), fc.constantFrom("q", "7"), (id, place, letter) => {
        const at = place % id.length;
        const [before, after] = [id.slice(0, at), id.slice(at)];
        for (const slip of [before + letter + after, before + after.slice(1), before + letter + after.slice(1)]) {
          expect(findNamed([{ id }], slip)?.id).toBe(id);
        }
        expect(findNamed([{ id }], `${letter}${id}${letter}`)).toBeUndefined();
      }),
    );
  });
});
