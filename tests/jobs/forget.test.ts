import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { MIGRATIONS, openApp } from "../../src/app.ts";
import type { Article } from "../../src/articles/article.ts";
import type { Draft } from "../../src/articles/draft.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { loadConfig } from "../../src/config.ts";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { cutPassages, passageTerms } from "../../src/corpus/passages.ts";
import { composeEdition } from "../../src/editions/compose.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { brief } from "../../src/jobs/brief.ts";
import { forget, forgetRecords } from "../../src/jobs/forget.ts";
import { openExtractWriter } from "../../src/jobs/write.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { openLog } from "../../src/lib/log.ts";
import { openWorker } from "../../src/lib/workers.ts";
import { openWatchStore } from "../../src/watch/store.ts";
import { articleOf, NOW, openTestCorpus } from "../support/articles.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

const DAY = 24 * 3_600_000;
const KEPT_DAYS = 40;
const FRAME = {
  channel: "equipe",
  day: "2025-11-03",
  period: { from: "", to: "" },
  at: NOW,
  profile: { most: 7, themes: {} },
};
const ANOTHER = { name: "autre", clock: () => NOW, isGone: () => false };
const log = openLog("silent", () => {}, Date.now, "essai");

/** Six words that only the stories of this number hold, no two of them a slip of the keys away from another's. */
function wordsOf(n: number): string[] {
  const letters = "bcdfghjklmnpqrstvwxz";
  const root = Array.from(n.toString(letters.length), (digit) =>
    letters.charAt(Number.parseInt(digit, letters.length)).repeat(3),
  );
  return ["adour", "ebil", "imac", "olun", "upor", "anet"].map((end) => `z${root.join("")}${end}`);
}

const WHATS = ["first", "another", "copy"] as const;

/** An article of story `n`: its first one, another on the same event, or a copy of the first. */
function articleIn(n: number, what: (typeof WHATS)[number] = "first", fields: Partial<Draft> = {}): Article {
  const [a, b, c, d, e, f] = wordsOf(n);
  const first = `Le ${a} ${b} est au ${c} avec le ${d} ${e} de ${f}, dans la vallée.`;
  const another = `Sur ${c} et ${e}, ${f} a ${a} ou ${b} et ${d}.`;
  const texts = { first, another, copy: `${first}\nElle y est.` };
  return articleOf(texts[what], { key: `${n} ${what}`, ...fields });
}

/** The stores that retention goes through, and a clock that can be put forward. */
async function openArchive(place: Place) {
  const store = await openTestCorpus(place);
  const { corpus, database } = store;
  const [editions, briefings] = [openEditionStore(database), openBriefingStore(database)];
  const time = { now: NOW };
  const clock = (): number => time.now;
  const deps = { corpus, editions, briefings, firings: openWatchStore(database), log, clock };
  const briefDeps = {
    ...deps,
    now: deps.clock,
    writer: openExtractWriter({ corpus }),
  };
  return {
    ...{ ...store, ...deps, deps, time },
    /** Keeps an article that came in so many days ago, unless it never did. */
    came: async (article: Article, daysAgo: number | undefined) =>
      daysAgo === undefined ? [] : store.keep([article], { now: NOW - daysAgo * DAY }),
    /** Another worker claims a story, and was last heard of so many milliseconds ago; unless it never did. */
    async hold(storyId: string, heldFor: number | undefined) {
      const worker = openWorker(database, { ...ANOTHER, clock: () => NOW - (heldFor ?? 0) });
      if (heldFor !== undefined) expect(await openCorpus(database, worker).claimStory(storyId)).toBeDefined();
      return worker;
    },
    step: (days = KEPT_DAYS) => forget(days, deps),
    brief: (storyIds: readonly string[]) => brief(storyIds, briefDeps),
    /** Keeps an edition that shows some stories, and tells of articles besides. */
    tell(shown: readonly string[], articleIds: readonly string[] = []) {
      const { edition } = composeEdition(FRAME, [], []);
      const stories = shown.map((id) => ({ id, label: "new" as const, title: id, claims: [], why: null, sources: [] }));
      return editions.keep({ ...edition, stories }, { madeAt: NOW, articleIds, decisions: [] });
    },
    /** The ids of some articles that are still there, in their order. */
    async left(articles: readonly Article[]) {
      const stored = new Set((await corpus.articles(articles.map(({ id }) => id))).map(({ id }) => id));
      return articles.filter(({ id }) => stored.has(id)).map(({ id }) => id);
    },
  };
}
type Archive = Awaited<ReturnType<typeof openArchive>>;

