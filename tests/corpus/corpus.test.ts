import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shinglesOf, wordsOf } from "../../src/articles/likeness.ts";
import { articleId } from "../../src/articles/read.ts";
import { articleOf, NOW, openTestCorpus } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const DAY = 24 * 3_600_000;

const BREVENT = `L’opérateur Talvernes construira un centre de calcul de 180 mégawatts à Port-Brévent.
Le chantier de Port-Brévent, sur le site d’une ancienne centrale à charbon, doit commencer en mars 2026, selon Talvernes.
La préfecture instruit la demande de raccordement du centre de calcul. Talvernes promet 90 emplois à Port-Brévent.`;
const BREVENT_TOLD_AGAIN = `À Port-Brévent, Talvernes bâtira son centre de calcul de 180 mégawatts à la place de la centrale à charbon.
Le groupe Talvernes annonce 90 emplois et un premier raccordement du centre de calcul en 2028 à Port-Brévent.`;
const VERGERS = `Une coopérative fruitière a réduit d’un tiers l’eau versée à ses pêchers grâce à des sondes.
Les sondes mesurent l’humidité du sol toutes les dix minutes dans les vergers de la coopérative.`;

describe.for(PLACES)(`a corpus in $name${MISSING_PLACE}`, (place) => {
  describe("keeping articles", () => {
    test("an article comes back as it went in", async () => {
      await using store = await openTestCorpus(place);
      const article = articleOf(
        `${BREVENT}\n\nMon avis (Inès)\n\nC’est une erreur que la ville de Port-Brévent paiera cher.`,
      );
      await store.keep([article]);
      const [stored] = await store.corpus.articles([article.id]);
      expect(stored).toMatchObject(article);
    });

    test("the same article is new, then known; a corrected one is changed and keeps its story", async () => {
      await using store = await openTestCorpus(place);
      const [first, fixed] = [articleOf(BREVENT, { key: "a" }), articleOf(BREVENT.replace("180", "190"), { key: "a" })];
      expect((await store.keep([first])).map(({ outcome }) => outcome)).toEqual(["new"]);
      expect((await store.keep([first])).map(({ outcome }) => outcome)).toEqual(["known"]);
      expect((await store.keep([fixed])).map(({ outcome }) => outcome)).toEqual(["changed"]);
      const [stored, ...others] = await store.corpus.articles([first.id]);
      expect(others).toEqual([]);
      expect(stored).toMatchObject({ id: first.id, storyId: first.id, contentHash: fixed.contentHash });
      expect(await store.corpus.search("180", 5)).toEqual([]);
      expect(await store.corpus.search("190", 5)).toHaveLength(1);
    });

    test("an address is known by whoever brought it, by the address that led to it, or once its article is gone", async () => {
      await using store = await openTestCorpus(place);
      const url = "https://exemple.fr/port-brevent";
      await store.keep([articleOf(BREVENT, { source: "autre", key: "guid-1", url })]);
      const own = "https://exemple.fr/lien-du-sommaire";
      await store.keep([articleOf(VERGERS, { source: "page", key: own, url: "https://exemple.fr/adresse-propre" })]);
      const known = async (source: string) => {
        const items = [url, own, "https://exemple.fr/jamais-vu"].map((key) => ({ source, key, url: key }));
        const found = await store.corpus.known(items.map((item) => ({ ...item, id: articleId(item) })));
        return items.filter((item) => found.has(articleId(item))).map(({ key }) => key);
      };
      expect([await known("page"), await known("autre")]).toEqual([[url, own], [url]]);
      expect(await store.corpus.known([])).toEqual(new Set());
    });

    test("an article that its source gives another address is another version of the same", async () => {
      await using store = await openTestCorpus(place);
      const at = (path: string, text: string, more = {}) =>
        articleOf(text, { source: "flux", key: "guid-1", url: `https://exemple.fr/${path}`, ...more });
      const first = at("brouillon", BREVENT);
      await store.keep([first, articleOf(VERGERS, { source: "flux", key: "guid-2" })]);
      const outcomes = async (...batch: Parameters<typeof store.keep>[0]) =>
        (await store.keep(batch)).map(({ article, outcome }) => [article.id, outcome]);
      expect(await outcomes(at("port-brevent", BREVENT.replace("180", "190")))).toEqual([[first.id, "changed"]]);
      expect(await outcomes(at("port-brevent", BREVENT.replace("180", "190")))).toEqual([[first.id, "known"]]);
      expect(await outcomes(at("centre", BREVENT.replace("180", "190")))).toEqual([[first.id, "known"]]);
      const [stored] = await store.corpus.articles([first.id]);
      expect(stored).toMatchObject({ url: "https://exemple.fr/centre", storyId: first.id, copyOf: null });
      expect((await store.corpus.coverage()).articles).toBe(2);
      // One title is enough where the text is written anew.
      const titled = at("titre", BREVENT, { key: "guid-3", title: "Port-Brévent" });
      await store.keep([titled]);
      const anew = at("titre-2", VERGERS, { key: "guid-3", title: "« Port-Brévent »" });
      expect(await outcomes(anew)).toEqual([[titled.id, "changed"]]);
    });

    test("a name that says nothing of its article makes no two articles one", async () => {
      await using store = await openTestCorpus(place);
      const at = (path: string, text: string, key: string) =>
        articleOf(text, { source: "flux", key, url: `https://exemple.fr/${path}` });
      await store.keep([at("a", BREVENT, "g")]);
      const outcomes = async (...batch: Parameters<typeof store.keep>[0]) =>
        (await store.keep(batch)).map(({ outcome }) => outcome);
      // Another text under one name, then one name for several.
      expect(await outcomes(at("b", VERGERS, "g"))).toEqual(["new"]);
      expect(await outcomes(at("c", VERGERS, "g"))).toEqual(["merged"]);
      // Two at once, and a name that is the address.
      await store.keep([at("d", BREVENT_TOLD_AGAIN, "h")]);
      expect(await outcomes(at("e", BREVENT_TOLD_AGAIN, "h"), at("f", BREVENT_TOLD_AGAIN, "h"))).toEqual([
        ...["merged", "merged"],
      ]);
      await store.keep([at("propre", BREVENT_TOLD_AGAIN, "https://exemple.fr/i")]);
      expect(await outcomes(at("i", BREVENT_TOLD_AGAIN, "https://exemple.fr/i"))).toEqual(["merged"]);
      // Another source's name is its own.
      await store.keep([at("j", BREVENT, "k")]);
      expect(await outcomes(articleOf(BREVENT, { source: "autre", key: "k", url: "https://exemple.fr/l" }))).toEqual([
        "merged",
      ]);
    });

    test("an article twice in a batch is kept once", async () => {
      await using store = await openTestCorpus(place);
      expect(await store.keep([articleOf(BREVENT), articleOf(BREVENT)])).toHaveLength(1);
      expect((await store.corpus.coverage()).articles).toBe(1);
    });

    test("a text of empty words alone is kept, and takes no other with it", async () => {
      await using store = await openTestCorpus(place);
      expect((await store.keep([articleOf("Il est là."), articleOf(BREVENT)])).map(({ outcome }) => outcome)).toEqual([
        ...["new", "new"],
      ]);
      expect((await store.keep([articleOf("Elle y est.")])).map(({ outcome }) => outcome)).toEqual(["new"]);
    });

    test("one event told twice within three days makes one story, in one batch or in two", async () => {
      const [one, two] = [articleOf(BREVENT), articleOf(BREVENT_TOLD_AGAIN, { published: "2025-12-13" })];
      for (const batches of [[[one, two]], [[one], [two]]]) {
        await using store = await openTestCorpus(place);
        await store.keep([articleOf(VERGERS)]);
        for (const batch of batches) await store.keep(batch);
        const stored = await store.corpus.articles([one.id, two.id]);
        expect(new Set(stored.map(({ storyId }) => storyId)).size).toBe(1);
        expect(stored.every(({ copyOf }) => copyOf === null)).toBe(true);
      }
    });

    test("the same subject three weeks later is another story, and another subject is one too", async () => {
      await using store = await openTestCorpus(place);
      const articles = [
        articleOf(BREVENT, { published: "2025-11-20" }),
        articleOf(BREVENT_TOLD_AGAIN),
        articleOf(VERGERS),
      ];
      await store.keep(articles);
      const stored = await store.corpus.articles(articles.map(({ id }) => id));
      expect(new Set(stored.map(({ storyId }) => storyId)).size).toBe(3);
    });

    test("a copy with a new opening and a cut end is merged, and names what it repeats", async () => {
      await using store = await openTestCorpus(place);
      const long = `${BREVENT}\n${VERGERS.replaceAll("coopérative", "régie")}\nLa mairie tiendra une réunion publique jeudi.`;
      const copied = `Voici ce que l’on sait ce matin du projet.\n${long.split("\n").slice(1, 4).join("\n")}`;
      const [original, copy] = [articleOf(long, { key: "long" }), articleOf(copied, { key: "copy" })];
      await store.keep([original]);
      expect((await store.keep([copy])).map(({ outcome }) => outcome)).toEqual(["merged"]);
      expect((await store.corpus.articles([copy.id]))[0]).toMatchObject({ copyOf: original.id, storyId: original.id });
      expect(shinglesOf(wordsOf(copy)).size).toBeGreaterThan(20);
    });
  });

  describe("reading articles", () => {
    test("an article is found by its id, the start of it, or its address; never by a start that two share", async () => {
      await using store = await openTestCorpus(place);
      const article = articleOf(BREVENT, { url: "https://www.exemple.fr/a?utm_source=x" });
      await store.keep([article, articleOf(VERGERS)]);
      for (const target of [article.id, article.id.slice(0, 8), "https://exemple.fr/a"]) {
        expect((await store.corpus.findArticle(target))?.id).toBe(article.id);
      }
      expect(await store.corpus.findArticle("")).toBeUndefined();
      expect(await store.corpus.findArticle("%")).toBeUndefined();
    });

    test("a span holds what was published in it, by its precision", async () => {
      await using store = await openTestCorpus(place);
      const [day, month, undated] = [
        articleOf(BREVENT, { published: "2025-12-14" }),
        articleOf(VERGERS, { published: "2025-11" }),
        articleOf("Une chouette rare a été entendue dans la vallée, selon des bénévoles.", { published: null }),
      ];
      await store.keep([day, month, undated], { baseline: true });
      const span = async (from: string, to: string) =>
        (await store.corpus.span({ from: Date.parse(from), to: Date.parse(to) }, true)).map(({ id }) => id);
      expect(await span("2025-12-14T10:00Z", "2025-12-14T11:00Z")).toEqual([day.id]);
      expect(await span("2025-11-10T10:00Z", "2025-11-11T10:00Z")).toEqual([month.id]);
      expect(await span("2025-12-15T00:00Z", "2025-12-16T00:00Z")).toEqual([]);
    });

    test("what came in late belongs to the span, up to three days, but never what a first visit brought", async () => {
      const time = { from: NOW - DAY, to: NOW + DAY };
      for (const [published, baseline, expected] of [
        ["2025-12-12", false, 1],
        ["2025-12-09", false, 0],
        ["2025-12-12", true, 0],
      ] as const) {
        await using store = await openTestCorpus(place);
        await store.keep([articleOf(BREVENT, { published })], { baseline });
        expect(await store.corpus.span(time, false)).toHaveLength(expected);
        expect(await store.corpus.span(time, true)).toHaveLength(0);
      }
    });

    test("the coverage goes from the oldest to the newest date, with its precision", async () => {
      await using store = await openTestCorpus(place);
      const unknown = { value: "", precision: "unknown" };
      expect(await store.corpus.coverage()).toEqual({ articles: 0, from: unknown, to: unknown });
      await store.keep([articleOf(BREVENT, { published: "2025-07" }), articleOf(VERGERS, { published: "2025-07-09" })]);
      expect(await store.corpus.coverage()).toEqual({
        articles: 2,
        from: { value: "2025-07", precision: "month" },
        to: { value: "2025-07", precision: "month" },
      });
      expect((await store.corpus.coverage(Date.parse("2025-07-01T12:00Z"))).articles).toBe(1);
    });
  });

  describe("searching", () => {
    test("a passage is found without its accents, plurals and capitals, the best first", async () => {
      await using store = await openTestCorpus(place);
      await store.keep([articleOf(BREVENT), articleOf(VERGERS)]);
      for (const words of ["megawatt", "MÉGAWATTS", "centres de calculs"]) {
        expect((await store.corpus.search(words, 3))[0]?.text).toContain("180 mégawatts");
      }
      expect((await store.corpus.search("humidité des vergers", 1))[0]?.text).toContain("sondes");
    });

    test("a word that no passage holds is looked for as those of its family, and as no others", async () => {
      await using store = await openTestCorpus(place);
      const dismissals = articleOf("La direction d’Orval a licencié quarante mécaniciens.", { key: "orval" });
      await store.keep([dismissals, articleOf(BREVENT)]);
      const found = await store.corpus.search("ils ont viré du monde ?", 3);
      expect(found.map(({ articleId }) => articleId)).toEqual([dismissals.id]);
      expect(await store.corpus.search("ils ont repeint du monde ?", 3)).toEqual([]);
    });

    test("words that the search engine would take for operators are words", async () => {
      await using store = await openTestCorpus(place);
      await store.keep([articleOf(BREVENT)]);
      for (const words of [
        '"',
        "NEAR(a b)",
        "AND OR NOT",
        "terms:calcul",
        "*",
        "- -",
        "'; drop table articles; --",
        "",
      ]) {
        await expect(store.corpus.search(words, 5)).resolves.toBeInstanceOf(Array);
      }
      expect(await store.corpus.search("calcul ^ *", 5)).toHaveLength(1);
    });

    test("any text may be asked, whatever it is made of", async () => {
      await using store = await openTestCorpus(place);
      await store.keep([articleOf(BREVENT)]);
      for (const unit of [
        "a",
        "la ",
        "été ",
        "calcul ",
        "пожар ",
        "\0",
        "\ud800",
        "e\u0301\u0301",
        "🦉",
        "東京 ",
        "\\' & | ",
      ]) {
        await expect(store.corpus.search(unit.repeat(10_000), 5)).resolves.toBeInstanceOf(Array);
      }
      const unit = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("calcul", "\0", "\ud800", " OR ", '"', "'", "’", "-"),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(unit), async (units) => {
          const found = await store.corpus.search(units.join(" "), 5);
          expect(found.length).toBeLessThanOrEqual(3);
        }),
      );
      expect((await store.corpus.search("le\0 calcul\ud800 東京", 5))[0]?.text).toContain("calcul");
    });

    test("one article gives at most three passages", async () => {
      await using store = await openTestCorpus(place);
      const long = Array.from({ length: 30 }, (_, n) =>
        `Le calcul numéro ${n} occupe une phrase de ce très long article. `.repeat(8),
      );
      await store.keep([articleOf(long.join("\n"))]);
      expect(await store.corpus.search("calcul", 10)).toHaveLength(3);
    });
  });

  test("a source that goes on failing keeps the instant at which it began to, until it is well", async () => {
    await using store = await openTestCorpus(place);
    const note = async (now: number, reason: string | null) => {
      const lease = (await store.corpus.claimVisit(["a"])) ?? expect.fail("Nobody holds it.");
      await store.corpus.noteVisit({ id: "a", now, reason, nextAt: now }, lease);
    };
    await note(1, null);
    await note(2, "en panne");
    await note(3, "toujours en panne");
    expect(await store.corpus.sourceStates()).toEqual([
      { id: "a", visitedAt: 3, readAt: 1, failingSince: 2, reason: "toujours en panne", failures: 2, isStopped: false },
    ]);
    await note(4, null);
    expect(await store.corpus.sourceStates()).toEqual([
      { id: "a", visitedAt: 4, readAt: 4, failingSince: null, reason: null, failures: 0, isStopped: false },
    ]);
  });

  test("a zone decides which instants a day covers", async () => {
    await using store = await openTestCorpus(place);
    await store.corpus.keep([articleOf(BREVENT)], { now: NOW, zone: "Pacific/Noumea", baseline: false });
    const time = { from: Date.parse("2025-12-13T13:30Z"), to: Date.parse("2025-12-13T14:00Z") };
    expect(await store.corpus.span(time, true)).toHaveLength(1);
  });
});
