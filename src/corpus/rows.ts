import { z } from "zod";
import type { Article, Flag } from "../articles/article.ts";
import type { Day, Interval } from "../lib/calendar.ts";
import type { ArticleRow } from "./tables.ts";

const bodySchema = z.object({
  blocks: z.array(z.tuple([z.enum(["heading", "paragraph", "item"]), z.string(), z.boolean()])),
  /** Block, start and end of each sentence, in characters. */
  spans: z.array(z.tuple([z.number(), z.number(), z.number()])),
});
const datesSchema = z.array(
  z.object({ sentence: z.number(), text: z.string(), day: z.object({ value: z.string(), precision: z.string() }) }),
);
const flagsSchema = z.array(z.string());

type Body = Pick<Article, "blocks" | "sentences">;

/** Sentences are kept as places in their block, so that each text is stored once and quoted to the letter. */
function writeBody({ blocks, sentences }: Body): string {
  let [block, from] = [-1, 0];
  const spans = sentences.map((sentence) => {
    if (sentence.block !== block) [block, from] = [sentence.block, 0];
    const start = blocks[block]?.text.indexOf(sentence.text, from) ?? -1;
    if (start < 0) throw new Error(`Sentence not found in its block: ${sentence.text}`);
    from = start + sentence.text.length;
    return [block, start, from];
  });
  return JSON.stringify({ blocks: blocks.map(({ kind, text, opinion }) => [kind, text, opinion]), spans });
}

export function readBody(json: string): Body {
  const { blocks, spans } = bodySchema.parse(JSON.parse(json));
  return {
    blocks: blocks.map(([kind, text, opinion]) => ({ kind, text, opinion })),
    sentences: spans.map(([block, start, end]) => {
      const [, text = "", opinion = false] = blocks[block] ?? [];
      return { text: text.slice(start, end), block, opinion };
    }),
  };
}

export const readDates = (json: string): Article["dates"] => datesSchema.parse(JSON.parse(json)) as Article["dates"];

export function readArticleRow(row: ArticleRow): Article {
  return {
    ...{ id: row.id, source: row.source, key: row.key, url: row.url, author: row.author, publisher: row.publisher },
    title: row.title,
    titleDerived: row.title_derived === 1,
    published: { value: row.published, precision: row.precision } as Day,
    language: row.language,
    ...readBody(row.body),
    dates: readDates(row.dates),
    flags: flagsSchema.parse(JSON.parse(row.flags)) as Flag[],
    contentHash: row.content_hash,
  };
}

/** What the store knows of an article besides the article itself. */
export type Keeping = {
  storyId: string;
  copyOf: string | null;
  published: Interval;
  opening: readonly string[];
  collectedAt: number;
  baseline: boolean;
};

export function writeArticleRow(article: Article, keeping: Keeping): ArticleRow {
  return {
    ...{ id: article.id, source: article.source, key: article.key, url: article.url, author: article.author },
    publisher: article.publisher,
    title: article.title,
    title_derived: Number(article.titleDerived),
    published: article.published.value,
    precision: article.published.precision,
    published_from: keeping.published.from,
    published_to: keeping.published.to,
    language: article.language,
    opening: keeping.opening.join(" "),
    body: writeBody(article),
    dates: JSON.stringify(article.dates),
    flags: JSON.stringify(article.flags),
    content_hash: article.contentHash,
    story_id: keeping.storyId,
    copy_of: keeping.copyOf,
    collected_at: keeping.collectedAt,
    baseline: Number(keeping.baseline),
  };
}
