import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MIGRATIONS } from "../../src/app.ts";
import { parseSettings } from "../../src/config.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { type Answer, status as fails, ok, openFeedServer, redirect } from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews, rssOf, SETTINGS } from "../support/small-news.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const PHRASE = "Le moulin de Verlac reprend du service ce matin, après vingt ans de silence et un an de travaux.";
const FEED = rssOf("Le Moulin", PHRASE);

const html = (text: string) => ok(text, "text/html");

/** What a test serves itself may be read. */
const NEAR = 'privateHosts: ["127.0.0.1"]\n';

test("a source that has stopped is visited again once it was tried, and answers", async () => {
  const script: Record<string, Answer> = { "/flux": fails(410) };
  await using server = await openFeedServer(script);
  using news = openNews(`${NEAR}sources:\n  - { id: moulin, feed: "${server.address}/flux" }\n`);
  const run = async (...argv: string[]) => plain((await runCli([...argv, "--data", news.path])).out);
  await run("collect");
  script["/flux"] = ok(FEED);
  expect(await run("collect")).toContain("Elle n’est plus visitée.");
  expect(await run("sources", "test", "moulin")).toContain("1 article lisible.");
  expect(await run("collect")).toContain("moulin : 1 nouveau");
});

test("a trial reads no page that its site keeps from programs", async () => {
  await using server = await openFeedServer({
    "/robots.txt": ok("User-agent: *\nDisallow: /", "text/plain"),
    "/actualites": html("<title>Le Moulin</title>"),
  });
  using news = openNews(`${NEAR}sources:\n  - { id: moulin, page: "${server.address}/actualites" }\n`);
  const { status, err } = await runCli(["sources", "test", "moulin", "--data", news.path]);
  expect([status, plain(err)]).toEqual([1, expect.stringContaining("robots.txt")]);
  expect(server.asked).toEqual(["/robots.txt"]);
});

describe("sources list", () => {
  test("says of each source where it reads, and how it fares", async () => {
    using news = openNews(
      'sources:\n  - { id: a, folder: "./articles" }\n  - { id: b, name: "Revue", folder: "./absent" }\n',
    );
    const before = await runCli(["sources", "list", "--data", news.path]);
    expect([before.status, plain(before.out)]).toEqual([0, "a ./articles jamais visitée b ./absent jamais visitée"]);
    await runCli(["collect", "--data", news.path]);
    const { out } = await runCli(["sources", "list", "--json", "--data", news.path]);
    expect(JSON.parse(out)).toEqual([
      { id: "a", name: "a", place: "./articles", visited: true, reason: null, pausedUntil: null },
      {
        id: "b",
        name: "Revue",
        place: "./absent",
        visited: true,
        reason: expect.stringContaining("n’existe pas"),
        pausedUntil: null,
      },
    ]);
  });

  test("says of one that is set aside until when", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    {
      await using opened = await openDatabase(join(news.path, "vigie.db"), MIGRATIONS);
      await openPauses(opened.database, "source").pause("depot", Date.parse("2025-12-31T09:00:00Z"), 0);
    }
    const { out } = await runCli(["sources", "list", "--data", news.path]);
    expect(plain(out)).toBe("depot ./articles en pause jusqu’au 31 décembre, 10 h");
    const json = (await runCli(["sources", "list", "--json", "--data", news.path])).out;
    expect(JSON.parse(json)).toMatchObject([{ pausedUntil: "2025-12-31T10:00:00+01:00" }]);
    const { status, out: said } = await runCli(["collect", "--data", news.path]);
    expect([status, plain(said)]).toEqual([0, "Dépôt : rien • En pause jusqu’au 31 décembre, 10 h."]);
  });

  test("says so where there is none", async () => {
    using folder = openTemporaryFolder();
    folder.write("vigie.yaml", "");
    const { status, out } = await runCli(["sources", "list", "--data", folder.path]);
    expect([status, plain(out)]).toEqual([
      0,
      expect.stringMatching(/^Aucune source dans vigie\.yaml\. Ajoutez-en une/),
    ]);
    expect((await runCli(["sources", "list", "--json", "--data", folder.path])).out).toBe("[]\n");
  });
});

