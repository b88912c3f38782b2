import { text, webAddress } from "../lib/variables.ts";
import type { DiscordSettings } from "./settings.ts";

const TOKEN = "le jeton du robot (« Bot », « Token »), en trois parties séparées par des points";
const GUILD = "l’identifiant d’un serveur Discord : dix-sept à vingt chiffres";
const SHARDS = "« auto », ou un nombre de connexions de 1 à 9999";

/** The variables of the environment that let Vigie into Discord. */
export const discordVariables = {
  DISCORD_TOKEN: text(TOKEN, /^[\w-]+\.[\w-]+\.[\w-]+$/),
  DISCORD_API_URL: webAddress("une adresse comme https://discord.com/api"),
  DISCORD_TEST_GUILD: text(GUILD, /^\d{17,20}$/),
  DISCORD_SHARDS: text(SHARDS, /^(?:auto|[1-9]\d{0,3})$/),
};

type Variables = { [Name in keyof typeof discordVariables]?: string | undefined };

/** Who Vigie is in Discord, by variables without a problem; null: nobody. */
export function findDiscord(variables: Variables): DiscordSettings | null {
  const {
    DISCORD_TOKEN: token,
    DISCORD_API_URL: url,
    DISCORD_TEST_GUILD: guild,
    DISCORD_SHARDS: count = "1",
  } = variables;
  return token === undefined ? null : { token, url, guild, shards: count === "auto" ? count : Number(count) };
}
