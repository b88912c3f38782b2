import { z } from "zod";

const idSchema = z
  .string("un nom court")
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "des minuscules, chiffres, - ou _ (40 au plus)");
const addressSchema = z.string("une adresse ou un chemin").min(1, "une adresse ou un chemin");

/** Where articles come from: a feed (address or file), a page whose links are articles, or a folder. */
export const sourceSchema = z
  .strictObject({
    id: idSchema,
    name: z.string("un nom").min(1, "un nom").optional(),
    feed: addressSchema.optional(),
    page: addressSchema.optional(),
    folder: addressSchema.optional(),
  })
  .refine(({ feed, page, folder }) => [feed, page, folder].filter((kind) => kind !== undefined).length === 1, {
    error: "exactement un de feed, page ou folder",
  });

export type SourceSettings = z.infer<typeof sourceSchema>;

export const sourcesSchema = z
  .array(sourceSchema, "une liste de sources")
  .refine((sources) => new Set(sources.map(({ id }) => id)).size === sources.length, {
    error: "des identifiants tous différents",
  });
