import { describe, expect, test } from "vitest";
import { collectedShape } from "../support/contract.ts";
import { ok, openFeedServer, status } from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews, rssOf } from "../support/small-news.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const PHRASE = "Le moulin de Verlac reprend du service ce matin, après vingt ans de silence et un an de travaux.";

describe("collect", () => {
  test("says what each source brings, a line each", async () => {
    using news = openNews();
    const first = await runCli(["collect", "--data", news.path]);
    expect(first).toEqual({ status: 0, out: "Dépôt\u00a0: 3 nouveaux\n", err: "" });
    const again = await runCli(["collect", "--data", news.path]);
    expect(again).toEqual({ status: 0, out: "Dépôt\u00a0: 3 déjà connus\n", err: "" });
  });

  test("tells what changed, and what came since", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    news.write("articles/semis.txt", news.read("articles/semis.txt").replace("60 hectares", "65 hectares"));
    news.write("articles/neuf.txt", `date 2025-12-24 Un moulin à Verlac\n\n${PHRASE}\n`);
    const { out } = await runCli(["collect", "--data", news.path]);
    expect(plain(out)).toBe("Dépôt : 1 nouveau, 1 modifié, 2 déjà connus");
  });

  test("goes on past a source that fails, says why, and ends well", async () => {
    await using server = await openFeedServer({ "/feed": ok(rssOf("Le Moulin", PHRASE)), "/broken": status(500) });
    using news = openNews(`privateHosts: ["127.0.0.1"]
sources:
  - { id: panne, feed: "${server.address}/broken" }
  - { id: absent, name: "Dossier absent", folder: "./absent" }
  - { id: depot, name: "Dépôt", folder: "./articles" }
  - { id: moulin, feed: "${server.address}/feed" }
`);
    const ran = await runCli(["collect", "--data", news.path]);
    expect(ran.status).toBe(0);
    expect(plain(ran.out)).toBe(
      [
        `panne : 1 échec • ${server.address}/broken répond par une erreur 500. Vérifiez l’adresse, ou réessayez plus tard.`,
        `Dossier absent : 1 échec • Le dossier ${news.path}/absent n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.`,
        "Dépôt : 3 nouveaux",
        "moulin : 1 nouveau",
      ].join(" "),
    );
    const doctor = await runCli(["doctor", "--data", news.path]);
    expect(doctor.status).toBe(1);
  });

  test("fails where every source does", async () => {
    await using server = await openFeedServer({});
    using news = openNews(`privateHosts: ["127.0.0.1"]
sources:
  - { id: a, feed: "${server.address}/a" }
  - { id: b, folder: "./absent" }
  - { id: c, page: "https://exemple.fr/" }
`);
    const { status: ended, out } = await runCli(["collect", "--data", news.path]);
    expect(ended).toBe(1);
    expect(out.match(/1 échec/g)).toHaveLength(3);
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("says so where there is no source", async () => {
    using folder = openTemporaryFolder();
    folder.write("vigie.yaml", "");
    const { status: ended, out } = await runCli(["collect", "--data", folder.path]);
    expect([ended, plain(out)]).toEqual([
      ...[0, "Aucune source dans vigie.yaml. Ajoutez-en une : npm run vigie -- sources add https://…"],
    ]);
  });

  test("reads one source alone, or says which there are", async () => {
    using news = openNews(`privateHosts: ["127.0.0.1"]
sources:
  - { id: panne, folder: "./absent" }
  - { id: depot, folder: "./articles" }
`);
    expect(await runCli(["collect", "--source", "depot", "--data", news.path])).toMatchObject({
      ...{ status: 0, out: "depot\u00a0: 3 nouveaux\n" },
    });
    expect(await runCli(["collect", "--source", "depo", "--data", news.path])).toEqual({
      ...{ status: 2, out: "" },
      err: "La source « depo » n’est pas dans vigie.yaml. Sources connues : panne, depot.\n",
    });
  });

  test("with --json gives one value, of the contract's shape, and the new articles alone", async () => {
    using news = openNews(`sources:
  - { id: depot, folder: "./articles" }
  - { id: panne, folder: "./absent" }
`);
    const first = await runCli(["collect", "--json", "--data", news.path], { environment: { LOG_LEVEL: "debug" } });
    expect(first.status).toBe(0);
    const { sources, articles } = collectedShape.parse(JSON.parse(first.out));
    expect(sources.map(({ id, new: fresh, failed }) => [id, fresh, failed])).toEqual([
      ["depot", 3, 0],
      ["panne", 0, 1],
    ]);
    expect(articles.map(({ title, published }) => [title, published.value]).sort()).toEqual([
      ["Les archives de Belval lues par une machine", "2025-12-23"],
      ["L’écluse de Morville passe au pilotage automatique", "2025-12-23"],
      ["Un robot sème le blé de nuit dans la plaine de Sainte-Orne", "2025-12-24"],
    ]);
    // The log keeps to standard error.
    expect(first.err).toContain('"event":"kept"');
    const again = await runCli(["collect", "--json", "--data", news.path]);
    expect(collectedShape.parse(JSON.parse(again.out)).articles).toEqual([]);
  });

  test("writes over one line as it goes, where somebody looks on", async () => {
    using news = openNews();
    const { out, err } = await runCli(["collect", "--data", news.path], { live: true });
    expect(plain(out)).toBe("Dépôt : 3 nouveaux");
    expect(err).toBe("\r\u001b[2KCollecte : Dépôt, 3 articles…\r\u001b[2K\r\u001b[2K");
  });
});
