import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { type Health, openHealth, type Pages } from "../../src/web/health.ts";

const WELL: Health = { status: "ok", articles: 3, collectedAt: "2025-12-24T07:30:00.000Z" };
const METRICS = "# HELP vigie_articles Articles.\n# TYPE vigie_articles gauge\nvigie_articles 3\n";
const PAGES: Pages = { health: async () => WELL, metrics: async () => METRICS };
const BOTH = ["/healthz", "/metrics"];

describe("the health page", () => {
  test("says how the program fares, as it is when asked", async () => {
    let articles = 3;
    await using health = await openHealth(0, { ...PAGES, health: async () => ({ ...WELL, articles }) });
    expect(health?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const ask = async () => (await fetch(`${health?.address}/healthz`)).json();
    expect(await ask()).toEqual(WELL);
    articles = 4;
    expect(await ask()).toEqual({ ...WELL, articles: 4 });
  });

  test("gives what is measured as Prometheus reads it", async () => {
    await using health = await openHealth(0, PAGES);
    const answer = await fetch(`${health?.address}/metrics?name=vigie_articles`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      ...[200, "text/plain; version=0.0.4; charset=utf-8"],
    ]);
    expect(await answer.text()).toBe(METRICS);
  });

  test("is the only one, with that of what is measured", async () => {
    await using health = await openHealth(0, PAGES);
    for (const path of ["/", "/healthz/", "/../healthz/x", "/vigie.yaml", "/metrics/x", "/Metrics", "/constructor"]) {
      const answer = await fetch(`${health?.address}${path}`);
      expect([answer.status, await answer.json()]).toEqual([404, { status: "not found" }]);
    }
  });

  test.for(BOTH)(
    "gives the head of %s alone to who asks for no more, and refuses what would change it",
    async (path) => {
      await using health = await openHealth(0, PAGES);
      const ask = (method: string) => fetch(`${health?.address}${path}`, { method });
      const [whole, head] = [await ask("GET"), await ask("HEAD")];
      const lengthOf = ({ headers }: Response) => [headers.get("content-type"), headers.get("content-length")];
      expect([head.status, lengthOf(head), await head.text()]).toEqual([200, lengthOf(whole), ""]);
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        const refused = await ask(method);
        expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
      }
    },
  );

  test.for(BOTH)("says at %s that the program fails where it cannot tell, and nothing of why", async (path) => {
    const fail = () => Promise.reject(new Error("No base at postgres://vigie:sesame@hote."));
    await using health = await openHealth(0, { health: fail, metrics: fail });
    const answer = await fetch(`${health?.address}${path}`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: "failing" }]);
  });

  test.for(BOTH)("says so at %s where it takes too long to tell", async (path) => {
    const never = () => new Promise<never>(() => {});
    await using health = await openHealth(0, { health: never, metrics: never }, 20);
    expect((await fetch(`${health?.address}${path}`)).status).toBe(503);
  });

  test("is not there where its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    expect(await openHealth(typeof address === "object" ? (address?.port ?? 0) : 0, PAGES)).toBeUndefined();
    await new Promise((resolve) => other.close(resolve));
  });

  test("closes at once, a client still there or not", async () => {
    const health = await openHealth(0, { ...PAGES, health: () => new Promise(() => {}) });
    const asked = fetch(`${health?.address}/healthz`);
    const refused = expect(asked).rejects.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    await health?.[Symbol.asyncDispose]();
    await refused;
    await expect(fetch(`${health?.address}/healthz`)).rejects.toThrow();
  });
});
