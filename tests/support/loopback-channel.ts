import type { Channel } from "../../src/channels/channel.ts";
import type { Message } from "../../src/channels/message.ts";
import { type ClosedReason, Failure, type Trouble } from "../../src/lib/failure.ts";

type Options = { id: string; address: string; pace?: number; split?: (message: Message) => readonly Message[] };

/** One message for each heading, the first with all that stands before. */
export function splitAtHeadings(message: Message): readonly Message[] {
  const messages: Message[number][][] = [[]];
  for (const part of message) {
    if (part.kind === "heading" && (messages.at(-1)?.length ?? 0) > 0) messages.push([]);
    messages.at(-1)?.push(part);
  }
  return messages;
}

/** A channel of the loopback platform, as the client of a true one would be. */
export function openLoopbackChannel({ id, address, pace = 0, split = splitAtHeadings }: Options): Channel {
  const place = `${address}/channels/${encodeURIComponent(id)}`;
  const busy = (reason: string, stored: "no" | "unknown", seconds: number | null = null): Failure =>
    new Failure({ code: "channel-busy", channel: id, reason, seconds, stored });
  const request = async (url: string, init: RequestInit): Promise<Response | Failure> => {
    try {
      return await fetch(url, init);
    } catch (error) {
      const reason = String(Object(Object(error).cause).code ?? Object(error).name);
      // What never reached the platform is not there.
      return busy(reason, reason === "ECONNREFUSED" ? "no" : "unknown");
    }
  };
  const failureOf = async (response: Response): Promise<Failure> => {
    const { status, headers } = response;
    if (status === 429) return busy("rate", "no", Number(headers.get("retry-after")) || null);
    const { reason } = (await response.json().catch(() => ({}))) as { reason?: string };
    if (status === 403) return closed(id, reason as ClosedReason);
    if (status === 400) return new Failure({ code: "message-refused", channel: id, reason: "malformed" });
    return busy(String(status), "unknown");
  };
  return {
    ...{ id, pace, split },
    async post(message, { key, parent, stop }) {
      const body = JSON.stringify({ key, parent, message });
      const response = await request(place, { method: "POST", body, signal: stop });
      if (response instanceof Failure) return response;
      if (!response.ok) return failureOf(response);
      const { id: posted } = (await response.json()) as { id: string };
      return posted;
    },
    async find(key, { stop }) {
      const response = await request(`${place}?key=${key}`, { signal: stop });
      if (response instanceof Failure) return response;
      if (!response.ok) return failureOf(response);
      const { id: found } = (await response.json()) as { id: string | null };
      return found ?? undefined;
    },
    link: async (posted) => `${place}/${posted}`,
    update: async () => undefined,
  };
}

function closed(channel: string, reason: ClosedReason): Failure {
  const trouble: Trouble = { code: "channel-closed", channel, reason };
  return new Failure(trouble);
}
