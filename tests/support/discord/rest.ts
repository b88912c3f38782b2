import type { DiscordPlatform, Json, Stored } from "./platform.ts";
import { APP_ID, channelOf, DIRECT, DISCORD_TOKEN, FORUM, GUILD_ID, idAt, PUBLIC_THREAD, VIGIE } from "./things.ts";
import { findFault } from "./validate.ts";

/** A refusal of Discord's, by its code. */
class Refusal extends Error {
  readonly status: number;
  readonly value: object;

  constructor(code: number, errors?: object) {
    super(String(code));
    this.status = STATUS[code] ?? 400;
    this.value = { code, message: "Refused", ...(errors && { errors }) };
  }
}

const STATUS: Record<number, number> = {
  ...{
    0: 401,
    10003: 404,
    10004: 404,
    10007: 404,
    10008: 404,
    10015: 404,
    10062: 404,
    50001: 403,
    50007: 403,
    50013: 403,
    50027: 401,
  },
};

type Kept = Omit<DiscordPlatform, typeof Symbol.asyncDispose>;
type Request = { ids: string[]; body: Json; query: URLSearchParams };
type Answer = { status: number; value?: object };

/** Answers a request; `route` has its ids taken out: `POST /channels/ID/messages`. */
export function answerRest(kept: Kept, route: string, request: Request, token: string | undefined): Answer {
  try {
    const isOpen = /^\w+ \/(?:interactions|webhooks)\//.test(route);
    if (!isOpen && token !== `Bot ${DISCORD_TOKEN}`) throw new Refusal(0);
    const method = METHODS[route];
    if (method === undefined) return { status: 404, value: { message: "404: Not Found", code: 0 } };
    const value = method(kept, request);
    return value === undefined ? { status: 204 } : { status: 200, value };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, value: error.value };
  }
}

type Method = (kept: Kept, request: Request) => object | undefined;

