import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTrouble } from "../../src/lib/failure.ts";
import { decodeText } from "../../src/sources/decode.ts";
import { type Feed, readFeed } from "../../src/sources/feed.ts";
import { keepFirstItems } from "../../src/sources/feed-salvage.ts";

const PLACE = "https://gazette.exemple/rss";
const FIXTURES = "tests/sources/fixtures/feeds";
const FEEDS = "../shared/eval/feeds";

const rss = (items: string, root = 'version="2.0"'): string =>
  `<rss ${root}><channel><title>T</title><link>https://a.exemple/</link>${items}</channel></rss>`;

function troubleOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (thrown) {
    return findTrouble(thrown);
  }
}

describe("each format in one shape", () => {
  test.each(["rss.xml", "atom.xml", "rdf.xml", "json-feed.feed"])("%s", (name) => {
    const expected = JSON.parse(readFileSync(`${FIXTURES}/${name.replace(/\.\w+$/, ".json")}`, "utf8"));
    expect(readFeed(readFileSync(`${FIXTURES}/${name}`, "utf8"), PLACE)).toEqual(expected);
  });
});

describe("links", () => {
  const linkOf = (link: string, place: string): string | null | undefined =>
    readFeed(rss(`<item><title>a</title><link>${link}</link></item>`), place).items[0]?.link;

  test.each([
    ["/a?b=1", "https://gazette.exemple/a?b=1"],
    ["a", "https://gazette.exemple/a"],
    ["//cdn.exemple/a", "https://cdn.exemple/a"],
    ["http://b.exemple/a", "http://b.exemple/a"],
    ["mailto:a@b.exemple", null],
    ["data:text/html,a", null],
    ["file:///etc/passwd", null],
  ])("%s on the web leads to %s", (link, absolute) => {
    expect(linkOf(link, PLACE)).toBe(absolute);
  });

  test.each([
    ["pages/a.html", "pages/a.html"],
    ["http://b.exemple/a", "http://b.exemple/a"],
    ["//cdn.exemple/a", null],
    ["file:///etc/passwd", null],
  ])("%s in a feed on disk leads to %s", (link, kept) => {
    expect(linkOf(link, "veille/flux.xml")).toBe(kept);
  });
});

describe("keys", () => {
  const keysOf = (items: string): string[] => readFeed(rss(items), PLACE).items.map(({ key }) => key);

  test("items that share a guid are told apart by their links", () => {
    const item = (link: string): string =>
      `<item><guid isPermaLink="false">g</guid><link>https://a.exemple/${link}</link></item>`;
    expect(keysOf(item("1") + item("2"))).toEqual(["https://a.exemple/1", "https://a.exemple/2"]);
  });

  test("an item without guid, link, title or date is known by how its text begins", () => {
    expect(keysOf("<item><description>Une brève.</description></item>")).toEqual(["Une brève."]);
  });

  test("an item that says nothing is none", () => {
    expect(keysOf("<item><comments>https://a.exemple/</comments></item><item><title>a</title></item>")).toEqual(["a"]);
  });
});

describe("authors", () => {
  const authorOf = (author: string): string | null | undefined =>
    readFeed(
      rss(`<item><title>a</title>${author}</item>`, 'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'),
      PLACE,
    ).items[0]?.author;

  test.each([
    ["<author>jeanne@a.exemple (Jeanne Roy)</author>", "Jeanne Roy"],
    ["<author>Jeanne Roy &lt;jeanne@a.exemple&gt;</author>", "Jeanne Roy"],
    ["<author>jeanne@a.exemple</author>", null],
    ["<author>Jeanne Roy</author>", "Jeanne Roy"],
    ["<dc:creator>https://a.exemple/jeanne</dc:creator>", null],
    ["<dc:creator>Par Jeanne Roy</dc:creator>", "Jeanne Roy"],
    ["<dc:creator>&lt;a href='/j'&gt;Jeanne &amp;amp; Cie&lt;/a&gt;</dc:creator>", "Jeanne & Cie"],
  ])("%s is %s", (written, name) => {
    expect(authorOf(written)).toBe(name);
  });
});