/** Steps until there is nothing left to do; how many let something go. */
async function pass(archive: Pick<Archive, "step">, days?: number): Promise<number> {
  let steps = 0;
  while ((await archive.step(days)) === NOW) steps += 1;
  return steps;
}

/** Expects that the store holds what stands for these articles, and for no other. */
async function expectOnly({ database, corpus }: Archive, articles: readonly Article[]): Promise<void> {
  const read = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(database)).rows.map(({ value }) => value).toSorted();
  const ids = articles.map(({ id }) => id).toSorted();
  const storyIds = [...new Set((await corpus.articles(ids)).map(({ storyId }) => storyId))].toSorted();
  expect(await read(sql`select id as value from articles`)).toEqual(ids);
  expect(await read(sql`select distinct article_id as value from passages`)).toEqual(ids);
  expect(await read(sql`select distinct article_id as value from marks`)).toEqual(ids);
  expect(await read(sql`select id as value from stories`)).toEqual(storyIds);
  expect(storyIds).toEqual(expect.arrayContaining(await read(sql`select story_id as value from briefings`)));

  const counts = new Map<string, number>();
  const passages = articles.flatMap((article) => cutPassages(article).map((cut) => passageTerms(article.title, cut)));
  for (const terms of passages) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const { rows } = await sql<{ term: string; doc: number }>`select term, doc from passages_vocabulary`.execute(
    database,
  );
  expect(new Map(rows.map(({ term, doc }) => [term, Number(doc)]))).toEqual(counts);
  const rarity = await corpus.rarity(["introuvable"]);
  expect(Math.expm1(rarity("introuvable"))).toBeCloseTo(passages.length);
}

/** The days ago at which the articles of one story came in, and what else is known of it. */
type Case = Partial<Record<(typeof WHATS)[number], number>> & {
  what: string;
  shown?: true;
  told?: true;
  /** Milliseconds since another worker that holds the story was last heard of. */
  heldFor?: number;
  goes: boolean;
};

const CASES: Case[] = [
  { what: "an old article", first: 41, goes: true },
  { what: "a young one", first: 39, goes: false },
  { what: "one of just the age", first: 40, goes: false },
  { what: "two old ones on one event", first: 42, another: 41, goes: true },
  { what: "an old one, and a young one on the same event", first: 60, another: 3, goes: false },
  { what: "an old one with its old copy", first: 60, copy: 41, goes: true },
  { what: "an old one with its young copy", first: 60, copy: 39, goes: false },
  { what: "an old one that an edition shows", first: 60, shown: true, goes: false },
  { what: "two old ones, of which an edition shows the story", first: 60, another: 50, shown: true, goes: false },
  { what: "an old one that an edition only counted", first: 60, told: true, goes: true },
  { what: "an old one that a worker holds", first: 60, heldFor: 29_000, goes: false },
  { what: "an old one that a worker held when it died", first: 60, heldFor: 31_000, goes: true },
];

