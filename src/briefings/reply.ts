import { z } from "zod";
import type { Claim } from "../claims/claim.ts";
import type { Briefing } from "./briefing.ts";

const said = z.object({ text: z.string(), sentences: z.array(z.int()) });
const judged = z.object({ kind: z.enum(["fact", "analysis"]), text: z.string(), sentences: z.array(z.int()) });

/** What a model is asked for in its one reading of a story; sentences are named by their numbers. */
export const replySchema = z.object({
  title: said,
  hook: z.array(said),
  context: z.array(said),
  understanding: z.array(said),
  importance: z.array(said),
  opportunities: z.array(said),
  nuances: z.array(judged),
  unknowns: z.array(z.string()),
  question: z.string(),
  opinion: z.array(said),
  figures: z.array(z.object({ value: z.string(), what: z.string(), hedge: z.string().nullable(), sentence: z.int() })),
  entities: z.array(z.object({ name: z.string(), what: z.string() })),
  themes: z.array(z.string()),
  weight: z.enum(["haute", "moyenne", "basse"]),
  reasons: z.array(z.string()),
  answers: z.array(said),
});
export type BriefingReply = z.infer<typeof replySchema>;

/** What it is asked for where sentences were refused: each again by its number, an empty text to give it up. */
export const correctionSchema = z.object({
  claims: z.array(z.object({ number: z.int(), text: z.string(), sentences: z.array(z.int()) })),
});
export type Correction = z.infer<typeof correctionSchema>;

export type SectionName = keyof Briefing["sections"];

/** A claim, and the section that it was written for; the title goes through the same checks. */
export type WrittenClaim = { section: SectionName | "title"; claim: Claim };
