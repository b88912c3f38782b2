import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { readArticle } from "../../src/articles/read.ts";
import { Failure } from "../../src/lib/failure.ts";
import { decodeText } from "../../src/sources/decode.ts";
import { type Feed, readFeed } from "../../src/sources/feed.ts";
import { readFragment } from "../../src/sources/page.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const PLACE = "https://gazette.exemple/rss";
const LIST = "../shared/eval/hostile-inputs.json";
const REFERENCE = { now: Date.parse("2025-12-30T11:00:00Z"), zone: "Europe/Paris" };

const rss = (items: string, head = ""): string =>
  `${head}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (title: string, rest = ""): string => `<item><title>${title}</title>${rest}</item>`;
const doctype = (entities: string): string => `<?xml version="1.0"?><!DOCTYPE rss [${entities}]>`;
const dated = (...dates: string[]): string =>
  dates.map((date, at) => item(`t${at}`, `<pubDate>${date}</pubDate>`)).join("");
const linked = (...links: string[]): string => links.map((link, at) => item(`t${at}`, `<link>${link}</link>`)).join("");

const LAUGHS = [
  "<!ENTITY l0 'lol'>",
  ...Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} '${`&l${n};`.repeat(10)}'>`),
];
const SENTENCE = "<description>L’été de la forêt, déjà.</description>";
const utf16 = (text: string, mark: boolean, big: boolean): Buffer => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return big ? bytes.swap16() : bytes;
};
const windows = (text: string): Buffer =>
  Buffer.concat(Array.from(text, (sign) => Buffer.from([C1[sign] ?? sign.codePointAt(0) ?? 0x3f])));
const C1: Record<string, number> = { "’": 0x92, "“": 0x93, "”": 0x94, "…": 0x85, "€": 0x80 };

/** Bytes, or a text in UTF-8, for each input of the list; `titles` are those read, null where it is no feed. */
type Hostile = { input: string | Buffer; contentType?: string; titles: (string | null)[] | null };

