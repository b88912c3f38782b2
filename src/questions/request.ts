import type { Article } from "../articles/article.ts";
import type { NumberedSentence } from "../briefings/numbered.ts";
import { datesOf } from "../briefings/request.ts";
import { formatDay } from "../french/format.ts";
import { type FencedLine, fence } from "../llm/fence.ts";
import type { Place } from "./extract-answer.ts";
import type { Senses } from "./extract-by-sense.ts";

/** What the prompt of an answer is filled with. */
export type AnswerValues = Record<"demand" | "guide" | "passages", string>;

/** Passages that a model is shown: what stands further down answers too seldom for its tokens. */
const MOST_PASSAGES = 8;
/** An article of which so many passages were found is what is asked about: the answer may stand in its others. */
const MANY = 3;
/** Characters of sentences that may be shown besides the passages found. */
const REST = 4_000;

/**
 * The sentences of the best passages, each once, article by article, with numbers from 1, and the whole of the articles
 * that come first, while they are short; what somebody thinks founds no fact.
 */
export function numberPlaces(places: readonly Place[]): NumberedSentence[] {
  const byArticle = Map.groupBy(places.slice(0, MOST_PASSAGES), ({ article }) => article.id);
  let room = REST;
  const chosen = [...byArticle].flatMap(([articleId, ones], rank) => {
    const sentences = ones[0]?.article.sentences ?? [];
    const isFound = (at: number): boolean => ones.some(({ first, last }) => first <= at && at <= last);
    const rest = sentences.reduce((sum, { text }, at) => sum + (isFound(at) ? 0 : text.length), 0);
    const isWhole = (rank === 0 || ones.length >= MANY) && rest <= room;
    if (isWhole) room -= rest;
    return sentences.flatMap(({ text, opinion }, sentence) => {
      const isShown = (isWhole || isFound(sentence)) && text !== "" && !opinion;
      return isShown ? [{ text, citation: { articleId, sentence } }] : [];
    });
  });
  return chosen.map((each, at) => ({ n: at + 1, ...each }));
}

/** What is asked: the question, and those before it in its thread, the oldest first. */
export type Demand = { text: string; earlier: readonly string[]; senses: Senses | null };

/** The values of a request. `token` is made by chance for this request. */
export function answerValues(
  { text, earlier, senses }: Demand,
  sentences: readonly NumberedSentence[],
  articles: readonly Article[],
  token: string,
): AnswerValues {
  // In the order of their numbers, the best first.
  const ids = new Set(sentences.map(({ citation }) => citation.articleId));
  const told = Array.from(ids).flatMap((id) => articles.find((article) => article.id === id) ?? []);
  const lines = told.flatMap((article, at): FencedLine[] => [
    { label: `titre de l’article ${at + 1}`, text: article.title },
    ...sentences
      .filter(({ citation }) => citation.articleId === article.id)
      .map(({ n, text: said }) => ({ label: String(n), text: said })),
  ]);
  const asked = [...earlier.map((each) => ({ label: "question précédente", text: each })), { label: "question", text }];
  return {
    guide: [...told.map((article, at) => guideOf(article, at + 1, sentences)), ...guideTo(senses, told)].join("\n"),
    passages: fence(lines, token),
    demand: fence(asked, token),
  };
}

/** Which articles speak of which of the things that share a name; the name is the question's own. */
function guideTo(senses: Senses | null, told: readonly Article[]): string[] {
  const groups = (senses?.articleIds ?? []).map((ids) =>
    told.flatMap(({ id }, at) => (ids.includes(id) ? [at + 1] : [])),
  );
  const shown = groups.filter((numbers) => numbers.length > 0).map((numbers) => `article ${numbers.join(", ")}`);
  return shown.length < 2 ? [] : [`- un même nom de la question désigne des choses différentes : ${shown.join(" ; ")}`];
}

/** Which article it is, when it was published, and the days that its own words stand for. */
function guideOf(article: Article, number: number, sentences: readonly NumberedSentence[]): string {
  const own = sentences.filter(({ citation }) => citation.articleId === article.id);
  const parts = [
    `article ${number}, phrases ${own[0]?.n ?? 0} à ${own.at(-1)?.n ?? 0}`,
    `publié : ${formatDay(article.published) || "date inconnue"}`,
    article.language === "fr" ? null : "dans une autre langue que le français",
    datesOf(article, own),
  ];
  return `- ${parts.filter(Boolean).join(" ; ")}`;
}
