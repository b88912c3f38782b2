import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/sources/decode.ts";

const FEEDS = "../shared/eval/feeds";
const SENTENCE = "L’été à 40 °C coûte 5 € : « c’est l’œuvre d’Élodie »";

/** Bytes of windows-1252, which Node cannot write. */
function latin(text: string): Uint8Array {
  const beyond = new Map([
    ["’", 0x92],
    ["€", 0x80],
    ["œ", 0x9c],
  ]);
  return Uint8Array.from(text, (sign) => beyond.get(sign) ?? sign.charCodeAt(0));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "utf16le"));
const swapped = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "utf16le").swap16());
const utf32 = (text: string, littleEndian: boolean): Uint8Array => {
  const points = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [at, point] of points.entries()) view.setUint32(at * 4, point, littleEndian);
  return new Uint8Array(view.buffer);
};
const bytes = (...parts: (number[] | Uint8Array)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("bytes become text", () => {
  test.each<[name: string, bytes: Uint8Array, contentType: string, text: string]>([
    ["UTF-8", utf8(SENTENCE), "", SENTENCE],
    ["UTF-8 with its mark", bytes([0xef, 0xbb, 0xbf], utf8(SENTENCE)), "", SENTENCE],
    ["UTF-16LE with its mark", bytes([0xff, 0xfe], utf16(SENTENCE)), "", SENTENCE],
    ["UTF-16BE with its mark", bytes([0xfe, 0xff], swapped(SENTENCE)), "", SENTENCE],
    ["UTF-32LE with its mark", bytes([0xff, 0xfe, 0, 0], utf32(SENTENCE, true)), "", SENTENCE],
    ["UTF-32BE with its mark", bytes([0, 0, 0xfe, 0xff], utf32(SENTENCE, false)), "", SENTENCE],
    ["UTF-16LE told by its zeros", utf16("<p>été</p>"), "", "<p>été</p>"],
    ["UTF-16BE told by its zeros", swapped("été, hiver"), "", "été, hiver"],
    ["UTF-32LE told by its zeros", utf32("<p>’</p>", true), "", "<p>’</p>"],
    ["UTF-32BE told by its zeros", utf32("<p>’</p>", false), "", "<p>’</p>"],
    ["windows-1252 that says nothing", latin(SENTENCE), "", SENTENCE],
    ["windows-1252 that its server calls ISO-8859-1", latin(SENTENCE), "text/html; charset=ISO-8859-1", SENTENCE],
    ["windows-1252 that its server calls UTF-8", latin(SENTENCE), "text/html; charset=utf-8", SENTENCE],
    ["UTF-8 that its server calls ISO-8859-1", utf8(SENTENCE), "text/html; charset=ISO-8859-1", SENTENCE],
    ["UTF-8 that its server calls UTF-16", utf8(SENTENCE), "text/html; charset=utf-16", SENTENCE],
    [
      "windows-1252 that its server calls UTF-16",
      latin("L’été, l’hiver"),
      "text/html; charset=utf-16",
      "L’été, l’hiver",
    ],
    ["windows-1252 with an unknown label", latin(SENTENCE), "text/html; charset=utf-7", SENTENCE],
    ["the apostrophe and the euro", Uint8Array.of(0x92, 0x80), "", "’€"],
    ["no bytes", new Uint8Array(), "text/html; charset=utf-8", ""],
    ["Korean named by the server", Uint8Array.of(0xb3, 0xe2), "text/xml; charset=euc-kr", "년"],
    ["a text that stands by its zeros", utf8("a\0b"), "", "a\0b"],
  ])("%s", (_, given, contentType, text) => {
    expect(decodeText(given, contentType)).toBe(text);
  });

  test("a declaration in XML or HTML is believed where the bytes leave a doubt", () => {
    const korean = Uint8Array.of(0xb3, 0xe2);
    const declared = (before: string): string => decodeText(bytes(utf8(before), korean));
    expect(declared('<?xml version="1.0" encoding="EUC-KR"?>')).toMatch(/년$/);
    expect(declared("<!doctype html><meta charset=euc-kr>")).toMatch(/년$/);
    expect(declared('<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">')).toMatch(/년$/);
    expect(declared("<p>charset=euc-kr</p>")).toMatch(/³â$/);
  });

  test("UTF-8 with one byte broken stays UTF-8, whatever its labels say", () => {
    const broken = bytes(utf8("déjà vu, "), [0xe9], utf8(" à côté"));
    expect(decodeText(broken, "text/plain; charset=ISO-8859-1")).toBe("déjà vu, \ufffd à côté");
  });

  test("a control that was a windows-1252 sign is that sign again", () => {
    expect(decodeText(utf8("l\u0092IA\u0085 \u0080"))).toBe("l’IA… €");
  });
});

describe.skipIf(!existsSync(FEEDS))(
  "the French feeds of the evaluation set (skipped where it is not installed)",
  () => {
    test.each([
      "fr-cp1252-declared-iso",
      "fr-latin1-declared",
      "fr-latin1-lies-utf8",
      "fr-latin1-undeclared",
      "fr-utf16le-bom",
      "fr-utf8-lies-latin1",
      "fr-utf8",
    ])("%s.xml has its accents", (name) => {
      const text = decodeText(readFileSync(`${FEEDS}/${name}.xml`));
      expect(text).toContain("<title>Actualités françaises</title>");
      expect(text).toContain("Été n°1 : l'IA à l'épreuve");
      if (name.includes("cp1252")) expect(text).toContain("l’œuvre à 5 € …");
    });
  },
);

test("any bytes under any label become well-formed text", () => {
  const labels = fc.constantFrom(
    "",
    "text/html; charset=utf-8",
    "a; charset=shift_jis",
    "a; charset='utf-16'",
    "charset=",
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.oneof(labels, fc.string()), (given, contentType) => {
      const text = decodeText(given, contentType);
      expect(text.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("French text in UTF-8 comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aeéèàçœ’«» 5€\n\u202f") }), (text) => {
      expect(decodeText(utf8(text))).toBe(text);
    }),
  );
});
