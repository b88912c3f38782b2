import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { DeclinedPart } from "../../src/lib/failure.ts";
import { concede, type Dialect } from "../../src/llm/dialect.ts";
import { findObject } from "../../src/llm/json-reply.ts";
import { readReply } from "../../src/llm/ladder.ts";
import { wireName, wireSchema } from "../../src/llm/wire-schema.ts";

describe("the object of a reply", () => {
  const object = { a: 'une { accolade } et un " guillemet \\', b: [{ c: null }] };
  const json = JSON.stringify(object);

  test.for([
    ["alone", json],
    ["with spaces", `\n  ${JSON.stringify(object, null, 2)}\n`],
    ["fenced", `\`\`\`json\n${json}\n\`\`\``],
    ["fenced without a language, in prose", `Voici.\n\`\`\`\n${json}\n\`\`\`\nFin.`],
    ["in a fence that is never closed", `\`\`\`json\n${json}`],
    ["after prose with a brace", `L’ensemble {1, 2} donne : ${json}`],
    ["before prose with a brace", `${json} Et {voilà}.`],
    ["after thoughts with an object", `<think>{"a": 1}</think>${json}`],
    ["after thoughts with a fence", `<THINKING>\n\`\`\`json\n{}\n\`\`\`\n</THINKING>\n${json}`],
  ] as const)("is found %s", ([, reply]) => {
    expect(findObject(reply)).toEqual(object);
  });

  test.for([
    "",
    "Non.",
    "null",
    "12",
    '"oui"',
    "[]",
    '{"a": ',
    '{"a": 1,}',
    `{"a": {"b": 1}, "c": `,
    "{".repeat(9_999),
  ])("is none: %s", (reply) => {
    expect(findObject(reply)).toBeUndefined();
  });

  test("is never a part of one that is cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: json.length - 1 }), (length) => {
        expect(findObject(`Voici : ${json.slice(0, length)}`)).toBeUndefined();
      }),
    );
  });

  test("is found whatever it holds, whatever prose stands around", () => {
    const any = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());
    const prose = fc.string({ unit: "grapheme" }).filter((text) => !/[{}"`<]/.test(text));
    fc.assert(
      fc.property(any, prose, prose, (value, before, after) => {
        const written = JSON.parse(JSON.stringify(value)) as unknown;
        expect(findObject(`${before}${JSON.stringify(value)}${after}`)).toEqual(written);
      }),
    );
  });
});

test("what is wrong with a reply is told in French, a few things at a time", () => {
  const schema = z.strictObject({ list: z.array(z.int().min(5)) });
  expect(readReply("Bonjour.", schema)).toEqual({ problems: [expect.stringMatching(/objet attendu/)] });
  const read = readReply(JSON.stringify({ list: Array(50).fill(1) }), schema);
  expect(read).toEqual({
    problems: Array.from({ length: 12 }, (_, at) => `list.${at} : Trop petit : nombre doit être >=5`),
  });
});

describe("a schema on the wire", () => {
  test("keeps what all servers know, and leaves the rest to the reader", () => {
    const schema = z.strictObject({
      day: z.iso.date().describe("le jour"),
      note: z.string().max(80).nullable(),
      kind: z.enum(["a", "b"]).nullable(),
      only: z.literal("x"),
      parts: z
        .array(z.strictObject({ rank: z.int().positive(), ratio: z.number(), sure: z.boolean() }))
        .min(1)
        .max(9),
    });
    const parts = {
      type: "object",
      properties: { rank: { type: "integer" }, ratio: { type: "number" }, sure: { type: "boolean" } },
      ...{ required: ["rank", "ratio", "sure"], additionalProperties: false },
    };
    expect(wireSchema(schema)).toEqual({
      type: "object",
      properties: {
        day: { type: "string", description: "le jour" },
        note: { anyOf: [{ type: "string" }, { type: "null" }] },
        kind: { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] },
        only: { type: "string", enum: ["x"] },
        parts: { type: "array", items: parts },
      },
      ...{ required: ["day", "note", "kind", "only", "parts"], additionalProperties: false },
    });
  });

  test.for<readonly [string, z.ZodType, RegExp]>([
    ["what may be left out", z.object({ a: z.object({ b: z.string().optional() }) }), /a\.b may be left out/],
    ["what has a default", z.object({ a: z.string().default("x") }), /a may be left out/],
    ["a record", z.object({ a: z.record(z.string(), z.string()) }), /a is of a kind/],
    ["anything", z.object({ a: z.array(z.unknown()) }), /a\[\] is of a kind/],
    ["a list", z.array(z.string()), /A reply is an object/],
  ])("refuses %s, and names it", ([, schema, message]) => {
    expect(() => wireSchema(schema)).toThrow(message);
  });

  test.for([
    ["fiche", "fiche"],
    ["relecture d’une phrase (n° 2)", "relecture_d_une_phrase_n_2_"],
    ["é".repeat(90), "e".repeat(64)],
    ["", "reply"],
  ] as const)("has a name that the API takes: « %s »", ([purpose, name]) => {
    expect(wireName(purpose)).toBe(name);
  });
});

test("a server that declines everything, in any order, is asked in other ways until there are none", () => {
  const about = fc.constantFrom<DeclinedPart>("response_format", "limit", "temperature", "unknown", "other");
  const first: Dialect = { format: "schema", limit: "max_tokens", temperature: true };
  fc.assert(
    fc.property(fc.infiniteStream(about), (parts) => {
      const seen = new Set<string>();
      let dialect: Dialect | undefined = first;
      for (const part of parts) {
        if (dialect === undefined) break;
        expect(seen).not.toContain(JSON.stringify(dialect));
        seen.add(JSON.stringify(dialect));
        dialect = concede(dialect, part, first);
      }
      expect(seen.size).toBeLessThanOrEqual(5);
    }),
  );
});