describe.for(PLACES)(`retention in $name${MISSING_PLACE}`, (place) => {
  test.for(CASES)("$what: goes, $goes", async ({ shown, told, heldFor, goes, ...came }) => {
    await using archive = await openArchive(place);
    const articles = WHATS.filter((what) => what in came).map((what) => articleIn(1, what));
    for (const what of WHATS) await archive.came(articleIn(1, what), came[what]);
    const [other, storyId] = [articleIn(2), articleIn(1).id];
    await archive.came(other, 1);
    expect(await archive.corpus.stories([storyId])).toHaveLength(articles.length);
    await archive.brief([storyId]);
    await archive.tell(shown ? [storyId] : [], told ? [storyId] : []);
    await using _holder = await archive.hold(storyId, heldFor);

    const left = goes ? [] : articles;
    expect(await pass(archive)).toBe(goes ? 1 : 0);
    await expectOnly(archive, [other, ...left]);
    expect(await archive.corpus.search(wordsOf(1).join(" "), 9)).toHaveLength(left.length);
    expect(await archive.corpus.search(wordsOf(2).join(" "), 9)).toHaveLength(1);
    expect((await archive.briefings.find([storyId])).size).toBe(Math.min(left.length, 1));
  });

  test("a worker that was taken for dead, and comes back, writes nothing of a story that went", async () => {
    await using archive = await openArchive(place);
    const article = articleIn(1);
    await archive.came(article, 60);
    const [told] = await archive.brief([article.id]);
    const briefing = told?.briefing ?? expect.fail("The story has no briefing.");
    await using late = openWorker(archive.database, { ...ANOTHER, clock: () => NOW - 31_000 });
    const corpus = openCorpus(archive.database, late);
    const lease = (await corpus.claimStory(article.id)) ?? expect.fail("Nobody holds it.");
    await pass(archive);
    const keeping = archive.briefings.keep(briefing, "mark", NOW, (within) => corpus.endStory(lease, { within }));
    await expect(keeping).rejects.toMatchObject({ trouble: { code: "lease-lost" } });
    await expectOnly(archive, []);
  });

  describe("what a source still offers after it went", () => {
    /** What an edition of the day would tell. */
    const news = async ({ corpus }: Archive) =>
      (await corpus.span({ from: NOW - DAY, to: NOW + DAY }, false)).map(({ id }) => id);
    const fixed = (fields: Partial<Draft>): Article => {
      const [a, b] = wordsOf(1);
      return articleOf(`Le ${a} ${b} sera ouvert en mars, et non en février, dit un rectificatif.`, fields);
    };

    test("is known, alone or among others, and no news", async () => {
      await using archive = await openArchive(place);
      const [gone, fresh] = [articleIn(1, "first", { published: "2025-12-13" }), articleIn(2)];
      await archive.came(gone, 60);
      await pass(archive);
      expect(await archive.keep([gone])).toEqual([{ article: gone, outcome: "known" }]);
      expect((await archive.keep([gone, fresh])).map(({ outcome }) => outcome)).toEqual(["known", "new"]);
      expect((await archive.keep([gone, fresh])).map(({ outcome }) => outcome)).toEqual(["known", "known"]);
      await expectOnly(archive, [fresh]);
      expect(await news(archive)).toEqual([fresh.id]);
    });

    test.for([
      { what: "comes back when it has changed, to be found, and is no news", published: "2025-12-13", isNews: false },
      { what: "comes back undated, and is no news either", published: null, isNews: false },
      { what: "is news again once its source has published it again", published: "2025-12-15", isNews: true },
    ])("$what", async ({ published, isNews }) => {
      await using archive = await openArchive(place);
      const first = articleIn(1, "first", { published: "2025-10-01" });
      await archive.came(first, 60);
      await pass(archive);
      const changed = fixed({ key: first.key, published });
      expect(changed.id).toBe(first.id);
      expect(await archive.keep([changed])).toEqual([{ article: changed, outcome: "changed" }]);
      await expectOnly(archive, [changed]);
      expect(await news(archive)).toEqual(isNews ? [changed.id] : []);
      expect((await archive.keep([changed])).map(({ outcome }) => outcome)).toEqual(["known"]);
      expect(await archive.corpus.search("rectificatif", 9)).toHaveLength(1);
    });

    test("that came back changed is kept as long as any other, then goes as it last was", async () => {
      await using archive = await openArchive(place);
      const first = articleIn(1, "first", { published: "2025-10-01" });
      await archive.came(first, 120);
      await pass(archive);
      const changed = fixed({ key: first.key, published: "2025-10-01" });
      await archive.came(changed, 39);
      expect(await pass(archive)).toBe(0);
      archive.time.now = NOW + 2 * DAY;
      await archive.step();
      await expectOnly(archive, []);
      expect((await archive.keep([changed])).map(({ outcome }) => outcome)).toEqual(["known"]);
      expect((await archive.keep([first])).map(({ outcome }) => outcome)).toEqual(["changed"]);
    });

    test("joins the story of today that it is like, or repeats", async () => {
      await using archive = await openArchive(place);
      const [old, today] = [articleIn(1, "first", { key: "ancien" }), articleIn(1)];
      await archive.came(old, 60);
      await pass(archive);
      await archive.keep([today]);
      const changed = articleIn(1, "copy", { key: "ancien" });
      expect((await archive.keep([changed])).map(({ outcome }) => outcome)).toEqual(["changed"]);
      expect((await archive.corpus.articles([changed.id]))[0]).toMatchObject({ storyId: today.id, copyOf: today.id });
    });
  });

  describe("in batches", () => {
    const many = Array.from({ length: 50 }, (_, n) => articleIn(n));
    const openFull = async () => {
      const archive = await openArchive(place);
      await archive.keep(many, { now: NOW - 60 * DAY });
      return archive;
    };

    test("some twenty articles go at a time; interrupted, another worker goes on", async () => {
      await using archive = await openFull();
      const sizes: number[] = [];
      for (let before = many.length; before > 0; before = (await archive.left(many)).length) {
        await using worker = openWorker(archive.database, { ...ANOTHER, name: `${before}` });
        expect(await forget(KEPT_DAYS, { ...archive.deps, corpus: openCorpus(archive.database, worker) })).toBe(NOW);
        sizes.push(before - (await archive.left(many)).length);
      }
      expect(sizes).toEqual([20, 20, 10]);
      expect(await archive.step()).toBe(NOW + DAY);
      await expectOnly(archive, []);
    });

    test("stories that a worker holds keep none of the others back", async () => {
      await using archive = await openFull();
      await using holder = openWorker(archive.database, ANOTHER);
      const corpus = openCorpus(archive.database, holder);
      const held = many.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 45);
      for (const { id } of held) expect(await corpus.claimStory(id)).toBeDefined();
      await pass(archive);
      await expectOnly(archive, held);
    });

    test("a batch that cannot be finished leaves all as it was", async () => {
      await using archive = await openFull();
      const briefings = { remove: () => Promise.reject(new Error("The power goes.")) };
      await expect(forget(KEPT_DAYS, { ...archive.deps, briefings })).rejects.toThrow("The power goes.");
      await expectOnly(archive, many);
    });

    test("articles come in between two of them, and a story that one of them joins stays whole", async () => {
      await using archive = await openFull();
      await archive.step();
      const left = await archive.left(many);
      const joined = many.findIndex(({ id }) => id === left[0]);
      const [fresh, more] = [articleIn(100), articleIn(joined, "another")];
      expect((await archive.keep([fresh, more])).map(({ outcome }) => outcome)).toEqual(["new", "new"]);
      await pass(archive);
      await expectOnly(archive, [many[joined] as Article, fresh, more]);
    });

    test("two workers at once let each story go once, while articles come in", async () => {
      await using archive = await openFull();
      await using other = openWorker(archive.database, ANOTHER);
      const counted: number[] = [];
      const counting = (corpus: Archive["corpus"]) => ({
        step: () =>
          forget(KEPT_DAYS, {
            ...archive.deps,
            corpus: {
              async forget(forgetting) {
                const articles = await corpus.forget(forgetting);
                counted.push(articles);
                return articles;
              },
            },
          }),
      });
      const fresh = Array.from({ length: 6 }, (_, n) => articleIn(100 + n));
      const keeping = async () => {
        for (const article of fresh) await archive.keep([article]);
      };
      const corpora = [archive.corpus, openCorpus(archive.database, other)];
      await Promise.all([keeping(), ...corpora.map((corpus) => pass(counting(corpus)))]);
      expect(counted.reduce((sum, articles) => sum + articles)).toBe(many.length);
      await expectOnly(archive, fresh);
    });
  });

  test("whatever the ages, what goes is exactly the stories that are old whole and that no edition shows", async () => {
    const story = fc.record({
      ages: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 }),
      shown: fc.boolean(),
    });
    const given = [fc.array(story, { minLength: 1, maxLength: 30 }), fc.integer({ min: 31, max: 80 })] as const;
    const property = fc.asyncProperty(...given, async (stories, days) => {
      await using archive = await openArchive(place);
      const all = stories.map(({ ages, shown }, n) => {
        const articles = ages.map((_, at) => articleIn(n, WHATS[at]));
        return { articles, ages, shown, goes: !shown && ages.every((age) => age > days) };
      });
      for (const { articles, ages } of all) {
        for (const [at, article] of articles.entries()) await archive.came(article, ages[at] ?? 0);
      }
      await archive.tell(all.filter(({ shown }) => shown).flatMap(({ articles }) => articles[0]?.id ?? []));
      await pass(archive, days);
      const expected = all.filter(({ goes }) => !goes).flatMap(({ articles }) => articles);
      await expectOnly(archive, expected);
    });
    await fc.assert(property, { numRuns: 8 });
  });
});

