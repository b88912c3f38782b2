import type { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { fetchWithin } from "../../lib/http.ts";
import type { Log } from "../../lib/log.ts";
import type { SlackListening } from "../settings.ts";
import { SILENT } from "./client.ts";
import { installingOptions, renderInstallPage } from "./install.ts";
import type { SlackAccess } from "./workspaces.ts";

export type Receiver = HTTPReceiver | SocketModeReceiver;

/** Who Vigie is where it has a token, once it was asked. */
export type Self = { botUserId?: string };

type Opening = {
  settings: SlackAccess & { listening: SlackListening };
  self: Self;
  /** Milliseconds that a request may take. */
  patience: number;
  log: Log;
  /** In epoch milliseconds. */
  clock(): number;
  /** No more is heard, and then no more is answered. */
  stop: AbortSignal;
  closing: AbortSignal;
};

/** Slack's own listener, loaded when it is needed. It asks nothing of Slack by itself: its absence would end the process. */
export async function openBolt({ settings, self, patience, log, clock, stop, closing }: Opening) {
  const { App, HTTPReceiver, SocketModeReceiver } = await import("@slack/bolt");
  const { url, listening } = settings;
  const optionsOf = (until: AbortSignal) => ({
    ...(url !== undefined && { slackApiUrl: url }),
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, allowAbsoluteUrls: false, logger: SILENT },
    // What is responded to somebody goes this way too, and has no limit of its own.
    fetch: fetchWithin(patience, until),
  });
  const installing = {
    ...installingOptions(settings, clock),
    // A socket is opened with these options too.
    installerOptions: { clientOptions: optionsOf(stop), renderHtmlForInstallPath: renderInstallPage },
  };
  const receiver: Receiver =
    listening.kind === "http"
      ? new HTTPReceiver({ signingSecret: listening.signingSecret, logger: SILENT, ...installing })
      : new SocketModeReceiver({
          ...{ appToken: listening.appToken, autoReconnectEnabled: false, logger: SILENT },
          ...installing,
        });
  if ("client" in receiver) readSafely(receiver.client, log);
  const app: App = new App({
    ...{ receiver, logger: SILENT, clientOptions: optionsOf(closing), convoStore: false },
    // It needs to know Vigie's own id; whatever a program writes is left out where it is heard.
    ignoreSelf: false,
    // Else the receiver says who Vigie is, by what the workspace gave.
    ...("token" in settings && { authorize: async () => ({ botToken: settings.token, ...self }) }),
  });
  return { app, receiver };
}

/** What its client cannot make out would end the process. */
function readSafely(client: SocketModeReceiver["client"], log: Log): void {
  const readers = client.listeners("ws_message");
  client.removeAllListeners("ws_message").on("ws_message", async (...frame) => {
    try {
      for (const read of readers) await read(...frame);
    } catch (error) {
      log.warn("slack frame unread", { error: String(error) });
    }
  });
}
