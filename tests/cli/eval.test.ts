import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { areaUnder } from "../../src/cli/eval-abstention.ts";
import { NOT_FOR_PEOPLE, runCli } from "../support/run-cli.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const resultShape = z.strictObject({
  ...{ n: z.int(), right: z.int() },
  wrong: z.array(z.strictObject({ input: z.string(), expected: z.string().nullable(), found: z.string().nullable() })),
});

const SET = {
  reference: "2025-12-30T11:00:00.000Z",
  note: "What else is written there does not matter.",
  cases: [
    { input: "9 juillet 2025", expected: "2025-07-09" },
    { input: "hier", expected: "2025-12-29|2025-12" },
    { input: "bientôt", expected: null },
    { input: "24 décembre 2025", expected: "1999-01-01" },
  ],
};

describe("eval dates", () => {
  test("counts what is read right, and gives every wrong one", async () => {
    using folder = openTemporaryFolder();
    const { status, out } = await runCli(["eval", "dates", "--set", folder.write("dates.json", JSON.stringify(SET))]);
    expect(status).toBe(0);
    expect(resultShape.parse(JSON.parse(out))).toEqual({
      ...{ n: 4, right: 3 },
      wrong: [{ input: "24 décembre 2025", expected: "1999-01-01", found: "2025-12-24" }],
    });
  });

  test.for([
    ["text", "Des dates.\n", 2],
    ["an empty list", "[]", 2],
    ["nothing but null", "null", 2],
    ["cases of another shape", '{ "reference": "2025-12-30T11:00:00Z", "cases": [{ "question": "hier" }] }', 2],
    ["no reference", '{ "cases": [] }', 2],
    ["a reference that is no instant", '{ "reference": "hier", "cases": [] }', 2],
    ["no byte", "", 1],
  ] as const)("tells in a sentence of a file that holds %s", async ([, content, status]) => {
    using folder = openTemporaryFolder();
    const path = folder.write("dates.json", content);
    const ran = await runCli(["eval", "dates", "--set", path]);
    expect([ran.status, ran.out]).toEqual([status, ""]);
    expect(ran.err).toContain(path);
    expect(ran.err.trim().split("\n")).toHaveLength(1);
    // The form that is wanted is shown as it is to be written.
    expect(ran.err.replace(/\{.*\}/, "")).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("tells of a file that is missing", async () => {
    const ran = await runCli(["eval", "dates", "--set", "absent.json"]);
    expect(ran).toEqual({ status: 1, out: "", err: "Le fichier absent.json n’existe pas. Vérifiez le chemin.\n" });
  });

  const SHARED = "../shared/eval/dates-fr.json";
  test.skipIf(!existsSync(SHARED))(`reads the shared set (skipped where ${SHARED} is not there)`, async () => {
    const { status, out } = await runCli(["eval", "dates", "--set", SHARED]);
    expect(status).toBe(0);
    const { n, right } = resultShape.parse(JSON.parse(out));
    expect(n).toBeGreaterThan(0);
    expect(right / n).toBeGreaterThan(0.9);
  });
});

describe("eval numbers", () => {
  const NUMBERS = {
    expressions: [
      { text: "près de 6,2 Md€", expect: [{ kind: "money", value: 6.2e9, unit: "EUR" }], hedge: "≈" },
      { text: "1 à 4 millions de foyers", expect: [1e6, 4e6].map((value) => ({ kind: "number", value })), range: true },
      { text: "130 km/h", expect: [{ kind: "measure", value: 130, unit: "km/h" }] },
      {
        text: "le 14 juillet à 14 h 30",
        expect: [
          { kind: "date", value: "--07-14" },
          { kind: "time", value: "14:30" },
        ],
      },
      { text: "T3 2025", expect: [{ kind: "date", value: "2025-Q3" }] },
      {
        text: "au XXIe siècle, dans les années 90",
        expect: [
          { kind: "century", value: 21 },
          { kind: "decade", value: 1990 },
        ],
      },
      { text: "GPT-4o", expect: [{ kind: "alnum", value: "gpt4o" }] },
      { text: "about $1.5 trillion", lang: "en", expect: [{ kind: "money", value: 1.5e12, unit: "USD" }], hedge: "≈" },
      { text: "sept pays", expect: [{ kind: "number", value: 8 }] },
    ],
    pairs: [
      { summary: "sept pays", source: "seven countries", sourceLang: "en", supported: true },
      { summary: "Llama 3", source: "Llama 4", sourceLang: "fr", supported: false },
      { summary: "6,2 milliards d’euros", source: "6,2 milliards de dollars", sourceLang: "fr", supported: true },
    ],
  };

  test("counts what is read and judged right, and gives every wrong one", async () => {
    using folder = openTemporaryFolder();
    const { status, out } = await runCli(["eval", "numbers", "--set", folder.write("n.json", JSON.stringify(NUMBERS))]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{ expressions: 9, right: 8, pairs: 3, pairsRight: 2 },
      wrong: [
        {
          text: "sept pays",
          expect: [{ kind: "number", value: 8 }],
          found: [{ kind: "number", value: 7, unit: null }],
        },
        { summary: "6,2 milliards d’euros", source: "6,2 milliards de dollars", supported: true },
      ],
    });
  });

  test("tells in a sentence of a file of another shape", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("n.json", "[]");
    const ran = await runCli(["eval", "numbers", "--set", path]);
    expect([ran.status, ran.out, ran.err.trim().split("\n").length]).toEqual([2, "", 1]);
    expect(ran.err).toContain(path);
  });

  const SHARED = "../shared/eval/numbers-fr.json";
  test.skipIf(!existsSync(SHARED))(`reads the shared set (skipped where ${SHARED} is not there)`, async () => {
    const { out } = await runCli(["eval", "numbers", "--set", SHARED]);
    expect(JSON.parse(out)).toMatchObject({ expressions: 48, right: 48, pairs: 20, pairsRight: 20 });
  });
});

