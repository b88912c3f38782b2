import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { acceptSocket, type ServerSocket } from "../web-socket.ts";

export type EnvelopeKind = "slash_commands" | "interactive" | "events_api";

/** What came back of an envelope, and how long it took. */
export type Acknowledged = { milliseconds: number; payload: unknown };

/** Slack's side of Socket Mode. */
export type SocketMode = {
  /** Sockets that were opened, and those that still are. */
  opened: number;
  open: Set<ServerSocket>;
  /** Neither greets nor answers farewells. */
  isDeaf: boolean;
  accept(request: IncomingMessage, stream: Duplex): void;
  /** Resolves when it is acknowledged. */
  deliver(kind: EnvelopeKind, payload: object): Promise<Acknowledged>;
  /** Tells that the socket is to be renewed, as Slack does every few hours. */
  refresh(): void;
  /** Sends what is no envelope. */
  say(text: string): void;
  /** Hangs up without a word. */
  drop(): void;
};

/** `stir` is called whenever something has changed. */
export function openSocketMode(stir: () => void): SocketMode {
  const waiting = new Map<string, (payload: unknown) => void>();
  let envelopes = 0;
  const mode: SocketMode = {
    ...{ opened: 0, open: new Set(), isDeaf: false },
    accept(request, stream) {
      const socket = acceptSocket(request, stream, () => mode.isDeaf);
      mode.opened += 1;
      mode.open.add(socket);
      socket.on("text", (text) => {
        const { envelope_id, payload } = JSON.parse(text);
        waiting.get(envelope_id)?.(payload);
        stir();
      });
      socket.on("close", () => {
        mode.open.delete(socket);
        stir();
      });
      if (!mode.isDeaf) socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
      stir();
    },
    deliver(kind, payload) {
      const envelope_id = `envelope-${envelopes++}`;
      const envelope = { envelope_id, type: kind, payload, accepts_response_payload: kind !== "events_api" };
      const start = performance.now();
      return new Promise((resolve) => {
        const answer = (answered: unknown) => resolve({ milliseconds: performance.now() - start, payload: answered });
        waiting.set(envelope_id, answer);
        mode.say(JSON.stringify(envelope));
      });
    },
    refresh: () => mode.say(JSON.stringify({ type: "disconnect", reason: "refresh_requested" })),
    say: (text) => [...mode.open].at(-1)?.send(text),
    drop: () => {
      for (const socket of mode.open) socket.drop();
    },
  };
  return mode;
}
