import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLink } from "../../src/commands/links.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { NOW } from "../support/articles.ts";
import { actionOf, openEditingRoom, TEAM } from "../support/editing-room.ts";
import { status as fails, ok, openFeedServer } from "../support/feed-server.ts";
import { rssOf } from "../support/small-news.ts";

const HOUR = 3_600_000;
const FEED = rssOf("Le Moulin", "Le moulin de Verlac reprend du service ce matin, après vingt ans de silence.");

const command = (verb: "ajouter" | "liste" | "tester" | "pause" | "retirer", target = "") =>
  ({ name: "source", verb, target }) as const;

describe("source ajouter", () => {
  test("reads the feed, shows what it holds, and writes it once it is wished for", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    await using room = await openEditingRoom();
    const address = `${server.address}/feed`;
    const shown = await room.ask(command("ajouter", address));
    expect(room.interims).toEqual(["Je lis cette adresse…"]);
    expect(shown.text).toBe(
      "« Le Moulin » : 1 article lisible. Le voici : • « Le Moulin, premier numéro », 23 décembre 2025",
    );
    expect(room.file()).toBe(TEAM);
    const added = await room.press(actionOf(shown, "Ajouter"));
    expect(added.text).toContain("C’est noté : la source « Le Moulin » (le-moulin) est suivie.");
    expect((await room.settings()).sources[1]).toEqual({ id: "le-moulin", name: "Le Moulin", feed: address });
    expect(room.file()).toContain("# la principale");
    expect((await room.ask(command("ajouter", address))).text).toContain("La source « le-moulin » lit déjà");
  });

  test.for(["<%s|%s>", "<%s>", "  %s  ", "ce flux : %s."])(
    "takes an address as platforms write it: « %s »",
    async (way) => {
      await using server = await openFeedServer({ "/feed?a=1&b=2": ok(FEED) });
      await using room = await openEditingRoom();
      const address = `${server.address}/feed?a=1&amp;b=2`;
      expect((await room.ask(command("ajouter", way.replaceAll("%s", address)))).text).toContain("« Le Moulin »");
      expect(server.asked).toEqual(["/feed?a=1&b=2"]);
    },
  );

  test("finds the feed from any page of its site, or takes a list of articles where there is none", async () => {
    const article = `<html><title>Un article</title><article><h1>Un article</h1><p>${"Le moulin de Verlac reprend du service. ".repeat(9)}</p></article>`;
    const links = [1, 2, 3].map(
      (n) => `<li>${n}/12/2025 <h2><a href="/liste/un-article-numero-${n}">Un article, numéro ${n}</a></h2></li>`,
    );
    const html = (text: string) => ok(text, "text/html");
    await using server = await openFeedServer({
      ...{ "/blog/": html('<link rel="alternate" type="application/rss+xml" href="/flux">'), "/flux": ok(FEED) },
      "/liste": html(`<title>La mairie</title>${links.join("")}`),
      ...Object.fromEntries([1, 2, 3].map((n) => [`/liste/un-article-numero-${n}`, html(article)])),
    });
    await using room = await openEditingRoom();
    const feed = await room.ask(command("ajouter", `${server.address}/blog/`));
    expect(feed.text).toContain(`Flux trouvé : ${server.address}/flux « Le Moulin » : 1 article lisible.`);
    await room.press(actionOf(feed, "Ajouter"));
    expect((await room.ask(command("ajouter", `${server.address}/blog/`))).text).toContain("lit déjà");
    const list = await room.ask(command("ajouter", `${server.address}/liste`));
    expect(list.text).toContain(
      "« La mairie » : une page de liens, dont chaque nouvel article sera lu. Les premiers : •",
    );
    await room.press(actionOf(list, "Ajouter"));
    expect((await room.settings()).sources.slice(1)).toEqual([
      { id: "le-moulin", name: "Le Moulin", feed: `${server.address}/flux` },
      { id: "la-mairie", name: "La mairie", page: `${server.address}/liste` },
    ]);
  });

  test("is done once, whoever else adds the same address meanwhile", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    await using room = await openEditingRoom();
    const address = `${server.address}/feed`;
    const [one, other] = [await room.ask(command("ajouter", address)), await room.ask(command("ajouter", address))];
    expect((await room.press(actionOf(one, "Ajouter"))).failed).toBe(false);
    expect((await room.press(actionOf(one, "Ajouter"))).text).toBe("Ce bouton a expiré : relancez la commande.");
    expect((await room.press(actionOf(other, "Ajouter"))).text).toContain("lit déjà");
    expect((await room.settings()).sources).toHaveLength(2);
  });

  test("gives an id of its own to a second feed of one name, even one added meanwhile", async () => {
    await using server = await openFeedServer({ "/a": ok(FEED), "/b": ok(FEED) });
    await using room = await openEditingRoom();
    const shown = [];
    for (const path of ["/a", "/b"]) shown.push(await room.ask(command("ajouter", server.address + path)));
    for (const each of shown) await room.press(actionOf(each, "Ajouter"));
    expect((await room.settings()).sources.map(({ id }) => id)).toEqual(["revue", "le-moulin", "le-moulin-2"]);
  });

  test("is given up, or forgotten after an hour", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    await using room = await openEditingRoom();
    const [one, other] = [
      await room.ask(command("ajouter", `${server.address}/feed`)),
      await room.ask(command("ajouter", `${server.address}/feed`)),
    ];
    expect((await room.press(actionOf(one, "Abandonner"))).text).toContain("n’ont pas changé");
    room.time.now += HOUR;
    for (const each of [one, other]) expect((await room.press(actionOf(each, "Ajouter"))).failed).toBe(true);
    expect(room.file()).toBe(TEAM);
  });

  test.for([
    ["a page", "/page", "n’est pas un flux RSS, Atom ou JSON Feed lisible, et rien n’a été trouvé à partir de là"],
    ["an error", "/fails", "répond par une erreur 500."],
  ] as const)("says of %s what is wrong", async ([, path, sentence]) => {
    const script = { "/page": ok("<html><body>Une page</body></html>", "text/html"), "/fails": fails(500) };
    await using server = await openFeedServer(script);
    await using room = await openEditingRoom();
    expect((await room.ask(command("ajouter", server.address + path))).text).toContain(sentence);
  });

  test.for([
    "",
    "exemple.fr/flux",
    "ftp://exemple.fr/flux",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "../revue.xml",
  ])("takes no other address: « %s »", async (target) => {
    await using room = await openEditingRoom();
    expect((await room.ask(command("ajouter", target))).text).toBe(
      `« ${target} » n’est pas une adresse web. Donnez celle d’un flux, qui commence par https://.`,
    );
  });
});

