import type { App } from "../app.ts";
import { busyReason } from "../channels/channel-troubles.ts";
import { answerOf } from "../channels/slack/answers.ts";
import { visitChannel } from "../channels/slack/channel.ts";
import type { Connect } from "../channels/slack/client.ts";
import { SCOPES } from "../channels/slack/install.ts";
import { openWorkspaces } from "../channels/slack/workspaces.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Check } from "./doctor-model.ts";

/** Milliseconds: who runs the doctor waits for it. */
const PATIENCE = 5_000;

/** What posting in Slack takes, and finding what is there. */
const POSTING = ["chat:write", "channels:history", "groups:history"] as const;

/** Who Vigie is in Slack, and what it may not do there; nothing where no channel is there, or it is not let in. */
export async function checkSlack({ slack, config }: App): Promise<Check[]> {
  if (slack === null) return [];
  const { connect, list } = openWorkspaces(slack);
  const needed = config.slack?.listening == null ? POSTING : SCOPES;
  if ("token" in slack) {
    const isAsked = config.channels.some((channel) => channel.slack !== undefined);
    return isAsked ? [{ name: "Slack", ...(await checkToken(connect(""), needed, "vérifiez SLACK_BOT_TOKEN")) }] : [];
  }
  const workspaces = await list();
  if (workspaces.length === 0) return [{ name: "Slack", ok: false, text: NOWHERE }];
  const checks = workspaces.map(async (workspace) => {
    return { name: `Slack ${workspace}`, ...(await checkToken(connect(workspace), needed, REINSTALL)) };
  });
  return Promise.all(checks);
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
  if (slack === null) return { code: "channel-unset", channel: place.id };
  const answer = await visitChannel(place, openWorkspaces(slack), AbortSignal.timeout(PATIENCE));
  return answer?.trouble;
}
