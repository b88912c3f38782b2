import { describe, expect, test } from "vitest";
import { openApp } from "../src/app.ts";
import { loadConfig, parseSettings } from "../src/config.ts";
import { localDay } from "../src/lib/calendar.ts";
import { openLog } from "../src/lib/log.ts";
import { openPosting } from "../src/publishing.ts";
import { openLoopbackChannel } from "./support/loopback-channel.ts";
import { openLoopbackPlatform } from "./support/loopback-platform.ts";
import { openNews, SETTINGS } from "./support/small-news.ts";

const MINUTE = 60_000;
const settingsAt = (at: string, more = ""): string =>
  `${more}${SETTINGS}channels:\n  - { id: equipe, slack: C1, digest: { at: "${at}", days: [mon, tue, wed, thu, fri, sat, sun] } }\n`;

/** The program in Paris on 24 December 2025, three articles collected, its Slack a platform on loopback. */
async function openTeam(time: string, settings: string) {
  await using stack = new AsyncDisposableStack();
  const news = stack.use(openNews(settings));
  const platform = stack.use(await openLoopbackPlatform());
  const now = { now: Date.parse(`2025-12-24T${time}:00+01:00`) };
  const clock = (): number => now.now;
  const shown: unknown[] = [];
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
    ...{ app, platform, news, shown, time: now },
    async adopt(text: string) {
      news.write("vigie.yaml", text);
      await app.adopt(await loadConfig(news.path, {}));
    },
    /** What a minute's tick posts: the number of editions that have come so far. */
    async tick() {
      now.now += MINUTE;
      await app.publishDue();
      await app.deliver({});
      return (await app.deliveries.tally()).editions.reduce((all, { sent }) => all + sent, 0);
    },
    /** When the next edition comes, on the wall of Paris. */
    async next() {
      const at = (await app.nextEdition(app.channel("equipe"))) ?? 0;
      return new Date(at).toISOString();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe("an hour that is changed while the program runs", () => {
  test("to a later one brings no second edition that day", async () => {
    await using team = await openTeam("08:35", settingsAt("08:30"));
    expect(await team.tick()).toBe(1);
    await team.adopt(settingsAt("09:00"));
    expect(await team.next()).toBe("2025-12-25T08:00:00.000Z");
    team.time.now = Date.parse("2025-12-24T09:05:00+01:00");
    expect(await team.tick()).toBe(1);
    team.time.now = Date.parse("2025-12-25T08:45:00+01:00");
    expect(await team.tick()).toBe(1);
    team.time.now = Date.parse("2025-12-25T09:00:00+01:00");
    expect(await team.tick()).toBe(2);
  });

  test("to one that is past brings the edition at once, where the day has had none", async () => {
    await using team = await openTeam("10:00", settingsAt("18:00"));
    expect([await team.tick(), await team.next()]).toEqual([0, "2025-12-24T17:00:00.000Z"]);
    await team.adopt(settingsAt("09:00"));
    expect([await team.next(), (await team.app.editionsDue()).get("equipe")]).toEqual([
      "2025-12-25T08:00:00.000Z",
      true,
    ]);
    expect(await team.tick()).toBe(1);
    team.time.now = Date.parse("2025-12-24T18:05:00+01:00");
    expect([await team.tick(), (await team.app.editionsDue()).get("equipe")]).toEqual([1, false]);
  });

  test("to one that is past brings an edition that is not late; any other change leaves it as late as it is", async () => {
    await using team = await openTeam("08:35", settingsAt("08:30"));
    expect(await team.tick()).toBe(1);
    const isLate = (): boolean => JSON.stringify(team.platform.received).includes("arrivé en retard");
    await team.adopt(settingsAt("18:00"));
    team.time.now = Date.parse("2025-12-25T10:00:00+01:00");
    expect(await team.tick()).toBe(1);
    await team.adopt(settingsAt("09:00"));
    expect([await team.tick(), isLate()]).toEqual([2, false]);
    team.time.now = Date.parse("2025-12-26T10:00:00+01:00");
    await team.adopt(settingsAt("09:00", "budget: { tokensPerDay: 7 }\n"));
    expect([await team.tick(), isLate()]).toEqual([3, true]);
  });

  test("to one that is past brings none where the day has had its own", async () => {
    await using team = await openTeam("10:05", settingsAt("10:00"));
    expect(await team.tick()).toBe(1);
    for (const hour of ["09:00", "10:04", "23:00", "10:00"]) {
      await team.adopt(settingsAt(hour));
      expect(await team.tick()).toBe(1);
    }
  });

  test("with the zone brings one edition for each day of that zone", async () => {
    await using team = await openTeam("08:35", settingsAt("08:30"));
    expect(await team.tick()).toBe(1);
    await team.adopt(settingsAt("08:30", "timezone: America/Montreal\n").replace("timezone: Europe/Paris\n", ""));
    // 8 h 30 in Montreal, the same local day.
    team.time.now = Date.parse("2025-12-24T08:31:00-05:00");
    expect(localDay(team.time.now, "America/Montreal")).toBe("2025-12-24");
    expect([await team.tick(), await team.next()]).toEqual([1, "2025-12-25T13:30:00.000Z"]);
  });
});

describe("settings adopted while the program runs", () => {
  test("bring their sources, channels and rules, and take the others away", async () => {
    await using team = await openTeam("08:35", settingsAt("18:00"));
    team.news.write(
      "autre/note.txt",
      "Le 23 décembre 2025, la ville de Lurçay a ouvert une bibliothèque de 300 robots.\n",
    );
    await team.adopt(`sources: [{ id: autre, folder: "./autre" }]
channels: [{ id: ecran, terminal: true, digest: { at: "08:30" }, alerts: [robots] }]
alerts: [{ id: robots, any: [robot] }]
budget: { tokensPerDay: 7 }
`);
    const { app } = team;
    const visits = [await app.collectNext({}), await app.collectNext({})];
    expect(visits).toMatchObject([[{ id: "autre", new: 1 }], []]);
    expect(() => app.channel("equipe")).toThrow("unknown-channel");
    expect(await team.tick()).toBe(1);
    expect(team.shown).toMatchObject([{ channel: "ecran", day: "2025-12-24" }]);
    const sources = await app.measure();
    expect(sources.find(({ name }) => name === "vigie_source_failing")?.samples.map(({ labels }) => labels)).toEqual([
      { source: "autre" },
    ]);
    expect(sources.find(({ name }) => name === "vigie_model_tokens_per_day")?.samples).toEqual([{ value: 7 }]);
  });

  test("that cannot serve leave all as it was", async () => {
    await using team = await openTeam("08:35", settingsAt("08:30"));
    const before = team.app.config;
    const bad = settingsAt("23:00").replace("digest: {", "digest: { holidays: XX,");
    await expect(team.adopt(bad)).rejects.toMatchObject({ trouble: { code: "unknown-holidays" } });
    expect(team.app.config).toBe(before);
    expect(await team.tick()).toBe(1);
  });

  test("leave what is under way as it began, and nothing is posted beside it", async () => {
    await using team = await openTeam("08:35", settingsAt("08:30"));
    await team.app.publishDue();
    const first = team.app.deliver({});
    await team.adopt(settingsAt("08:30", "budget: { tokensPerDay: 7 }\n"));
    const second = team.app.deliver({});
    const [sent, again] = [await first, await second];
    expect([sent.length, again]).toEqual([team.platform.received.length, []]);
    expect(new Set(team.platform.received.map(({ key }) => key)).size).toBe(sent.length);
  });

  test("leave open the channels that are where they were: a screen knows what it has shown", async () => {
    const [shown, opened]: [unknown[], string[]] = [[], []];
    const posting = openPosting(
      {
        show: (message) => void shown.push(message),
        place({ id, slack, discord, layout = "" }) {
          opened.push(`${id} ${slack ?? discord} ${layout}`.trim());
          return openLoopbackChannel({ id, address: "http://127.0.0.1:9" });
        },
      },
      { find: async () => undefined },
    );
    const channelsOf = (text: string) => parseSettings(`channels:\n${text}`, "vigie.yaml").channels;
    const screen = "  - { id: ecran, terminal: true }\n";
    const before = posting.places(channelsOf(`${screen}  - { id: equipe, slack: C1 }\n`));
    const stop = new AbortController().signal;
    await before.get("ecran")?.post([], { key: "k", subject: "alert/x", parent: null, stop });
    const after = posting.places(
      channelsOf(`  - { id: equipe, slack: C2 }\n${screen.replace("true", 'true, digest: { at: "09:00" }')}`),
    );
    expect(await after.get("ecran")?.find("k", { since: 0, parent: null, stop })).toBe("k");
    expect([shown.length, opened.splice(0)]).toEqual([1, ["equipe C1", "equipe C2"]]);
    const id = "1".repeat(18);
    for (const layout of ["", ", layout: embeds", ", layout: embeds"])
      posting.places(channelsOf(`  - { id: produit, discord: "${id}"${layout} }\n`));
    expect(opened).toEqual([`produit ${id}`, `produit ${id} embeds`]);
  });
});
