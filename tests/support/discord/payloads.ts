import type { DiscordPlatform, Stored } from "./platform.ts";
import { APP_ID, CHANNEL_ID, channelOf, DIRECT, DIRECT_ID, GUILD_ID, LEA, PUBLIC_THREAD, TEXT } from "./things.ts";

/** What Discord tells, as it tells it: Léa, in the text channel. */

/** Some payload, with other fields. */
type Other = Record<string, unknown>;

const MEMBER = {
  ...{ user: LEA, roles: [], joined_at: "2025-01-01T00:00:00.000Z", permissions: "0", deaf: false, mute: false },
  ...{ flags: 0, avatar: null, nick: null, pending: false },
};

/** In a thread of the channel, or in the conversation with Vigie alone. */
export const inThread = (id: string): Other => ({
  channel_id: id,
  channel: { ...channelOf(id, PUBLIC_THREAD, CHANNEL_ID), permissions: "0" },
});
export const inDirect: Other = {
  ...{ channel_id: DIRECT_ID, channel: { id: DIRECT_ID, type: DIRECT }, guild_id: undefined, member: undefined },
  ...{ user: LEA, context: 1 },
};

/** Of somebody who rules the workspace. */
export const asAdmin: Other = { member: { ...MEMBER, permissions: "8" } };

function interaction(platform: DiscordPlatform, type: number, data: object, other: Other) {
  const id = platform.nextId();
  const token = `jeton-${id}`;
  const { message } = other as { message?: { id: string } };
  platform.give(id, token, message?.id);
  return {
    ...{ id, token, type, application_id: APP_ID, version: 1, guild_id: GUILD_ID, channel_id: CHANNEL_ID },
    ...{ channel: { ...channelOf(CHANNEL_ID, TEXT), permissions: "0" }, member: MEMBER, locale: "fr" },
    ...{ guild_locale: "fr", app_permissions: "0", entitlements: [], context: 0, attachment_size_limit: 1 },
    ...{ authorizing_integration_owners: { "0": GUILD_ID }, data, ...other },
  };
}

export type Option = { name: string; type: number; value?: string; focused?: boolean; options?: readonly Option[] };

/** « /veille fiche article:… » is `command(platform, "veille", sub("fiche", { article: "…" }))`. */
export const command = (platform: DiscordPlatform, name: string, options: readonly Option[] = [], other: Other = {}) =>
  interaction(platform, 2, { id: "1", name, type: 1, options }, other);

export const textOptions = (values: Record<string, string>): Option[] =>
  Object.entries(values).map(([name, value]) => ({ name, type: 3, value }));
export const sub = (name: string, values: Record<string, string> = {}): Option[] => [
  { name, type: 1, options: textOptions(values) },
];
export const group = (name: string, options: Option[]): Option[] => [{ name, type: 2, options }];

export const typing = (platform: DiscordPlatform, name: string, options: readonly Option[], other: Other = {}) =>
  interaction(platform, 4, { id: "1", name, type: 1, options }, other);

/** One of a message's commands. */
export const onMessage = (platform: DiscordPlatform, name: string, message: object, other: Other = {}) =>
  interaction(
    platform,
    2,
    {
      ...{ id: "1", name, type: 3, target_id: "3" },
      resolved: {
        messages: { "3": { id: "3", author: LEA, channel_id: CHANNEL_ID, content: "", embeds: [], ...message } },
      },
    },
    other,
  );

/** A button of a message of Vigie's, which is there. */
export const press = (platform: DiscordPlatform, action: string, other: Other = {}) =>
  pressOn(platform, platform.keep(CHANNEL_ID, { content: "Message" }), action, other);

/** A button of some message. */
export const pressOn = (platform: DiscordPlatform, message: Shown, action: string, other: Other = {}) =>
  interaction(platform, 3, { custom_id: action, component_type: 2 }, { message: shownAs(message), ...other });

type Shown = Pick<Stored, "id" | "channel" | "body">;

/** A message on which something was done, as Discord tells of it. */
export const shownAs = ({ id, channel, body }: Shown) => ({
  ...{ id, channel_id: channel, flags: Number(body["flags"] ?? 0), components: [], author: LEA, content: "" },
});

/** A form that is handed in, with what was written by its fields' ids. */
export const submission = (
  platform: DiscordPlatform,
  action: string,
  values: Record<string, string>,
  other: Other = {},
) =>
  interaction(
    platform,
    5,
    {
      custom_id: action,
      components: Object.entries(values).map(([custom_id, value]) => ({
        ...{ type: 18, id: 1, component: { type: 4, id: 2, custom_id, value } },
      })),
    },
    other,
  );

/** A message that somebody wrote. */
export const written = (platform: DiscordPlatform, content: string, other: Other = {}) => {
  const { channel_id: channel = CHANNEL_ID, guild_id: guild = GUILD_ID } = other;
  const { id } = platform.keep(String(channel), { content });
  return {
    ...{
      id,
      type: 0,
      channel_id: channel,
      guild_id: guild,
      author: LEA,
      content,
      mentions: [] as object[],
      mention_roles: [],
    },
    ...{ attachments: [], embeds: [], components: [], pinned: false, tts: false, mention_everyone: false },
    ...{ timestamp: "2025-12-24T07:30:00.000Z", edited_timestamp: null, flags: 0, ...other },
  };
};

export const mention = (platform: DiscordPlatform, content: string, other: Other = {}) =>
  written(platform, content, { mentions: [{ id: APP_ID, username: "vigie" }], ...other });
