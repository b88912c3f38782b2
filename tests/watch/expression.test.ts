import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAccents } from "../../src/french/folded-text.ts";
import { compileExpression } from "../../src/watch/expression.ts";
import { cpuTimeOf } from "../support/cpu.ts";

function findIn(expression: string, text: string): string | undefined {
  const compiled = compileExpression(expression);
  if ("expected" in compiled) expect.fail(compiled.expected);
  const found = compiled.find(foldAccents(text));
  return found && text.slice(found.start, found.end);
}

describe("an expression", () => {
  test.for([
    ["/cloud souverain/i", "Un Cloud Souverain pour l’État", "Cloud Souverain"],
    ["/energie/i", "L’ÉNERGIE du vent", "ÉNERGIE"],
    ["/énergie/i", "l’energie du vent", "energie"],
    ["/l'etat/i", "Ainsi l’État", "l’État"],
    ["/\\bIA\\b/", "Il y a l’IA et la via", "IA"],
    ["/\\bIA\\b/", "elle y alla, via Rome", undefined],
    ["/gpt-\\d(?:\\.\\d)?/i", "Avec GPT-4.1, dit-il", "GPT-4.1"],
    ["/\\p{Lu}{4}/", "Le CNRS", "CNRS"],
  ] as const)("%s in « %s » finds %s", ([expression, text, found]) => {
    expect(findIn(expression, text)).toBe(found);
  });

  test("takes a time that grows with the text alone", () => {
    const text = "x".repeat(200_000);
    const time = cpuTimeOf(() => {
      for (const expression of ["/(x+x+)+y/", "/(x|xx)+y/i", "/(?:x*)*y/", "/(.*)(.*)(.*)z/"]) {
        expect(findIn(expression, text)).toBeUndefined();
      }
    });
    expect(time).toBeLessThan(4000);
  });

  test("never breaks, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string(), (source, text) => {
        const compiled = compileExpression(`/${source}/i`);
        if (!("expected" in compiled)) compiled.find(foldAccents(text));
      }),
    );
  });
});
