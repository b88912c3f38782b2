import type { Article } from "../articles/article.ts";
import { formatDay } from "../french/format.ts";
import { type FencedLine, fence } from "../llm/fence.ts";
import type { StoryArticle } from "./extract.ts";
import type { NumberedSentence } from "./numbered.ts";

/** What the prompt of a briefing is filled with. */
export type RequestValues = Record<"guide" | "articles" | "voice", string>;

/**
 * The values of a request about some of a story's sentences. `token` is made by chance for this request; `voice` is the
 * point of view that a team has chosen, or null for none.
 */
export function requestValues(
  articles: readonly StoryArticle[],
  sentences: readonly NumberedSentence[],
  { token, voice }: { token: string; voice: string | null },
): RequestValues {
  const byArticle = Map.groupBy(sentences, ({ citation }) => citation.articleId);
  const told = articles.filter(({ id }) => byArticle.has(id));
  const lines = sentences.map(({ n, text }): FencedLine => ({ label: String(n), text }));
  return {
    guide: told.map((article) => guideOf(article, byArticle.get(article.id) ?? [])).join("\n"),
    articles: fence(lines, token),
    voice: voice ?? "aucun. Rends une liste vide pour « opinion ».",
  };
}

/** Where an article stands, and what it says of itself: the program's words, and names that it has read as data. */
function guideOf(article: StoryArticle, sentences: readonly NumberedSentence[]): string {
  const [first, last] = [sentences[0]?.n ?? 0, sentences.at(-1)?.n ?? 0];
  const parts = [
    `phrases ${first} à ${last}`,
    `publié : ${formatDay(article.published) || "date inconnue"}`,
    article.language === "fr" ? null : "dans une autre langue que le français",
    article.flags.includes("truncated") ? "texte incomplet" : null,
    opinionsOf(article, sentences),
    datesOf(article, sentences),
  ];
  return `- ${parts.filter(Boolean).join(" ; ")}`;
}

const DATES = 20;

/** The days that words of an article's sentences stand for; null where they name none. */
export function datesOf({ dates }: Pick<Article, "dates">, sentences: readonly NumberedSentence[]): string | null {
  const known = dates.filter(({ day }) => day.precision !== "unknown");
  const lines = known.flatMap(({ sentence, text, day }) => {
    const numbered = sentences.find(({ citation }) => citation.sentence === sentence);
    return numbered === undefined ? [] : [`« ${text} » (${numbered.n}) = ${formatDay(day)}`];
  });
  return lines.length === 0 ? null : `dates : ${lines.slice(0, DATES).join(" ; ")}`;
}

/** Sentences signed as someone's opinion found no fact. */
function opinionsOf({ sentences: all }: StoryArticle, sentences: readonly NumberedSentence[]): string | null {
  const opinions = sentences.filter(({ citation }) => all[citation.sentence]?.opinion).map(({ n }) => n);
  return opinions.length === 0 ? null : `opinion, qui ne fonde aucun fait : ${opinions.join(", ")}`;
}
