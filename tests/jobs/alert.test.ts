import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import type { Message } from "../../src/channels/message.ts";
import { openTerminalChannel } from "../../src/channels/terminal-channel.ts";
import { openDeliveryStore } from "../../src/deliveries/store.ts";
import { alertDue } from "../../src/jobs/alert.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openLog } from "../../src/lib/log.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { openWorker } from "../../src/lib/workers.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { openWatchStore } from "../../src/watch/store.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";
import { rulesOf } from "../support/watching.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RULES = rulesOf(
  { id: "robots", name: "Robots", any: ["robot"], cooldown: "4h" },
  { id: "virus", name: "Virus", any: ["virus"], level: "haute" },
);

const robot = (key: string, text: string): Article => articleOf(text, { key, published: "2025-12-15" });

/** A channel with a rule, in front of a terminal; `tick` looks for alerts and delivers them. */
async function openAlerts(
  place: Place,
  settings: { quiet?: { from: string; to: string } } = {},
  known: readonly Rule[] = RULES,
) {
  await using stack = new AsyncDisposableStack();
  const opened = stack.use(await openTestCorpus(place));
  const { corpus, database } = opened;
  const time = { now: NOW };
  const clock = (): number => time.now;
  const pauses = openPauses(database, "rule");
  const shown: Message[] = [];
  const channels = [{ id: "equipe", alerts: ["robots", "virus"], ...settings }];
  const screen = openTerminalChannel("equipe", async (message) => void shown.push(message));
  const places = new Map([["equipe", screen]]);
  const hire = (name: string) => {
    const worker = stack.use(openWorker(database, { name, clock, isGone: () => false }));
    const deliveries = openDeliveryStore(database, worker);
    const deps = {
      ...{ corpus, deliveries, pauses, clock, zone: ZONE, briefings: openBriefingStore(database) },
      ...{ watch: openWatchStore(database), rules: new Map(known.map((rule) => [rule.id, rule])), seen: new Map() },
      log: openLog("silent", () => {}, clock, name),
    };
    return async (): Promise<number> => {
      const next = await alertDue(channels, places, undefined, deps);
      // The clock stands still while messages are on their way.
      const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
      await deliver({}, { ...deps, channels: places, pause });
      return next;
    };
  };
  const ticks = [hire("un"), hire("deux")] as const;
  const owned = stack.move();
  return {
    ...{ time, ticks, shown, screen, pauses, keep: opened.keep },
    texts: () => shown.map((message) => JSON.stringify(message)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe.for(PLACES)(`alerts in $name${MISSING_PLACE}`, (place) => {
  test("are posted once, by whichever worker, for what came in since the rule is there", async () => {
    await using alerts = await openAlerts(place);
    const [one, two] = alerts.ticks;
    await alerts.keep([robot("Verlac", "Un robot trie les pommes.")], { now: NOW - MINUTE });
    expect(await one()).toBeGreaterThan(NOW);
    expect(alerts.shown).toEqual([]);
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Morville", "Un robot à 3 millions d’euros surveille l’écluse.")], { now: NOW + MINUTE });
    await alerts.keep([robot("Belval", "Les registres sont lus par une machine.")], { now: NOW + MINUTE });
    for (const tick of [one, two, one, two]) await tick();
    expect(alerts.texts()).toHaveLength(1);
    expect(alerts.texts()[0]).toContain("Un robot à 3 millions d’euros surveille l’écluse.");
    expect(alerts.texts()[0]).toContain("Robots");
  });

  test("call those whom their rule names, and say under their title that they come late", async () => {
    const known = RULES.map((rule) => (rule.id === "robots" ? { ...rule, mention: ["1390000000000000300"] } : rule));
    await using alerts = await openAlerts(place, { quiet: { from: "08:00", to: "10:00" } }, known);
    const [one] = alerts.ticks;
    await one();
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Morville", "Un robot surveille l’écluse de Morville.")], { now: alerts.time.now });
    await one();
    expect(alerts.shown).toEqual([]);
    alerts.time.now = NOW + 2 * HOUR;
    const { post } = alerts.screen;
    const busy = { code: "channel-busy", channel: "equipe", reason: "rate", seconds: 60, stored: "no" } as const;
    alerts.screen.post = async () => new Failure(busy);
    await one();
    alerts.screen.post = post;
    alerts.time.now += HOUR;
    await one();
    const [message] = alerts.shown;
    expect(message?.slice(0, 3).map((part) => [part.kind, Object(part).ids ?? ""])).toEqual([
      ...[
        ["call", ["1390000000000000300"]],
        ["title", ""],
        ["note", ""],
      ],
    ]);
    expect(JSON.stringify(message?.[2])).toContain("en retard");
  });

  test("of a rule that is set aside are never made, even once it is back", async () => {
    await using alerts = await openAlerts(place);
    const [one] = alerts.ticks;
    await one();
    await alerts.pauses.pause("robots", NOW + HOUR, NOW);
    alerts.time.now = NOW + MINUTE;
    const aside = [
      robot("Verlac", "Un robot trie les pommes."),
      robot("Belval", "Un virus menace les vergers de Belval."),
    ];
    await alerts.keep(aside, { now: NOW + MINUTE });
    await one();
    expect(alerts.texts()).toEqual([expect.stringContaining("virus")]);
    alerts.time.now = NOW + 2 * MINUTE;
    await alerts.pauses.resume("robots", alerts.time.now);
    await one();
    alerts.time.now += MINUTE;
    const after = robot("Morville", "À Morville, un robot surveille l’écluse et compte les péniches.");
    await alerts.keep([after], { now: alerts.time.now });
    await one();
    expect(alerts.texts()).toEqual([expect.stringContaining("virus"), expect.stringContaining("écluse")]);
  });

  test("wait for the end of quiet hours, and come together", async () => {
    // It is 8:30 in Paris.
    await using alerts = await openAlerts(place, { quiet: { from: "08:00", to: "10:00" } });
    const [one] = alerts.ticks;
    await one();
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Morville", "À Morville, un robot surveille l’écluse et compte les péniches.")], {
      now: NOW + MINUTE,
    });
    await alerts.keep(
      [robot("Verlac", "Des robots trient les pommes du verger de Verlac, dit l’agronome Perrine Aubin.")],
      { now: NOW + MINUTE },
    );
    await one();
    expect(alerts.shown).toEqual([]);
    alerts.time.now = NOW + 2 * HOUR;
    await one();
    expect(alerts.shown).toHaveLength(1);
    expect(alerts.texts()[0]).toMatch(/écluse.*pommes|pommes.*écluse/);
  });

  test("come the most important first, where one look makes several", async () => {
    await using alerts = await openAlerts(place);
    const [one] = alerts.ticks;
    await one();
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Verlac", "Un robot trie les pommes du verger de Verlac.")], { now: NOW + MINUTE });
    await alerts.keep([robot("Morville", "À Morville, un virus arrête l’écluse et retient les péniches.")], {
      now: NOW + MINUTE,
    });
    await one();
    expect(alerts.texts().map((text) => /« (\w+) » — importance/.exec(text)?.[1])).toEqual(["Virus", "Robots"]);
  });

  test("that cannot be shown take no other with them", async () => {
    await using alerts = await openAlerts(place);
    const [one] = alerts.ticks;
    await one();
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Verlac", "Un robot trie les pommes du verger de Verlac.")], { now: NOW + MINUTE });
    await alerts.keep([robot("Morville", "À Morville, un virus arrête l’écluse et retient les péniches.")], {
      now: NOW + MINUTE,
    });
    const { split } = alerts.screen;
    alerts.screen.split = (message) => (JSON.stringify(message).includes("Virus") ? expect.fail() : split(message));
    await one();
    expect(alerts.texts().map((text) => /« (\w+) » — importance/.exec(text)?.[1])).toEqual(["Robots"]);
    alerts.screen.split = split;
    await one();
    expect(alerts.shown).toHaveLength(2);
  });

  test("say that they are late where they were made and could not be handed over", async () => {
    await using alerts = await openAlerts(place);
    const [one, two] = alerts.ticks;
    await one();
    alerts.time.now = NOW + MINUTE;
    await alerts.keep([robot("Verlac", "Un robot trie les pommes.")], { now: NOW + MINUTE });
    const { split } = alerts.screen;
    alerts.screen.split = () => expect.fail("cannot be cut");
    await one();
    expect(alerts.shown).toEqual([]);
    alerts.screen.split = split;
    alerts.time.now = NOW + HOUR;
    for (const tick of [two, one]) await tick();
    expect(alerts.texts()).toEqual([expect.stringContaining("arrivé en retard")]);
  });
});
