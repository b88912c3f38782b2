import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/articles/draft.ts";
import { openFetch } from "../../src/lib/http.ts";
import { readFeedSource } from "../../src/sources/feed-source.ts";
import { ok, openFeedServer, redirect } from "../support/feed-server.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const WAY = { fetch: openFetch(["127.0.0.1"]) };

const FULL = "Le moulin de Verlac reprend du service après vingt ans de silence, et chacun peut le voir tourner.";
const EXCERPT = "Le moulin de Verlac…";

function feedOf(...links: readonly string[]): string {
  const items = links.map(
    (link) => `<item><title>Vers ${link}</title><link>${link}</link><description>${EXCERPT}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Le Moulin</title>${items.join("")}</channel></rss>`;
}

const textOf = (draft: { lines: { text: string }[] } | undefined): string =>
  draft?.lines.map(({ text }) => text).join(" ") ?? "";

const readAll = async (...asked: Parameters<typeof readFeedSource>) => {
  const { title, drafts } = await readFeedSource(...asked);
  const read: Draft[] = [];
  for await (const draft of drafts) read.push(draft);
  return { title, drafts: read };
};

describe("a feed in a file", () => {
  test.for(["page.txt", "./page.txt", "pages/m%C3%AAme.txt", "pages/même.txt", "page.txt?a=1#b", "page.html"])(
    "fills an excerpt up from the page beside it: %s",
    async (link) => {
      using folder = openTemporaryFolder();
      for (const name of ["page.txt", "pages/même.txt"]) folder.write(name, FULL);
      folder.write("page.html", `<article><p>${FULL}</p></article>`);
      const { title, drafts } = await readAll(folder.write("feed.xml", feedOf(link)), "moulin", WAY);
      expect([title, textOf(drafts[0])]).toEqual(["Le Moulin", FULL]);
      expect(drafts[0]).toMatchObject({ source: "moulin", url: null, title: `Vers ${link}`, publisher: "Le Moulin" });
    },
  );

  test.for([
    ["a page that is missing", "absente.txt"],
    ["a page that is empty", "vide.txt"],
    ["a picture", "image.png"],
    ["the feed itself", "feed.xml"],
    ["a folder", "dossier.txt"],
    ["a page above", "../dehors.txt"],
    ["a page above, hidden in the link", "..%2fdehors.txt"],
    ["a page by its whole path", "%2fetc%2fhostname"],
    ["a link that cannot be read", "%E0%A4%A"],
  ] as const)("keeps its excerpt where it leads to %s", async ([, link]) => {
    using folder = openTemporaryFolder();
    folder.write("dehors.txt", FULL);
    folder.write("revue/vide.txt", "");
    folder.write("revue/image.png", FULL);
    folder.write("revue/dossier.txt/a", FULL);
    const { drafts } = await readAll(folder.write("revue/feed.xml", feedOf(link)), "moulin", WAY);
    expect(drafts.map(textOf)).toEqual([EXCERPT]);
  });

  test("keeps an address as its link", async () => {
    using folder = openTemporaryFolder();
    const { drafts } = await readAll(folder.write("feed.xml", feedOf("https://exemple.fr/moulin")), "moulin", WAY);
    expect(drafts).toMatchObject([{ url: "https://exemple.fr/moulin" }]);
  });

  test.for([
    ["not-a-feed", "Une lettre."],
    ["file-empty", ""],
    ["file-too-large", "x".repeat(15_000_001)],
  ] as const)("says %s under its own path", async ([code, content]) => {
    using folder = openTemporaryFolder();
    const path = folder.write("feed.xml", content);
    const named = code === "not-a-feed" ? { code, place: path } : { code, path };
    await expect(readFeedSource(path, "moulin", WAY)).rejects.toMatchObject({ trouble: named });
  });
});

describe("a feed at an address", () => {
  test("has its links meant from where it is in the end, and never from this machine", async () => {
    using folder = openTemporaryFolder();
    folder.write("page.txt", FULL);
    const script = { "/feed": redirect("/moved/feed"), "/moved/feed": ok(feedOf("page.txt", "file:///etc/hostname")) };
    await using server = await openFeedServer(script);
    const { drafts } = await readAll(`${server.address}/feed`, "moulin", WAY);
    expect(drafts.map((draft) => [draft.url, textOf(draft)])).toEqual([
      [`${server.address}/moved/page.txt`, EXCERPT],
      [null, EXCERPT],
    ]);
    expect(server.asked).toEqual(["/feed", "/moved/feed"]);
  });

  test("says where it stands when it is no feed", async () => {
    await using server = await openFeedServer({ "/feed": ok("<html></html>") });
    const place = `${server.address}/feed`;
    await expect(readFeedSource(place, "x", WAY)).rejects.toMatchObject({ trouble: { code: "not-a-feed", place } });
  });

  test("is an address however its scheme is written, and else a path", async () => {
    await using server = await openFeedServer({ "/feed": ok(feedOf("a")) });
    const { title } = await readAll(`${server.address.replace("http", "HTTP")}/feed`, "x", WAY);
    expect(title).toBe("Le Moulin");
    await expect(readFeedSource(join("ftp:", "exemple.fr"), "x", WAY)).rejects.toThrow("file-missing");
  });
});
