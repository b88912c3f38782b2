import { describe, expect, test } from "vitest";
import { foundShape } from "../support/contract.ts";
import { type EmbeddingServer, openEmbeddingServer } from "../support/embedding-server.ts";
import { NOT_FOR_PEOPLE, plain, runCli, spawnCli } from "../support/run-cli.ts";
import { fail, type Play, raw, reset } from "../support/scripted-model.ts";
import { openNews } from "../support/small-news.ts";

/** In no word of the articles: a lock that barges pass. */
const QUESTION = "chalands";

const environmentOf = ({ url }: EmbeddingServer) => ({
  ...{ PORT: "0", LOG_LEVEL: "warn", EMBEDDINGS_BASE_URL: url, EMBEDDINGS_MODEL: "essai" },
});

/** The small news, and a server of vectors for them. */
async function openNewsroom() {
  const [news, server] = [openNews(), await openEmbeddingServer()];
  const run = (words: string[], environment: Record<string, string> = environmentOf(server)) =>
    runCli([...words, "--data", news.path], { environment });
  return {
    ...{ news, server, run },
    async find(words: string, environment?: Record<string, string>) {
      const { out } = await run(["search", words, "--json"], environment);
      return foundShape.parse(JSON.parse(out)).map(({ title }) => title);
    },
    async [Symbol.asyncDispose]() {
      news[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("vectors", () => {
  test("are asked for by nobody until a model is named", async () => {
    await using newsroom = await openNewsroom();
    const { EMBEDDINGS_MODEL: _, ...unnamed } = environmentOf(newsroom.server);
    for (const words of [
      ["collect"],
      ["search", QUESTION],
      ["ask", "Que coûte le logiciel de l’écluse ?"],
      ["doctor"],
    ]) {
      expect((await newsroom.run(words, unnamed)).out).not.toContain("vecteurs");
    }
    expect(newsroom.server.asked).toEqual([]);
  });

  test("are made by a collection, and find what words do not", async () => {
    await using newsroom = await openNewsroom();
    const { status, err } = await newsroom.run(["collect"]);
    expect([status, err]).toEqual([0, ""]);
    expect(await newsroom.find(QUESTION, { PORT: "0" })).toEqual([]);
    expect((await newsroom.find(QUESTION))[0]).toContain("écluse");
    const { out } = await newsroom.run(["doctor"]);
    expect(plain(out)).toMatch(
      /ok vecteurs essai, sur 127\.0\.0\.1:\d+, qui répond : 64 dimensions, (\d) passages sur \1 /,
    );
  });

  test("are made by the program at work, while it does everything else", async () => {
    await using newsroom = await openNewsroom();
    const { server, news } = newsroom;
    const running = spawnCli(["start", "--data", news.path], { ...environmentOf(server), LOG_LEVEL: "error" });
    await server.hasBeenAsked(1);
    await running.until("Ctrl-C");
    running.send("SIGTERM");
    expect((await running.ended).status).toBe(0);
    expect((await newsroom.find(QUESTION))[0]).toContain("écluse");
  });

  test.for<[what: string, play: Play]>([
    ["is down", fail(500)],
    ["hangs up", reset],
    ["refuses the key", fail(401)],
    ["gives a page", raw(200, "<html>Bonjour</html>", "text/html")],
  ])("of a server that %s change nothing: it is told in one sentence, and logged once", async ([, play]) => {
    await using newsroom = await openNewsroom();
    newsroom.server.play = () => play;
    const { status, err } = await newsroom.run(["collect"]);
    expect(status).toBe(0);
    const said = err.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
    expect(plain(said.join(" "))).toMatch(
      /EMBEDDINGS_.*En attendant, les passages sont cherchés par leurs mots seuls\.$/,
    );
    expect(said.join(" ")).not.toMatch(NOT_FOR_PEOPLE);
    expect(said.join(" ")).not.toContain("OPENAI");
    expect(err.match(/"embeddings failing"/g)).toHaveLength(1);
    for (const words of ["écluse de Morville", "robot", QUESTION]) {
      expect(await newsroom.find(words)).toEqual(await newsroom.find(words, { PORT: "0" }));
    }
    const doctor = await newsroom.run(["doctor"]);
    expect(doctor.status).toBe(1);
    expect(plain(doctor.out)).toMatch(/à voir vecteurs Le serveur du modèle/);
  });

  test("take no key of another server", async () => {
    await using newsroom = await openNewsroom();
    await newsroom.run(["collect"], { ...environmentOf(newsroom.server), OPENAI_API_KEY: "sk-secrete" });
    await newsroom.run(["doctor"], { ...environmentOf(newsroom.server), EMBEDDINGS_API_KEY: "sk-sienne" });
    expect(new Set(newsroom.server.asked.map(({ key }) => key))).toEqual(
      new Set(["Bearer inutile", "Bearer sk-sienne"]),
    );
  });
});
