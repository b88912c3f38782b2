import type { Log } from "../../lib/log.ts";
import { DONE, FAILED } from "../command-wording.ts";
import { cannotPost, FORM_NEEDS_COMMAND, formAgain, formLate, NOT_POSTED } from "../discord-wording.ts";
import type { Form, Reply } from "../interaction.ts";
import type { Answer } from "../listening/serve.ts";
import type { Message } from "../message.ts";
import { note, sentence } from "../parts.ts";
import { answerOf, wordOf } from "./answers.ts";
import { renderForm } from "./forms.ts";
import type { KeptForms } from "./kept-forms.ts";
import { packMessage, splitMessage } from "./split.ts";
import { ANSWERS, type Route, type Ways } from "./ways.ts";

/** `wait` says to Discord that it is under way, where it was not answered yet; it does not throw either. */
type Waiting = Answer & { wait(): void };

/**
 * One answer on its way. A token is `unanswered` for three seconds at most; `waiting`, what was answered first stands for
 * what is to come. `interim`: what says elsewhere that it is under way.
 */
type Turn = {
  route: Route;
  ways: Ways;
  forms: KeptForms;
  stage: "unanswered" | "waiting" | "answered";
  interim: Interim | undefined;
};
type Interim = { in: "place"; written: Awaited<ReturnType<Ways["write"]>> } | { in: "private"; id: string };

/** `forms`: those that Discord does not open, for a button to do it. */
type Telling = { log: Log; forms: KeptForms };

export function openAnswer(route: Route, ways: Ways, { log, forms }: Telling): Waiting {
  const turn: Turn = {
    route,
    ways,
    forms,
    stage: route.token === undefined ? "answered" : "unanswered",
    interim: undefined,
  };
  let [last, isOver, isShown]: [Promise<void>, boolean, boolean] = [Promise.resolve(), false, false];
  const tellLoss = (what: string) => (error: unknown) =>
    log.warn(`discord ${what} lost`, { channel: route.channel, reason: wordOf(error) });
  /** One after the other, and no more once the answer is there. */
  const queue = (what: string, run: () => Promise<void>): void => {
    if (!isOver) last = last.then(run).catch(tellLoss(what));
  };
  return {
    wait: () => queue("ack", () => wait(turn)),
    interim(message) {
      if (!isShown) queue("interim", () => showInterim(turn, message));
      isShown = true;
    },
    async send(replies) {
      isOver = true;
      await last;
      for (const reply of replies) {
        const sent = reply.kind === "form" ? showForm(turn, reply.form) : say(turn, reply);
        await sent.catch(async (error: unknown) => {
          tellLoss("answer")(error);
          const isRefused = answerOf("", error).trouble.code === "message-refused";
          if (isRefused) await tell(turn, sentence(FAILED)).catch(tellLoss("answer"));
        });
      }
      await tidy(turn).catch(tellLoss("interim"));
    },
  };
}

async function wait(turn: Turn): Promise<void> {
  const { route, ways } = turn;
  if (turn.stage !== "unanswered") return;
  const inPlace = route.acted === "message";
  turn.stage = inPlace ? "answered" : "waiting";
  // A wait that nobody sees has no end: what is sent privately is, from the first.
  await (inPlace ? ways.respond(ANSWERS.waitInPlace) : ways.respond(ANSWERS.wait, route.isDirect ? {} : { flags: 64 }));
}

async function showInterim(turn: Turn, message: Message): Promise<void> {
  const { route, ways } = turn;
  if (route.token === undefined) turn.interim = { in: "place", written: await ways.write(message) };
  else if (route.acted === "message") {
    await wait(turn);
    const id = await ways.followUp(message, "person");
    if (id !== undefined) turn.interim = { in: "private", id };
  } else if (turn.stage === "waiting") await ways.editFirst(message);
  else {
    turn.stage = "waiting";
    await ways.respond(ANSWERS.message, ways.privately(message));
  }
}

type Said = Extract<Reply, { kind: "message" }>;

