import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { Message, Part } from "../../src/channels/message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { setFrench } from "../../src/french/typography.ts";

const plain = (message: Message, width = 80): string => renderTerminal(message, { width, colour: false });

describe("the terminal", () => {
  test("is commanded by nothing that an article or a question holds", () => {
    const text = "Un titre\u001b[2J\u001b]0;x\u0007 et\u0008 la suite\r\n.";
    const shown = plain([
      { kind: "title", text },
      { kind: "paragraph", spans: [{ text }] },
    ]);
    expect(shown.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(shown).toContain("la suite");
  });

  test("wraps at its width, and keeps the call of a source on the line of its sentence", () => {
    const text =
      "Le centre de calcul de Port-Brévent recevra ses premiers serveurs au printemps prochain, selon la ville.";
    for (const width of [32, 40, 60, 80]) {
      const lines = plain(
        [
          { kind: "heading", text: "Titre" },
          { kind: "paragraph", spans: [{ text, cites: [1] }] },
        ],
        width,
      ).split("\n");
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.at(-1)).toMatch(/\S\u00a0\[1\]$/);
    }
  });

  test("shows whole the address that a note leads to", () => {
    const url = `https://exemple.fr/${"a".repeat(90)}`;
    expect(plain([{ kind: "note", text: "Nouveau depuis lundi.", url }]).split("\n")).toEqual([
      "Nouveau depuis lundi.",
      url,
    ]);
  });

  test("a wide terminal does not make lines that the eye loses", () => {
    const [line = ""] = plain([{ kind: "paragraph", spans: [{ text: "mot ".repeat(200) }] }], 400).split("\n");
    expect(stringWidth(line)).toBeLessThanOrEqual(96);
  });

  test("sets French typography, and leaves addresses and commands as they are typed", () => {
    const message: Message = [
      { kind: "note", text: 'Vraiment? Voyez `npm run vigie -- ask "x"`' },
      { kind: "sources", entries: [{ n: 1, text: "L'article", url: "https://exemple.fr/a?b=c" }] },
    ];
    expect(plain(message)).toBe(
      'Vraiment\u202f? Voyez npm run vigie -- ask "x"\n\n[1] L’article\n    https://exemple.fr/a?b=c',
    );
  });

  test("shows colours only where there are some", () => {
    const message: Message = [
      { kind: "title", text: "Veille" },
      { kind: "paragraph", spans: [{ text: "Oui.", style: "strong" }] },
    ];
    expect(plain(message)).not.toContain("\u001b");
    const coloured = renderTerminal(message, { width: 80, colour: true });
    expect(coloured).toContain("\u001b[1m");
    expect(stripVTControlCharacters(coloured)).toBe(plain(message));
  });

  test("lays a table in columns whose last one wraps under itself", () => {
    const rows = [
      ["ok", "base", "mot ".repeat(20).trim()],
      ["à voir", "source", "court"],
    ];
    const lines = plain([{ kind: "table", rows }], 50).split("\n");
    expect(lines[0]).toMatch(/^ok {6}base {4}mot/);
    expect(lines[1]).toMatch(/^ {16}mot/);
    expect(lines.at(-1)).toBe("à voir  source  court");
  });
});

const text = fc.oneof(
  fc.string(),
  fc.lorem(),
  fc.constantFrom("« Oui ! »", "40 000 €", "https://exemple.fr/long", "\u001b[31mrouge", "مرحبا", "👩‍💻", ""),
);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("title" as const), text }),
  fc.record({ kind: fc.constant("heading" as const), text }),
  fc.record({ kind: fc.constant("note" as const), text }),
  fc.record({
    kind: fc.constant("paragraph" as const),
    spans: fc.array(fc.record({ text, cites: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }) })),
  }),
  fc.record({
    kind: fc.constant("list" as const),
    numbered: fc.boolean(),
    items: fc.array(fc.array(fc.record({ text }))),
  }),
  fc.record({ kind: fc.constant("table" as const), rows: fc.array(fc.tuple(text, text), { minLength: 1 }) }),
  fc.record({
    kind: fc.constant("sources" as const),
    entries: fc.array(fc.record({ n: fc.nat(), text, url: fc.option(fc.webUrl()) })),
  }),
);

test("any message is rendered, at any width, with every word of its paragraphs", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 0, max: 300 }), (message, width) => {
      const shown = plain(message, width).replace(/\s/g, "");
      for (const each of message) {
        if (each.kind !== "paragraph") continue;
        for (const span of each.spans) expect(shown).toContain(words(span.text));
      }
    }),
  );
});

/** As shown: typography set, marks of commands taken off, spaces and escape sequences aside. */
const words = (raw: string): string =>
  stripVTControlCharacters(setFrench(raw).replace(/`([^`]+)`/g, "$1")).replace(/\s/g, "");
