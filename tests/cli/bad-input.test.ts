import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { collectedShape } from "../support/contract.ts";
import {
  endlessBody,
  status as fails,
  gzipBomb,
  ok,
  openFeedServer,
  redirect,
  redirectLoop,
  reset,
} from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews, rssOf, SETTINGS } from "../support/small-news.ts";
import { makePipe, type TemporaryFolder } from "../support/temporary-folder.ts";

const isWindows = process.platform === "win32";
const PHRASE = "Le moulin de Verlac reprend du service ce matin, après vingt ans de silence et un an de travaux.";
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61", "hex");

/** Collects what a folder holds now; the one good source beside it must come through whole. */
async function collectBeside(news: TemporaryFolder, source: string) {
  news.write(
    "vigie.yaml",
    `privateHosts: ["127.0.0.1"]\nsources:\n  - ${source}\n${SETTINGS.slice(SETTINGS.indexOf("  # Ce que"))}`,
  );
  const started = performance.now();
  const { status, out } = await runCli(["collect", "--json", "--data", news.path]);
  const { sources } = collectedShape.parse(JSON.parse(out));
  const [bad, good] = sources;
  expect([status, good?.id, good?.new, good?.failed]).toEqual([0, "depot", 3, 0]);
  for (const reason of bad?.reasons ?? []) expect(reason).not.toMatch(NOT_FOR_PEOPLE);
  expect(performance.now() - started).toBeLessThan(10_000);
  return bad;
}

/** A file that takes no room on the disk, and says that it does. */
function makeHole(path: string): void {
  writeFileSync(path, "");
  truncateSync(path, 2 ** 31);
}

