import type { App } from "../../../src/app.ts";
import type { Interaction } from "../../../src/channels/interaction.ts";
import type { Message } from "../../../src/channels/message.ts";
import { openSlackChannel } from "../../../src/channels/slack/channel.ts";
import { openWorkspaces } from "../../../src/channels/slack/workspaces.ts";
import { command, mention, message, press, pressIn, shortcut, submission, viewOf } from "../slack/payloads.ts";
import type { EnvelopeKind } from "../slack/socket-mode.ts";
import { openMetWorld } from "../slack/world.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform } from "../slack-platform.ts";
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

type View = SlackPlatform["views"][number]["view"];
type PlainText = { text: string };
type Choice = { text: PlainText; value: string };
type Element = {
  type: string;
  action_id: string;
  text?: PlainText;
  style?: string;
  confirm?: { text: PlainText };
  multiline?: boolean;
  options?: Choice[];
  initial_value?: string;
  initial_option?: Choice;
  initial_options?: Choice[];
};
type Block = {
  type: string;
  block_id?: string;
  text?: PlainText;
  elements?: Element[];
  label?: PlainText;
  hint?: PlainText;
  optional?: boolean;
  element?: Element;
};

/** A message or a dialog that is on the screen. `ts` of what is posted. */
type Item = Pick<Said, "to" | "where"> & {
  blocks: Block[];
  ts?: string;
  thread?: string | undefined;
  channel?: string;
  isResponse?: true;
  view?: View;
};

/** The conversation that Vigie has with the person, and the channel of the team. */
const [ALONE, CHANNEL] = ["D1", "C1"];

