import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOpml, writeOpml } from "../../src/sources/opml.ts";
import { oneLine } from "../../src/sources/plain-text.ts";

const NOTHING = { twice: 0, wrong: 0, more: 0, folders: 0 };
const body = (outlines: string) => `<?xml version="1.0"?><opml version="1.1"><head/><body>${outlines}</body></opml>`;
const feed = (n: number) => `<outline type="rss" text="Flux ${n}" xmlUrl="https://exemple.fr/${n}"/>`;

describe("a list of feeds", () => {
  test("is read from its folders, however readers write it", () => {
    const text =
      body(`<outline text="Presse"><outline text="Revue &amp; cie" TITLE='La "Revue"' xmlUrl="https://exemple.fr/flux?a=1&amp;b=2"></outline>
      <outline text="Sous-dossier"><outline xmlURL="feed://exemple.org/rss"/><OUTLINE text="a > b" xmlUrl="http://exemple.net/atom"/></outline></outline>
      <!-- <outline xmlUrl="https://exemple.fr/cache"/> --><outline text="Signet" type="link" url="https://exemple.fr"/>`);
    expect(readOpml(text)).toEqual({
      ...{ ...NOTHING, folders: 2, wrong: 1 },
      feeds: [
        { feed: "https://exemple.fr/flux?a=1&b=2", name: 'La "Revue"' },
        { feed: "http://exemple.org/rss", name: null },
        { feed: "http://exemple.net/atom", name: "a > b" },
      ],
    });
  });

  test("gives each feed once, by http or https, and leaves out what is no address", () => {
    const addresses = [
      "https://exemple.fr/flux",
      "http://www.exemple.fr/flux/",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "https://u:p@exemple.fr/x",
      "",
    ];
    const text = body(addresses.map((address) => `<outline xmlUrl="${address}"/>`).join(""));
    expect(readOpml(text)).toEqual({ ...NOTHING, twice: 1, wrong: 4, feeds: [{ feed: addresses[0], name: null }] });
  });

  test.for(["", "une page", "<html><body>OPML</body></html>", "<rss><channel/></rss>", "{}"])(
    "is not « %s »",
    (text) => {
      expect(readOpml(text)).toBeUndefined();
    },
  );

  test("is bounded, whatever it holds: ten thousand feeds, deep folders, entities, quotes left open", () => {
    const started = performance.now();
    const many = readOpml(body(Array.from({ length: 10_000 }, (_, n) => feed(n)).join("")));
    expect([many?.feeds.length, many?.more]).toEqual([2_000, 8_000]);
    expect(readOpml(body(`${'<outline text="d">'.repeat(100_000)}${feed(1)}`))?.feeds).toHaveLength(1);
    const bomb = `<!DOCTYPE opml [<!ENTITY a "${"x".repeat(1000)}">]>${body(`<outline text="${"&a;".repeat(1000)}" xmlUrl="https://exemple.fr/1"/>`)}`;
    expect(readOpml(bomb)?.feeds[0]?.name?.length).toBeLessThanOrEqual(120);
    for (const hostile of ['<outline "', "<outline text='", "<!--", '<outline xmlUrl="'])
      expect(readOpml(body(hostile.repeat(200_000)))?.feeds.length).toBeLessThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test("what is written is read back as it was", () => {
  const name = fc
    .string({ unit: "grapheme", maxLength: 15 })
    .map((text) => oneLine(text.replace(/\p{C}/gu, "")).slice(0, 100));
  // Each host once: the same feed is read once.
  const feeds = fc.uniqueArray(fc.tuple(fc.webUrl({ withQueryParameters: true }), name), {
    selector: ([url]) => new URL(url).href.replace(/^https?:\/\/(?:www\.)?/, "").toLowerCase(),
  });
  fc.assert(
    fc.property(feeds, (list) => {
      const written = list.map(([url, text], n) => ({ feed: new URL(`/${n}`, url).href, name: text || `Flux ${n}` }));
      expect(readOpml(writeOpml(written))?.feeds).toEqual(written);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => void expect(() => readOpml(`<opml>${text}`)).not.toThrow()),
  );
});
