import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message, Part, Span } from "../../../src/channels/message.ts";
import { renderSlack } from "../../../src/channels/slack/render.ts";
import { splitMessage } from "../../../src/channels/slack/split.ts";
import { setFrench } from "../../../src/french/typography.ts";
import { anything, messageOf, words } from "../../support/any-message.ts";
import { findWrong, sizeOf, wordsOf } from "../../support/slack-blocks.ts";
import { writtenIn } from "../../support/wild-messages.ts";

const textsIn = (message: Message): string[] => wordsOf(renderSlack(message).blocks);
const paragraph = (text: string, span: Partial<Span> = {}): Part => ({ kind: "paragraph", spans: [{ text, ...span }] });
const rendered = (text: string): string => textsIn([paragraph(text)]).join("\n");

describe("a text from an article", () => {
  test.for([
    ["a call to all", "<!channel> et <!here>", "&lt;!channel&gt; et &lt;!here&gt;"],
    ["a call to one", "<@U123|Marie>", "&lt;@U123|Marie&gt;"],
    ["a channel", "<#C123>", "&lt;#C123&gt;"],
    ["a link", "<https://exemple.fr|ici>", "&lt;https://exemple.fr|ici&gt;"],
    ["an entity", "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"],
    ["bold", "a *b* c", "a \u2060*\u2060b\u2060*\u2060 c"],
    ["italics", "_b_", "\u2060_\u2060b\u2060_\u2060"],
    ["struck", "~b~", "\u2060~\u2060b\u2060~\u2060"],
    ["code", "`rm`", "ˋrmˋ"],
    ["a quotation", "> cité", "\u2060&gt; cité"],
    ["a picture", "un :fire: vif", "un :\u2060fire: vif"],
    ["a line of its own", "a\n> b\r\tc", "a &gt; b c"],
    ["half a character", "a\ud800b", "a\ufffdb"],
  ] as const)("makes no %s", ([, text, shown]) => {
    expect(rendered(text).replace(/ +/g, " ")).toBe(shown);
  });

  test("keeps the spaces and the quotation marks of French", () => {
    expect(rendered("« 40 000 » : l'eau ?")).toBe(setFrench("« 40 000 » : l'eau ?"));
  });
});

describe("what a message is made of", () => {
  test("is a header, sections and notes, a heading with what it heads", () => {
    const message: Message = [
      { kind: "title", text: "Veille & co" },
      { kind: "note", text: "Du 1er au 2" },
      { kind: "heading", text: "1. Titre", label: "Nouveau" },
      {
        kind: "paragraph",
        spans: [
          { text: "Fait.", cites: [1, 2] },
          { text: "Donc.", style: "emphasis", cites: [1] },
        ],
      },
      { kind: "note", text: "Depuis hier", url: "https://exemple.fr/?a=1&b=2" },
      { kind: "heading", text: "Sources" },
      {
        kind: "sources",
        entries: [
          { n: 1, text: "La <Revue> | n", url: "https://exemple.fr/a|b>c" },
          { n: 2, text: "Locale", url: null },
        ],
      },
    ];
    const { text, blocks } = renderSlack(message);
    expect(blocks.map(({ type }) => type)).toEqual(["header", "context", "section", "context", "section"]);
    expect(wordsOf(blocks)).toEqual([
      "Veille &amp; co",
      "Du 1er au 2",
      "*1. Titre* — Nouveau\nFait.\u00a0[1][2] _Donc.\u00a0[1]_",
      "<https://exemple.fr/?a=1&amp;b=2|Depuis hier>",
      "*Sources*\n[1] <https://exemple.fr/a%7Cb%3Ec|La &lt;Revue&gt; ¦ n>\n[2] Locale",
    ]);
    expect(text.split("\n")).toEqual([
      ...["Veille &amp; co", "Du 1er au 2", "1. Titre — Nouveau", "Fait.\u00a0[1][2] Donc.\u00a0[1]"],
      ...["Depuis hier https://exemple.fr/?a=1&amp;b=2", "Sources"],
      ...["[1] La &lt;Revue&gt; | n https://exemple.fr/a%7Cb%3Ec", "[2] Locale"],
    ]);
  });

  test.for(["javascript:alert(1)", "ftp://exemple.fr", "exemple", `https://exemple.fr/${"a".repeat(1_001)}`])(
    "makes no link to %j",
    (url) => {
      const [shown] = textsIn([{ kind: "sources", entries: [{ n: 1, text: "Titre", url }] }]);
      expect(shown).toBe("[1] Titre");
    },
  );
});

test.for(["paragraph", "note", "title"] as const)("a %s has room for what typography adds", (kind) => {
  const text = '"a" '.repeat(2_000);
  const messages = splitMessage([kind === "paragraph" ? paragraph(text) : { kind, text }]).map(renderSlack);
  expect(messages.map((each) => findWrong(each.text, each.blocks)).filter(Boolean)).toEqual([]);
  expect(messages.flatMap(({ blocks }) => wordsOf(blocks).join(" ").match(/a/g) ?? [])).toHaveLength(2_000);
});

