import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/articles/draft.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { collect, collectNext } from "../../src/jobs/collect.ts";
import { readOrFailure } from "../../src/jobs/visit-source.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openLog } from "../../src/lib/log.ts";
import { openPauses } from "../../src/lib/pauses.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { NOW, openTestCorpus, ZONE } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const SUBJECTS = [
  ..."moulin pont phare tunnel marché théâtre canal jardin musée stade hôpital lycée port gare château".split(" "),
];

/** The `n`th of drafts that have little in common. */
function draftOf(n: number, source = "essai"): Draft {
  const subject = SUBJECTS[n % SUBJECTS.length];
  const text = `Le ${subject} numéro ${n} de la vallée ${n * 7} ouvre au public après ${n + 2} ans de travaux patients.`;
  return {
    ...{ source, key: `${n}`, url: null, title: `Le ${subject} ${n} ouvre`, author: null, publisher: null },
    ...{ published: "2025-12-14", rubrics: [], lines: [{ text, kind: "text" }] },
  };
}

/** A source that hands over drafts and failures, then may break off. */
function sourceOf(id: string, found: readonly (Draft | Failure)[], broken?: unknown) {
  return {
    ...{ id, name: id, place: `/${id}`, every: 60_000 },
    async *read() {
      yield* found;
      if (broken !== undefined) throw broken;
    },
  };
}

const drafts = (count: number, source = "essai"): Draft[] =>
  Array.from({ length: count }, (_, n) => draftOf(n, source));
const silent = openLog("silent", () => {}, Date.now, "essai");

