import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Briefing } from "../../src/briefings/briefing.ts";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { openBriefingStore } from "../../src/briefings/store.ts";
import { countTerms } from "../../src/corpus/full-text.ts";
import { openEditionStore } from "../../src/editions/store.ts";
import { searchTerms } from "../../src/french/words.ts";
import { articleOf, NOW, openTestCorpus } from "../support/articles.ts";
import { askOf } from "../support/asking.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

/** Two passages: what the question asks about stands in the second, in other words. */
const LONG = "La commune de Valmont a refait son éclairage public, rue après rue, place après place. ".repeat(9);
const TOLD = articleOf(`${LONG}\nLa facture atteint 340 000 euros, dont une moitié pour les lampadaires du canal.`, {
  key: "valmont",
  title: "Valmont rallume ses rues",
});
const OTHERS = Array.from({ length: 8 }, (_, n) =>
  articleOf(
    `Le prix du montant versé, numéro ${n}, se négocie au marché de Grandval, selon la halle et ses marchands.`,
    {
      key: `halle ${n}`,
      title: `Grandval ${n}`,
    },
  ),
);
const LAST = TOLD.sentences.length - 1;
const QUESTION = "Quel prix la commune paie-t-elle ses réverbères ?";

async function openNews(place: Place) {
  const store = await openTestCorpus(place);
  const briefings = openBriefingStore(store.database);
  await store.keep([TOLD, ...OTHERS]);
  const [article] = await store.corpus.stories([TOLD.id]);
  if (article === undefined) throw new Error("It was not kept.");
  const tell = (answers: NonNullable<Briefing["reading"]>["answers"]): Promise<void> => {
    const reading = { weight: "basse" as const, reasons: [], entities: [], answers };
    return briefings.keep({ ...extractBriefing([article], () => 1), reading }, "mark", NOW);
  };
  return {
    ...{ ...store, briefings, article },
    tell,
    answering: (question: string, sentence = LAST) =>
      tell([{ question, citations: [{ articleId: TOLD.id, sentence }] }]),
    /** The sentences of the first passage that is found. */
    async first(question: string) {
      const [found] = await store.corpus.search(question, 5);
      return found && [found.articleId, found.last];
    },
    rows: async () => (await sql`select * from asked`.execute(store.database)).rows.length,
  };
}

describe.for(PLACES)(`the questions that articles answer, in $name${MISSING_PLACE}`, (place) => {
  test("bring the passage that answers to a question in words that it does not hold", async () => {
    await using news = await openNews(place);
    expect(await news.first(QUESTION)).not.toEqual([TOLD.id, LAST]);
    await news.answering("Quel est le prix des réverbères pour la commune ?");
    expect(await news.first(QUESTION)).toEqual([TOLD.id, LAST]);
    const [found] = await news.corpus.search("réverbères", 5);
    expect(found?.articleId).toBe(TOLD.id);
    expect(JSON.stringify(found)).not.toContain("réverbères");
  });

  test("are no evidence: an answer is made of the article's sentences, or there is none", async () => {
    await using news = await openNews(place);
    await news.answering("Les réverbères sont-ils violets ?");
    const { status, claims } = await askOf(news.corpus, { text: "Les réverbères sont-ils violets ?" });
    expect([status, claims]).toEqual(["not-in-corpus", []]);
  });

  test("change nothing in how rare a term is, nor in what other questions find", async () => {
    await using news = await openNews(place);
    const terms = searchTerms("prix commune réverbères lampadaires");
    const [counts, others] = [
      await countTerms(news.database, terms),
      await news.corpus.search("marché de Grandval", 5),
    ];
    await news.answering(QUESTION);
    expect(await countTerms(news.database, terms)).toEqual(counts);
    expect(await news.corpus.search("marché de Grandval", 5)).toEqual(others);
  });

  test("are those of the story's last briefing, and of none where it has none", async () => {
    await using news = await openNews(place);
    await news.answering(QUESTION);
    await news.answering("Qui éclaire le canal ?");
    expect(await news.first("réverbères")).toBeUndefined();
    expect(await news.rows()).toBe(searchTerms("Qui éclaire le canal ?").length);
    await news.tell([]);
    expect(await news.rows()).toBe(0);
  });

  test("go with their story", async () => {
    await using news = await openNews(place);
    await news.answering(QUESTION);
    const spared = openEditionStore(news.database).cited();
    await news.corpus.forget({ before: NOW + 1, spared, alongside: news.briefings.remove });
    expect(await news.rows()).toBe(0);
  });

  test("find nothing where their sentence is gone", async () => {
    await using news = await openNews(place);
    await news.answering(QUESTION, 999);
    expect(await news.first("réverbères")).toBeUndefined();
  });

  test("by the hundred bring the likest alone", async () => {
    await using news = await openNews(place);
    const crowd = Array.from({ length: 300 }, (_, n) => ({
      question: `Où sont les réverbères du quartier ${n} ?`,
      citations: [{ articleId: TOLD.id, sentence: 0 }],
    }));
    const best = { question: "Qui paie les réverbères ?", citations: [{ articleId: TOLD.id, sentence: LAST }] };
    await news.tell([...crowd, best]);
    expect(await news.first("Qui paie ces réverbères ?")).toEqual([TOLD.id, LAST]);
  });
});
