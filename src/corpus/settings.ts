import { z } from "zod";

/** Stories are found over 72 hours, and copies over 30 days: see `stories.ts`. */
const FEWEST_DAYS = 31;

/** How long articles are kept that no edition cites. */
export const retentionSchema = z.strictObject({
  articlesKeptDays: z
    .int("un nombre entier de jours")
    .min(FEWEST_DAYS, `au moins ${FEWEST_DAYS} jours, car les copies d’un article se reconnaissent pendant 30 jours`)
    .max(36_500, "au plus 36500 jours"),
});
