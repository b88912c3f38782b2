import { describe, expect, test } from "vitest";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { brief, briefNext, type Writer } from "../../src/jobs/brief.ts";
import { openExtractWriter } from "../../src/jobs/write.ts";
import { openLog } from "../../src/lib/log.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { articleOf, NOW, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

const BREVENT = articleOf(`L’opérateur Talvernes construira un centre de calcul de 180 mégawatts à Port-Brévent.
La préfecture instruit la demande de raccordement du centre de calcul. Talvernes promet 90 emplois à Port-Brévent.`);
const BREVENT_LATER = articleOf(
  `À Port-Brévent, Talvernes bâtira son centre de calcul de 180 mégawatts à la place de la centrale à charbon.
Le groupe Talvernes annonce 90 emplois et un premier raccordement du centre de calcul en 2028 à Port-Brévent.`,
  { published: "2025-12-13" },
);
const VERGERS = articleOf(`Une coopérative fruitière a réduit d’un tiers l’eau versée à ses pêchers grâce à des sondes.
Les sondes mesurent l’humidité du sol toutes les dix minutes dans les vergers de la coopérative.`);

const HOUR = 3_600_000;

type Deps = Parameters<typeof briefNext>[0];
/** What happens while a worker writes; what it does not return is made of extracts. */
type Write = (articles: Parameters<Writer["write"]>[0]) => Promise<Awaited<ReturnType<Writer["write"]>> | undefined>;

/** A store with two stories, and workers whose clock the test sets. */
async function openNewsroom(place: Place) {
  const { database, ...opened } = await place.open();
  const room = { now: NOW, written: [] as string[], logged: [] as string[] };
  const workers: AsyncDisposable[] = [];
  const join = (name: string, write?: Write): Deps => {
    const clock = () => room.now;
    const worker = openWorker(database, { name, clock, isGone: () => false });
    workers.push(worker);
    const corpus = openCorpus(database, worker);
    const extracts = openExtractWriter({ corpus });
    return {
      ...{ corpus, clock, now: clock, briefings: openBriefingStore(database) },
      log: openLog("info", (line) => room.logged.push(JSON.parse(line).event), clock, name),
      writer: {
        ...extracts,
        async write(articles) {
          room.written.push(`${name} ${articles[0]?.id}`);
          return (await write?.(articles)) ?? extracts.write(articles);
        },
      },
    };
  };
  const corpus = openCorpus(database, openWorker(database, { name: "z", clock: () => NOW, isGone: () => false }));
  const keep = (...articles: (typeof BREVENT)[]) => corpus.keep(articles, { now: NOW, zone: ZONE, baseline: false });
  await keep(BREVENT, VERGERS);
  return {
    ...{ room, join, keep },
    async [Symbol.asyncDispose]() {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}

const idsOf = (stories: Awaited<ReturnType<typeof brief>>) => stories.map(({ briefing }) => briefing.storyId);

describe.for(PLACES)(`briefings in $name${MISSING_PLACE}`, (place) => {
  test("are made once, in the order asked for, and again where an article joins the story", async () => {
    await using newsroom = await openNewsroom(place);
    const { room, join, keep } = newsroom;
    const a = join("a");
    const both = [VERGERS.id, BREVENT.id];
    expect(idsOf(await brief(both, a))).toEqual(both);
    expect(idsOf(await brief([...both, "unknown"], a))).toEqual(both);
    expect(room.written).toHaveLength(2);
    await keep(BREVENT_LATER);
    const [story] = await brief([BREVENT.id], a);
    expect(story?.articles.map(({ id }) => id).toSorted()).toEqual([BREVENT.id, BREVENT_LATER.id].toSorted());
    expect(room.written).toHaveLength(3);
  });

  test("that are due are made one after the other, until none is", async () => {
    await using newsroom = await openNewsroom(place);
    const a = newsroom.join("a");
    expect([await briefNext(a), await briefNext(a), await briefNext(a)]).toEqual([true, true, false]);
    expect(idsOf(await brief([BREVENT.id, VERGERS.id], a))).toHaveLength(2);
    await newsroom.keep(BREVENT, VERGERS);
    expect(await briefNext(a)).toBe(false);
    expect(newsroom.room.written).toHaveLength(2);
  });

  test("are made by one of two workers that are asked for them at once", async () => {
    await using newsroom = await openNewsroom(place);
    const both = [BREVENT.id, VERGERS.id];
    const [a, b] = await Promise.all([brief(both, newsroom.join("a")), brief(both, newsroom.join("b"))]);
    expect(a).toEqual(b);
    expect(newsroom.room.written.map((line) => line.slice(2)).toSorted()).toEqual(both.toSorted());
  });

  test("are not kept by a worker that was taken for dead while it wrote", async () => {
    await using newsroom = await openNewsroom(place);
    const { room, join } = newsroom;
    const b = join("b");
    const a = join("a", async () => {
      room.now += HOUR;
      expect([await briefNext(b), await briefNext(b)]).toEqual([true, true]);
      return undefined;
    });
    expect(await briefNext(a)).toBe(true);
    expect(room.logged).toEqual(["story not briefed"]);
    const kept = await a.briefings.find([BREVENT.id, VERGERS.id]);
    expect(kept.size).toBe(2);
    expect(await briefNext(a)).toBe(false);
  });

  test("that fail are tried again an hour later, and the others are made", async () => {
    await using newsroom = await openNewsroom(place);
    let fails = true;
    const a = newsroom.join("a", async (articles) => {
      if (fails && articles[0]?.id === VERGERS.id) throw new Error("No answer.");
      return undefined;
    });
    for (let step = 0; step < 2; step++) expect(await briefNext(a)).toBe(true);
    expect(await briefNext(a)).toBe(false);
    expect(newsroom.room.logged).toEqual(["story not briefed"]);
    expect([...(await a.briefings.find([BREVENT.id, VERGERS.id])).keys()]).toEqual([BREVENT.id]);
    fails = false;
    newsroom.room.now += HOUR;
    expect([await briefNext(a), await briefNext(a)]).toEqual([true, false]);
    expect((await a.briefings.find([VERGERS.id])).size).toBe(1);
  });

  test("of a story that changes while they are written are made again", async () => {
    await using newsroom = await openNewsroom(place);
    let changes = true;
    const a = newsroom.join("a", async (articles) => {
      if (changes && articles[0]?.id === BREVENT.id) await newsroom.keep(BREVENT_LATER);
      changes = changes && articles[0]?.id !== BREVENT.id;
      return undefined;
    });
    const steps: boolean[] = [];
    for (let step = 0; step < 4; step++) steps.push(await briefNext(a));
    expect(steps).toEqual([true, true, true, false]);
  });
});
