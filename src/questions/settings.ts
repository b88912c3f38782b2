import { z } from "zod";

const DAYS = "un nombre entier de jours, de 1 à 3650";

/** The settings `privacy` of `vigie.yaml`: how long questions are kept, those of threads and those without an answer. */
export const privacySchema = z
  .strictObject({ questionsKeptDays: z.int(DAYS).min(1, DAYS).max(3650, DAYS).default(30) }, "un groupe de réglages")
  .prefault({});