const HOSTILE: Record<string, Hostile[]> = {
  "billion-laughs": [{ input: rss(item("&l9;"), doctype(LAUGHS.join(""))), titles: ["&l9;"] }],
  quadratic: [
    {
      input: rss(item("&a;".repeat(2000)), doctype(`<!ENTITY a '${"A".repeat(100_000)}'>`)),
      titles: [`${"&a;".repeat(333)}&`],
    },
  ],
  "parameter-laughs": [
    { input: rss(item("&a;"), doctype(`<!ENTITY % x '<!ENTITY a "b">'> %x; %x;`)), titles: ["&a;"] },
  ],
  "xxe-file": [{ input: rss(item("&x;"), doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')), titles: ["&x;"] }],
  "xxe-http": [{ input: rss(item("&x;"), doctype('<!ENTITY x SYSTEM "http://127.0.0.1/">')), titles: ["&x;"] }],
  "deep-50k": [
    {
      input: rss(item("a", `<description>${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}</description>`)),
      titles: ["a"],
    },
  ],
  "items-200k": [{ input: rss(item("a").repeat(200_000)), titles: Array<string>(500).fill("a") }],
  "unclosed-cdata": [{ input: rss("<item><![CDATA[".repeat(100_000)), titles: [] }],
  "comment-5MB": [
    { input: `<rss version="2.0"><channel><title>T</title>${item("a")}<!--${"-".repeat(5_000_000)}`, titles: ["a"] },
  ],
  "title-20MB": [
    {
      input: `<rss version="2.0"><channel><title>${"a".repeat(20_000_000)}</title>${item("a")}</channel></rss>`,
      titles: ["a"],
    },
  ],
  "proto-pollution": [
    {
      input: rss(
        item("a", "<__proto__><polluted>1</polluted></__proto__><constructor><prototype>1</prototype></constructor>"),
      ),
      titles: ["a"],
    },
  ],
  "nul-and-controls": [
    { input: rss(item(`a${String.fromCharCode(...Array.from({ length: 32 }, (_, n) => n))}b`)), titles: ["a b"] },
  ],
  "lone-surrogates": [{ input: rss(item("a&#xD800;b")), titles: ["a\ufffdb"] }],
  "entity-soup": [{ input: rss(item("&amp;amp;lt;script&amp;gt;")), titles: ["&lt;script>"] }],
  "guid-collision": [
    {
      input: rss(item("a", "<guid>1</guid>") + item("b", "<guid>1</guid>") + item("a", "<guid>2</guid>")),
      titles: ["a", "b", "a"],
    },
  ],
  dates: [
    {
      input: rss(
        dated(
          "Thu, 01 Jan 1970 00:00:00 GMT",
          "2099-01-01",
          "hier",
          "32 juil. 2025",
          "2025-07-09T08:00:00",
          "9 août 2025",
        ),
      ),
      titles: ["t0", "t1", "t2", "t3", "t4", "t5"],
    },
  ],
  "relative-links": [
    {
      input: rss(linked("//hote.exemple/a", "?q", "javascript:alert(1)", "data:,a", "mailto:a@b.exemple", "")),
      titles: ["t0", "t1", "t2", "t3", "t4", "t5"],
    },
  ],
  "latin1-declared-utf8": [
    {
      input: Buffer.from(rss(item("Été à Nîmes"), '<?xml version="1.0" encoding="utf-8"?>'), "latin1"),
      titles: ["Été à Nîmes"],
    },
  ],
  "cp1252-quotes": [{ input: windows(rss(item("L’été “à” 5 €…"))), titles: ["L’été “à” 5 €…"] }],
  "utf16-bom": [true, false].flatMap((mark) =>
    [true, false].map((big) => ({ input: utf16(rss(item("Été")), mark, big), titles: ["Été"] })),
  ),
  utf7: [{ input: rss(item("+AOk-t")), contentType: "text/xml; charset=utf-7", titles: ["+AOk-t"] }],
  mojibake: [{ input: rss(item("Ã©tÃ© dâ€™Arles")), titles: ["Ã©tÃ© dâ€™Arles"] }],
  overlong: [
    {
      input: Buffer.concat([
        Buffer.from("<rss version='2.0'><channel><item><title>Été "),
        Buffer.from([0xc0, 0xaf]),
        Buffer.from(` fin</title>${"<b>é</b>".repeat(4)}</item></channel></rss>`),
      ]),
      titles: ["Été \ufffd\ufffd fin"],
    },
    { input: Buffer.from(`${rss("")}<item><title>Un été coupé`).subarray(0, -1), titles: ["Un été coup\ufffd"] },
  ],
  "charset-conflict": [
    {
      input: rss(item("Été", SENTENCE), '<?xml version="1.0" encoding="iso-8859-1"?>'),
      contentType: "text/xml; charset=koi8-r",
      titles: ["Été"],
    },
  ],
  nfd: [{ input: rss(item("E\u0301te\u0301")), titles: ["Été"] }],
  "soft-hyphens": [{ input: rss(item("con\u00adsti\u00adtu\u00adtion")), titles: ["constitution"] }],
  zalgo: [{ input: rss(item(`Z${"\u0301".repeat(200)}oo`)), titles: [`\u0179${"\u0301".repeat(7)}oo`] }],
};

describe("hostile feeds", () => {
  test.each(Object.entries(HOSTILE).flatMap(([id, inputs]) => inputs.map((one, at) => ({ id, at, ...one }))))(
    "$id ($at) ends quickly, within its memory, with what it says",
    ({ input, contentType, titles }) => {
      const bytes = typeof input === "string" ? Buffer.from(input) : input;
      // What others have left behind is none of its own.
      collectGarbage();
      const [started, before] = [performance.now(), process.resourceUsage().maxRSS];
      const feed = readOrNull(decodeText(bytes, contentType));
      const articles = feed?.items.map(articleOf) ?? [];
      expect(performance.now() - started).toBeLessThan(3000);
      expect((process.resourceUsage().maxRSS - before) / 1000).toBeLessThan(150);
      expect(feed?.items.map(({ title }) => title) ?? null).toEqual(titles);
      expect(JSON.stringify(articles)).not.toMatch(/root:|lollol/);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  test.skipIf(!existsSync(LIST))("each input of the list is tried (skipped without ../shared)", () => {
    const { xml, encoding } = JSON.parse(readFileSync(LIST, "utf8")) as Record<string, { id: string }[]>;
    expect(Object.keys(HOSTILE)).toEqual([...(xml ?? []), ...(encoding ?? [])].map(({ id }) => id));
  });

  test("dates that no calendar has, or that no article can have, are none", () => {
    const [feed] = (HOSTILE["dates"] ?? []).map(({ input }) => readFeed(String(input), PLACE));
    const days = feed?.items.map(
      (one) => articleOf({ ...one, html: "Un texte assez long pour être lu." })?.published.value,
    );
    expect(days).toEqual(["", "2099-01-01", "2025-12-29", "", "2025-07-09", "2025-08-09"]);
  });
});

function readOrNull(text: string): Feed | null {
  try {
    return readFeed(text, PLACE);
  } catch (thrown) {
    if (thrown instanceof Failure) return null;
    throw thrown;
  }
}

function articleOf({ key, link, title, author, published, rubrics, html }: Feed["items"][number]): Article | undefined {
  const draft = { source: "a", key, url: link, title, author, publisher: null, published, rubrics };
  return readArticle({ ...draft, lines: readFragment(html ?? "") }, REFERENCE);
}
