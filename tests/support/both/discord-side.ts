import type { App } from "../../../src/app.ts";
import { openDiscordChannel } from "../../../src/channels/discord/channel.ts";
import { openDiscord } from "../../../src/channels/discord/client.ts";
import { MESSAGE_COMMANDS } from "../../../src/channels/discord-command-wording.ts";
import type { Interaction } from "../../../src/channels/interaction.ts";
import type { Message } from "../../../src/channels/message.ts";
import {
  asAdmin,
  command,
  inDirect,
  inThread,
  mention,
  onMessage,
  pressOn,
  shownAs,
  submission,
  written,
} from "../discord/payloads.ts";
import { type DiscordPlatform, type Json, openDiscordPlatform, type Stored } from "../discord/platform.ts";
import { APP_ID, CHANNEL_ID, channelOf, DIRECT_ID, DISCORD_TOKEN, PUBLIC_THREAD } from "../discord/things.ts";
import { openMetWorld } from "../discord/world.ts";
import { readMarkdown } from "../discord-markdown.ts";
import {
  type Act,
  type Asked,
  type AskedField,
  type Delivered,
  FOREVER,
  findLabelled,
  openHearing,
  partInterims,
  plain,
  type Said,
  type Side,
} from "./side.ts";

type Choice = { label: string; value: string; default?: boolean };
type Component = {
  type: number;
  content?: string;
  label?: string;
  description?: string;
  style?: number;
  custom_id?: string;
  value?: string;
  options?: Choice[];
  max_values?: number;
  required?: boolean;
  components?: Component[];
  accessory?: Component;
  component?: Component;
};
type Modal = { custom_id: string; title: string; components: Component[] };

/** Kinds of components. */
const [BUTTON, INPUT, TEXT, LABEL] = [2, 4, 10, 18];

/** The flag of what one person sees, the right to read what people write, and the answer that is a form. */
const [EPHEMERAL, READS_ALL, FORM] = [64, 1 << 19, 9];

