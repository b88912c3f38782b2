import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channelsSchema, isAt, slackPlaceOf } from "../../src/channels/settings.ts";
import { channelAt } from "../../src/commands/deps.ts";
import type { Config } from "../../src/config.ts";

const here = (workspace: string, channel: string) => ({ platform: "slack", workspace, channel, thread: null }) as const;

describe("a channel of Slack", () => {
  test("is named with its workspace, or without", () => {
    expect([slackPlaceOf("C1"), slackPlaceOf("T1/C1")]).toEqual([
      { workspace: "", channel: "C1" },
      { workspace: "T1", channel: "C1" },
    ]);
  });

  test.for([
    ["C1", "T1", "C1", true],
    ["C1", "T2", "C1", true],
    ["T1/C1", "T1", "C1", true],
    ["T1/C1", "T2", "C1", false],
    ["T1/C1", "", "C1", false],
    ["T1/C1", "T1", "C2", false],
    ["T1/C1", "T1", "T1/C1", false],
    [undefined, "T1", "C1", false],
  ] as const)("%s is where %s/%s is: %s", ([slack, workspace, channel, expected]) => {
    expect(isAt({ slack, discord: undefined }, here(workspace, channel))).toBe(expected);
  });

  test("that the settings take is read back as it was written", () => {
    const id = fc.stringMatching(/^[A-Z0-9]{1,12}$/);
    fc.assert(
      fc.property(fc.option(id), id, (team, name) => {
        const slack = `${team === null ? "" : `T${team}/`}C${name}`;
        expect(channelsSchema.parse([{ id: "a", slack }])[0]?.slack).toBe(slack);
        const place = here(team === null ? "T0" : `T${team}`, `C${name}`);
        expect([isAt({ slack, discord: undefined }, place), slackPlaceOf(slack).channel]).toEqual([true, `C${name}`]);
      }),
    );
  });

  test.for(["T1/", "/C1", "T1//C1", "T1/C1/C2", "E1/C1", "t1/C1", "T1\\C1", "T1/C1\n"])("is not « %s »", (slack) => {
    expect(channelsSchema.safeParse([{ id: "a", slack }]).success).toBe(false);
  });

  test("is no channel of Discord", () => {
    const place = { ...here("T1", "C1"), platform: "discord" } as const;
    expect([
      isAt({ slack: "C1", discord: undefined }, place),
      isAt({ slack: undefined, discord: "C1" }, place),
    ]).toEqual([...[false, true]]);
  });
});

describe("messages in embeds", () => {
  const faults = (channel: object) =>
    channelsSchema
      .safeParse([{ id: "a", ...channel }])
      .error?.issues.map(({ path, message }) => [path.join("."), message]);

  test("are for a channel of Discord", () => {
    const [channel] = channelsSchema.parse([{ id: "a", discord: "1390000000000000200", layout: "embeds" }]);
    expect(channel?.layout).toBe("embeds");
  });

  test.for([{ slack: "C1" }, { terminal: true }])("are for no other: %o", (place) => {
    expect(faults({ ...place, layout: "embeds" })).toEqual([
      ["0.layout", "aucun réglage « layout » hors d’un canal de Discord"],
    ]);
  });

  test("are all that there is to be set", () => {
    expect(faults({ discord: "1390000000000000200", layout: "cartes" })).toEqual([["0.layout", "embeds"]]);
  });
});

describe("what is asked somewhere is of", () => {
  const channels = [
    { id: "ecran", terminal: true },
    { id: "une", slack: "T1/C1" },
    { id: "deux", slack: "T2/C1" },
    { id: "trois", slack: "T2/C3" },
  ] as unknown as Config["channels"];

  test.for([
    ["the channel itself", "T2", "C1", "deux"],
    ["the first one of the workspace", "T2", "C9", "deux"],
    ["the first one of all, where the workspace has none", "T9", "C1", "ecran"],
    ["the first one of all, where Slack names no workspace", "", "C9", "ecran"],
  ] as const)("%s", ([, workspace, channel, id]) => {
    expect(channelAt(here(workspace, channel), { channels }).id).toBe(id);
  });

  test("the first one of all, where there is one workspace", () => {
    const alone = [...channels.slice(0, 1), { id: "equipe", slack: "C1" }] as unknown as Config["channels"];
    expect([
      channelAt(here("T1", "C1"), { channels: alone }).id,
      channelAt(here("T1", "C9"), { channels: alone }).id,
    ]).toEqual([...["equipe", "ecran"]]);
  });
});
