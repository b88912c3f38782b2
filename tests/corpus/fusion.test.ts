import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuse } from "../../src/corpus/fusion.ts";

const order = (passages: readonly { seq: number; score: number }[]): number[] =>
  passages.toSorted((a, b) => b.score - a.score).map(({ seq }) => seq);

const passages = fc
  .array(
    fc.record({
      score: fc.constantFrom(0, 0.5, 1, 7, 12.5),
      cosine: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
    }),
    {
      minLength: 1,
    },
  )
  .map((all) => ({
    scored: all.map(({ score }, seq) => ({ seq, score })),
    cosines: new Map(all.flatMap(({ cosine }, seq) => (cosine === null ? [] : [[seq, cosine] as const]))),
  }));

describe("words and meaning", () => {
  test("settle together what neither does alone", () => {
    const scored = [
      { seq: 1, score: 10 },
      { seq: 2, score: 9 },
      { seq: 3, score: 0 },
    ];
    const cosines = new Map([
      [1, 0.2],
      [2, 0.8],
      [3, 0.9],
    ]);
    expect(order(fuse(scored, cosines))).toEqual([2, 1, 3]);
  });

  test("are each worth from 0 to 1", () => {
    fc.assert(
      fc.property(passages, ({ scored, cosines }) => {
        for (const { score } of fuse(scored, cosines)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test("leave the order of words where meanings tell nothing", () => {
    fc.assert(
      fc.property(passages, fc.constantFrom("none", "equal"), ({ scored }, kind) => {
        const cosines = new Map(kind === "none" ? [] : scored.map(({ seq }) => [seq, 0.7] as const));
        expect(order(fuse(scored, cosines))).toEqual(order(scored));
      }),
    );
  });

  test("never put what holds no word before the best that does", () => {
    fc.assert(
      fc.property(passages, ({ scored, cosines }) => {
        fc.pre(scored.some(({ score }) => score > 0));
        const first = order(fuse(scored, cosines))[0];
        expect(scored.find(({ seq }) => seq === first)?.score).toBeGreaterThan(0);
      }),
    );
  });

  test("take a passage that has just come in for what its words are", () => {
    const scored = [
      { seq: 1, score: 10 },
      { seq: 2, score: 8 },
    ];
    expect(fuse(scored, new Map([[1, 0.9]]))[1]?.score).toBe(0.8);
  });
});
