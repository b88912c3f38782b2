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

/** What became of a story: shown, one too many, or known to the channel, which was shown it and finds nothing new in it. */
const OUTCOMES = ["shown", "beyond", "known"] as const;

/** What an edition made of one story of its period, and why. */
export const decisionSchema = z.object({
  storyId: z.string(),
  outcome: z.enum(OUTCOMES),
  label: z.enum(["new", "update", "correction"]).nullable(),
  /** Its place among the stories that might be shown, from 1. */
  rank: z.number().nullable(),
  /** What was new, in the words of its sentences. */
  news: z.array(z.string()),
  /** Sentences that former editions showed and that its articles do not bear out any more. */
  gone: z.array(z.string()),
  said: z.array(saidSchema),
  /** The articles by which its facts are known from then on. */
  heard: z.array(heardSchema),
});
export type Decision = z.infer<typeof decisionSchema>;
