import type { Log } from "../../lib/log.ts";
import { DONE } from "../command-wording.ts";
import type { Form, Reply } from "../interaction.ts";
import type { Answer } from "../listening/serve.ts";
import type { Message } from "../message.ts";
import { note } from "../parts.ts";
import { cannotPost, FORM_FAILED, FORM_NEEDS_BUTTON, NOT_POSTED } from "../slack-wording.ts";
import { answerOf, wordOf } from "./answers.ts";
import { unlessRefused } from "./calls.ts";
import { packMessage, splitMessage } from "./split.ts";
import { renderForm, renderHome, renderPage } from "./views.ts";
import { isDirect, type Route, type Ways } from "./ways.ts";

/** One answer on its way. `interim`: what stands where it will; `isPageFree`: the modal or page acted on shows none of it. */
type Turn = { route: Route; ways: Ways; interim: Interim | undefined; isPageFree: boolean };
type Interim = { in: "response" } | { in: "place"; ts: string };

/** Messages' worth of blocks that a modal or a home page shows. */
const PAGE = 2;

/** Nothing follows before it is `settled`. */
type Telling = { log: Log; settled: Promise<unknown> };

export function openAnswer(route: Route, ways: Ways, { log, settled }: Telling): Answer {
  const { acted, channel } = route;
  const isPageFree = acted.on === "modal" || (acted.on === "home" && acted.isWaiting);
  const turn: Turn = { route, ways, interim: undefined, isPageFree };
  let shown: Promise<void> | undefined;
  const tellLoss = (what: string) => (error: unknown) =>
    log.warn(`slack ${what} lost`, { channel, reason: wordOf(error) });
  return {
    interim(message) {
      // An address of Slack's takes five messages: one is enough to say that it is under way.
      shown ??= showInterim(turn, message).catch(tellLoss("interim"));
    },
    async send(replies) {
      // From now on, nothing is under way.
      shown ??= Promise.resolve();
      await shown;
      await settled;
      for (const reply of replies) {
        const sent = reply.kind === "form" ? showForm(turn, reply.form) : say(turn, reply);
        await sent.catch(tellLoss("answer"));
      }
      await tidy(turn).catch(tellLoss("interim"));
    },
  };
}

async function showInterim(turn: Turn, message: Message): Promise<void> {
  const { acted, thread } = turn.route;
  if (acted.on === "home" || acted.on === "modal") return;
  if (!turn.ways.canRespond()) turn.interim = { in: "place", ts: await turn.ways.post(message, thread) };
  // What is responded to a button can take the place of its message, and of no other.
  else if ((await turn.ways.respond(message, false)) && acted.on === "nothing") turn.interim = { in: "response" };
}

type Said = Extract<Reply, { kind: "message" }>;

async function say(turn: Turn, { message, to, replaces }: Said): Promise<void> {
  const { acted, channel } = turn.route;
  // What one person reads alone makes no thread.
  const parts = to === "person" ? packMessage(message) : splitMessage(message);
  const isPage = acted.on === "modal" || acted.on === "home";
  if (isPage && to === "person" && (turn.isPageFree || replaces)) return await fillPage(turn, parts);
  const isForAll = to === "place" || (!isPage && isDirect(channel) && !turn.ways.canRespond());
  const go = isForAll ? postAll : tellAll;
  const [first, ...rest] = parts;
  const isReplaced = replaces && first !== undefined && (await replaceActed(turn, first));
  await go(turn, isReplaced ? rest : parts);
}

/** What a page has no room for is told beside it; all of it where the page is closed. */
async function fillPage(turn: Turn, parts: readonly Message[]): Promise<void> {
  const { acted } = turn.route;
  const page = parts.slice(0, PAGE).flat();
  turn.isPageFree = false;
  if (acted.on === "home") return await turn.ways.publishHome(renderHome(page));
  const isShown = await unlessRefused(() => showPage(turn, page));
  await tellAll(turn, isShown ? parts.slice(PAGE) : parts);
}

async function showPage({ route, ways }: Turn, message: Message): Promise<void> {
  const { acted } = route;
  if (acted.on === "modal")
    await ways.updateView(acted.view, { ...renderPage(message, acted.title), ...keepPlace(route) });
}

/** Where it was asked for, which comes back with what is pressed or handed in. */
const keepPlace = ({ channel, thread }: Route) => ({ private_metadata: JSON.stringify({ channel, thread }) });

/** False where the message whose button was pressed cannot be replaced. */
async function replaceActed({ route: { acted }, ways }: Turn, message: Message): Promise<boolean> {
  if (acted.on !== "message") return false;
  return (await ways.respond(message, true)) || (await unlessRefused(() => ways.update(acted.ts, message)));
}

async function tellAll(turn: Turn, parts: readonly Message[]): Promise<void> {
  for (const part of parts) {
    const { interim } = turn;
    if (interim?.in === "response") turn.interim = undefined;
    if (interim?.in !== "response" || !(await turn.ways.respond(part, true))) await turn.ways.tell(part);
  }
}

/** All but the first message answer the first, where no thread holds them all. */
async function postAll(turn: Turn, parts: readonly Message[]): Promise<void> {
  let { thread } = turn.route;
  try {
    for (const part of parts) {
      const ts = await postOne(turn, part, thread);
      thread ??= ts;
    }
  } catch (error) {
    const { trouble } = answerOf(turn.route.channel, "post", error);
    await tellAll(turn, [trouble.code === "channel-closed" ? cannotPost(trouble.reason) : NOT_POSTED]);
    throw error;
  }
}

async function postOne(turn: Turn, message: Message, thread: string | null): Promise<string> {
  const { ways, interim } = turn;
  if (interim?.in !== "place") return await ways.post(message, thread);
  turn.interim = undefined;
  const isThere = await unlessRefused(() => ways.update(interim.ts, message));
  return isThere ? interim.ts : await ways.post(message, thread);
}

async function showForm(turn: Turn, form: Form): Promise<void> {
  const { acted, trigger } = turn.route;
  const view = { ...renderForm(form), ...keepPlace(turn.route) };
  turn.isPageFree = false;
  if (acted.on === "modal") return await turn.ways.updateView(acted.view, view);
  if (trigger === undefined) return await tellAll(turn, [FORM_NEEDS_BUTTON]);
  try {
    await turn.ways.openView(trigger, view);
  } catch (error) {
    await tellAll(turn, [FORM_FAILED]);
    throw error;
  }
}

/** Nothing says to wait any longer. */
async function tidy(turn: Turn): Promise<void> {
  const { interim, ways, route } = turn;
  if (interim?.in === "response") await ways.unrespond();
  if (interim?.in === "place") await ways.remove(interim.ts);
  const isWaiting = route.acted.on === "modal" && route.acted.isWaiting;
  if (isWaiting && turn.isPageFree) await showPage(turn, [note(DONE)]);
}
