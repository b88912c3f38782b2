import { createHash } from "node:crypto";
import { z } from "zod";
import { type Message, messageSchema } from "../channels/message.ts";
import type { CitedClaim } from "../claims/claim.ts";
import { Failure } from "../lib/failure.ts";
import type { CommandDeps } from "./deps.ts";

/** What was shown, as its buttons go on from it: `subject` is what an opinion of it is about. */
const exhibitSchema = z.object({
  subject: z.string(),
  message: messageSchema,
  citations: z.array(z.object({ n: z.number(), articleId: z.string(), sentence: z.number(), quote: z.string() })),
});
export type Exhibit = z.infer<typeof exhibitSchema>;

/** Milliseconds for which buttons serve: a week. */
const KEPT = 7 * 24 * 3_600_000;

type Deps = Pick<CommandDeps, "conversations" | "clock" | "newId">;

/** Keeps what a person was shown; the id that its buttons name it by. Nobody is "". */
export async function keepShown(content: unknown, person: string, { conversations, clock, newId }: Deps) {
  const id = newId();
  await conversations.keep({ id, person, content, until: clock() + KEPT });
  return id;
}

export const keepExhibit = (exhibit: Exhibit, person: string, deps: Deps): Promise<string> =>
  keepShown(exhibit, person, deps);

/** What is kept under an id, and whose it is. Throws `Failure` where it is no more, or is something else. */
export async function findShown<Schema extends z.ZodType>(
  id: string,
  schema: Schema,
  { conversations, clock }: Pick<Deps, "conversations" | "clock">,
): Promise<{ person: string; content: z.infer<Schema> }> {
  const shown = await conversations.find(id, clock());
  const parsed = schema.safeParse(shown?.content);
  if (shown === undefined || !parsed.success) throw new Failure({ code: "button-expired" });
  return { person: shown.person, content: parsed.data };
}

export const findExhibit = (id: string, deps: Deps) => findShown(id, exhibitSchema, deps);

/** Every sentence that some claims cite, in the order of the numbers. */
const citationsOf = (claims: readonly CitedClaim[]): Exhibit["citations"] =>
  claims.flatMap(({ citations }) => citations).toSorted((a, b) => a.n - b.n);

export const exhibitOf = (message: Message, subject: string, claims: readonly CitedClaim[]): Exhibit => ({
  ...{ subject, citations: citationsOf(claims) },
  message: [...message],
});

/** One opinion of each thing by each person, under a name that does not tell who. */
export const opinionId = (id: string, person: string): string =>
  createHash("sha256")
    .update(JSON.stringify([id, person]))
    .digest("base64url");
