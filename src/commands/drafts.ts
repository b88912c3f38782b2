import { z } from "zod";
import { NOTHING_WRITTEN } from "../channels/editing-wording.ts";
import type { Interaction } from "../channels/interaction.ts";
import { sentence } from "../channels/parts.ts";
import { tokenOf } from "../jobs/write.ts";
import { Failure } from "../lib/failure.ts";
import type { Press } from "./command.ts";
import type { EditingDeps } from "./editing-deps.ts";
import { replace } from "./replies.ts";

const valuesSchema = z.record(z.string(), z.string());

/** What is under way: tried, and not yet written to the settings. */
const draftSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rule"), values: valuesSchema }),
  z.object({ kind: z.literal("exclusion"), rule: z.string(), values: valuesSchema }),
  z.object({
    kind: z.literal("source"),
    source: z.object({
      ...{ id: z.string(), name: z.string().optional() },
      ...{ feed: z.string().optional(), page: z.string().optional() },
    }),
  }),
]);
type Draft = z.infer<typeof draftSchema>;

/** Milliseconds that what is under way waits for its author. */
const PATIENCE = 3_600_000;

type Deps = Pick<EditingDeps, "conversations" | "clock" | "chance">;

/** Keeps what is under way for an hour; resolves to the id by which buttons name it. */
export async function keepDraft(content: Draft, { person }: Interaction, deps: Deps): Promise<string> {
  const id = tokenOf(deps.chance);
  await deps.conversations.keep({ id, person: person.id, content, until: deps.clock() + PATIENCE });
  return id;
}

/** What its author kept under an id. Throws `Failure` where it has expired, is another's, or is over. */
export async function findDraft<Kind extends Draft["kind"]>(
  kind: Kind,
  id: string,
  { person }: Interaction,
  { conversations, clock }: Deps,
): Promise<Extract<Draft, { kind: Kind }>> {
  const kept = await conversations.find(id, clock());
  const draft = draftSchema.safeParse(kept?.content).data;
  if (kept?.person !== person.id || draft?.kind !== kind) throw new Failure({ code: "button-expired" });
  return draft as Extract<Draft, { kind: Kind }>;
}

/** Lets go of what is written, or given up: its buttons do nothing any more. */
export async function endDraft(id: string, { person }: Interaction, { conversations, clock }: Deps): Promise<void> {
  const kept = await conversations.find(id, clock());
  if (kept?.person !== person.id) return;
  await conversations.keep({ id, person: person.id, content: null, until: clock() });
}

export const draftPresses: Record<string, Press<EditingDeps>> = {
  async abandonner({ argument }, interaction, deps) {
    await endDraft(argument, interaction, deps);
    return replace(sentence(NOTHING_WRITTEN));
  },
};
