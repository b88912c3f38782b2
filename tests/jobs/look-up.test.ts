import { describe, expect, test } from "vitest";
import { lookUp } from "../../src/jobs/look-up.ts";
import { articleOf, NOW, openTestCorpus, ZONE } from "../support/articles.ts";

const ARTICLES = [
  articleOf("La faillite de Boréal a été prononcée jeudi à Rennes.\nLe fabricant de drones employait 40 personnes."),
  articleOf("Après des mois d’efforts, Quartzel a jeté l’éponge en mars 2025."),
  articleOf("La mairie de Dinan veut fonder une école."),
  articleOf("Microsoft a licencié 120 personnes à Dublin."),
].map((article, at) => ({ ...article, id: `article-${at}`, key: `${at}` }));

async function look(question: string) {
  await using store = await openTestCorpus();
  await store.keep(ARTICLES);
  return await lookUp(question, undefined, { corpus: store.corpus, now: () => NOW, zone: ZONE });
}

describe("what is looked up", () => {
  test.for([
    ["Qui a mis la clé sous la porte ?", "faillite"],
    ["Combien de gens la firme de Redmond a-t-elle mis dehors ?", "licencié"],
    ["Qui a jeté l’éponge ?", "jeté l’éponge"],
  ])("for « %s » tells of « %s »", async ([question = "", told = ""]) => {
    const { passages } = await look(question);
    expect(passages[0]?.text).toContain(told);
  });

  test("for an idiom is not told as a slip of the keys", async () => {
    expect((await look("Qui a tâté le terrain à Dinan ?")).remarks).toEqual([]);
  });
});
