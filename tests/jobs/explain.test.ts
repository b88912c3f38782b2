import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { explanationMessage } from "../../src/channels/explanation-message.ts";
import { openTerminalChannel } from "../../src/channels/terminal-channel.ts";
import { openDeliveryStore } from "../../src/deliveries/store.ts";
import { NO_HOLIDAY } from "../../src/editions/holidays.ts";
import { WEEKDAYS } from "../../src/editions/period.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { alertDue } from "../../src/jobs/alert.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { explain } from "../../src/jobs/explain.ts";
import { makeEdition } from "../../src/jobs/make-edition.ts";
import { publishDue } from "../../src/jobs/publish.ts";
import { openExtractWriter } from "../../src/jobs/write.ts";
import { openLog } from "../../src/lib/log.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { openWatchStore } from "../../src/watch/store.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";
import { rulesOf } from "../support/watching.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RULES = rulesOf(
  { id: "robots", name: "Robots", any: ["robot"] },
  { id: "argent", name: "Argent", any: ["robot"], amount: "9 millions d’euros" },
);
const DIGEST = { at: "08:30", days: WEEKDAYS, isHoliday: NO_HOLIDAY, themes: {}, whenNothing: "line" as const };
const CHANNEL = { id: "equipe", alerts: ["robots", "argent"], digest: { ...DIGEST, stories: 1 } };

const FIRST = "Un robot à 3 millions d’euros surveille l’écluse de Morville, selon le port fluvial de la ville.";
const tell = (key: string, text: string, published = "2025-12-15"): Article => articleOf(text, { key, published });

