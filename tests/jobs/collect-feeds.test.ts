import { describe, expect, test } from "vitest";
import { type App, openApp } from "../../src/app.ts";
import { makeConfig } from "../../src/config.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { openLog } from "../../src/lib/log.ts";
import { type Answer, ok, openFeedServer, status } from "../support/feed-server.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 24 * 3_600_000];
const START = Date.parse("2026-01-05T08:00:00Z");
const LONG = "Le moulin de la vallée reprend du service après vingt ans de silence. ".repeat(12);

const item = (n: number, address: string, text: string): string =>
  `<item><guid>g${n}</guid><title>Le moulin ${n}</title><link>${address}/article/${n}</link>
<pubDate>Mon, 05 Jan 2026 07:00:00 GMT</pubDate><description>${text} Numéro ${n}.</description></item>`;
const feed = (items: readonly string[], head = ""): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Le flux</title>${head}${items.join("")}</channel></rss>`;
const page = (n: number): string =>
  `<!doctype html><html lang="fr"><head><title>Le moulin ${n}</title></head><body><article><h1>Le moulin ${n}</h1>
<p>${LONG}</p><p>La page entière du moulin numéro ${n}, roue ${n * 7}.</p></article></body></html>`;

/** The program over feeds on loopback, whose script may change; hours pass as the test says. */
async function openTeam(script: Record<string, Answer>, feeds: Record<string, string>, kind: "feed" | "page" = "feed") {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(openTemporaryFolder());
  const server = stack.use(await openFeedServer(script));
  const time = { now: START };
  const clock = () => time.now;
  const configOf = (paths: Record<string, string>) => {
    const sources = Object.entries(paths).map(([id, path]) => ({
      id,
      name: id.toUpperCase(),
      [kind]: server.address + path,
    }));
    const text = JSON.stringify({ privateHosts: ["127.0.0.1"], sources });
    return makeConfig({ path: "vigie.yaml", text }, folder.path, {});
  };
  const hosts = openHosts({ clock, pause: async () => {}, gap: 0 });
  const log = openLog("silent", () => {}, clock, "essai");
  const edges = { name: "essai", clock, isGone: () => false, chance: () => 0.5, log, show: () => {}, hosts };
  const app: App = stack.use(await openApp(configOf(feeds), edges));
  const owned = stack.move();
  return {
    ...{ app, server, time, script },
    adopt: (paths: Record<string, string>) => app.adopt(configOf(paths)),
    /** What the visits that are due bring, after some milliseconds. */
    async after(milliseconds: number) {
      time.now += milliseconds;
      const reports = await app.collectNext({});
      return reports.map((report) => ({ ...report, fresh: report.new + report.merged }));
    },
    asked: () => server.asked.splice(0),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const versioned =
  (body: () => string, headers: Record<string, string> = { etag: '"1"' }): Answer =>
  (request, response) => {
    if (headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"]) {
      response.writeHead(304).end();
    } else response.writeHead(200, { "content-type": "application/rss+xml", ...headers }).end(body());
  };
const moved =
  (location: string): Answer =>
  (_, response) => {
    response.writeHead(301, { location }).end();
  };
const whole = (address: string, count = 2): string =>
  feed(Array.from({ length: count }, (_, n) => item(n, address, LONG)));

describe("a feed that is visited again", () => {
  test.for([
    ["with a version", { etag: '"1"' }],
    ["without", {}],
  ] as const)("brings nothing while it has not changed, %s", async ([, headers]) => {
    const script: Record<string, Answer> = {};
    await using team = await openTeam(script, { a: "/flux" });
    script["/flux"] = versioned(() => whole(team.server.address), headers);
    expect(await team.after(0)).toMatchObject([{ fresh: 2, failed: 0 }]);
    expect(await team.after(20 * MINUTE)).toMatchObject([{ fresh: 0, known: 0, changed: 0, failed: 0, reasons: [] }]);
    script["/flux"] = versioned(() => whole(team.server.address, 3), { etag: '"2"' });
    expect(await team.after(20 * MINUTE)).toMatchObject([{ fresh: 1, known: 2 }]);
  });

  test("is visited when it may have something new, by its own word", async () => {
    const script: Record<string, Answer> = {};
    await using team = await openTeam(script, { a: "/flux", b: "/ttl" });
    script["/flux"] = ok(whole(team.server.address));
    script["/ttl"] = versioned(() => feed([], "<ttl>120</ttl>"));
    await team.after(0);
    await team.after(0);
    expect(await team.after(14 * MINUTE)).toEqual([]);
    expect(await team.after(MINUTE)).toMatchObject([{ id: "a" }]);
    expect((await team.after(106 * MINUTE)).concat(await team.after(0)).map(({ id }) => id)).toEqual(["a", "b"]);
    team.asked();
    // Not changed, it is not asked more often either.
    for (let quarter = 0; quarter < 7; quarter++) await team.after(15 * MINUTE);
    expect(team.asked()).not.toContain("/ttl");
  });

  test("is read where it has gone for good, once that is sure, and this is told once", async () => {
    const script: Record<string, Answer> = {};
    await using team = await openTeam(script, { a: "/ancien" });
    script["/ancien"] = moved("/nouveau");
    script["/nouveau"] = ok(whole(team.server.address));
    const notices = [];
    for (let visit = 0; visit < 4; visit++) notices.push((await team.after(HOUR))[0]?.notices);
    expect(notices).toEqual([
      [],
      [expect.stringMatching(/^La source A a changé d’adresse : .*\/nouveau\. Vos/)],
      [],
      [],
    ]);
    expect(team.asked()).toEqual(["/ancien", "/nouveau", "/ancien", "/nouveau", "/nouveau", "/nouveau"]);
    expect(team.app.config.sources[0]?.feed).toMatch(/\/ancien$/);
  });
});

describe("a listing that is visited again", () => {
  const path = (n: number): string => `/actualites/le-moulin-numero-${n}`;
  const listing = (count: number): Answer =>
    ok(
      Array.from(
        { length: count },
        (_, n) =>
          `<li>5 janvier 2026 <h2><a href="${path(n + 1)}">Le moulin de la vallée, numéro ${n + 1}</a></h2></li>`,
      ).join(""),
      "text/html; charset=utf-8",
    );
  const html = (n: number): Answer => ok(page(n), "text/html; charset=utf-8");

  test("knows the articles that it still names, and does not fail with its only new page", async () => {
    const script: Record<string, Answer> = { "/actualites": listing(3), [path(1)]: html(1), [path(2)]: html(2) };
    await using team = await openTeam({ ...script, [path(3)]: html(3) }, { a: "/actualites" }, "page");
    expect(await team.after(0)).toMatchObject([{ fresh: 3, known: 0, failed: 0 }]);
    for (const count of [4, 5]) {
      Object.assign(team.script, { "/actualites": listing(count), [path(count)]: status(500) });
      const [report] = await team.after(DAY);
      expect(report).toMatchObject({ fresh: 0, known: 3, notices: [] });
      expect(report?.failed).toBeGreaterThan(0);
      expect((await team.app.corpus.sourceStates()).map(({ reason }) => reason)).toEqual([null]);
    }
  });

  test("fails where it names none that is known and none can be read", async () => {
    await using team = await openTeam(
      { "/actualites": listing(2), [path(1)]: status(500), [path(2)]: status(500) },
      { a: "/actualites" },
      "page",
    );
    expect(await team.after(0)).toMatchObject([{ fresh: 0, known: 0, failed: 2 }]);
    expect((await team.app.corpus.sourceStates())[0]?.reason).not.toBeNull();
  });
});

describe("a feed that fails", () => {
  test("is told of after three times, stopped after ten, and told of when it is well", async () => {
    await using team = await openTeam({}, { a: "/flux" });
    const told: [number, string[]][] = [];
    for (let visit = 1; visit <= 12; visit++) {
      for (const { notices } of await team.after(DAY)) if (notices.length > 0) told.push([visit, notices]);
    }
    expect(told).toEqual([
      [3, [expect.stringMatching(/^La source A ne répond plus depuis trois visites : .*erreur 404/)]],
      [10, [expect.stringMatching(/^La source A n’est plus visitée : .*sources test ID/)]],
    ]);
    expect(team.asked()).toHaveLength(10);
    expect(await team.app.corpus.sourceStates()).toMatchObject([
      { failures: 10, isStopped: true, reason: expect.stringContaining("Elle n’est plus visitée.") },
    ]);
    expect(await team.app.collect({})).toMatchObject({
      reports: [{ failed: 0, reasons: [expect.stringContaining("plus visitée")] }],
    });
    await team.app.corpus.restartSource("a");
    expect(await team.after(0)).toMatchObject([{ failed: 1, notices: [] }]);
  });

  test("is told of when it is well again", async () => {
    const script: Record<string, Answer> = {};
    await using team = await openTeam(script, { a: "/flux" });
    for (let visit = 0; visit < 3; visit++) await team.after(DAY);
    script["/flux"] = ok(whole(team.server.address));
    expect(await team.after(DAY)).toMatchObject([{ fresh: 2, notices: ["La source A répond de nouveau."] }]);
    expect(await team.after(DAY)).toMatchObject([{ notices: [] }]);
  });

  test("is left alone for longer each time", async () => {
    await using team = await openTeam({}, { a: "/flux" });
    const visits: number[] = [];
    for (let quarter = 0; quarter < 64; quarter++) {
      if ((await team.after(quarter === 0 ? 0 : 15 * MINUTE)).length > 0) visits.push(quarter);
    }
    expect(visits).toEqual([0, 1, 3, 7, 15, 31, 63]);
  });

  test("is stopped at once where it has gone, and visited again at another address", async () => {
    const script: Record<string, Answer> = { "/flux": status(410) };
    await using team = await openTeam(script, { a: "/flux" });
    expect(await team.after(0)).toMatchObject([
      { failed: 1, notices: [expect.stringMatching(/n’est plus visitée : .* a disparu/)] },
    ]);
    expect(await team.after(DAY)).toEqual([]);
    script["/autre"] = ok(whole(team.server.address));
    await team.adopt({ a: "/autre" });
    expect(await team.after(0)).toMatchObject([{ fresh: 2 }]);
    expect(await team.app.corpus.sourceStates()).toMatchObject([{ failures: 0, isStopped: false, reason: null }]);
  });

  test("gives its whole host a rest where it asks for it, for which no other is blamed", async () => {
    const busy: Answer = (_, response) => {
      response.writeHead(429, { "retry-after": "3600" }).end();
    };
    const script: Record<string, Answer> = { "/a": busy };
    await using team = await openTeam(script, { a: "/a", b: "/b" });
    script["/b"] = ok(whole(team.server.address));
    expect(await team.after(0)).toMatchObject([
      { id: "a", failed: 1, reasons: [expect.stringContaining("60 minutes")] },
    ]);
    expect(await team.after(0)).toMatchObject([
      { id: "b", failed: 0, reasons: [expect.stringContaining("d’attendre")] },
    ]);
    expect(await team.after(59 * MINUTE)).toEqual([]);
    expect(team.asked()).toEqual(["/a"]);
    expect(await team.after(MINUTE)).toMatchObject([{ id: "a" }]);
    expect((await team.app.corpus.sourceStates()).map(({ id }) => id)).toEqual(["a"]);
    await team.after(DAY);
    script["/a"] = ok(feed([]));
    await team.after(0);
    expect(await team.after(DAY)).not.toEqual([]);
  });

  test("by a challenge says so, and brings no article", async () => {
    const challenge = `<!DOCTYPE html><title>Just a moment...</title><script>window._cf_chl_opt={}</script>`;
    await using team = await openTeam({ "/flux": ok(challenge, "text/html") }, { a: "/flux" });
    expect(await team.after(0)).toMatchObject([
      { fresh: 0, failed: 1, reasons: [expect.stringContaining("n’est pas un robot (protection Cloudflare)")] },
    ]);
  });
});

describe("a feed of excerpts", () => {
  const short = (address: string, count: number): string =>
    feed(Array.from({ length: count }, (_, n) => item(n, address, "Le début.")));
  const pages = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`/article/${n}`, ok(page(n), "text/html")]));
  const articlesAsked = (asked: string[]) => asked.filter((path) => path.startsWith("/article/")).length;

  test("is filled up from its pages, once each, and not where robots.txt keeps programs out", async () => {
    const robots = ok("User-agent: *\nDisallow: /article/1$", "text/plain");
    const script: Record<string, Answer> = { ...pages, "/robots.txt": robots, "/article/2": status(403) };
    await using team = await openTeam(script, { a: "/flux" });
    script["/flux"] = versioned(() => short(team.server.address, 4), {});
    const { ids } = await team.app.collect({});
    const articles = (await team.app.corpus.articles(ids)).toSorted((a, b) => a.key.localeCompare(b.key));
    const told = articles.map(({ key, flags, sentences }) => [key, flags.includes("truncated"), sentences.length > 5]);
    expect(told).toEqual([
      ["g0", false, true],
      ["g1", true, false],
      ["g2", true, false],
      ["g3", false, true],
    ]);
    expect(team.asked()).toEqual(["/flux", "/robots.txt", "/article/0", "/article/2", "/article/3"]);
    script["/flux"] = versioned(() => short(team.server.address, 5), {});
    expect(await team.after(HOUR)).toMatchObject([{ fresh: 1, known: 4, changed: 0 }]);
    expect(team.asked()).toEqual(["/flux", "/article/4"]);
    const [first] = await team.app.corpus.articles(articles.slice(0, 1).map(({ id }) => id));
    expect(first?.sentences.length).toBeGreaterThan(5);
  });

  test("is filled up a few pages at a time: the past is kept as it is, what is new waits", async () => {
    const script: Record<string, Answer> = { ...pages };
    await using team = await openTeam(script, { a: "/flux" });
    script["/flux"] = versioned(() => short(team.server.address, 28));
    expect(await team.after(0)).toMatchObject([{ fresh: 28, failed: 0 }]);
    expect(articlesAsked(team.asked())).toBe(25);
    expect((await team.app.corpus.coverage()).articles).toBe(28);
    script["/flux"] = versioned(() => short(team.server.address, 58), { etag: '"2"' });
    await team.after(HOUR);
    expect(articlesAsked(team.asked())).toBe(25);
    expect((await team.app.corpus.coverage()).articles).toBe(53);
    await team.after(15 * MINUTE);
    expect(articlesAsked(team.asked())).toBe(5);
    expect((await team.app.corpus.coverage()).articles).toBe(58);
    await team.after(15 * MINUTE);
    expect(team.asked()).toEqual(["/flux"]);
  });

  test("waits for its pages where their host asks for rest", async () => {
    const busy: Answer = (_, response) => {
      response.writeHead(429, { "retry-after": "60" }).end();
    };
    const script: Record<string, Answer> = { ...pages };
    await using team = await openTeam(script, { a: "/flux" });
    script["/flux"] = versioned(() => short(team.server.address, 1));
    await team.after(0);
    Object.assign(script, {
      "/flux": versioned(() => short(team.server.address, 3), { etag: '"2"' }),
      "/article/1": busy,
    });
    expect(await team.after(HOUR)).toMatchObject([{ fresh: 0, known: 1, failed: 0 }]);
    Object.assign(script, pages);
    expect(await team.after(HOUR)).toMatchObject([{ fresh: 2, known: 1 }]);
  });
});
