import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import type { StoredArticle } from "../../src/corpus/reading.ts";
import { showAlert } from "../../src/watch/alert.ts";
import { chooseFirings } from "../../src/watch/firing.ts";
import { matchStory } from "../../src/watch/match.ts";
import { planAlerts } from "../../src/watch/pace.ts";
import { openWatchStore, type WatchStore } from "../../src/watch/store.ts";
import { versionsOf, watchedStory } from "../../src/watch/story.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";
import { rulesOf } from "../support/watching.ts";

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const RULES = rulesOf(
  { id: "robots", name: "Robots", any: ["robot"], cooldown: "4h" },
  { id: "argent", any: ["robot"], amount: "1 million d’euros" },
);

/** A channel with two rules, and what its alerts have told, by the id of each. */
async function openChannel(place: Place) {
  await using stack = new AsyncDisposableStack();
  const opened = stack.use(await openTestCorpus(place));
  const store = openWatchStore(opened.database);
  const posted = new Map<string, string[]>();
  const owned = stack.move();
  return {
    ...{ ...opened, store, posted },
    /** Looks at what came in, tells what is due, and posts what was made: each step may be the last. */
    async tick(now: number, steps = 3, by: WatchStore = store): Promise<void> {
      const since = await by.watchedSince("equipe", ["robots", "argent"], now);
      const fresh = await opened.corpus.span({ from: now - 3 * DAY, to: now }, false);
      const freshIds = new Set(fresh.map(({ id }) => id));
      const ids = [...new Set(fresh.map(({ storyId }) => storyId))];
      const stories = Map.groupBy(await opened.corpus.stories(ids), ({ storyId }) => storyId);
      const arrival = ({ collectedAt }: StoredArticle): number => collectedAt;
      const found = [...stories].map(([id, articles]) => {
        const story = watchedStory(id, articles, { fresh: freshIds, since, briefing: undefined, arrival });
        return { storyId: id, matches: matchStory(RULES, story), versions: versionsOf(story.articles) };
      });
      const context = { channel: "equipe", rules: new Map(RULES.map((rule) => [rule.id, rule])), now };
      await by.record("equipe", ids, (past) => found.flatMap((each) => chooseFirings(each, past, context)));
      if (steps < 2) return;
      await by.gather("equipe", now, (backlog) => planAlerts(backlog, { zone: ZONE, now }));
      if (steps < 3) return;
      for (const kept of await by.unhanded()) {
        const articles = await opened.corpus.stories([...new Set(kept.firings.map(({ storyId }) => storyId))]);
        const alert = showAlert(kept, { articles, briefings: new Map(), rules: context.rules, zone: ZONE });
        // What is posted under a key is posted once, as the outbox has it.
        posted.set(
          kept.id,
          alert.stories.flatMap(({ claims }) => claims.map(({ text }) => text)),
        );
        await by.handOver(kept.id, now, async () => {});
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Twelve things that have nothing in common but a robot. */
const SENTENCES = [
  ..."vergers pommes sécateur Morville|écluses péniches vannes Belval|chapelles vitraux plomb Verlac|hôpitaux draps lessive Rochebaye".split(
    "|",
  ),
  ..."tunnels rails soudure Orvielle|ruches abeilles miel Durance|théâtres rideaux décors Lanvoren|usines turbines roulements Corvannes".split(
    "|",
  ),
  ..."archives registres encre Valcombre|piscines carrelage chlore Talence|moulins farine meules Sainte-Orne|musées statues poussière Port-Lannec".split(
    "|",
  ),
].map((words, n) => {
  const [where, what, how, town] = words.split(" ");
  return `Dans les ${where} de ${town}, un robot payé ${n + 2} millions d’euros s’occupe de ${what}, ${how} compris.`;
});

const robot = (n: number, text: string): Article =>
  articleOf(`${text}\nLe village de Sainte-Orne-${n} l’attendait depuis des années, dit la coopérative.`, {
    ...{ key: `k${n}`, publisher: `Titre ${n}`, published: "2025-12-15" },
  });

describe.for(PLACES)(`alerts in $name${MISSING_PLACE}`, (place) => {
  test("tell what came in since their rules are there, once, and new facts", async () => {
    await using channel = await openChannel(place);
    await channel.keep([robot(1, "Un robot trie les pommes de Verlac depuis lundi.")], { now: NOW - MINUTE });
    await channel.tick(NOW);
    expect([...channel.posted]).toEqual([]);
    await channel.keep([robot(2, "Un robot cueille les poires de Morville depuis lundi.")], { now: NOW + MINUTE });
    for (const minute of [1, 2, 60, 600]) await channel.tick(NOW + minute * MINUTE);
    expect([...channel.posted.values()]).toEqual([["Un robot cueille les poires de Morville depuis lundi."]]);
    await channel.keep([robot(3, "Un robot à 3 millions d’euros sème le blé de Belval.")], { now: NOW + 700 * MINUTE });
    await channel.tick(NOW + 700 * MINUTE);
    // Two rules, one sentence.
    expect([...channel.posted.values()][1]).toEqual(["Un robot à 3 millions d’euros sème le blé de Belval."]);
    expect(channel.posted.size).toBe(2);
  });
});

test("whatever stops, and wherever, each firing is posted once", async () => {
  const days = fc.array(
    fc.record({ minute: fc.integer({ min: 1, max: 90 }), steps: fc.integer({ min: 1, max: 3 }), isTwo: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const [place] = PLACES;
  if (place === undefined) expect.fail("No place");
  await fc.assert(
    fc.asyncProperty(days, async (ticks) => {
      await using channel = await openChannel(place);
      await channel.tick(NOW);
      let now = NOW;
      for (const [n, { minute, steps, isTwo }] of ticks.entries()) {
        now += minute * MINUTE;
        await channel.keep([articleOf(SENTENCES[n] ?? "", { key: `k${n}`, published: "2025-12-15" })], { now });
        const others = isTwo ? [channel.tick(now, steps, openWatchStore(channel.database))] : [];
        await Promise.all([channel.tick(now, steps), ...others]);
      }
      for (let hour = 1; hour < 5; hour++) await channel.tick(now + hour * 61 * MINUTE);
      const told = [...channel.posted.values()].flat();
      expect(told.toSorted()).toEqual(SENTENCES.slice(0, ticks.length).toSorted());
    }),
    { numRuns: 12 },
  );
});
