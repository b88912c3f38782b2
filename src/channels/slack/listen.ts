import type { App, types } from "@slack/bolt";
import { z } from "zod";
import type { Log } from "../../lib/log.ts";
import { actionOf } from "../action-names.ts";
import { UNKNOWN_SHORTCUT } from "../command-wording.ts";
import type { Person, Wish } from "../interaction.ts";
import type { Heard, Serving } from "../listening/serve.ts";
import { note } from "../parts.ts";
import { unknownCommand, WAIT } from "../slack-wording.ts";
import { escapeMrkdwn } from "./mrkdwn.ts";
import { readText } from "./read-text.ts";
import { readForm, renderPage } from "./views.ts";
import type { Acted, Route } from "./ways.ts";

export type ListenDeps = Pick<Serving<Route>, "serve" | "tell"> & {
  /** Whether somebody rules the workspace, by Slack's own ids. */
  isAdmin(user: string, workspace: string): Promise<boolean>;
  log: Log;
};

/** Of any name. */
const ANY = /^/;

const COMMANDS = new Map<string, "demander" | "veille">([
  ["/demander", "demander"],
  ["/veille", "veille"],
]);

const SHORTCUTS = new Map<string, "check" | "follow">([
  ["verifier_affirmation", "check"],
  ["ajouter_a_la_veille", "follow"],
]);

/** Commands, buttons, forms and shortcuts, each acknowledged before anything else: Slack waits three seconds. */
export function listen(app: App, deps: ListenDeps): void {
  const { log, serve } = deps;
  // An acknowledgement that is lost keeps nobody from being answered.
  const sure = (acknowledged: Promise<void>): Promise<void> =>
    acknowledged.catch((error: unknown) => log.warn("slack ack lost", { error: String(error) }));

  app.command(ANY, async ({ ack, command, context, respond }) => {
    const name = COMMANDS.get(command.command);
    if (name === undefined) return await sure(ack(escapeMrkdwn(unknownCommand(command.command))));
    await sure(ack());
    const { user_id: person, channel_id: channel, trigger_id: trigger } = command;
    const where = { ...workspaceOf(context), channel, thread: null };
    const route: Route = { ...where, person, acted: { on: "nothing" }, respond, trigger };
    const words = readText(command.text ?? "", context.botUserId);
    await serve(heardOf(trigger, { kind: "command", command: name, words }, route, deps));
  });

  app.action({ type: "block_actions", action_id: ANY }, async ({ ack, action, body, context, respond }) => {
    await sure(ack());
    if (action.type !== "button") return;
    const { view, message, container } = body;
    const values = view === undefined ? {} : readForm(view.state);
    const thread = message?.["thread_ts"] ?? container["thread_ts"] ?? null;
    const inMessage = { channel: body.channel?.id ?? body.user.id, thread };
    const route: Route = {
      ...workspaceOf(context),
      ...{ person: body.user.id, acted: actedOf(view, message?.ts ?? container["message_ts"]) },
      ...(view === undefined ? inMessage : placeOf(view, body.user.id)),
      ...{ respond: body.response_url ? respond : undefined, trigger: body.trigger_id },
    };
    const id = `${body.trigger_id}:${action.action_id}`;
    await serve(heardOf(id, { kind: "press", action: actionOf(action.action_id), values }, route, deps));
  });

  app.view({ type: "view_submission", callback_id: ANY }, async ({ ack, view, body, context }) => {
    await sure(ack({ response_action: "update", view: waitFor(view) }));
    const person = body.user.id;
    const acted: Acted = { on: "modal", view: view.id, title: view.title.text, isWaiting: true };
    const wish: Wish = { kind: "press", action: view.callback_id, values: readForm(view.state) };
    const route: Route = { ...workspaceOf(context), person, acted, ...placeOf(view, person) };
    // What is handed in once is one form, in one of its states.
    await serve(heardOf(`${view.id}:${view.hash}`, wish, route, deps));
  });

  app.shortcut(ANY, async ({ ack, shortcut, context, ...args }) => {
    await sure(ack());
    const { trigger_id: trigger, user } = shortcut;
    const who = { ...workspaceOf(context), person: user.id, acted: { on: "another" } } as const;
    if (shortcut.type !== "message_action")
      return await deps.tell({ ...who, channel: user.id, thread: null }, [note(UNKNOWN_SHORTCUT)]);
    const { channel, message } = shortcut;
    const route = { ...who, channel: channel.id, thread: message["thread_ts"] ?? null, trigger };
    const answered: Route = { ...route, respond: shortcut.response_url ? args.respond : undefined };
    const kind = SHORTCUTS.get(shortcut.callback_id);
    if (kind === undefined) return await deps.tell(answered, [note(UNKNOWN_SHORTCUT)]);
    await serve(heardOf(trigger, { kind, text: textOf(message) }, answered, deps));
  });
}

const waitFor = ({ title, private_metadata }: { title: { text: string }; private_metadata: string }): types.View => ({
  ...renderPage(WAIT, title.text),
  private_metadata,
});

/** Where it was done, as far as Slack says. */
export const workspaceOf = ({ teamId: workspace = "" }: { teamId?: string | undefined }) => ({ workspace });

/** What was done, as the rest of the program knows it. */
export function heardOf(id: string, wish: Wish, route: Route, deps: ListenDeps): Heard<Route> {
  const { workspace, person, channel, thread } = route;
  const who: Person = { id: `slack:${workspace}:${person}`, isAdmin: () => deps.isAdmin(person, workspace) };
  const place = { platform: "slack", workspace, channel, thread } as const;
  return { id: `slack:${workspace}:${id}`, interaction: { person: who, place, wish }, route };
}

type Viewed = { id: string; type: string; title?: { text: string } | null; private_metadata: string };

function actedOf(view: Viewed | undefined, ts: string | undefined): Acted {
  if (view?.type === "home") return { on: "home", isWaiting: false };
  if (view !== undefined) return { on: "modal", view: view.id, title: view.title?.text ?? "", isWaiting: false };
  return ts === undefined ? { on: "nothing" } : { on: "message", ts };
}

/** Where a form was asked for, as it was kept with it; else the person's own conversation. */
function placeOf({ private_metadata: kept }: Viewed, person: string): Pick<Route, "channel" | "thread"> {
  try {
    return keptSchema.parse(JSON.parse(kept));
  } catch {
    return { channel: person, thread: null };
  }
}

const keptSchema = z.object({ channel: z.string(), thread: z.string().nullable() });

type Shared = { text?: string; attachments?: readonly types.MessageAttachment[] };

/** A message's text; that of what it shares, where it says nothing itself. */
function textOf({ text = "", attachments = [] }: Shared): string {
  const shared = attachments.map(({ title_link, text, fallback }) => [text ?? fallback, title_link].join(" "));
  return readText(text.trim() === "" ? shared.join("\n") : text, "");
}
