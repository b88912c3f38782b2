import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
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
