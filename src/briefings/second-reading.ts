import { z } from "zod";
import { CHECKER } from "../claims/check.ts";
import type { Claim } from "../claims/claim.ts";
import { formatDay } from "../french/format.ts";
import { type FencedLine, fence } from "../llm/fence.ts";
import type { Model } from "../llm/model.ts";
import type { Prompt } from "../llm/prompt.ts";
import type { StoryArticle } from "./extract.ts";
import type { WrittenClaim } from "./reply.ts";

/** What a second reading takes. `token` gives letters and digits made by chance, anew at each call. */
export type SecondReading = {
  model: Model;
  prompt: Prompt<"claims">;
  articles: ReadonlyMap<string, StoryArticle>;
  token(): string;
};

/** The numbers of the claims that their sentences do not say; the reasons are for the log alone. */
export const secondReadingSchema = z.object({
  struck: z.array(z.object({ number: z.int(), reason: z.string() })),
});

/** Tokens of a reply: a line for each claim, and what a model thinks before it. */
const REPLY = 2_000;

/**
 * The claims that a model strikes out, each with its reason, shown each of them beside the sentences that it cites and nothing else. It can do
 * nothing more: a number that stands for no claim strikes nothing. What cites nothing is not shown. Throws the model's
 * `Failure`, as the first reading does: a team that asks for two readings is never shown what had only one.
 */
export async function strikeOut(
  claims: readonly WrittenClaim[],
  { model, prompt, articles, token }: SecondReading,
): Promise<Map<WrittenClaim, string>> {
  const cited = claims.filter(({ claim }) => claim.citations.length > 0);
  if (cited.length === 0) return new Map();
  const lines = cited.flatMap(({ claim }, at) => linesOf(at + 1, claim, articles));
  const { value } = await model.ask({
    ...{ purpose: "relecture", promptVersion: prompt.version, schema: secondReadingSchema, maxTokens: REPLY },
    messages: prompt.render({ claims: fence(lines, token()) }),
    keep: { input: JSON.stringify(lines), checker: CHECKER },
  });
  return new Map(
    value.struck.flatMap(({ number, reason }) => {
      const claim = cited[number - 1];
      return claim === undefined ? [] : [[claim, reason]];
    }),
  );
}

const KINDS: Record<Claim["kind"], string> = {
  ...{ fact: "fait", analysis: "analyse", opinion: "avis", question: "question", unknown: "non établi" },
};

/** A claim, then its sentences, each with what dates it: without it, « hier » could stand for no day. */
function linesOf(n: number, claim: Claim, articles: SecondReading["articles"]): FencedLine[] {
  const sentences = claim.citations.flatMap(({ articleId, sentence }): FencedLine[] => {
    const article = articles.get(articleId);
    const text = article?.sentences[sentence]?.text;
    if (article === undefined || text === undefined) return [];
    const dates = article.dates
      .filter((date) => date.sentence === sentence && date.day.precision !== "unknown")
      .map(({ text: written, day }) => `, « ${written} » = ${formatDay(day)}`);
    const published = formatDay(article.published) || "date inconnue";
    return [{ label: `${n} phrase citée (publiée : ${published}${dates.join("")})`, text }];
  });
  return [{ label: `${n} ${KINDS[claim.kind]}`, text: claim.text }, ...sentences];
}