describe("sources add", () => {
  test("takes a feed at its address, under its own name, and leaves all else to the letter", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    using news = openNews();
    const address = `${server.address}/feed`;
    const { status, out, err } = await runCli(["sources", "add", address, "--data", news.path]);
    expect([status, err, plain(out)]).toEqual([
      ...[
        0,
        "",
        `C’est noté : la source « le-moulin » lit ${address}. Ses articles viendront à la prochaine collecte.`,
      ],
    ]);
    expect(news.read("vigie.yaml")).toBe(`${SETTINGS}  - { id: le-moulin, name: Le Moulin, feed: ${address} }\n`);
    expect(plain((await runCli(["collect", "--data", news.path])).out)).toBe(
      "Dépôt : 3 nouveaux Le Moulin : 1 nouveau",
    );
  });

  test("refuses what is there already, and changes nothing", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    using news = openNews();
    await runCli(["sources", "add", `${server.address}/feed`, "--data", news.path]);
    const before = news.read("vigie.yaml");
    expect(await runCli(["sources", "add", `${server.address}/feed`, "--data", news.path])).toEqual({
      ...{ status: 1, out: "" },
      err: `La source « le-moulin » lit déjà ${server.address}/feed. Rien n’a changé.\n`,
    });
    const folder = await runCli(["sources", "add", join(news.path, "articles", "."), "--data", news.path]);
    expect([folder.status, folder.err]).toEqual([1, expect.stringContaining("La source « depot » lit déjà")]);
    expect(news.read("vigie.yaml")).toBe(before);
  });

  test("gives an id of its own to each of two feeds of one name", async () => {
    await using server = await openFeedServer({ "/a": ok(FEED), "/b": ok(FEED) });
    using news = openNews();
    for (const path of ["/a", "/b"]) await runCli(["sources", "add", server.address + path, "--data", news.path]);
    const { out } = await runCli(["sources", "list", "--json", "--data", news.path]);
    expect(
      z
        .array(z.object({ id: z.string() }))
        .parse(JSON.parse(out))
        .map(({ id }) => id),
    ).toEqual([...["depot", "le-moulin", "le-moulin-2"]]);
  });

  test("takes a folder or a file, written from the folder of the settings", async () => {
    using news = openNews("# Rien encore.\n");
    news.write("revue/flux.xml", FEED);
    for (const path of ["articles", "revue/flux.xml"]) {
      const { status } = await runCli(["sources", "add", join(news.path, path), "--data", news.path]);
      expect(status).toBe(0);
    }
    expect(news.read("vigie.yaml")).toBe(
      "# Rien encore.\nsources:\n  - { id: articles, folder: articles }\n  - { id: le-moulin, name: Le Moulin, feed: revue/flux.xml }\n",
    );
    expect(plain((await runCli(["collect", "--data", news.path])).out)).toBe(
      "articles : 3 nouveaux Le Moulin : 1 nouveau",
    );
  });

  test("with --json prints the source that it wrote", async () => {
    using news = openNews("");
    const { out } = await runCli(["sources", "add", join(news.path, "articles"), "--json", "--data", news.path]);
    expect(JSON.parse(out)).toEqual({ id: "articles", folder: "articles" });
  });

  test.for([
    [
      "a page that is no feed",
      "/page",
      "n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là",
    ],
    ["an address that fails", "/fails", "répond par une erreur 500."],
    ["nothing", "/empty", "n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là"],
    [
      "an address that leads to no feed",
      "/moved",
      "n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là",
    ],
  ] as const)("refuses %s, and leaves the file as it is", async ([, path, sentence]) => {
    const script = {
      ...{ "/page": ok("<html><body>Une page</body></html>", "text/html"), "/fails": fails(500) },
      ...{ "/empty": ok(""), "/moved": redirect("/page") },
    };
    await using server = await openFeedServer(script);
    using news = openNews();
    const { status, out, err } = await runCli(["sources", "add", server.address + path, "--data", news.path]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(NOT_FOR_PEOPLE);
    expect(news.read("vigie.yaml")).toBe(SETTINGS);
  });

  test("refuses a file that is missing, an address without its https, or a file that is no feed", async () => {
    using news = openNews();
    for (const target of [join(news.path, "absent.xml"), "exemple.fr/flux", "ftp://exemple.fr/flux"]) {
      expect(await runCli(["sources", "add", target, "--data", news.path])).toMatchObject({
        ...{
          status: 1,
          err: expect.stringContaining(`« ${target} » n’est ni une adresse web (https://…), ni un fichier`),
        },
      });
    }
    const article = join(news.path, "articles", "semis.txt");
    expect(await runCli(["sources", "add", article, "--data", news.path])).toMatchObject({
      ...{
        status: 1,
        err: `${article} n’est pas un flux RSS, Atom ou JSON Feed lisible. Vérifiez l’adresse.\n`,
      },
    });
    expect(news.read("vigie.yaml")).toBe(SETTINGS);
  });
});

