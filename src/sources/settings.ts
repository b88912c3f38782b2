import { z } from "zod";
import { fold } from "../french/words.ts";

/** What a source or a channel is called by. */
export const idSchema = z
  .string("un nom court")
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "des minuscules, chiffres, - ou _ (40 au plus)");
/** An id made of a name, that nothing else has. */
export function freeId(name: string, taken: ReadonlySet<string>, otherwise = "source"): string {
  const letters = fold(name).replace(/[^a-z0-9]+/g, "-");
  const plain = letters.replace(/^-|-$/g, "").slice(0, 30) || otherwise;
  for (let n = 1; ; n++) {
    const id = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.has(id)) return id;
  }
}

const addressSchema = z.string("une adresse ou un chemin").min(1, "une adresse ou un chemin");

/** Where articles come from: a feed (address or file), a page whose links are articles, or a folder. */
const sourceSchema = z
  .strictObject({
    id: idSchema,
    name: z.string("un nom").min(1, "un nom").optional(),
    feed: addressSchema.optional(),
    page: addressSchema.optional(),
    folder: addressSchema.optional(),
  })
  .refine(({ feed, page, folder }) => [feed, page, folder].filter((kind) => kind !== undefined).length === 1, {
    error: "un seul réglage parmi feed, page et folder",
    when: isGroup,
  });

export type SourceSettings = z.infer<typeof sourceSchema>;

/** Milliseconds from one visit to the next: what is on this machine costs nobody anything. */
export const visitedEvery = ({ feed, folder }: SourceSettings): number =>
  folder !== undefined || (feed !== undefined && !/^https?:/i.test(feed)) ? MINUTE : 15 * MINUTE;

const MINUTE = 60_000;

export const sourcesSchema = z.array(sourceSchema, "une liste de sources").superRefine(refuseTwins, { when: isList });

const HOST = "un nom ou une adresse d’hôte, sans port ni barre, comme intranet.exemple.fr ou 10.0.0.5";

/** Hosts of a private network that may be asked all the same: nothing else that is not public is. */
export const privateHostsSchema = z
  .array(z.string(HOST).regex(/^[a-z0-9][a-z0-9.:_-]{0,252}$/i, HOST), "une liste d’hôtes")
  .default([]);

const CONTACT = "une adresse à laquelle écrire, comme veille@exemple.fr ou https://exemple.fr/veille";

/** Where those who run Vigie can be written to: the sites that it reads are told. */
export const contactSchema = z.string(CONTACT).regex(/^[\x21-\x7e]{3,200}$/, CONTACT);

/** Names each id that an earlier one of the list has already. */
export function refuseTwins(list: readonly { id: string }[], { addIssue }: z.core.$RefinementCtx): void {
  const seen = new Set<string | undefined>();
  for (const [at, one] of list.entries()) {
    if (one?.id !== undefined && seen.has(one.id)) {
      addIssue({ code: "custom", path: [at, "id"], message: "un identifiant qu’aucun autre ne porte" });
    }
    seen.add(one?.id);
  }
}

/** These let a check see a value whose parts are wrong: every problem is told at once. */
export function isGroup({ value }: { value: unknown }): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
export function isList({ value }: { value: unknown }): boolean {
  return Array.isArray(value);
}
