import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SCOPES } from "../../../src/channels/slack/scopes.ts";
import { comeBack, installBy, openWay, type Way } from "../../support/slack/browser.ts";
import { CLIENT_ID } from "../../support/slack/oauth.ts";
import { command, eventOf, inTeam, mention, shortcut } from "../../support/slack/payloads.ts";
import { MODES, openMetWorld, replyOf, type World } from "../../support/slack/world.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform } from "../../support/slack-platform.ts";

const BOT = { user: "vigie", user_id: "UVIGIE" };
const [T2, T3] = ["xoxb-de-T2", "xoxb-de-T3"];

const [COOKIE, KEPT] = ["slack-app-oauth-state", "slack workspace kept"];

const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A state as Vigie makes them, but for its signature. */
const STATE = coded({ installOptions: { scopes: [] }, now: new Date().toISOString() });
const SIGNED = `${coded({ alg: "HS256", typ: "JWT" })}.${STATE}`;
const FORGED = `${SIGNED}.${createHmac("sha256", "un autre secret").update(SIGNED).digest("base64url")}`;
const UNSIGNED = `${coded({ alg: "none", typ: "JWT" })}.${STATE}.`;

/** Slack with three workspaces. */
async function openTeams(): Promise<SlackPlatform> {
  const platform = await openSlackPlatform();
  platform.installed.set(T2, { ...BOT, team: "Équipe <b>2</b>", team_id: "T2", url: "https://equipe2.slack.com/" });
  platform.installed.set(T3, { ...BOT, team: "Équipe 3", team_id: "T3" });
  return platform;
}

/** The workspaces that the settings name. */
const NAMED = ["T2/C1", "T3/C1"].map((slack) => ({ slack, mention: undefined }));

const openInstalling = (mode: (typeof MODES)[number], platform: SlackPlatform, options = {}) =>
  openMetWorld(mode, { platform, isInstalled: true, channels: NAMED, ...options });

const install = ({ address, platform }: World, token: string) => installBy(address, platform, token);

const callsOf = ({ platform }: World, method: string) =>
  platform.asked.filter((each) => each.method === method).map(({ token }) => token);
const eventsOf = ({ logged }: World) => logged.map(({ event }) => event);
const ENGLISH = /[Oo]ops|Thank|Please|[Ee]rror|[Ii]nvalid|slack_oauth/;

