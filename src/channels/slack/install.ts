import type { InstallationStore as BoltStore, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import {
  CANCELLED,
  EXPIRED,
  installed,
  installPage,
  NOT_INSTALLED,
  notNamed,
  ORG_WIDE,
  UNKNOWN_APPLICATION,
} from "../install-wording.ts";
import type { InstallationStore } from "../store.ts";
import { wordOf } from "./answers.ts";
import { SCOPES } from "./scopes.ts";
import { PAGE_HEADERS, type Page, renderWebPage } from "./web-page.ts";
import { type Installation, requireInstallation, type SlackAccess } from "./workspaces.ts";

export type Listener = HTTPReceiver["requestListener"];
type Response = Parameters<Listener>[1];
type Installer = NonNullable<(HTTPReceiver | SocketModeReceiver)["installer"]>;
type Callbacks = NonNullable<Parameters<Installer["handleCallback"]>[2]>;

/** What Bolt's receivers take so that workspaces can install Vigie; nothing, where it has a token. `clock` in epoch milliseconds. */
export function installingOptions(access: SlackAccess, clock: () => number) {
  if ("token" in access) return {};
  return { ...access.application, installationStore: boltStoreOf(access.installations, clock) };
}

/** The page of the way to Slack, in the place of Bolt's own. */
export const renderInstallPage = (url: string): string => renderWebPage(installPage(url));

/** `isNamed`: whether the settings name a workspace; who finds the page by chance is not let in. */
export type Admitting = { isNamed(workspace: string): boolean; log: Log };

/** The pages by which people install Vigie, by method and path. */
export function installingRoutes(installer: Installer, admitting: Admitting): [string, Listener][] {
  const { log } = admitting;
  const callbacks = callbacksOf(admitting);
  const safely = (serve: (...served: Parameters<Listener>) => Promise<void>): Listener => {
    return (request, response) => {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      serve(request, response).catch((error: unknown) => {
        log.error("slack install failed", { error: String(error) });
        if (!response.headersSent) send(response, 500, NOT_INSTALLED);
      });
    };
  };
  return [
    [
      "GET /slack/install",
      safely((...served) => installer.handleInstallPath(...served, undefined, { scopes: [...SCOPES] })),
    ],
    ["GET /slack/oauth_redirect", safely((...served) => installer.handleCallback(...served, callbacks))],
  ];
}

const callbacksOf = ({ isNamed, log }: Admitting): Callbacks => ({
  async afterInstallation({ isEnterpriseInstall, team, bot }, _options, _request, response) {
    const isOfOne = !isEnterpriseInstall && team !== undefined && bot !== undefined;
    if (isOfOne && isNamed(team.id)) return true;
    send(response, isOfOne ? 403 : 400, isOfOne ? notNamed(team.id) : ORG_WIDE);
    return false;
  },
  success({ team }, _options, _request, response) {
    log.info("slack workspace installed", { workspace: team?.id });
    send(response, 200, installed(team?.name ?? "", team?.id ?? ""));
  },
  failure(error, _options, _request, response) {
    log.warn("slack install failed", { error: String(error) });
    send(response, ...failureOf(error));
  },
});

function failureOf(error: { code: string }): [status: number, page: Page] {
  if (error.code === "slack_oauth_installer_authorization_error") return [400, CANCELLED];
  if (STALE.has(error.code) || STALE.has(wordOf(error))) return [400, EXPIRED];
  return WRONG.has(wordOf(error)) ? [500, UNKNOWN_APPLICATION] : [502, NOT_INSTALLED];
}

const STALE = new Set([
  ...["slack_oauth_missing_state", "slack_oauth_invalid_state", "slack_oauth_missing_code"],
  ...["invalid_code", "code_already_used"],
]);
const WRONG = new Set([
  "invalid_client_id",
  "bad_client_secret",
  "bad_redirect_uri",
  "oauth_authorization_url_mismatch",
]);

function send(response: Response, status: number, page: Page): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(renderWebPage(page));
}

/** Bolt knows who Vigie is in a workspace by what it gave. */
function boltStoreOf(installations: InstallationStore, clock: () => number): BoltStore {
  return {
    async storeInstallation({ team, bot }) {
      if (team === undefined || bot === undefined) throw new Error("An installation has no workspace, or no bot.");
      const { token, userId: botUserId } = bot;
      const kept: Installation = { token, botUserId, name: team.name ?? team.id };
      await installations.keep(team.id, kept, clock());
    },
    async fetchInstallation({ teamId: id = "" }) {
      const { token, botUserId: userId, name } = await requireInstallation(installations, id);
      const user = { id: "", token: undefined, scopes: undefined };
      return { team: { id, name }, enterprise: undefined, user, bot: { id: "", scopes: [], token, userId } };
    },
  };
}
