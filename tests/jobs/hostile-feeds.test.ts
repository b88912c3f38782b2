import { setInterval } from "node:timers";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { collect } from "../../src/jobs/collect.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { type Fetch, openFetch } from "../../src/lib/http.ts";
import { openLog } from "../../src/lib/log.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { readSource } from "../../src/sources/read-source.ts";
import { NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import {
  type Answer,
  cutShort,
  endlessBody,
  gzipBomb,
  hang,
  ok,
  openFeedServer,
  redirect,
  redirectLoop,
  slowBody,
} from "../support/feed-server.ts";
import { rssOf } from "../support/small-news.ts";

const GOOD = rssOf("Le Moulin", "Le moulin de Verlac reprend du service après vingt ans de silence.");

const headed =
  (code: number, headers: Record<string, string | string[]>, body: string | Uint8Array = ""): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end(body);
  };
/** What stands on the wire, to the letter. */
const raw =
  (text: string, every?: { line: string; milliseconds: number }): Answer =>
  ({ socket }) => {
    socket.write(text);
    if (every === undefined) return void socket.end();
    const timer = setInterval(() => socket.write(every.line), every.milliseconds);
    socket.on("close", () => clearInterval(timer));
  };
const many = Object.fromEntries(Array.from({ length: 1990 }, (_, n) => [`x-${n}`, "1"]));

/** The network's part of what is known to do harm; `null` where the feed may be read all the same. */
const HOSTILE: [what: string, answer: Answer, told: RegExp | null][] = [
  ["a body that unfolds into 200 MiB", gzipBomb, /dépasse 15 Mo/],
  ["one packed twice", headed(200, { "content-encoding": "gzip, gzip" }, gzipSync(gzipSync(GOOD))), /compressée/],
  [
    "one that unfolds by brotli",
    headed(200, { "content-encoding": "br" }, brotliCompressSync(Buffer.alloc(100_000_000))),
    /dépasse 15 Mo/,
  ],
  ["one packed as nobody asked for", headed(200, { "content-encoding": "zstd" }, GOOD), /compressée/],
  ["an endless body", endlessBody, /dépasse 15 Mo/],
  ["a slow body", slowBody, /n’a pas tout envoyé/],
  ["a slow head", raw("HTTP/1.1 200 OK\r\n", { line: "x-a: 1\r\n", milliseconds: 50 }), /n’a pas tout envoyé/],
  ["silence", hang, /n’a pas tout envoyé/],
  ["a body that breaks off", cutShort, /la connexion a été coupée/],
  [
    "five bytes announced, and more sent",
    raw(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n${"x".repeat(5_000_000)}`),
    /pas un flux|n’a pas abouti/,
  ],
  ["a loop", redirectLoop, /sans fin/],
  ...["file:///etc/passwd", "gopher://127.0.0.1/", "data:text/xml,a", "javascript:1"].map(
    (to): [string, Answer, RegExp] => [`a way to ${to}`, redirect(to), /http:\/\/ ou https:\/\//],
  ),
  ...["http://127.0.0.2/", "http://169.254.169.254/latest/", "http://[::1]/"].map((to): [string, Answer, RegExp] => [
    `a way to ${to}`,
    redirect(to),
    /réseau privé/,
  ]),
  ["a header of 64 kB", headed(200, { "x-long": "x".repeat(65_536) }, GOOD), /n’a pas abouti/],
  ["two thousand headers", headed(200, many, GOOD), null],
  ["the status 999", headed(999, {}, GOOD), /erreur 999/],
  [
    "204 with a body",
    raw(`HTTP/1.1 204 No Content\r\ncontent-length: 9\r\n\r\n<rss>????`),
    /pas un flux|n’a pas abouti/,
  ],
  ["304 to no question", headed(304, {}), /erreur 304/],
  ["a teapot", headed(418, {}, GOOD), /erreur 418/],
  ["a rest of thirty years", headed(503, { "retry-after": "1000000000" }), /d’attendre 24 heures/],
  ["a rest that is over", headed(503, { "retry-after": "Thu, 01 Jan 2015 00:00:00 GMT" }), /d’attendre 10 minutes/],
  ["a version of 1 MB", headed(200, { etag: `"${"x".repeat(1_000_000)}"` }, GOOD), /n’a pas abouti/],
  ["cookies", headed(200, { "set-cookie": Array(100).fill("a=1; Path=/") }, GOOD), null],
];

describe("a hostile site", () => {
  test("ends within its limits each time, and the next source is collected", { timeout: 60_000 }, async () => {
    await using opened = await openTestCorpus();
    await using stack = new AsyncDisposableStack();
    const clock = () => NOW;
    const hosts = openHosts({ clock, pause: async () => {}, gap: 0 });
    const get = openFetch(["127.0.0.1"], { hosts });
    const hurried: Fetch = (url, request, stop) => get(url, { ...request, seconds: 1 }, stop);
    const sources = [];
    for (const [at, answer] of [...HOSTILE.map(([, each]) => each), ok(GOOD)].entries()) {
      const { address } = stack.use(await openFeedServer({ "/": answer }));
      const settings = { id: `s${at}`, feed: `${address}/` };
      sources.push({
        ...{ id: settings.id, name: settings.id, place: settings.feed, every: 900_000 },
        read: (stop?: AbortSignal) => readSource(settings, ".", { fetch: hurried, stop, now: clock }),
      });
    }
    const log = openLog("silent", () => {}, clock, "essai");
    const deps = {
      ...{ corpus: opened.corpus, pauses: openPauses(opened.database, "source") },
      log,
      now: clock,
      clock,
    };
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const started = performance.now();
    const { reports } = await collect(sources, { ...deps, zone: ZONE });
    const took = performance.now() - started;
    clearInterval(watch);
    const told = reports.map(({ reasons, known, new: fresh }) => reasons[0] ?? `${fresh + known} article`);
    for (const [at, [what, , pattern]] of HOSTILE.entries()) {
      expect(`${what} : ${told[at]}`).toMatch(pattern ?? /article/);
    }
    expect(told.at(-1)).toMatch(/article/);
    expect((await opened.corpus.sourceStates()).filter(({ reason }) => reason === null)).toHaveLength(3);
    // Three sites take all of their time, side by side.
    expect(took).toBeLessThan(30_000);
    expect((most - before) / 1e6).toBeLessThan(150);
  });
});