describe("eval retrieval", () => {
  const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const passages = [
    { id: "p1", doc_id: "d1", title: "Ponts", text: "Le pont de Verlac ouvre lundi.\nSon péage coûte 4 euros." },
    { id: "p2", doc_id: "d1", title: "Ponts", text: "Le pont de Brun est fermé." },
    {
      id: "p3",
      doc_id: "d2",
      title: "",
      text: `${"Une longue phrase sur les vergers du canton. ".repeat(60)}Un moulin.`,
    },
  ];
  const questions = [
    { id: "q1", question: "Combien coûte le péage de Verlac ?", answers: ["4 euros"], passage_id: "p1" },
    { id: "q2", question: "Quel pont est fermé ?", answers: ["Brun"], passage_id: "p2" },
    { id: "q3", question: "Où est le moulin ?", answers: ["au bout"], passage_id: "p3" },
    { id: "q4", question: "Où est le pont de Verlac ?", answers: ["ailleurs"], passage_id: "p2" },
    { id: "q5", question: "Est-ce lui ?", answers: ["non"], passage_id: "p1" },
  ];
  const shape = z.strictObject({
    ...{ n: z.int(), recall1: z.number(), recall5: z.number(), recall10: z.number() },
    ...{ mrr10: z.number(), ndcg10: z.number(), p50ms: z.number().positive(), p99ms: z.number().positive() },
  });

  async function evaluate(first: string, second: string) {
    using folder = openTemporaryFolder();
    const files = [folder.write("passages.jsonl", first), folder.write("questions.jsonl", second)];
    return await runCli(["eval", "retrieval", "--set", ...files]);
  }

  test("asks every question of the passages as they are given, and says how high the right one came", async () => {
    const { status, out } = await evaluate(lines(passages), `${lines(questions)}\n\n`);
    expect(status).toBe(0);
    expect(shape.parse(JSON.parse(out))).toMatchObject({
      ...{ n: 5, recall1: 0.6, recall5: 0.8, recall10: 0.8, mrr10: 0.7 },
      ndcg10: expect.closeTo((3 + 1 / Math.log2(3)) / 5, 10),
    });
  });

  test.for([
    ["passages where questions are wanted", lines(passages), lines(passages), "questions.jsonl, ligne 1, n’a pas"],
    ["a line that is no JSON", `${lines(passages)}{\n`, lines(questions), "passages.jsonl, ligne 4, n’a pas la forme"],
    ["nothing but blank lines", "\n\n", lines(questions), "passages.jsonl n’a pas la forme attendue"],
  ] as const)("tells in a sentence of %s", async ([, first, second, sentence]) => {
    const { status, out, err } = await evaluate(first, second);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err.replace(/\{.*\}/, "")).not.toMatch(NOT_FOR_PEOPLE);
  });

  const SHARED = "../shared/eval/piaf";
  test.skipIf(!existsSync(SHARED))(
    `finds the passages of the shared set (skipped where ${SHARED} is not there)`,
    async () => {
      const files = ["passages", "questions"].map((name) => `${SHARED}/${name}.jsonl`);
      const { recall5 } = shape.parse(JSON.parse((await runCli(["eval", "retrieval", "--set", ...files])).out));
      expect(recall5).toBeGreaterThan(0.87);
    },
  );
});

