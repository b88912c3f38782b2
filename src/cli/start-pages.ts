import type { App } from "../app.ts";
import type { PlatformApp } from "../channels/listening/platform-app.ts";
import type { SlackApp } from "../channels/slack/app.ts";
import type { Reload } from "../reload.ts";
import type { Pages } from "../web/health.ts";
import { renderMetrics } from "../web/metrics.ts";
import type { Context } from "./command.ts";
import { measureSettings } from "./reload-settings.ts";

/** What runs beside the schedule. */
export type Parts = { reload: Reload; slack: SlackApp | undefined; discord: PlatformApp | undefined };

/** What is served beside the work: how Vigie fares, and what Slack sends. */
export const pagesOf = (app: App, { reload, slack, discord }: Parts, { redact }: Context): Pages => ({
  health: () => readHealth(app, { slack, discord }),
  slack: slack?.receive,
  metrics: async () => redact(renderMetrics([...(await app.measure()), measureSettings(reload)])),
});

async function readHealth(app: App, { slack, discord }: Omit<Parts, "reload">) {
  const visits = (await app.corpus.sourceStates()).map(({ visitedAt }) => visitedAt);
  const { articles } = await app.corpus.coverage();
  const collectedAt = visits.length === 0 ? null : new Date(Math.max(...visits)).toISOString();
  const stateOf = (heard: PlatformApp): "ok" | "away" => (heard.trouble() === undefined ? "ok" : "away");
  const heard = { ...(slack && { slack: stateOf(slack) }), ...(discord && { discord: stateOf(discord) }) } as const;
  return { status: "ok" as const, articles, collectedAt, ...heard };
}
