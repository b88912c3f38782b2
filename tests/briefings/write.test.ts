import { describe, expect, test } from "vitest";
import type { Briefing } from "../../src/briefings/briefing.ts";
import { numberSentences } from "../../src/briefings/numbered.ts";
import { readClaims } from "../../src/briefings/read-reply.ts";
import type { BriefingReply } from "../../src/briefings/reply.ts";
import { openChecking, stillStands, verifyClaims } from "../../src/briefings/verify.ts";
import { writeBriefing } from "../../src/briefings/write.ts";
import { checkClaim } from "../../src/claims/check.ts";
import { isAbout, scriptedModel } from "../support/answering-model.ts";
import { articleOf } from "../support/articles.ts";
import { readReplies, type WrittenStory } from "../support/replies.ts";
import { HAS_SEEDS } from "../support/sample.ts";
import { handModel, writingWith } from "../support/writing.ts";

const stories = await readReplies();
const written = stories.filter(({ mode }) => mode === "model");
const SEEDS = HAS_SEEDS ? "" : " (without the seed articles: ../shared is absent)";
const storyOf = (name: string): WrittenStory => {
  const story = stories.find((each) => each.name === name);
  if (story === undefined) throw new Error(`No reply is named ${name}.`);
  return story;
};

const briefingOf = (story: WrittenStory, model = handModel(story)): Promise<Briefing> =>
  writeBriefing(story.articles, writingWith(model, story));

const claimsOf = ({ sections: { opinion, ...sections } }: Briefing) => [
  ...Object.values(sections).flat(),
  ...(opinion?.claims ?? []),
];

describe("a faithful model", () => {
  test.for(written.map((story) => [story.name, story] as const))("gives a whole briefing of %s", async ([, story]) => {
    const model = handModel(story);
    const briefing = await briefingOf(story, model);
    const { sections, check, figures, entities, reading } = briefing;
    expect(briefing.mode).toBe("model");
    const filled = ["hook", "context", "understanding", "importance", "nuances", "conclusion"] as const;
    expect(filled.filter((name) => sections[name].length === 0)).toEqual([]);
    expect(sections.nuances.some(({ kind }) => kind === "unknown")).toBe(true);
    expect(sections.conclusion.map(({ kind }) => kind)).toEqual(["question"]);
    expect(sections.opinion).toBeNull();
    expect(check.claims).toBe(check.supported + check.dropped);
    expect(entities.length).toBeGreaterThan(0);
    expect(figures.length).toBeGreaterThanOrEqual(Math.min(1, story.reply.figures.length));
    expect(reading?.answers.length).toBeGreaterThan(2);
    expect(model.asked.map(({ purpose }) => purpose)).toEqual(
      story.repairs.length > 0 ? ["fiche", "correction"] : ["fiche"],
    );
  });

  test(`keeps 95 % of its claims or more, and over 85 % of them at first reading${SEEDS}`, async () => {
    const count = { claims: 0, first: 0, kept: 0 };
    for (const story of written) {
      const { check } = await briefingOf(story);
      count.claims += check.claims;
      count.first += check.supported - check.repaired;
      count.kept += check.supported;
    }
    expect(count.claims).toBeGreaterThan(150);
    expect(count.first / count.claims).toBeGreaterThan(0.85);
    expect(count.kept / count.claims).toBeGreaterThanOrEqual(0.95);
  });

  test("two versions of one figure stand side by side, each with the sentence that gives it", async () => {
    const story = storyOf("port-brevent");
    const { sections } = await briefingOf(story);
    const [first] = sections.nuances;
    expect(first?.text).toContain("« 2,1 milliards d’euros » ; « 1,8 milliard d'euros »");
    const quoted = first?.citations.map(
      ({ articleId, sentence }) => story.articles.find(({ id }) => id === articleId)?.sentences[sentence]?.text,
    );
    expect(quoted?.[0]).toContain("2,1 milliards");
    expect(quoted?.[1]).toContain("1,8 milliard");
  });

  test("figures carry the hedges of their sentences", async () => {
    const { figures } = await briefingOf(storyOf("val-d-arcelle"));
    expect(figures.map(({ hedge, value }) => [hedge, value])).toEqual(
      expect.arrayContaining([
        ["au moins", "1,4 million d’euros"],
        ["au plus", "300 000 euros"],
      ]),
    );
  });

  test("an opinion piece gives no fact, and no briefing", async () => {
    const briefing = await briefingOf(storyOf("tribune"));
    expect(briefing.mode).toBe("extracts");
    expect(claimsOf(briefing)).toEqual([]);
  });

  test("of a story in English, figures are told as French writes them, or left out", async () => {
    const story = storyOf("chest-xray");
    const { figures } = await briefingOf(story);
    expect(figures.map(({ hedge, value }) => [hedge, value])).toEqual([
      [null, "21 480 patients"],
      [null, "3,1 %"],
      ["environ", "340 000 livres sterling"],
    ]);
    const english = {
      ...story.reply,
      figures: [{ value: "21,480 patients", what: "patients suivis", hedge: null, sentence: 3 }],
    };
    expect((await briefingOf(story, handModel(story, english))).figures).toEqual([]);
  });
});

