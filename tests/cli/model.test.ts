import { describe, expect, test } from "vitest";
import { briefingShape, collectedShape, editionShape } from "../support/contract.ts";
import { REPEATS, writeAs } from "../support/newsroom-model.ts";
import { plain, runCli, spawnCli } from "../support/run-cli.ts";
import { fail, openScriptedModel, type Play, raw, say } from "../support/scripted-model.ts";
import { openNews } from "../support/small-news.ts";

const LIE = "Le port de Morville a investi 900 millions de dollars dans une fusée.";

/** A corpus collected without a model, and the environment of one that plays a script. */
async function openNewsroom(...script: [Play, ...Play[]]) {
  const model = await openScriptedModel(...script);
  const news = openNews();
  const environment = { PORT: "0", OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" };
  const { out } = await runCli(["collect", "--json", "--data", news.path]);
  const { articles } = collectedShape.parse(JSON.parse(out));
  return {
    ...{ model, news },
    id: articles.find(({ title }) => title.startsWith("L’écluse"))?.id ?? "",
    run: (...words: string[]) => runCli([...words, "--data", news.path], { environment }),
    async [Symbol.asyncDispose]() {
      news[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
    },
  };
}

const briefingOf = (out: string) => briefingShape.parse(JSON.parse(out));

describe("with a model", () => {
  test("a briefing is written once, kept, and says how much of it is proved", async () => {
    await using newsroom = await openNewsroom(writeAs(REPEATS));
    const first = await newsroom.run("brief", newsroom.id, "--json");
    expect([first.status, first.err]).toEqual([0, ""]);
    expect(briefingOf(first.out)).toMatchObject({ mode: "model", check: { dropped: 0 } });
    const again = await newsroom.run("brief", newsroom.id);
    expect(plain(again.out)).toContain("En bref");
    expect(newsroom.model.asked).toHaveLength(1);
  });

  test("no sentence that its source does not say reaches the edition, and the others do", async () => {
    const lying = writeAs((sentences) => {
      const told = REPEATS(sentences);
      return { ...told, understanding: [...(told.understanding ?? []), { text: LIE, sentences: [1] }] };
    });
    await using newsroom = await openNewsroom(lying);
    const { status, out } = await newsroom.run("digest", "--at", "2025-12-24T09:00", "--json");
    expect(status).toBe(0);
    const edition = editionShape.parse(JSON.parse(out));
    expect(edition.mode).toBe("model");
    expect(edition.stories).toHaveLength(3);
    expect(out).not.toMatch(/fusée|900 millions/);
    expect(edition.check).toMatchObject({ dropped: 3, claims: edition.check.supported + 3 });
    // Each story: its reading, and one chance to mend what was refused.
    expect(newsroom.model.asked).toHaveLength(6);
    expect(newsroom.model.asked[1]?.body.messages.at(-1)?.content).toContain("900 millions de dollars");
  });

  test("a question that its reading answers is found in words that no article has", async () => {
    const asking = writeAs((sentences) => {
      const [cited = 0] = [...sentences].find(([, text]) => text.includes("3,4 millions")) ?? [];
      return { ...REPEATS(sentences), answers: [{ text: "Que coûte le logiciel de l’écluse ?", sentences: [cited] }] };
    });
    await using newsroom = await openNewsroom(asking);
    expect((await newsroom.run("search", "coûter")).out).not.toContain("Hydrolane");
    await newsroom.run("brief", newsroom.id);
    expect(plain((await newsroom.run("search", "coûter")).out)).toContain("Hydrolane");
  });

  test.for([
    ["is down", fail(500)],
    ["refuses the key", fail(401, { code: "invalid_api_key" })],
    ["is out of credit", fail(429, { code: "insufficient_quota" })],
    ["gives a page of HTML", raw(200, "<html>Bonjour</html>", "text/html")],
    ["answers something else", writeAs(() => ({ hook: [], understanding: [] }))],
  ] as [string, Play][])("that %s, briefings are made of extracts, and say so", async ([, play]) => {
    await using newsroom = await openNewsroom(play);
    const { status, out } = await newsroom.run("brief", newsroom.id);
    expect(status).toBe(0);
    expect(plain(out)).toContain("Mode extraits");
    const json = briefingOf((await newsroom.run("brief", newsroom.id, "--json")).out);
    expect(json).toMatchObject({ mode: "extracts", check: { dropped: 0 } });
  });

  test("nothing is asked once the day's budget is spent", async () => {
    await using newsroom = await openNewsroom(writeAs(REPEATS));
    newsroom.news.write("vigie.yaml", `${newsroom.news.read("vigie.yaml")}budget: { tokensPerDay: 100 }\n`);
    const { out } = await newsroom.run("brief", newsroom.id);
    expect(plain(out)).toContain("Mode extraits");
    expect(newsroom.model.asked).toEqual([]);
  });

  test("four fifths of the day's budget are told once, and in the doctor until the day is over", async () => {
    // A briefing takes 120 tokens here, and what a request may take at most is set aside before it is sent.
    const usage = { prompt_tokens: 8_000, completion_tokens: 120, total_tokens: 8_120 };
    const reply = JSON.stringify({ claims: [] });
    await using newsroom = await openNewsroom(say(reply, { usage }));
    newsroom.news.write("vigie.yaml", `${newsroom.news.read("vigie.yaml")}budget: { tokensPerDay: 20000 }\n`);
    const { err } = await newsroom.run("brief", newsroom.id);
    expect(plain(err)).toBe(
      "Le modèle a presque épuisé son budget du jour : 16 240 tokens aujourd’hui sur 20 000, soit 81 % ; au-delà, Vigie " +
        "écrit par extraits jusqu’à demain ; pour davantage, augmentez budget.tokensPerDay dans vigie.yaml.",
    );
    expect((await newsroom.run("digest", "--at", "2025-12-24T09:00")).err).toBe("");
    const { status, out } = await newsroom.run("doctor");
    expect(status).toBe(1);
    expect(plain(out)).toContain(
      "à voir budget 16 240 tokens aujourd’hui sur 20 000, soit 81 % : au-delà, Vigie écrit",
    );
  });

  test("the briefings of a corpus are checked anew, and counted", async () => {
    await using newsroom = await openNewsroom(writeAs(REPEATS));
    const { status, out } = await newsroom.run("eval", "briefings");
    expect(status).toBe(0);
    const figures = JSON.parse(out);
    expect(figures).toMatchObject({
      stories: 3,
      written: 3,
      numbersUnsupported: 0,
      typographyFaults: 0,
      frenchShare: 1,
    });
    expect(figures.supported).toBe(figures.claims);
  });

  describe("and a second reading", () => {
    const twice = "briefings: { secondReading: true }\n";
    const garbage = writeAs(REPEATS, () => [Number.NaN]);
    const anyOf = (claims: ReadonlyMap<number, string>) => [...claims.keys()];

    test("what it strikes out is counted, and logged with its reason; the reading is kept with the rest", async () => {
      await using newsroom = await openNewsroom(writeAs(REPEATS, (claims) => anyOf(claims).slice(-1)));
      const { news, model } = newsroom;
      news.write("vigie.yaml", `${news.read("vigie.yaml")}${twice}`);
      const environment = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai", LOG_LEVEL: "info" };
      const { out, err } = await runCli(["brief", newsroom.id, "--json", "--data", news.path], { environment });
      expect(err).toMatch(/"claim dropped".*"why":\["struck"\],"reason":"rien ne le dit"/);
      expect(briefingOf(out)).toMatchObject({ mode: "model", check: { dropped: 1 } });
      expect(out).not.toContain("rien ne le dit");
      expect((await newsroom.run("brief", newsroom.id, "--json")).out).toBe(out);
      expect(newsroom.model.asked).toHaveLength(2);
      expect(plain((await newsroom.run("doctor")).out)).toContain("budget 240 tokens aujourd’hui");
    });

    test.for([
      ["strikes out everything", 2, writeAs(REPEATS, anyOf)],
      // Sent back once, as any other reply.
      ["cannot be read", 3, garbage],
    ] as [string, number, Play][])("that %s leaves extracts", async ([, times, play]) => {
      await using newsroom = await openNewsroom(play);
      newsroom.news.write("vigie.yaml", `${newsroom.news.read("vigie.yaml")}${twice}`);
      const { out } = await newsroom.run("brief", newsroom.id, "--json");
      expect(briefingOf(out).mode).toBe("extracts");
      expect(newsroom.model.asked).toHaveLength(times);
    });

    test("that a team asks for later is of the briefings that it had", async () => {
      await using newsroom = await openNewsroom(writeAs(REPEATS));
      await newsroom.run("brief", newsroom.id);
      newsroom.news.write("vigie.yaml", `${newsroom.news.read("vigie.yaml")}${twice}`);
      await newsroom.run("brief", newsroom.id);
      // Its first reading is the one that was kept.
      expect(newsroom.model.asked).toHaveLength(2);
    });

    test("is told in what a briefing costs", async () => {
      await using newsroom = await openNewsroom(writeAs(REPEATS));
      const once = JSON.parse((await newsroom.run("prompts", "check", "--json")).out);
      newsroom.news.write("vigie.yaml", `${newsroom.news.read("vigie.yaml")}${twice}`);
      const again = JSON.parse((await newsroom.run("prompts", "check", "--json")).out);
      expect([once.reread, again.total - once.total]).toEqual([0, again.reread]);
      expect(again.reread).toBeGreaterThan(1_000);
      const { out } = await newsroom.run("prompts", "check");
      expect(out).toContain("second-reading.md");
      expect(plain(out)).toContain("pour la seconde lecture");
    });
  });

  test("the doctor says who writes", async () => {
    await using newsroom = await openNewsroom(writeAs(REPEATS));
    const { out } = await newsroom.run("doctor");
    expect(plain(out)).toContain("rédaction par un modèle, chaque phrase contrôlée");
    expect(plain(out)).not.toContain("sans modèle");
  });

  test("the prompts are checked, and their cost is told", async () => {
    await using newsroom = await openNewsroom(writeAs(REPEATS));
    const { status, out } = await newsroom.run("prompts", "check", "--json");
    const { total, prompts } = JSON.parse(out);
    expect([status, prompts.length, total <= 4_500]).toEqual([0, 2, true]);
    expect((await newsroom.run("prompts", "delete")).status).toBe(2);
  });
});

describe("eval live", () => {
  const lying = writeAs((sentences) => {
    const told = REPEATS(sentences);
    return { ...told, understanding: [...(told.understanding ?? []), { text: LIE, sentences: [1] }] };
  });

  test("shows what a model on a server makes of each story, and what falls for which reason", async () => {
    await using model = await openScriptedModel(lying);
    using news = openNews();
    const environment = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" };
    const first = await spawnCli(["eval", "live", "--data", news.path], environment).ended;
    expect([first.status, first.err]).toEqual([0, ""]);
    expect(plain(first.out)).toMatch(/rédigée \d+ sur \d+ 0 240 0,\d .* — 1 écartée : (?:[a-z ]+ 1(?:, )?)+ rédigée/);
    expect(plain(first.out)).toMatch(/3 sur 3 .* Total, par essai — 3 écartées : .*nombre 3/);
    expect(model.asked).toHaveLength(6);
    const again = await spawnCli(["eval", "live", "--json", "--data", news.path], environment).ended;
    const { stories, total } = JSON.parse(again.out);
    expect(stories).toHaveLength(3);
    expect(total).toMatchObject({ dropped: 3, repaired: 0, tokens: 0, seconds: 0, reused: 6 });
    expect(total.claims).toBe(total.supported + 3);
    expect(model.asked).toHaveLength(6);
  });

  test("says why the model did not answer, and fails", async () => {
    await using newsroom = await openNewsroom(fail(401, { code: "invalid_api_key" }));
    const { status, out } = await newsroom.run("eval", "live");
    expect(status).toBe(1);
    expect(plain(out)).toContain("0 sur 3");
    expect(plain(out).match(/refuse la clé/g)).toHaveLength(1);
  });

  test("says what it takes where no model is set", async () => {
    using news = openNews();
    const { status, out, err } = await runCli(["eval", "live", "--data", news.path]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^Aucun modèle n’est réglé\. Donnez une clé dans OPENAI_API_KEY.*\n$/);
  });
});
