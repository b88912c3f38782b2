import { describe, expect, test } from "vitest";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { type Embedded, openEmbedding } from "../../src/jobs/embed.ts";
import { doDuty } from "../../src/lib/leases.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { articleOf, NOW, openTestCorpus } from "../support/articles.ts";
import { openEmbeddingServer } from "../support/embedding-server.ts";
import { openTestEmbedder } from "../support/embeddings.ts";
import { fail, hang, type Play, raw } from "../support/scripted-model.ts";

const MINUTE = 60_000;

/** Articles of one passage each, numbered from 1. */
const articles = (count: number) =>
  Array.from({ length: count }, (_, at) => articleOf(`Le navire ${at + 1} accoste au quai.`, { key: `${at + 1}` }));

/** So many passages without a vector, and what gives them one. */
async function openHarbour(count: number) {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await openEmbeddingServer());
  const store = stack.use(await openTestCorpus());
  const time = { now: NOW };
  const clock = () => time.now;
  const worker = stack.use(openWorker(store.database, { name: "quai", clock, isGone: () => false }));
  const { embedder, log, lines } = openTestEmbedder(server);
  const corpus = openCorpus(store.database, worker, embedder);
  await store.keep(articles(count));
  const duty = (run: () => Promise<number>) => doDuty(store.database, "vectors", run, worker);
  const open = () => openEmbedding({ corpus, embedder, log, clock, duty });
  const next = open();
  const owned = stack.move();
  return {
    ...{ ...store, corpus, server, time, next, open, lines },
    embedded: async () => (await corpus.countVectors(embedder.name)).embedded,
    /** Goes on for as long as something follows at once. */
    async run(): Promise<Embedded> {
      for (;;) {
        const embedded = await next();
        if (!embedded.goesOn) return embedded;
      }
    },
    sizes: () => server.asked.map(({ input }) => input.length),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe("passages", () => {
  test("are given vectors in batches, the newest first, once each", async () => {
    await using harbour = await openHarbour(70);
    expect(await harbour.run()).toEqual({ count: 0, goesOn: false, trouble: null });
    expect(harbour.sizes()).toEqual([32, 32, 6]);
    expect(harbour.server.asked[0]?.input[0]).toContain("navire 70 ");
    expect(harbour.server.asked[2]?.input.at(-1)).toContain("navire 1 ");
    expect(await harbour.embedded()).toBe(70);
    await harbour.keep([articleOf("La vedette 71 prend la mer.", { key: "71" })]);
    await harbour.run();
    expect(harbour.sizes()).toEqual([32, 32, 6, 1]);
  });

  test("are asked for in smaller batches where a server takes no more, then in larger ones", async () => {
    await using harbour = await openHarbour(40);
    harbour.server.play = ({ input }) => (input.length > 8 ? fail(413) : null);
    await harbour.run();
    expect(harbour.sizes().slice(0, 5)).toEqual([32, 16, 8, 16, 8]);
    expect(await harbour.embedded()).toBe(40);
  });

  test.for<[what: string, play: Play]>([
    ["finds too long", fail(400, { message: "This model's maximum context length is 512 tokens." })],
    ["answers by nonsense", raw(200, '{"data": []}')],
  ])("that a server %s are set aside, and hold up no other", async ([, play]) => {
    await using harbour = await openHarbour(40);
    const isBad = (text: string): boolean => /navire (?:40|17) /.test(text);
    harbour.server.play = ({ input }) => (input.some(isBad) ? play : null);
    expect(await harbour.run()).toMatchObject({ trouble: null });
    expect(await harbour.embedded()).toBe(38);
    const aside = harbour.lines.filter(([event]) => event === "passage not embedded");
    expect(aside.map(([, { seq }]) => seq)).toEqual([40, 17]);
    const { length } = harbour.server.asked;
    await harbour.run();
    expect(harbour.server.asked).toHaveLength(length);
  });

  test("that are all refused cost a few requests, and are all tried again once the server takes them", async () => {
    await using harbour = await openHarbour(4);
    harbour.server.play = () => fail(400, { message: "dimensions is not supported" });
    expect((await harbour.run()).trouble).toMatchObject({ code: "model-declined" });
    expect(harbour.sizes()).toEqual([4, 2, 1, 1, 1, 1]);
    expect(await harbour.next()).toEqual({ count: 0, goesOn: false, trouble: null });
    expect(harbour.server.asked).toHaveLength(6);
    harbour.server.play = null;
    harbour.time.now += 60 * MINUTE;
    await harbour.run();
    expect(await harbour.embedded()).toBe(4);
  });

  test("are not all sent one by one to a server that refuses all of many", async () => {
    await using harbour = await openHarbour(40);
    harbour.server.play = () => fail(400);
    expect((await harbour.run()).trouble).toMatchObject({ code: "model-declined" });
    expect(harbour.server.asked).toHaveLength(17);
  });
});

describe("a server", () => {
  test("that fails is asked again later and later, and logged once", async () => {
    await using harbour = await openHarbour(1);
    harbour.server.play = () => fail(503);
    const asked: number[] = [];
    for (let minute = 0; minute < 8; minute++) {
      await harbour.run();
      asked.push(harbour.server.asked.length);
      harbour.time.now += MINUTE;
    }
    expect(asked).toEqual([1, 2, 2, 3, 3, 3, 3, 4]);
    harbour.server.play = null;
    harbour.time.now += 60 * MINUTE;
    await harbour.run();
    expect(await harbour.embedded()).toBe(1);
    expect(harbour.lines.map(([event]) => event)).toEqual(["embeddings failing", "embeddings back"]);
  });

  test("that says how long it wants to rest is left alone for as long", async () => {
    await using harbour = await openHarbour(1);
    harbour.server.play = () => fail(429, {}, { "retry-after": "600" });
    await harbour.run();
    harbour.time.now += 9 * MINUTE;
    await harbour.run();
    expect(harbour.server.asked).toHaveLength(1);
    harbour.time.now += MINUTE;
    await harbour.run();
    expect(harbour.server.asked).toHaveLength(2);
  });
});

describe("a batch", () => {
  test("that is stopped leaves nothing behind, and is made again at once", async () => {
    await using harbour = await openHarbour(3);
    harbour.server.play = () => hang;
    const stop = new AbortController();
    const stopped = harbour.next(stop.signal);
    await harbour.server.hasBeenAsked(1);
    stop.abort();
    expect(await stopped).toEqual({ count: 0, goesOn: false, trouble: null });
    expect(await harbour.embedded()).toBe(0);
    harbour.server.play = null;
    await harbour.run();
    expect(await harbour.embedded()).toBe(3);
  });

  test("is made by one worker at a time", async () => {
    await using harbour = await openHarbour(3);
    await using other = openWorker(harbour.database, { name: "autre", clock: () => NOW, isGone: () => false });
    harbour.server.play = () => hang;
    const stop = new AbortController();
    const first = harbour.next(stop.signal);
    await harbour.server.hasBeenAsked(1);
    let isRun = false;
    await doDuty(
      harbour.database,
      "vectors",
      async () => {
        isRun = true;
        return 0;
      },
      other,
    );
    expect(isRun).toBe(false);
    stop.abort();
    await first;
  });

  test("keeps nobody from collecting", async () => {
    await using harbour = await openHarbour(1);
    harbour.server.play = () => hang;
    const stop = new AbortController();
    const made = harbour.next(stop.signal);
    await harbour.server.hasBeenAsked(1);
    const [kept] = await harbour.keep([articleOf("La vedette 71 prend la mer.", { key: "71" })]);
    expect(kept?.outcome).toBe("new");
    stop.abort();
    await made;
  });
});
