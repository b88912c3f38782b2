import type { webApi } from "@slack/bolt";
import { fetchUntil } from "../../lib/http.ts";

/** A client for one request, which is given up when `stop` says so. */
export type Connect = (stop: AbortSignal) => Promise<webApi.WebClient>;

/**
 * Slack's own client, loaded by the first request. It sends nothing twice and waits for nothing: the outbox does. One
 * for each request: a client that is told to wait has all of its others wait too.
 */
export function openSlack({ token, url }: { token: string; url: string | undefined }): Connect {
  return async (stop) => {
    const { webApi } = await import("@slack/bolt");
    return new webApi.WebClient(token, {
      ...(url !== undefined && { slackApiUrl: url }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      fetch: fetchUntil(stop),
      // It would write on the terminal, and say what the outbox says.
      logger: SILENT,
    });
  };
}

const nothing = (): void => {};

/** Says nothing on the terminal. */
export const SILENT: webApi.Logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing },
  getLevel: () => "error" as webApi.LogLevel,
};
