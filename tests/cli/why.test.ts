import { cp } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const folder = openTemporaryFolder();
const vigie = (...argv: string[]) => runCli([...argv, "--data", folder.path]);

type Collected = { id: string; title: string };
let articles: Collected[];
const idOf = (title: string): string => articles.find((each) => each.title.startsWith(title))?.id ?? "";

beforeAll(async () => {
  await cp("data", folder.path, { recursive: true, filter: (path) => !/\.db/.test(path) });
  const rules = 'alerts:\n  - { id: calcul, name: "Calcul", any: ["centre de calcul"], amount: "200 mégawatts" }\n';
  const settings = folder
    .read("vigie.yaml")
    .replace("    terminal: true\n", "    terminal: true\n    alerts: [calcul]\n");
  folder.write("vigie.yaml", `${settings}${rules}`);
  articles = JSON.parse((await vigie("collect", "--json")).out).articles;
});
afterAll(() => folder[Symbol.dispose]());

describe("why", () => {
  test("tells the steps of an article, and what an edition made now would do with it", async () => {
    const { status, out, err } = await vigie("why", idOf("Talvernes veut bâtir"));
    expect([status, err]).toEqual([0, ""]);
    const lines = plain(out);
    expect(lines).toContain("• 15 décembre, 8 h 30 : collecté, source « La Revue du calcul ».");
    expect(lines).toContain("• Dans une histoire de 3 articles, 3 sources indépendantes.");
    expect(lines).toContain("Faite maintenant, elle montre cette histoire, nº 1, Nouveau (importance 1 + sources 3,17");
    expect(lines).toContain("• Règle « Calcul » : aucun montant n’y atteint 200 mégawatts.");
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("tells of one that is out of the period, and of each channel or one", async () => {
    const [id, other] = [idOf("Au Québec, un tuteur numérique"), "--channel"];
    const { out } = await vigie("why", id, other, "terminal");
    expect(plain(out)).toMatch(/hors de sa période|première visite/);
    expect(await vigie("why", id, other, "salon")).toMatchObject({ status: 2, out: "" });
  });

  test("gives one JSON value, the same before and after the edition is sent but for the edition", async () => {
    const id = idOf("Talvernes veut bâtir");
    const explain = async () => JSON.parse((await vigie("why", id, "--json")).out);
    const before = await explain();
    expect(before).toMatchObject({
      article: { articleId: id, source: "La Revue du calcul", flags: [], published: { value: "2025-12-12" } },
      channels: [{ id: "terminal", editions: [], preview: { outcome: "shown", rank: 1 } }],
    });
    await vigie("digest", "--send");
    const after = await explain();
    expect(after).toMatchObject({
      channels: [{ absence: null, editions: [{ day: "2025-12-15", sending: { state: "sent" }, isFolded: false }] }],
    });
    expect(after.channels[0].editions[0].decision).toEqual(before.channels[0].preview);
    expect(plain((await vigie("why", id)).out)).toContain(
      "15 décembre, 8 h 30 : l’édition du lundi 15 décembre 2025 montre cette histoire, nº 1, Nouveau",
    );
  });

  test("of an article that is not there says so", async () => {
    expect(await vigie("why", "personne")).toEqual({
      ...{ status: 1, out: "" },
      err: "Aucun article ne correspond à « personne ». Donnez l’identifiant d’un article, un fichier ou une adresse web.\n",
    });
  });
});
