import type { App } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import type { Place } from "../interaction.ts";
import { type ChannelSettings, isAt } from "../settings.ts";
import { heardOf, type ListenDeps, workspaceOf } from "./listen.ts";
import { readText } from "./read-text.ts";
import { isDirect, type Route } from "./ways.ts";

export type FollowDeps = ListenDeps & {
  /** Whether Vigie goes on in a thread without being named. */
  isFollowed(place: Place): Promise<boolean>;
  channels(): readonly Pick<ChannelSettings, "slack" | "discord" | "mention">[];
  log: Log;
};

/** What people write, and the home page. Slack itself acknowledges events. */
export function follow(app: App, deps: FollowDeps): void {
  app.event("app_mention", async ({ event, context }) => {
    // What a mention opens is a thread of its own.
    if (isSomebody(event)) await answer({ ...event, thread_ts: event.thread_ts ?? event.ts }, context);
  });

  app.event("message", async ({ event, context }) => {
    const isWritten =
      event.subtype === undefined || event.subtype === "file_share" || event.subtype === "thread_broadcast";
    if (!isWritten || !isSomebody(event)) return;
    if (isDirect(event.channel) || (await goesOn(event, context))) await answer(event, context);
  });

  app.event("app_home_opened", async ({ event, body, context }) => {
    if (event.tab !== "home") return;
    const acted = { on: "home", isWaiting: true } as const;
    const where = { ...workspaceOf(context), channel: event.channel, thread: null };
    await deps.serve(heardOf(body.event_id, { kind: "home" }, { ...where, person: event.user, acted }, deps));
  });

  /** One message may be told as a mention and as a message: it is known by where and when it was written. */
  async function answer({ user, text, channel, ts, thread_ts }: Written, context: Context): Promise<void> {
    const where = { ...workspaceOf(context), channel, thread: thread_ts ?? null };
    const route: Route = { ...where, person: user, acted: { on: "nothing" } };
    const wish = { kind: "question", text: readText(text ?? "", context.botUserId) } as const;
    await deps.serve(heardOf(`${channel}:${ts}`, wish, route, deps));
  }

  async function goesOn({ channel, thread_ts: thread }: Written, context: Context): Promise<boolean> {
    if (thread === undefined) return false;
    const place: Place = { platform: "slack", ...workspaceOf(context), channel, thread };
    const isStrict = deps.channels().some((each) => each.mention === "strict" && isAt(each, place));
    return !isStrict && (await deps.isFollowed(place));
  }
}

type Context = { teamId?: string; botUserId?: string };
type Written = { user: string; text?: string; channel: string; ts: string; thread_ts?: string };

/** Neither a program's, nor a new version of what was there. */
const isSomebody = <Event extends { user?: string; bot_id?: string; edited?: unknown }>(
  event: Event,
): event is Event & { user: string } =>
  event.user !== undefined && event.bot_id === undefined && event.edited === undefined;
