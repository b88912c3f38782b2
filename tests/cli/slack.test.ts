import { describe, expect, test } from "vitest";
import { NOT_FOR_PEOPLE, plain, runCli, spawnCli } from "../support/run-cli.ts";
import { installBy } from "../support/slack/browser.ts";
import { APP_TOKEN } from "../support/slack/listening.ts";
import { CLIENT_ID, CLIENT_SECRET } from "../support/slack/oauth.ts";
import { command, inTeam } from "../support/slack/payloads.ts";
import { openSlackPlatform, type SlackPlatform } from "../support/slack-platform.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const T2 = "xoxb-de-T2";
const WORKSPACES = `${SETTINGS}channels: [{ id: equipe, slack: T2/C1 }, { id: ecran, terminal: true }]\n`;

const environmentOf = (platform: SlackPlatform, key = "k".repeat(32)) => ({
  ...{ SLACK_CLIENT_ID: CLIENT_ID, SLACK_CLIENT_SECRET: CLIENT_SECRET, VIGIE_KEY: key, SLACK_APP_TOKEN: APP_TOKEN },
  ...{ SLACK_API_URL: platform.address, SLACK_BOT_TOKEN: "", SLACK_SIGNING_SECRET: "", PORT: "0" },
});

async function openTeam(): Promise<SlackPlatform> {
  const platform = await openSlackPlatform();
  platform.installed.set(T2, { team: "Équipe 2", team_id: "T2", user: "vigie", user_id: "UVIGIE" });
  platform.scopes = ["chat:write", "commands", "app_mentions:read", "channels:history", "groups:history", "im:history"];
  return platform;
}

/** What the doctor says of Slack, and of the channel that is there. */
async function examine(path: string, platform: SlackPlatform, key?: string) {
  const { out } = await runCli(["doctor", "--json", "--data", path], { environment: environmentOf(platform, key) });
  expect(out).not.toMatch(NOT_FOR_PEOPLE);
  const checks = JSON.parse(out) as { name: string; ok: boolean; text: string }[];
  const ofSlack = checks.filter(({ name }) => name !== "Slack, réponses");
  return ofSlack.slice(-3, -1).map(({ name, ok, text }) => [name, ok, plain(text)]);
}

describe("several workspaces", () => {
  test("install Vigie while it works, are answered and posted to, and examined", async () => {
    await using platform = await openTeam();
    using news = openNews(WORKSPACES);
    expect(await examine(news.path, platform)).toEqual([
      ["Slack", false, expect.stringContaining("aucun espace n’a installé Vigie")],
      ["equipe", false, expect.stringContaining("pas installée dans son espace de Slack")],
    ]);

    const running = spawnCli(["start", "--data", news.path], environmentOf(platform));
    await running.until("Ctrl-C pour arrêter.");
    const [health = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(running.err()) ?? [];
    await platform.until(() => platform.socket.open.size === 1);
    expect((await installBy(health, platform, T2)).status).toBe(200);
    await platform.socket.deliver("slash_commands", inTeam("T2", command(platform, "/veille", "etat")));
    await platform.until(() => platform.responded.length > 0);
    running.send("SIGTERM");
    const { status, out, err } = await running.ended;
    expect([status, `${out}${err}`.includes(T2)]).toEqual([0, false]);

    const [slack] = await examine(news.path, platform);
    expect(slack).toEqual([
      ...["Slack T2", false],
      "espace « Équipe 2 », sous le nom de vigie : ajoutez-lui le droit users:read, puis réinstallez l’application",
    ]);
    const [[, isOk, text] = []] = await examine(news.path, platform, "z".repeat(32));
    expect([isOk, text]).toEqual([false, expect.stringContaining("installez de nouveau Vigie dans cet espace")]);
  });

  test("are each to be named by a channel", async () => {
    await using platform = await openTeam();
    using news = openNews(WORKSPACES.replace("T2/C1", "C1"));
    const { status, err } = await runCli(["doctor", "--data", news.path], { environment: environmentOf(platform) });
    expect([status, plain(err)]).toEqual([2, expect.stringContaining("channels[1].slack : trouvé « C1 »")]);
  });
});
