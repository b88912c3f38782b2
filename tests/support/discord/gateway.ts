import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { acceptSocket, type ServerSocket } from "../web-socket.ts";
import { APP_ID, type Guild, VIGIE } from "./things.ts";

/** Opcodes, as the protocol numbers them. */
const [DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK] = [0, 1, 2, 6, 7, 9, 10, 11];

/** Which one of how many: it is told of the servers whose number falls to it. */
type Shard = readonly [index: number, count: number];

/** What one shard was told; `socket` is where it is. */
type Session = {
  id: string;
  shard: Shard;
  socket: ServerSocket | undefined;
  seq: number;
  sent: { type: string; data: unknown; seq: number }[];
};

/** Discord's side of the gateway, version 10. */
export type DiscordGateway = {
  /** Sockets that were opened, and those that still are. */
  opened: number;
  open: Set<ServerSocket>;
  identified: { token?: string; intents?: number; shard?: Shard }[];
  resumed: { seq?: number; session_id?: string }[];
  heartbeats: number;
  /** Milliseconds between two heartbeats. */
  beat: number;
  /** Neither greets nor answers farewells; `isNumb`: nor answers heartbeats. */
  isDeaf: boolean;
  /** Takes calls and does not pick up. */
  isMute: boolean;
  isNumb: boolean;
  /** Codes with which it hangs up on who says who they are, once each. */
  refusals: number[];
  /** Shards that Discord wants at least, and how many may say who they are within five seconds. */
  shards: number;
  turns: number;
  /** Of several shards, those that are never welcomed. */
  shut: Set<number>;
  /** Whether a session can be gone on with. */
  keepsSessions: boolean;
  accept(request: IncomingMessage, stream: Duplex): void;
  /** Tells of something; to nobody who is there, it is told when they come back. */
  dispatch(type: string, data: unknown): void;
  /** Sends what is no dispatch. */
  say(text: string): void;
  /** Asks to come back, as Discord does every few hours; one shard, or all. */
  renew(shard?: number): void;
  close(code: number): void;
  /** Hangs up without a word; on one shard, or on all. */
  drop(shard?: number): void;
};

/** `stir` is called whenever something has changed; `address` is where it is, as `ws://…`. */
export function openDiscordGateway(
  stir: () => void,
  address: () => string,
  guilds: () => readonly Guild[],
): DiscordGateway {
  /** The newest of each shard. */
  const sessions = new Map<number, Session>();
  const unanswered = new Set<Duplex>();
  const frame = (socket: ServerSocket, value: object): void => socket.send(JSON.stringify(value));
  const tell = (session: Session, type: string, data: unknown): void => {
    session.seq += 1;
    if (session.socket) frame(session.socket, { op: DISPATCH, t: type, s: session.seq, d: data });
  };

  const beat = (socket: ServerSocket): void => {
    gateway.heartbeats += 1;
    if (!gateway.isNumb) frame(socket, { op: ACK });
  };

  const identify = (socket: ServerSocket, data: { shard?: Shard }): void => {
    gateway.identified.push(data);
    const shard = data.shard ?? [0, 1];
    const refusal = gateway.refusals.shift() ?? refusalOf(shard, gateway.shards);
    if (refusal !== undefined) socket.close(refusal);
    else if (!gateway.shut.has(shard[0])) welcome(socket, shard);
  };

  const welcome = (socket: ServerSocket, shard: Shard): void => {
    const session: Session = { id: `S${gateway.identified.length}`, shard, socket, seq: 0, sent: [] };
    sessions.set(shard[0], session);
    const own = guilds().filter(({ id }) => isOwn(shard, id));
    tell(session, "READY", {
      ...{ v: 10, user: VIGIE, guilds: own.map(({ id }) => ({ id, unavailable: true })), shard },
      ...{ session_id: session.id, resume_gateway_url: address(), application: { id: APP_ID, flags: 0 } },
    });
    for (const guild of own) tell(session, "GUILD_CREATE", guild);
  };

  const resume = (socket: ServerSocket, data: { seq?: number; session_id?: string }): void => {
    gateway.resumed.push(data);
    const session = [...sessions.values()].find(({ id }) => id === data.session_id);
    if (!gateway.keepsSessions || session === undefined) frame(socket, { op: INVALID_SESSION, d: false });
    else if (!gateway.shut.has(session.shard[0])) goOn(socket, session, data.seq ?? 0);
  };

  const goOn = (socket: ServerSocket, session: Session, seq: number): void => {
    session.socket = socket;
    for (const { type, data: missed, seq: at } of session.sent.filter((each) => each.seq > seq))
      frame(socket, { op: DISPATCH, t: type, s: at, d: missed });
    tell(session, "RESUMED", {});
  };

  /** The sockets of one shard, or all of them. */
  const socketsOf = (shard?: number): ServerSocket[] =>
    shard === undefined ? [...gateway.open] : [sessions.get(shard)?.socket].flatMap((socket) => socket ?? []);

  const gateway: DiscordGateway = {
    ...{ opened: 0, open: new Set(), identified: [], resumed: [], heartbeats: 0, beat: 41_250 },
    ...{ isDeaf: false, isMute: false, isNumb: false, refusals: [], keepsSessions: true },
    ...{ shards: 1, turns: 1, shut: new Set() },
    accept(request, stream) {
      gateway.opened += 1;
      stir();
      if (gateway.isMute) return void unanswered.add(stream.on("error", () => {}));
      const socket = acceptSocket(request, stream, () => gateway.isDeaf);
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
        for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
        stir();
      });
      if (!gateway.isDeaf) frame(socket, { op: HELLO, d: { heartbeat_interval: gateway.beat } });
      stir();
    },
    dispatch(type, data) {
      const { guild_id: guild = "0" } = Object(data);
      for (const session of sessions.values()) {
        if (!isOwn(session.shard, guild)) continue;
        tell(session, type, data);
        session.sent.push({ type, data, seq: session.seq });
      }
    },
    say(text) {
      for (const { socket } of sessions.values()) socket?.send(text);
    },
    renew(shard) {
      for (const socket of socketsOf(shard)) frame(socket, { op: RECONNECT, d: null });
    },
    close(code) {
      for (const socket of gateway.open) socket.close(code);
    },
    drop(shard) {
      for (const stream of unanswered) stream.destroy();
      for (const socket of socketsOf(shard)) socket.drop();
    },
  };
  return gateway;
}

/** What is in no server is told to the first. */
const isOwn = ([index, count]: Shard, guild: string): boolean =>
  (BigInt(guild) >> 22n) % BigInt(count) === BigInt(index);

/** The code with which a shard is hung up on. */
const refusalOf = ([index, count]: Shard, wanted: number): number | undefined =>
  index >= count ? 4010 : count < wanted ? 4011 : undefined;
