import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { type Health, openHealth } from "../../src/web/health.ts";

const WELL: Health = { status: "ok", articles: 3, collectedAt: "2025-12-24T07:30:00.000Z" };

describe("the health page", () => {
  test("says how the program fares, as it is when asked", async () => {
    let articles = 3;
    await using health = await openHealth(0, async () => ({ ...WELL, articles }));
    expect(health?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const ask = async () => (await fetch(`${health?.address}/healthz`)).json();
    expect(await ask()).toEqual(WELL);
    articles = 4;
    expect(await ask()).toEqual({ ...WELL, articles: 4 });
  });

  test("is the only one", async () => {
    await using health = await openHealth(0, async () => WELL);
    for (const path of ["/", "/healthz/", "/../healthz/x", "/vigie.yaml"]) {
      const answer = await fetch(`${health?.address}${path}`);
      expect([answer.status, await answer.json()]).toEqual([404, { status: "not found" }]);
    }
  });

  test("says that the program fails where it cannot tell", async () => {
    await using health = await openHealth(0, () => Promise.reject(new Error("No base.")));
    const answer = await fetch(`${health?.address}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: "failing" }]);
  });

  test("is not there where its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    expect(await openHealth(typeof address === "object" ? (address?.port ?? 0) : 0, async () => WELL)).toBeUndefined();
    await new Promise((resolve) => other.close(resolve));
  });

  test("closes at once, a client still there or not", async () => {
    const health = await openHealth(0, () => new Promise(() => {}));
    const asked = fetch(`${health?.address}/healthz`);
    const refused = expect(asked).rejects.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    await health?.[Symbol.asyncDispose]();
    await refused;
    await expect(fetch(`${health?.address}/healthz`)).rejects.toThrow();
  });
});