/** A newsroom at 8:30 in Paris, with one channel: a terminal, one story an edition, two rules. */
async function openNewsroom(place: Place) {
  await using stack = new AsyncDisposableStack();
  const opened = stack.use(await openTestCorpus(place));
  const { corpus, database, worker } = opened;
  const time = { now: NOW };
  const clock = (): number => time.now;
  const log = openLog("silent", () => {}, clock, "essai");
  const [editions, briefings, watch] = [
    openEditionStore(database),
    openBriefingStore(database),
    openWatchStore(database),
  ];
  const deps = {
    ...{ corpus, briefings, editions, watch, clock, now: clock, log, zone: ZONE, seen: new Map() },
    ...{ deliveries: openDeliveryStore(database, worker), writer: openExtractWriter({ corpus }) },
    ...{ rules: new Map(RULES.map((rule) => [rule.id, rule])), sources: [{ id: "essai", name: "Essai" }] },
    ...{ hours: new Map(), pauses: openPauses(database, "rule") },
  };
  const places = new Map([["equipe", openTerminalChannel("equipe", async () => {})]]);
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const owned = stack.move();
  return {
    ...{ time, keep: opened.keep, database, editions, pauses: deps.pauses },
    alert: () => alertDue([CHANNEL], places, undefined, deps),
    publish: () => publishDue([CHANNEL], places, undefined, deps),
    deliver: () => deliver({}, { ...deps, channels: places, pause }),
    async explain(target: string) {
      const preview = async () =>
        (await makeEdition({ channel: CHANNEL, at: time.now, publicationAlone: false, replay: null }, deps)).decisions;
      const explanation = await explain(target, [CHANNEL], { ...deps, preview, next: async () => undefined });
      const message = explanationMessage(explanation, {
        ...{ zone: ZONE, rules: [{ id: "argent", amount: "9 millions" }], channels: [] },
      });
      const [channel] = explanation.channels;
      if (channel === undefined) throw new Error("No channel.");
      return { explanation, channel, text: JSON.stringify(message) };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe.for(PLACES)(`what became of an article, in $name${MISSING_PLACE}`, (place) => {
  test("is told from its coming in to its edition and its alert", async () => {
    await using room = await openNewsroom(place);
    await room.alert();
    room.time.now += MINUTE;
    const [first, second] = [tell("a", FIRST), tell("b", "Les registres de Belval sont lus par une machine à Nantes.")];
    await room.keep([first, second], { now: room.time.now });
    expect((await room.explain(first.id)).channel).toMatchObject({
      ...{ editions: [], absence: "not-yet", preview: { outcome: "shown", rank: 1 } },
      rules: [{ id: "robots", silence: { kind: "unseen" } }, { silence: { kind: "below" } }],
    });
    await room.alert();
    await room.publish();
    expect((await room.explain(first.id)).channel).toMatchObject({
      editions: [{ day: "2025-12-15", decision: { outcome: "shown", label: "new" }, sending: { state: "waiting" } }],
      rules: [{ fired: { triggers: ["« robot »"], alert: { kind: "single", sending: { state: "waiting" } } } }, {}],
    });
    await room.deliver();
    const told = await room.explain(first.id);
    expect(told.channel).toMatchObject({ absence: null, preview: null, editions: [{ sending: { state: "sent" } }] });
    expect(told.text).toContain(
      "la règle « Robots » s’est déclenchée (« robot ») ; alerte le 15 décembre, 8 h 31. Envoyée.",
    );
    expect(told.text).toContain("Règle « Argent » : aucun montant n’y atteint 9 millions.");
    const other = await room.explain(second.id);
    expect(other.channel.editions).toMatchObject([{ decision: { outcome: "beyond", rank: 2, label: "new" } }]);
    expect(other.text).toContain("elle vient en nº 2, au-delà du nombre montré");
  });

  test("is told of a follow-up without a fact, of an edition that nobody saw, and of what came too late", async () => {
    await using room = await openNewsroom(place);
    await room.alert();
    room.time.now += MINUTE;
    await room.keep([tell("a", FIRST)], { now: room.time.now });
    await room.alert();
    await room.publish();
    await room.deliver();
    room.time.now += DAY;
    const again = tell(
      "b",
      "L’écluse de Morville est surveillée par un robot qui coûte 3 millions d’euros au port.",
      "2025-12-16",
    );
    const old = tell("c", "Une tempête a fait tomber les arbres du parc de Verlac en novembre.", "2025-11-02");
    await room.keep([again, old], { now: room.time.now - MINUTE });
    expect((await room.explain(again.id)).channel).toMatchObject({
      ...{ editions: [{ day: "2025-12-15" }], absence: "not-yet", preview: { outcome: "known" } },
    });
    await room.alert();
    await room.publish();
    room.time.now += MINUTE;
    const known = await room.explain(again.id);
    expect(known.explanation.story.articles).toBe(2);
    expect(known.channel).toMatchObject({
      editions: [{ day: "2025-12-15" }, { day: "2025-12-16", decision: { outcome: "known" } }],
      rules: [{ silence: { kind: "known" } }, { silence: { kind: "below" } }],
    });
    expect(known.text).toContain("ne remontre pas cette histoire : déjà annoncée, sans fait nouveau.");
    const late = await room.explain(old.id);
    expect(late.channel).toMatchObject({ editions: [], absence: "out-of-period", preview: null });
    const fold = (each: typeof room.database) => room.editions.fold("equipe", "2025-12-15", each);
    await room.database.transaction().execute(fold);
    const folded = await room.explain(again.id);
    expect(folded.channel.editions[0]).toMatchObject({ isFolded: true });
    expect(folded.text).toContain("Personne ne l’a vue");
  });

  test("is told of a rule that was set aside when it came in", async () => {
    await using room = await openNewsroom(place);
    await room.alert();
    await room.pauses.pause("robots", NOW + DAY, NOW);
    room.time.now += MINUTE;
    const first = tell("a", FIRST);
    await room.keep([first], { now: room.time.now });
    await room.alert();
    const { channel, text } = await room.explain(first.id);
    expect(channel.rules).toMatchObject([{ silence: { kind: "paused" } }, { silence: { kind: "below" } }]);
    expect(text).toContain(
      "Règle « Robots » : en pause jusqu’au 16 décembre, 8 h 30 ; ce qui arrive pendant une pause",
    );
  });

  test("is told of an edition that was kept without its decisions", async () => {
    await using room = await openNewsroom(place);
    await room.keep([tell("a", FIRST)]);
    await room.publish();
    await room.database.transaction().execute((each) => room.editions.remove([tell("a", FIRST).id], each));
    room.time.now += MINUTE;
    const { channel } = await room.explain(tell("a", FIRST).id);
    expect(channel).toMatchObject({ editions: [], absence: "unrecorded", preview: null });
  });

  test("that came with the first visit of its source says so; one that is not there is refused", async () => {
    await using room = await openNewsroom(place);
    const old = tell("c", "Une tempête a fait tomber les arbres du parc de Verlac en novembre.", "2025-11-02");
    await room.keep([old], { now: NOW, baseline: true });
    const { channel, text } = await room.explain(old.id.slice(0, 8));
    expect(channel).toMatchObject({ absence: "first-visit", preview: null });
    expect(text).toContain("Arrivé avec la première visite de sa source");
    await expect(room.explain("personne")).rejects.toMatchObject({
      trouble: { code: "unknown-article", target: "personne" },
    });
  });
});
