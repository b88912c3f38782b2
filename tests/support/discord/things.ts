/** What there is in the Discord of the tests. */

export const DISCORD_TOKEN = "MTIz.jeton.de-test";
export const APP_ID = "1390000000000000001";
export const GUILD_ID = "1390000000000000100";
/** Another server, and its text channel. */
export const LAB_ID = "1390000000004194404";
export const LAB_CHANNEL_ID = "1390000000000000300";
export const USER_ID = "1390000000000000901";
/** A text channel, a forum, a thread of the first, and the conversation with Vigie alone. */
export const CHANNEL_ID = "1390000000000000200";
export const FORUM_ID = "1390000000000000201";
export const THREAD_ID = "1390000000000000202";
export const DIRECT_ID = "1390000000000000203";

export const VIGIE = {
  ...{ id: APP_ID, username: "vigie", discriminator: "0", avatar: null, bot: true, global_name: null },
};
export const LEA = { id: USER_ID, username: "lea", discriminator: "0", avatar: null, global_name: "Léa" };

/** Types of channels. */
export const [TEXT, DIRECT, PUBLIC_THREAD, FORUM] = [0, 1, 11, 15];

export const channelOf = (id: string, type: number, parent: string | null = null) => ({
  ...{ id, type, guild_id: GUILD_ID, name: "veille", position: 0, permission_overwrites: [], nsfw: false },
  ...{ parent_id: parent, last_message_id: null as string | null, flags: 0 },
  ...(type === FORUM && { available_tags: [{ id: "77", name: "Veille", moderated: false }] }),
  ...(type === PUBLIC_THREAD && {
    ...{ owner_id: APP_ID, message_count: 0, member_count: 1 },
    thread_metadata: { archived: false, auto_archive_duration: 1440, archive_timestamp: SOME_TIME, locked: false },
  }),
});

const SOME_TIME = "2025-01-01T00:00:00.000Z";

/** What everybody may do in a new server, of what concerns Vigie: see, write, link, read back, open threads and write there. */
const USUAL = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 35n) | (1n << 38n));

const EVERYONE = {
  ...{ id: GUILD_ID, name: "@everyone", permissions: USUAL, position: 0, color: 0, hoist: false, managed: false },
  ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, mentionable: false, flags: 0 },
};

/** The client reads all of these lists. */
export const GUILD = {
  ...{ id: GUILD_ID, name: "Équipe", owner_id: "1390000000000000900", unavailable: false, roles: [EVERYONE] },
  channels: [channelOf(CHANNEL_ID, TEXT), channelOf(FORUM_ID, FORUM)],
  threads: [channelOf(THREAD_ID, PUBLIC_THREAD, CHANNEL_ID)],
  ...{ members: [], emojis: [], stickers: [], features: [], presences: [], voice_states: [], stage_instances: [] },
  ...{ guild_scheduled_events: [], soundboard_sounds: [], joined_at: SOME_TIME, large: false, member_count: 2 },
  ...{ afk_timeout: 300, verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0 },
  ...{ mfa_level: 0, system_channel_flags: 0, premium_tier: 0, preferred_locale: "fr", nsfw_level: 0 },
  premium_progress_bar_enabled: false,
  /** Roles of Vigie's own there. */
  own: [] as string[],
};
export type Guild = typeof GUILD;

export const LAB: Guild = {
  ...{ ...GUILD, id: LAB_ID, name: "Labo", roles: [{ ...EVERYONE, id: LAB_ID }], threads: [] },
  channels: [{ ...channelOf(LAB_CHANNEL_ID, TEXT), guild_id: LAB_ID }],
};

/** Epoch milliseconds from which Discord counts. */
const EPOCH = 1_420_070_400_000;

/** The first id of an instant. */
export const idAt = (instant: number): bigint => BigInt(instant - EPOCH) << 22n;
