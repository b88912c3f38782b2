import { describe, expect, test } from "vitest";
import { articleOf, openTestCorpus } from "../support/articles.ts";
import { MISSING_PLACE, PLACES, type Place } from "../support/stores.ts";

const ARTICLES = [
  articleOf(
    "Talvernes construira une centrale à Port-Brévent.\nLa centrale de Talvernes emploiera 90 personnes, selon la préfecture.",
  ),
  articleOf("Voxalie présente Aubépine, un assistant vocal. Les retraités l’essaient, et l’anthropologue les observe."),
  articleOf("La réforme des retraites sera votée. Les centristes hésitent, les retraites attendent."),
];

async function openCorpus(place: Place) {
  const store = await openTestCorpus(place);
  await store.keep(ARTICLES);
  return store;
}

describe.for(PLACES)(`a question with slips of the keys, in $name${MISSING_PLACE}`, (place) => {
  test.for<[string, string, [string, string][]]>([
    ["Où sera la centrlae ?", "Où sera la centrale ?", [["centrlae", "centrale"]]],
    ["Centralle de Port-Brévent", "Centrale de Port-Brévent", [["Centralle", "Centrale"]]],
    ["Que fait Talvrenes ?", "Que fait Talvernes ?", [["Talvrenes", "Talvernes"]]],
    ["Qu’est-ce qu’Aubepinne ?", "Qu’est-ce qu’Aubépine ?", [["Aubepinne", "Aubépine"]]],
    [
      "L’asisstant de la perfecture",
      "L’assistant de la préfecture",
      [
        ["asisstant", "assistant"],
        ["perfecture", "préfecture"],
      ],
    ],
    ["What is Talvrenes building?", "What is Talvernes building?", [["Talvrenes", "Talvernes"]]],
  ])("%s is read as %s", async ([question, text, pairs]) => {
    await using store = await openCorpus(place);
    const respelt = pairs.map(([written, read]) => ({ written, read }));
    expect(await store.corpus.respell(question)).toEqual({ text, respelt });
  });

  test.for([
    ["what the corpus knows", "Où sera la centrale des retraités ?"],
    ["short words", "Ou est la gra ?"],
    ["everyday words", "Combien de retraites, et quelle société les paie ? L’assistance, et le vote"],
    ["other forms of known words", "La centrale emploiere des gens, et ceux qui observant"],
    ["numbers and models", "Que vaut 4o2b3c de GPT-54321 ?"],
    ["a word far from all others", "Que pense Hippolyte du gouvernement ?"],
    ["a name that is near a common noun", "Que fait la société Centralle ?"],
    ["English words near French ones", "What does the centralx do?"],
    ["nothing", "  "],
    ["operators of the engines", '"NEAR(a b)" terms:* & \' \\ |'],
  ] as const)("%s: as it stands", async ([, question]) => {
    await using store = await openCorpus(place);
    expect(await store.corpus.respell(question)).toEqual({ text: question, respelt: [] });
  });

  test("is searched as it was meant", async () => {
    await using store = await openCorpus(place);
    expect((await store.corpus.search("l’asisstant", 1))[0]?.text).toContain("assistant vocal");
    expect(await store.corpus.search("gouvernement", 1)).toEqual([]);
  });

  test("of known neighbours, the one in most passages is meant", async () => {
    await using store = await openTestCorpus(place);
    await store.keep([
      articleOf("Le poirier donne des fruits."),
      articleOf("Le potier tourne."),
      articleOf("Le potier cuit ses pots."),
    ]);
    expect((await store.corpus.respell("le poxier")).text).toBe("le potier");
  });

  test("a thousand unknown words are soon passed over", async () => {
    await using store = await openCorpus(place);
    const text = Array.from(
      { length: 1_000 },
      (_, n) => `zyx${"abcdefghij".charAt(n % 10)}wvut${"klmno".charAt(n % 5)}`,
    );
    expect((await store.corpus.respell(text.join(" "))).respelt).toEqual([]);
  });
});