const METHODS: Record<string, Method> = {
  "GET /gateway/bot": ({ address, sessionsLeft, gateway: { shards, turns } }) => ({
    ...{ url: address.replace(/^http(.*)\/api$/, "ws$1"), shards },
    session_start_limit: { total: 1000, remaining: sessionsLeft, reset_after: 14_400_000, max_concurrency: turns },
  }),
  "GET /applications/@me": ({ flags }) => ({ id: APP_ID, name: "Vigie", flags, bot: VIGIE }),
  "GET /applications/ID/commands": ({ commands }) => commands.get("") ?? [],
  "PUT /applications/ID/commands": (kept, { body }) => register(kept, "", body),
  "GET /applications/ID/guilds/ID/commands": ({ commands }, { ids: [, guild = ""] }) => commands.get(guild) ?? [],
  "PUT /applications/ID/guilds/ID/commands": (kept, { ids: [, guild = ""], body }) => register(kept, guild, body),
  "GET /channels/ID": (kept, { ids: [id = ""] }) => {
    channelAt(kept, id);
    const last = kept.isBehind ? undefined : kept.stored.findLast(({ channel }) => channel === id);
    return { ...wholeChannel(kept, id), last_message_id: last?.id ?? null };
  },
  "GET /users/@me/guilds": ({ guilds }, { query }) => {
    const after = BigInt(query.get("after") ?? 0);
    const rest = guilds.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id))).filter(({ id }) => BigInt(id) > after);
    return rest.slice(0, PAGE).map(({ id, name }) => ({ id, name, owner: false, permissions: "0" }));
  },
  "GET /guilds/ID": (kept, { ids: [id = ""] }) => {
    const { name, owner_id, roles } = guildAt(kept, id);
    return { id, name, owner_id, roles };
  },
  "GET /guilds/ID/channels": (kept, { ids: [id = ""] }) => {
    guildAt(kept, id);
    const all = [...kept.channels.keys()].map((channel) => wholeChannel(kept, channel));
    return all.filter(({ type, guild_id }) => guild_id === id && type !== PUBLIC_THREAD && type !== DIRECT);
  },
  "GET /guilds/ID/members/ID": (kept, { ids: [id = "", user = ""] }) => {
    const { own } = guildAt(kept, id);
    if (user !== VIGIE.id) throw new Refusal(10007);
    return { user: VIGIE, roles: own, deaf: false, mute: false, flags: 0 };
  },
  "GET /channels/ID/messages": history,
  "GET /channels/ID/messages/ID": (kept, { ids: [channel = "", id = ""] }) => shown(messageAt(kept, channel, id)),
  "POST /channels/ID/messages": (kept, { ids: [channel = ""], body }) => {
    if (channelAt(kept, channel).type === FORUM) throw new Refusal(50024);
    return shown(post(kept, channel, body));
  },
  "PATCH /channels/ID/messages/ID": (kept, { ids: [channel = "", id = ""], body }) => {
    const message = messageAt(kept, channel, id);
    checkEdit(message, body);
    return shown(Object.assign(message, { body: { ...body } }));
  },
  "DELETE /channels/ID/messages/ID": (kept, { ids: [channel = "", id = ""] }) => remove(kept, channel, id),
  "POST /channels/ID/messages/ID/threads": (kept, { ids: [channel = "", id = ""], body }) => {
    channelAt(kept, channel);
    messageAt(kept, channel, id);
    if (kept.channels.has(id)) throw new Refusal(160004);
    return openThread(kept, id, channel, String(body["name"]));
  },
  "POST /channels/ID/threads": (kept, { ids: [channel = ""], body }) => {
    if (channelAt(kept, channel).type !== FORUM) throw new Refusal(50024);
    check(Object(body["message"]));
    const id = kept.nextId();
    const thread = openThread(kept, id, channel, String(body["name"]), body["applied_tags"]);
    kept.stored.push({ ...storedOf(id, id, Object(body["message"])) });
    return thread;
  },
  "GET /guilds/ID/threads/active": ({ channels }) => ({ threads: threadsOf(channels, false) }),
  "GET /channels/ID/threads/archived/public": ({ channels }, { ids: [forum = ""] }) => ({
    ...{ threads: threadsOf(channels, true).filter(({ parent_id }) => parent_id === forum), has_more: false },
  }),
  "POST /users/@me/channels": ({ channels }, { body }) => {
    const id = `9${body["recipient_id"]}`.slice(0, 19);
    if (!channels.has(id)) channels.set(id, { type: DIRECT, parent: null });
    return { id, type: DIRECT };
  },
  "POST /interactions/ID/TOKEN/callback": callBack,
  "POST /webhooks/ID/TOKEN": (kept, { ids: [, token = ""], body }) => {
    const { channel } = tokenAt(kept, token);
    return shown(post(kept, channel, body));
  },
  "PATCH /webhooks/ID/TOKEN/messages/@original": (kept, { ids: [, token = ""], body }) => {
    const { original } = tokenAt(kept, token);
    checkEdit(messageAt(kept, "", original ?? ""), body);
    const { body: before, ...message } = messageAt(kept, "", original ?? "");
    const flags = (Number(before["flags"] ?? 0) & 64) | Number(body["flags"] ?? 0);
    Object.assign(kept.stored.find(({ id }) => id === message.id) ?? {}, {
      body: { ...body, flags },
      isWaiting: false,
    });
    return shown(messageAt(kept, "", original ?? ""));
  },
  "DELETE /webhooks/ID/TOKEN/messages/@original": (kept, { ids: [, token = ""] }) =>
    remove(kept, "", tokenAt(kept, token).original ?? ""),
  "PATCH /webhooks/ID/TOKEN/messages/ID": (kept, { ids: [, token = "", id = ""], body }) => {
    tokenAt(kept, token);
    const message = messageAt(kept, "", id);
    checkEdit(message, body);
    return shown(rewrite(message, body));
  },
  "DELETE /webhooks/ID/TOKEN/messages/ID": (kept, { ids: [, token = "", id = ""] }) => {
    tokenAt(kept, token);
    return remove(kept, "", id);
  },
};