describe("rarer forms", () => {
  const encoded = (text: string): string => Buffer.from(text).toString("base64");
  const atom = (entry: string, version = ""): Feed["items"][number] | undefined =>
    readFeed(`<feed ${version} xmlns="http://purl.org/atom/ns#"><entry><id>1</id>${entry}</entry></feed>`, PLACE)
      .items[0];

  test("a text in base64 is read, by either of Atom's words for it", () => {
    const title = `<title mode="base64">${encoded("Un été <b>chaud</b>")}</title>`;
    const content = `<content type="application/octet-stream"><![CDATA[ ${encoded("<p>L’eau manque.</p>")} ]]></content>`;
    expect(atom(title + content)).toMatchObject({ title: "Un été chaud", html: "<p>L’eau manque.</p>" });
    expect(atom(`<title type="text/plain" mode="base64">${encoded("a <div> b")}</title>`)?.title).toBe("a <div> b");
  });

  test("bytes that are no text are left out, and so is what only looks like base64", () => {
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]).toString("base64");
    expect(atom(`<content type="application/octet-stream">${image}</content>`)?.html).toBeNull();
    expect(atom("<title>RXhhbXBsZQ==</title>")?.title).toBe("RXhhbXBsZQ==");
  });

  test("a title said to be markup shows none of its tags", () => {
    expect(atom('<title type="html">&lt;div&gt;Un &lt;i&gt;été&lt;/i&gt;&lt;/div&gt;</title>')?.title).toBe("Un été");
    expect(atom('<title type="html">La balise &amp;lt;div&amp;gt;</title>')?.title).toBe("La balise <div>");
    expect(atom("<title>La balise &lt;div&gt;</title>")?.title).toBe("La balise <div>");
  });

  test("RSS under a prefix, whole texts and authors under other names", () => {
    const item = `<r:item><r:title>Un</r:title><dc:author>Jeanne Roy</dc:author>
      <body xmlns="http://www.w3.org/1999/xhtml"><p>Tout le texte.</p></body></r:item>`;
    const [read] = readFeed(`<r:rss version="2.0"><r:channel>${item}</r:channel></r:rss>`, PLACE).items;
    expect(read).toMatchObject({ title: "Un", author: "Jeanne Roy" });
    expect(read?.html).toContain("<p>Tout le texte.</p>");
  });

  test("dates, authors, texts and addresses that RSS borrows from its neighbours, undeclared", () => {
    const first = (fields: string): Feed["items"][number] | undefined =>
      readFeed(rss(`<item><title>Un</title>${fields}</item>`), PLACE).items[0];
    expect(first("<published>2025-07-09</published><updated>2025-07-10</updated>")?.published).toBe("2025-07-09");
    expect(first("<date>2025-07-09</date>")?.published).toBe("2025-07-09");
    expect(first("<creator>Jeanne Roy</creator>")?.author).toBe("Jeanne Roy");
    expect(first("<content>Tout le texte.</content><description>Le texte.</description>")?.html).toBe("Tout le texte.");
    expect(first('<guid isPermaLink="true">/5</guid>')?.link).toBe("https://gazette.exemple/5");
    expect(first("<guid>5</guid>")?.link).toBeNull();
    const rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">';
    const about = `${rdf}<item rdf:about="https://a.exemple/1"><title>Un</title></item></rdf:RDF>`;
    expect(readFeed(about, PLACE).items[0]?.link).toBe("https://a.exemple/1");
  });

  test("a text that was escaped twice is markup; one that shows a tag among its own is not", () => {
    const htmlOf = (text: string): string | null | undefined =>
      readFeed(rss(`<item><title>Un</title><description>${text}</description></item>`), PLACE).items[0]?.html;
    expect(htmlOf("&amp;lt;p&amp;gt;L&amp;amp;eau&amp;lt;/p&amp;gt;")).toBe("<p>L&eau</p>");
    expect(htmlOf("&lt;p&gt;La balise &amp;lt;/p&amp;gt; ferme&lt;/p&gt;")).toBe("<p>La balise &lt;/p&gt; ferme</p>");
    expect(htmlOf("3 &amp;lt; 5 et 5 &amp;gt; 3")).toBe("3 &lt; 5 et 5 &gt; 3");
  });

  test("a page quoted in a literal section keeps its body", () => {
    const quoted =
      "<description><![CDATA[<html><body>Un</body></html>]]></description><fullitem>Deux fois deux</fullitem>";
    const description = quoted.replace(/<fullitem>.*/, "");
    expect(readFeed(rss(`<item>${description}</item>`), PLACE).items[0]?.html).toBe("<html><body>Un</body></html>");
    expect(readFeed(rss(`<item>${quoted}</item>`), PLACE).items[0]?.html).toBe("Deux fois deux");
  });

  test("a channel of CDF", () => {
    const items = `<ITEM HREF="/a?b=1&amp;c=2" LASTMOD="2025-07-09T08:00"><TITLE>Un &amp;lt;été&amp;gt;</TITLE><ABSTRACT>Le texte.</ABSTRACT></ITEM>`;
    const cdf = `<?xml version="1.0"?><!-- <rss-like> --><CHANNEL HREF="https://a.exemple/"><TITLE>T</TITLE>${items}</CHANNEL>`;
    expect(readFeed(cdf, PLACE)).toMatchObject({
      ...{ title: "T", link: "https://a.exemple/" },
      items: [
        {
          title: "Un <été>",
          link: "https://gazette.exemple/a?b=1&c=2",
          html: "Le texte.",
          published: "2025-07-09T08:00",
        },
      ],
    });
  });
});

