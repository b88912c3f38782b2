import { z } from "zod";
import type { Log } from "../../lib/log.ts";
import { actionOf } from "../action-names.ts";
import { UNKNOWN_SHORTCUT } from "../command-wording.ts";
import { UNKNOWN_COMMAND } from "../discord-wording.ts";
import type { Interaction, Suggest, Wish } from "../interaction.ts";
import type { Heard, Serving } from "../listening/serve.ts";
import { note } from "../parts.ts";
import { wordOf } from "./answers.ts";
import type { Call } from "./calls.ts";
import { SUGGESTED } from "./commands.ts";
import { readForm } from "./forms.ts";
import { layoutOf } from "./layout.ts";
import { messageWish, readOptions, wishOf } from "./options.ts";
import { isThread } from "./place.ts";
import { messageSchema, textOfMessage } from "./read-text.ts";
import { ANSWERS, type Route } from "./ways.ts";

export type ListenDeps = Pick<Serving<Route>, "serve" | "tell"> & {
  suggest: Suggest;
  call: Call;
  log: Log;
};

/** Kinds of what is done. */
const [COMMAND, COMPONENT, TYPING, FORM] = [2, 3, 4, 5];
const [SLASH, ON_MESSAGE] = [1, 3];
const BUTTON = 2;

/** Rights over a server: all of them, or its settings. */
const RULING = 0x8n | 0x20n;

const userSchema = z.object({ id: z.string() });
const doneSchema = z.object({
  ...{ id: z.string(), token: z.string(), application_id: z.string(), type: z.number() },
  ...{ channel_id: z.string(), guild_id: z.string().optional() },
  channel: z.object({ type: z.number(), parent_id: z.string().nullish() }).optional(),
  member: z.object({ user: userSchema, permissions: z.string().regex(/^\d+$/).default("0") }).optional(),
  user: userSchema.optional(),
  message: z.looseObject({ flags: z.number().default(0) }).optional(),
  data: z.looseObject({}).default({}),
});
type Done = z.infer<typeof doneSchema>;

/** What somebody did: a command, a button, a form, or what they type. Throws where it is nothing of the kind. */
export async function listen(payload: unknown, deps: ListenDeps): Promise<void> {
  const done = doneSchema.parse(payload);
  if (done.type === TYPING) return await suggest(done, deps);
  const route = routeOf(done);
  const wish = readWish(done);
  if (wish !== undefined) return await deps.serve(heardOf(done, route, wish));
  if (done.type === COMMAND)
    await deps.tell(route, done.data["type"] === SLASH ? UNKNOWN_COMMAND : [note(UNKNOWN_SHORTCUT)]);
  // A list that is of no use, which Discord would say has failed.
  else await deps.call((rest) => rest.post(callbackOf(done), { body: { type: ANSWERS.waitInPlace }, auth: false }));
}

function readWish({ type, data }: Done): Wish | undefined {
  const { name, type: kind, options, custom_id: custom, component_type: component } = data;
  if (type === COMMAND && kind === SLASH) return wishOf(String(name), readOptions(options));
  if (type === COMMAND && kind === ON_MESSAGE) return messageWish(String(name), textOfTarget(data));
  if (type === COMPONENT && component === BUTTON)
    return { kind: "press", action: actionOf(String(custom)), values: {} };
  if (type === FORM) return { kind: "press", action: actionOf(String(custom)), values: readForm(data["components"]) };
  return undefined;
}

function textOfTarget({ target_id: id, resolved }: Record<string, unknown>): string {
  const message: unknown = Object(Object(resolved).messages)[String(id)];
  return textOfMessage(messageSchema.parse(message), "");
}

function routeOf({ id, token, application_id: application, type, message, ...done }: Done): Route {
  const { channel_id, channel, guild_id: guild } = done;
  const inThread = channel !== undefined && isThread(channel.type) && channel.parent_id != null;
  return {
    ...{ person: personOf(done), isDirect: guild === undefined, token: { application, id, token } },
    ...(inThread ? { channel: channel.parent_id ?? "", thread: channel_id } : { channel: channel_id, thread: null }),
    ...{
      acted: message !== undefined && isActedOn(type, message, guild) ? "message" : "nothing",
      isForm: type === FORM,
    },
    layout: layoutOf(message),
  };
}

/** Whether what is done may take a message's place: what one person fills in replaces nothing that all see. */
const isActedOn = (type: number, { flags }: { flags: number }, guild: string | undefined): boolean =>
  type === COMPONENT || (type === FORM && (guild === undefined || (flags & EPHEMERAL) !== 0));

/** The flag of a message that one person sees. */
const EPHEMERAL = 64;

/** Somebody is the same in all servers, and alone with Vigie. */
export const personId = (id: string): string => `discord:${id}`;

const personOf = ({ member, user }: Pick<Done, "member" | "user">): string => member?.user.id ?? user?.id ?? "";

/** Where there is no server. */
export const ALONE = "@me";

function heardOf(done: Done, { person, channel, thread }: Route, wish: Wish): Heard<Route> {
  const workspace = done.guild_id ?? ALONE;
  const rules = (BigInt(done.member?.permissions ?? "0") & RULING) !== 0n;
  const interaction: Interaction = {
    person: { id: personId(person), isAdmin: async () => rules },
    place: { platform: "discord", workspace, channel, thread },
    wish,
  };
  return { id: `discord:${workspace}:${done.id}`, interaction, route: routeOf(done) };
}

const callbackOf = ({ id, token }: Done) => `/interactions/${id}/${token}/callback` as const;

/** Of a list, and characters of each. */
const MOST = { choices: 25, text: 100 };

/** Nobody waits for what can no longer be suggested. */
async function suggest(done: Done, { suggest, call, log }: ListenDeps): Promise<void> {
  const { values, focused = "" } = readOptions(done.data["options"]);
  const kind = SUGGESTED[focused];
  try {
    const found = kind === undefined ? [] : await suggest(kind, values.get(focused) ?? "");
    const choices = found
      .filter(({ text, value }) => text.trim() !== "" && value !== "" && value.length <= MOST.text)
      .slice(0, MOST.choices)
      .map(({ text, value }) => ({
        name: text.length > MOST.text ? `${text.slice(0, MOST.text - 1).toWellFormed()}…` : text,
        value,
      }));
    const body = { type: ANSWERS.suggestions, data: { choices } };
    await call((rest) => rest.post(callbackOf(done), { body, auth: false }));
  } catch (error) {
    log.warn("discord suggestion lost", { reason: wordOf(error) });
  }
}