/** Somebody in front of Discord, where Vigie is at work. */
export async function openDiscordSide(app: App): Promise<Side> {
  const heard: Interaction[] = [];
  const platform = await openDiscordPlatform();
  platform.flags = READS_ALL;
  /** `source`: the message whose button opened the form. */
  let asked: { modal: Modal; source: Stored | undefined } | undefined;
  let thread = "";

  const isShown = ({ isWaiting }: Stored): boolean => !isWaiting;

  /** What Discord tells of it, and the message that it was done on. */
  function payloadOf(
    act: Exclude<Act, { kind: "posted" }>,
    isAdmin: boolean,
  ): { event: string; payload: object; on?: Stored } {
    const rights = isAdmin ? asAdmin : {};
    switch (act.kind) {
      case "command":
        return { event: DONE, payload: command(platform, act.command, act.options, rights) };
      case "mention": {
        const payload = mention(platform, `<@${APP_ID}> ${act.text}`);
        thread = payload.id;
        return { event: WRITTEN, payload };
      }
      case "follow-up":
        return { event: WRITTEN, payload: written(platform, act.text, { channel_id: thread }) };
      case "alone":
        return { event: WRITTEN, payload: written(platform, act.text, { channel_id: DIRECT_ID, guild_id: undefined }) };
      case "press":
        return { event: DONE, ...pressed(act.text, rights) };
      case "fill":
        return { event: DONE, ...handedIn(act.values, rights) };
      case "shortcut":
        return {
          event: DONE,
          payload: onMessage(platform, MESSAGE_COMMANDS[act.name][0], { content: act.text }, rights),
        };
    }
  }

  function pressed(text: string, rights: object): { payload: object; on: Stored } {
    const says = ({ label = "" }: Component): boolean => plain(label).startsWith(text);
    const on = platform.stored.filter(isShown).findLast(({ body }) => buttonsIn(body).some(says));
    if (on === undefined) throw new Error(`No button « ${text} » anywhere.`);
    const { custom_id = "" } = buttonsIn(on.body).find(says) ?? {};
    return { payload: placed(on, (where) => pressOn(platform, on, custom_id, { ...rights, ...where })), on };
  }

  function handedIn(values: Readonly<Record<string, string>>, rights: object): { payload: object; on?: Stored } {
    if (asked === undefined) throw new Error("No form is open.");
    const { modal, source } = asked;
    const message = source && { message: shownAs(source) };
    const hand = (where: object) => submission(platform, modal.custom_id, {}, { ...rights, ...message, ...where });
    const payload = placed(source, hand);
    Object.assign(payload.data, { components: filledIn(modal, values) });
    return { payload, ...(source && { on: source }) };
  }

  /** Done where a message stands; what answers it stands there too. */
  function placed<Payload extends { token: string }>(
    on: Stored | undefined,
    make: (where: object) => Payload,
  ): Payload {
    const channel = on?.channel ?? CHANNEL_ID;
    const payload = make(channel === CHANNEL_ID ? {} : channel === DIRECT_ID ? inDirect : inThread(channel));
    const given = platform.tokens.get(payload.token);
    if (given !== undefined) given.channel = channel;
    return payload;
  }

  /** What is new since then, and what stands in another's stead. */
  function readScreen(before: Before, on: Stored | undefined): { said: Said[]; form: Asked | undefined } {
    const isOld = ({ id, body }: Stored): boolean => before.stored.get(id) === JSON.stringify(body);
    const said = platform.stored
      .filter((message) => isShown(message) && !isOld(message))
      .map((message) => ({ ...saidOf(message), inStead: before.stored.has(message.id) }));
    const opened = platform.callbacks.slice(before.callbacks).find(({ type }) => type === FORM);
    asked = opened && { modal: opened.data as Modal, source: on };
    return { said, form: asked && askedOf(asked.modal) };
  }

  const post = async (posted: Message): Promise<void> => {
    const connect = openDiscord({ token: DISCORD_TOKEN, url: platform.address });
    const key = `posted-${platform.stored.length}`;
    const posting = { key, subject: "", parent: null, stop: new AbortController().signal };
    await openDiscordChannel({ id: "equipe", discord: CHANNEL_ID }, connect).post(posted, posting);
  };

  const noteScreen = (): Before => ({
    stored: new Map(platform.stored.filter(isShown).map(({ id, body }) => [id, JSON.stringify(body)])),
    ...{ callbacks: platform.callbacks.length, asked: platform.asked.length },
  });

  return {
    ...{ platform: "discord", heard },
    async see(act, isAdmin) {
      if (act.kind === "posted") {
        const before = noteScreen();
        await post(act.message);
        return { meanwhile: [], ...readScreen(before, undefined) };
      }
      const { event, payload, on } = payloadOf(act, isAdmin);
      // What somebody wrote or pressed is there before.
      const before = noteScreen();
      const delivered = await deliver(app, platform, { event, payload, threads: thread === "" ? [] : [thread] });
      heard.push(...delivered.heard);
      const { said, form } = readScreen(before, on);
      const sent = platform.asked.slice(before.asked).map(({ body }) => linesOf((body["data"] as Json) ?? body));
      return { ...partInterims(said, sent, delivered.interims), form };
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

/** How things stood: messages by their ids, and how much there was of the rest. */
type Before = { stored: Map<string, string>; callbacks: number; asked: number };

/** Where two are alone, nobody else sees it. */
function saidOf({ channel, body }: Stored): Omit<Said, "inStead"> {
  const isPrivate = (Number(body["flags"] ?? 0) & EPHEMERAL) !== 0 || channel === DIRECT_ID;
  return {
    to: isPrivate ? "person" : "all",
    where: channel === CHANNEL_ID ? "channel" : channel === DIRECT_ID ? "alone" : "thread",
    lines: linesOf(body),
    buttons: buttonsIn(body).map(({ label = "", style }) => plain(label) + (STYLES[style ?? 0] ?? "")),
  };
}

const [DONE, WRITTEN] = ["INTERACTION_CREATE", "MESSAGE_CREATE"];
const STYLES: Record<number, string> = { 1: " (primary)", 4: " (danger)" };

type Event = { event: string; payload: object; threads: readonly string[] };

/** Hands it to Vigie, and lets it answer in full; what it was asked, and what it said meanwhile. */
async function deliver(app: App, platform: DiscordPlatform, { event, payload, threads }: Event): Promise<Delivered> {
  const { gateway } = platform;
  gateway.identified.length = 0;
  const interims: Message[] = [];
  const world = await openMetWorld({
    platform,
    ...openHearing(app, interims),
    opensForm: (wish) => app.opensForm(wish),
    suggest: (what, typed) => app.suggest(what, typed),
    limits: { drain: FOREVER, patience: FOREVER },
    // A form has all the time that it has in truth.
    haste: 1,
  });
  for (const id of threads) gateway.dispatch("THREAD_CREATE", channelOf(id, PUBLIC_THREAD, CHANNEL_ID));
  gateway.dispatch(event, payload);
  await platform.until(() => world.heard.length > 0);
  // What is under way is answered before it is closed.
  await world[Symbol.asyncDispose]();
  await platform.until(() => gateway.open.size === 0);
  return { interims, heard: world.heard };
}

function flatten(component: Component): Component[] {
  const { components = [], accessory } = component;
  return [component, ...[...components, ...(accessory ? [accessory] : [])].flatMap(flatten)];
}

const allIn = (body: Json): Component[] => ((body["components"] ?? []) as Component[]).flatMap(flatten);
const buttonsIn = (body: Json): Component[] => allIn(body).filter(({ type }) => type === BUTTON);
const linesOf = (body: Json): string[] =>
  allIn(body).flatMap(({ type, content = "" }) => (type === TEXT ? readContent(content) : []));

/** Lines as they are read, each with the addresses that it leads to. */
const readContent = (content: string): string[] =>
  content
    .split("\n")
    .map((line) => {
      const [mark = "", number = ""] = /^(?:-|(\d+\.)) /.exec(line) ?? [];
      const { text, links } = readMarkdown(line.slice(mark.length));
      const sign = mark === "" ? [] : [number || "•"];
      return plain([...sign, text, ...links.map(({ url }) => `(${url})`)].join(" "));
    })
    .filter((line) => line !== "");

/** A modal as it is read. */
const askedOf = ({ title, components }: Modal): Asked => ({
  title: plain(title),
  lines: linesOf({ components }),
  fields: components.flatMap(({ type, label = "", description = "", component }): AskedField[] =>
    type !== LABEL || component === undefined
      ? []
      : [
          {
            ...{ label: plain(label), hint: plain(description), kind: kindOf(component), holds: holdsOf(component) },
            ...{ choices: (component.options ?? []).map(labelOf), isOptional: component.required === false },
          },
        ],
  ),
});

const labelOf = ({ label }: Choice): string => plain(label);

function kindOf({ type, style, max_values }: Component): AskedField["kind"] {
  if (type === INPUT) return style === 1 ? "line" : "lines";
  return max_values === 1 ? "choice" : "choices";
}

const holdsOf = ({ value, options = [] }: Component): string[] => [
  ...(value === undefined ? [] : [value]),
  ...options.filter((option) => option.default).map(labelOf),
];

/** As Discord tells of what is filled in, by the fields' labels; the rest as it stood. */
function filledIn({ components }: Modal, values: Readonly<Record<string, string>>): object[] {
  for (const label of Object.keys(values)) findLabelled(components, label, (each) => each.label ?? "");
  return components.map(({ type, label = "", component }) => {
    if (component === undefined) return { type };
    const { type: kind, custom_id, value = "", options = [] } = component;
    const wanted = values[plain(label)];
    const isChosen = (option: Choice): boolean =>
      wanted === undefined ? option.default === true : wanted.split(", ").includes(labelOf(option));
    const chosen = options.filter(isChosen).map((option) => option.value);
    return {
      type,
      component: { type: kind, custom_id, ...(kind === INPUT ? { value: wanted ?? value } : { values: chosen }) },
    };
  });
}