describe("a file of a folder", () => {
  test.for<[string, (path: string) => void, string]>([
    ["that is empty", (path) => writeFileSync(path, ""), "est vide. Remplissez-le ou retirez-le."],
    ["that holds spaces alone", (path) => writeFileSync(path, " \n\t\r\n \ufeff"), "est vide."],
    ["that is a picture", (path) => writeFileSync(path, PNG), "n’est pas du texte."],
    [
      "that is noise",
      (path) => writeFileSync(path, Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * n * 7 + n) % 251))),
      "n’est pas du texte.",
    ],
    [
      "of 50 MB",
      (path) => writeFileSync(path, "Une phrase. ".repeat(4_200_000)),
      "pèse 50 Mo ; la limite est de 5 Mo.",
    ],
    ["of 2 GB that is all hole", makeHole, "pèse 2147 Mo"],
  ])("%s is told, and the others are read", async ([, make, sentence]) => {
    using news = openNews();
    news.write("vrac/bon.txt", `date 2025-12-24 Un moulin\n\n${PHRASE}\n`);
    make(join(news.path, "vrac", "mauvais.txt"));
    const report = await collectBeside(news, '{ id: vrac, folder: "./vrac" }');
    expect(report).toMatchObject({ new: 1, failed: 1, reasons: [expect.stringContaining("mauvais.txt")] });
    expect(plain(report?.reasons[0] ?? "")).toContain(sentence);
  });

  test.skipIf(isWindows || process.getuid?.() === 0)(
    "that may not be read is told, and the others are read (skipped for root, who may read all)",
    async () => {
      using news = openNews();
      news.write("vrac/bon.txt", `date 2025-12-24 Un moulin\n\n${PHRASE}\n`);
      chmodSync(news.write("vrac/mauvais.txt", PHRASE), 0);
      const report = await collectBeside(news, '{ id: vrac, folder: "./vrac" }');
      expect(report).toMatchObject({ new: 1, failed: 1, reasons: [expect.stringContaining("ne peut pas être lu")] });
    },
  );

  test("is read whatever its name", async () => {
    using news = openNews();
    const names = [
      "l'été — à côté.txt",
      "e\u0301te\u0301.txt",
      "deux\nlignes.txt",
      "-tiret.txt",
      "😀.md",
      "MAJUSCULES.TXT",
    ];
    const subjects = [
      "Le port de Brun",
      "Le lycée de Sols",
      "La gare d’Aubrac",
      "Un théâtre à Nexon",
      "Le stade de Vire",
      "L’usine de Terny",
    ];
    for (const [at, name] of names.entries()) {
      news.write(
        `vrac/${name}`,
        `date 2025-12-24 ${subjects[at]}\n\n${subjects[at]} ouvre ${at + 3} portes au public en mars.\n`,
      );
    }
    news.write(`vrac/${"n".repeat(251)}.txt`, `date 2025-12-24 Un moulin\n\n${PHRASE}\n`);
    const report = await collectBeside(news, '{ id: vrac, folder: "./vrac" }');
    expect(report).toMatchObject({ new: 7, failed: 0 });
  });

  test.skipIf(isWindows)("that is no file of the folder is passed over: a folder, a pipe, a link, a loop", async () => {
    using news = openNews();
    news.write("vrac/bon.txt", `date 2025-12-24 Un moulin\n\n${PHRASE}\n`);
    const at = (name: string) => join(news.path, "vrac", name);
    mkdirSync(at("dossier.txt"));
    makePipe(at("tuyau.txt"));
    symlinkSync("/dev/zero", at("zero.txt"));
    symlinkSync("/etc/passwd", at("dehors.txt"));
    symlinkSync(news.path, at("boucle"));
    symlinkSync(at("soi.txt"), at("soi.txt"));
    const report = await collectBeside(news, '{ id: vrac, folder: "./vrac" }');
    expect(report).toMatchObject({ new: 1, failed: 0 });
  });

  test("that nests without end is read in bounded time", async () => {
    using news = openNews();
    const nested: Record<string, string> = {
      "citations.md": Array.from({ length: 2500 }, (_, n) => `${">".repeat(n)} Une ligne citée ${n} fois.`).join("\n"),
      "citation.md": `${"> ".repeat(40_000)}Une phrase au fond.`,
      "liste.md": `${"- ".repeat(40_000)}Une phrase au fond.`,
      "tete.md": `---\ntitle: ${"[".repeat(100_000)}\n---\nUne phrase sous la tête.\n`,
      "page.html": `${"<div>".repeat(100_000)}Une phrase au fond.`,
    };
    for (const [name, text] of Object.entries(nested)) news.write(`vrac/${name}`, text);
    const report = await collectBeside(news, '{ id: vrac, folder: "./vrac" }');
    const { new: fresh = 0, merged = 0, failed = 0 } = report ?? {};
    expect(fresh + merged + failed).toBe(5);
    expect(report?.reasons.join("\n")).not.toContain("n’attendait pas");
  });
});

