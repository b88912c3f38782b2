import { describe, expect, test } from "vitest";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { composeEdition } from "../../src/editions/compose.ts";
import { type Decided, formerOf } from "../../src/editions/former.ts";
import { findNovelty, type Story } from "../../src/editions/novelty.ts";
import { articleOf } from "../support/articles.ts";

type Told = { key: string; text: string; publisher?: string; day?: string; copyOf?: string; flags?: "opinion"[] };

/** A story told by some articles, some of them fresh, to a channel for which editions decided so. */
function storyOf(told: readonly Told[], fresh: readonly string[], past: readonly Decided[] = []): Story {
  const articles = told.map(({ key, text, publisher = key, day = "2025-11-18", copyOf = null, flags = [] }) => {
    const article = articleOf(text, { key, publisher, published: day, title: "La société Hydrolane" });
    const from = Date.parse(day);
    return { ...article, flags: [...article.flags, ...flags], storyId: "s", copyOf, time: { from, to: from + 1 } };
  });
  const ids = new Set(told.flatMap(({ key }, at) => (fresh.includes(key) ? (articles[at]?.id ?? []) : [])));
  const briefing = { ...extractBriefing(articles, () => 1), storyId: "s" };
  return { briefing, articles, fresh: ids, former: formerOf(past) };
}

const FRAME = { channel: "equipe", period: { from: "", to: "" }, at: 0, profile: { most: 7, themes: {} } };

/** What an edition of a day decides on some stories. */
const decideOn = (day: string, ...stories: Story[]): Decided[] =>
  composeEdition({ ...FRAME, day }, stories, []).decisions.map((decision) => ({ ...decision, day }));

const FIRST = {
  key: "a",
  text: "La société Hydrolane a levé 2 milliards d’euros auprès de la banque Morel.\nElle emploie près de 100 personnes à Rennes, selon la mairie de la ville.",
};
const PAST = decideOn("2025-11-18", storyOf([FIRST], ["a"]));

/** What a second article brings, the next day. */
const bring = (text: string, fields: Partial<Told> = {}) =>
  findNovelty(storyOf([FIRST, { key: "b", text, day: "2025-11-19", ...fields }], ["b"], PAST));

/** What the first article brings once it was rewritten. */
const rewrite = (text: string) => findNovelty(storyOf([{ ...FIRST, text }], ["a"], PAST));

describe("a story", () => {
  test("that the channel was never shown is new, whatever it was told of it", () => {
    const beyond = PAST.map((decision) => ({ ...decision, outcome: "beyond" as const }));
    expect(findNovelty(storyOf([FIRST], ["a"]))).toMatchObject({ label: "new", since: null });
    expect(findNovelty(storyOf([FIRST], ["a"], beyond))).toMatchObject({ label: "new", since: null });
  });

  test.for<[what: string, text: string, news: string[]]>([
    [
      "a figure and a name",
      "La société Hydrolane a obtenu 3 milliards d’euros de plus auprès de Vik Bajaj.",
      ["3 milliards d’euros", "Vik Bajaj"],
    ],
    [
      "a figure with what qualifies it",
      "La société Hydrolane emploie désormais plus de 140 personnes dans la ville de Rennes.",
      ["plus de 140 personnes"],
    ],
    ["a day", "La société Hydrolane ouvrira son usine de Rennes le 3 mars 2026.", ["3 mars 2026"]],
    [
      "what stands in two sentences, figures first",
      "La société Hydrolane a recruté Vik Bajaj pour diriger son usine de Rennes.\nLa société Hydrolane prévoit 12 % de hausse de ses ventes à Rennes.",
      ["12 %", "Vik Bajaj"],
    ],
  ])("comes again for %s, which it names and says first", ([, text, news]) => {
    const novelty = bring(text);
    expect(novelty).toMatchObject({ label: "update", since: "2025-11-18", gone: [], news });
    const leads = novelty?.leads.map((claim) => claim.text) ?? [];
    for (const fact of news) expect(leads.join(" ")).toContain(fact);
  });

  test.for<[why: string, text: string, fields?: Partial<Told>]>([
    ["says the same in other words", "La banque Morel a mis 2 milliards d’euros dans la société Hydrolane."],
    ["says less", "La société Hydrolane a levé des fonds auprès de la banque Morel, dit la presse de Rennes."],
    [
      "names the day before and its own",
      "La société Hydrolane a levé mardi 18 novembre 2 Md€, a-t-on appris mercredi.",
    ],
    ["signs", "La société Hydrolane a levé 2 milliards d’euros, dit Anne Lebel.", { publisher: "Anne Lebel" }],
    ["copies", "La société Hydrolane a obtenu 3 milliards d’euros de plus.", { copyOf: "a" }],
    ["is of an opinion", "La société Hydrolane vaut 3 milliards d’euros, pas moins.", { flags: ["opinion"] }],
    ["has no sentence that can be shown", "3 milliards d’euros."],
  ])("does not come again for an article that %s", ([, text, fields]) => {
    expect(bring(text, fields)).toBeUndefined();
  });

  test("of which a new article is in English is told by the names that it brings", () => {
    const text =
      "The company Hydrolane has raised another 3 billion euros from the investor Vik Bajaj, the mayor said on Tuesday. The money will pay for a new factory.";
    expect(bring(text)).toMatchObject({ label: "update", news: expect.arrayContaining(["Vik Bajaj"]), leads: [] });
  });

  test("does not come again for what an edition found known", () => {
    const second = { key: "b", text: "La société Hydrolane paie 2 milliards d’euros.", day: "2025-11-19" };
    const known = decideOn("2025-11-19", storyOf([FIRST, second], ["b"], PAST));
    expect(known).toMatchObject([{ outcome: "known", said: [] }]);
    expect(formerOf([...PAST, ...known])?.versions.size).toBe(2);
  });

  test("is told once of a fact", () => {
    const text = "La société Hydrolane a obtenu 3 milliards d’euros de plus auprès de Vik Bajaj.";
    const second = { key: "b", text, day: "2025-11-19" };
    const told = decideOn("2025-11-19", storyOf([FIRST, second], ["b"], PAST));
    expect(told).toMatchObject([{ outcome: "shown", label: "update" }]);
    const third = { key: "c", text: `${text}\nElle remercie Vik Bajaj.`, day: "2025-11-20" };
    expect(findNovelty(storyOf([FIRST, second, third], ["c"], [...PAST, ...told]))).toBeUndefined();
  });
});

