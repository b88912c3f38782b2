import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** What ails a platform. `paths`: what it was asked; `givenUp`: requests that it was no longer waited for. */
export type Ailing = AsyncDisposable & { address: string; paths: string[]; givenUp: number };

/** Seconds: far more than Vigie waits for. */
const LONG = 3_600;

/** Nobody is there. */
export async function openDown(): Promise<Ailing> {
  const gone = await openAiling(() => {});
  await gone[Symbol.asyncDispose]();
  return Object.assign(gone, { [Symbol.asyncDispose]: async () => {} });
}

/** Somebody is there, who says nothing. */
export const openMute = (): Promise<Ailing> => openAiling(() => {});

/** Whoever asks is told to come back in an hour. */
export const openBusy = (): Promise<Ailing> =>
  openAiling((_, response) => {
    response.writeHead(429, { "content-type": "application/json", "retry-after": String(LONG) });
    response.end(JSON.stringify({ ok: false, error: "ratelimited", retry_after: LONG, global: true }));
  });

async function openAiling(listener: RequestListener): Promise<Ailing> {
  const server = createServer((request, response) => {
    ailing.paths.push(request.url ?? "");
    response.on("close", () => {
      if (!response.writableFinished) ailing.givenUp += 1;
    });
    request.resume();
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ailing: Ailing = {
    ...{ address: `http://127.0.0.1:${port}/api/`, paths: [], givenUp: 0 },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return ailing;
}
