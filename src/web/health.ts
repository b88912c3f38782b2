import { createServer } from "node:http";

/** What the health page says, as JSON. */
export type Health = { status: "ok"; articles: number; collectedAt: string | null };

/** `GET /healthz` on loopback; undefined where the port is taken. `port` 0 takes any free one. */
export async function openHealth(
  port: number,
  read: () => Promise<Health>,
): Promise<(AsyncDisposable & { address: string }) | undefined> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response
        .writeHead(status, { "content-type": "application/json; charset=utf-8" })
        .end(`${JSON.stringify(body)}\n`);
    };
    if (request.url !== "/healthz") return answer(404, { status: "not found" });
    read().then(
      (health) => answer(200, health),
      () => answer(503, { status: "failing" }),
    );
  });
  const listening = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
  });
  const address = server.address();
  if (!listening || address === null || typeof address === "string") return undefined;
  return {
    address: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