describe("the file of settings", () => {
  const SOURCE = "{ id: articles, folder: articles }";

  test.for([
    [
      "in the fashion of Windows",
      "# été\r\nsources:\r\n  - { id: a, folder: a } # là\r\n\r\nat: 2025-12-24\r\n",
      `# été\r\nsources:\r\n  - { id: a, folder: a } # là\r\n  - ${SOURCE}\r\n\r\nat: 2025-12-24\r\n`,
    ],
    ["without a last line break", "sources:\n- id: a\n  folder: a", `sources:\n- id: a\n  folder: a\n- ${SOURCE}\n`],
    ["with an empty list", "sources: [] # rien\nat: 2025-12-24\n", `sources: # rien\n  - ${SOURCE}\nat: 2025-12-24\n`],
    [
      "with a list that is all comments",
      "sources:\n# - { id: a }\n\nat: 2025-12-24\n",
      `sources:\n  - ${SOURCE}\n# - { id: a }\n\nat: 2025-12-24\n`,
    ],
    ["with a list on one line", "sources: [{ id: a, folder: a }]\n", `sources: [{ id: a, folder: a }, ${SOURCE}]\n`],
    [
      "with a value on several lines",
      "sources:\n  - id: a\n    folder: a\n    name: >\n      Un\n      deux\n\n# fin\n",
      `sources:\n  - id: a\n    folder: a\n    name: >\n      Un\n      deux\n  - ${SOURCE}\n\n# fin\n`,
    ],
  ] as const)("%s takes a source and gives it back", async ([, before, after]) => {
    using news = openNews(before);
    const added = await runCli(["sources", "add", join(news.path, "articles"), "--data", news.path]);
    expect([added.status, news.read("vigie.yaml")]).toEqual([0, after]);
    const removed = await runCli(["sources", "remove", "articles", "--data", news.path]);
    expect([removed.status, news.read("vigie.yaml")]).toEqual([
      0,
      after.replace(/(?:, | *- )\{ id: articles, folder: articles \}(?:\r?\n)?/, ""),
    ]);
  });

  test("that is an empty list written by reference becomes a list of its own", async () => {
    using news = openNews("alerts: &list []\nsources: *list\n");
    const { status } = await runCli(["sources", "add", join(news.path, "articles"), "--data", news.path]);
    expect(status).toBe(0);
    expect(news.read("vigie.yaml")).toBe("alerts: &list []\nsources:\n  - { id: articles, folder: articles }\n");
  });
});

describe("sources remove", () => {
  test("takes one out, with the words of its own line, and keeps its articles", async () => {
    using news = openNews(`${SETTINGS}  # L'autre.\n  - id: autre\n    folder: "./absent" # à revoir\n\n# La fin.\n`);
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["sources", "remove", "autre", "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      ...[0, "La source « autre » est retirée de vigie.yaml. Ses articles restent dans le corpus."],
    ]);
    expect(news.read("vigie.yaml")).toBe(`${SETTINGS}  # L'autre.\n\n# La fin.\n`);
    await runCli(["sources", "remove", "depot", "--data", news.path]);
    expect((await runCli(["search", "robot", "--json", "--data", news.path])).out).toContain("Sainte-Orne");
  });

  test("refuses one that is not there", async () => {
    using news = openNews();
    expect(await runCli(["sources", "remove", "autre", "--data", news.path])).toEqual({
      ...{ status: 2, out: "", err: "La source « autre » n’est pas dans vigie.yaml. Sources connues : depot.\n" },
    });
    expect(news.read("vigie.yaml")).toBe(SETTINGS);
  });
});

