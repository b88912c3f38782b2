import { once } from "node:events";
import { type Ran, type Running, spawnCli } from "../run-cli.ts";
import { findWrong, findWrongView } from "../slack-blocks.ts";
import { SLACK_TOKEN, type SlackBlock, type SlackPlatform } from "../slack-platform.ts";
import { openNews } from "../small-news.ts";
import type { TemporaryFolder } from "../temporary-folder.ts";
import { APP_TOKEN } from "./listening.ts";
import { press, pressIn, submission, viewOf } from "./payloads.ts";
import { deliverSigned, SIGNING_SECRET } from "./signed.ts";
import type { Acknowledged, EnvelopeKind } from "./socket-mode.ts";
import type { Mode } from "./world.ts";

/** Something that people were shown in Slack: a message or a view, where, and all that it says. */
export type Shown = {
  where: string;
  text: string;
  blocks: readonly SlackBlock[];
  view: View | undefined;
  said: string;
};
type View = SlackPlatform["views"][number]["view"];

/** `articles`: texts to collect besides, by the name of their file. */
type Options = { articles?: Record<string, string>; environment?: Record<string, string> };

/** The whole program, as `start` runs it, in front of a Slack on loopback. */
export type Program = AsyncDisposable & {
  platform: SlackPlatform;
  running: Running;
  news: TemporaryFolder;
  /** All that was shown so far. */
  shown(): Shown[];
  /** Delivers it, once Vigie listens; resolves to the first thing shown from then on that says something, and rejects where nothing does. */
  see(kind: EnvelopeKind, payload: object, said: RegExp): Promise<Shown>;
  health(): Promise<{ slack?: string }>;
  /** Ends it by SIGTERM; `took` milliseconds. */
  stop(): Promise<Ran & { took: number }>;
};

/** Milliseconds. */
const PATIENCE = 10_000;

/** The last words that `start` says before it waits. */
const WORKING = "Ctrl-C pour arrêter.";

