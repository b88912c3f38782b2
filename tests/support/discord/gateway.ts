import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { acceptSocket, type ServerSocket } from "../web-socket.ts";
import { APP_ID, GUILD, GUILD_ID, VIGIE } from "./things.ts";

/** Opcodes, as the protocol numbers them. */
const [DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK] = [0, 1, 2, 6, 7, 9, 10, 11];

/** Discord's side of the gateway, version 10. */
export type DiscordGateway = {
  /** Sockets that were opened, and those that still are. */
  opened: number;
  open: Set<ServerSocket>;
  identified: { token?: string; intents?: number }[];
  resumed: { seq?: number; session_id?: string }[];
  heartbeats: number;
  /** Milliseconds between two heartbeats. */
  beat: number;
  /** Neither greets nor answers farewells; `isNumb`: nor answers heartbeats. */
  isDeaf: boolean;
  isNumb: boolean;
  /** Codes with which it hangs up on who says who they are, once each. */
  refusals: number[];
  /** Whether a session can be gone on with. */
  keepsSessions: boolean;
  accept(request: IncomingMessage, stream: Duplex): void;
  /** Tells of something; to nobody who is there, it is told when they come back. */
  dispatch(type: string, data: unknown): void;
  /** Sends what is no dispatch. */
  say(text: string): void;
  /** Asks to come back, as Discord does every few hours. */
  renew(): void;
  close(code: number): void;
  /** Hangs up without a word. */
  drop(): void;
};

/** `stir` is called whenever something has changed; `address` is where it is, as `ws://…`. */
export function openDiscordGateway(stir: () => void, address: () => string): DiscordGateway {
  const sent: { type: string; data: unknown; seq: number }[] = [];
  let [seq, ready] = [0, undefined as ServerSocket | undefined];
  const frame = (socket: ServerSocket, value: object): void => socket.send(JSON.stringify(value));
  const tell = (socket: ServerSocket, type: string, data: unknown): void =>
    frame(socket, { op: DISPATCH, t: type, s: ++seq, d: data });

  const beat = (socket: ServerSocket): void => {
    gateway.heartbeats += 1;
    if (!gateway.isNumb) frame(socket, { op: ACK });
  };

  const identify = (socket: ServerSocket, data: object): void => {
    gateway.identified.push(data);
    const refusal = gateway.refusals.shift();
    if (refusal === undefined) welcome(socket);
    else socket.close(refusal);
  };

  const welcome = (socket: ServerSocket): void => {
    ready = socket;
    const session = { session_id: `S${gateway.identified.length}`, resume_gateway_url: address() };
    tell(socket, "READY", {
      ...{ v: 10, user: VIGIE, guilds: [{ id: GUILD_ID, unavailable: true }], ...session, shard: [0, 1] },
      application: { id: APP_ID, flags: 0 },
    });
    tell(socket, "GUILD_CREATE", GUILD);
  };

  const resume = (socket: ServerSocket, data: { seq?: number }): void => {
    gateway.resumed.push(data);
    if (gateway.keepsSessions) goOn(socket, data);
    else frame(socket, { op: INVALID_SESSION, d: false });
  };

  const goOn = (socket: ServerSocket, data: { seq?: number }): void => {
    ready = socket;
    for (const { type, data: missed, seq: at } of sent.filter((each) => each.seq > (data.seq ?? 0)))
      frame(socket, { op: DISPATCH, t: type, s: at, d: missed });
    tell(socket, "RESUMED", {});
  };

  const gateway: DiscordGateway = {
    ...{ opened: 0, open: new Set(), identified: [], resumed: [], heartbeats: 0, beat: 41_250 },
    ...{ isDeaf: false, isNumb: false, refusals: [], keepsSessions: true },
    accept(request, stream) {
      const socket = acceptSocket(request, stream, () => gateway.isDeaf);
      gateway.opened += 1;
      gateway.open.add(socket);
      socket.on("text", (text) => {
        const { op, d } = JSON.parse(text);
        if (op === HEARTBEAT) beat(socket);
        if (op === IDENTIFY) identify(socket, d);
        if (op === RESUME) resume(socket, d);
        stir();
      });
      socket.on("close", () => {
        gateway.open.delete(socket);
        if (ready === socket) ready = undefined;
        stir();
      });
      if (!gateway.isDeaf) frame(socket, { op: HELLO, d: { heartbeat_interval: gateway.beat } });
      stir();
    },
    dispatch(type, data) {
      if (ready !== undefined) tell(ready, type, data);
      else seq += 1;
      sent.push({ type, data, seq });
    },
    say: (text) => ready?.send(text),
    renew: () => {
      if (ready !== undefined) frame(ready, { op: RECONNECT, d: null });
    },
    close: (code) => {
      for (const socket of gateway.open) socket.close(code);
    },
    drop: () => {
      for (const socket of gateway.open) socket.drop();
    },
  };
  return gateway;
}