describe("an article that changed", () => {
  const rest = "Elle emploie près de 100 personnes à Rennes, selon la mairie de la ville.";

  test.for<[what: string, text: string, gone: string[]]>([
    [
      "a figure",
      `La société Hydrolane a levé 3 milliards d’euros auprès de la banque Morel.\n${rest}`,
      ["La société Hydrolane a levé 2 milliards d’euros auprès de la banque Morel."],
    ],
    [
      "a denial",
      `La société Hydrolane n’a pas levé 2 milliards d’euros auprès de la banque Morel.\n${rest}`,
      ["La société Hydrolane a levé 2 milliards d’euros auprès de la banque Morel."],
    ],
    [
      "a name",
      `La société Hydrolane a levé 2 milliards d’euros auprès de la banque Verlac.\n${rest}`,
      ["La société Hydrolane a levé 2 milliards d’euros auprès de la banque Morel."],
    ],
    [
      "a sentence that is gone, in an article that is whole",
      `${rest} ${"Le chantier avance comme prévu dans la vallée et le maire en est content. ".repeat(12)}`,
      ["La société Hydrolane a levé 2 milliards d’euros auprès de la banque Morel."],
    ],
  ])("in what was shown of it is corrected: %s", ([, text, gone]) => {
    expect(rewrite(text)).toMatchObject({ label: "correction", since: "2025-11-18", gone });
  });

  test.for<[what: string, text: string]>([
    ["says the same in other words", `La banque Morel a apporté 2 milliards d’euros à la société Hydrolane.\n${rest}`],
    ["is set otherwise", `La société Hydrolane a levé 2 milliards d'euros auprès de la banque Morel. ${rest}`],
    ["was cut short", rest],
    ["says more without a fact", `${FIRST.text}\nLe chantier avance comme prévu dans la vallée de la ville.`],
  ])("is no correction, nor news, where it %s", ([, text]) => {
    expect(rewrite(text)).toBeUndefined();
  });

  test("leads with what it says now", () => {
    const text = `La société Hydrolane a levé 3 milliards d’euros auprès de la banque Morel.\n${rest}`;
    expect(rewrite(text)).toMatchObject({ news: ["3 milliards d’euros"] });
    expect(rewrite(text)?.leads.map((claim) => claim.text)).toEqual([text.split("\n")[0]]);
  });

  test("with a fact more, and all that it said, is a follow-up", () => {
    const text = `${FIRST.text}\nLa société Hydrolane a aussi recruté 40 personnes auprès de l’agence Vatel à Nantes.`;
    expect(rewrite(text)).toMatchObject({ label: "update", news: ["40 personnes", "Vatel", "Nantes"] });
  });

  test("is told with what another brings", () => {
    const text = `La société Hydrolane a levé 3 milliards d’euros auprès de la banque Morel.\n${rest}`;
    const other = {
      key: "b",
      text: "La société Hydrolane a recruté Vik Bajaj pour diriger son usine.",
      day: "2025-11-19",
    };
    const novelty = findNovelty(storyOf([{ ...FIRST, text }, other], ["a", "b"], PAST));
    expect(novelty).toMatchObject({ label: "correction", news: ["3 milliards d’euros", "Vik Bajaj"] });
    expect(novelty?.leads.map((claim) => claim.text)).toEqual([text.split("\n")[0], other.text]);
  });

  test("is corrected once", () => {
    const text = `La société Hydrolane a levé 3 milliards d’euros auprès de la banque Morel.\n${rest}`;
    const corrected = decideOn("2025-11-19", storyOf([{ ...FIRST, text }], ["a"], PAST));
    expect(corrected).toMatchObject([{ outcome: "shown", label: "correction" }]);
    const again = [{ ...FIRST, text: `${text}\nLe chantier avance comme prévu dans la vallée de la ville.` }];
    expect(findNovelty(storyOf(again, ["a"], [...PAST, ...corrected]))).toBeUndefined();
  });
});

describe("an edition", () => {
  test("leaves out a story that brings nothing new, and counts it nowhere", () => {
    const second = { key: "b", text: "La société Hydrolane paie 2 milliards d’euros.", day: "2025-11-19" };
    const { edition } = composeEdition({ ...FRAME, day: "2025-11-19" }, [storyOf([FIRST, second], ["b"], PAST)], []);
    expect(edition).toMatchObject({ stories: [], more: 0, essentials: [] });
  });

  test("says of a follow-up what is new, and nothing that was shown before", () => {
    const text = "La société Hydrolane a obtenu 3 milliards d’euros de plus auprès de Vik Bajaj.";
    const story = storyOf([FIRST, { key: "b", text, day: "2025-11-19" }], ["b"], PAST);
    const { edition } = composeEdition({ ...FRAME, day: "2025-11-19" }, [story], []);
    const [shown] = edition.stories;
    expect(shown?.label).toBe("update");
    expect(shown?.claims.map((claim) => claim.text)).toEqual([text]);
    expect(edition.check.claims).toBe(edition.check.supported);
  });
});
