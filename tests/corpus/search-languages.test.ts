import { describe, expect, test } from "vitest";
import { articleOf, openTestCorpus } from "../support/articles.ts";
import { MISSING_PLACE, PLACES } from "../support/stores.ts";

const FRENCH = [
  articleOf("Voxalie a levé 4 millions d’euros auprès de deux fonds, a annoncé la start-up de Namur.", { key: "a" }),
  articleOf("Le maire de Namur a inauguré la bibliothèque rénovée, après deux ans de travaux dans le quartier.", {
    key: "b",
  }),
  articleOf("Voxalie vend son assistant vocal 149 euros aux personnes âgées de Namur et de Dinant.", { key: "c" }),
];
const ENGLISH = articleOf(
  "The software cut waiting times in six hospitals but did not measurably reduce deaths, the trial found. The hospitals switched the tool on and off in alternating weeks, and doctors were told nothing.",
  { key: "d" },
);

describe.for(PLACES)(`questions and articles in two languages, in $name${MISSING_PLACE}`, (place) => {
  test.for([
    ["How much did Voxalie raise?", FRENCH[0]],
    ["Which library did the mayor open?", FRENCH[1]],
    ["What does the voice assistant of Voxalie cost?", FRENCH[2]],
    ["Did the software reduce deaths?", ENGLISH],
    ["Le logiciel a-t-il réduit les décès ?", ENGLISH],
    ["Dans combien d’hôpitaux l’attente a-t-elle baissé ?", ENGLISH],
    ["Combien Voxalie a-t-elle levé ?", FRENCH[0]],
  ] as const)("%s", async ([question, expected]) => {
    await using store = await openTestCorpus(place);
    await store.keep([...FRENCH, ENGLISH]);
    expect(ENGLISH.language).toBe("en");
    expect((await store.corpus.search(question, 1))[0]?.articleId).toBe(expected?.id);
  });

  test("without an article in English, a French question is looked for in its own words alone", async () => {
    await using store = await openTestCorpus(place);
    const odd = articleOf("Le groupe Raised construit des tools, dit un passant de Dinant.", { key: "e" });
    await store.keep([...FRENCH, odd]);
    const found = async () =>
      (await store.corpus.search("Quels outils a-t-on levé ?", 5)).map(({ articleId }) => articleId);
    expect(await found()).toEqual([FRENCH[0]?.id]);
    await store.keep([ENGLISH]);
    expect(await found()).toContain(ENGLISH.id);
    expect(await found()).not.toContain(odd.id);
  });
});
