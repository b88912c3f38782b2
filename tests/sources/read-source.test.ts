import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/articles/draft.ts";
import { readArticle } from "../../src/articles/read.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openFetch } from "../../src/lib/http.ts";
import { placeOf, readSource } from "../../src/sources/read-source.ts";
import { hang, ok, openFeedServer } from "../support/feed-server.ts";
import { rssOf } from "../support/small-news.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const NOW = Date.parse("2025-12-24T09:00:00Z");
const PHRASE = "Le moulin de Verlac reprend du service.";

async function readAll(source: Parameters<typeof readSource>[0], base: string, stop?: AbortSignal) {
  const found: (Draft | Failure)[] = [];
  for await (const one of readSource(source, base, { fetch: openFetch(["127.0.0.1"]), stop, now: () => NOW }))
    found.push(one);
  return found;
}

describe("a source", () => {
  test("that is a folder gives its files in order, named from it", async () => {
    using folder = openTemporaryFolder();
    for (const name of ["news/b.md", "news/a.txt", "news/in/c.html", "news/d.png"]) folder.write(name, PHRASE);
    const found = await readAll({ id: "depot", folder: "news" }, folder.path);
    expect(found).toMatchObject([
      { source: "depot", key: "a.txt" },
      { source: "depot", key: "b.md" },
      { source: "depot", key: join("in", "c.html") },
    ]);
  });

  test("brings articles without U+0000 or half a sign, whatever stands in its files", async () => {
    using folder = openTemporaryFolder();
    const harm = "Ce\\u0000la \\ud83d ici";
    const front = ["title", "author", "date", "url", "tags"].map((name) => `${name}: "${harm}"`).join("\n");
    folder.write("a.md", `---\n${front}\n---\n${PHRASE} &#0; &#xd83d;\n`);
    const metadata = `{"@type":"Article","headline":"${harm}","author":"${harm}","publisher":"${harm}"}`;
    const script = `<script type="application/ld+json">${metadata}</script>`;
    folder.write("b.html", `<html><head>${script}</head><body><h1>&#0;</h1><p>${PHRASE} &#0;</p></body></html>`);
    const item = `{"id":"${harm}","url":"https://exemple.fr/${harm}","title":"${harm}","authors":[{"name":"${harm}"}]`;
    const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"${harm}","items":[${item},"content_html":"${harm}. ${PHRASE}"}]}`;
    folder.write("feed/flux.json", feed);
    const folded = await readAll({ id: "a", folder: "." }, folder.path);
    const drafts = [...folded, ...(await readAll({ id: "b", feed: "feed/flux.json" }, folder.path))];
    expect(drafts).toHaveLength(3);
    const texts = drafts.flatMap((draft) => {
      if (draft instanceof Failure) throw draft;
      const article = readArticle(draft, { now: 0, zone: "Europe/Paris" });
      return Object.values(article ?? expect.fail("No article")).filter((value) => typeof value === "string");
    });
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter((text) => text.includes("\0") || !text.isWellFormed())).toEqual([]);
  });

  test("that is a folder gives the failure of a file in its place", async () => {
    using folder = openTemporaryFolder();
    folder.write("a.txt", PHRASE);
    folder.write("b.txt", "");
    folder.write("c.txt", PHRASE);
    const found = await readAll({ id: "depot", folder: "." }, folder.path);
    expect(found).toMatchObject([{ key: "a.txt" }, { trouble: { code: "file-empty" } }, { key: "c.txt" }]);
    expect(found[1]).toBeInstanceOf(Failure);
  });

  test.for([
    [{ id: "x", folder: "absent" }, "folder-missing"],
    [{ id: "x", folder: "." }, "folder-empty"],
    [{ id: "x", feed: "absent.xml" }, "file-missing"],
  ] as const)("that cannot be read at all says so: %j", async ([source, code]) => {
    using folder = openTemporaryFolder();
    await expect(readAll(source, folder.path)).rejects.toMatchObject({ trouble: { code } });
  });

  test("that is a feed is read at its address", async () => {
    await using server = await openFeedServer({ "/feed": ok(rssOf("Le Moulin", PHRASE)) });
    const [draft] = await readAll({ id: "moulin", feed: `${server.address}/feed` }, ".");
    expect(draft).toMatchObject({ source: "moulin", publisher: "Le Moulin", url: "https://exemple.fr/premier" });
  });

  test("is given up where the program is to stop", async () => {
    await using server = await openFeedServer({ "/hang": hang });
    const stop = new AbortController();
    const reading = readAll({ id: "x", feed: `${server.address}/hang` }, ".", stop.signal);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ trouble: { code: "fetch-failed" } });
  });
});

test("a place is an address as it stands, or a path from the folder of the settings", () => {
  expect(placeOf("https://exemple.fr/a b", "/data")).toBe("https://exemple.fr/a b");
  expect(placeOf("HTTP://exemple.fr", "/data")).toBe("HTTP://exemple.fr");
  expect(placeOf("./a/../b.xml", "/data")).toBe("/data/b.xml");
  expect(placeOf("/ailleurs/b.xml", "/data")).toBe("/ailleurs/b.xml");
});
