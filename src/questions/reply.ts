import { z } from "zod";

/** What a model is asked for in answer to a question; sentences are named by their numbers. */
export const answerReplySchema = z.object({
  claims: z.array(z.object({ text: z.string(), sentences: z.array(z.int()) })),
  unknowns: z.array(z.string()),
  homonym: z.string().nullable(),
});
export type AnswerReply = z.infer<typeof answerReplySchema>;
