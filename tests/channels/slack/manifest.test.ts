import type { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { SCOPES } from "../../../src/channels/slack/scopes.ts";
import { readText } from "../../support/repository.ts";
import { command, shortcut } from "../../support/slack/payloads.ts";
import { openMetWorld } from "../../support/slack/world.ts";

type Manifest = webApi.AppsManifestCreateArguments["manifest"];

const manifest = parse(readText("docs/slack-manifest.yaml"));
const { display_information: shown, features, oauth_config, settings } = manifest as Required<Manifest>;
const { slash_commands = [], shortcuts = [], bot_user } = features;

test("the manifest asks for the rights that installing asks for, for these events, and no other", () => {
  // The compiler knows what Slack calls them.
  const known = {
    ...{ _metadata: { major_version: 2 }, display_information: shown, features },
    oauth_config: {
      scopes: {
        bot: [...SCOPES],
      },
    },
    settings: {
      event_subscriptions: {
        bot_events: [
          ...(["app_home_opened", "app_mention", "app_uninstalled"] as const),
          ...(["message.channels", "message.groups", "message.im", "tokens_revoked"] as const),
        ],
      },
      interactivity: { is_enabled: true },
      ...{ org_deploy_enabled: false, socket_mode_enabled: true, token_rotation_enabled: false },
    },
  } satisfies Manifest;
  expect({ ...manifest, oauth_config, settings }).toEqual(known);
  expect([...(oauth_config.scopes?.bot ?? [])].sort()).toEqual([...SCOPES].sort());
  expect(features.app_home).toEqual({
    ...{ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
  } satisfies NonNullable<Manifest["features"]>["app_home"]);
});

test("the manifest stays within what Slack takes", () => {
  const within = (text: string | undefined, most: number) => expect(text?.length ?? 0).toBeLessThanOrEqual(most);
  within(shown.name, 35);
  within(shown.description, 140);
  expect(bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
  expect([slash_commands.length <= 50, shortcuts.length <= 10]).toEqual([true, true]);
  for (const { command, description, usage_hint } of slash_commands) {
    within(command, 32);
    within(description, 2000);
    within(usage_hint, 1000);
  }
  for (const { name, description, callback_id } of shortcuts) {
    within(name, 24);
    within(description, 150);
    within(callback_id, 255);
  }
});

test("Vigie knows all of its commands and shortcuts", async () => {
  await using world = await openMetWorld("socket");
  const { platform } = world;
  for (const each of slash_commands) await world.deliver("slash_commands", command(platform, each.command, "aide"));
  for (const each of shortcuts) await world.deliver("interactive", shortcut(platform, each.callback_id, { text: "A" }));
  await platform.until(() => platform.responded.length === slash_commands.length + shortcuts.length);
  expect(world.heard.map(({ wish }) => Object(wish).command ?? wish.kind)).toEqual([
    ...["demander", "veille", "check", "follow"],
  ]);
});