describe.for(MODES)("a workspace that installs Vigie (%s)", (mode) => {
  test("is sent to Slack and back, and is answered by its own token at once", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling(mode, platform, { handle: async () => [replyOf("Oui", { to: "place" })] });
    const { status, page, way, cookie } = await openWay(world.address);
    expect(status).toBe(200);
    expect(page).toContain('<html lang="fr">');
    expect(`${way.origin}${way.pathname}`).toBe("https://slack.com/oauth/v2/authorize");
    expect(way.searchParams.get("scope")?.split(",")).toEqual(SCOPES);
    expect(way.searchParams.get("client_id")).toBe(CLIENT_ID);
    expect(cookie).toMatch(/^slack-app-oauth-state=./);

    const back = await install(world, T2);
    expect(back.status).toBe(200);
    expect(back.page).toContain("dans l’espace « Équipe &lt;b&gt;2&lt;/b&gt; »");
    expect(back.page).toContain("T2/C0123456789");
    expect(back.page).not.toMatch(ENGLISH);
    expect(back.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await world.installations.find("T2")).toMatchObject({ token: T2, botUserId: "UVIGIE" });
    const tables = world.database.withTables<{ installations: { sealed: string } }>();
    expect(JSON.stringify(await tables.selectFrom("installations").selectAll().execute())).not.toContain("xoxb");

    await world.deliver("slash_commands", inTeam("T2", command(platform, "/demander", "A")));
    await platform.until(() => platform.stored.length === 1);
    expect(callsOf(world, "chat.postMessage")).toEqual([T2]);
    expect(world.heard[0]).toMatchObject({ person: { id: "slack:T2:U2" }, place: { workspace: "T2", channel: "C1" } });
  });

  test("stands beside another, each with its token, and says who rules it", async () => {
    await using platform = await openTeams();
    platform.people.set("U2", { is_admin: true });
    const rules: unknown[] = [];
    const channels = [...NAMED];
    await using world = await openInstalling(mode, platform, {
      channels,
      handle: async ({ person }: World["heard"][number]) => {
        rules.push([person.id, await person.isAdmin()]);
        return [replyOf("Oui", { to: "place" })];
      },
    });
    for (const token of [T2, T3]) expect((await install(world, token)).status).toBe(200);
    // The settings name it no more.
    channels.pop();
    await world.deliver("slash_commands", inTeam("T2", command(platform, "/demander", "A")));
    await platform.until(() => platform.stored.length === 1);
    await world.deliver("events_api", inTeam("T3", mention("<@UVIGIE> B")));
    await platform.until(() => platform.stored.length === 2);
    expect(callsOf(world, "chat.postMessage")).toEqual([T2, T3]);
    // Nobody rules anything where the settings name no channel.
    expect([rules, callsOf(world, "users.info")]).toEqual([
      [
        ["slack:T2:U2", true],
        ["slack:T3:U2", false],
      ],
      [T2],
    ]);
    expect(world.heard[1]?.wish).toEqual({ kind: "question", text: "B" });
  });

  test("is let in where a channel of the settings is in it, and nowhere else", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling(mode, platform, { channels: NAMED.slice(0, 1) });
    const { status, page } = await install(world, T3);
    expect([status, await world.installations.list()]).toEqual([403, []]);
    expect(page).toContain("Cet espace, T3, n’est nommé par aucun canal de vigie.yaml");
    expect(page).not.toMatch(ENGLISH);
  });

  test("is unknown until then: what comes from it is acknowledged, and nothing is done", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling(mode, platform);
    await install(world, T2);
    await world.deliver("slash_commands", inTeam("T9", command(platform, "/demander", "A")));
    await world.deliver("interactive", inTeam("T9", shortcut(platform, "verifier_affirmation", { text: "A" })));
    await world.deliver("events_api", inTeam("T9", mention("<@UVIGIE> A")));
    await world.deliver("slash_commands", inTeam("T2", command(platform, "/demander", "B")));
    await platform.until(() => platform.responded.length === 1);
    expect(world.heard.map(({ place }) => place.workspace)).toEqual(["T2"]);
    const unknown = { event: "slack workspace unknown", workspace: "T9" };
    expect(world.logged.filter(({ level }) => level === "warn" || level === "error")).toMatchObject([
      ...[unknown, unknown, unknown],
    ]);
  });

  test.for([
    ["app_uninstalled", { type: "app_uninstalled" }],
    ["tokens_revoked", { type: "tokens_revoked", tokens: { bot: ["UVIGIE"], oauth: [] } }],
  ] as const)("is forgotten once it removes Vigie (%s), and no other is", async ([, event]) => {
    await using platform = await openTeams();
    await using world = await openInstalling(mode, platform);
    for (const token of [T2, T3]) await install(world, token);
    platform.installed.delete(T2);
    await world.deliver("events_api", eventOf("T2", event));
    await world.untilLogged(() => eventsOf(world).includes("slack workspace removed"));
    expect(await world.installations.list()).toEqual(["T3"]);
  });
});

describe("a workspace", () => {
  test("that installed Vigie again before Slack told that it had removed it stays", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    await install(world, T2);
    await world.deliver("events_api", eventOf("T2", { type: "app_uninstalled" }));
    const reasons = () => world.logged.flatMap((each) => (each["event"] === KEPT ? [each["reason"]] : []));
    await world.untilLogged(() => reasons().length === 1);
    // Taken back from somebody alone: Vigie has none of theirs.
    await world.deliver("events_api", eventOf("T2", { type: "tokens_revoked", tokens: { oauth: ["U2"] } }));
    platform.script("auth.test", { status: 503 });
    await world.deliver("events_api", eventOf("T2", { type: "app_uninstalled" }));
    await world.untilLogged(() => reasons().length === 2);
    expect([reasons(), await world.installations.list()]).toEqual([["installed", "503"], ["T2"]]);
  });

  test("that installs Vigie twice is in once, with its last token", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    await install(world, T2);
    platform.installed.set("xoxb-nouveau", { ...BOT, team: "Équipe 2", team_id: "T2" });
    platform.installed.delete(T2);
    await install(world, "xoxb-nouveau");
    expect(await world.installations.list()).toEqual(["T2"]);
    expect(await world.installations.find("T2")).toMatchObject({ token: "xoxb-nouveau" });
  });

  test("of which a person is to be warned is the one where they are", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    for (const token of [T2, T3]) await install(world, token);
    platform.script("chat.postMessage", { error: "channel_not_found" });
    await world.app.warn(["U2"], [{ kind: "note", text: "Attention" }]);
    expect([callsOf(world, "chat.postMessage"), platform.stored.length]).toEqual([[T2, T3], 1]);
    platform.channels.delete("U2");
    await world.app.warn(["U2"], [{ kind: "note", text: "Attention" }]);
    expect(world.logged.at(-1)).toMatchObject({ event: "slack person not warned", reason: "channel_not_found" });
  });
});

