import { describe, expect, test } from "vitest";
import { type App, openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config.ts";
import type { Notice } from "../../src/deliveries/delivery.ts";
import { openLog } from "../../src/lib/log.ts";
import { openLoopbackChannel } from "../support/loopback-channel.ts";
import { openLoopbackPlatform } from "../support/loopback-platform.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const HOUR = 3_600_000;
const SETTINGS_OF_TEAM = `${SETTINGS}channels:
  - { id: equipe, slack: C0123456789, digest: { days: [mon, tue, wed, thu, fri, sat, sun] } }
  - { id: terminal, terminal: true, digest: { at: "10:00" } }
`;

/** The program at 10 h 05 in Paris, three articles collected, its Slack a platform on loopback. */
async function openTeam(settings = SETTINGS_OF_TEAM) {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(openNews(settings));
  const platform = stack.use(await openLoopbackPlatform());
  const time = { now: Date.parse("2025-12-24T09:05:00Z") };
  const [notices, shown]: [Notice[], unknown[]] = [[], []];
  const clock = (): number => time.now;
  const app = stack.use(
    await openApp(await loadConfig(news.path, {}), {
      ...{ name: "essai", clock, chance: () => 0.5, isGone: () => false },
      log: openLog("silent", () => {}, clock, "essai"),
      show: (_, value) => void shown.push(value),
      place: ({ id }) => openLoopbackChannel({ id, address: platform.address }),
    }),
  );
  await app.collect({});
  const owned = stack.move();
  return {
    ...{ app, platform, time, notices, shown },
    deliver: () => app.deliver({ tell: (notice) => void notices.push(notice) }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const storiesOf = async (app: App): Promise<number> =>
  (await app.edition(app.channel("equipe"), undefined)).edition.stories.length;

describe("an edition that is due", () => {
  test("is kept with its messages, and delivered once, however often it is asked for", async () => {
    await using team = await openTeam();
    for (let n = 0; n < 3; n++) {
      await team.app.publishDue();
      await team.deliver();
    }
    const [first, ...stories] = team.platform.texts("equipe");
    expect(first).toBe("Veille — mercredi 24 décembre 2025");
    expect(stories).toHaveLength(4);
    expect(team.shown).toMatchObject([{ channel: "terminal", day: "2025-12-24" }]);
    expect(await team.app.deliveries.fare()).toEqual([
      { id: "equipe", waiting: 0, suspended: null },
      { id: "terminal", waiting: 0, suspended: null },
    ]);
  });

  test("that could not be delivered for twelve hours is folded into the next one", async () => {
    await using team = await openTeam();
    team.platform.always("equipe", { status: 403, reason: "archived" });
    await team.app.publishDue();
    for (let hour = 0; hour < 13; hour++, team.time.now += HOUR) await team.deliver();
    expect(team.notices.map(({ kind }) => kind)).toEqual(["suspended", "lost"]);
    await team.app.publishDue();
    expect(await team.deliver()).toEqual([]);
    expect(await storiesOf(team.app)).toBe(3);
    team.platform.always("equipe", undefined);
    team.time.now = Date.parse("2025-12-25T07:30:00Z");
    await team.app.publishDue();
    await team.deliver();
    expect(team.platform.texts("equipe")).toHaveLength(5);
    team.time.now += HOUR;
    expect(await storiesOf(team.app)).toBe(0);
  });

  test.for([
    ["2025-12-25T07:59:00Z", 1],
    ["2025-12-25T08:00:00Z", 2],
    ["2025-12-25T19:29:00Z", 2],
    ["2025-12-25T19:31:00Z", 0],
  ] as const)("missed until %s says so within twelve hours, and is not made past them", async ([instant, notes]) => {
    await using team = await openTeam();
    await team.app.publishDue();
    await team.deliver();
    const before = team.platform.received.length;
    team.time.now = Date.parse(instant);
    await team.app.publishDue();
    await team.deliver();
    const [message] = team.platform.received.slice(before).map((received) => received.message);
    expect(message?.length ?? 0).toBe(notes);
    expect(JSON.stringify(message ?? "").includes("arrivé en retard")).toBe(notes === 2);
  });

  test("is none in a replay", async () => {
    await using team = await openTeam(`at: "2025-12-24T09:00"\n${SETTINGS_OF_TEAM}`);
    await team.app.publishDue();
    expect([await team.deliver(), await team.app.deliveries.fare()]).toEqual([[], []]);
  });
});
