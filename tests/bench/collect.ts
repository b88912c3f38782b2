import { createServer, type Server } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { openApp } from "../../src/app.ts";
import { makeConfig } from "../../src/config.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { openLog } from "../../src/lib/log.ts";
import { pause } from "../../src/lib/timing.ts";
import { timed } from "./measure.ts";

const [FEEDS, ARTICLES, LATENCY] = [500, 20, 50];
/** Each host serves as many feeds; the second between two requests to it is counted as a hundredth. */
const HOSTS = 50;
const GAP = 10;
const START = Date.parse("2026-01-05T08:00:00Z");

export type CollectFigures = {
  articles: number;
  perSecond: number;
  firstSeconds: number;
  againSeconds: number;
  /** Processor time of a round with nothing new, against that of the first. */
  againWork: number;
  /** The same where servers know no condition, and send the whole again. */
  blindWork: number;
  residentMegabytes: number;
  longestPauseMs: number;
  p99PauseMs: number;
};

/** A round over many feeds on loopback, each answer late by a site's own latency, and two more with nothing new. */
export async function measureCollect(folder: string): Promise<CollectFigures> {
  await using sites = await openSites();
  const urls = Array.from({ length: FEEDS }, (_, n) => `${sites.addresses[n % HOSTS]}/${n}`);
  const sources = urls.map((feed, n) => ({ id: `s${n}`, feed }));
  const text = JSON.stringify({ privateHosts: ["127.0.0.1"], sources });
  const config = makeConfig({ path: "vigie.yaml", text }, folder, {});
  const time = { ahead: 0 };
  const clock = () => START + Math.round(performance.now()) + time.ahead;
  const log = openLog("silent", () => {}, clock, "bench");
  const hosts = openHosts({ clock, pause, gap: GAP });
  await using app = await openApp(config, {
    ...{ name: "bench", clock, isGone: () => false, log, chance: () => 0.5, hosts, out: () => {}, redact: (each: string) => each },
    ...{ width: 80, colour: false },
  } as never);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let resident = 0;
  const round = async () => {
    const before = process.cpuUsage();
    const [milliseconds, { reports }] = await timed(() =>
      app.collect({
        onProgress: () => {
          resident = Math.max(resident, process.memoryUsage().rss);
        },
      }),
    );
    const { user, system } = process.cpuUsage(before);
    const count = (what: "new" | "merged" | "failed") => reports.reduce((sum, report) => sum + report[what], 0);
    time.ahead += 3_600_000;
    return { seconds: milliseconds / 1000, work: user + system, kept: count("new") + count("merged"), failed: count("failed") };
  };
  const first = await round();
  delay.disable();
  const again = await round();
  sites.forget();
  const blind = await round();
  if (first.kept !== FEEDS * ARTICLES || first.failed + again.kept + again.failed + blind.kept > 0)
    throw new Error(`The rounds went wrong: ${JSON.stringify({ first, again, blind })}`);
  return {
    ...{ articles: first.kept, perSecond: first.kept / first.seconds, firstSeconds: first.seconds },
    ...{ againSeconds: again.seconds, againWork: again.work / first.work, blindWork: blind.work / first.work },
    residentMegabytes: resident / 1_000_000,
    ...{ longestPauseMs: delay.max / 1e6, p99PauseMs: delay.percentile(99) / 1e6 },
  };
}

/** Servers on as many ports; once they `forget`, they answer no condition. */
async function openSites() {
  let isForgetful = false;
  const servers: Server[] = [];
  for (let n = 0; n < HOSTS; n++) {
    const server = createServer(async ({ url = "/", headers }, response) => {
      await setTimeout(LATENCY);
      const etag = `"${url}"`;
      if (!isForgetful && headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
      const known = isForgetful ? {} : { etag };
      return response.writeHead(200, { "content-type": "application/rss+xml", ...known }).end(feedOf(url.slice(1)));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
  }
  return {
    addresses: servers.map((server) => `http://127.0.0.1:${Object(server.address()).port}`),
    forget: () => {
      isForgetful = true;
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.close();
    },
  };
}

/** A feed whose articles have words of their own, long enough to be whole. */
function feedOf(name: string): string {
  const items = Array.from({ length: ARTICLES }, (_, n) => {
    const seed = Number(name) * ARTICLES + n;
    const sentences = Array.from({ length: 12 }, (_unused, at) => sentenceOf(seed * 12 + at)).join(" ");
    return `<item><guid>${name}-${n}</guid><link>https://exemple.fr/${name}/${n}</link>
<title>${sentenceOf(seed).split(" ").slice(0, 8).join(" ")}</title><pubDate>Mon, 05 Jan 2026 07:00:00 GMT</pubDate>
<description>&lt;p&gt;${sentences}&lt;/p&gt;</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Flux ${name}</title>${items.join("\n")}</channel></rss>`;
}

const SYLLABLES = [..."ba ce di fo gu ha je ki lo mu na pe ri so tu va xe zi bo cu".split(" ")];

/** Words made of a number's digits: two sentences have few in common. */
function sentenceOf(seed: number): string {
  const words = Array.from({ length: 14 }, (_, at) => {
    let rest = (seed * 14 + at + 1) * 2_654_435_761;
    let word = "";
    for (let part = 0; part < 3; part++) {
      word += SYLLABLES[Math.abs(rest) % SYLLABLES.length];
      rest = Math.floor(rest / 97);
    }
    return word;
  });
  return `Le ${words.join(" ")} en ${seed}.`;
}
