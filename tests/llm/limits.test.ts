import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure, findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { openBreaker, openQueue } from "../../src/llm/limits.ts";
import { pauseAfter } from "../../src/llm/retry.ts";

const NEVER = new AbortController().signal;

describe("a queue", () => {
  test("runs a few at a time, in the order in which they came", async () => {
    const queue = openQueue(2);
    const doors = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const started: number[] = [];
    const all = doors.map((door, at) =>
      queue(() => {
        started.push(at);
        return door.promise;
      }, NEVER),
    );
    expect(started).toEqual([0, 1]);
    doors[1]?.resolve();
    await all[1];
    expect(started).toEqual([0, 1, 2]);
    doors[0]?.reject(new Error("no"));
    await expect(all[0]).rejects.toThrow("no");
    for (const { resolve } of doors) resolve();
    await Promise.all(all.slice(1));
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  test("lets those who wait leave, and nobody loses a place by it", async () => {
    const queue = openQueue(1);
    const [door, leaving] = [Promise.withResolvers<void>(), new AbortController()];
    const first = queue(() => door.promise, NEVER);
    const second = queue(async () => "second", leaving.signal);
    const third = queue(async () => "third", NEVER);
    leaving.abort();
    await expect(second).rejects.toMatchObject({ trouble: { code: "model-stopped" } });
    door.resolve();
    await first;
    expect(await third).toBe("third");
    expect(await queue(async () => "after", NEVER)).toBe("after");
    await expect(queue(async () => "never", leaving.signal)).rejects.toMatchObject({
      trouble: { code: "model-stopped" },
    });
  });
});

describe("a circuit breaker", () => {
  const AWAY: Trouble = { code: "model-away", place: "hôte", reason: "500", seconds: null, until: null };
  const fails = (trouble: Trouble) => async (): Promise<never> => {
    throw new Failure(trouble);
  };
  const troubleOf = (run: Promise<unknown>): Promise<Trouble | undefined> =>
    run.then(
      () => undefined,
      (error: unknown) => findTrouble(error),
    );

  test("opens after three failures in a row, and says until when", async () => {
    const breaker = openBreaker(() => 0);
    await troubleOf(breaker(fails(AWAY)));
    await troubleOf(breaker(fails(AWAY)));
    await breaker(async () => "ok");
    for (let time = 0; time < 3; time++) expect(await troubleOf(breaker(fails(AWAY)))).toEqual(AWAY);
    let ran = false;
    const asked = breaker(async () => {
      ran = true;
    });
    expect(await troubleOf(asked)).toEqual({ ...AWAY, seconds: 30, until: 30_000 });
    expect(ran).toBe(false);
  });

  test("opens at once for as long as the server asks", async () => {
    let now = 0;
    const breaker = openBreaker(() => now);
    await troubleOf(breaker(fails({ code: "model-busy", place: "hôte", seconds: 120, until: 120_000 })));
    now = 119_000;
    expect(await troubleOf(breaker(async () => "ok"))).toMatchObject({ code: "model-busy", seconds: 1 });
    now = 120_000;
    expect(await breaker(async () => "ok")).toBe("ok");
  });

  test("sends one to see, and closes when it comes back", async () => {
    let now = 0;
    const breaker = openBreaker(() => now);
    for (let time = 0; time < 3; time++) await troubleOf(breaker(fails(AWAY)));
    now = 30_000;
    const door = Promise.withResolvers<string>();
    const trial = breaker(() => door.promise);
    expect(await troubleOf(breaker(async () => "too soon"))).toMatchObject({ code: "model-away", seconds: 0 });
    door.resolve("back");
    expect(await trial).toBe("back");
    expect(await breaker(async () => "closed")).toBe("closed");
  });

  test("stays open for longer each time, up to a quarter of an hour", async () => {
    let now = 0;
    const breaker = openBreaker(() => now);
    for (let time = 0; time < 3; time++) await troubleOf(breaker(fails(AWAY)));
    const pauses: number[] = [];
    for (let time = 0; time < 8; time++) {
      const trouble = await troubleOf(breaker(fails(AWAY)));
      const until = trouble?.code === "model-away" ? (trouble.until ?? 0) : 0;
      pauses.push(until - now);
      now = until;
      await troubleOf(breaker(fails(AWAY)));
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900].map((seconds) => seconds * 1000));
  });

  test.for<readonly [string, Trouble, boolean]>([
    ["a refusal", { code: "model-refused", model: "m" }, true],
    ["a reply that cannot be read", { code: "model-nonsense", place: "p", reason: "empty" }, true],
    ["a stop", { code: "model-stopped" }, false],
    ["a spent budget", { code: "model-over-budget", spent: 1, tokensPerDay: 1 }, false],
    ["a prompt that is wrong", { code: "prompt-wrong", path: "p", problems: [] }, false],
  ])("takes %s for what it is", async ([, trouble, isAnswer]) => {
    let now = 0;
    const breaker = openBreaker(() => now);
    for (let time = 0; time < 5; time++) expect(await troubleOf(breaker(fails(trouble)))).toEqual(trouble);
    for (let time = 0; time < 3; time++) await troubleOf(breaker(fails(AWAY)));
    now = 30_000;
    // The one that went to see is over, whatever became of it.
    expect(await troubleOf(breaker(fails(trouble)))).toEqual(trouble);
    expect(await troubleOf(breaker(fails(AWAY)))).toEqual(AWAY);
    expect(await troubleOf(breaker(fails(AWAY)))).toMatchObject({ seconds: isAnswer ? null : 60 });
  });

  test("leaves faults of the program alone", async () => {
    const breaker = openBreaker(() => 0);
    for (let time = 0; time < 5; time++) {
      await expect(breaker(() => Promise.reject(new TypeError("x")))).rejects.toThrow(TypeError);
    }
    expect(await breaker(async () => "ok")).toBe("ok");
  });
});

describe("a pause", () => {
  const BUSY = { code: "model-busy", place: "p", until: null } as const;

  test("grows four times at each attempt, never by the same amount for all", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const pauses = [1, 2, 3, 4].map((attempt) => pauseAfter(attempt, { ...BUSY, seconds: null }, chance));
        const share = 0.5 + chance / 2;
        expect(pauses).toEqual([1_000 * share, 4_000 * share, 16_000 * share, null]);
      }),
    );
  });

  test.for([
    [0, 500],
    [1, 1_500],
    [60, 60_500],
    [60.1, null],
    [3_600, null],
  ] as const)("is what the server asks for, up to a minute: %d s", ([seconds, pause]) => {
    expect(pauseAfter(1, { ...BUSY, seconds }, 0.5)).toBe(pause);
  });

  test("is for what passes alone", () => {
    expect(pauseAfter(1, undefined, 0)).toBeNull();
    expect(pauseAfter(1, { code: "model-over-quota", place: "p" }, 0)).toBeNull();
    expect(pauseAfter(1, { code: "model-slow", place: "p", seconds: 1 }, 0)).toBeNull();
  });
});