describe("« Ajouter à la veille »", () => {
  test("takes the first link of a message", async () => {
    await using server = await openFeedServer({ "/feed": ok(FEED) });
    await using room = await openEditingRoom();
    const { text, buttons } = await room.follow(`À lire : <${server.address}/feed|le Moulin> et https://exemple.fr/b`);
    expect([text, buttons.length]).toEqual([expect.stringContaining("« Le Moulin »"), 2]);
  });

  test("says so where there is none", async () => {
    await using room = await openEditingRoom();
    expect((await room.follow("Bonjour !")).text).toBe(
      "Ce message ne contient aucun lien à suivre. Choisissez un message où figure l’adresse d’un flux.",
    );
  });
});

describe("source liste", () => {
  test("shows how each fares, and which are set aside", async () => {
    const more = '  - { id: depot, folder: "./rien" }\n  - { id: neuve, feed: "https://exemple.fr" }\n';
    await using room = await openEditingRoom(TEAM.replace("channels:", `${more}channels:`));
    await using worker = openWorker(room.database, { name: "w", clock: () => NOW, isGone: () => false });
    const corpus = openCorpus(room.database, worker);
    for (const [id, reason] of [
      ["revue", null],
      ["depot", "Le dossier n’existe pas."],
    ] as const) {
      const lease = await corpus.claimVisit([id]);
      if (lease) await corpus.noteVisit({ id, now: NOW - HOUR, reason, nextAt: NOW }, lease);
    }
    await room.deps.pauses.sources.pause("revue", NOW + HOUR, NOW);
    const { text, buttons } = await room.ask(command("liste"), { who: "U0ANY" });
    expect(text).toBe(
      "Sources • La Revue (revue) · visitée le 15 décembre, 7 h 30 · en pause jusqu’au 15 décembre, 9 h 30 " +
        "• depot (depot) · visitée le 15 décembre, 7 h 30 · en panne depuis le 15 décembre, 7 h 30 : Le dossier n’existe pas. " +
        "• neuve (neuve) · pas encore visitée",
    );
    expect(buttons).toEqual([{ text: "Reprendre « La Revue »", action: "reprendre-source:revue" }]);
  });

  test("says so where there is none", async () => {
    await using room = await openEditingRoom("");
    expect((await room.ask(command("liste"))).text).toContain("Aucune source pour l’instant.");
  });
});

