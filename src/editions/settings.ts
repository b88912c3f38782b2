import { z } from "zod";
import { searchTerms } from "../french/words.ts";
import { HOLIDAYS } from "./holidays.ts";
import { WEEKDAYS } from "./period.ts";

const PLACE = "le code d’un pays, comme FR, ou d’une de ses parties, comme FR-67 (Alsace-Moselle)";

const WEIGHT = "un nombre de 0 (jamais) à 10 ; 1 est le poids de tout autre thème";
const countSchema = z.int("un nombre entier").min(1, "au moins 1").max(30, "au plus 30");

/** When a channel's edition comes, how many stories it shows, and which it prefers. */
export const digestSchema = z
  .strictObject({
    at: z
      .string('une heure entre guillemets, comme "08:30"')
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'une heure de 00:00 à 23:59, comme "08:30"')
      .default("08:30"),
    days: z
      .array(z.enum(WEEKDAYS, `un jour parmi ${WEEKDAYS.join(", ")}`), "une liste de jours")
      .min(1, "au moins un jour")
      .default(["mon", "tue", "wed", "thu", "fri"]),
    stories: countSchema.default(7),
    themes: z
      .record(
        z.string(),
        z.number(WEIGHT).min(0, WEIGHT).max(10, WEIGHT),
        "des thèmes et leur poids, comme { IA: 2, jeu vidéo: 0 }",
      )
      .superRefine(refuseEmpty)
      .default({}),
    perTheme: countSchema.optional(),
    perSource: countSchema.optional(),
    whenNothing: z.enum(["line", "silence"], "line (une ligne) ou silence").default("line"),
    holidays: z.string(PLACE).regex(HOLIDAYS, PLACE).optional(),
  })
  .prefault({});

/** Names each theme whose words say nothing: every story, or none, would be of it. */
function refuseEmpty(themes: Record<string, number>, { addIssue }: z.core.$RefinementCtx): void {
  for (const theme of Object.keys(themes)) {
    if (searchTerms(theme).length > 0) continue;
    addIssue({ code: "custom", path: [theme], message: "un thème en un ou deux mots, comme IA, et son poids" });
  }
}
