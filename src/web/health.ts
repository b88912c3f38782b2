import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { METRICS_TYPE } from "./metrics.ts";

/** What the health page says, as JSON. */
export type Health = {
  status: "ok";
  articles: number;
  collectedAt: string | null;
  slack?: "ok" | "away";
  discord?: "ok" | "away";
};

/** What is served, read anew for each request; one that fails, or takes too long, says that the program is failing. */
export type Pages = {
  health(): Promise<Health>;
  /** In Prometheus's text format. */
  metrics(): Promise<string>;
  /** Takes what Slack sends below `/slack/`, and answers by itself. */
  slack?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
};

/** Milliseconds: who looks after a program takes one that does not answer for dead a little later. */
const PATIENCE = 5_000;

/** `GET /healthz`, `/metrics`, and what Slack sends, on loopback; undefined where the port is taken. `port` 0 takes any free one. */
export async function openHealth(
  port: number,
  pages: Pages,
  patience = PATIENCE,
): Promise<(AsyncDisposable & { address: string }) | undefined> {
  const server = createServer((request, response) => {
    if (pages.slack && request.url?.startsWith("/slack/")) return pages.slack(request, response);
    void answer(request, pages, patience).then((page) => send(page, response));
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

type Page = { status: number; type: string; text: string; allow?: string };

const json = (status: number, body: unknown): Page => ({
  ...{ status, type: "application/json; charset=utf-8" },
  text: `${JSON.stringify(body)}\n`,
});

async function answer({ method = "", url = "" }: IncomingMessage, pages: Pages, patience: number): Promise<Page> {
  const read = PATHS.get(url.replace(/\?.*/s, ""));
  if (read === undefined) return json(404, { status: "not found" });
  if (!METHODS.includes(method)) return { ...json(405, { status: "method not allowed" }), allow: METHODS.join(", ") };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patience);
  });
  try {
    return await Promise.race([read(pages), late]);
  } catch {
    return json(503, { status: "failing" });
  } finally {
    clearTimeout(timer);
  }
}

const METHODS = ["GET", "HEAD"];

const PATHS = new Map<string, (pages: Pages) => Promise<Page>>([
  ["/healthz", async ({ health }) => json(200, await health())],
  ["/metrics", async ({ metrics }) => ({ status: 200, type: METRICS_TYPE, text: await metrics() })],
]);

/** To a HEAD, Node sends the head alone. */
function send({ status, type, text, allow }: Page, response: ServerResponse): void {
  const head = { "content-type": type, "content-length": Buffer.byteLength(text), "cache-control": "no-store" };
  response.writeHead(status, { ...head, ...(allow !== undefined && { allow }) }).end(text);
}
