import { describe, expect, test } from "vitest";
import { writeAs } from "../support/newsroom-model.ts";
import { spawnCli } from "../support/run-cli.ts";
import { fail, list, openScriptedModel, type Play, raw } from "../support/scripted-model.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const KEY = "sk-canari-0123456789-abcdef";
const FORMS = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString("base64").slice(0, 30), "canari-0123456789"];
const ECHO = `Incorrect API key provided: ${KEY} (${Buffer.from(`Bearer ${KEY}`).toString("base64")}).`;

/** What a command wrote, in a process of its own, with a model whose server plays `play`. */
async function runWith(play: Play, words: string[], { settings = SETTINGS, debug = true, listing = play } = {}) {
  await using server = await openScriptedModel(play);
  server.listing = listing;
  using news = openNews(settings);
  const { out, err, status } = await spawnCli(
    [...words.map((word) => word.replace("FOLDER", news.path)), "--data", news.path],
    {
      ...{ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url, OPENAI_MODEL: "essai" },
      LOG_LEVEL: debug ? "debug" : "error",
    },
  ).ended;
  return { written: out + err, out, err, status, asked: server.asked };
}

const expectNone = (written: string): void => {
  for (const form of FORMS) expect(written).not.toContain(form);
};

describe("the key of a model", () => {
  test("that its server sends back with an error is written nowhere", async () => {
    for (const play of [
      fail(401, { message: ECHO, code: KEY }),
      fail(400, { message: ECHO }),
      raw(403, ECHO, "text/plain"),
    ]) {
      const { written, asked } = await runWith(play, ["brief", "FOLDER/articles/ecluse.md"]);
      expectNone(written);
      expect(asked[0]?.key).toBe(`Bearer ${KEY}`);
    }
  });

  test("that a model says, or a server lists among its models, is taken out of logs, sentences and JSON", async () => {
    const telling = writeAs((sentences) => ({
      hook: [...sentences.keys()]
        .slice(0, 1)
        .map((n) => ({ text: `Le port de Morville donne ${KEY}.`, sentences: [n] })),
    }));
    using news = openNews();
    await using server = await openScriptedModel(telling);
    server.listing = list(KEY, "autre");
    const environment = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url, OPENAI_MODEL: "essai", LOG_LEVEL: "debug" };
    const digest = ["digest", "--at", "2025-12-24T09:00", "--json"];
    for (const words of [["collect"], digest, ["doctor"], ["doctor", "--json"]]) {
      const { out, err } = await spawnCli([...words, "--data", news.path], environment).ended;
      expectNone(out + err);
      if (words === digest) expect(err).toMatch(/"claim dropped".*donne \[secret\]/);
      if (words[0] === "doctor") expect(out).toContain("[secret], autre");
    }
  });

  test("that somebody writes into the settings is not shown with the fault", async () => {
    const settings = `timezone: ${KEY}\n`;
    const { err, status } = await runWith(fail(500), ["doctor"], { settings, debug: false });
    expect([status, err]).toEqual([2, expect.stringContaining("trouvé « [secret] »")]);
    expectNone(err);
  });

  test("is in nothing that a fault of the program leaves behind", async () => {
    using news = openNews();
    const file = news.write("fault.mjs", "setTimeout(() => { throw new Error(process.env.OPENAI_API_KEY); }, 0);\n");
    for (const [LOG_LEVEL, shown] of [
      ["error", /^Vigie a rencontré une erreur qu’elle n’attendait pas\.[^\n]*\n$/],
      ["debug", /^Vigie a rencontré .*\nError: \[secret\]\n {4}at /],
    ] as const) {
      const NODE_OPTIONS = `--import "file://${encodeURI(file)}"`;
      const { err, status } = await spawnCli(["collect", "--data", news.path], {
        ...{ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: "http://127.0.0.1:9/v1", LOG_LEVEL, NODE_OPTIONS },
      }).ended;
      expect([status, err]).toEqual([1, expect.stringMatching(shown)]);
      expectNone(err);
    }
  });
});

test("the password of a database, and its address, are written nowhere", async () => {
  using news = openNews();
  news.write("vigie.db", "");
  for (const words of [["doctor"], ["move", "--to", "postgres://marie:canari-0123456789@127.0.0.1:9/vigie"]]) {
    const { out, err } = await spawnCli([...words, "--data", news.path], {
      ...{ DATABASE_URL: "postgres://marie:canari-0123456789@127.0.0.1:9/vigie", LOG_LEVEL: "debug" },
    }).ended;
    expect(err).toContain("ne répond pas");
    expect(out + err).not.toContain("canari");
  }
});

test("what is measured, and said of the settings that are read again, holds no secret either", async () => {
  const named = SETTINGS.replace("id: depot", "id: canari-0123456789");
  using news = openNews(named);
  const running = spawnCli(["start", "--data", news.path], { OTHER_TOKEN: "canari-0123456789", LOG_LEVEL: "debug" });
  await running.until("Ctrl-C pour arrêter.");
  const [address = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(running.err()) ?? [];
  const measured = await (await fetch(`${address}/metrics`)).text();
  expect(measured).toContain('vigie_source_failing{source="[secret]"} 0');
  news.write("vigie.yaml", named.replace("Dépôt", "Autre"));
  await running.until("la source « [secret] » change (name), dès maintenant");
  news.write("vigie.yaml", "timezone: canari-0123456789\n");
  await running.until("trouvé « [secret] »");
  running.send("SIGTERM");
  const { out, err } = await running.ended;
  expect(measured + out + err).not.toContain("canari");
});