describe("an edition", () => {
  const story = (n: number, words = 20): Part[] => [
    { kind: "heading", text: `${n}. Histoire`, label: "Nouveau" },
    paragraph(`récit${n} `.repeat(words).trim(), { cites: [n] }),
    { kind: "note", text: "Source unique" },
  ];
  const sources = (count: number): Part => ({
    kind: "sources",
    entries: Array.from({ length: count }, (_, at) => ({ n: at + 1, text: `Source ${at + 1}`, url: null })),
  });
  const edition = (count: number, words?: number): Message => [
    { kind: "title", text: "Veille" },
    { kind: "heading", text: "L’essentiel" },
    { kind: "list", numbered: true, items: [[{ text: "D’abord.", cites: [2] }]] },
    ...Array.from({ length: count }, (_, at) => story(at + 1, words)).flat(),
    { kind: "heading", text: "Et 4 autres histoires" },
    { kind: "heading", text: "Sources" },
    sources(count + 1),
    { kind: "note", text: "Mode extraits." },
  ];

  test("is a short message, and a thread of its stories with their sources", () => {
    const [first = [], ...stories] = splitMessage(edition(3)).map(textsIn);
    expect(first).toEqual([
      ...["Veille", "*L’essentiel*\n1. D’abord.\u00a0[2]", "*Sources*\n[2] Source 2"],
      ...["*Et 4 autres histoires*", "Mode extraits."],
    ]);
    expect(stories.map((texts) => texts.at(-1))).toEqual(
      ["[1] Source 1", "[2] Source 2", "[3] Source 3", "[4] Source 4"].map((line) => `*Sources*\n${line}`),
    );
    expect(stories.map((texts) => /récit\d/.exec(texts.join())?.[0])).toEqual([
      "récit1",
      "récit2",
      "récit3",
      undefined,
    ]);
  });

  test("of one story that no message holds goes on in the next, after its heading", () => {
    const messages = splitMessage(edition(1, 3_000));
    expect(messages.length).toBeGreaterThan(3);
    expect(messages[1]?.slice(0, 2).map(({ kind }) => kind)).toEqual(["heading", "paragraph"]);
    expect(
      messages
        .flatMap(textsIn)
        .join(" ")
        .match(/récit1/g),
    ).toHaveLength(3_000);
  });

  test("without essentials, and alerts told together, stay one message where one holds them", () => {
    const alerts = edition(3)
      .filter(({ kind }) => kind !== "list")
      .filter((part) => part.kind !== "heading" || part.text !== "L’essentiel");
    expect(splitMessage(alerts)).toHaveLength(1);
    expect(splitMessage([paragraph("Rien de neuf.")])).toEqual([[paragraph("Rien de neuf.")]]);
  });
});

const LATE: Part = { kind: "note", text: "Cette édition devait partir à 8 h 30 : Slack ne répondait pas. ".repeat(2) };

function expectSafe(shown: string): void {
  expect(shown.replace(/<https?:\/\/[^<>|\s]+\|[^<>|]+>/g, "")).not.toMatch(/[<>]/);
  expect(shown).not.toMatch(/&(?!(?:amp|lt|gt);)/);
}

function expectTaken(written: Message): void {
  const { text, blocks } = renderSlack(written);
  const texts = wordsOf(blocks);
  if (blocks.length > 0) expect(findWrong(text, blocks)).toBeUndefined();
  expect([blocks.length <= 35, sizeOf(blocks) <= 9_000]).toEqual([true, true]);
  for (const shown of [text, ...texts]) expectSafe(shown);
}

/** What is shown, without the marks of Slack, spaces, and what French typography or a link may change. */
const bare = (shown: string): string =>
  shown
    .replace(/[\s\u2060\p{Cc}«»"“”'’…]/gu, "")
    .replace(/[ˋ`]/g, "`")
    .replace(/¦/g, "|");
const read = (written: string): string => {
  const text = written.replace(/<https?:[^|>]*\|([^>]*)>/g, "$1");
  return bare(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
};

describe("whatever is written", () => {
  test("each message is one that Slack takes, and that calls nobody", { timeout: 60_000 }, () => {
    const property = fc.property(messageOf(anything), (written) => {
      for (const [at, each] of splitMessage(written).entries()) {
        expectTaken(at === 0 ? [LATE, ...each] : each);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  test("every word of it is shown, and said in the plain text", { timeout: 60_000 }, () => {
    const property = fc.property(messageOf(words), (written) => {
      const messages = splitMessage(written).map(renderSlack);
      const shown = read(messages.flatMap(({ blocks }) => wordsOf(blocks)).join(""));
      const said = read(messages.map(({ text }) => text).join(""));
      const missing = new Set(
        writtenIn(written)
          .flatMap((text) => text.toWellFormed().split(/\s+/))
          .map(bare),
      );
      expect([...missing].filter((each) => !shown.includes(each) || !said.includes(each))).toEqual([]);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
