import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldQuote } from "../src/french/typography.ts";
import { runCli } from "./support/run-cli.ts";
import { openTemporaryFolder } from "./support/temporary-folder.ts";

const folder = openTemporaryFolder();
const vigie = (...argv: string[]) => runCli([...argv, "--data", folder.path]);
const json = async (...argv: string[]) => JSON.parse((await vigie(...argv, "--json")).out);

beforeAll(async () => {
  await cp("data", folder.path, { recursive: true, filter: (path) => !/\.db/.test(path) });
});
afterAll(() => folder[Symbol.dispose]());

describe("the sample corpus", () => {
  test("every article comes in, dated as it says, and nothing fails", async () => {
    const { sources, articles } = await json("collect");
    expect(sources.map(({ new: fresh, merged, failed }: Record<string, number>) => [fresh, merged, failed])).toEqual([
      [10, 0, 0],
      [6, 0, 0],
      [15, 1, 0],
    ]);
    const tutor = articles.find((each: { title: string }) => each.title.startsWith("Au Québec, un tuteur numérique"));
    expect(tutor.published).toEqual({ value: "2025-10-22", precision: "day" });
    const precisions = articles.map((each: { published: { precision: string } }) => each.published.precision);
    expect(precisions.filter((precision: string) => precision === "month")).toHaveLength(1);
    expect(precisions.filter((precision: string) => precision === "unknown")).toHaveLength(1);
  });

  test("its first edition holds seven stories, the one told three times first", async () => {
    const edition = await json("digest");
    expect(edition.stories).toHaveLength(7);
    expect(edition.stories[0].sources).toHaveLength(3);
    expect(edition.essentials).toHaveLength(3);
    expect(edition.check.claims).toBe(edition.check.supported);
    expect(edition.check.claims).toBeGreaterThan(12);
  });

  test("each sentence shown is its source's own, to the letter", async () => {
    const edition = await json("digest");
    const claims = [...edition.essentials, ...edition.stories.flatMap((story: { claims: unknown[] }) => story.claims)];
    for (const { text, citations } of claims) expect(foldQuote(text)).toBe(foldQuote(citations[0].quote));
  });

  test("the opinion piece and the English article are announced, and nothing of them is quoted", async () => {
    const { out } = await vigie("digest");
    expect(out).toContain("Texte d’opinion");
    expect(out).toContain("Article dans une autre langue");
  });

  test("what is asked is found where its sentence names it otherwise", async () => {
    const asked = "Combien de crues le programme du laboratoire Ruissel a-t-il détectées ?";
    expect((await vigie("ask", asked)).out).toContain("en a détecté 82");
  });

  test("what a page hides from its readers reaches nobody", async () => {
    const questions = readFileSync("tests/fixtures/sample-questions.jsonl", "utf8").trim().split("\n");
    const outputs = [
      await vigie("collect", "--json"),
      await vigie("digest"),
      await vigie("search", "Perce-Neige consignes"),
    ];
    for (const line of questions.slice(0, 12)) outputs.push(await vigie("ask", JSON.parse(line).q));
    for (const { out } of outputs) expect(out).not.toMatch(/MARMOTTE|terrier\.example/);
    const folderOfPages = join(folder.path, "sample/revue/pages/perce-neige-nanosatellite-tri-a-bord.html");
    expect(readFileSync(folderOfPages, "utf8")).toContain("MARMOTTE");
    expect((await vigie("brief", folderOfPages)).out).not.toContain("MARMOTTE");
  });

  test("truncation, missing beginnings and missing dates are flagged", async () => {
    using empty = openTemporaryFolder();
    await cp("data", empty.path, { recursive: true, filter: (path) => !/\.db/.test(path) });
    const { articles } = JSON.parse((await runCli(["collect", "--data", empty.path, "--json"])).out);
    const flagged = (flag: string) => articles.filter((each: { flags: string[] }) => each.flags.includes(flag)).length;
    expect({
      truncated: flagged("truncated"),
      opinion: flagged("opinion"),
      section: flagged("opinion-section"),
      undated: flagged("undated"),
      middle: flagged("starts-mid-argument"),
      foreign: flagged("not-french"),
    }).toEqual({ truncated: 1, opinion: 1, section: 1, undated: 1, middle: 1, foreign: 1 });
  });

  test("two things of one name are both shown, each from its own article", async () => {
    const answer = await json("ask", "Qu’est-ce qu’Aubépine ?");
    expect(
      new Set(answer.claims.map((claim: { citations: { articleId: string }[] }) => claim.citations[0]?.articleId)).size,
    ).toBe(2);
  });
});
