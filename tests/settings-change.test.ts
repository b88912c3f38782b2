import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Config, makeConfig } from "../src/config.ts";
import { changesBetween, settingsForNow } from "../src/settings-change.ts";
import { settingNames } from "./support/setting-names.ts";

const configOf = (text: string, environment: Record<string, string> = {}): Config =>
  makeConfig({ path: "vigie.yaml", text }, "data", environment);

const sources = (one: string): string => `sources: [{ id: a, ${one} }]\n`;
const channel = (one: string): string => `channels: [{ id: c, ${one} }]\n`;
const digest = (one: string): string => channel(`terminal: true, digest: { ${one} }`);
const alerted = (ids: string): string =>
  `${channel(`terminal: true, alerts: [${ids}]`)}alerts: [{ id: r, any: [mot] }, { id: s, any: [mot] }]\n`;
const quiet = (from: string, to: string): string => channel(`terminal: true, quiet: { from: "${from}", to: "${to}" }`);
const rule = (one: string, count = 9, id = "r"): string =>
  `sources: [{ id: a, feed: x }, { id: b, feed: y }]\nalerts: [{ id: ${id}, independentSources: ${count}, ${one} }]\n`;
const near = (name: string, words: string): string => rule(`entity: [{ name: ${name}, near: [${words}] }]`);
const retention = (days: number): string => `retention: { articlesKeptDays: ${days} }\n`;

/** Each setting, with two texts that differ by it alone, and the changes that they make. */
const SETTINGS: Record<string, [before: string, after: string, ...changed: string[]]> = {
  timezone: ["", "timezone: Asia/Tokyo\n", "zone"],
  at: ["", 'at: "2025-12-24T08:30"\n', "at"],
  "budget.tokensPerDay": ["", "budget: { tokensPerDay: 1 }\n", "budget.tokensPerDay"],
  "briefings.persona": ["", "briefings: { persona: conrad }\n", "briefings.persona"],
  "briefings.secondReading": ["", "briefings: { secondReading: true }\n", "briefings.secondReading"],
  contact: ["", "contact: https://exemple.fr/vigie\n", "contact"],
  privateHosts: ["", "privateHosts: [intranet.exemple.fr]\n", "privateHosts"],
  "privacy.questionsKeptDays": ["", "privacy: { questionsKeptDays: 3 }\n", "privacy.questionsKeptDays"],
  retention: ["", retention(365), "retention"],
  "retention.articlesKeptDays": [retention(365), retention(31), "retention.articlesKeptDays"],
  "sources.id": [sources("feed: x"), "sources: [{ id: b, feed: x }]\n", "sources.a", "sources.b"],
  "sources.name": [sources("feed: x"), sources("feed: x, name: X"), "sources.a.name"],
  "sources.feed": [sources("feed: x"), sources("feed: y"), "sources.a.feed"],
  "sources.page": [sources("page: x"), sources("page: y"), "sources.a.page"],
  "sources.folder": [sources("feed: x"), sources("folder: x"), "sources.a.feed", "sources.a.folder"],
  "channels.id": [channel("slack: C1"), channel("slack: C1").replace("id: c", "id: d"), "channels.c", "channels.d"],
  "channels.terminal": [channel("slack: C1"), channel("terminal: true"), "channels.c.slack", "channels.c.terminal"],
  "channels.slack": [channel("slack: C1"), channel("slack: C2"), "channels.c.slack"],
  "channels.discord": [
    channel(`discord: "${"1".repeat(18)}"`),
    channel(`discord: "${"2".repeat(18)}"`),
    "channels.c.discord",
  ],
  "channels.digest.at": [digest(""), digest('at: "09:00"'), "channels.c.digest.at"],
  "channels.digest.days": [digest(""), digest("days: [sun]"), "channels.c.digest.days"],
  "channels.digest.stories": [digest(""), digest("stories: 5"), "channels.c.digest.stories"],
  "channels.digest.themes.*": [digest("themes: { IA: 2 }"), digest("themes: { IA: 3 }"), "channels.c.digest.themes.IA"],
  "channels.digest.perTheme": [digest(""), digest("perTheme: 2"), "channels.c.digest.perTheme"],
  "channels.digest.perSource": [digest(""), digest("perSource: 2"), "channels.c.digest.perSource"],
  "channels.digest.whenNothing": [digest(""), digest("whenNothing: silence"), "channels.c.digest.whenNothing"],
  "channels.digest.holidays": [digest(""), digest("holidays: FR"), "channels.c.digest.holidays"],
  "channels.layout": [
    channel(`discord: "${"1".repeat(18)}"`),
    channel(`discord: "${"1".repeat(18)}", layout: embeds`),
    "channels.c.layout",
  ],
  "channels.alerts": [alerted("r"), alerted("r, s"), "channels.c.alerts"],
  "channels.mention": [digest(""), channel("terminal: true, mention: strict"), "channels.c.mention"],
  "channels.quiet": [digest(""), quiet("22:00", "07:00"), "channels.c.quiet"],
  "channels.quiet.from": [quiet("22:00", "07:00"), quiet("23:00", "07:00"), "channels.c.quiet.from"],
  "channels.quiet.to": [quiet("22:00", "07:00"), quiet("22:00", "08:00"), "channels.c.quiet.to"],
  "alerts.id": [rule("any: [mot]"), rule("any: [mot]", 9, "t"), "alerts.r", "alerts.t"],
  "alerts.name": [rule(""), rule("name: R"), "alerts.r.name"],
  "alerts.any": [rule(""), rule("any: [mot]"), "alerts.r.any"],
  "alerts.all": [rule("all: [mot]"), rule("all: [fusée]"), "alerts.r.all"],
  "alerts.none": [rule(""), rule("none: [mot]"), "alerts.r.none"],
  "alerts.entity": [rule(""), rule("entity: [Bezos]"), "alerts.r.entity"],
  "alerts.entity.name": [near("Bezos", "fusée"), near("Bajaj", "fusée"), "alerts.r.entity"],
  "alerts.entity.near": [near("Bezos", "fusée"), near("Bezos", "fusée, lune"), "alerts.r.entity"],
  "alerts.sources": [rule("sources: [a]"), rule("sources: [b]"), "alerts.r.sources"],
  "alerts.themes": [rule(""), rule("themes: [énergie]"), "alerts.r.themes"],
  "alerts.amount": [rule(""), rule('amount: "1 milliard"'), "alerts.r.amount"],
  "alerts.independentSources": [rule(""), rule("", 2), "alerts.r.independentSources"],
  "alerts.level": [rule(""), rule("level: haute"), "alerts.r.level"],
  "alerts.grouped": [rule(""), rule("grouped: true"), "alerts.r.grouped"],
  "rights.admins": ["", "rights: { admins: [U0123] }\n", "rights.admins"],
  "rights.editors": ["", "rights: { editors: everyone }\n", "rights.editors"],
  "alerts.mention": [rule(""), rule("mention: [S0123]"), "alerts.r.mention"],
  "alerts.cooldown": [rule("cooldown: 4h"), rule("cooldown: 5h"), "alerts.r.cooldown"],
};
/** Groups that are nothing but what they hold. */
const GROUPS = [
  "alerts",
  "briefings",
  "budget",
  "channels",
  "channels.digest",
  "channels.digest.themes",
  "privacy",
  "rights",
  "sources",
];

