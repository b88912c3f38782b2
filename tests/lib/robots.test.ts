import { describe, expect, test } from "vitest";
import { openFetch } from "../../src/lib/http.ts";
import { openRobots } from "../../src/lib/robots.ts";
import { type Answer, ok, openFeedServer, reset, status } from "../support/feed-server.ts";

/** Whether pages may be read where robots.txt answers so; the clock stands in `time`. */
async function openSite(answer: Answer) {
  const server = await openFeedServer({ "/robots.txt": answer });
  const time = { now: 0 };
  const permit = openRobots(openFetch(["127.0.0.1"]), () => time.now);
  return {
    ...{ server, time },
    may: (path: string) =>
      permit(new URL(path, server.address)).then(
        () => "yes",
        (error) => error.trouble.reason,
      ),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const RULES = `# Bonjour
User-agent: *
Disallow: /prive
Disallow: /*.pdf$
Allow: /prive/ouvert

User-agent: AutreRobot
Disallow: /
`;

describe("robots.txt", () => {
  test("is obeyed", async () => {
    await using site = await openSite(ok(RULES, "text/plain"));
    const answers = [];
    for (const path of ["/article", "/prive/1", "/prive/ouvert/1", "/a.pdf", "/a.pdf?x"])
      answers.push(await site.may(path));
    expect(answers).toEqual(["yes", "said", "yes", "said", "yes"]);
  });

  test("may speak of Vigie alone", async () => {
    await using site = await openSite(ok("User-agent: vigie\nDisallow: /\n\nUser-agent: *\nAllow: /", "text/plain"));
    expect(await site.may("/article")).toBe("said");
  });

  test.for([
    ["is not there", status(404)],
    ["is not shown", status(403)],
    ["has gone", status(410)],
    ["is empty", ok("", "text/plain")],
    ["is a page", ok("<!doctype html><title>Accueil</title><p>Disallow: /</p>", "text/html")],
  ] as const)("lets everybody in where it %s", async ([, answer]) => {
    await using site = await openSite(answer);
    expect(await site.may("/article")).toBe("yes");
  });

  test.for([
    ["is out of order", status(503)],
    ["asks for rest", status(429)],
    ["hangs up", reset],
  ] as const)("lets nobody in for now where it %s, and is asked again soon", async ([, answer]) => {
    await using site = await openSite(answer);
    expect([await site.may("/a"), await site.may("/b")]).toEqual(["unread", "unread"]);
    expect(site.server.asked).toEqual(["/robots.txt"]);
    site.time.now += 11 * 60_000;
    await site.may("/a");
    expect(site.server.asked).toHaveLength(2);
  });

  test("is read once a day, and once for all that ask at a time", async () => {
    await using site = await openSite(ok(RULES, "text/plain"));
    await Promise.all(["/1", "/2", "/3"].map(site.may));
    site.time.now += 23 * 3_600_000;
    await site.may("/4");
    expect(site.server.asked).toHaveLength(1);
    site.time.now += 2 * 3_600_000;
    await site.may("/5");
    expect(site.server.asked).toHaveLength(2);
  });

  test("takes little time, however it is written", async () => {
    await using site = await openSite(ok(`User-agent: *\nDisallow: /${"*a".repeat(250_000)}`, "text/plain"));
    const started = performance.now();
    await site.may(`/${"a".repeat(1500)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