describe("eval abstention", () => {
  const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const passages = [
    { id: "p1", doc_id: "d1", title: "Verlac", text: "Le pont de Verlac ouvre lundi. Son péage coûte 4 euros." },
    { id: "p2", doc_id: "d1", title: "Verlac", text: "Le viaduc voisin de Verlac mesure 90 mètres." },
    { id: "p3", doc_id: "d2", title: "Musées", text: "Le musée des automates de Sirac compte douze salles." },
    { id: "p4", doc_id: "d3", title: "Forêts", text: "Des chênes ont été plantés au bord de la rivière." },
  ];
  const questions = [
    { question: "Combien coûte le péage du pont de Verlac ?", passage_id: "p1" },
    { question: "Combien de salles compte le musée des automates de Sirac ?", passage_id: "p3" },
  ];

  test("asks each question with its document, and with all of it withheld", async () => {
    using folder = openTemporaryFolder();
    const [set, asked] = [folder.write("p.jsonl", lines(passages)), folder.write("q.jsonl", lines(questions))];
    const { status, out } = await runCli(["eval", "abstention", "--set", set, asked]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ auroc: 1, answeredKept: 1, unanswerableRefused: 1 });
  });

  const SHARED = "../shared/eval/piaf";
  test.skipIf(!existsSync(SHARED))(
    `tells what the shared set answers (skipped where ${SHARED} is not there)`,
    { timeout: 240_000 },
    async () => {
      const files = ["passages", "questions"].map((name) => `${SHARED}/${name}.jsonl`);
      const figures = z.object({ auroc: z.number(), answeredKept: z.number(), unanswerableRefused: z.number() });
      const { out } = await runCli(["eval", "abstention", "--set", ...files]);
      const { auroc, answeredKept, unanswerableRefused } = figures.parse(JSON.parse(out));
      expect(auroc).toBeGreaterThan(0.94);
      expect(answeredKept).toBeGreaterThan(0.985);
      expect(unanswerableRefused).toBeGreaterThan(0.25);
    },
  );

  test("tells in a sentence of passages without a document", async () => {
    using folder = openTemporaryFolder();
    const set = folder.write("p.jsonl", lines(passages.map(({ doc_id: _, ...passage }) => passage)));
    const ran = await runCli(["eval", "abstention", "--set", set, folder.write("q.jsonl", lines(questions))]);
    expect([ran.status, ran.out, ran.err.trim().split("\n").length]).toEqual([2, "", 1]);
    expect(ran.err).toContain(set);
  });

  test("ties count for half of the area", () => {
    expect(areaUnder([1, 2], [1, 0])).toBe(0.875);
    expect(areaUnder([0], [1])).toBe(0);
  });
});

describe("eval extraction", () => {
  const LINE = JSON.stringify({
    ...{ id: "p1", url: "https://gazette.exemple/a", articleBody: "Le moulin de Verlac reprend du service mardi." },
    html: "<title>Un moulin</title><h1>Un moulin</h1><p>Le moulin de Verlac reprend du service mardi.</p>",
  });

  test.for([
    ["as it is", Buffer.from(LINE)],
    ["gzipped", gzipSync(LINE)],
  ] as const)("reads a set %s", async ([, content]) => {
    using folder = openTemporaryFolder();
    const { status, out } = await runCli(["eval", "extraction", "--set", folder.write("pages.jsonl.gz", content)]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{ n: 1, f1: 1, precision: 1, recall: 1, accuracy: 1 },
      pagesPerSecond: expect.any(Number),
    });
  });

  test("tells in a sentence of a file that gzip cut short", async () => {
    using folder = openTemporaryFolder();
    const path = folder.write("pages.jsonl.gz", gzipSync(LINE).subarray(0, 30));
    const ran = await runCli(["eval", "extraction", "--set", path]);
    expect([ran.status, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(path);
    expect(ran.err).not.toMatch(NOT_FOR_PEOPLE);
  });
});
