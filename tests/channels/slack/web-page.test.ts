import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { renderWebPage } from "../../../src/channels/slack/web-page.ts";

const HOSTILE = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("</p><script>alert(1)</script>", '" onclick="x', "&lt;b&gt; &amp;", "'><img src=x>", "]]>"),
);
/** What a parser of HTML leaves as it was. */
const kept = (text: string): boolean => text.isWellFormed() && !/[\0\r]/.test(text);

test("a page shows its texts to the letter, and holds nothing else", () => {
  const texts = HOSTILE.filter(kept);
  fc.assert(
    fc.property(texts, fc.array(texts, { maxLength: 3 }), texts, (title, lines, text) => {
      const url = `https://slack.com/?a=${encodeURIComponent(text)}&b='"<`;
      const { document } = parseHTML(renderWebPage({ title, lines, link: { text, url } }));
      const shown = [...document.body.querySelectorAll("*")].map(({ localName }) => localName);
      expect(shown).toEqual(["h1", ...lines.map(() => "p"), "p", "a"]);
      expect(document.querySelector("h1")?.textContent).toBe(title);
      expect([...document.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual([...lines, text]);
      expect(document.querySelector("a")?.getAttribute("href")).toBe(url);
    }),
  );
});
