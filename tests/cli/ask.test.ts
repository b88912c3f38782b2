import { describe, expect, test } from "vitest";
import { answerShape, foundShape } from "../support/contract.ts";
import { plain, runCli } from "../support/run-cli.ts";
import { openNews } from "../support/small-news.ts";

const QUESTION = "Combien de bateaux franchissent l'écluse de Morville ?";

describe("ask", () => {
  test("answers with a sentence and its source", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out, err } = await runCli(["ask", QUESTION, "--data", news.path]);
    expect([status, err]).toEqual([0, ""]);
    expect(plain(out)).toContain("Selon le port, près de 140 bateaux franchissent l’écluse chaque jour. [1]");
    const json = await runCli(["ask", QUESTION, "--json", "--data", news.path]);
    const answer = answerShape.parse(JSON.parse(json.out));
    expect(answer).toMatchObject({ question: QUESTION, status: "answered", coverage: { articles: 3 } });
  });

  test("says that it does not know, with what it covers", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["ask", "Qui a remporté la finale de basket de Lima ?", "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      expect.stringMatching(
        /^Je n’ai rien trouvé dans le corpus qui permette de répondre \(3 articles, du 23 décembre/,
      ),
    ]);
    const json = await runCli(["ask", "Qui a remporté la finale de basket de Lima ?", "--json", "--data", news.path]);
    expect(answerShape.parse(JSON.parse(json.out))).toMatchObject({ status: "not-in-corpus", claims: [] });
  });

  test("leaves aside what came after the instant that is asked for", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { out } = await runCli(["ask", QUESTION, "--at", "2025-12-01", "--json", "--data", news.path]);
    expect(answerShape.parse(JSON.parse(out))).toMatchObject({ status: "not-in-corpus", coverage: { articles: 0 } });
  });

  test("says that the corpus is empty", async () => {
    using news = openNews();
    const { status, out } = await runCli(["ask", QUESTION, "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      "Je ne peux pas répondre : le corpus est vide, aucun article n’a encore été collecté.",
    ]);
  });

  test.for(["?", "« »", "de la", "a".repeat(20_000), 'x" OR "y', "-".repeat(3), "\u0000", "NEAR(a b) AND *"])(
    "takes anything for a question: %s",
    async (question) => {
      using news = openNews();
      await runCli(["collect", "--data", news.path]);
      const ran = await runCli(["ask", "--json", "--data", news.path, "--", question]);
      expect([ran.status, ran.err]).toEqual([0, ""]);
      expect(answerShape.parse(JSON.parse(ran.out)).status).toBe("not-in-corpus");
    },
  );

  test("refuses an instant that is none", async () => {
    using news = openNews();
    const { status, err } = await runCli(["ask", QUESTION, "--at", "hier", "--data", news.path]);
    expect([status, err]).toEqual([2, "« hier » n’est pas un instant. Écrivez-le ainsi : --at 2025-12-24T18:00\n"]);
  });
});

describe("search", () => {
  test("finds passages, best first, with the id to read more", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["search", "robot", "blé", "--data", news.path]);
    expect(status).toBe(0);
    expect(plain(out)).toMatch(/^1\. Un robot sème le blé de nuit .* 24 décembre 2025 · [0-9a-f]{8} La coopérative/);
    const found = foundShape.parse(JSON.parse((await runCli(["search", "robot", "--json", "--data", news.path])).out));
    expect(found.map(({ published }) => published.value)).toEqual(["2025-12-24"]);
    expect(found[0]?.passageId).toBe(`${found[0]?.articleId}/0`);
  });

  test("gives no more passages than asked for", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { out } = await runCli(["search", "décembre", "--limit", "2", "--json", "--data", news.path]);
    expect(foundShape.parse(JSON.parse(out))).toHaveLength(2);
  });

  test("says that no passage holds the words", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const none = await runCli(["search", "licorne", "--data", news.path]);
    expect([none.status, plain(none.out)]).toEqual([0, "Aucun passage ne contient « licorne »."]);
    expect((await runCli(["search", "licorne", "--json", "--data", news.path])).out).toBe("[]\n");
  });

  test.for(["0", "-1", "abc", "2.5", "999", "", "1e9", "NaN"])("refuses --limit=%s", async (limit) => {
    using news = openNews();
    expect(await runCli(["search", "robot", `--limit=${limit}`, "--data", news.path])).toEqual({
      ...{ status: 2, out: "" },
      err: `--limit attend un nombre entier de 1 à 200 ; trouvé « ${limit} ».\n`,
    });
  });
});