const namesOf = (before: Config, after: Config): string[] =>
  changesBetween(before, after).map(({ path }) => path.join("."));

describe("what changed between two settings", () => {
  test("is known for everything that can be set", () => {
    expect([...Object.keys(SETTINGS), ...GROUPS].toSorted()).toEqual(settingNames());
  });

  test.for(Object.entries(SETTINGS))("names %s, either way", ([, [before, after, ...changed]]) => {
    const [one, other] = [configOf(before), configOf(after)];
    expect(namesOf(one, other)).toEqual(changed);
    expect(namesOf(other, one).toSorted()).toEqual(changed.toSorted());
  });

  test("is nothing where they are the same, in whatever order they are written", () => {
    const texts = Object.values(SETTINGS).flatMap(([before, after]) => [after, before]);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (one, other) => {
        expect(changesBetween(configOf(one), configOf(`# Autrement.\n${one}`))).toEqual([]);
        const changes = changesBetween(configOf(one), configOf(other));
        expect(changes.length === 0).toBe(JSON.stringify(configOf(one)) === JSON.stringify(configOf(other)));
      }),
    );
    const turned =
      "sources: [{ feed: y, id: b }, { feed: x, id: a }]\nalerts: [{ any: [mot], id: r, independentSources: 9 }]";
    expect(namesOf(configOf(rule("any: [mot]")), configOf(turned))).toEqual([]);
  });

  test("gives both values", () => {
    const changes = changesBetween(configOf(digest("")), configOf(digest('at: "09:00"')));
    expect(changes).toEqual([{ path: ["channels", "c", "digest", "at"], from: "08:30", to: "09:00", waits: false }]);
  });

  test("waits for the next start where it is the clock, the environment or the place of the data", () => {
    const [before, after] = [
      configOf("timezone: UTC\n"),
      configOf('at: "2025-12-24T08:30"\n', { PORT: "1", OPENAI_API_KEY: "k", SLACK_BOT_TOKEN: "xoxb-1" }),
    ];
    const changes = changesBetween(before, { ...after, database: "ailleurs", data: "ailleurs", logLevel: "debug" });
    expect(changes.filter(({ waits }) => !waits).map(({ path }) => path.join("."))).toEqual(["zone"]);
    expect(changes.filter(({ waits }) => waits)).toHaveLength(7);
    const adopted = settingsForNow(before, after);
    expect(changesBetween(before, adopted).map(({ path }) => path.join("."))).toEqual(["zone"]);
  });
});
