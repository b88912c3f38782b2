import type { REST } from "discord.js";
import { z } from "zod";
import { hasCode, NO_ACCESS } from "./answers.ts";
import type { Connect } from "./client.ts";
import { type Member, rightsIn, type Server } from "./rights.ts";
import { readSelf, type Self } from "./who.ts";

/** Vigie as Discord knows it, and the servers where it is. */
export type Presence = { self: Self; servers: readonly { id: string; name: string }[] };

/** A channel; `within`: its server, and what Vigie may do in the channel. Undefined for what is in no server. */
export type SeenChannel = { type: number; name: string; within: { server: string; rights: bigint } | undefined };

/** What Discord is asked about servers, each thing once. All of it throws what Discord's client throws. */
export type Servers = {
  presence(): Promise<Presence>;
  /** Even a channel that is shut to Vigie; undefined for one of a server where it is not. */
  look(channel: string): Promise<SeenChannel | undefined>;
};

/** `patience`: milliseconds that a few requests in a row may take. */
export function openServers(connect: Connect, patience: number): Servers {
  const ask = async <Value>(run: (rest: REST) => Promise<Value>) => run(await connect(AbortSignal.timeout(patience)));
  let asked: Promise<Presence> | undefined;
  const presence = (): Promise<Presence> => {
    asked ??= ask(async (rest) => ({ self: await readSelf(rest), servers: await listServers(rest) }));
    return asked;
  };
  const known = new Map<string, Promise<OwnServer>>();
  const serverOf = (id: string, user: string): Promise<OwnServer> => {
    const server = known.get(id) ?? ask((rest) => readServer(rest, id, user));
    known.set(id, server);
    return server;
  };
  return {
    presence,
    async look(channel) {
      const { self, servers } = await presence();
      const found = await ask((rest) => findChannel(rest, channel, servers));
      if (found === undefined) return undefined;
      const { type, name, server: id, overwrites } = found;
      if (id === undefined) return { type, name, within: undefined };
      const own = await serverOf(id, self.user);
      return { type, name, within: { server: own.name, rights: rightsIn(own.server, own.member, overwrites) } };
    },
  };
}

type OwnServer = { name: string; server: Server; member: Member };

const bits = z.string().regex(/^\d+$/).transform(BigInt);

const listedSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const serverSchema = z.object({
  ...{ id: z.string(), name: z.string(), owner_id: z.string() },
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const memberSchema = z.object({ roles: z.array(z.string()) });
const channelSchema = z
  .object({
    ...{ id: z.string(), type: z.number(), name: z.string().nullish(), guild_id: z.string().optional() },
    permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
  })
  .transform(({ id, type, name, guild_id: server, permission_overwrites: overwrites }) => {
    return { id, type, name: name ?? "", server, overwrites };
  });

/** `server` undefined: it is of none. */
type FoundChannel = z.infer<typeof channelSchema>;

async function listServers(rest: REST): Promise<Presence["servers"]> {
  const all: { id: string; name: string }[] = [];
  for (let after = "0"; ; ) {
    const page = listedSchema.parse(await rest.get("/users/@me/guilds", { query: new URLSearchParams({ after }) }));
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || BigInt(last.id) <= BigInt(after)) return all;
    after = last.id;
  }
}

async function readServer(rest: REST, id: string, user: string): Promise<OwnServer> {
  const { name, owner_id: owner, roles } = serverSchema.parse(await rest.get(`/guilds/${id}`));
  const { roles: own } = memberSchema.parse(await rest.get(`/guilds/${id}/members/${user}`));
  return { name, server: { id, owner, roles }, member: { id: user, roles: own } };
}

async function findChannel(rest: REST, id: string, servers: Presence["servers"]): Promise<FoundChannel | undefined> {
  try {
    return channelSchema.parse(await rest.get(`/channels/${id}`));
  } catch (error) {
    if (!hasCode(error, NO_ACCESS)) throw error;
  }
  // A server tells of all its channels, even of those that are shut.
  for (const server of servers) {
    const channels = z.array(channelSchema).parse(await rest.get(`/guilds/${server.id}/channels`));
    const found = channels.find((channel) => channel.id === id);
    if (found !== undefined) return { ...found, server: server.id };
  }
  return undefined;
}