describe("a source", () => {
  test("is tried by its id, its name, or either with one slip", async () => {
    await using room = await openEditingRoom();
    room.folder.write("revue.xml", FEED);
    for (const target of ["revue", "La Revue", "la revu"]) {
      expect((await room.ask(command("tester", target))).text).toContain("« La Revue » : 1 article lisible.");
    }
    expect((await room.ask(command("tester", "autre"))).text).toContain("Sources connues : revue.");
    room.folder.remove("revue.xml");
    expect((await room.ask(command("tester", "revue"))).text).toContain("n’existe pas");
  });

  test("is set aside, and comes back", async () => {
    await using room = await openEditingRoom();
    const paused = await room.ask(command("pause", "la revue 2 jours"));
    expect(paused.text).toContain("elle ne sera plus visitée avant le 17 décembre, 8 h 30.");
    expect(await room.deps.pauses.sources.all()).toEqual(new Map([["revue", { since: NOW, until: NOW + 48 * HOUR }]]));
    expect((await room.press(actionOf(paused, "Reprendre"))).text).toContain("reprend");
    expect((await room.deps.pauses.sources.all()).get("revue")?.until).toBe(NOW);
    expect(await room.deps.pauses.rules.all()).toEqual(new Map());
  });

  test("goes once that is confirmed, and stays where rules read it", async () => {
    await using room = await openEditingRoom();
    const asked = await room.ask(command("retirer", "revue"));
    expect(asked.buttons).toMatchObject([
      { style: "danger", confirm: expect.stringContaining("Ses articles restent") },
    ]);
    room.folder.write("vigie.yaml", TEAM.replace('any: ["robot"]', "sources: [revue]"));
    expect((await room.press(actionOf(asked, "Retirer"))).text).toContain("est lue par des règles d’alerte");
    room.folder.write("vigie.yaml", TEAM);
    expect((await room.press(actionOf(asked, "Retirer"))).text).toContain("est retirée");
    expect((await room.settings()).sources).toEqual([]);
  });
});

test("whoever may not change sources is told who can, and changes nothing", async () => {
  await using room = await openEditingRoom();
  const by = { who: "U0ANY" };
  const refused = [
    ...(["ajouter", "tester", "pause", "retirer"] as const).map((verb) => room.ask(command(verb, "revue"), by)),
    ...["ajouter-source:x", "retirer-source:revue", "reprendre-source:revue"].map((action) =>
      room.press(action, {}, by),
    ),
    room.follow("https://exemple.fr/flux", by),
  ];
  for (const { text } of await Promise.all(refused)) expect(text).toMatch(/^Seuls les éditeurs et les administrateurs/);
  expect([room.file(), await room.deps.pauses.sources.all()]).toEqual([TEAM, new Map()]);
});

test("a link is found in whatever surrounds it, and nothing else is", () => {
  fc.assert(
    fc.property(
      fc.webUrl(),
      fc.constantFrom(" ", "<", "(", "« ", "\n"),
      fc.constantFrom(" ", ">", "|nom>", " », ", "\n"),
      (url, before, after) => {
        fc.pre(!/[.,;:!?…)\]}'’]$/.test(url));
        expect(findLink(`Voir${before}${url}${after}`)).toBe(new URL(url).href);
      },
    ),
  );
  const plain = fc.string().filter((text) => !/https?:/i.test(text));
  fc.assert(fc.property(plain, (text) => void expect(findLink(text)).toBeUndefined()));
});
