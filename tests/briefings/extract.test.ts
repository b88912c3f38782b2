import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/articles/draft.ts";
import { extractBriefing, type StoryArticle } from "../../src/briefings/extract.ts";
import { chooseKeySentences } from "../../src/briefings/key-sentences.ts";
import { quotability } from "../../src/briefings/quotable.ts";
import { articleOf } from "../support/articles.ts";

const rarity = (): number => 1;
const story = (text: string, fields: Partial<Draft & { copyOf: string | null }> = {}): StoryArticle => {
  const { copyOf = null, ...draft } = fields;
  return { ...articleOf(text, draft), storyId: "histoire", copyOf };
};

const TALVERNES = `Talvernes construira un centre de calcul de 180 mégawatts à Port-Brévent, selon un communiqué.
L’investissement atteint près de 1,8 milliard d’euros et jusqu’à 90 emplois sont promis dans le port.
Elle précise que le chantier durera deux ans. La ville de Port-Brévent gagne 3 % de recettes, d’après la mairie.
Et si tout cela ne servait à rien ?`;

describe("a briefing by extracts", () => {
  test("its sentences are the article's own, each citing itself, the lead first", () => {
    const article = story(TALVERNES);
    const { sections, check, mode } = extractBriefing([article], rarity);
    expect(mode).toBe("extracts");
    expect(sections.hook.map(({ text }) => text)).toEqual([article.sentences[0]?.text]);
    expect(sections.understanding).toHaveLength(2);
    for (const { text, citations, kind } of [...sections.hook, ...sections.understanding]) {
      expect([kind, citations.length]).toEqual(["fact", 1]);
      expect(article.sentences[citations[0]?.sentence ?? -1]?.text).toBe(text);
    }
    expect(check).toEqual({ claims: 3, supported: 3, repaired: 0, dropped: 0 });
  });

  test("nothing is made of an excerpt too short to stand for its article, but its title", () => {
    const excerpt = story(
      "Talvernes construira un centre de calcul de 180 mégawatts à Port-Brévent, et bien plus encore…",
    );
    expect(excerpt.flags).toEqual(expect.arrayContaining(["short", "truncated"]));
    const { title, sections, figures } = extractBriefing([excerpt], rarity);
    expect([title, sections.hook, sections.understanding, figures]).toEqual([excerpt.title, [], [], []]);
  });

  test("questions and sentences that lean on others are left out", () => {
    const texts = extractBriefing([story(TALVERNES)], rarity).sections.understanding.map(({ text }) => text);
    expect(texts.some((text) => text.startsWith("Elle précise") || text.endsWith("?"))).toBe(false);
  });

  test("what extraction cannot fill honestly is empty", () => {
    const { sections, themes } = extractBriefing([story(TALVERNES)], rarity);
    const { hook: _, understanding: __, ...others } = sections;
    expect(others).toEqual({
      context: [],
      importance: [],
      opportunities: [],
      nuances: [],
      opinion: null,
      conclusion: [],
    });
    expect(themes).toEqual([]);
  });

  test("an opinion is never used as a fact, be it a section or the whole piece", () => {
    const signed = story(
      `${TALVERNES}\n\nMon avis (Inès)\n\nLe centre de Port-Brévent coûtera 40 milliards d’euros à la ville.`,
    );
    const briefing = extractBriefing([signed], rarity);
    expect(JSON.stringify(briefing)).not.toContain("40 milliards");
    const column = extractBriefing([story(TALVERNES, { rubrics: ["Tribune"] })], rarity);
    expect(column.sections.hook).toEqual([]);
    expect(column.sections.understanding).toEqual([]);
    expect(column.figures).toEqual([]);
  });

  test("a copy and a text in another language add nothing", () => {
    const original = story(TALVERNES, { key: "a" });
    const copy = story(`${TALVERNES}\nUne phrase de plus que la copie a ajoutée au texte.`, {
      key: "b",
      copyOf: original.id,
    });
    const english = story(
      "The company will build a data centre in the harbour next year, according to the mayor. The plan was presented on Monday and will cost a lot of money.",
      { key: "c" },
    );
    const { sections, articleIds } = extractBriefing([original, copy, english], rarity);
    const cited = [...sections.hook, ...sections.understanding].flatMap(({ citations }) => citations);
    expect(new Set(cited.map(({ articleId }) => articleId))).toEqual(new Set([original.id]));
    expect(articleIds).toHaveLength(3);
  });

  test("the article that tells the story is whole and titled, even where another came first", () => {
    const early = story("Cette décision surprend les élus de Port-Brévent, qui l’ont apprise lundi par la presse.", {
      key: "a",
    });
    const whole = story(TALVERNES, { key: "b", title: "Talvernes s’installe à Port-Brévent" });
    expect(extractBriefing([early, whole], rarity).title).toBe("Talvernes s’installe à Port-Brévent");
  });

  test("figures come as written, with their hedges and the sentence that gives them", () => {
    const article = story(TALVERNES);
    const { figures } = extractBriefing([article], rarity);
    expect(figures.map(({ hedge, value }) => [hedge, value])).toEqual([
      [null, "180 mégawatts"],
      ["près de", "1,8 milliard d’euros"],
      [null, "3 %"],
    ]);
    for (const { value, what, citation } of figures) {
      expect(article.sentences[citation.sentence]?.text).toContain(what);
      expect(what).toContain(value);
    }
  });
});

describe("a sentence that can be quoted alone", () => {
  test.for([
    ["Talvernes investira 1,8 milliard d’euros à Port-Brévent.", 2],
    ["Il investira 1,8 milliard d’euros à Port-Brévent.", 0],
    ["Le jugement, rendu jeudi, leur accorde 3,2 millions d’euros.", 1],
    ["Faut-il craindre une panne du réseau électrique ?", 0],
    ["Imaginez un instant une ville sans électricité.", 0],
    ["Une phrase dont la parenthèse (jamais fermée reste ouverte.", 0],
    ["« Nous investirons ici, a dit le maire devant la presse.", 0],
    ["Trop court.", 0],
    ["une phrase coupée au début de son texte par le site.", 0],
  ] as const)("« %s » : %s", ([text, expected]) => {
    expect(quotability({ text, block: 0, opinion: false })).toBe(expected);
  });

  test("no sentence of an opinion can", () => {
    expect(quotability({ text: "Talvernes investira 1,8 milliard d’euros ici.", block: 0, opinion: true })).toBe(0);
  });
});

test("key sentences are as many as asked, each once, in the order given", () => {
  const sentences = fc.array(fc.lorem({ mode: "sentences", maxCount: 1 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sentences, fc.integer({ min: 1, max: 5 }), (texts, count) => {
      const candidates = texts.map((text, position) => ({ text, position }));
      const chosen = chooseKeySentences(candidates, texts, count, rarity).map(({ position }) => position);
      expect(chosen).toEqual([...new Set(chosen)].toSorted((a, b) => a - b));
      expect(chosen).toHaveLength(Math.min(count, texts.length));
    }),
  );
});