/** Kinds of answers to what was done. */
const [MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL] = [4, 5, 6, 7, 8, 9];

function callBack(kept: Kept, { ids: [id = "", token = ""], body }: Request): undefined {
  const given = kept.tokens.get(token);
  if (given === undefined || given.id !== id || given.isLate) throw new Refusal(10062);
  if (given.isAnswered) throw new Refusal(40060);
  const type = Number(body["type"]);
  const data = Object(body["data"]);
  if (!isTaken(type, given.source)) throw new Refusal(50035, { type: CHOICE });
  if (type === MESSAGE || type === UPDATE) check(data);
  given.isAnswered = true;
  kept.callbacks.push({ id, type, data, milliseconds: performance.now() - given.since });
  if (type === UPDATE) {
    const message = messageAt(kept, "", given.source ?? "");
    checkEdit(message, data);
    rewrite(message, data);
  }
  given.original = type === MESSAGE || type === DEFERRED ? answerWith(kept, given.channel, data, type) : given.source;
  return undefined;
}

/** What one person sees stays so. */
const rewrite = (message: Stored, body: Json): Stored =>
  Object.assign(message, {
    body: { ...body, flags: (Number(message.body["flags"] ?? 0) & 64) | Number(body["flags"] ?? 0) },
  });

/** Only what was done on a message can change it. */
const isTaken = (type: number, source: string | undefined): boolean =>
  type === DEFERRED_UPDATE || type === UPDATE
    ? source !== undefined
    : [MESSAGE, DEFERRED, CHOICES, MODAL].includes(type);

function answerWith({ stored, nextId }: Kept, channel: string, data: Json, type: number): string {
  const message = { ...storedOf(nextId(), channel, data), isWaiting: type === DEFERRED };
  stored.push(message);
  return message.id;
}

const CHOICE = { _errors: [{ code: "BASE_TYPE_CHOICES", message: "Invalid." }] };

function tokenAt({ tokens }: Kept, token: string) {
  const given = tokens.get(token);
  if (given === undefined || !given.isAnswered) throw new Refusal(10015);
  if (given.isExpired) throw new Refusal(50027);
  return given;
}

function guildAt({ guilds }: Kept, id: string) {
  const guild = guilds.find((each) => each.id === id);
  if (guild === undefined) throw new Refusal(10004);
  return guild;
}

/** A channel with the server that it is of; a conversation with Vigie alone is of none. */
function wholeChannel({ channels }: Kept, id: string) {
  const { type = 0, parent = null, guild: guild_id = GUILD_ID, overwrites, name = "veille" } = channels.get(id) ?? {};
  const { guild_id: _, ...channel } = channelOf(id, type, parent);
  return { ...channel, name, permission_overwrites: overwrites ?? [], ...(type !== DIRECT && { guild_id }) };
}

function channelAt({ channels, guilds }: Kept, id: string) {
  const channel = channels.get(id);
  if (channel === undefined) throw new Refusal(10003);
  // What is in a server without Vigie, it does not see.
  const isInside = channel.type === DIRECT || guilds.some((guild) => guild.id === (channel.guild ?? GUILD_ID));
  if (!isInside) throw new Refusal(50001);
  if (channel.wrong !== undefined) throw new Refusal(channel.wrong);
  return channel;
}

function messageAt({ stored }: Kept, channel: string, id: string): Stored {
  const found = stored.find((each) => each.id === id && (channel === "" || each.channel === channel));
  if (found === undefined) throw new Refusal(10008);
  return found;
}

function check(body: Json): void {
  const fault = findFault(body);
  if (fault === undefined) return;
  const { path, code, message } = fault;
  throw new Refusal(50035, { [path]: { _errors: [{ code, message }] } });
}