describe("sources test", () => {
  test("reads a source of the settings, and keeps nothing", async () => {
    using news = openNews();
    const { status, out } = await runCli(["sources", "test", "depot", "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      "3 articles lisibles. « Les archives de Belval lues par une machine », 23 décembre 2025 " +
        "« L’écluse de Morville passe au pilotage automatique », 23 décembre 2025 " +
        "« Un robot sème le blé de nuit dans la plaine de Sainte-Orne », 24 décembre 2025",
    ]);
    expect(plain((await runCli(["ask", "Quel robot ?", "--data", news.path])).out)).toContain("le corpus est vide");
  });

  test("reads an address or a folder that is not in the settings yet", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    using news = openNews(NEAR);
    for (const target of [`${server.address}/feed`, join(news.path, "articles")]) {
      const { status, out } = await runCli(["sources", "test", target, "--json", "--data", news.path]);
      expect(status).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ reasons: [] });
    }
    expect(news.read("vigie.yaml")).toBe(NEAR);
  });

  test("says what cannot be read, and fails where nothing can", async () => {
    using news = openNews('sources:\n  - { id: a, folder: "./vide" }\n');
    news.write("vide/rien.txt", "");
    news.write("vide/image.md", "![](image.png)\n");
    const { status, out } = await runCli(["sources", "test", "a", "--data", news.path]);
    expect(status).toBe(1);
    expect(plain(out)).toBe(
      `0 article lisible. a/image.md ne contient aucune phrase, une fois la page débarrassée de ses menus. Vérifiez le contenu. Le fichier ${news.path}/vide/rien.txt est vide. Remplissez-le ou retirez-le.`,
    );
  });

  test("says why a source cannot be read at all", async () => {
    using news = openNews('sources:\n  - { id: a, folder: "./absent" }\n');
    const missing = await runCli(["sources", "test", "a", "--data", news.path]);
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining("n’existe pas. Créez-le")]);
  });
});

describe("from any page of a site", () => {
  const PAGE =
    '<html><head><title>Le Moulin</title><link rel="alternate" type="application/rss+xml" href="/flux"></head></html>';

  test("its feed is found, shown with three articles, and written once that is wished for", async () => {
    await using server = await openFeedServer({ "/": html(PAGE), "/flux": ok(FEED) });
    using news = openNews(NEAR);
    const asked: string[] = [];
    const answer = (line: string) => ({
      ask: async (question: string) => {
        asked.push(question);
        return line;
      },
    });
    const command = ["sources", "add", `${server.address}/`, "--data", news.path];
    const refused = await runCli(command, answer("n"));
    expect([refused.status, plain(refused.out), news.read("vigie.yaml")]).toEqual([0, "Rien n’a été ajouté.", NEAR]);
    expect(plain(refused.err)).toBe(
      `Flux trouvé : ${server.address}/flux « Le Moulin » : 1 article lisible. Le voici : • « Le Moulin, premier numéro », 23 décembre 2025`,
    );
    expect((await runCli(command, answer(""))).out).toContain("Rien n’a été ajouté.");
    expect(plain((await runCli(command, answer(" Oui "))).out)).toContain(`« le-moulin » lit ${server.address}/flux.`);
    expect(news.read("vigie.yaml")).toBe(
      `${NEAR}sources:\n  - { id: le-moulin, name: Le Moulin, feed: ${server.address}/flux }\n`,
    );
    expect(asked).toEqual(Array(3).fill("Ajouter la source « le-moulin » à vigie.yaml ? (o/n) "));
    // Found again from its page, it is known, and nobody is asked.
    expect((await runCli(command, answer("o"))).err).toContain("lit déjà");
    expect(asked).toHaveLength(3);
  });

  test("nobody is asked with --yes, with --json, or where nobody can answer", async () => {
    await using server = await openFeedServer({ "/": html(PAGE), "/flux": ok(FEED) });
    const ask = () => Promise.reject(new Error("Nobody was to be asked."));
    for (const [option, terminal] of [
      ["--yes", { ask }],
      ["--json", { ask }],
      ["--yes", {}],
    ] as const) {
      using news = openNews(NEAR);
      const { status } = await runCli(["sources", "add", `${server.address}/`, option, "--data", news.path], terminal);
      expect([status, news.read("vigie.yaml")]).toEqual([0, expect.stringContaining("id: le-moulin")]);
    }
  });

  test("a listing without a feed is followed: each new article is read once", async () => {
    const item = (n: number) =>
      `<li>${n} décembre 2025 <h2><a href="/actualites/un-article-numero-${n}">Un article, numéro ${n}</a></h2></li>`;
    const article = (n: number) =>
      html(
        `<html lang="fr"><head><title>Un article, numéro ${n}</title></head><article><h1>Un article, numéro ${n}</h1><p>${PHRASE} Numéro ${n}.</p><p>${PHRASE.repeat(3)}</p></article>`,
      );
    const script = Object.fromEntries([1, 2, 3, 4].map((n) => [`/actualites/un-article-numero-${n}`, article(n)]));
    await using server = await openFeedServer({
      ...script,
      "/actualites": html(`<title>La mairie</title><ul>${[4, 3, 2, 1].map(item).join("")}</ul>`),
    });
    using news = openNews(NEAR);
    const { status, out } = await runCli(["sources", "add", `${server.address}/actualites`, "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      expect.stringContaining(`« la-mairie » lit ${server.address}/actualites.`),
    ]);
    expect(news.read("vigie.yaml")).toContain(`page: ${server.address}/actualites`);
    const first = await runCli(["collect", "--json", "--data", news.path]);
    expect(JSON.parse(first.out).articles).toHaveLength(4);
    const before = server.asked.length;
    expect(plain((await runCli(["collect", "--data", news.path])).out)).toContain("La mairie : rien");
    expect(server.asked.slice(before)).toEqual(["/robots.txt", "/actualites"]);
  });
});

