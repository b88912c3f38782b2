import { readFileSync } from "node:fs";
import { z } from "zod";
import { checkClaim } from "../../src/claims/check.ts";
import type { Claim } from "../../src/claims/claim.ts";
import { searchTerms } from "../../src/french/words.ts";
import { median, timed } from "./measure.ts";

const saidSchema = z.object({ cites: z.array(z.int()), claim: z.string() });
const groupsSchema = z.array(
  z.object({ sentences: z.array(z.string()), true: z.array(saidSchema), lies: z.array(saidSchema) }),
);
const ROUNDS = 5;

export type CheckerFigures = { claimsPerSecond: number; timeAgainstStemming: number };

/** Claims written by hand and checked warm, beside the bare stemming of their own words ten times over. */
export async function measureChecker(): Promise<CheckerFigures> {
  const groups = groupsSchema.parse(JSON.parse(readFileSync("tests/fixtures/claims.json", "utf8")));
  const work = groups.flatMap(({ sentences, ...said }) => {
    const published = { value: "2025-11-19", precision: "day" as const };
    const article = { sentences: sentences.map((text) => ({ text, block: 0, opinion: false })), published };
    const cited = new Map([["a", { ...article, language: "fr" }]]);
    return [...said.true, ...said.lies].map(({ claim, cites }) => {
      const citations = cites.map((sentence) => ({ articleId: "a", sentence }));
      return { claim: { kind: "fact", text: claim, citations } satisfies Claim, cited };
    });
  });
  const check = (): void => {
    for (const { claim, cited } of work) checkClaim(claim, cited, { persona: false });
  };
  const stem = (): void => {
    for (let time = 0; time < 10; time++) for (const { claim } of work) searchTerms(claim.text);
  };
  check();
  const times: [check: number, stem: number][] = [];
  for (let round = 0; round < ROUNDS; round++) times.push([(await timed(check))[0], (await timed(stem))[0]]);
  return {
    claimsPerSecond: (1000 * work.length) / median(times.map(([own]) => own)),
    timeAgainstStemming: median(times.map(([own, bare]) => own / bare)),
  };
}