describe("a source", () => {
  test.for<[string, string, string]>([
    [
      "whose folder is missing",
      '{ id: x, folder: "./absent" }',
      "absent n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.",
    ],
    ["whose folder is a file", '{ id: x, folder: "./vigie.yaml" }', "vigie.yaml n’existe pas. Créez-le"],
    ["whose folder holds no article", '{ id: x, folder: "./images" }', "ne contient aucun fichier .txt, .md ou .html."],
    ["whose feed is missing", '{ id: x, feed: "./absent.xml" }', "absent.xml n’existe pas. Vérifiez le chemin."],
    ["whose feed is a folder", '{ id: x, feed: "./articles" }', "n’est pas un fichier ordinaire."],
    ["whose feed is empty", '{ id: x, feed: "./images/vide.xml" }', "vide.xml est vide."],
    [
      "whose feed is an article",
      '{ id: x, feed: "./articles/semis.txt" }',
      "n’est pas un flux RSS, Atom ou JSON Feed lisible.",
    ],
    [
      "whose feed is a picture",
      '{ id: x, feed: "./images/a.png" }',
      "n’est pas un flux RSS, Atom ou JSON Feed lisible.",
    ],
    ["whose feed is of 20 MB", '{ id: x, feed: "./images/gros.xml" }', "pèse 20 Mo ; la limite est de 15 Mo."],
    [
      "that is a page",
      '{ id: x, page: "https://exemple.fr/" }',
      "le fichier robots.txt du site, qui dit ce que les programmes peuvent lire, ne répond pas.",
    ],
  ])("%s is told, and the others are read", async ([, source, sentence]) => {
    using news = openNews();
    news.write("images/a.png", PNG);
    news.write("images/vide.xml", "");
    news.write("images/gros.xml", "<rss>".padEnd(20_000_000, " "));
    const report = await collectBeside(news, source);
    expect(report).toMatchObject({ new: 0, failed: 1 });
    expect(plain(report?.reasons[0] ?? "")).toContain(sentence);
  });

  test.for<[string, Parameters<typeof openFeedServer>[0][string], string]>([
    ["that is not there", fails(404), "répond par une erreur 404."],
    ["that fails", fails(500), "répond par une erreur 500."],
    ["that is no feed", ok("<html></html>", "text/html"), "n’est pas un flux RSS, Atom ou JSON Feed lisible."],
    ["that answers nothing", ok(""), "n’est pas un flux RSS, Atom ou JSON Feed lisible."],
    ["that hangs up", reset, "la connexion a été coupée."],
    ["that leads to itself", redirectLoop, "elle renvoie sans fin à d’autres adresses."],
    ["that leads to a private network", redirect("http://10.0.0.1/"), "cette adresse mène à un réseau privé"],
    ["that never ends", endlessBody, "dépasse 15 Mo et n’est pas lu."],
    ["that unfolds", gzipBomb, "dépasse 15 Mo et n’est pas lu."],
  ])("at an address %s is told, and the others are read", async ([, answer, sentence]) => {
    await using server = await openFeedServer({ "/feed": answer });
    using news = openNews();
    const report = await collectBeside(news, `{ id: x, feed: "${server.address}/feed" }`);
    expect(report).toMatchObject({ new: 0, failed: 1 });
    expect(report?.reasons[0]).toContain(`${server.address}/feed`);
    expect(plain(report?.reasons[0] ?? "")).toContain(sentence);
  });

  test("that fails once is read the next time, and is then well", async () => {
    let answer = fails(503);
    await using server = await openFeedServer({ "/feed": (...asked) => answer(...asked) });
    using news = openNews(
      `privateHosts: ["127.0.0.1"]\nsources:\n  - { id: moulin, feed: "${server.address}/feed" }\n`,
    );
    expect((await runCli(["collect", "--data", news.path])).status).toBe(1);
    answer = ok(rssOf("Le Moulin", PHRASE));
    expect(plain((await runCli(["collect", "--data", news.path])).out)).toBe("moulin : 1 nouveau");
    expect((await runCli(["doctor", "--data", news.path])).status).toBe(0);
  });
});

describe("the base", () => {
  test.for<[string, (whole: Buffer) => Buffer, string]>([
    ["that is none", () => Buffer.from("Une lettre.\n".repeat(400)), "ce fichier n’est pas une base SQLite."],
    ["that is damaged", (whole) => Buffer.from(whole.fill("!", 100, 4096)), "elle est abîmée."],
  ])("%s is told, and left as it is", async ([, harm, sentence]) => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const path = join(news.path, "vigie.db");
    const harmed = harm(readFileSync(path));
    writeFileSync(path, harmed);
    for (const words of [["collect"], ["digest"], ["ask", "Quel robot ?"], ["search", "robot"], ["sources", "list"]]) {
      const { status, out, err } = await runCli([...words, "--data", news.path]);
      expect([status, out]).toEqual([1, ""]);
      expect(err).toContain(`La base ${path} ne peut pas servir : ${sentence}`);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
    expect(readFileSync(path).equals(harmed)).toBe(true);
  });
});
