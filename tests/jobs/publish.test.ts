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
  const [notices, shown, logged]: [Notice[], unknown[], string[]] = [[], [], []];
  const clock = (): number => time.now;
  const app = stack.use(
    await openApp(await loadConfig(news.path, {}), {
      ...{ name: "essai", clock, chance: () => 0.5, isGone: () => false },
      log: openLog("info", (line) => void logged.push(line), clock, "essai"),
      show: (_, value) => void shown.push(value),
      place: ({ id }) => openLoopbackChannel({ id, address: platform.address }),
    }),
  );
  await app.collect({});
  const owned = stack.move();
  return {
    ...{ app, platform, time, notices, shown, logged, news },
    deliver: () => app.deliver({ tell: (notice) => void notices.push(notice) }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const storiesOf = async (app: App): Promise<number> =>
  (await app.edition(app.channel("equipe"), undefined)).edition.stories.length;

describe("a story that was told before", () => {
  const [FIRST, SECOND] = ["articles/ecluse.md", "articles/ecluse-2.md"] as const;
  const again = (day: number, ...lines: string[]): string =>
    [
      `---\ntitle: "L’écluse de Morville passe au pilotage automatique"\nauthor: Jean Vasse\ndate: 2025-12-${day}\n---`,
      ...lines,
    ].join("\n");
  const REPEATED = [
    "À Morville, un logiciel d'Hydrolane manœuvre désormais l'écluse du port fluvial et surveille la file des péniches.",
    "Le logiciel ferme les portes tout seul, quand l'eau monte, et un éclusier reste de garde.",
  ];

  /** The next day, one article more or another; what the channel is sent then. */
  async function nextDay(team: Awaited<ReturnType<typeof openTeam>>, file: string, text: string) {
    await team.app.publishDue();
    await team.deliver();
    const [first] = team.platform.received;
    team.news.write(file, text);
    team.time.now += 24 * HOUR;
    await team.app.collect({});
    const { edition, decisions } = await team.app.edition(team.app.channel("equipe"), undefined);
    const before = team.platform.received.length;
    await team.app.publishDue();
    await team.deliver();
    const parts = team.platform.received.slice(before).flatMap(({ message }) => message);
    const address = `${team.platform.address}/channels/equipe/${first?.id}`;
    return { edition, decisions, parts, address };
  }

  test("comes again for a new fact, which is named, with the way to the message that told it", async () => {
    await using team = await openTeam();
    const text = again(24, ...REPEATED, "Le port de Morville veut équiper 14 autres écluses avec Vik Bajaj.");
    const { edition, parts, address } = await nextDay(team, SECOND, text);
    expect(edition.stories).toMatchObject([{ label: "update" }]);
    expect(parts).toContainEqual({
      ...{ kind: "note", url: address },
      text: "Nouveau depuis l’édition du mercredi 24 décembre 2025 : 14 autres écluses, Vik Bajaj",
    });
  });

  test("without a new fact is not shown, and is told", async () => {
    await using team = await openTeam();
    const { edition, decisions } = await nextDay(team, SECOND, again(24, ...REPEATED));
    expect(edition).toMatchObject({ stories: [], more: 0 });
    expect(decisions).toMatchObject([{ outcome: "known", label: null }]);
    team.time.now += 24 * HOUR;
    expect((await team.app.edition(team.app.channel("equipe"), undefined)).decisions).toEqual([]);
  });

  test("is corrected where its article changed in what was shown", async () => {
    await using team = await openTeam();
    const changed = team.news.read(FIRST).replace("près de 140 bateaux", "près de 90 bateaux");
    const { edition, parts, address } = await nextDay(team, FIRST, changed);
    expect(edition.stories).toMatchObject([{ label: "correction" }]);
    expect(JSON.stringify(edition.stories[0]?.claims)).toContain("près de 90 bateaux");
    expect(parts).toContainEqual({
      ...{ kind: "note", url: address },
      text: "L’édition du mercredi 24 décembre 2025 disait : « Selon le port, près de 140 bateaux franchissent l'écluse chaque jour. » L’article ne le dit plus.",
    });
    team.time.now += 24 * HOUR;
    expect((await team.app.edition(team.app.channel("equipe"), undefined)).edition.stories).toEqual([]);
  });

  test("by an edition that nobody saw is new", async () => {
    await using team = await openTeam();
    team.platform.always("equipe", { status: 403, reason: "archived" });
    await team.app.publishDue();
    for (let hour = 0; hour < 13; hour++, team.time.now += HOUR) await team.deliver();
    const { edition } = await team.app.edition(team.app.channel("equipe"), undefined);
    expect(edition.stories.map(({ label }) => label)).toEqual(["new", "new", "new"]);
  });
});

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

  test("with nothing new is one line, or silence where the channel prefers, and the day is done", async () => {
    await using team = await openTeam(`${SETTINGS}channels:
  - { id: dite, slack: C1, digest: { days: [mon, tue, wed, thu, fri, sat, sun] } }
  - { id: muette, slack: C2, digest: { days: [mon, tue, wed, thu, fri, sat, sun], whenNothing: silence } }
`);
    await team.app.publishDue();
    await team.deliver();
    const before = team.platform.texts("muette").length;
    expect(before).toBeGreaterThan(0);
    const ofDay = async (day: string): Promise<string[]> => {
      team.time.now = Date.parse(`${day}T09:00:00Z`);
      const known = team.platform.received.length;
      for (let n = 0; n < 2; n++) await team.app.publishDue();
      await team.deliver();
      return team.platform.received.slice(known).map(({ channel }) => channel);
    };
    expect(await ofDay("2025-12-26")).toEqual(["dite"]);
    expect(team.logged.filter((line) => line.includes('"silent":true'))).toHaveLength(1);
    team.time.now += 1;
    expect((await team.app.edition(team.app.channel("muette"), undefined)).edition.period.from).toContain("2025-12-26");
    team.news.remove("articles");
    await team.app.collect({});
    expect((await ofDay("2025-12-27")).toSorted()).toEqual(["dite", "muette"]);
    expect(await ofDay("2025-12-28")).toEqual(["dite"]);
  });

  test("is none in a replay", async () => {
    await using team = await openTeam(`at: "2025-12-24T09:00"\n${SETTINGS_OF_TEAM}`);
    await team.app.publishDue();
    expect([await team.deliver(), await team.app.deliveries.fare()]).toEqual([[], []]);
  });
});
