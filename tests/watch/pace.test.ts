import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Firing } from "../../src/watch/firing.ts";
import { CAP, planAlerts } from "../../src/watch/pace.ts";
import { quietAround } from "../../src/watch/quiet.ts";
import type { Quiet } from "../../src/watch/settings.ts";

const PARIS = "Europe/Paris";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NIGHT: Quiet = { from: "22:00", to: "07:00" };
const utc = (instant: string): number => Date.parse(instant);
const NOON = utc("2025-12-15T11:00:00Z");

const firing = (storyId: string, firedAt: number, fields: Partial<Firing> = {}): Firing => ({
  ...{
    channel: "equipe",
    rule: "r",
    storyId,
    articleId: storyId,
    contentHash: "v",
    sentence: 0,
    said: "",
    triggers: [],
  },
  ...{ facts: [], level: "basse", isUpdate: false, grouped: false, firedAt, atHand: [], ...fields },
});
const many = (count: number, firedAt: number, fields: Partial<Firing> = {}): Firing[] =>
  Array.from({ length: count }, (_, n) => firing(`s${firedAt}-${n}`, firedAt, fields));

const plan = (
  pending: Firing[],
  now: number,
  { sent = [] as number[], quiet = undefined as Quiet | undefined } = {},
) => {
  const { alerts, wakeAt } = planAlerts({ pending, sent }, { quiet, zone: PARIS, now });
  return {
    alerts: alerts.map(({ kind, firings }) => [kind, new Set(firings.map(({ storyId }) => storyId)).size]),
    wakeAt,
  };
};

describe("quiet hours", () => {
  test.for([
    [NIGHT, PARIS, "2025-12-15T20:59:00Z", null],
    [NIGHT, PARIS, "2025-12-15T21:00:00Z", "2025-12-16T06:00:00Z"],
    [NIGHT, PARIS, "2025-12-15T23:30:00Z", "2025-12-16T06:00:00Z"],
    [NIGHT, PARIS, "2025-12-16T05:59:59Z", "2025-12-16T06:00:00Z"],
    [NIGHT, PARIS, "2025-12-16T06:00:00Z", null],
    // The clock goes forward, and the night is an hour shorter; back, and it is longer.
    [NIGHT, PARIS, "2025-03-29T22:00:00Z", "2025-03-30T05:00:00Z"],
    [NIGHT, PARIS, "2025-10-25T21:00:00Z", "2025-10-26T06:00:00Z"],
    [{ from: "01:00", to: "02:30" }, PARIS, "2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z"],
    [{ from: "01:00", to: "02:30" }, PARIS, "2025-10-26T00:29:00Z", "2025-10-26T00:30:00Z"],
    // The second half past two of that night is not quiet again.
    [{ from: "01:00", to: "02:30" }, PARIS, "2025-10-26T01:10:00Z", null],
    [NIGHT, "Pacific/Noumea", "2025-12-15T11:00:00Z", "2025-12-15T20:00:00Z"],
    [NIGHT, "Asia/Kathmandu", "2025-12-15T16:15:00Z", "2025-12-16T01:15:00Z"],
    [NIGHT, "America/Montreal", "2025-12-15T11:00:00Z", "2025-12-15T12:00:00Z"],
    [{ from: "12:00", to: "14:00" }, PARIS, "2025-12-15T12:00:00Z", "2025-12-15T13:00:00Z"],
    [{ from: "12:00", to: "14:00" }, PARIS, "2025-12-15T23:00:00Z", null],
    [{ from: "07:00", to: "06:59" }, PARIS, "2025-12-15T05:58:00Z", "2025-12-15T05:59:00Z"],
  ] as const)("%j in %s: at %s until %s", ([quiet, zone, at, until]) => {
    expect(quietAround(utc(at), quiet, zone)?.to ?? null).toBe(until === null ? null : utc(until));
  });
});

