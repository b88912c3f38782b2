import type { RespondFn, types } from "@slack/bolt";
import type { Message } from "../message.ts";
import { type Call, show, unlessRefused } from "./calls.ts";

/** What was acted on; another's message, nothing replaces. `isWaiting`: what follows fills the modal of a form that was handed in, or the home page. */
export type Acted =
  | { on: "nothing" }
  | { on: "another" }
  | { on: "message"; ts: string }
  | { on: "modal"; view: string; title: string; isWaiting: boolean }
  | { on: "home"; isWaiting: boolean };

/** By what ways who waits is reached: ids are Slack's own. `trigger` opens a form, for three seconds. */
export type Route = {
  workspace: string;
  person: string;
  channel: string;
  thread: string | null;
  acted: Acted;
  respond?: RespondFn | undefined;
  trigger?: string | undefined;
};

/** The ways themselves. Each throws what Slack's client throws. */
export type Ways = {
  /** By the address that came with what was done there, a message to the person; false where it does no more. */
  respond(message: Message, replaces: boolean): Promise<boolean>;
  canRespond(): boolean;
  /** Takes away what was responded. */
  unrespond(): Promise<void>;
  /** To the person alone, wherever that is still possible. */
  tell(message: Message): Promise<void>;
  /** To all, in a thread where one is named; the message's id. */
  post(message: Message, thread: string | null): Promise<string>;
  update(ts: string, message: Message): Promise<void>;
  remove(ts: string): Promise<void>;
  openView(trigger: string, view: types.View): Promise<void>;
  updateView(id: string, view: types.View): Promise<void>;
  publishHome(view: types.View): Promise<void>;
};

/** What Slack takes at an address of its own: five messages in half an hour, less a minute for the way. */
const USES = 5;
const LIFE = 29 * 60_000;

const SOBER = { unfurl_links: false, unfurl_media: false, parse: "none", link_names: false } as const;

/** Whether an id is that of a conversation between Vigie and one person, or of a person, with whom a message opens one. */
export const isDirect = (channel: string): boolean => /^[DUW]/.test(channel);

/** `clock` in epoch milliseconds. */
export function openWays({ person, channel, thread, respond }: Route, call: Call, clock: () => number): Ways {
  const until = clock() + LIFE;
  let uses = respond === undefined ? 0 : USES;
  const inThread = (ts: string | null) => (ts === null ? {} : { thread_ts: ts });
  const canRespond = (): boolean => uses > 0 && clock() < until;
  const send = async (to: string, message: Message, ts: string | null): Promise<string> => {
    const posted = await show(message, (shown) =>
      call(({ chat }) => chat.postMessage({ channel: to, ...shown, ...SOBER, ...inThread(ts) })),
    );
    return posted.ts ?? "";
  };
  const whisper = async (message: Message): Promise<void> => {
    const to = { channel, user: person, parse: "none", link_names: false, ...inThread(thread) } as const;
    await show(message, (shown) => call(({ chat }) => chat.postEphemeral({ ...to, ...shown })));
  };

  const ways: Ways = {
    canRespond,
    async respond(message, replaces) {
      if (respond === undefined || !canRespond()) return false;
      uses -= 1;
      // What takes another's place is seen by whom that was, and where.
      const how = replaces
        ? ({ replace_original: true, ...SOBER } as const)
        : ({ response_type: "ephemeral", replace_original: false, ...inThread(thread), ...SOBER } as const);
      const isTaken = await unlessRefused(() =>
        show(message, async (shown) => void (await respond({ ...how, ...shown }))),
      );
      if (!isTaken) uses = 0;
      return isTaken;
    },
    async unrespond() {
      if (canRespond()) await respond?.({ delete_original: true });
    },
    async tell(message) {
      if (await ways.respond(message, false)) return;
      const isTold = await unlessRefused(() =>
        isDirect(channel) ? send(channel, message, thread).then(() => {}) : whisper(message),
      );
      if (!isTold) await send(person, message, null);
    },
    post: (message, ts) => send(channel, message, ts),
    async update(ts, message) {
      const how = { channel, ts, parse: "none", link_names: false } as const;
      await show(message, (shown) => call(({ chat }) => chat.update({ ...how, ...shown })));
    },
    remove: (ts) => call(async ({ chat }) => void (await chat.delete({ channel, ts }))),
    openView: (trigger_id, view) => call(async ({ views }) => void (await views.open({ trigger_id, view }))),
    updateView: (view_id, view) => call(async ({ views }) => void (await views.update({ view_id, view }))),
    publishHome: (view) => call(async ({ views }) => void (await views.publish({ user_id: person, view }))),
  };
  return ways;
}
