import { findWrong, findWrongView } from "../slack-blocks.ts";
import type { SocketMode } from "./socket-mode.ts";

type TextObject = { type?: unknown; text?: unknown };
type Block = { type?: unknown; text?: TextObject; elements?: readonly TextObject[] };

export const APP_TOKEN = "xapp-jeton-de-test";

/** What Slack has of a listener: what it was shown outside of conversations, and who it may ask about. */
export type Listening = {
  socket: SocketMode;
  /** Who rules the workspace, of those who are there. */
  people: Map<string, { is_admin?: boolean; is_owner?: boolean }>;
  whispered: {
    channel: string;
    user: string;
    thread: string | undefined;
    text: string;
    blocks: readonly Block[];
  }[];
  views: { method: string; to: string; view: View }[];
  removed: string[];
  /** What came at the addresses that were given out, by their number. */
  responded: { url: number; body: Responded }[];
  /** Messages for addresses that took no more. */
  refused: number;
  /** An address that takes five messages. */
  giveUrl(): string;
  /** Addresses that take no more. */
  expired: Set<number>;
};

type Responded = {
  text?: string;
  blocks?: Block[];
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
  response_type?: string;
};

type View = {
  type?: string;
  callback_id?: string;
  private_metadata?: string;
  title?: { text: string };
  blocks: Block[];
};

type Method = (listening: Listening, form: Record<string, string>, address: string) => object;

const ok = { ok: true };
const no = (error: string): object => ({ ok: false, error });

const show =
  (method: string, named: string): Method =>
  ({ views }, form) => {
    const view = JSON.parse(form["view"] ?? "{}") as View;
    const wrong = findWrongView(view);
    if (wrong !== undefined) return { ...no(wrong.error), response_metadata: { messages: [wrong.where] } };
    views.push({ method, to: form[named] ?? "", view });
    return { ...ok, view: { id: "V1" } };
  };

export const LISTENING: Record<string, Method> = {
  "apps.connections.open": (_, __, address) => ({ ...ok, url: `${address.replace(/^http/, "ws")}/link` }),
  "users.info": ({ people }, { user = "" }) =>
    people.has(user) ? { ...ok, user: { id: user, ...people.get(user) } } : no("user_not_found"),
  "views.open": show("views.open", "trigger_id"),
  "views.update": show("views.update", "view_id"),
  "views.publish": show("views.publish", "user_id"),
  "chat.postEphemeral"({ whispered }, form) {
    const blocks = JSON.parse(form["blocks"] ?? "[]") as Block[];
    const wrong = findWrong(form["text"] ?? "", blocks);
    if (wrong !== undefined) return no(wrong.error);
    const { channel = "", user = "", text = "", thread_ts: thread } = form;
    whispered.push({ channel, user, thread, text, blocks });
    return ok;
  },
  "chat.delete"({ removed }, { ts = "" }) {
    removed.push(ts);
    return ok;
  },
};

/** Messages that an address takes. */
const USES = 5;

/** Takes what is responded; the status that it is answered with. */
export function respondAt(listening: Listening, url: number, text: string): number {
  const { responded, expired } = listening;
  const uses = responded.filter((each) => each.url === url).length;
  if (expired.has(url) || uses === USES) {
    listening.refused += 1;
    return 404;
  }
  const body = JSON.parse(text) as Responded;
  if (body.delete_original !== true && findWrong(body.text ?? "", body.blocks ?? []) !== undefined) return 400;
  responded.push({ url, body });
  return 200;
}