describe("what is not established", () => {
  const UNCONFIRMED = "la confirmation de ces informations par une autre source";
  const silent = ({ reply }: WrittenStory): BriefingReply => ({ ...reply, unknowns: [] });
  const unknownOf = ({ sections }: Briefing): string[] =>
    sections.nuances.filter(({ kind }) => kind === "unknown").map(({ text }) => text);
  const told = storyOf("selenor-rappel");
  const twin = (fields: Partial<WrittenStory["articles"][number]>) => {
    const [article] = told.articles;
    if (article === undefined) throw new Error("The story has no article.");
    return { ...told, articles: [...told.articles, { ...article, id: "twin", ...fields }] };
  };

  test("is what the model names, where it names something that stands", async () => {
    expect(unknownOf(await briefingOf(told))).toEqual(told.reply.unknowns);
  });

  test.for<[title: string, story: WrittenStory]>([
    ["one article tells", told],
    ["one article and its copies tell", twin({ copyOf: told.articles[0]?.id ?? "" })],
    [
      "two articles of one publisher tell",
      { ...twin({}), articles: twin({}).articles.map((each) => ({ ...each, publisher: "Atelier" })) },
    ],
  ])("of a story that %s is that no other source confirms it, where the model names nothing", async ([, story]) => {
    const briefing = await briefingOf(story, handModel(story, silent(story)));
    expect(briefing.mode).toBe("model");
    expect(unknownOf(briefing)).toEqual([UNCONFIRMED]);
    expect(stillStands(briefing, openChecking(story.articles, { persona: false }))).toBe(true);
  });

  test("is that too where nothing that the model names stands", async () => {
    const strange = { ...told.reply, unknowns: ["les licornes du conseil"] };
    expect(unknownOf(await briefingOf(told, handModel(told, strange)))).toEqual([UNCONFIRMED]);
  });

  test("is nothing of the kind where two sources tell the story", async () => {
    const story = twin({ publisher: "Un autre" });
    expect(unknownOf(await briefingOf(story, handModel(story, silent(story))))).toEqual([]);
  });
});

describe("the repair turn", () => {
  const story = storyOf("val-d-arcelle");

  test("gives the faults back, and counts what it mends", async () => {
    const model = handModel(story);
    const { check, sections } = await briefingOf(story, model);
    const [brief, correction] = model.asked;
    expect(correction?.messages.slice(0, 2)).toEqual(brief?.messages);
    const last = correction?.messages.at(-1)?.content ?? "";
    expect(last).toContain("1. « La cyberattaque du Val-d’Arcelle a coûté au moins 1,4 million d’euros »");
    expect(last).toContain("n’est pas laissé à qui l’affirme ; [1] dit");
    expect(check).toMatchObject({ repaired: story.repairs.length, dropped: 0 });
    expect(sections.hook[0]?.text).toMatch(/^Selon un rapport/);
  });

  test("is asked once: what is refused twice is dropped", async () => {
    const model = scriptedModel({
      brief: () => ({
        ...story.reply,
        importance: [{ text: "L’État a remboursé 5 millions d’euros.", sentences: [1] }],
      }),
      correct: ({ number }) => ({ number, text: "L’État a remboursé 6 millions d’euros.", sentences: [1] }),
    });
    const { sections, check } = await briefingOf(story, model);
    expect(model.asked).toHaveLength(2);
    expect(check.repaired).toBe(0);
    expect(sections.importance).toEqual([]);
  });

  test("is not asked where everything stands", async () => {
    const model = handModel(storyOf("selenor-rappel"));
    const { check } = await briefingOf(storyOf("selenor-rappel"), model);
    expect(model.asked).toHaveLength(1);
    expect(check).toMatchObject({ repaired: 0, dropped: 0 });
  });
});

