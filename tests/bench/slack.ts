import { setTimeout } from "node:timers/promises";
import { command } from "../support/slack/payloads.ts";
import { MODES, openMetWorld, replyOf } from "../support/slack/world.ts";

export type SlackFigures = {
  /** Commands at once, each of which takes five seconds to answer. */
  commands: number;
  /** The longest that Slack waits for an acknowledgement, in milliseconds, by a socket and by requests. */
  socketAckMs: number;
  httpAckMs: number;
  /** Those that were not answered. */
  unanswered: number;
};

const COMMANDS = 50;
/** Milliseconds. */
const THOUGHT = 5_000;

export async function measureSlack(): Promise<SlackFigures> {
  const [socket, http] = [await measureMode(MODES[0]), await measureMode(MODES[1])];
  return {
    ...{ commands: COMMANDS, socketAckMs: socket.slowest, httpAckMs: http.slowest },
    unanswered: 2 * COMMANDS - socket.answered - http.answered,
  };
}

async function measureMode(mode: (typeof MODES)[number]): Promise<{ slowest: number; answered: number }> {
  const handle = () => setTimeout(THOUGHT, [replyOf("Réponse")]);
  await using world = await openMetWorld(mode, { handle });
  const { platform } = world;
  const asked = Array.from({ length: COMMANDS }, () => command(platform, "/demander", "Que prépare Meta ?"));
  const acknowledged = await Promise.all(asked.map((each) => world.deliver("slash_commands", each)));
  await Promise.race([platform.until(() => platform.responded.length === COMMANDS), setTimeout(2 * THOUGHT)]);
  const slowest = Math.max(...acknowledged.map(({ milliseconds }) => milliseconds));
  return { slowest, answered: new Set(platform.responded.map(({ url }) => url)).size };
}
