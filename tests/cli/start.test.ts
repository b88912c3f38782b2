import { createServer } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { localTime } from "../../src/lib/calendar.ts";
import { editionShape } from "../support/contract.ts";
import { hang, openFeedServer } from "../support/feed-server.ts";
import { readMetrics } from "../support/metrics.ts";
import { plain, type Running, runCli, spawnCli } from "../support/run-cli.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const REPLAY = `at: "2025-12-24T08:30"\n${SETTINGS}`;
/** The last words that `start` says before it waits. */
const WORKING = "Ctrl-C pour arrêter.";

/** Milliseconds that the program takes to end, and what it left. */
async function stop(running: Running, signal: NodeJS.Signals) {
  const started = performance.now();
  running.send(signal);
  const ran = await running.ended;
  return { ...ran, took: performance.now() - started };
}

describe("start", () => {
  test.for(["SIGTERM", "SIGINT"] as const)("shows the edition, works, and ends well at %s", async (signal) => {
    using news = openNews(REPLAY);
    const running = spawnCli(["start", "--data", news.path]);
    await running.until(WORKING);
    const { status, out, err, took } = await stop(running, signal);
    expect([status, took < 2000]).toEqual([0, true]);
    expect(plain(out)).toMatch(/^Veille — mercredi 24 décembre 2025 .* 1 source lue sur 1 · 3 articles, 3 histoires/);
    expect(plain(err)).toMatch(/^Et maintenant .*npm run vigie -- brief [0-9a-f]{8} .* Vigie s’arrête\.$/);
  });

  test("says which channels of Slack have no token, and goes on", async () => {
    using news = openNews(`${REPLAY}channels: [{ id: equipe, slack: C1 }, { id: ecran, terminal: true }]\n`);
    const running = spawnCli(["start", "--data", news.path], { SLACK_BOT_TOKEN: "" });
    await running.until(WORKING);
    const { status, out, err } = await stop(running, "SIGTERM");
    expect([status, plain(out)]).toEqual([0, expect.stringMatching(/^Veille — mercredi 24 décembre 2025/)]);
    expect(plain(err)).toMatch(/^Le canal « equipe » est dans Slack, .* Donnez-lui SLACK_BOT_TOKEN/);
  });

  test("answers for its health while it works", async () => {
    using news = openNews(REPLAY);
    const running = spawnCli(["start", "--data", news.path]);
    await running.until(WORKING);
    const [address = ""] = /http:\/\/127\.0\.0\.1:\d+\/healthz/.exec(running.err()) ?? [];
    const health = await fetch(address);
    expect([health.status, health.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
    expect(await health.json()).toEqual({ status: "ok", articles: 3, collectedAt: "2025-12-24T07:30:00.000Z" });
    const metrics = await fetch(new URL("/metrics", address));
    const measured = readMetrics(await metrics.text());
    expect(measured.get("vigie_articles")).toEqual({ type: "gauge", samples: [[{}, 3]] });
    expect(measured.get("vigie_workers")?.samples).toEqual([[{}, 1]]);
    expect((await fetch(new URL("/", address))).status).toBe(404);
    expect((await stop(running, "SIGTERM")).status).toBe(0);
  });

  test("says that its port is taken, and goes on without it", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    using news = openNews(REPLAY);
    const running = spawnCli(["start", "--data", news.path], { PORT: port });
    await running.until(WORKING);
    const { status, err } = await stop(running, "SIGTERM");
    taken.close();
    expect(status).toBe(0);
    expect(plain(err)).toContain(`Le port ${port} est pris : l’état n’est pas servi. Donnez un autre port dans PORT.`);
  });

  test("with --json prints the edition, and nothing else, on standard output", async () => {
    using news = openNews(REPLAY);
    const running = spawnCli(["start", "--json", "--data", news.path]);
    await running.until(WORKING);
    const { status, out } = await stop(running, "SIGTERM");
    expect([status, editionShape.parse(JSON.parse(out)).stories.length]).toEqual([0, 3]);
  });

  test("publishes the edition that is due once, however often it starts", async () => {
    // Due at whatever hour the test runs: no edition is made twelve hours late.
    const at = Number(localTime(Date.now(), "Europe/Paris").slice(0, 2)) < 12 ? "00:00" : "12:00";
    const days = "[mon, tue, wed, thu, fri, sat, sun]";
    using news = openNews(
      `${SETTINGS}channels:\n  - { id: ici, terminal: true, digest: { at: "${at}", days: ${days} } }\n`,
    );
    const outs: string[] = [];
    for (let n = 0; n < 2; n++) {
      const running = spawnCli(["start", "--data", news.path], { LOG_LEVEL: "info" });
      await running.until(WORKING);
      const { out, err } = await stop(running, "SIGTERM");
      outs.push(plain(out));
      expect(err.includes('"event":"published"')).toBe(n === 0);
    }
    expect(outs).toEqual([expect.stringMatching(/^Rien de neuf/), expect.stringMatching(/^Rien de neuf/)]);
    using database = new DatabaseSync(join(news.path, "vigie.db"));
    expect(database.prepare("select channel, part, state from deliveries").all()).toEqual([
      { channel: "ici", part: 1, state: "sent" },
    ]);
  });

  test("ends at once while a source keeps it waiting, and keeps what came", async () => {
    await using server = await openFeedServer({ "/hang": hang });
    using news = openNews(`${REPLAY}  - { id: muet, feed: "${server.address}/hang" }\n`);
    const running = spawnCli(["start", "--data", news.path], { LOG_LEVEL: "debug" });
    await running.until('"event":"kept"');
    const { status, took, out, err } = await stop(running, "SIGTERM");
    expect([status, out, took < 2000]).toEqual([0, "", true]);
    expect(err).toContain("Vigie s’arrête.");
    const { out: found } = await spawnCli(["search", "robot", "--json", "--data", news.path]).ended;
    expect(JSON.parse(found)).toHaveLength(1);
  });

  test("lets go of what is older than the settings keep, and does not take it for news again", async () => {
    using news = openNews(`retention: { articlesKeptDays: 31 }\n${SETTINGS}`);
    await runCli(["collect", "--data", news.path], { clock: () => Date.now() - 32 * 24 * 3_600_000 });
    const running = spawnCli(["start", "--data", news.path], { LOG_LEVEL: "info" });
    await running.until('"event":"forgotten"');
    expect((await stop(running, "SIGTERM")).status).toBe(0);
    const { out } = await runCli(["collect", "--json", "--data", news.path]);
    expect(JSON.parse(out)).toMatchObject({ articles: [], sources: [{ known: 3, new: 0 }] });
    expect(await runCli(["search", "robot", "--json", "--data", news.path])).toMatchObject({ out: "[]\n" });
  });

  test("goes on where no source can be read, and where there is none", async () => {
    for (const [settings, sentence] of [
      [
        'sources:\n  - { id: a, folder: "./absent" }\n',
        "n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.",
      ],
      ["", "Aucune source dans vigie.yaml."],
    ] as const) {
      using news = openNews(settings);
      const running = spawnCli(["start", "--data", news.path]);
      await running.until(WORKING);
      const { status, out, err } = await stop(running, "SIGTERM");
      expect([status, plain(out)]).toEqual([0, expect.stringMatching(/^Rien de neuf depuis/)]);
      expect(plain(err)).toContain(sentence);
    }
  });

  test("does not start on settings that are wrong", async () => {
    using news = openNews("timezone: Europe/Pari\n");
    const ran = await spawnCli(["start", "--data", news.path]).ended;
    expect([ran.status, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain("ligne 1, timezone : trouvé « Europe/Pari »");
  });
});
