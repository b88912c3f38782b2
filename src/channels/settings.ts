import { z } from "zod";
import { digestSchema } from "../editions/settings.ts";
import { idSchema, isGroup, isList, refuseTwins } from "../sources/settings.ts";
import { quietSchema } from "../watch/settings.ts";

const SLACK = "l’identifiant d’un canal Slack, comme C0123456789 (au bas de ses détails)";

/** How Slack tells what people do there: by a socket that Vigie opens, or by requests that Slack signs. */
export type SlackListening = { kind: "socket"; appToken: string } | { kind: "http"; signingSecret: string };

/** Who Vigie is in Slack. `url`: a stand-in or a proxy of its own address; `listening` null: it hears nothing there. */
export type SlackSettings = { token: string; url: string | undefined; listening: SlackListening | null };

const DISCORD =
  "l’identifiant d’un salon Discord, entre guillemets : dix-sept à vingt chiffres (« Copier l’identifiant du salon »)";

/**
 * Who Vigie is in Discord. `url`: a stand-in or a proxy of its own address; `guild`: the only server that is told of its
 * commands, at once, while they are tried.
 */
export type DiscordSettings = { token: string; url: string | undefined; guild: string | undefined };

/** A place to post, its edition, and what it is alerted to. */
const channelSchema = z
  .strictObject({
    id: idSchema,
    terminal: z.literal(true, "true").optional(),
    slack: z
      .string(SLACK)
      .regex(/^[CG][A-Z0-9]+$/, SLACK)
      .optional(),
    discord: z
      .string(DISCORD)
      .regex(/^\d{17,20}$/, DISCORD)
      .optional(),
    digest: digestSchema,
    alerts: z.array(z.string("l’identifiant d’une règle"), "une liste d’identifiants de règles").default([]),
    quiet: quietSchema.optional(),
    // Threads that Vigie has answered in go on without naming it, but where this says otherwise.
    mention: z.literal("strict", "strict").optional(),
  })
  .refine(
    ({ terminal, slack, discord }) => [terminal, slack, discord].filter((place) => place !== undefined).length === 1,
    { error: "un seul réglage parmi terminal, slack et discord", when: isGroup },
  );

export type ChannelSettings = z.infer<typeof channelSchema>;

/** Without any channel, editions are read in the terminal. */
export const channelsSchema = z
  .array(channelSchema, "une liste de canaux")
  .min(1, "au moins un canal")
  .superRefine(refuseTwins, { when: isList })
  .prefault([{ id: "terminal", terminal: true }]);