/** A corpus, and what a round needs of it. */
async function openRound() {
  const opened = await openTestCorpus();
  const { corpus, database } = opened;
  const pauses = openPauses(database, "source");
  return {
    ...{ corpus, pauses, deps: { corpus, pauses, log: silent, now: () => NOW, clock: () => NOW, zone: ZONE } },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

describe("a round", () => {
  test("keeps what a source handed over before it broke off", async () => {
    await using round = await openRound();
    const broken = sourceOf("a", drafts(70), new Failure({ code: "folder-missing", path: "/a" }));
    const { reports, ids } = await collect([broken], round.deps);
    expect(reports).toMatchObject([{ new: 70, failed: 1, reasons: [expect.stringContaining("/a n’existe pas")] }]);
    expect(new Set(ids).size).toBe(70);
    expect((await round.corpus.coverage()).articles).toBe(70);
    expect((await round.corpus.sourceStates())[0]?.reason).toContain("/a n’existe pas");
  });

  test("takes what a source brings first for its past, even where its first visits failed; then for news", async () => {
    await using round = await openRound();
    const sinceThen = { from: NOW, to: NOW + 1 };
    const late = async () => (await round.corpus.span(sinceThen, false)).map(({ key }) => key);
    await collect([sourceOf("a", [], new Failure({ code: "folder-missing", path: "/a" }))], round.deps);
    await collect([sourceOf("a", [draftOf(1)])], round.deps);
    expect(await late()).toEqual([]);
    await collect([sourceOf("a", [draftOf(1), draftOf(2)])], round.deps);
    expect(await late()).toEqual(["2"]);
  });

  test("goes on past a source that shows a fault of the program", async () => {
    await using round = await openRound();
    const sources = [sourceOf("a", [], new TypeError("x is not a function")), sourceOf("b", drafts(2, "b"))];
    const { reports } = await collect(sources, round.deps);
    expect(reports).toMatchObject([
      { id: "a", failed: 1, reasons: [expect.stringContaining("une erreur qu’elle n’attendait pas")] },
      { id: "b", new: 2, failed: 0 },
    ]);
  });

  test("goes on past an article that shows one", async () => {
    await using round = await openRound();
    const trap = { ...draftOf(1), key: "piège" };
    Object.defineProperty(trap, "lines", {
      get() {
        throw new RangeError("Maximum call stack size exceeded");
      },
    });
    const { reports } = await collect([sourceOf("a", [draftOf(0), trap, draftOf(2)])], round.deps);
    expect(reports).toMatchObject([
      { new: 2, failed: 1, reasons: [expect.stringMatching(/^essai\/piège n’a pas pu/)] },
    ]);
  });

  test("is over where the store fails, and what was kept before stays", async () => {
    await using round = await openRound();
    let batches = 0;
    const corpus = {
      ...round.corpus,
      keep: (...given: Parameters<typeof round.corpus.keep>) => {
        batches += 1;
        if (batches > 1) throw new Failure({ code: "database-busy", path: "vigie.db" });
        return round.corpus.keep(...given);
      },
    };
    const failing = collect([sourceOf("a", drafts(120)), sourceOf("b", drafts(1, "b"))], { ...round.deps, corpus });
    await expect(failing).rejects.toThrow("database-busy");
    expect((await round.corpus.coverage()).articles).toBe(50);
    expect(await round.corpus.sourceStates()).toEqual([]);
  });

  test("that is stopped keeps what came, and visits the source again as if for the first time", async () => {
    await using round = await openRound();
    const stop = new AbortController();
    const stopping = {
      ...{ id: "a", name: "a", place: "/a", every: 60_000 },
      async *read() {
        yield* drafts(3);
        stop.abort();
        yield draftOf(4);
      },
    };
    const sources = [stopping, sourceOf("b", drafts(1, "b"))];
    const { reports } = await collect(sources, { ...round.deps, stop: stop.signal });
    expect(reports).toEqual([]);
    expect((await round.corpus.coverage()).articles).toBe(3);
    expect(await round.corpus.sourceStates()).toEqual([]);
  });

  test("tells how it goes, a batch at a time", async () => {
    await using round = await openRound();
    const seen: number[] = [];
    await collect([sourceOf("a", drafts(120))], { ...round.deps, onProgress: (report) => seen.push(report.new) });
    expect(seen).toEqual([50, 100, 120]);
  });

  test("passes over a source that is set aside, and says until when", async () => {
    await using round = await openRound();
    await round.pauses.pause("a", NOW + 90 * 60_000, NOW);
    const { reports } = await collect([sourceOf("a", drafts(1)), sourceOf("b", drafts(1, "b"))], round.deps);
    expect(reports).toMatchObject([
      { id: "a", new: 0, failed: 0, reasons: ["En pause jusqu’au 15 décembre, 10 h."] },
      { id: "b", new: 1, reasons: [] },
    ]);
    expect((await round.corpus.sourceStates()).map(({ id }) => id)).toEqual(["b"]);
  });

  test("calls failing a source of which nothing could be read, and well one that gave something", async () => {
    await using round = await openRound();
    const empty = new Failure({ code: "file-empty", path: "/a.txt" });
    await collect([sourceOf("a", [empty]), sourceOf("b", [empty, draftOf(1, "b")]), sourceOf("c", [])], round.deps);
    const states = await round.corpus.sourceStates();
    expect(states.map(({ id, reason }) => [id, reason])).toEqual([
      ["a", "Le fichier /a.txt est vide. Remplissez-le ou retirez-le."],
      ["b", null],
      ["c", null],
    ]);
  });

  test("logs the cause that people are not shown", async () => {
    await using round = await openRound();
    const lines: string[] = [];
    const log = openLog("warn", (line) => lines.push(line), Date.now, "essai");
    const failure = new Failure({ code: "article-unread", place: "a" }, { cause: new Error("the very cause") });
    await collect([sourceOf("a", [failure], new Error("the other"))], { ...round.deps, log });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: "source trouble", source: "a", cause: "Error: the very cause" },
      { event: "source failed", source: "a", error: "Error: the other" },
    ]);
  });
});

