import type { App } from "../app.ts";
import { busyReason } from "../channels/channel-troubles.ts";
import { answerOf, hasCode, UNKNOWN_CHANNEL } from "../channels/discord/answers.ts";
import { openDiscord } from "../channels/discord/client.ts";
import { isForum } from "../channels/discord/place.ts";
import { invitationOf, missingRights } from "../channels/discord/rights.ts";
import { openServers, type Presence, type SeenChannel } from "../channels/discord/servers.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Check, Visit } from "./doctor-model.ts";

/** Milliseconds: who runs the doctor waits for it. */
const PATIENCE = 5_000;

/** What the doctor says of Discord, and of a channel there. */
export type DiscordExam = { checks(): Promise<Check[]>; visit(place: Place): Promise<Visit> };

type Place = { id: string; discord: string; layout?: string | undefined };

/** Asks Discord when it is first needed; nothing where there is no token. */
export function examineDiscord({ config: { discord } }: App): DiscordExam {
  if (discord === null) {
    const unset = (channel: string) => ({ code: "channel-unset", channel, platform: "discord" }) as const;
    return { checks: async () => [], visit: async ({ id }) => ({ place: "Discord", trouble: unset(id) }) };
  }
  const servers = openServers(openDiscord(discord), PATIENCE);
  return {
    checks: async () =>
      await servers
        .presence()
        .then(describePresence, (error: unknown) => [{ name: "Discord", ok: false, text: describeSilence(error) }]),
    async visit({ id, discord: channel, layout }) {
      try {
        return describeChannel(await servers.look(channel), layout === "embeds");
      } catch (error) {
        if (hasCode(error, UNKNOWN_CHANNEL)) return { place: "Discord", wrong: GONE };
        const { trouble } = answerOf(id, error);
        return isTokenRefused(trouble) ? { place: "Discord", wrong: TOKEN } : { place: "Discord", trouble };
      }
    },
  };
}

/** Servers that are named in a sentence. */
const NAMED = 5;

function describePresence({ self, servers }: Presence): Check[] {
  const invitation = { name: "Discord, invitation", ok: true, text: invitationOf(self.application) };
  if (servers.length === 0) return [{ name: "Discord", ok: false, text: NO_SERVER }, invitation];
  const names = servers.slice(0, NAMED).map(({ name }) => `« ${name} »`);
  const others = servers.length > NAMED ? "…" : "";
  const text = `Vigie est dans ${servers.length > 1 ? `${servers.length} serveurs : ` : "le serveur "}${names.join(", ")}${others}`;
  return [{ name: "Discord", ok: true, text }, invitation];
}

const NO_SERVER = "Vigie n’est encore dans aucun serveur : ouvrez l’adresse ci-dessous, et choisissez le vôtre";

const TOKEN = "le jeton est refusé : vérifiez DISCORD_TOKEN";
const isTokenRefused = (trouble: Trouble): boolean => trouble.code === "channel-closed" && trouble.reason === "token";

function describeSilence(error: unknown): string {
  const { trouble } = answerOf("", error);
  if (isTokenRefused(trouble)) return TOKEN;
  const reason = trouble.code === "channel-busy" ? trouble.reason : "other";
  return `${busyReason(reason)} : vérifiez la connexion, et DISCORD_API_URL s’il est donné`;
}

const GONE = "ce salon n’existe pas, ou n’existe plus : corrigez son identifiant dans vigie.yaml";
const ELSEWHERE =
  "ce salon n’est dans aucun serveur où Vigie est : invitez-la dans le sien par l’adresse de « Discord, invitation », ou corrigez son identifiant dans vigie.yaml";

const unfit = (what: string): string =>
  `${what}, où Vigie ne publie pas : donnez dans vigie.yaml l’identifiant d’un salon textuel, d’annonces ou de forum`;

/** Kinds of channels where editions and their threads can stand: of text, of announcements, forums. */
const FIT = new Set([0, 5, 15, 16]);

const UNFIT: Record<number, string> = {
  ...{ 2: "c’est un salon vocal", 4: "c’est une catégorie", 13: "c’est un salon de conférence" },
  ...{ 10: "c’est un fil", 11: "c’est un fil", 12: "c’est un fil privé" },
};

function describeChannel(channel: SeenChannel | undefined, hasEmbeds: boolean): Visit {
  if (channel === undefined) return { place: "Discord", wrong: ELSEWHERE };
  const { type, name, within } = channel;
  if (within === undefined) return { place: "Discord", wrong: unfit("c’est une conversation privée") };
  const place = `Discord, salon « ${name} » du serveur « ${within.server} »`;
  if (!FIT.has(type)) return { place, wrong: unfit(UNFIT[type] ?? "ce n’est pas un salon de texte") };
  const missing = missingRights(within.rights, { isForum: isForum(type), hasEmbeds });
  return { place, wrong: missing.length === 0 ? undefined : describeMissing(missing) };
}

function describeMissing(missing: readonly string[]): string {
  const names = new Intl.ListFormat("fr").format(missing.map((name) => `« ${name} »`));
  const [rights, them] = missing.length > 1 ? ["les droits", "les"] : ["le droit", "le"];
  return `Vigie n’y a pas ${rights} ${names} : dans Discord, « Modifier le salon », « Permissions », ajoutez-la et accordez-${them}-lui`;
}