describe("alerts", () => {
  test.for<readonly [what: string, pending: Firing[], options: { sent?: number[]; quiet?: Quiet }, kinds: unknown[]]>([
    ["nothing waits", [], {}, []],
    ["one story", many(1, NOON), {}, [["single", 1]]],
    ["one story of two rules", [firing("a", NOON), firing("a", NOON, { rule: "q" })], {}, [["single", 1]]],
    ["five at once", many(5, NOON), {}, Array(5).fill(["single", 1])],
    ["six at once", many(6, NOON), {}, [["storm", 6]]],
    ["two where four were sent", many(2, NOON), { sent: Array(4).fill(NOON - MINUTE) }, [["storm", 2]]],
    ["one where four were sent", many(1, NOON), { sent: Array(4).fill(NOON - MINUTE) }, [["single", 1]]],
    ["one where five were sent", many(1, NOON), { sent: Array(5).fill(NOON - MINUTE) }, []],
    ["one where five were sent an hour ago", many(1, NOON), { sent: Array(5).fill(NOON - HOUR) }, [["single", 1]]],
    [
      "a hundred at once",
      many(100, NOON),
      {},
      [
        ["storm", 30],
        ["storm", 30],
        ["storm", 30],
        ["storm", 10],
      ],
    ],
    ["a grouped one that is young", many(2, NOON - 59 * MINUTE, { grouped: true }), {}, []],
    [
      "grouped ones, one of them an hour old",
      [...many(1, NOON - HOUR, { grouped: true }), ...many(2, NOON, { grouped: true })],
      {},
      [["grouped", 3]],
    ],
    ["a grouped one alone, an hour old", many(1, NOON - HOUR, { grouped: true }), {}, [["single", 1]]],
    [
      "a story that one rule groups, and another does not",
      [firing("a", NOON, { grouped: true }), firing("a", NOON)],
      {},
      [["single", 1]],
    ],
    ["what the night held", many(3, utc("2025-12-15T02:00:00Z")), { quiet: NIGHT }, [["quiet", 3]]],
    ["one that the night held", many(1, utc("2025-12-15T02:00:00Z")), { quiet: NIGHT }, [["quiet", 1]]],
    [
      "what the night held, and one of the day",
      [...many(3, utc("2025-12-15T02:00:00Z")), ...many(1, NOON)],
      { quiet: NIGHT },
      [
        ["quiet", 3],
        ["single", 1],
      ],
    ],
    [
      "a story that the night held and that the day brings again",
      [firing("a", utc("2025-12-15T02:00:00Z")), firing("a", NOON)],
      { quiet: NIGHT },
      [["quiet", 1]],
    ],
    [
      "one where five were sent tomorrow, as the clock was put back",
      many(1, NOON),
      { sent: Array(5).fill(NOON + 24 * HOUR) },
      [["single", 1]],
    ],
    ["a grouped one of tomorrow", many(2, NOON + 24 * HOUR, { grouped: true }), {}, [["grouped", 2]]],
    [
      "what two nights held",
      [...many(2, utc("2025-12-14T02:00:00Z")), ...many(1, utc("2025-12-15T02:00:00Z"))],
      { quiet: NIGHT },
      [["quiet", 3]],
    ],
  ])("where there is %s", ([, pending, options, kinds]) => {
    expect(plan(pending, NOON, options).alerts).toEqual(kinds);
  });

  test("wait in quiet hours, whatever their importance, until these end", () => {
    const at = utc("2025-12-15T23:00:00Z");
    expect(plan(many(2, at, { level: "haute" }), at, { quiet: NIGHT })).toEqual({
      alerts: [],
      wakeAt: utc("2025-12-16T06:00:00Z"),
    });
  });

  test("say when to look again", () => {
    expect(plan(many(1, NOON), NOON, { sent: [1, 2, 3, 4, 5].map((n) => NOON - n * MINUTE) }).wakeAt).toBe(
      NOON + 55 * MINUTE,
    );
    expect(plan(many(1, NOON - 10 * MINUTE, { grouped: true }), NOON).wakeAt).toBe(NOON + 50 * MINUTE);
    expect(plan(many(1, NOON), NOON).wakeAt).toBeNull();
  });

  test("come with the most important first", () => {
    const pending = [
      ...many(6, NOON),
      firing("haute", NOON, { level: "haute" }),
      firing("moyenne", NOON, { level: "moyenne" }),
    ];
    const { alerts } = planAlerts({ pending, sent: [] }, { zone: PARIS, now: NOON });
    expect(alerts[0]?.firings.map(({ storyId }) => storyId).slice(0, 2)).toEqual(["haute", "moyenne"]);
  });
});

/** Firings as they come over days, looked at each few minutes: what is sent, and when. */
function run(firings: readonly Firing[], step: number, quiet: Quiet | undefined, zone: string) {
  const waiting = new Set<Firing>();
  const sent: { at: number; kind: string; firings: readonly Firing[] }[] = [];
  const [from, to] = [
    Math.min(...firings.map(({ firedAt }) => firedAt)),
    Math.max(...firings.map(({ firedAt }) => firedAt)),
  ];
  let next = 0;
  for (let now = from; now <= to + 50 * HOUR; now += step) {
    for (; next < firings.length && (firings[next]?.firedAt ?? 0) <= now; next++) waiting.add(firings[next] as Firing);
    const { alerts } = planAlerts({ pending: [...waiting], sent: sent.map(({ at }) => at) }, { quiet, zone, now });
    for (const alert of alerts) {
      sent.push({ at: now, ...alert });
      for (const each of alert.firings) waiting.delete(each);
    }
  }
  return { sent, waiting };
}

test("never more than five an hour, none in quiet hours; each firing is told, once", () => {
  const days = fc.array(
    fc.record({
      story: fc.integer({ min: 0, max: 300 }),
      minute: fc.integer({ min: 0, max: 3 * 24 * 60 }),
      grouped: fc.boolean(),
    }),
    { minLength: 1, maxLength: 120 },
  );
  const hour = fc.integer({ min: 0, max: 23 }).map((each) => `${String(each).padStart(2, "0")}:30`);
  const quiet = fc.option(
    fc
      .tuple(hour, hour)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => ({ from, to })),
    { nil: undefined },
  );
  const zones = fc.constantFrom(PARIS, "America/Montreal", "Pacific/Noumea", "Asia/Kathmandu");
  const starts = fc.constantFrom(
    "2025-03-29T00:00:00Z",
    "2025-10-25T00:00:00Z",
    "2025-12-24T00:00:00Z",
    "2028-02-28T00:00:00Z",
  );
  fc.assert(
    fc.property(days, quiet, zones, starts, fc.integer({ min: 1, max: 20 }), (list, hours, zone, start, step) => {
      const firings = list
        .toSorted((a, b) => a.minute - b.minute)
        .map(({ story, minute, grouped }, n) =>
          firing(`s${story}`, utc(start) + minute * MINUTE, { grouped, articleId: `a${n}` }),
        );
      const { sent, waiting } = run(firings, step * MINUTE, hours, zone);
      expect(waiting.size).toBe(0);
      expect(
        sent.flatMap((alert) => alert.firings).toSorted((a, b) => firings.indexOf(a) - firings.indexOf(b)),
      ).toEqual(firings);
      for (const { at } of sent) {
        expect(sent.filter((other) => other.at >= at && other.at < at + HOUR).length).toBeLessThanOrEqual(CAP);
        if (hours) expect(quietAround(at, hours, zone)).toBeUndefined();
      }
    }),
    { numRuns: 30 },
  );
});
