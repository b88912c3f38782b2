import { z } from "zod";
import type { Log } from "../../lib/log.ts";
import { QUESTION_THREAD, threadTitle } from "../discord-wording.ts";
import type { Message } from "../message.ts";
import { isGone, wordOf } from "./answers.ts";
import type { Call } from "./calls.ts";
import type { Layout, Render } from "./layout.ts";
import { postInThread } from "./thread.ts";

/** What Discord takes as the first answer to what was done. */
export const ANSWERS = { message: 4, wait: 5, waitInPlace: 6, update: 7, suggestions: 8, form: 9 } as const;

/**
 * By what ways who waits is reached: ids are Discord's own. `token` answers what was done, a command, a button or a form;
 * what was written has none. `acted`: on a message of Vigie's, which can be replaced.
 */
export type Route = {
  person: string;
  channel: string;
  thread: string | null;
  /** Between Vigie and the person. */
  isDirect: boolean;
  acted: "nothing" | "message";
  /** That of the message acted on. */
  layout?: Layout | undefined;
  /** Discord opens no form after a form. */
  isForm: boolean;
  token?: { application: string; id: string; token: string };
  /** What a thread that is opened for it is called. */
  name?: string;
};

/** The ways themselves; false where they are closed. Each throws what Discord's client throws otherwise. */
export type Ways = {
  /** The first answer, in three seconds. */
  respond(type: number, data?: object): Promise<boolean>;
  /** What was answered first, or the message acted on. */
  editFirst(message: Message): Promise<boolean>;
  removeFirst(): Promise<boolean>;
  /** One more message; its id. */
  followUp(message: Message, to: "person" | "place"): Promise<string | undefined>;
  editFollowUp(id: string, message: Message): Promise<boolean>;
  removeFollowUp(id: string): Promise<boolean>;
  /** To all who are there; where it stands. */
  write(message: Message): Promise<Written>;
  rewrite(written: Written, message: Message): Promise<boolean>;
  remove(written: Written): Promise<boolean>;
  /** To the person alone, in a conversation with Vigie. */
  reach(message: Message): Promise<void>;
  /** A message as it is sent to all, and to the person alone. */
  openly(message: Message): object;
  privately(message: Message): object;
};

const writtenSchema = z.object({ id: z.string(), channel_id: z.string() });
type Written = z.infer<typeof writtenSchema>;

/** Milliseconds: a token is good for fifteen minutes, less one for the way. */
const LIFE = 14 * 60_000;

const EPHEMERAL = 64;

type WaysDeps = { render: Render; clock(): number; log: Log };

/** `clock` in epoch milliseconds. */
export function openWays(route: Route, call: Call, { render, clock, log }: WaysDeps): Ways {
  const { person, channel, thread, isDirect, token } = route;
  const until = clock() + LIFE;
  const callback = `/interactions/${token?.id}/${token?.token}/callback` as const;
  const hook = `/webhooks/${token?.application}/${token?.token}` as const;
  const seen = isDirect ? 0 : EPHEMERAL;
  const privately = (message: Message): object => {
    const rendered = render(message);
    return { ...rendered, flags: ("flags" in rendered ? rendered.flags : 0) | seen };
  };

  const tryCall = async <Result>(run: Parameters<typeof call<Result>>[0]): Promise<{ result: Result } | undefined> => {
    if (token === undefined || clock() >= until) return undefined;
    return await call(run).then(
      (result) => ({ result }),
      (error: unknown) => {
        if (!isGone(error)) throw error;
        log.warn("discord token gone", { channel, reason: wordOf(error) });
        return undefined;
      },
    );
  };
  const isDone = async (run: Parameters<typeof call<unknown>>[0]): Promise<boolean> =>
    (await tryCall(run)) !== undefined;

  return {
    ...{ openly: render, privately },
    respond: (type, data) =>
      isDone((rest) => rest.post(callback, { body: { type, ...(data && { data }) }, auth: false })),
    editFirst: (message) =>
      isDone((rest) => rest.patch(`${hook}/messages/@original`, { body: render(message), auth: false })),
    removeFirst: () => isDone((rest) => rest.delete(`${hook}/messages/@original`, { auth: false })),
    async followUp(message, to) {
      const body = to === "person" ? privately(message) : render(message);
      const posted = await tryCall((rest) => rest.post(hook, { body, auth: false }));
      return posted && idSchema.parse(posted.result).id;
    },
    editFollowUp: (id, message) =>
      isDone((rest) => rest.patch(`${hook}/messages/${id}`, { body: render(message), auth: false })),
    removeFollowUp: (id) => isDone((rest) => rest.delete(`${hook}/messages/${id}`, { auth: false })),
    async write(message) {
      const body = render(message);
      const posted = await call((rest) => {
        const inChannel = (more: object = {}) =>
          rest.post(`/channels/${channel}/messages`, { body: { ...body, ...more } });
        if (thread === null) return inChannel();
        const name = threadTitle(route.name ?? "") ?? QUESTION_THREAD;
        // What opens a thread is answered beside it where there can be none.
        const instead = () => inChannel({ message_reference: { message_id: thread, fail_if_not_exists: false } });
        return postInThread(body, { channel, thread, name, instead }, rest);
      });
      return writtenSchema.parse(posted);
    },
    rewrite: ({ id, channel_id }, message) =>
      there(call((rest) => rest.patch(`/channels/${channel_id}/messages/${id}`, { body: render(message) }))),
    remove: ({ id, channel_id }) => there(call((rest) => rest.delete(`/channels/${channel_id}/messages/${id}`))),
    async reach(message) {
      const body = render(message);
      await call(async (rest) => {
        const to = isDirect
          ? channel
          : idSchema.parse(await rest.post("/users/@me/channels", { body: { recipient_id: person } })).id;
        return await rest.post(`/channels/${to}/messages`, { body });
      });
    },
  };
}

const idSchema = z.object({ id: z.string() });

/** False where the message is gone. */
const there = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (isGone(error)) return false;
      throw error;
    },
  );
