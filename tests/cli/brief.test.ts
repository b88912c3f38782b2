import { describe, expect, test } from "vitest";
import { briefingShape, collectedShape } from "../support/contract.ts";
import { status as fails, ok, openFeedServer } from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews } from "../support/small-news.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

const SEMIS = "Un robot sème le blé de nuit dans la plaine de Sainte-Orne";

async function collectIds(news: TemporaryFolder): Promise<Map<string, string>> {
  const { out } = await runCli(["collect", "--json", "--data", news.path]);
  return new Map(collectedShape.parse(JSON.parse(out)).articles.map(({ title, id }) => [title, id]));
}

describe("brief", () => {
  test("is of an article, by its id or the start of it", async () => {
    using news = openNews();
    const id = (await collectIds(news)).get(SEMIS) ?? "";
    const whole = await runCli(["brief", id, "--data", news.path]);
    expect([whole.status, whole.err]).toEqual([0, ""]);
    expect(plain(whole.out)).toMatch(`${SEMIS} Source locale · 24 décembre 2025`);
    expect(await runCli(["brief", id.slice(0, 8), "--data", news.path])).toEqual(whole);
    const json = await runCli(["brief", id, "--json", "--data", news.path]);
    const briefing = briefingShape.parse(JSON.parse(json.out));
    expect(briefing).toMatchObject({ storyId: id, title: SEMIS, mode: "extracts", sources: [{ articleId: id }] });
  });

  test.for(["flash", "standard", "full"])("has the length %s", async (length) => {
    using news = openNews();
    const id = (await collectIds(news)).get(SEMIS) ?? "";
    const { status, out } = await runCli(["brief", id, "--length", length, "--data", news.path]);
    expect([status, plain(out)]).toEqual([0, expect.stringContaining("En bref")]);
  });

  test("is of a file that is not in the corpus, and stays out of it", async () => {
    using news = openNews();
    const path = news.write(
      "à part.md",
      "# Le phare de Kerdu change de lampe\n\nLe phare de Kerdu a changé de lampe le 3 décembre 2025.\n",
    );
    const { status, out } = await runCli(["brief", path, "--json", "--data", news.path]);
    expect(status).toBe(0);
    expect(briefingShape.parse(JSON.parse(out)).title).toBe("Le phare de Kerdu change de lampe");
    expect(plain((await runCli(["search", "phare", "--data", news.path])).out)).toBe(
      "Aucun passage ne contient « phare ».",
    );
  });

  test("is of a page, at the address that it has", async () => {
    using news = openNews();
    const page = news.read("articles/archives.html");
    await using server = await openFeedServer({ "/archives": ok(page, "text/html; charset=utf-8") });
    const { status, out } = await runCli(["brief", `${server.address}/archives`, "--json", "--data", news.path]);
    expect(status).toBe(0);
    expect(briefingShape.parse(JSON.parse(out))).toMatchObject({
      title: "Les archives de Belval lues par une machine",
      sources: [{ url: expect.stringMatching(/\/archives$/), published: { value: "2025-12-23" } }],
    });
  });

  test.for([
    [
      "deadbeef",
      "Aucun article ne correspond à « deadbeef ». Donnez l’identifiant d’un article, un fichier ou une adresse web.",
    ],
    ["absent.txt", "Aucun article ne correspond à « absent.txt »."],
    ["%", "Aucun article ne correspond à « % »."],
    ["_", "Aucun article ne correspond à « _ »."],
    [".", "Aucun article ne correspond à « . »."],
    ["http://", "Je n’ai pas pu lire http:// : l’adresse est mal écrite."],
  ] as const)("of %s is told apart", async ([target, sentence]) => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out, err } = await runCli(["brief", target, "--data", news.path]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(NOT_FOR_PEOPLE);
  });

  test.for([
    ["a page that is missing", "/absent", "répond par une erreur 404."],
    ["a page that is not to be had", "/closed", "répond par une erreur 403."],
    ["a page without a sentence", "/empty", "ne contient aucune phrase"],
    ["a picture", "/picture", "ne contient aucune phrase"],
  ] as const)("of %s says why there is none", async ([, path, sentence]) => {
    using news = openNews();
    const picture = Buffer.from("89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61", "hex");
    const script = {
      "/closed": fails(403),
      "/empty": ok("<p></p>", "text/html"),
      "/picture": ok(picture, "image/png"),
    };
    await using server = await openFeedServer(script);
    const { status, out, err } = await runCli(["brief", server.address + path, "--data", news.path]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(server.address + path);
    expect(err).toContain(sentence);
  });

  test.for([
    ["empty.txt", "", "est vide"],
    ["picture.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "n’est pas du texte"],
    ["picture.md", "![Une image](image.png)\n", "ne contient aucune phrase"],
  ] as const)("of a file without a text says why there is none: %s", async ([name, content, sentence]) => {
    using news = openNews();
    const path = news.write(name, content);
    const { status, out, err } = await runCli(["brief", path, "--data", news.path]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(path);
    expect(err).toContain(sentence);
  });

  test("refuses a length that it has not", async () => {
    using news = openNews();
    expect(await runCli(["brief", "deadbeef", "--length", "long", "--data", news.path])).toEqual({
      ...{ status: 2, out: "", err: "--length attend flash, standard, full ; trouvé « long ».\n" },
    });
  });
});
