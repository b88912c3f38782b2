import { z } from "zod";
import { digestSchema } from "../editions/settings.ts";

/** A place to post, and its edition. */
export const channelSchema = z
  .strictObject({
    id: z.string("un nom court").regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "des minuscules, chiffres, - ou _ (40 au plus)"),
    terminal: z.literal(true, "true").optional(),
    slack: z.string("l’identifiant d’un canal Slack").optional(),
    discord: z.string("l’identifiant d’un salon Discord, entre guillemets").optional(),
    digest: digestSchema,
    alerts: z.array(z.string("l’identifiant d’une alerte"), "une liste d’identifiants d’alertes").optional(),
  })
  .refine(
    ({ terminal, slack, discord }) => [terminal, slack, discord].filter((place) => place !== undefined).length === 1,
    { error: "exactement un de terminal, slack ou discord" },
  );

export type ChannelSettings = z.infer<typeof channelSchema>;

/** Without any channel, editions are read in the terminal. */
export const channelsSchema = z
  .array(channelSchema, "une liste de canaux")
  .refine((channels) => new Set(channels.map(({ id }) => id)).size === channels.length, {
    error: "des identifiants tous différents",
  })
  .prefault([{ id: "terminal", terminal: true }]);
