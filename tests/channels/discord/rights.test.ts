import { PermissionFlagsBits as Bits, Client, type GuildChannel, PermissionsBitField } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  invitationOf,
  type Member,
  missingRights,
  type Overwrite,
  RIGHTS,
  rightsIn,
  type Server,
} from "../../../src/channels/discord/rights.ts";
import { APP_ID, channelOf, GUILD, GUILD_ID, VIGIE } from "../../support/discord/things.ts";

const USES = [true, false].flatMap((isForum) => [true, false].map((hasEmbeds) => ({ isForum, hasEmbeds })));
const OTHER_ROLES = ["1390000000000000501", "1390000000000000502", "1390000000000000503"];
const SOMEBODY = "1390000000000000902";

/** What Discord's own library makes of the same server, member and channel. */
function computeElsewhere(server: Server, member: Member, overwrites: readonly Overwrite[]): bigint {
  const client = new Client({ intents: [] });
  const [everyone] = GUILD.roles;
  const roles = server.roles.map(({ id, permissions }) => ({ ...everyone, id, permissions: String(permissions) }));
  const written = overwrites.map(({ id, allow, deny }) => {
    return { id, type: id === APP_ID || id === SOMEBODY ? 1 : 0, allow: String(allow), deny: String(deny) };
  });
  const channels = [{ ...channelOf("1390000000000000200", 0), permission_overwrites: written }];
  const members = [{ user: VIGIE, roles: member.roles, joined_at: GUILD.joined_at, flags: 0 }];
  // Its caches are filled by the gateway alone.
  const add = Reflect.get(client.guilds, "_add");
  const guild = add.call(client.guilds, { ...GUILD, owner_id: server.owner, roles, channels, threads: [], members });
  const channel: GuildChannel = guild.channels.cache.first();
  return channel.permissionsFor(guild.members.cache.get(APP_ID)).bitfield;
}

/** Some of the bits that matter here, and one that does not. */
const anyBits = fc
  .subarray([...RIGHTS.map(({ bit }) => bit), Bits.ManageGuild])
  .map((some) => some.reduce((sum, bit) => sum | bit, 0n));
/** A role that rules all is rarer. */
const anyRole = fc
  .tuple(anyBits, fc.integer({ min: 0, max: 9 }))
  .map(([bits, rare]) => (rare ? bits : bits | Bits.Administrator));

const anyCase = fc.record({
  server: fc
    .record({ bits: fc.tuple(anyRole, anyRole, anyRole, anyRole), isOwner: fc.integer({ min: 0, max: 9 }) })
    .map(({ bits, isOwner }) => ({
      ...{ id: GUILD_ID, owner: isOwner === 0 ? APP_ID : SOMEBODY },
      roles: [GUILD_ID, ...OTHER_ROLES].map((id, at) => ({ id, permissions: bits[at] ?? 0n })),
    })),
  member: fc.record({ id: fc.constant(APP_ID), roles: fc.subarray(OTHER_ROLES) }),
  overwrites: fc.uniqueArray(
    fc.record({ id: fc.constantFrom(GUILD_ID, APP_ID, SOMEBODY, ...OTHER_ROLES), allow: anyBits, deny: anyBits }),
    { selector: ({ id }) => id },
  ),
});

describe("rights", () => {
  test("in a channel are those that Discord's own library finds", () => {
    fc.assert(
      fc.property(anyCase, ({ server, member, overwrites }) => {
        const expected = computeElsewhere(server, member, overwrites);
        const found = rightsIn(server, member, overwrites);
        // Who rules all has even the rights that do not exist yet.
        expect(found & PermissionsBitField.All).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("that a channel gives to one member go over what it takes from roles, and over what it takes from all", () => {
    const { Administrator, SendMessages, ViewChannel } = Bits;
    const server = {
      id: "1",
      owner: "9",
      roles: [
        { id: "1", permissions: ViewChannel },
        { id: "2", permissions: 0n },
      ],
    };
    const member = { id: "5", roles: ["2"] };
    const takes = (id: string) => ({ id, allow: 0n, deny: ViewChannel });
    const gives = (id: string) => ({ id, allow: ViewChannel | SendMessages, deny: 0n });
    const right = (...overwrites: Overwrite[]) => (rightsIn(server, member, overwrites) & ViewChannel) !== 0n;
    expect([right(), right(takes("1")), right(takes("2"), gives("1"))]).toEqual([true, false, false]);
    expect([right(gives("2"), takes("1")), right(gives("5"), takes("2")), right(takes("5"))]).toEqual([
      true,
      true,
      false,
    ]);
    const ruling = { ...server, roles: [{ id: "2", permissions: Administrator }] };
    expect(missingRights(rightsIn(ruling, member, [takes("5")]), { isForum: false, hasEmbeds: true })).toEqual([]);
  });

  test("are Discord's own bits, of which no more is asked for than each name says", () => {
    expect(RIGHTS.map(({ name, bit }) => [name, bit])).toEqual([
      ["Voir le salon", Bits.ViewChannel],
      ["Envoyer des messages", Bits.SendMessages],
      ["Créer des fils publics", Bits.CreatePublicThreads],
      ["Envoyer des messages dans les fils", Bits.SendMessagesInThreads],
      ["Voir les anciens messages", Bits.ReadMessageHistory],
      ["Intégrer des liens", Bits.EmbedLinks],
    ]);
    const asked = new URL(invitationOf(APP_ID));
    const { client_id, scope, permissions = "" } = Object.fromEntries(asked.searchParams);
    expect([`${asked.origin}${asked.pathname}`, client_id, scope]).toEqual([
      ...["https://discord.com/oauth2/authorize", APP_ID, "bot applications.commands"],
    ]);
    expect(new PermissionsBitField(BigInt(permissions)).toArray().toSorted()).toEqual([
      ...[
        "CreatePublicThreads",
        "EmbedLinks",
        "ReadMessageHistory",
        "SendMessages",
        "SendMessagesInThreads",
        "ViewChannel",
      ],
    ]);
  });

  test.for(USES)("that miss are named as far as %j needs them", ({ isForum, hasEmbeds }) => {
    const missing = missingRights(0n, { isForum, hasEmbeds });
    expect([missing.includes("Créer des fils publics"), missing.includes("Intégrer des liens")]).toEqual([
      !isForum,
      hasEmbeds,
    ]);
    expect(missing).toContain("Voir les anciens messages");
    expect(
      missingRights(
        RIGHTS.reduce((sum, { bit }) => sum | bit, 0n),
        { isForum, hasEmbeds },
      ),
    ).toEqual([]);
  });
});
