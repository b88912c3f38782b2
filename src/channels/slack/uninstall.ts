import type { App } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import type { InstallationStore } from "../store.ts";
import { answerOf, wordOf } from "./answers.ts";
import type { Call } from "./calls.ts";

type Deps = { installations: InstallationStore; callIn(workspace: string): Call; log: Log };

/** Forgets what a workspace gave, once it has taken it back. */
export function forgetRemoved(app: App, { installations, callIn, log }: Deps): void {
  const forget = async (workspace: string): Promise<void> => {
    if (await isStillThere(callIn(workspace), log)) return;
    await installations.remove(workspace);
    log.info("slack workspace removed", { workspace });
  };
  app.event("app_uninstalled", ({ body }) => forget(body.team_id));
  app.event("tokens_revoked", async ({ body, event }) => {
    // Those of people, Vigie has not.
    if ((event.tokens.bot ?? []).length > 0) await forget(body.team_id);
  });
}

/** Slack may tell of it late, and Vigie have been installed again since; what it does not say now is not forgotten. */
async function isStillThere(call: Call, log: Log): Promise<boolean> {
  try {
    await call(({ auth }) => auth.test());
    return true;
  } catch (error) {
    const { trouble } = answerOf("", "find", error);
    if (trouble.code !== "channel-closed") log.warn("slack workspace kept", { reason: wordOf(error) });
    return trouble.code !== "channel-closed";
  }
}
