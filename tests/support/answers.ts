import { readFileSync } from "node:fs";
import { z } from "zod";
import { foldQuote } from "../../src/french/typography.ts";
import { answeringModel, type ShownSentence, shownIn } from "./asking.ts";
import { HAS_SEEDS } from "./sample.ts";

const said = z.strictObject({
  text: z.string(),
  /** The sentences that it rests on, each by a few words of it. */
  from: z.array(z.string()),
});
const writtenSchema = z.strictObject({
  /** The words by which the question is known. */
  asks: z.string(),
  /** `mended` is what it says instead where it is refused. */
  claims: z.array(said.extend({ mended: z.string().optional() })),
  unknowns: z.array(z.string()),
  homonym: z.string().nullable(),
  wrong: z.array(said.extend({ lie: z.string() })),
});
const questionSchema = z.object({
  ...{ q: z.string(), type: z.string(), must: z.array(z.string()).default([]) },
  files: z.array(z.string()).default([]),
  seed: z.string().default(""),
});

export type Said = z.infer<typeof said>;

/** A question, what a good model says of it, and what it would be wrong to say. `places` are where the answer is. */
export type WrittenAnswer = z.infer<typeof writtenSchema> & {
  q: string;
  type: string;
  must: string[];
  places: string[];
};

const QUESTIONS = { sample: "tests/fixtures/sample-questions.jsonl", seeds: "../shared/eval/qa-seeds.jsonl" };

/** One for each question of a set; none where it is not at hand. */
export function readAnswers(set: "sample" | "seeds"): WrittenAnswer[] {
  if (set === "seeds" && !HAS_SEEDS) return [];
  const written = z.array(writtenSchema).parse(JSON.parse(readFileSync(`tests/fixtures/answers/${set}.json`, "utf8")));
  const lines = readFileSync(QUESTIONS[set], "utf8").trim().split("\n");
  return lines.map((line) => {
    const { q, type, must, files, seed } = questionSchema.parse(JSON.parse(line));
    const [answer, other] = written.filter(({ asks }) => q.includes(asks));
    if (answer === undefined || other !== undefined) throw new Error(`Not one answer is written for: ${q}`);
    const names = [...files, ...seed.split(",").filter(Boolean)];
    return { ...answer, q, type, must, places: names.map((name) => name.replace(/^.*[/#]/, "").replace(/\.\w+$/, "")) };
  });
}

/** The numbers of the sentences that some words are known by; what a request does not show has none. */
export function numbersOf(excerpts: readonly string[], shown: readonly ShownSentence[]): number[] {
  const numbers: number[] = [];
  for (const excerpt of excerpts) {
    const holding = shown.filter(({ text }) => foldQuote(text).includes(foldQuote(excerpt)));
    // Of two articles that repeat each other, the one that the first excerpt stands in.
    const [first = 0] = numbers;
    const [nearest] = holding.toSorted((a, b) => Math.abs(a.n - first) - Math.abs(b.n - first));
    if (nearest !== undefined) numbers.push(nearest.n);
  }
  return numbers;
}

type Told = { text: string; sentences: number[] };

/** What a model can honestly say: only what rests on sentences that it was shown. */
export const tellTruths = (claims: readonly Said[], shown: readonly ShownSentence[]): Told[] =>
  claims.flatMap(({ text, from }) => {
    const sentences = numbersOf(from, shown);
    return sentences.length < from.length ? [] : [{ text, sentences }];
  });

/** A lie cites what it can: the sentences that it twists where they are shown, else the first. */
function tellLie({ text, from }: Said, shown: readonly ShownSentence[]): Told {
  const sentences = numbersOf(from, shown);
  return { text, sentences: sentences.length > 0 ? sentences : shown.slice(0, 1).map(({ n }) => n) };
}

/** What a model gives for each refused sentence: what stands in its place, or nothing. */
export function mendAll(faults: string, mended: readonly (Told & { was: string })[]) {
  const lines = faults.split("\n").flatMap((line) => {
    const number = /^(\d+)\. « /.exec(line)?.[1];
    return number === undefined ? [] : [{ line, number }];
  });
  return lines.map(({ line, number }) => {
    const found = mended.find(({ was }) => line.startsWith(`${number}. « ${was} »`));
    return { number: Number(number), text: found?.text ?? "", sentences: found?.sentences ?? [] };
  });
}

/**
 * A model that says these truths, each mended where it is refused, and the lies before them, upon which it insists; it
 * keeps what it was asked.
 */
export const modelOf = ({ claims, unknowns, homonym }: WrittenAnswer, lies: readonly Said[] = []) =>
  answeringModel({
    answer: (shown) => ({
      claims: [...lies.map((lie) => tellLie(lie, shown)), ...tellTruths(claims, shown)],
      ...{ unknowns, homonym },
    }),
    correct(faults, request) {
      const shown = shownIn(request);
      return mendAll(faults, [
        ...lies.map((lie) => ({ was: lie.text, ...tellLie(lie, shown) })),
        ...claims.map(({ text, mended = "", from }) => ({
          was: text,
          text: mended,
          sentences: numbersOf(from, shown),
        })),
      ]);
    },
  });
