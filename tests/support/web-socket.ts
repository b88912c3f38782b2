import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** The side of a server, as RFC 6455 has it: whole texts, pings answered, and a farewell. */
export type ServerSocket = {
  send(text: string): void;
  /** Says that it is over, by a code, and hangs up once the other side agrees. */
  close(code?: number): void;
  /** Hangs up without a word. */
  drop(): void;
  on(event: "text", listener: (text: string) => void): void;
  on(event: "close", listener: () => void): void;
};

const KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10];

/** `isDeaf`: whether it leaves farewells without an answer. */
export function acceptSocket(request: IncomingMessage, stream: Duplex, isDeaf: () => boolean): ServerSocket {
  const events = new EventEmitter();
  const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${KEY}`).digest("base64");
  const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  stream.write([...head, `Sec-WebSocket-Accept: ${accept}`, "", ""].join("\r\n"));
  let bytes = Buffer.alloc(0);
  stream.on("error", () => {});
  // Of its own, it would stay open on this side.
  stream.on("end", () => stream.end());
  stream.on("close", () => events.emit("close"));
  stream.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (let frame = readFrame(bytes); frame !== undefined; frame = readFrame(bytes)) {
      bytes = bytes.subarray(frame.size);
      if (frame.kind === TEXT) events.emit("text", frame.payload.toString("utf8"));
      if (frame.kind === PING) stream.write(frameOf(PONG, frame.payload));
      if (frame.kind === CLOSE && !isDeaf()) stream.end(frameOf(CLOSE, frame.payload));
    }
  });
  return {
    send: (text) => void stream.write(frameOf(TEXT, Buffer.from(text))),
    close: (code = 1000) => void stream.write(frameOf(CLOSE, Buffer.from([code >> 8, code & 0xff]))),
    drop: () => void stream.destroy(),
    on: (event: string, listener: (text: string) => void) => void events.on(event, listener),
  };
}

/** A client masks what it sends. */
function readFrame(bytes: Buffer): { kind: number; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start + 4) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const size = start + 4 + length;
  if (bytes.length < size) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(bytes.subarray(start + 4, size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { kind: bytes.readUInt8(0) & 0x0f, payload, size };
}

function frameOf(kind: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head.writeUInt8(0x80 | kind, 0);
  head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