describe("damage", () => {
  const item = "<item><title>Été</title><guid>1</guid><description>Un texte</description></item>";

  test.each<[name: string, text: string, titles: string[]]>([
    ["cut short", rss(item + item.replace("1", "2")).slice(0, -60), ["Été", "Été"]],
    ["a tag left open", rss(item.replace("</description>", "") + item.replace("1", "2")), ["Été", "Été"]],
    ["a warning in front", `<br />\n<b>Warning</b>: foo\n${rss(item)}`, ["Été"]],
    ["a document type with entities", `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item)}`, ["Été"]],
    ["names that the parser refuses", rss(item.replace("<guid>", "<__proto__>a</__proto__><guid>")), ["Été"]],
    ["tags nested without end beside an item", rss(`${"<a>".repeat(5000)}${item}`), ["Été"]],
    ["one item past mending among others", rss(`<item>${"<a>".repeat(5000)}</item>${item}`), ["Été"]],
    ["a literal section left open", rss(`${item}<item><title>Fin</title><description><![CDATA[Un`), ["Été", "Fin"]],
  ])("%s", (_, text, titles) => {
    expect(readFeed(text, PLACE).items.map(({ title }) => title)).toEqual(titles);
  });

  test("what is only quoted in a literal section is no item", () => {
    const quoting = rss(`<item><title>RSS</title><description><![CDATA[<pre>${item}</pre>]]></description></item>`);
    expect(readFeed(quoting, PLACE).items.map(({ title }) => title)).toEqual(["RSS"]);
  });

  test.each([
    ["nothing", ""],
    ["a text", "Bonjour"],
    [
      "a page that shows a feed",
      `<!doctype html><html><body><xmp>${rss("<item><title>a</title></item>")}</xmp></body></html>`,
    ],
    ["other JSON", '{"title":"a"}'],
    ["broken JSON", '{"version":"https://jsonfeed.org/version/1","items":['],
    ["other XML", "<opml version='2.0'><body/></opml>"],
  ])("%s is not a feed, and the failure says where", (_, text) => {
    expect(troubleOf(() => readFeed(text, "veille/a.xml"))).toEqual({ code: "not-a-feed", place: "veille/a.xml" });
  });

  test("a feed without items is a feed", () => {
    expect(readFeed(rss(""), PLACE)).toEqual({ title: "T", link: "https://a.exemple/", items: [] });
  });
});

