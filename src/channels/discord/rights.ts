/** What is asked of a channel: a forum's posts are threads already, and embeds take a right of their own. */
type Use = { isForum: boolean; hasEmbeds: boolean };

type Right = { name: string; bit: bigint; isNeeded?: (use: Use) => boolean };

/** All that Vigie needs in Discord, and no more; `name` is what Discord's own settings call it in French. */
export const RIGHTS: readonly Right[] = [
  // In a channel that is not seen, nothing is read or posted.
  { name: "Voir le salon", bit: 1n << 10n },
  // Editions and alerts; in a forum, its posts.
  { name: "Envoyer des messages", bit: 1n << 11n },
  // The rest of an edition, under its first message. A forum asks for no more than the right to post.
  { name: "Créer des fils publics", bit: 1n << 35n, isNeeded: ({ isForum }) => !isForum },
  { name: "Envoyer des messages dans les fils", bit: 1n << 38n },
  // What may be there already is looked for, so that nothing is there twice.
  { name: "Voir les anciens messages", bit: 1n << 16n },
  // Discord leaves the embeds out of messages that come without this one.
  { name: "Intégrer des liens", bit: 1n << 14n, isNeeded: ({ hasEmbeds }) => hasEmbeds },
];

/** The address at which somebody lets Vigie into a server, with these rights alone. */
export function invitationOf(application: string): string {
  const permissions = sum(RIGHTS.map(({ bit }) => bit));
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`;
}

/** Who has which rights in a server, as bits: `owner` has all of them. The role of everybody has the id of the server. */
export type Server = { id: string; owner: string; roles: readonly { id: string; permissions: bigint }[] };
/** `roles`: those besides that of everybody. */
export type Member = { id: string; roles: readonly string[] };
/** What a channel adds to the rights of a role or of a member, and takes from them. */
export type Overwrite = { id: string; allow: bigint; deny: bigint };

const ADMINISTRATOR = 1n << 3n;
const ALL = -1n;

/** The rights of a member in a channel, as bits. */
export function rightsIn(server: Server, member: Member, overwrites: readonly Overwrite[]): bigint {
  const isEverybody = ({ id }: { id: string }): boolean => id === server.id;
  const isOwnRole = ({ id }: { id: string }): boolean => id !== server.id && member.roles.includes(id);
  const base = sum(server.roles.filter((role) => isEverybody(role) || isOwnRole(role)).map((role) => role.permissions));
  if (member.id === server.owner || (base & ADMINISTRATOR) !== 0n) return ALL;
  // Each goes over those before it; of several roles, what one gives goes over what another takes.
  return [isEverybody, isOwnRole, ({ id }: Overwrite) => id === member.id].reduce((rights, isConcerned) => {
    const concerned = overwrites.filter(isConcerned);
    return (rights & ~sum(concerned.map(({ deny }) => deny))) | sum(concerned.map(({ allow }) => allow));
  }, base);
}

const sum = (bits: readonly bigint[]): bigint => bits.reduce((all, bit) => all | bit, 0n);

/** The rights that Vigie needs and does not have, by their names. */
export function missingRights(rights: bigint, use: Use): string[] {
  const missing = RIGHTS.filter(({ bit, isNeeded = () => true }) => isNeeded(use) && (rights & bit) === 0n);
  return missing.map(({ name }) => name);
}