describe("sources test, step by step", () => {
  test("tells what became of an address, from its answer to what would be kept", async () => {
    const body = '<html><head><link rel="alternate" type="application/rss+xml" href="/flux"></head></html>';
    await using server = await openFeedServer({ "/": ok(body, "text/html"), "/flux": ok(FEED) });
    using news = openNews(NEAR);
    const { status, out } = await runCli(["sources", "test", `${server.address}/`, "--json", "--data", news.path]);
    const { steps, articles, first } = JSON.parse(out);
    expect([status, articles, first.length]).toEqual([0, 1, 1]);
    expect(steps.map(({ ok, name }: { ok: boolean; name: string }) => [ok, name])).toEqual([
      [true, "réponse"],
      [true, "recherche"],
      [true, "nature"],
      [true, "articles"],
      [false, "page"],
      [true, "à garder"],
    ]);
    const shown = plain((await runCli(["sources", "test", `${server.address}/`, "--data", news.path])).out);
    expect(shown).toContain("2 adresses essayées");
    expect(shown).toContain("« Le Moulin, premier numéro », 23 décembre 2025");
    expect(shown).not.toMatch(NOT_FOR_PEOPLE);
    expect(news.read("vigie.yaml")).toBe(NEAR);
  });

  test("tells where in its page the text of a listing’s first article was found", async () => {
    const article = (title: string): string =>
      `<html lang="fr"><head><title>${title}</title></head><body><nav>Menu</nav><article><h1>${title}</h1><p>${PHRASE.repeat(4)}</p></article></body></html>`;
    const path = (n: number): string => `/actualites/un-article-numero-${n}`;
    const links = [1, 2, 3].map(
      (n) => `<li>20 décembre 2025 <h2><a href="${path(n)}">Un article, numéro ${n}</a></h2></li>`,
    );
    await using server = await openFeedServer({
      "/actualites": html(links.join("")),
      ...Object.fromEntries([1, 2, 3].map((n) => [path(n), html(article(`Un article, numéro ${n}`))])),
    });
    using news = openNews(NEAR);
    const textOf = async (settings: string) => {
      news.write("vigie.yaml", `${NEAR}sources: [{ id: une, ${settings} }]\n`);
      const { out } = await runCli(["sources", "test", "une", "--json", "--data", news.path]);
      const steps: { ok: boolean; name: string; text: string }[] = JSON.parse(out).steps;
      return steps.filter(({ name }) => name === "texte").map(({ ok, text }) => [ok, text]);
    };
    const asked = server.asked.length;
    expect(await textOf(`page: "${server.address}/actualites"`)).toEqual([
      [true, expect.stringMatching(/numero-1 : texte pris dans la partie principale de la page/)],
    ]);
    expect(server.asked.slice(asked).filter((each) => each === path(1))).toEqual([path(1)]);
  });

  test("asks one host for one thing at a time, a second apart", async () => {
    const body = '<html><head><link rel="alternate" type="application/rss+xml" href="/flux"></head></html>';
    await using server = await openFeedServer({ "/": ok(body, "text/html"), "/flux": ok(FEED) });
    for (const verb of ["test", "add"]) {
      using news = openNews(NEAR);
      const [waits, before]: [number[], number] = [[], server.asked.length];
      const pause = async (milliseconds: number) => void waits.push(milliseconds);
      await runCli(["sources", verb, `${server.address}/`, "--data", news.path], { pause });
      const asked = server.asked.length - before;
      expect(asked).toBeGreaterThan(1);
      expect(waits).toEqual(Array.from({ length: asked - 1 }, () => 1000));
    }
  });

  test("tells at which step it failed, and why", async () => {
    await using server = await openFeedServer({ "/": fails(500) });
    using news = openNews();
    news.write("vigie.yaml", "");
    const refused = await runCli(["sources", "test", `${server.address}/`, "--data", news.path]);
    expect([refused.status, plain(refused.out)]).toEqual([1, expect.stringMatching(/^à voir adresse .*réseau privé/)]);
    news.write("vigie.yaml", NEAR);
    const failed = await runCli(["sources", "test", `${server.address}/`, "--json", "--data", news.path]);
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.out).steps).toEqual([
      { ok: false, name: "réponse", text: expect.stringContaining("erreur 500") },
    ]);
    expect(failed.err).toContain("erreur 500");
  });
});

