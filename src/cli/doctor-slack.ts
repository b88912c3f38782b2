import type { App } from "../app.ts";
import { busyReason } from "../channels/channel-troubles.ts";
import type { SlackListening } from "../channels/settings.ts";
import { answerOf } from "../channels/slack/answers.ts";
import { visitChannel } from "../channels/slack/channel.ts";
import { type Connect, openSlack } from "../channels/slack/client.ts";
import { POSTING, SCOPES } from "../channels/slack/scopes.ts";
import { openWorkspaces, type SlackAccess } from "../channels/slack/workspaces.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Check } from "./doctor-model.ts";

/** Milliseconds: who runs the doctor waits for it. */
const PATIENCE = 5_000;

/** Who Vigie is in Slack, what it may not do there, and whether it hears; nothing where it is neither to post nor to hear. */
export async function checkSlack({ slack, config }: App): Promise<Check[]> {
  const listening = config.slack?.listening ?? null;
  const isAsked = listening !== null || config.channels.some((channel) => channel.slack !== undefined);
  if (slack === null || !isAsked) return [];
  return [
    ...(await checkWorkspaces(slack, listening === null ? POSTING : SCOPES)),
    await checkListening(slack, listening),
  ];
}

async function checkWorkspaces(slack: SlackAccess, needed: readonly string[]): Promise<Check[]> {
  const { connect, list } = openWorkspaces(slack);
  if ("token" in slack) {
    return [{ name: "Slack", ...(await checkToken(connect(""), needed, "vérifiez SLACK_BOT_TOKEN")) }];
  }
  const workspaces = await list();
  if (workspaces.length === 0) return [{ name: "Slack", ok: false, text: NOWHERE }];
  const checks = workspaces.map(async (workspace) => {
    return { name: `Slack ${workspace}`, ...(await checkToken(connect(workspace), needed, REINSTALL)) };
  });
  return Promise.all(checks);
}

/** Whether people are heard: Slack gives an address for a socket, and opens none. */
async function checkListening({ url }: SlackAccess, listening: SlackListening | null): Promise<Check> {
  const check = (ok: boolean, text: string): Check => ({ name: "Slack, réponses", ok, text });
  if (listening === null) {
    return check(true, "Vigie n’y répond à personne : donnez-lui SLACK_APP_TOKEN pour qu’elle le fasse");
  }
  if (listening.kind === "http") return check(true, "Slack appelle Vigie, à l’adresse de votre manifeste");
  try {
    const { apps } = await openSlack({ token: listening.appToken, url })(AbortSignal.timeout(PATIENCE));
    await apps.connections.open();
    return check(true, "Vigie se connecte à Slack");
  } catch (error) {
    const { trouble } = answerOf("", "post", error);
    if (trouble.code === "channel-busy") return check(false, `${busyReason(trouble.reason)} : vérifiez la connexion`);
    return check(false, "le jeton d’application est refusé : vérifiez SLACK_APP_TOKEN, et son droit connections:write");
  }
}

const REINSTALL = "installez de nouveau Vigie dans cet espace, par sa page /slack/install";
const NOWHERE = "aucun espace n’a installé Vigie : ouvrez sa page /slack/install pendant qu’elle travaille";

/** `remedy`: what to do where the token is refused. */
async function checkToken(connect: Connect, needed: readonly string[], remedy: string): Promise<Omit<Check, "name">> {
  try {
    const { auth } = await connect(AbortSignal.timeout(PATIENCE));
    const { team, user, response_metadata } = await auth.test();
    const granted = response_metadata?.scopes;
    const missing = granted === undefined ? [] : needed.filter((scope) => !granted.includes(scope));
    const text = `espace « ${team} », sous le nom de ${user}`;
    if (missing.length === 0) return { ok: true, text };
    const rights = missing.length > 1 ? "les droits" : "le droit";
    return { ok: false, text: `${text} : ajoutez-lui ${rights} ${missing.join(", ")}, puis réinstallez l’application` };
  } catch (error) {
    const { trouble } = answerOf("", "post", error);
    if (trouble.code !== "channel-busy") return { ok: false, text: `le jeton est refusé : ${remedy}` };
    return {
      ok: false,
      text: `${busyReason(trouble.reason)} : vérifiez la connexion, et SLACK_API_URL s’il est donné`,
    };
  }
}

/** Why nothing can be posted in a channel of Slack, or undefined. */
export async function visitSlack(place: { id: string; slack: string }, { slack }: App): Promise<Trouble | undefined> {
  if (slack === null) return { code: "channel-unset", channel: place.id, platform: "slack" };
  const answer = await visitChannel(place, openWorkspaces(slack), AbortSignal.timeout(PATIENCE));
  return answer?.trouble;
}
