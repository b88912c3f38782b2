import { z } from "zod";
import { digestSchema } from "../editions/settings.ts";
import { idSchema, isGroup, isList, refuseTwins } from "../sources/settings.ts";
import { quietSchema } from "../watch/settings.ts";
import type { Place } from "./interaction.ts";
import type { Where } from "./place-wording.ts";

const SLACK = "l’identifiant d’un canal Slack, comme C0123456789 (au bas de ses détails)";

/** How Slack tells what people do there: by a socket that Vigie opens, or by requests that Slack signs. */
export type SlackListening = { kind: "socket"; appToken: string } | { kind: "http"; signingSecret: string };

/** An application that workspaces install by themselves; what they give it is sealed with `key`. */
export type SlackApplication = { clientId: string; clientSecret: string; key: string };

/**
 * Who Vigie is in Slack: in one workspace by its token, or in all that install it. `url`: a stand-in or a proxy of Slack's own
 * address; `listening` null: it hears nothing there.
 */
export type SlackSettings = { url: string | undefined } & (
  | { token: string; listening: SlackListening | null }
  | { application: SlackApplication; listening: SlackListening }
);

const DISCORD =
  "l’identifiant d’un salon Discord, entre guillemets : dix-sept à vingt chiffres (« Copier l’identifiant du salon »)";

/**
 * Who Vigie is in Discord. `url`: a stand-in or a proxy of its own address; `guild`: the only server that is told of its
 * commands, at once, while they are tried; `shards`: how many connections what people do there comes by, or as many as
 * Discord wants.
 */
export type DiscordSettings = {
  token: string;
  url: string | undefined;
  guild: string | undefined;
  shards: number | "auto";
};

/** A place to post, its edition, and what it is alerted to. */
const channelSchema = z
  .strictObject({
    id: idSchema,
    terminal: z.literal(true, "true").optional(),
    slack: z
      .string(SLACK)
      // Where there are several workspaces, its own comes first.
      .regex(/^(?:T[A-Z0-9]+\/)?[CG][A-Z0-9]+$/, SLACK)
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
    // Messages are made of components, but where this says otherwise.
    layout: z.literal("embeds", "embeds").optional(),
  })
  .refine(
    ({ terminal, slack, discord }) => [terminal, slack, discord].filter((place) => place !== undefined).length === 1,
    { error: "un seul réglage parmi terminal, slack et discord", when: isGroup },
  )
  .refine(({ layout, discord }) => layout === undefined || discord !== undefined, {
    ...{ path: ["layout"], error: "aucun réglage « layout » hors d’un canal de Discord", when: isGroup },
  });

export type ChannelSettings = z.infer<typeof channelSchema>;

/** Without any channel, editions are read in the terminal. */
export const channelsSchema = z
  .array(channelSchema, "une liste de canaux")
  .min(1, "au moins un canal")
  .superRefine(refuseTwins, { when: isList })
  .prefault([{ id: "terminal", terminal: true }]);

const OWN_WORKSPACE = "l’identifiant de l’espace, puis celui du canal, comme T0123456789/C0123456789";

/** What is expected of a channel where Vigie is in several workspaces; undefined where its own is named. */
export const needsWorkspace = ({ slack }: Pick<ChannelSettings, "slack">): string | undefined =>
  slack === undefined || slack.includes("/") ? undefined : OWN_WORKSPACE;

/** A channel of Slack as the settings name it, `T0123/C0456`; `workspace` is "" where there is only one. */
export function slackPlaceOf(slack: string): { workspace: string; channel: string } {
  const [channel = "", workspace = ""] = slack.split("/").toReversed();
  return { workspace, channel };
}

/** Whether a channel of the settings is where something happens. */
export function isAt(
  { slack, discord }: Pick<ChannelSettings, "slack" | "discord">,
  { platform, workspace, channel }: Omit<Place, "thread">,
): boolean {
  if (platform === "discord") return discord === channel;
  if (slack === undefined) return false;
  const named = slackPlaceOf(slack);
  return named.channel === channel && ["", workspace].includes(named.workspace);
}

/** The platform of a channel; undefined for a terminal. */
export function platformOf({ slack, discord }: Pick<ChannelSettings, "slack" | "discord">): Where {
  if (discord !== undefined) return "discord";
  return slack === undefined ? undefined : "slack";
}

/** Whether the settings say that a channel is in a workspace of Slack. */
export const isWithin = ({ slack }: Pick<ChannelSettings, "slack">, workspace: string): boolean =>
  slack?.startsWith(`${workspace}/`) ?? false;
