import { z } from "zod";
import { HOLIDAYS } from "./holidays.ts";
import { WEEKDAYS } from "./period.ts";

const PLACE = "le code d’un pays, comme FR, ou d’une de ses parties, comme FR-67 (Alsace-Moselle)";

/** When a channel's edition comes, and how many stories it shows. */
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
    stories: z.int("un nombre entier").min(1, "au moins 1").max(30, "au plus 30").default(7),
    holidays: z.string(PLACE).regex(HOLIDAYS, PLACE).optional(),
  })
  .prefault({});