describe("size", () => {
  test("the items past the last one kept are cut out before any parser sees them", () => {
    const item = (name: string): string => `<item><title>${name}</title></item>\n`;
    const text = rss(item("a") + item("b") + item("c") + item("d"));
    expect(keepFirstItems(text, 2)).toBe(rss(`${item("a")}${item("b").trim()}\n`));
    expect(keepFirstItems(text, 4)).toBe(text);
  });

  test.each<[name: string, text: string, items: number | "not-a-feed"]>([
    ["200 000 items", rss("<item><title>a</title></item>".repeat(200_000)), 500],
    ["100 000 literal sections left open", rss("<item><![CDATA[".repeat(100_000)), 0],
    ["100 000 items left open", rss("<item><title>a".repeat(100_000)), 500],
    ["50 000 nested tags", rss("<a>".repeat(50_000)), "not-a-feed"],
    ["a title of 20 MB", rss(`<item><title>${"a".repeat(20_000_000)}</title></item>`), 1],
    ["500 000 roots left open", "<rss".repeat(500_000), "not-a-feed"],
    ["500 000 signs <", rss("<".repeat(500_000)), 0],
  ])("%s end in bounded time", (_, text, items) => {
    const started = performance.now();
    const read = troubleOf(() => readFeed(text, PLACE).items.length);
    expect(items === "not-a-feed" ? { code: items, place: PLACE } : items).toEqual(read);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe.skipIf(!existsSync(FEEDS))(
  "the hostile feeds of the evaluation set (skipped where it is not installed)",
  () => {
    const counts = new Map(Object.entries({ "empty-channel.xml": 0, "truncated.xml": 3, "truncated-cdata.xml": 3 }));
    const refused = ["empty.xml", "html-page.html"];
    const names = existsSync(FEEDS) ? readdirSync(FEEDS) : [];
    const read = (name: string): Feed => readFeed(decodeText(readFileSync(`${FEEDS}/${name}`)), PLACE);

    test.each(names.filter((name) => !refused.includes(name)))("%s gives its items, with their accents", (name) => {
      const started = performance.now();
      const { title, items } = read(name);
      expect(title).toBe("Actualités françaises");
      expect(items).toHaveLength(counts.get(name) ?? 2);
      for (const { title: heading } of items)
        expect(heading).toMatch(/^(?:Été n°\d : l'IA à l'épreuve|Été & IA|Un|Deux|x)$/);
      expect(performance.now() - started).toBeLessThan(1000);
    });

    test.each(refused)("%s is not a feed", (name) => {
      expect(troubleOf(() => read(name))).toEqual({ code: "not-a-feed", place: PLACE });
    });

    test("no entity is expanded and no file is read", () => {
      const html = ["bomb-billion-laughs.xml", "bomb-quadratic.xml", "xxe.xml"].map(
        (name) => read(name).items[0]?.html ?? "",
      );
      expect(Math.max(...html.map((text) => text.length))).toBeLessThan(100_000);
      expect(html.join()).not.toMatch(/root:|lololol/);
    });
  },
);

const CHECKS = "../shared/eval/feedparser-checks.json";
type Check = { k: string; i: number | null; v: string | number[] };
type Entry = {
  file: string;
  group: string;
  checks: Check[];
  headers: Record<string, string>;
  feed?: string;
  feed_base64?: string;
};

describe.skipIf(!existsSync(CHECKS))("feedparser's own checks (skipped where they are not installed)", () => {
  /** Values are compared as the text that a reader sees: tags and the addresses in them are no part of an item. */
  test.each([
    ["core", (group: string) => !/sanitize|^entities/.test(group), 228, 244],
    ["entities", (group: string) => group === "entities", 249, 256],
  ] as const)("the %s group reaches its figure", (name, isOfGroup, floor, all) => {
    const entries: Entry[] = JSON.parse(readFileSync(CHECKS, "utf8"));
    const results = entries.filter(({ group }) => isOfGroup(group)).flatMap(check);
    const missed = results.filter(({ right }) => !right).map(({ k, file }) => `\n  ${k}: ${file}`);
    console.info(`feedparser, ${name}: ${all - missed.length} of ${all}${missed.sort().join("")}`);
    expect(results).toHaveLength(all);
    expect(all - missed.length).toBeGreaterThanOrEqual(floor);
  });

  function check({ file, checks, headers, feed, feed_base64 }: Entry): { k: string; file: string; right: boolean }[] {
    const bytes = feed_base64 === undefined ? Buffer.from(feed ?? "") : Buffer.from(feed_base64, "base64");
    const place = `http://127.0.0.1:8097/tests/${file}`;
    const read = troubleOf(() => readFeed(decodeText(bytes, headers["content-type"]), place)) as Feed;
    return checks.map((each) => ({ k: each.k, file, right: holds(read, each) }));
  }

  function holds({ title, link, items = [] }: Feed, { k, i, v }: Check): boolean {
    const item = items[i ?? 0];
    const found = { feed_title: title, feed_link: link, title: item?.title, link: item?.link, id: item?.key }[k];
    if (k === "date" && Array.isArray(v)) return Date.parse(item?.published ?? "") === instantOf(v);
    if (k === "author") return item?.author === String(v).replace(/ \(.*\)$/, "");
    const text = found === undefined ? seen(item?.html ?? "") : withoutSpace(found ?? "");
    return text === seen(String(v)) || found === v;
  }

  const instantOf = ([year = 0, month = 1, ...rest]: number[]): number => Date.UTC(year, month - 1, ...rest);
  const withoutSpace = (text: string): string => text.replace(/\s+/g, "");
  const seen = (html: string): string =>
    withoutSpace(
      html
        .replace(/<\/?[a-z][^>]*>/gi, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">"),
    );
});

test("any text is read or is not a feed", () => {
  const piece = fc.constantFrom(
    ...[
      "<rss version='2.0'>",
      "<channel>",
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "&amp;",
    ],
    ...[
      "<feed xmlns='http://www.w3.org/2005/Atom'>",
      "<entry>",
      "</entry>",
      "<link href='a'/>",
      "<content type='xhtml'>",
    ],
    ...[
      "<rdf:RDF>",
      "<__proto__>",
      "</channel></rss>",
      "é",
      "&",
      "<",
      ">",
      '{"version":"https://jsonfeed.org/version/1",',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: "binary" }))),
      fc.string(),
      (parts, place) => {
        const read = troubleOf(() => readFeed(parts.join(""), place));
        expect(read).toBeDefined();
      },
    ),
    { numRuns: 2000 },
  );
});
