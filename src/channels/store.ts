import type { TableCopy } from "../lib/copy-table.ts";
import type { Database, Migrations } from "../lib/database.ts";
import type { Seal } from "../lib/seal.ts";

type InstallationTables = {
  /** `sealed`: what the platform gave to act there with. */
  installations: { platform: string; workspace: string; sealed: string; installed_at: number };
};

export const installationMigrations: Migrations = {
  "021_installations": {
    async up({ schema }) {
      await schema
        .createTable("installations")
        .addColumn("platform", "text", (column) => column.notNull())
        .addColumn("workspace", "text", (column) => column.notNull())
        .addColumn("sealed", "text", (column) => column.notNull())
        .addColumn("installed_at", "bigint", (column) => column.notNull())
        .addPrimaryKeyConstraint("installations_pk", ["platform", "workspace"])
        .execute();
    },
  },
};

export const installationCopies: readonly TableCopy[] = [{ name: "installations", key: ["platform", "workspace"] }];

/** Where one platform lets Vigie in: each workspace by its id, and JSON that only this program reads. */
export type InstallationStore = {
  /** The last one of a workspace holds. `at` is in epoch milliseconds. */
  keep(workspace: string, installation: unknown, at: number): Promise<void>;
  /** Undefined where Vigie is not installed, or where it was under another key. */
  find(workspace: string): Promise<unknown>;
  /** The workspaces, the oldest first. */
  list(): Promise<string[]>;
  remove(workspace: string): Promise<void>;
};

export function openInstallationStore(anyDatabase: Database, platform: string, seal: Seal): InstallationStore {
  const database = anyDatabase.withTables<InstallationTables>();
  const about = (workspace: string): string => `${platform} ${workspace}`;
  return {
    async keep(workspace, installation, at) {
      const row = { sealed: seal.close(JSON.stringify(installation), about(workspace)), installed_at: at };
      const insert = database.insertInto("installations").values({ platform, workspace, ...row });
      await insert.onConflict((conflict) => conflict.columns(["platform", "workspace"]).doUpdateSet(row)).execute();
    },
    async find(workspace) {
      const rows = database.selectFrom("installations").select("sealed").where("platform", "=", platform);
      const row = await rows.where("workspace", "=", workspace).executeTakeFirst();
      const text = row && seal.open(row.sealed, about(workspace));
      return text === undefined ? undefined : JSON.parse(text);
    },
    async list() {
      const rows = database.selectFrom("installations").select("workspace").where("platform", "=", platform);
      const found = await rows.orderBy("installed_at").orderBy("workspace").execute();
      return found.map(({ workspace }) => workspace);
    },
    async remove(workspace) {
      const rows = database.deleteFrom("installations").where("platform", "=", platform);
      await rows.where("workspace", "=", workspace).execute();
    },
  };
}
