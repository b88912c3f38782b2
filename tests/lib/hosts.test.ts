import { describe, expect, test } from "vitest";
import { openHosts } from "../../src/lib/hosts.ts";

const A = new URL("https://a.exemple.fr/flux");
const B = new URL("https://b.exemple.fr/flux");

/** Hosts on a clock that pauses alone put forward. */
function openTimed() {
  const time = { now: 0, pauses: [] as number[] };
  const pause = async (milliseconds: number) => {
    time.pauses.push(milliseconds);
    time.now += milliseconds;
  };
  return { time, hosts: openHosts({ clock: () => time.now, pause, gap: 1000 }) };
}

/** Something that ends when it is told to. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}

describe("a host", () => {
  test("is asked one thing at a time, in turn, a second apart", async () => {
    const { time, hosts } = openTimed();
    const [first, seen] = [gate(), [] as string[]];
    const asking = [
      hosts.visit(A, async () => {
        seen.push("1 begins");
        await first.promise;
        seen.push("1 ends");
      }),
      hosts.visit(A, async () => void seen.push(`2 at ${time.now}`)),
      hosts.visit(A, async () => void seen.push(`3 at ${time.now}`)),
    ];
    await hosts.visit(B, async () => void seen.push("another host"));
    expect(seen).toEqual(["1 begins", "another host"]);
    first.open();
    await Promise.all(asking);
    expect(seen.slice(2)).toEqual(["1 ends", "2 at 1000", "3 at 2000"]);
    expect(time.pauses).toEqual([1000, 1000]);
  });

  test("is waited for no longer than need be", async () => {
    const { time, hosts } = openTimed();
    await hosts.visit(A, async () => {});
    time.now += 400;
    await hosts.visit(A, async () => {});
    time.now += 5000;
    await hosts.visit(A, async () => {});
    expect(time.pauses).toEqual([600]);
  });

  test("is asked on after a request that failed", async () => {
    const { hosts } = openTimed();
    const failing = hosts.visit(A, () => Promise.reject(new Error("no")));
    const next = hosts.visit(A, async () => "yes");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  test("that rests is not asked, nor what waited for its turn, until its rest is over", async () => {
    const { time, hosts } = openTimed();
    const resting = hosts.visit(A, async () => hosts.rest(A, 60_000));
    const waiting = hosts.visit(A, async () => expect.fail("It was to rest."));
    await resting;
    await expect(waiting).rejects.toMatchObject({ trouble: { code: "fetch-busy", seconds: 60, asked: false } });
    expect(await hosts.visit(B, async () => "another host")).toBe("another host");
    time.now += 60_000;
    expect(await hosts.visit(A, async () => "again")).toBe("again");
  });

  test("is not asked any more once the program is to stop", async () => {
    const { hosts } = openTimed();
    const stop = new AbortController();
    await hosts.visit(A, async () => {});
    const waiting = hosts.visit(A, async () => expect.fail("It was stopped."), stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });

  test("that rests is remembered, however many others are asked", async () => {
    const { time, hosts } = openTimed();
    hosts.rest(A, 3_600_000);
    for (let n = 0; n < 5000; n++) {
      time.now += 1;
      await hosts.visit(new URL(`https://h${n}.exemple.fr`), async () => {});
    }
    await expect(hosts.visit(A, async () => {})).rejects.toThrow("fetch-busy");
  });
});
