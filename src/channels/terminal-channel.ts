import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";

/**
 * The terminal as a channel. It cannot be asked what it shows: what this process printed is not printed again, and what
 * a process that died may have printed is, since its screen may have died with it.
 */
export function openTerminalChannel(id: string, print: (message: Message, subject: string) => Promise<void>): Channel {
  const printed = new Set<string>();
  return {
    ...{ id, pace: 0 },
    split: (message) => [message],
    async post(message, { key, subject }) {
      // Noted first: a pipe that breaks has shown what it has shown.
      printed.add(key);
      await print(message, subject);
      return key;
    },
    find: async (key) => (printed.has(key) ? key : undefined),
    async update(key, message) {
      await print(message, key);
      return undefined;
    },
  };
}
