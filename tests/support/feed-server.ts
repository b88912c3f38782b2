import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setInterval } from "node:timers";
import { gzipSync } from "node:zlib";

/** One scripted answer of the server. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FeedServer = AsyncDisposable & {
  address: string;
  /** The paths that were asked for, in order. */
  asked: string[];
};

/** A server on loopback that plays the answer scripted for each path, and 404 for any other. */
export async function openFeedServer(script: Readonly<Record<string, Answer>>): Promise<FeedServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    // A client that gives up is what half of these scripts are for.
    response.on("error", () => {});
    (script[path] ?? status(404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    address: `http://127.0.0.1:${address.port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const ok =
  (body: string | Uint8Array, type = "application/rss+xml; charset=utf-8"): Answer =>
  (_, response) => {
    response.writeHead(200, { "content-type": type }).end(body);
  };

export const status =
  (code: number): Answer =>
  (_, response) => {
    response.writeHead(code).end("An error page.");
  };

export const redirect =
  (location: string): Answer =>
  (_, response) => {
    response.writeHead(302, { location }).end();
  };

/** To itself, for ever. */
export const redirectLoop: Answer = (request, response) => redirect(request.url ?? "/")(request, response);

/** Accepts, then says nothing. */
export const hang: Answer = () => {};

/** The head at once, then a byte every 20 ms, without end. */
export const slowBody: Answer = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write("x"), 20);
  response.on("close", () => clearInterval(timer));
};

/** As many bytes as the client will take. */
export const endlessBody: Answer = (_, response) => {
  const block = Buffer.alloc(65_536, "x");
  const pour = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.writeHead(200).on("drain", pour);
  pour();
};

/** Some 200 kB that unfold into 200 MiB of zeros. */
export const gzipBomb: Answer = (_, response) => {
  const mebibyte = gzipSync(Buffer.alloc(1_048_576));
  response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.concat(Array(200).fill(mebibyte)));
};

/** A promise of a hundred bytes, broken after five. */
export const cutShort: Answer = (_, response) => {
  response.writeHead(200, { "content-length": "100" }).write("<rss>", () => response.destroy());
};

/** Hangs up without a word. */
export const reset: Answer = (request) => {
  request.socket.resetAndDestroy();
};