describe.for(PLACES)(`sources shared by workers in $name${MISSING_PLACE}`, (place) => {
  /** Two workers of one store, whose clock the test sets. */
  async function openTwo() {
    const { database, ...opened } = await place.open();
    const time = { now: NOW };
    const join = (name: string) => {
      const clock = () => time.now;
      const worker = openWorker(database, { name, clock, isGone: () => false });
      const corpus = openCorpus(database, worker);
      const pauses = openPauses(database, "source");
      return { worker, deps: { corpus, pauses, clock, now: clock, log: silent, zone: ZONE } };
    };
    const [a, b] = [join("a"), join("b")];
    return {
      ...{ time, a: a.deps, b: b.deps },
      async [Symbol.asyncDispose]() {
        for (const { worker } of [a, b]) await worker[Symbol.asyncDispose]();
        await opened[Symbol.asyncDispose]();
      },
    };
  }
  const MINUTE = 60_000;

  test("are visited when they are due, in the order of the settings, by one worker each", async () => {
    await using two = await openTwo();
    const sources = ["z", "y", "x"].map((id) => sourceOf(id, drafts(1, id)));
    const visited = async (deps: typeof two.a) => (await collectNext(sources, deps))[0]?.id;
    expect([await visited(two.a), await visited(two.b), await visited(two.a)]).toEqual(["z", "y", "x"]);
    expect([await visited(two.a), await visited(two.b)]).toEqual([undefined, undefined]);
    two.time.now += MINUTE;
    expect([await visited(two.b), await visited(two.b), await visited(two.b)].toSorted()).toEqual(["x", "y", "z"]);
    expect(await visited(two.a)).toBeUndefined();
  });

  test("are visited again once they are no longer set aside", async () => {
    await using two = await openTwo();
    const sources = ["z", "y"].map((id) => sourceOf(id, drafts(1, id)));
    await two.a.pauses.pause("z", NOW + MINUTE, NOW);
    const visited = async (deps: typeof two.a) => (await collectNext(sources, deps))[0]?.id;
    expect([await visited(two.a), await visited(two.b)]).toEqual(["y", undefined]);
    two.time.now += MINUTE;
    expect(await visited(two.b)).toBe("z");
  });

  test("are left to the worker that reads them, and read by the others", async () => {
    await using two = await openTwo();
    const during = async () => {
      const { reports } = await collect([sourceOf("a", drafts(1)), sourceOf("b", drafts(1, "b"))], two.b);
      expect(reports).toMatchObject([
        { id: "a", new: 0, failed: 0, reasons: ["Un autre processus de Vigie lit cette source en ce moment."] },
        { id: "b", new: 1, reasons: [] },
      ]);
    };
    const slow = {
      ...sourceOf("a", []),
      async *read() {
        yield draftOf(1);
        await during();
      },
    };
    const { reports } = await collect([slow], two.a);
    expect(reports).toMatchObject([{ id: "a", new: 1, reasons: [] }]);
  });

  test("are left as they are by a worker that was taken for dead while it read", async () => {
    await using two = await openTwo();
    const slow = {
      ...sourceOf("a", []),
      async *read() {
        yield draftOf(1);
        two.time.now += 10 * MINUTE;
        await collect([sourceOf("a", [draftOf(2)])], two.b);
        yield draftOf(3);
      },
    };
    const { reports, ids } = await collect([slow], two.a);
    expect(reports).toMatchObject([{ id: "a", new: 0, failed: 0, reasons: [expect.stringContaining("Un autre")] }]);
    expect(ids).toEqual([]);
    expect((await two.a.corpus.coverage()).articles).toBe(1);
    expect(await two.a.corpus.sourceStates()).toMatchObject([{ id: "a", visitedAt: NOW + 10 * MINUTE, reason: null }]);
  });
});

test("a draft without a sentence is a failure that names it", () => {
  const read = readOrFailure({ ...draftOf(1), lines: [] }, { now: NOW, zone: ZONE });
  expect(read).toBeInstanceOf(Failure);
  expect(read).toMatchObject({ trouble: { code: "no-text", place: "essai/1" } });
});
