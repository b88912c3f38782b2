import { expect, test } from "vitest";
import { command, sub, textOptions } from "../support/discord/payloads.ts";
import { openDiscordPlatform } from "../support/discord/platform.ts";
import { CHANNEL_ID, DISCORD_TOKEN } from "../support/discord/things.ts";
import { NOT_FOR_PEOPLE, plain, spawnCli } from "../support/run-cli.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

test("start posts in Discord, answers there, and ends well", async () => {
  await using platform = await openDiscordPlatform();
  using news = openNews(
    `${SETTINGS}channels: [{ id: salon, discord: "${CHANNEL_ID}" }, { id: ecran, terminal: true }]\n`,
  );
  const running = spawnCli(["start", "--data", news.path], {
    ...{ DISCORD_TOKEN, DISCORD_API_URL: platform.address, SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "" },
  });
  await running.until("Ctrl-C pour arrêter.");
  const { gateway } = platform;
  await platform.until(() => gateway.open.size > 0 && gateway.identified.length > 0);
  const shown = (): string => JSON.stringify([platform.stored, platform.callbacks]);
  for (const [asked, answer] of [
    [command(platform, "veille", sub("etat")), "État de Vigie"],
    [command(platform, "demander", textOptions({ question: "Combien de registres ont été lus à Belval ?" })), "12"],
    [command(platform, "veille", sub("aide")), "Ce que Vigie sait faire"],
  ] as const) {
    gateway.dispatch("INTERACTION_CREATE", asked);
    await platform.until(() => shown().includes(answer));
  }
  expect([...platform.commands.values()].flat().length).toBeGreaterThan(0);
  const [address = ""] = /http:\/\/127\.0\.0\.1:\d+\/healthz/.exec(running.err()) ?? [];
  expect(await (await fetch(address)).json()).toMatchObject({ status: "ok", discord: "ok" });
  running.send("SIGTERM");
  const { status, err } = await running.ended;
  expect(status).toBe(0);
  expect(plain(err)).toMatch(/Vigie s’arrête\.$/);
  expect(err).not.toMatch(NOT_FOR_PEOPLE);
});