/** Somebody in front of Slack, where Vigie is at work. */
export async function openSlackSide(app: App): Promise<Side> {
  const heard: Interaction[] = [];
  const platform = await openSlackPlatform();
  const items: Item[] = [];
  let [asked, written, thread]: [View | undefined, number, string] = [undefined, 0, ""];

  const nextTs = (): string => {
    written += 1;
    const ts = `${written}.9`;
    platform.written.add(ts);
    return ts;
  };
  const buttonsOf = ({ blocks }: Item): Element[] => blocks.flatMap(({ elements = [] }) => elements.filter(isButton));

  /** What Slack sends of it, and the item that it was done on. */
  function payloadOf(act: Exclude<Act, { kind: "posted" }>): { kind: EnvelopeKind; payload: object; on?: Item } {
    switch (act.kind) {
      case "command":
        return { kind: "slash_commands", payload: command(platform, `/${act.command}`, withEntities(act.words)) };
      case "mention": {
        thread = nextTs();
        return {
          kind: "events_api",
          payload: mention(`<@UVIGIE> ${withEntities(act.text)}`, { ts: thread, event_ts: thread }),
        };
      }
      case "follow-up":
        return { kind: "events_api", payload: message(withEntities(act.text), { ts: nextTs(), thread_ts: thread }) };
      case "alone": {
        const where = { channel: ALONE, channel_type: "im" };
        return { kind: "events_api", payload: message(withEntities(act.text), { ts: nextTs(), ...where }) };
      }
      case "press":
        return { kind: "interactive", ...pressed(act.text) };
      case "fill": {
        if (asked === undefined) throw new Error("No form is open.");
        const { type, callback_id, private_metadata, title } = asked;
        const state = { values: filledIn(asked, act.values) };
        return {
          kind: "interactive",
          payload: submission(viewOf({}, { type, callback_id, private_metadata, title, state })),
        };
      }
      case "shortcut": {
        const callback = act.name === "check" ? "verifier_affirmation" : "ajouter_a_la_veille";
        return { kind: "interactive", payload: shortcut(platform, callback, { text: withEntities(act.text) }) };
      }
    }
  }

  function pressed(text: string): { payload: object; on: Item } {
    const on = items.findLast((item) => buttonsOf(item).some(says(text)));
    if (on === undefined) throw new Error(`No button « ${text} » anywhere.`);
    const { action_id: action } = findLabelled(buttonsOf(on), text, labelOf);
    const { view, ts, thread: thread_ts, channel = CHANNEL } = on;
    if (view !== undefined) {
      const { type, callback_id, private_metadata, title } = view;
      return { payload: pressIn(platform, viewOf({}, { type, callback_id, private_metadata, title }), action), on };
    }
    const named = { message_ts: ts ?? "1.1", ...(thread_ts && { thread_ts }) };
    const hidden = { message: undefined, container: { type: "message", is_ephemeral: true, ...named } };
    const seen = {
      ...{ channel: { id: channel, name: "equipe" }, container: { type: "message", channel_id: channel, ...named } },
      message: { type: "message", ts, text: "", ...(thread_ts && { thread_ts }) },
    };
    return { payload: press(platform, action, ts === undefined ? hidden : seen), on };
  }

  function takeStored(stored: SlackPlatform["stored"][number], isNew: boolean, changes: Changes): void {
    const known = items.find((item) => item.ts === stored.ts);
    if (known !== undefined) takeBlocks(stored.blocks as Block[], known, changes);
    else if (isNew && !platform.removed.includes(stored.ts)) changes.fresh.add(itemOf(stored));
  }

  /** Messages that are there since then, and those that have changed. */
  function takeMessages(before: Before, on: Item | undefined): Changes {
    const changes: Changes = { fresh: new Set(), changed: new Set() };
    for (const { body } of platform.responded.slice(before.responded)) takeResponse(body, on, changes);
    for (const { thread, blocks } of platform.whispered.slice(before.whispered))
      changes.fresh.add({ to: "person", where: placeOf(CHANNEL, thread), thread, blocks: blocks as Block[] });
    for (const [at, stored] of platform.stored.entries()) takeStored(stored, at >= before.stored, changes);
    return changes;
  }

  /** Keeps up with what has changed; what of it is new, and what stands in another's stead. */
  function readScreen(before: Before, on: Item | undefined): { said: Said[]; form: Asked | undefined } {
    const changes = takeMessages(before, on);
    const view = platform.views.slice(before.views).at(-1)?.view;
    asked = view !== undefined && isForm(view) ? view : undefined;
    if (view !== undefined) openDialog(view, changes);
    items.push(...changes.fresh);
    const { fresh, changed } = changes;
    const said = [...[...fresh].map(saidOf(false)), ...[...changed].map(saidOf(true))];
    return { said, form: asked && askedOf(asked) };
  }

  /** One is open at a time. */
  function openDialog(view: View, { fresh }: Changes): void {
    items.splice(0, items.length, ...items.filter((item) => item.view === undefined));
    if (!isForm(view)) fresh.add({ to: "person", where: "dialog", blocks: view.blocks as Block[], view });
  }

  const post = async (posted: Message): Promise<void> => {
    const channel = openSlackChannel(
      { id: "equipe", slack: CHANNEL },
      openWorkspaces({ token: SLACK_TOKEN, url: platform.address }),
    );
    const key = `posted-${platform.stored.length}`;
    await channel.post(posted, { key, subject: "", parent: null, stop: new AbortController().signal });
  };

  return {
    ...{ platform: "slack", heard },
    async see(act, isAdmin) {
      platform.people.set("U2", { is_admin: isAdmin });
      const before: Before = {
        ...{ responded: platform.responded.length, whispered: platform.whispered.length },
        ...{ stored: platform.stored.length, views: platform.views.length, asked: platform.asked.length },
      };
      if (act.kind === "posted") {
        await post(act.message);
        return { meanwhile: [], ...readScreen(before, undefined) };
      }
      const { kind, payload, on } = payloadOf(act);
      const delivered = await deliver(app, platform, kind, payload);
      heard.push(...delivered.heard);
      const { said, form } = readScreen(before, on?.view === undefined ? on : undefined);
      const sent = [
        ...platform.responded.slice(before.responded).map(({ body }) => body.blocks ?? []),
        ...platform.asked.slice(before.asked).map(({ form: each }) => JSON.parse(each["blocks"] ?? "[]")),
      ];
      return {
        ...partInterims(
          said,
          sent.map((blocks) => linesOf(blocks as Block[])),
          delivered.interims,
        ),
        form,
      };
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

/** How much there was of everything. */
type Before = Record<"responded" | "whispered" | "stored" | "views" | "asked", number>;

/** Hands it to Vigie, and lets it answer in full; what it was asked, and what it said meanwhile. */
async function deliver(app: App, platform: SlackPlatform, kind: EnvelopeKind, payload: object): Promise<Delivered> {
  const interims: Message[] = [];
  const world = await openMetWorld("socket", {
    platform,
    ...openHearing(app, interims),
    limits: { drain: FOREVER },
  });
  await world.deliver(kind, payload);
  await platform.until(() => world.heard.length > 0);
  // What is under way is answered before it is closed.
  await world[Symbol.asyncDispose]();
  await platform.until(() => platform.socket.open.size === 0);
  return { interims, heard: world.heard };
}

const isButton = ({ type }: Element): boolean => type === "button";
const labelOf = ({ text }: { text?: PlainText }): string => text?.text ?? "";
const says =
  (text: string) =>
  (element: Element): boolean =>
    plain(labelOf(element)).startsWith(text);

type Changes = { fresh: Set<Item>; changed: Set<Item> };
type Response = SlackPlatform["responded"][number]["body"];

/** What comes at the address of a command stands alone; what comes at that of a button, in its message's stead or beside it. */
function takeResponse(body: Response, on: Item | undefined, changes: Changes): void {
  const { fresh } = changes;
  const blocks = (body.blocks ?? []) as Block[];
  const last = [...fresh].findLast(({ isResponse }) => isResponse);
  if (on !== undefined && body.replace_original) takeBlocks(blocks, on, changes);
  else if (last !== undefined && body.delete_original) fresh.delete(last);
  else if (last !== undefined && body.replace_original) Object.assign(last, { blocks });
  else {
    const where = placeOf(on?.channel ?? CHANNEL, body.thread_ts);
    fresh.add({ to: "person", where, thread: body.thread_ts, blocks, isResponse: true });
  }
}

function takeBlocks(blocks: Block[], item: Item, { changed }: Changes): void {
  if (JSON.stringify(item.blocks) !== JSON.stringify(blocks)) changed.add(item);
  Object.assign(item, { blocks });
}

const isForm = ({ blocks }: View): boolean => blocks.some(({ type }) => type === "input");

const placeOf = (channel: string, thread: string | undefined): Said["where"] =>
  channel === ALONE ? "alone" : thread === undefined ? "channel" : "thread";

/** Where two are alone, nobody else sees it. */
const itemOf = ({ channel, ts, thread, blocks }: SlackPlatform["stored"][number]): Item => ({
  ...{ to: channel === ALONE ? "person" : "all", where: placeOf(channel, thread), channel, ts, thread },
  blocks: blocks as Block[],
});

const saidOf =
  (inStead: boolean) =>
  ({ to, where, blocks }: Item): Said => ({
    to,
    where,
    inStead,
    lines: linesOf(blocks),
    buttons: blocks.flatMap(buttonTexts),
  });

const buttonTexts = ({ elements = [] }: Block): string[] =>
  elements
    .filter(isButton)
    .map(({ text, style }) => [plain(text?.text ?? ""), style && `(${style})`].filter(Boolean).join(" "));

/** What blocks say; what is asked before a button acts stands above it, unless it is said there already. */
function linesOf(blocks: readonly Block[]): string[] {
  const lines: string[] = [];
  for (const { type, text, elements = [] } of blocks) {
    if (type === "header") lines.push(plain(withSigns(text?.text ?? "")));
    if (type === "section") lines.push(...readMrkdwn(text?.text ?? ""));
    if (type === "context") lines.push(...elements.flatMap(({ text: own }) => readMrkdwn(String(own))));
    const questions = elements.flatMap(({ confirm }) => (confirm ? plain(withSigns(confirm.text.text)) : []));
    lines.push(...new Set(questions.filter((question) => lines.at(-1) !== question)));
  }
  return lines.filter((line) => line !== "");
}

const LINK = /<(https?:\/\/[^<>|\s]+)\|([^<>|]+)>/g;

const readMrkdwn = (text: string): string[] =>
  text.split("\n").map((line) => {
    const links = Array.from(line.matchAll(LINK), ([, url = ""]) => `(${withSigns(url)})`);
    const shown = line.replace(LINK, "$2").replace(/(\u2060[*_~]\u2060)|[*_]/g, (_, own = "") => own);
    return plain([withSigns(shown), ...links].join(" "));
  });

const withSigns = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** As Slack tells of what people write. */
const withEntities = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A dialog as it is read. */
function askedOf({ title, blocks }: View): Asked {
  const all = blocks as Block[];
  return {
    title: plain(title?.text ?? ""),
    lines: linesOf(all.filter(({ type }) => type !== "input")),
    fields: all.flatMap(({ type, label, hint, optional = false, element }): AskedField[] =>
      type !== "input" || element === undefined
        ? []
        : [
            {
              ...{ label: plain(labelOf({ ...(label && { text: label }) })), hint: plain(hint?.text ?? "") },
              ...{ kind: kindOf(element), holds: holdsOf(element), isOptional: optional },
              choices: (element.options ?? []).map(({ text }) => plain(text.text)),
            },
          ],
    ),
  };
}

function kindOf({ type, multiline }: Element): AskedField["kind"] {
  if (type === "plain_text_input") return multiline ? "lines" : "line";
  return type === "static_select" ? "choice" : "choices";
}

const holdsOf = ({ initial_value, initial_option, initial_options = [] }: Element): string[] => [
  ...(initial_value === undefined ? [] : [initial_value]),
  ...[...(initial_option ? [initial_option] : []), ...initial_options].map(({ text }) => plain(text.text)),
];

/** As Slack tells of what is filled in, by the fields' labels; the rest as it stood. */
function filledIn({ blocks }: View, values: Readonly<Record<string, string>>): object {
  const inputs = (blocks as Block[]).filter(({ type }) => type === "input");
  for (const label of Object.keys(values)) findLabelled(inputs, label, (each) => each.label?.text ?? "");
  return Object.fromEntries(
    inputs.flatMap(({ block_id = "", label, element }) => {
      if (element === undefined) return [];
      const {
        type,
        action_id,
        options = [],
        initial_value = null,
        initial_option = null,
        initial_options = [],
      } = element;
      const wanted = values[plain(label?.text ?? "")];
      const chosen = options.filter(({ text }) => wanted?.split(", ").includes(plain(text.text)));
      const filled: Record<string, object> = {
        plain_text_input: { value: wanted === undefined ? initial_value : wanted || null },
        static_select: { selected_option: wanted === undefined ? initial_option : (chosen[0] ?? null) },
      };
      const several = { selected_options: wanted === undefined ? initial_options : chosen };
      return [[block_id, { [action_id]: { type, ...(filled[type] ?? several) } }]];
    }),
  );
}