describe("a model that answers in English", () => {
  const story = storyOf("selenor-rappel");
  const { reply } = story;
  const facts = [reply.title, ...reply.hook, ...reply.context, ...reply.understanding];
  const inEnglish = (at: number): string =>
    `The company says that its customers will receive the new modules, part ${at + 1}.`;
  const english = <Said extends { text: string }>(list: readonly Said[]): Said[] =>
    list.map((said) => ({ ...said, text: inEnglish(facts.findIndex(({ text }) => text === said.text)) }));
  const [title = reply.title] = english([reply.title]);
  const answer: BriefingReply = {
    ...{ ...reply, title, hook: english(reply.hook), context: english(reply.context) },
    ...{ understanding: english(reply.understanding), nuances: [] },
  };

  test("is asked for French once, and what it gives then stands", async () => {
    const model = scriptedModel({
      brief: () => answer,
      correct: (fault) => {
        const said = facts.find((_, at) => isAbout(fault, inEnglish(at)));
        return said && { number: fault.number, ...said };
      },
    });
    const { mode, check, sections } = await briefingOf(story, model);
    expect(model.asked.map(({ purpose }) => purpose)).toEqual(["fiche", "correction"]);
    expect(model.asked[1]?.messages.at(-1)?.content).toContain("n’est pas en français");
    expect([mode, check.repaired]).toEqual(["model", facts.length]);
    expect(sections.hook.map(({ text }) => text)).toEqual(reply.hook.map(({ text }) => text));
  });

  test("and goes on in English leaves extracts", async () => {
    const model = scriptedModel({
      brief: () => answer,
      correct: (fault) => ({ number: fault.number, text: "The company recalls its modules.", sentences: [1] }),
    });
    const briefing = await briefingOf(story, model);
    expect(briefing.mode).toBe("extracts");
    expect(JSON.stringify(briefing)).not.toContain("The company");
  });
});

describe("falling back on extracts", () => {
  const story = storyOf("selenor-rappel");
  const truths = story.reply.understanding.slice(0, 1);
  const say = (text: string) => ({ text, sentences: [1] });
  const LIES = ["un", "deux", "trois", "quatre", "cinq", "six"].map((n) =>
    say(`L’usine a licencié ${n} mille salariés.`),
  );

  test.for<[title: string, change: Partial<BriefingReply>]>([
    ["under half of the facts stand", { understanding: [...truths, ...LIES], context: LIES.slice(0, 2), nuances: [] }],
    ["the main fact does not stand", { hook: LIES.slice(0, 1) }],
    ["there is no main fact", { hook: [] }],
    ["there is nothing to understand", { understanding: [] }],
  ])("where %s", async ([, change]) => {
    const briefing = await briefingOf(story, handModel(story, { ...story.reply, ...change }));
    expect(briefing.mode).toBe("extracts");
    expect(briefing.reading).toBeNull();
    expect(JSON.stringify(briefing)).not.toContain("licencié");
  });

  test("where the text is too short, without asking", async () => {
    const model = handModel(story);
    const words =
      "Sélénor rappelle ses modules de Suisse, a dit le fabricant, qui parle de onze cas et de deux blessés légers.";
    const short = { ...articleOf(words), storyId: "a", copyOf: null };
    expect([words.split(" ").length, short.flags]).toEqual([20, ["short"]]);
    expect((await writeBriefing([short], writingWith(model, story))).mode).toBe("extracts");
    expect(model.asked).toEqual([]);
  });
});

test(`no claim of a written briefing fails the checker, and every citation is of a sentence that exists${SEEDS}`, async () => {
  for (const story of written) {
    const briefing = await briefingOf(story);
    const cited = new Map(story.articles.map((article) => [article.id, article]));
    const own = claimsOf(briefing).filter(
      ({ text }) => !text.startsWith("Les articles ne donnent pas le même chiffre"),
    );
    expect(own.flatMap((claim) => checkClaim(claim, cited, { persona: false }))).toEqual([]);
    const citations = [
      ...claimsOf(briefing).flatMap((claim) => claim.citations),
      ...briefing.figures.map(({ citation }) => citation),
      ...(briefing.reading?.answers.flatMap((answer) => answer.citations) ?? []),
    ];
    expect(citations.filter(({ articleId, sentence }) => !cited.get(articleId)?.sentences[sentence])).toEqual([]);
  }
});

test("what is given anew passes the same checks", () => {
  for (const { reply, repairs, articles } of written) {
    const sentences = numberSentences(articles);
    const checking = openChecking(articles, { persona: false });
    const { refused } = verifyClaims(readClaims(reply, sentences), checking);
    expect(repairs.map(({ was }) => was).filter((was) => !refused.some(({ claim }) => claim.text === was))).toEqual([]);
  }
});
