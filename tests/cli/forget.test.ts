import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MIGRATIONS } from "../../src/app.ts";
import { openConversationStore } from "../../src/commands/store.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { openNews } from "../support/small-news.ts";

const UNTIL = Date.parse("2025-12-25T09:00:00Z");

/** A data folder where something is kept of U2, in two workspaces, and of another. */
async function openKept() {
  const news = openNews();
  await runCli(["collect", "--data", news.path]);
  await using opened = await openDatabase(join(news.path, "vigie.db"), MIGRATIONS);
  const store = openConversationStore(opened.database);
  for (const [id, person] of [
    ["a", "slack:T1:U2"],
    ["b", "slack:T1:U2"],
    ["c", "slack:T9:U2"],
    ["d", "slack:T1:U22"],
    ["e", "discord:123456789012345678"],
  ] as const)
    await store.keep({ id, person, content: "Que prépare Hydrolane ?", until: UNTIL });
  await store.follow("fil", "slack:T1:U2", UNTIL);
  return news;
}

const forget = (data: string, ...argv: string[]) => runCli(["forget", ...argv, "--data", data]);

describe("forget", () => {
  test("erases what is kept of a person in one workspace, or in all, and then finds nothing", async () => {
    using news = await openKept();
    expect(await forget(news.path, "slack:T1:U2", "--json")).toMatchObject({
      status: 0,
      out: `${JSON.stringify({ person: "slack:T1:U2", erased: [{ person: "slack:T1:U2", shown: 2, followed: 1 }] }, null, 2)}\n`,
    });
    const all = await forget(news.path, "U2");
    const said = "C’est effacé pour slack:T9:U2 : 1 réponse ou recherche, 0 fil suivi.";
    expect([all.status, plain(all.out)]).toEqual([0, said]);
    const again = await forget(news.path, "U2");
    expect([again.status, plain(again.out)]).toEqual([0, "Vigie ne garde rien de U2 : il n’y a rien à effacer."]);
    expect(plain((await forget(news.path, "U22")).out)).toMatch(/^C’est effacé pour slack:T1:U22 /);
  });

  test.for(["marie", "@marie", "<@U2>", "%", "slack:T1", "slack::", "autre:T1:U2", "U2 ", "", "U2\u0000"])(
    "takes « %s » for nobody, and says what it expects",
    async (id) => {
      using news = openNews();
      const { status, out, err } = await forget(news.path, id);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toMatch(/comme U0123456789|il manque quelque chose/);
      expect(err).not.toMatch(NOT_FOR_PEOPLE);
    },
  );
});