export async function openProgram(
  mode: Mode,
  settings: string,
  platform: SlackPlatform,
  { articles = {}, environment }: Options = {},
): Promise<Program> {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(openNews(settings));
  for (const [name, text] of Object.entries(articles)) news.write(`articles/${name}`, text);
  const running = spawnCli(["start", "--data", news.path], {
    ...{ SLACK_API_URL: platform.address, SLACK_BOT_TOKEN: SLACK_TOKEN },
    ...(mode === "socket" ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
    ...environment,
  });
  stack.defer(async () => {
    running.send("SIGKILL");
    await running.ended;
  });
  await running.until(WORKING);
  const [address = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(running.err()) ?? [];
  const owned = stack.move();
  return {
    ...{ platform, running, news },
    shown: () => shownIn(platform),
    async see(kind, payload, said) {
      const before = new Set(shownIn(platform).map(nameOf));
      const fresh = () => shownIn(platform).filter((each) => !before.has(nameOf(each)));
      const find = () => fresh().find((each) => said.test(each.said));
      await platform.until(() => mode === "http" || platform.socket.open.size > 0);
      const acknowledged = await (mode === "socket"
        ? platform.socket.deliver(kind, payload)
        : deliverSigned(`${address}/slack/events`, kind, payload));
      refuseLate(acknowledged);
      const over = await Promise.race([
        platform.until(() => find() !== undefined),
        running.ended,
        once(AbortSignal.timeout(PATIENCE), "abort"),
      ]);
      const found = find();
      if (found !== undefined) return found;
      const instead = fresh().map((each) => each.said);
      throw new Error(`Nothing said ${said}, but ${JSON.stringify(instead)}${over && running.err()}`);
    },
    async health() {
      return (await (await fetch(`${address}/healthz`)).json()) as { slack?: string };
    },
    async stop() {
      const started = performance.now();
      running.send("SIGTERM");
      const ran = await running.ended;
      return { ...ran, took: performance.now() - started };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Slack tells people that a command failed after three seconds. */
function refuseLate({ milliseconds }: Acknowledged): void {
  if (milliseconds > 3_000) throw new Error(`Acknowledged after ${Math.round(milliseconds)} ms.`);
}

const nameOf = ({ where, said }: Shown): string => `${where} ${said}`;

function shownIn({ responded, stored, whispered, views }: SlackPlatform): Shown[] {
  const messages = [
    ...responded.map(({ url, body }, at) => ({ where: `response ${url}.${at}`, ...body })),
    ...stored.map(({ channel, ts, thread = "", text, blocks }) => ({
      where: `${channel} ${ts} ${thread}`,
      text,
      blocks,
    })),
    ...whispered.map(({ channel, user, text, blocks }, at) => ({
      where: `${channel} ${user} ${at}`,
      text,
      blocks,
    })),
  ].map(({ where, text = "", blocks = [] }) => ({ where, text, blocks: blocks as SlackBlock[], view: undefined }));
  const pages = views.map(({ method, to, view }, at) => ({
    ...{ where: `${method} ${to} ${at}`, text: "", blocks: view.blocks as SlackBlock[], view },
  }));
  return [...messages, ...pages].map((each) => ({ ...each, said: wordsOf([each.view?.title, ...each.blocks]) }));
}

/** Every text that stands in a value, labels, choices and buttons included, on one line and without its marks. */
function wordsOf(value: unknown): string {
  const texts = (each: unknown): string[] => {
    if (typeof each !== "object" || each === null) return [];
    return Object.entries(each).flatMap(([key, part]) =>
      (key === "text" || key === "initial_value") && typeof part === "string" ? [part] : texts(part),
    );
  };
  return texts(value).join(" ").replace(/[*_]/g, "").replace(/\s+/g, " ").trim();
}

/** What Slack would refuse of it, or that it is not shown as it was made: in plain text alone. */
export function faultOf({ text, blocks, view }: Shown): unknown {
  if (view !== undefined) return findWrongView(view);
  return blocks.length === 0 ? "no blocks" : findWrong(text, blocks);
}

type Element = { type?: string; action_id?: string; text?: { text?: string } };

/** The action of the button that says something. */
function buttonOf({ blocks, said }: Shown, text: string): string {
  const elements = blocks.flatMap((block) => (block.elements ?? []) as Element[]);
  const found = elements.find((each) => each.type === "button" && each.text?.text?.startsWith(text));
  if (found?.action_id === undefined) throw new Error(`No button « ${text} » in « ${said} »`);
  return found.action_id;
}

/** Presses a button of a message that one person sees, or of a view. */
export function pressOn(platform: SlackPlatform, shown: Shown, text: string): object {
  const action = buttonOf(shown, text);
  if (shown.view !== undefined) return pressIn(platform, givenBack(shown.view, {}), action);
  const hidden = { message: undefined, container: { type: "message", message_ts: "1.1", is_ephemeral: true } };
  return press(platform, action, hidden);
}

/** Hands in a form, with what stands in it and what is written over that, by field; choices by their text. */
export const handIn = ({ view, said }: Shown, values: Readonly<Record<string, string>>): object => {
  if (view === undefined) throw new Error(`No form: « ${said} »`);
  return submission(givenBack(view, stateOf(view, values)));
};

const givenBack = ({ type, callback_id = "", private_metadata = "", title }: View, values: object) =>
  viewOf({}, { type, callback_id, private_metadata, title, state: { values } });

type Choice = { text: { text: string }; value: string };
type Input = {
  block_id?: string;
  element?: {
    type: string;
    action_id: string;
    options?: Choice[];
    initial_value?: string;
    initial_option?: Choice;
    initial_options?: Choice[];
  };
};

/** As Slack tells of what is filled in. */
function stateOf({ blocks }: View, values: Readonly<Record<string, string>>): object {
  const inputs = (blocks as Input[]).flatMap(({ block_id = "", element }) => (element ? [{ block_id, element }] : []));
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const { type, action_id, options = [], initial_value, initial_option, initial_options } = element;
      const wanted = values[block_id];
      const chosen = options.filter(({ text }) => wanted?.split(",").includes(text.text));
      const filled: Record<string, object> = {
        plain_text_input: { value: wanted ?? initial_value ?? null },
        static_select: { selected_option: chosen[0] ?? initial_option ?? null },
        checkboxes: { selected_options: wanted === undefined ? (initial_options ?? []) : chosen },
      };
      return [block_id, { [action_id]: { type, ...filled[type] } }];
    }),
  );
}