describe("what comes back from Slack", () => {
  test.for<[what: string, query: (way: Way) => Record<string, string>, cookie: (way: Way) => string, status: number]>([
    ["without a state", () => ({ code: "bon" }), ({ cookie }) => cookie, 400],
    ["without the browser's own", ({ state }) => ({ code: "bon", state }), () => "", 400],
    ["with another's state", () => ({ code: "bon", state: "faux" }), ({ cookie }) => cookie, 400],
    ["with a forged state", () => ({ code: "bon", state: "faux" }), () => `${COOKIE}=faux`, 400],
    ["with a state signed by another", () => ({ code: "bon", state: FORGED }), () => `${COOKIE}=${FORGED}`, 400],
    ["with a state that is not signed", () => ({ code: "bon", state: UNSIGNED }), () => `${COOKIE}=${UNSIGNED}`, 400],
    ["without a code", ({ state }) => ({ state }), ({ cookie }) => cookie, 400],
    ["with a code that was used", ({ state }) => ({ code: "usé", state }), ({ cookie }) => cookie, 400],
    ["of somebody who refused", ({ state }) => ({ error: "access_denied", state }), ({ cookie }) => cookie, 400],
    ["with another error", ({ state }) => ({ error: "<script>", state }), ({ cookie }) => cookie, 400],
    ["with nothing at all", () => ({}), () => "", 400],
  ])("%s installs nothing, and says so in French", async ([, query, cookie, status]) => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    platform.codes.set("bon", { token: T2 });
    const way = await openWay(world.address);
    const back = await comeBack(world.address, query(way), cookie(way));
    expect(back.status).toBe(status);
    expect(back.page).toContain("Vigie n’est pas installée");
    expect(back.page).not.toMatch(ENGLISH);
    expect(back.page).not.toContain("<script>");
    expect([await world.installations.list(), eventsOf(world)]).toEqual([[], ["slack install failed"]]);
  });

  test.for([
    ["invalid_client_id", 500, "SLACK_CLIENT_ID"],
    ["internal_error", 502, "Recommencez"],
  ] as const)("where Slack says %s tells what to do", async ([error, status, words]) => {
    await using platform = await openTeams();
    await using world = await openInstalling("socket", platform);
    platform.script("oauth.v2.access", { error });
    const back = await install(world, T2);
    expect([back.status, back.page]).toEqual([status, expect.stringContaining(words)]);
    expect(back.page).not.toMatch(ENGLISH);
    // The same way serves again once Slack does.
    expect((await install(world, T2)).status).toBe(200);
  });

  test("for a whole organisation is refused", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    const { state, cookie } = await openWay(world.address);
    platform.codes.set("org", { token: T2, isOrgWide: true });
    const back = await comeBack(world.address, { code: "org", state }, cookie);
    expect([back.status, back.page]).toEqual([400, expect.stringContaining("un espace à la fois")]);
    expect(await world.installations.list()).toEqual([]);
  });

  test("where a store does not keep it is said, and is no installation", async () => {
    await using platform = await openTeams();
    await using world = await openInstalling("http", platform);
    world.installations.keep = () => Promise.reject(new Error("Le disque est plein."));
    const back = await install(world, T2);
    expect([back.status, back.page]).toEqual([502, expect.stringContaining("L’installation n’a pas abouti")]);
  });
});

describe("the pages", () => {
  test.for(["POST /slack/install", "POST /slack/oauth_redirect", "GET /slack/install/..", "GET /slack/installer"])(
    "are those alone: %s finds nothing",
    async (asked) => {
      await using platform = await openTeams();
      await using world = await openInstalling("socket", platform);
      const [method = "", path = ""] = asked.split(" ");
      expect((await fetch(new URL(path, world.address), { method })).status).toBe(404);
    },
  );

  test("are not there where Vigie has a token", async () => {
    await using world = await openMetWorld("http");
    expect((await fetch(new URL("/slack/install", world.address))).status).toBe(404);
    expect(callsOf(world, "auth.test")).toEqual([SLACK_TOKEN]);
  });
});