/** What is made of components stays so. */
function checkEdit({ body: before, isWaiting }: Stored, body: Json): void {
  check(body);
  const wasComponents = !isWaiting && (Number(before["flags"] ?? 0) & (1 << 15)) !== 0;
  if (wasComponents && (Number(body["flags"] ?? 0) & (1 << 15)) === 0)
    throw new Refusal(50035, { flags: { _errors: [{ code: "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG" }] } });
}

/** The same nonce within a few minutes is the same message. */
function post(kept: Kept, channel: string, body: Json): Stored {
  channelAt(kept, channel);
  check(body);
  const nonce = body["nonce"];
  if (typeof nonce === "string" && nonce.length > 25) throw new Refusal(50035, { nonce: CHOICE });
  const isNear = (id: string): boolean => BigInt(id) > idAt(kept.now() - kept.nonceWindow);
  const before = kept.stored.find((each) => each.nonce !== undefined && each.nonce === nonce && isNear(each.id));
  if (before !== undefined && body["enforce_nonce"] === true) return before;
  const message = storedOf(kept.nextId(), channel, body);
  kept.stored.push(message);
  return message;
}

export const storedOf = (id: string, channel: string, body: Json): Stored => ({
  ...{ id, channel, body, isWaiting: false },
  ...(typeof body["nonce"] === "string" && { nonce: body["nonce"] }),
});

/** A message as it is read back: without its nonce. */
const shown = ({ id, channel, body }: Stored): object => ({
  ...{ id, channel_id: channel, author: VIGIE, type: 0, timestamp: "2025-12-24T07:30:00.000Z" },
  ...{ content: body["content"] ?? "", components: body["components"] ?? [], flags: body["flags"] ?? 0 },
  embeds: ((body["embeds"] ?? []) as object[]).map((embed) => ({ type: "rich", ...embed })),
});

/** Messages that one answer holds at most, that pages are turned. */
const PAGE = 3;

/** Those after an id, the newest first; nothing at all where they may not be read. */
function history(kept: Kept, { ids: [channel = ""], query }: Request): object[] {
  channelAt(kept, channel);
  if (!kept.mayRead || kept.isBehind) return [];
  const after = query.get("after");
  const all = kept.stored.filter((each) => each.channel === channel && (!after || BigInt(each.id) > BigInt(after)));
  const limit = Math.min(Number(query.get("limit") ?? 50), PAGE);
  return (after === null ? all.slice(-limit) : all.slice(0, limit)).map(shown).reverse();
}

function remove(kept: Kept, channel: string, id: string): undefined {
  const { stored, removed } = kept;
  stored.splice(stored.indexOf(messageAt(kept, channel, id)), 1);
  removed.push(id);
}

function openThread({ channels }: Kept, id: string, parent: string, name: string, tags?: unknown): object {
  if (name === "" || name.length > 100) throw new Refusal(50035, { name: CHOICE });
  channels.set(id, { type: PUBLIC_THREAD, parent, name, tags });
  return { ...channelOf(id, PUBLIC_THREAD, parent), name };
}

const threadsOf = (channels: Kept["channels"], isArchived: boolean) =>
  [...channels].flatMap(([id, { type, parent, isArchived: is = false }]) =>
    type === PUBLIC_THREAD && is === isArchived ? [channelOf(id, PUBLIC_THREAD, parent)] : [],
  );

function register({ commands, nextId }: Kept, scope: string, body: Json): object {
  const list = body as unknown as Json[];
  const registered = list.map((command) => ({
    ...{ default_member_permissions: null, nsfw: false, dm_permission: true, ...command },
    ...{ id: nextId(), application_id: APP_ID, version: nextId(), ...(scope && { guild_id: GUILD_ID }) },
  }));
  commands.set(scope, registered);
  return registered;
}