describe("OPML", () => {
  const LIST = `<opml version="2.0"><body><outline text="Presse"><outline text="La Revue" xmlUrl="https://exemple.fr/revue"/>
    <outline text="La Revue" xmlUrl="https://exemple.fr/autre"/><outline text="Encore" xmlUrl="http://exemple.fr/revue/"/></outline></body></opml>`;

  test("is added under what is there, its comments kept, and what is left out is said", async () => {
    using news = openNews(
      `# Les miennes.\nsources:\n  - { id: la-revue, feed: "https://exemple.fr/z" } # la principale\n# Fin.\n`,
    );
    news.write("liste.opml", LIST);
    const path = join(news.path, "liste.opml");
    const { status, out } = await runCli(["sources", "import", path, "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      "2 sources ajoutées à vigie.yaml. Leurs articles viendront à la prochaine collecte. 1 flux en double dans le fichier, laissé de côté. 1 dossier du lecteur : Vigie n’a pas de dossiers, leurs flux sont à plat.",
    ]);
    const written = news.read("vigie.yaml");
    expect(written).toBe(
      `# Les miennes.\nsources:\n  - { id: la-revue, feed: "https://exemple.fr/z" } # la principale\n` +
        `  - { id: la-revue-2, name: La Revue, feed: https://exemple.fr/revue }\n  - { id: la-revue-3, name: La Revue, feed: https://exemple.fr/autre }\n# Fin.\n`,
    );
    const again = await runCli(["sources", "import", path, "--json", "--data", news.path]);
    expect(JSON.parse(again.out)).toMatchObject({ added: [], leftOut: { known: 2, twice: 1 } });
    expect(news.read("vigie.yaml")).toBe(written);
  });

  test("goes out and comes back the same; pages and folders stay", async () => {
    using news = openNews();
    news.write("liste.opml", LIST);
    await runCli(["sources", "import", join(news.path, "liste.opml"), "--data", news.path]);
    const { out, err } = await runCli(["sources", "export", "--data", news.path]);
    expect(plain(err)).toBe("1 source sans place dans une liste de flux (page, fichier ou dossier), non exportée.");
    using other = openNews("timezone: Europe/Paris\n");
    other.write("liste.opml", out);
    await runCli(["sources", "import", join(other.path, "liste.opml"), "--data", other.path]);
    expect((await runCli(["sources", "export", "--data", other.path])).out).toBe(out);
    expect(out).toContain('xmlUrl="https://exemple.fr/autre"');
  });

  test("of two thousand feeds is written at once, and a page is refused", async () => {
    using news = openNews("sources: []\n");
    const outlines = Array.from({ length: 2_500 }, (_, n) => `<outline text="Flux" xmlUrl="https://exemple.fr/${n}"/>`);
    news.write("liste.opml", `<opml><body>${outlines.join("")}</body></opml>`);
    const { out } = await runCli(["sources", "import", join(news.path, "liste.opml"), "--json", "--data", news.path]);
    expect(JSON.parse(out)).toMatchObject({ leftOut: { more: 500 } });
    expect(JSON.parse((await runCli(["sources", "list", "--json", "--data", news.path])).out)).toHaveLength(2_000);
    news.write("page.html", "<html></html>");
    const page = await runCli(["sources", "import", join(news.path, "page.html"), "--data", news.path]);
    expect([page.status, page.err]).toEqual([1, expect.stringContaining("n’est pas une liste OPML")]);
  });
});

test("the example sources are settings that Vigie takes, each feed once", () => {
  const text = readFileSync("data/sources.example.yaml", "utf8");
  const { sources } = parseSettings(text, "sources.example.yaml");
  expect(sources.length).toBeGreaterThanOrEqual(24);
  const feeds = sources.map(({ feed = "" }) => feed);
  expect(new Set(feeds).size).toBe(feeds.length);
  for (const feed of feeds) expect(feed).toMatch(/^https:\/\/[a-z0-9.-]+\/[^\s]*$/i);
});