async function say(turn: Turn, { message, to, replaces }: Said): Promise<void> {
  // What one person reads alone makes no thread.
  const parts = to === "person" ? packMessage(message) : splitMessage(message);
  const [first, ...rest] = parts;
  const isReplaced = replaces && first !== undefined && (await replaceActed(turn, first));
  await (to === "person" ? tellAll : postAll)(turn, isReplaced ? rest : parts);
}

/** False where there is no message to be replaced. */
async function replaceActed(turn: Turn, message: Message): Promise<boolean> {
  const { route, ways, stage } = turn;
  if (route.acted !== "message") return false;
  turn.stage = "answered";
  if (stage === "unanswered" && (await ways.respond(ANSWERS.update, ways.openly(message)))) return true;
  return await ways.editFirst(message);
}

async function tellAll(turn: Turn, parts: readonly Message[]): Promise<void> {
  for (const part of parts) await tell(turn, part);
}

/** To the person alone, in the stead of what said to wait, by whatever way is still open. */
async function tell(turn: Turn, message: Message): Promise<void> {
  const { route, ways, stage, interim } = turn;
  if (route.token === undefined) return void (await write(turn, message));
  turn.stage = "answered";
  if (stage === "unanswered" && (await ways.respond(ANSWERS.message, ways.privately(message)))) return;
  if (stage === "waiting" && (await ways.editFirst(message))) return;
  if (interim?.in === "private") {
    turn.interim = undefined;
    if (await ways.editFollowUp(interim.id, message)) return;
  }
  if ((await ways.followUp(message, "person")) === undefined) await ways.reach(message);
}

async function postAll(turn: Turn, parts: readonly Message[]): Promise<void> {
  try {
    for (const part of parts) await postOne(turn, part);
  } catch (error) {
    const { trouble } = answerOf("", error);
    if (trouble.code === "message-refused") throw error;
    await tell(turn, trouble.code === "channel-closed" ? cannotPost(trouble.reason) : NOT_POSTED);
    throw error;
  }
}

async function postOne(turn: Turn, message: Message): Promise<void> {
  const { route, ways, stage } = turn;
  if (route.token === undefined) return await write(turn, message);
  if (stage === "unanswered" && route.acted === "nothing") {
    turn.stage = "answered";
    if (await ways.respond(ANSWERS.message, ways.openly(message))) return;
  }
  await wait(turn);
  // What comes after an answer that waits takes its place, and would be seen by one person.
  if (turn.stage === "waiting") await ways.removeFirst();
  turn.stage = "answered";
  if ((await ways.followUp(message, "place")) === undefined) await ways.write(message);
}

/** Where it was written, in the stead of what said to wait. */
async function write(turn: Turn, message: Message): Promise<void> {
  const { ways, interim } = turn;
  turn.interim = undefined;
  if (interim?.in !== "place" || !(await ways.rewrite(interim.written, message))) await ways.write(message);
}

async function showForm(turn: Turn, form: Form): Promise<void> {
  const { route, ways, forms, stage } = turn;
  if (route.token === undefined) return await tell(turn, FORM_NEEDS_COMMAND);
  const opened = forms.keep(form);
  if (route.isForm) return await tell(turn, [...(form.about ?? []), ...formAgain(opened)]);
  turn.stage = "answered";
  const isOpen = stage === "unanswered" && (await ways.respond(ANSWERS.form, renderForm(form)));
  if (isOpen) return;
  turn.stage = stage === "waiting" ? stage : "answered";
  await tell(turn, formLate(opened));
}

/** Nothing says to wait any longer, and Discord is answered. */
async function tidy(turn: Turn): Promise<void> {
  const { route, ways, stage, interim } = turn;
  if (interim?.in === "place") await ways.remove(interim.written);
  if (interim?.in === "private") await ways.removeFollowUp(interim.id);
  if (stage === "unanswered" && route.acted === "message") await wait(turn);
  else if (stage !== "answered") await tell(turn, [note(DONE)]);
}
