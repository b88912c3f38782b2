import { describe, expect, test } from "vitest";
import { Failure } from "../../src/lib/failure.ts";
import { openDesk } from "../../src/questions/limits.ts";

const never = new AbortController().signal;

/** A desk whose clock stands still until it is set. */
function deskAt(start: number) {
  let now = start;
  const desk = openDesk(() => now);
  const wait = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { desk, wait };
}

const troubleOf = async (answer: Promise<unknown>) => {
  try {
    await answer;
  } catch (error) {
    return error instanceof Failure ? error.trouble : expect.fail(String(error));
  }
  return undefined;
};

describe("questions", () => {
  test("of one reader are six in a minute, then wait until the first is a minute old", async () => {
    const { desk, wait } = deskAt(0);
    const ask = (reader: string) => troubleOf(desk.serve({ reader }, async () => "oui", never));
    for (let count = 0; count < 6; count++) expect(await ask("ana")).toBeUndefined();
    wait(20_000);
    expect(await ask("ana")).toEqual({ code: "asked-too-often", seconds: 40 });
    expect(await ask("bob")).toBeUndefined();
    wait(40_000);
    expect(await ask("ana")).toBeUndefined();
  });

  test("of one channel are twenty in a minute, whoever asks", async () => {
    const { desk } = deskAt(0);
    const ask = (reader: string) => troubleOf(desk.serve({ reader, channel: "veille" }, async () => "oui", never));
    for (let count = 0; count < 20; count++) expect(await ask(`lecteur ${count}`)).toBeUndefined();
    expect(await ask("un autre")).toMatchObject({ code: "asked-too-often" });
  });

  test("of nobody known are not counted", async () => {
    const { desk } = deskAt(0);
    for (let count = 0; count < 50; count++) expect(await desk.serve({}, async () => count, never)).toBe(count);
  });

  test("asked all at once are answered four at a time, in turn, until too many wait", async () => {
    const { desk } = deskAt(0);
    const doors: (() => void)[] = [];
    const answer = (count: number) => () => new Promise<number>((resolve) => doors.push(() => resolve(count)));
    const asked = Array.from({ length: 70 }, (_, count) => desk.serve({}, answer(count), never));
    const late = await Promise.all(asked.slice(64).map(troubleOf));
    expect(late).toEqual(Array(6).fill({ code: "too-busy" }));
    expect(doors).toHaveLength(4);
    const served = Promise.all(asked.slice(0, 64));
    for (let opened = 0; opened < 64; ) {
      for (; opened < doors.length; opened++) doors[opened]?.();
      await new Promise(setImmediate);
    }
    expect(await served).toEqual(Array.from({ length: 64 }, (_, count) => count));
    expect(await troubleOf(desk.serve({}, async () => 0, never))).toBeUndefined();
  });

  test("that fail leave their place", async () => {
    const { desk } = deskAt(0);
    const fail = () => Promise.reject(new Failure({ code: "model-stopped" }));
    for (let count = 0; count < 100; count++)
      expect(await troubleOf(desk.serve({}, fail, never))).toEqual({ code: "model-stopped" });
  });
});
