import { answerMessage } from "../channels/answer-message.ts";
import { exhibitButtons } from "../channels/buttons.ts";
import { LACKING, QUESTION_FORM, searching } from "../channels/command-wording.ts";
import { helpMessage } from "../channels/help-message.ts";
import type { Interaction, Place } from "../channels/interaction.ts";
import type { Message } from "../channels/message.ts";
import { note, sentence } from "../channels/parts.ts";
import type { Grant, Press, Run } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { exhibitOf, keepExhibit } from "./exhibits.ts";
import { toPerson, toPlace } from "./replies.ts";

/** Milliseconds for which Vigie stays in a thread after a question. */
const FOLLOWED = 60 * 60_000;

/** A command is answered to the person alone. */
export const askAlone: Run<"demander", CommandDeps> = async ({ question }, interaction, deps) => {
  // What is asked in private is no part of a thread that others read.
  const { message, id } = await answer(question, undefined, interaction, deps);
  return [toPerson(withButtons(message, id, interaction.place.platform))];
};

/** A mention is answered where it was made, and its thread is followed. */
export const askInPlace: Grant<"question", CommandDeps> = async ({ text }, interaction, deps) => {
  if (text.trim() === "") return [toPerson(helpMessage())];
  const thread = threadOf(interaction.place);
  const { message, id } = await answer(text, thread, interaction, deps);
  const until = deps.clock() + FOLLOWED;
  if (thread !== undefined) await deps.conversations.follow(thread, interaction.person.id, until);
  return [toPlace(withButtons(message, id, undefined))];
};

const withButtons = (message: Message, id: string | undefined, share: Place["platform"] | undefined): Message =>
  id === undefined ? message : [...message, exhibitButtons(id, share)];

/** The answer, and the id that its buttons name it by; none where it says nothing. */
async function answer(
  question: string,
  thread: string | undefined,
  { person, place }: Interaction,
  deps: Parameters<typeof askAlone>[2],
): Promise<{ message: Message; id: string | undefined }> {
  const { articles } = await deps.corpus.coverage();
  if (articles > 0) deps.interim([note(searching(articles))]);
  // Some engines keep no control character.
  const text = question.replace(/\p{Cc}/gu, " ").trim();
  const channel = `${place.platform}:${place.workspace}:${place.channel}`;
  const answered = await deps.ask({ text, thread, reader: person.id, channel });
  const message = answerMessage(answered);
  if (answered.claims.length === 0) return { message, id: undefined };
  const exhibit = exhibitOf(message, `question/${answered.question}`, answered.claims);
  return { message, id: await keepExhibit(exhibit, person.id, deps) };
}

/** The name of a thread among all platforms; undefined outside of one. */
export const threadOf = ({ platform, workspace, channel, thread }: Place): string | undefined =>
  thread === null ? undefined : `${platform}:${workspace}:${channel}/${thread}`;

export const openQuestion: Press<CommandDeps> = async () => {
  const { title, submit, label, hint } = QUESTION_FORM;
  const field = { id: "question", label, hint, kind: "lines" } as const;
  return [{ kind: "form", form: { title, submit, action: "demander:", fields: [field] } }];
};

/** The form comes back. */
export const askInForm: Press<CommandDeps> = async ({ values }, interaction, deps) => {
  const question = (values["question"] ?? "").trim();
  if (question === "") return [toPerson(sentence(LACKING.demander))];
  return askAlone({ name: "demander", question }, interaction, deps);
};
