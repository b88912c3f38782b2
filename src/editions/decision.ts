import { z } from "zod";

/** A sentence that an edition showed, and what it quoted. */
const saidSchema = z.object({
  text: z.string(),
  citations: z.array(z.object({ articleId: z.string(), quote: z.string() })),
});
export type Said = z.infer<typeof saidSchema>;

/** An article as it stood: its version, and the keys of the facts that its text told. */
const heardSchema = z.object({ id: z.string(), version: z.string(), facts: z.array(z.string()) });
export type Heard = z.infer<typeof heardSchema>;

/** What a story weighs: its parts are added, and their sum multiplied by what its themes weigh in the channel. */
const scoreSchema = z.object({
  ...{ importance: z.number(), sources: z.number(), figures: z.number(), freshness: z.number(), weight: z.number() },
});
export type Score = z.infer<typeof scoreSchema>;

/**
 * What became of a story: shown; one too many, in all, of its theme or of its source; of a theme that the channel does not
 * want; known to the channel, which was shown it and finds nothing new in it.
 */
const OUTCOMES = ["shown", "beyond", "theme", "source", "muted", "known"] as const;

/** What an edition made of one story of its period, and why. */
export const decisionSchema = z.object({
  storyId: z.string(),
  outcome: z.enum(OUTCOMES),
  label: z.enum(["new", "update", "correction"]).nullable(),
  /** From 1: its place in the edition, or, where it is not shown, among all stories. */
  rank: z.number().nullable(),
  score: scoreSchema.nullable(),
  /** The theme or the source, by its id, for which it is not shown. */
  because: z.string().nullable(),
  /** What was new, in the words of its sentences. */
  news: z.array(z.string()),
  /** Sentences that former editions showed and that its articles do not bear out any more. */
  gone: z.array(z.string()),
  said: z.array(saidSchema),
  /** The articles by which its facts are known from then on. */
  heard: z.array(heardSchema),
});
export type Decision = z.infer<typeof decisionSchema>;
