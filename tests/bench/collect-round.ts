// A round in a process of its own, started by `collect.ts` as the product is: it tells its figures and ends.
import { fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { openApp } from "../../src/app.ts";
import { makeConfig } from "../../src/config.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { openLog } from "../../src/lib/log.ts";
import { pause } from "../../src/lib/timing.ts";
import type { CollectFigures } from "./collect.ts";
import { timed } from "./measure.ts";

const [FEEDS, ARTICLES, HOSTS] = [500, 20, 50];
/** Milliseconds between two requests to a host, in the place of a second: ten feeds to a host would measure the wait alone. */
const GAP = 10;
const START = Date.parse("2026-01-05T08:00:00Z");

const [folder = ""] = process.argv.slice(2);
process.send?.(await measureRound());

/** A round over many feeds on loopback, each answer late by a site's own latency, and two more with nothing new. */
async function measureRound(): Promise<CollectFigures> {
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
    ...{ name: "bench", clock, isGone: () => false, log, chance: () => 0.5, hosts, show: () => {} },
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const work = watchWork();
  const round = async () => {
    const before = process.cpuUsage();
    const [milliseconds, { reports }] = await timed(() => app.collect({}));
    const { user, system } = process.cpuUsage(before);
    const count = (what: "new" | "merged" | "failed") => reports.reduce((sum, report) => sum + report[what], 0);
    time.ahead += 3_600_000;
    return {
      seconds: milliseconds / 1000,
      work: user + system,
      kept: count("new") + count("merged"),
      failed: count("failed"),
    };
  };
  const first = await round();
  delay.disable();
  const longestWorkMs = work.end();
  const again = await round();
  sites.forget();
  const blind = await round();
  if (first.kept !== FEEDS * ARTICLES || first.failed + again.kept + again.failed + blind.kept > 0)
    throw new Error(`The rounds went wrong: ${JSON.stringify({ first, again, blind })}`);
  return {
    ...{ articles: first.kept, perSecond: first.kept / first.seconds, firstSeconds: first.seconds },
    processorSeconds: first.work / 1e6,
    ...{ againSeconds: again.seconds, againWork: again.work / first.work, blindWork: blind.work / first.work },
    residentMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
    ...{ longestPauseMs: delay.max / 1e6, p99PauseMs: delay.percentile(99) / 1e6, longestWorkMs },
  };
}

/** Milliseconds of the processor that the thread takes between two turns of the event loop, at most. */
function watchWork() {
  const taken = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [longest, before] = [0, taken()];
  const note = () => {
    const now = taken();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const timer = setInterval(note, 5);
  return {
    end() {
      clearInterval(timer);
      note();
      return longest;
    },
  };
}

/** Sites in a process of their own: what they take is not the product's. Once they `forget`, they answer no condition. */
async function openSites() {
  const child = fork(new URL("./collect-sites.ts", import.meta.url), [`${HOSTS}`, `${ARTICLES}`], { execArgv: [] });
  const [addresses] = (await once(child, "message")) as [string[]];
  return {
    addresses,
    forget: () => child.send("forget"),
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}
