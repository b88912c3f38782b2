import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { openNews } from "../support/small-news.ts";

const Q = "Combien de bateaux franchissent l'écluse de Morville ?";
const NONE = "Qui a remporté la finale de basket de Lima ?";

async function evaluate(lines: readonly object[]) {
  using news = openNews();
  await runCli(["collect", "--data", news.path]);
  const set = join(news.path, "questions.jsonl");
  writeFileSync(set, lines.map((line) => JSON.stringify(line)).join("\n"));
  const { status, out, err } = await runCli(["eval", "answers", "--set", set, "--data", news.path]);
  expect([status, err]).toEqual([0, ""]);
  const gaps = await runCli(["gaps", "--json", "--data", news.path]);
  return { figures: JSON.parse(out), gaps: JSON.parse(gaps.out) };
}

test("counts what is right, incomplete, refused and wrong, by kind, and keeps no question", async () => {
  const { figures, gaps } = await evaluate([
    { q: Q, kind: "fact", facts: ["près de 140 bateaux"] },
    { q: Q, kind: "fact", facts: ["près de 140 bateaux", "3 octobre"] },
    { q: Q, kind: "fact", facts: ["14 bateaux"] },
    { q: Q, kind: "fact", facts: ["140"], doc: "un-autre-article" },
    { q: Q, kind: "fact", facts: ["140"], never: ["chaque jour"] },
    { q: NONE, kind: "fact", facts: ["Lyon"] },
    { q: NONE, kind: "none", facts: [] },
    { q: Q, kind: "none", facts: [] },
    { q: Q, kind: "premise", facts: [], correction: ["140"] },
  ]);
  expect(figures.kinds).toEqual({
    fact: { n: 6, right: 1, incomplete: 1, refused: 1, wrong: 3 },
    none: { n: 2, right: 1, incomplete: 0, refused: 0, wrong: 1 },
    premise: { n: 1, right: 1, incomplete: 0, refused: 0, wrong: 0 },
  });
  expect(figures.score).toBeCloseTo((3 - 4) / 9);
  expect(figures.wrong).toHaveLength(4);
  expect(gaps).toEqual([]);
});

test("says which line has not the form", async () => {
  using news = openNews();
  const set = join(news.path, "questions.jsonl");
  writeFileSync(set, '{ "q": "Où ?", "kind": "fact" }\n{ "question": "Où ?" }\n');
  const { status, err } = await runCli(["eval", "answers", "--set", set, "--data", news.path]);
  expect([status, err]).toEqual([2, expect.stringContaining("ligne 2, n’a pas la forme attendue")]);
});
