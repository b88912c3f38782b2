import type { App } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import type { InstallationStore } from "../store.ts";
import { answerOf, wordOf } from "./answers.ts";
import type { Call } from "./calls.ts";

type Deps = { installations: InstallationStore; callIn(workspace: string): Call; log: Log };

/** Forgets what a workspace gave, once it has taken it back. */
export function forgetRemoved(app: App, { installations, callIn, log }: Deps): void {
  const forget = async (workspace: string): Promise<void> => {
    const reason = await reasonToKeep(callIn(workspace));
    if (reason !== undefined) return log.warn("slack workspace kept", { workspace, reason });
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
async function reasonToKeep(call: Call): Promise<string | undefined> {
  try {
    await call(({ auth }) => auth.test());
    return "installed";
  } catch (error) {
    return answerOf("", "find", error).trouble.code === "channel-closed" ? undefined : wordOf(error);
  }
}
