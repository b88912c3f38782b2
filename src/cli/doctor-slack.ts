import { busyReason } from "../channels/channel-troubles.ts";
import type { SlackSettings } from "../channels/settings.ts";
import { answerOf } from "../channels/slack/answers.ts";
import { visitChannel } from "../channels/slack/channel.ts";
import { openSlack } from "../channels/slack/client.ts";
import { POSTING, SCOPES } from "../channels/slack/scopes.ts";
import type { Config } from "../config.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Check } from "./doctor-model.ts";

/** Milliseconds: who runs the doctor waits for it. */
const PATIENCE = 5_000;

/** Who Vigie is in Slack, what it may not do there, and whether it hears; nothing where it is neither to post nor to hear. */
export async function checkSlack({ slack, channels }: Config): Promise<Check[]> {
  if (slack === null) return [];
  if (slack.listening === null && channels.every((channel) => channel.slack === undefined)) return [];
  return [
    { name: "Slack", ...(await checkToken(slack)) },
    { name: "Slack, réponses", ...(await checkListening(slack)) },
  ];
}

/** Whether people are heard: Slack gives an address for a socket, and opens none. */
async function checkListening(slack: SlackSettings): Promise<Omit<Check, "name">> {
  const { listening } = slack;
  if (listening === null) {
    return { ok: true, text: "Vigie n’y répond à personne : donnez-lui SLACK_APP_TOKEN pour qu’elle le fasse" };
  }
  if (listening.kind === "http") return { ok: true, text: "Slack appelle Vigie, à l’adresse de votre manifeste" };
  try {
    const { apps } = await openSlack({ ...slack, token: listening.appToken })(AbortSignal.timeout(PATIENCE));
    await apps.connections.open();
    return { ok: true, text: "Vigie se connecte à Slack" };
  } catch (error) {
    const { trouble } = answerOf("", "post", error);
    if (trouble.code === "channel-busy")
      return { ok: false, text: `${busyReason(trouble.reason)} : vérifiez la connexion` };
    const fix = "vérifiez SLACK_APP_TOKEN, et son droit connections:write";
    return { ok: false, text: `le jeton d’application est refusé : ${fix}` };
  }
}

async function checkToken(slack: SlackSettings): Promise<Omit<Check, "name">> {
  try {
    const { auth } = await openSlack(slack)(AbortSignal.timeout(PATIENCE));
    const { team, user, response_metadata } = await auth.test();
    const granted = response_metadata?.scopes;
    const needed: readonly string[] = slack.listening === null ? POSTING : SCOPES;
    const missing = granted === undefined ? [] : needed.filter((scope) => !granted.includes(scope));
    const text = `espace « ${team} », sous le nom de ${user}`;
    if (missing.length === 0) return { ok: true, text };
    const rights = missing.length > 1 ? "les droits" : "le droit";
    return { ok: false, text: `${text} : ajoutez-lui ${rights} ${missing.join(", ")}, puis réinstallez l’application` };
  } catch (error) {
    const { trouble } = answerOf("", "post", error);
    if (trouble.code !== "channel-busy") return { ok: false, text: "le jeton est refusé : vérifiez SLACK_BOT_TOKEN" };
    return {
      ok: false,
      text: `${busyReason(trouble.reason)} : vérifiez la connexion, et SLACK_API_URL s’il est donné`,
    };
  }
}

/** Why nothing can be posted in a channel of Slack, or undefined. */
export async function visitSlack(
  place: { id: string; slack: string },
  { slack }: Config,
): Promise<Trouble | undefined> {
  if (slack === null) return { code: "channel-unset", channel: place.id };
  const answer = await visitChannel(place, openSlack(slack), AbortSignal.timeout(PATIENCE));
  return answer?.trouble;
}
