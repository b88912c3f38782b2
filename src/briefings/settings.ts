import { z } from "zod";

const PERSONA = "le nom d’un point de vue : celui du fichier prompts/persona.NOM.md";

/** How briefings are written. */
export const briefingsSchema = z
  .strictObject({
    persona: z
      .string(PERSONA)
      .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, PERSONA)
      .nullable()
      .default(null),
    secondReading: z.boolean("true ou false").default(false),
  })
  .prefault({});
