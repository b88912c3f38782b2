import { describe, expect, test } from "vitest";
import { command } from "../../support/slack/payloads.ts";
import { bodyOf, type Signing, sendSigned } from "../../support/slack/signed.ts";
import { openMetWorld } from "../../support/slack/world.ts";

const JSON_TYPE = "application/json";
const NOW = (): number => Math.floor(Date.now() / 1000);

describe("a request", () => {
  test.for<[what: string, signing: Signing]>([
    ["with another's signature", { secret: "ffffffffffffffffffffffffffffffff" }],
    ["six minutes old", { at: NOW() - 360 }],
    ["of no date", { at: Number.NaN }],
    ["of another version", { headers: { "x-slack-signature": "v1=00" } }],
    ["with an empty signature", { headers: { "x-slack-signature": "" } }],
  ])("%s is refused, and nothing is done", async ([, signing]) => {
    await using world = await openMetWorld("http");
    const body = bodyOf("slash_commands", command(world.platform, "/demander", "A"));
    expect((await sendSigned(world.address, body, signing)).status).toBe(401);
    expect(world.heard).toEqual([]);
  });

  test("that is not signed is refused", async () => {
    await using world = await openMetWorld("http");
    expect((await fetch(world.address, { method: "POST", body: "{}" })).status).toBe(401);
  });

  test("that is sent again, to the letter, is done once", async () => {
    await using world = await openMetWorld("http");
    const body = bodyOf("slash_commands", command(world.platform, "/demander", "A"));
    const at = NOW();
    for (const headers of [{}, { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" }])
      expect((await sendSigned(world.address, body, { at, headers })).status).toBe(200);
    await world.platform.until(() => world.platform.responded.length === 1);
    expect(world.heard).toHaveLength(1);
  });

  test("to know the address is answered", async () => {
    await using world = await openMetWorld("http");
    const body = JSON.stringify({ type: "url_verification", challenge: "3eZbrw" });
    const answer = await sendSigned(world.address, { body, type: JSON_TYPE });
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: "3eZbrw" }]);
  });

  test.for([
    ["what is no JSON", "{", 400],
    ["more than Slack sends", " ".repeat(5_000_000), 413],
  ] as const)("of %s is refused", async ([, body, status]) => {
    await using world = await openMetWorld("http");
    expect((await sendSigned(world.address, { body, type: JSON_TYPE })).status).toBe(status);
  });

  test.for(["GET /slack/events", "PUT /slack/events", "POST /slack/autre", "POST /slack/events/..", "GET /slack/"])(
    "that is none of Slack's (%s) finds nothing",
    async (asked) => {
      await using world = await openMetWorld("http");
      const [method = "", path = ""] = asked.split(" ");
      expect((await fetch(new URL(path, world.address), { method })).status).toBe(404);
    },
  );
});
