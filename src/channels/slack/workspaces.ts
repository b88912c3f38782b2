import { z } from "zod";
import { Failure } from "../../lib/failure.ts";
import type { SlackApplication } from "../settings.ts";
import type { InstallationStore } from "../store.ts";
import { type Connect, openSlack } from "./client.ts";

/** By what Vigie is let in: one workspace's token, or an application with what workspaces gave it. `url` as in the settings. */
export type SlackAccess = { url: string | undefined } & ({ token: string } | InstalledAccess);
/** `stateSecret` signs what comes back of an installation. */
type InstalledAccess = {
  application: Omit<SlackApplication, "key"> & { stateSecret: string };
  installations: InstallationStore;
};

export type Workspaces = {
  /** Clients that act in a workspace; each request throws `Failure` where Vigie is not installed there. */
  connect(workspace: string): Connect;
  /** All that let Vigie in, by their ids; "" is the one of a token. */
  list(): Promise<string[]>;
  /** Where a workspace is read, as `https://equipe.slack.com/`; undefined where Slack does not say. Asked once. */
  addressOf(workspace: string): Promise<string | undefined>;
};

/** Milliseconds that nothing but a link is worth. */
const PATIENCE = 5_000;

export function openWorkspaces(access: SlackAccess): Workspaces {
  const addresses = new Map<string, Promise<string | undefined>>();
  const connect = "token" in access ? openOne(access) : openInstalled(access);
  return {
    connect,
    list: async () => ("token" in access ? [""] : await access.installations.list()),
    async addressOf(workspace) {
      const asked = addresses.get(workspace) ?? askAddress(connect(workspace));
      addresses.set(workspace, asked);
      const address = await asked;
      if (address === undefined) addresses.delete(workspace);
      return address;
    },
  };
}

function openOne(access: { token: string; url: string | undefined }): Workspaces["connect"] {
  const connect = openSlack(access);
  return () => connect;
}

/** What was given is read for each request: it may be new, or gone. */
function openInstalled({ installations, url }: InstalledAccess & Pick<SlackAccess, "url">): Workspaces["connect"] {
  return (workspace) => async (stop) => {
    const { token } = await requireInstallation(installations, workspace);
    return await openSlack({ token, url })(stop);
  };
}

async function askAddress(connect: Connect): Promise<string | undefined> {
  try {
    const { auth } = await connect(AbortSignal.timeout(PATIENCE));
    const { url = "" } = await auth.test();
    return /^https?:\/\/[\w.:-]+\/$/.test(url) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** What a workspace gave, and what people call it. */
const installationSchema = z.object({ token: z.string(), botUserId: z.string(), name: z.string() });
export type Installation = z.infer<typeof installationSchema>;

/** Throws `Failure` where there is none, or none that can be read. */
export async function requireInstallation(installations: InstallationStore, workspace: string): Promise<Installation> {
  const { data } = installationSchema.safeParse(await installations.find(workspace));
  if (data === undefined) throw new Failure({ code: "workspace-unknown", workspace });
  return data;
}
