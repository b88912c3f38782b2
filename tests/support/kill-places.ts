import { openDiscordPlatform } from "./discord/platform.ts";
import { CHANNEL_ID } from "./discord/things.ts";
import { textsOf } from "./discord/validate.ts";
import { openLoopbackPlatform, textOf } from "./loopback-platform.ts";
import { openSlackPlatform, type SlackPlay } from "./slack-platform.ts";

/** A message as the platform has it: its first text, and the message that it hangs on (`m1` is the first of all). */
export type Received = { text: string; parent: string | null };

/** A platform on loopback to which a process posts until it dies. */
export type KillPlace = AsyncDisposable & {
  address: string;
  received(): Received[];
  /** Keeps the `nth` message without an answer, and then calls. */
  stall(nth: number, then: () => void): void;
};

/** Discord inside the window of its nonces, and beyond it. */
export type KillPlaceName = "loopback" | "slack" | "discord-inside" | "discord-beyond";

/** The channel of Slack to which the settings post. */
const SLACK_CHANNEL = "C0123456789";

export const KILL_PLACES: Record<KillPlaceName, () => Promise<KillPlace>> = {
  loopback: openLoopback,
  slack: openSlack,
  // Nothing shows yet where it was posted: the nonce alone tells what is there.
  "discord-inside": () => openDiscord({ isBehind: true }),
  // No nonce is known: the mark alone tells it.
  "discord-beyond": () => openDiscord({ nonceWindow: 0 }),
};

async function openLoopback(): Promise<KillPlace> {
  const platform = await openLoopbackPlatform();
  return {
    address: platform.address,
    received: () => platform.received.map(({ message, parent }) => ({ text: textOf(message), parent })),
    stall(nth, then) {
      const kept = Array<{ status: number; stores: true }>(nth - 1).fill({ status: 200, stores: true });
      platform.script("equipe", [...kept, { status: -1, stores: true }]);
      platform.onReceived = () => {
        if (platform.received.length === nth) then();
      };
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

async function openSlack(): Promise<KillPlace> {
  const platform = await openSlackPlatform();
  platform.channels.set(SLACK_CHANNEL, undefined);
  const { stored } = platform;
  return {
    address: platform.address,
    received: () =>
      stored.map(({ text, thread }) => ({
        text: firstLine(text),
        parent: thread === undefined ? null : `m${stored.findIndex(({ ts }) => ts === thread) + 1}`,
      })),
    stall(nth, then) {
      const kept = Array<SlackPlay>(nth - 1).fill({ stores: true });
      platform.script("chat.postMessage", ...kept, { status: -1, stores: true });
      void platform.until(() => stored.length === nth).then(then);
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

async function openDiscord(manners: { isBehind?: boolean; nonceWindow?: number }): Promise<KillPlace> {
  const platform = Object.assign(await openDiscordPlatform(), manners);
  const { stored } = platform;
  return {
    address: platform.address,
    received: () =>
      stored.map(({ channel, body }) => ({
        text: firstLine(textsOf(body)[0] ?? ""),
        // A thread has the id of the message that it hangs on.
        parent: channel === CHANNEL_ID ? null : `m${stored.findIndex(({ id }) => id === channel) + 1}`,
      })),
    stall(nth, then) {
      platform.unanswered = nth;
      void platform.until(() => stored.length === nth).then(then);
    },
    [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose](),
  };
}

/** The label of a story stands in the same line. */
const firstLine = (text: string): string => (text.split("\n")[0] ?? "").replace(/\s/g, " ").replace(/ — Nouveau$/, "");
