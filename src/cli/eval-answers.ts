import { z } from "zod";
import type { App } from "../app.ts";
import type { CitedClaim } from "../claims/claim.ts";
import { foldQuote } from "../french/typography.ts";
import type { Answered } from "../questions/answer.ts";
import { readJsonLines } from "./data-set.ts";

const texts = z.union([z.string().transform((all) => all.split(",")), z.array(z.string())]).default([]);
const lineSchema = z.object({
  q: z.string(),
  kind: z.string(),
  /** Where the answer is: an article's id, address, file or number, whole or its beginning. */
  doc: texts,
  /** What a right answer says, word for word; nothing where there is none to give. */
  facts: z.array(z.string()).default([]),
  /** What sets a false premise right: saying it is as good as a refusal. */
  correction: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  /** The question before it in its thread. */
  after: z.string().optional(),
});
export type AskedLine = z.infer<typeof lineSchema>;

const FORM = '{ "q": "Combien… ?", "doc": "a1b2c3d4", "facts": ["6,2 milliards"], "kind": "fact" }';

/** Throws `Failure`. */
export const readAnswerSet = (path: string): Promise<AskedLine[]> => readJsonLines(path, lineSchema, FORM);

type Verdict = "right" | "incomplete" | "refused" | "wrong";
type Count = Record<Verdict, number> & { n: number };

/** `score`: +1 for a right answer, 0 for a refusal or part of an answer, -1 for a wrong one, on average. */
export type AnswerFigures = {
  kinds: Record<string, Count>;
  score: number;
  wrong: { q: string; kind: string; said: string[] }[];
};

/** Asks the configured corpus every question; nothing of it is kept. */
export async function evaluateAnswers(lines: readonly AskedLine[], app: App): Promise<AnswerFigures> {
  const figures: AnswerFigures = { kinds: {}, score: 0, wrong: [] };
  for (const line of lines) {
    const { q, kind, after } = line;
    const answered = await app.answer({ text: q, earlier: after === undefined ? [] : [after] });
    const verdict = judge(line, answered, await placesOf(answered, app));
    figures.kinds[kind] ??= { n: 0, right: 0, incomplete: 0, refused: 0, wrong: 0 };
    const count = figures.kinds[kind];
    count.n += 1;
    count[verdict] += 1;
    figures.score += WORTH[verdict] / lines.length;
    if (verdict === "wrong") figures.wrong.push({ q, kind, said: answered.claims.map(({ text }) => text) });
  }
  return figures;
}

const WORTH: Record<Verdict, number> = { right: 1, incomplete: 0, refused: 0, wrong: -1 };

function judge(line: AskedLine, { status, claims }: Answered, cited: readonly string[]): Verdict {
  const { facts, doc, correction, never } = line;
  if (status === "not-in-corpus") return facts.length === 0 ? "right" : "refused";
  const said = foldQuote(claims.map(({ text }) => text).join("\n"));
  const says = (fact: string): boolean => holds(said, foldQuote(fact));
  if (never.some(says)) return "wrong";
  if (facts.length === 0) return correction.some(says) ? "right" : "wrong";
  const isThere = doc.length === 0 || doc.some((each) => cited.some((place) => isPlace(place, each)));
  if (!isThere || !facts.some(says)) return "wrong";
  return facts.every(says) ? "right" : "incomplete";
}

/** A figure is not the end of a longer one. */
function holds(text: string, fact: string): boolean {
  for (let at = text.indexOf(fact); at >= 0; at = text.indexOf(fact, at + 1)) {
    const isWhole = !/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + fact.length));
    if (isWhole || !/^\d|\d$/.test(fact)) return true;
  }
  return false;
}

/** All by which the cited articles may be named. */
async function placesOf({ claims }: Answered, { corpus }: App): Promise<string[]> {
  const ids = new Set(claims.flatMap(({ citations }: CitedClaim) => citations.map(({ articleId }) => articleId)));
  const articles = await corpus.articles([...ids]);
  return articles.flatMap(({ id, key, url, title }) => [id, key, url ?? "", title]);
}

/** « revue/pages/a.html » and « flux.xml#a » name the article of key « a ». */
function isPlace(place: string, doc: string): boolean {
  const name = doc.replace(/^.*[/#]/, "").replace(/\.\w{2,4}$/, "");
  return place.startsWith(doc) || (name.length > 3 && place.includes(name));
}
