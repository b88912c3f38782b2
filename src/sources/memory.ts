import { z } from "zod";
import type { Trouble } from "../lib/failure.ts";
import type { Fetched } from "../lib/http.ts";

const textSchema = z.string().nullable();

/** What the visits to an address taught. Instants are epoch milliseconds. */
export const memorySchema = z.object({
  /** Of the last answer that was read whole, and when. */
  validators: z.object({ host: z.string(), etag: textSchema, lastModified: textSchema }).nullable(),
  digest: textSchema,
  readAt: z.number(),
  /** Milliseconds between two changes, by the word of what was read. */
  pace: z.number().nullable(),
  /** Where the address has gone for good, null: nowhere; and where the last visit was told that it has. */
  place: textSchema,
  moved: textSchema,
});

export type Memory = z.infer<typeof memorySchema>;

/** Milliseconds: a server that has mistaken its versions once is read anew after that. */
const KEPT = 8 * 24 * 3_600_000;

/** What is remembered at an instant: what was read too long ago serves no more. */
export function memoryAt(memory: Memory | null, now: number): Memory | null {
  const isOld = memory !== null && Math.abs(now - memory.readAt) >= KEPT;
  return isOld ? withoutVersion(memory) : memory;
}

/** The same memory, by which the next visit reads the whole. */
export const withoutVersion = (memory: Memory): Memory => ({ ...memory, validators: null, digest: null });

/** Where to ask: at the address of the settings, unless it has gone elsewhere for good. */
export const placeAt = (address: string, memory: Memory | null): string => memory?.place ?? address;

/** Whether an answer brings nothing that was not read already. */
export function isUnchanged({ isUnchanged: isSame, digest }: Fetched, memory: Memory | null): boolean {
  return isSame || (memory !== null && memory.digest === digest);
}

/** What is known once the source has answered. A site may say once by mistake that it has moved: it is believed at the second time. */
export function learn(memory: Memory | null, fetched: Fetched, read: Pick<Memory, "readAt" | "pace">): Memory {
  const { validators, digest, movedTo } = fetched;
  const isSure = movedTo !== null && movedTo === memory?.moved;
  const where = isSure ? { place: movedTo, moved: null } : { place: memory?.place ?? null, moved: movedTo };
  // However long a server goes on saying that nothing has changed, the whole is read again in the end.
  if (memory !== null && isUnchanged(fetched, memory)) return { ...memory, validators, ...where };
  return { validators, digest, ...read, ...where };
}

/** The address at which the next visits ask, where these two memories differ in it. */
export const newPlace = (before: Memory | null, { place }: Memory): string | null =>
  place === before?.place ? null : place;

/** A new address at which there is nothing any more is forgotten: the settings' own is asked again. */
export function afterTrouble(memory: Memory | null, trouble: Trouble | undefined): Memory | null {
  const isLost = trouble?.code === "fetch-gone" || (trouble?.code === "fetch-status" && trouble.status === 404);
  return isLost && memory?.place ? { ...withoutVersion(memory), place: null, moved: null } : memory;
}
