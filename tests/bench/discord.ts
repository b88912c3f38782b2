import { setTimeout } from "node:timers/promises";
import { command, textOptions } from "../support/discord/payloads.ts";
import { openMetWorld, replyOf } from "../support/discord/world.ts";

export type DiscordFigures = {
  /** Commands at once, each of which takes five seconds to answer. */
  commands: number;
  /** The longest that Discord waits for a first answer, in milliseconds: it gives up after three thousand. */
  firstAnswerMs: number;
  /** Those that were not answered. */
  unanswered: number;
};

const COMMANDS = 50;
/** Milliseconds. */
const THOUGHT = 5_000;

export async function measureDiscord(): Promise<DiscordFigures> {
  const handle = () => setTimeout(THOUGHT, [replyOf("Réponse")]);
  // Its pauses are its own: a command that opens no form has Discord told to wait at once.
  await using world = await openMetWorld({ handle, haste: 1 });
  const { platform } = world;
  for (let at = 0; at < COMMANDS; at++) world.act(command(platform, "demander", textOptions({ question: `${at}` })));
  const answered = () => platform.stored.filter(({ isWaiting }) => !isWaiting).length;
  await Promise.race([platform.until(() => answered() === COMMANDS), setTimeout(2 * THOUGHT)]);
  const firstAnswerMs = Math.max(...platform.callbacks.map(({ milliseconds }) => milliseconds));
  return { commands: COMMANDS, firstAnswerMs, unanswered: COMMANDS - answered() };
}
