import { expect, test } from "vitest";
import { checkQuotations } from "../../src/claims/check-quotes.ts";
import type { Claim } from "../../src/claims/claim.ts";
import { gatherEvidence } from "../../src/claims/evidence.ts";
import { readClaim } from "../../src/claims/said.ts";
import { readReplies } from "../support/replies.ts";
import { HAS_SEEDS } from "../support/sample.ts";
import { seededRandom } from "../support/synthetic.ts";

const SEEDS = HAS_SEEDS ? "" : " (without the seed articles: ../shared is absent)";
const WORDS = 12;

/** The stretches of twelve words of a sentence without quotations of its own, every third of them. */
function stretchesOf(sentence: string): string[][] {
  if (/[«»“”"]/.test(sentence)) return [];
  const words = sentence.split(/\s+/);
  const starts = Array.from({ length: Math.max(0, words.length - WORDS + 1) }, (_, at) => at).filter(
    (at) => at % 3 === 0,
  );
  return starts.map((at) => words.slice(at, at + WORDS));
}

/** One word taken for another, left out, or moved behind the next one. */
function alter(words: readonly string[], at: number, other: string): string[][] {
  const [word = "", next = ""] = words.slice(at, at + 2);
  return [words.toSpliced(at, 1, other), words.toSpliced(at, 1), words.toSpliced(at, 2, next, word)];
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

type Cited = Awaited<ReturnType<typeof readReplies>>[number]["articles"][number];

/** Whether the checker refuses words as a quotation of one sentence of an article. */
function isRefused(words: readonly string[], article: Cited, sentence: number): boolean {
  const citations = [{ articleId: article.id, sentence }];
  const evidence = gatherEvidence(citations, new Map([[article.id, article]]));
  const claim: Claim = { kind: "fact", text: `L’article dit : « ${words.join(" ")} ».`, citations };
  return checkQuotations(readClaim(claim, evidence), evidence).length > 0;
}

test(`quotations of twelve words stand as they are, and with none of them changed${SEEDS}`, async () => {
  const articles = (await readReplies()).flatMap((story) => story.articles).filter(({ language }) => language === "fr");
  const random = seededRandom(12);
  const quoted = articles.flatMap((article) =>
    article.sentences.flatMap(({ text }, sentence) =>
      stretchesOf(text).map((words) => ({ words, text, article, sentence })),
    ),
  );
  const altered = quoted.flatMap(({ words, text, ...place }) => {
    const others = place.article.sentences.flatMap((each) => each.text.match(/\p{L}{3,}/gu) ?? []);
    const other = others[Math.floor(random() * others.length)] ?? "";
    return alter(words, 1 + Math.floor(random() * (WORDS - 3)), other)
      .filter((changed) => !letters(text).includes(letters(changed.join(""))))
      .map((changed) => ({ ...place, words: changed }));
  });
  expect(quoted.length).toBeGreaterThan(500);
  expect(altered.length).toBeGreaterThan(2 * quoted.length);
  expect(quoted.filter(({ words, article, sentence }) => isRefused(words, article, sentence))).toEqual([]);
  expect(altered.filter(({ words, article, sentence }) => !isRefused(words, article, sentence))).toEqual([]);
});