test("stories that editions showed before this was counted stay too", async () => {
  using folder = openTemporaryFolder();
  const path = join(folder.path, "vigie.db");
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < "008"));
  {
    await using old = await openDatabase(path, before);
    for (const [day, stories] of [
      ["2025-11-03", '[{"id":"a"},{"id":"b"}]'],
      ["2025-11-04", '[{"id":"b"}]'],
      ["2025-11-05", "[]"],
    ]) {
      const content = `{"stories":${stories}}`;
      await sql`insert into editions values ('equipe', ${day}, 1, ${content}, '[]')`.execute(old.database);
    }
  }
  await using open = await openDatabase(path, MIGRATIONS);
  const { rows } = await sql`select story_id from cited order by story_id`.execute(open.database);
  expect(rows).toEqual([{ story_id: "a" }, { story_id: "b" }]);
});

describe("the program", () => {
  const RETENTION = "retention: { articlesKeptDays: 31 }\n";

  async function openProgram(settings: string) {
    const news = openNews(settings);
    const time = { now: Date.parse("2025-12-24T09:00:00Z") };
    const config = await loadConfig(news.path, {});
    const app = await openApp(config, {
      ...{ name: "essai", clock: () => time.now, chance: () => 0.5, isGone: () => false, log, show: () => {} },
    });
    await app.collect({});
    return {
      ...{ app, time },
      articles: async () => (await app.corpus.coverage()).articles,
      async [Symbol.asyncDispose]() {
        await app[Symbol.asyncDispose]();
        news[Symbol.dispose]();
      },
    };
  }

  test("lets what is old go once a day, and knows it when its source offers it again", async () => {
    await using program = await openProgram(RETENTION + SETTINGS);
    const { app, time, articles } = program;
    expect([await app.forgetNext(), await app.forgetNext(), await articles()]).toEqual([true, false, 3]);
    time.now += 32 * DAY;
    expect([await app.forgetNext(), await articles()]).toEqual([true, 0]);
    expect([await app.forgetNext(), await app.forgetNext()]).toEqual([true, false]);
    expect(await app.collect({})).toMatchObject({ reports: [{ new: 0, known: 3 }], ids: [] });
    time.now += DAY;
    expect([await app.forgetNext(), await app.forgetNext()]).toEqual([true, false]);
  });

  test("keeps what an edition cites", async () => {
    await using program = await openProgram(RETENTION + SETTINGS);
    const { app, time, articles } = program;
    const published = await app.edition(app.channel(), undefined);
    expect(published.edition.stories).toHaveLength(3);
    expect(await app.publish(published)).toBe(true);
    time.now += 400 * DAY;
    expect([await app.forgetNext(), await app.forgetNext(), await articles()]).toEqual([true, false, 3]);
  });

  test.for([
    { what: "where nothing is set", settings: SETTINGS },
    { what: "in a replay", settings: `at: "2027-12-24T08:30"\n${RETENTION}${SETTINGS}` },
  ])("lets nothing go $what", async ({ settings }) => {
    await using program = await openProgram(settings);
    program.time.now += 1000 * DAY;
    // What models answered goes by itself.
    expect([await program.app.forgetNext(), await program.app.forgetNext()]).toEqual([true, false]);
    expect(await program.articles()).toBe(3);
  });

  test("lets calls of models go after 400 days, what they answered after 90 without use, and questions and opinions as it is set", async () => {
    const [now, forgotten] = [500 * DAY, [] as object[]];
    const models = { forget: async (before: object) => void forgotten.push(before) };
    const questions = { forget: async (before: number) => void forgotten.push({ questions: before }) };
    const deliveries = { forget: async (before: number) => forgotten.push({ deliveries: before }) };
    const conversations = { forget: async (instants: object) => void forgotten.push(instants) };
    const records = { models, questions, conversations, deliveries, clock: () => now };
    expect(await forgetRecords(30, records)).toBe(501 * DAY);
    expect(forgotten).toEqual([
      { calls: 100 * DAY, results: 410 * DAY },
      { deliveries: 100 * DAY },
      { questions: 470 * DAY },
      { now, before: 470 * DAY },
    ]);
  });
});
