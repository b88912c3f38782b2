import { describe, expect, test } from "vitest";
import type { Part } from "../../src/briefings/part.ts";
import type { BriefingReply } from "../../src/briefings/reply.ts";
import { writeBriefing } from "../../src/briefings/write.ts";
import { Failure } from "../../src/lib/failure.ts";
import { type Fault, isAbout, scriptedModel } from "../support/answering-model.ts";
import { readReplies, type WrittenStory } from "../support/replies.ts";
import { readingTwiceWith, writingWith } from "../support/writing.ts";

const stories = await readReplies();
const story = stories.find(({ name }) => name === "selenor-rappel") as WrittenStory;
const mended = stories.find(({ name }) => name === "val-d-arcelle") as WrittenStory;

/** The numbers of the claims that a second reader is shown, by their text. */
const numbersIn = (asked: string): Map<string, number> =>
  new Map(
    Array.from(asked.matchAll(/^\w+ (\d+) (?:fait|analyse|avis)\| (.*)$/gm), ([, n, text = ""]) => [text, Number(n)]),
  );

/** A model whose second reading strikes out what `strike` says, and what came of it. */
async function readTwice(
  strike: (numbers: Map<string, number>, asked: string) => unknown,
  { reply, repairs, ...told }: WrittenStory = story,
) {
  const model = scriptedModel({
    brief: () => reply,
    correct(fault: Fault) {
      const repair = repairs.find(({ was }) => isAbout(fault, was));
      return repair && { number: fault.number, text: repair.text, sentences: repair.sentences };
    },
    reread: (asked) => strike(numbersIn(asked), asked),
  });
  const parts: Part[] = [];
  const onPart = (part: Part): void => void parts.push(part);
  const briefing = await writeBriefing(told.articles, { ...readingTwiceWith(model, told), onPart });
  return { briefing, parts, purposes: model.asked.map(({ purpose }) => purpose), asked: model.asked };
}

const striking = (numbers: readonly (number | undefined)[]) => ({
  struck: numbers.map((number) => ({ number, reason: "rien ne le dit" })),
});

/** What no check of words sees: the buyer and the seller changed places, in a sentence of the same words. */
const [FIRST] = story.reply.understanding;

describe("a second reading", () => {
  test("strikes out what it says that the sentences do not say, and that alone", async () => {
    const { briefing, parts, purposes } = await readTwice((numbers) => striking([numbers.get(FIRST?.text ?? "")]));
    const whole = await writeBriefing(story.articles, writingWith(scriptedModel({ brief: () => story.reply }), story));
    expect(purposes).toEqual(["fiche", "relecture"]);
    expect(briefing.mode).toBe("model");
    expect(JSON.stringify(briefing)).not.toContain(FIRST?.text);
    expect(briefing.sections.understanding).toEqual(whole.sections.understanding.slice(1));
    const { claims, supported, dropped } = whole.check;
    expect(briefing.check).toMatchObject({ claims, supported: supported - 1, dropped: dropped + 1 });
    expect(parts.flatMap((part) => part.dropped)).toMatchObject([
      { claim: { text: FIRST?.text }, why: ["struck"], reason: "rien ne le dit" },
    ]);
  });

  test("strikes out a lie that is made of its sentences' own words", async () => {
    const grappe = stories.find(({ name }) => name === "grappe") as WrittenStory;
    const lie = "Un studio d’animation loue ses machines à la coopérative.";
    const cited = grappe.articles[0]?.sentences.findIndex(({ text }) => text.includes("studio d’animation")) ?? -1;
    const understanding = [...grappe.reply.understanding.slice(0, 4), { text: lie, sentences: [cited + 1] }];
    const told = { ...grappe, reply: { ...grappe.reply, understanding } };
    const { briefing } = await readTwice((numbers) => striking([numbers.get(lie)].filter(Boolean)), told);
    expect(briefing.mode).toBe("model");
    expect(JSON.stringify(briefing)).not.toContain(lie);
  });

  test("is of each claim that cites, beside its sentences and no other, between marks", async () => {
    const { asked } = await readTwice(() => striking([]));
    const turns = asked[1]?.messages ?? [];
    const text = turns.at(-1)?.content ?? "";
    const lines = text.split("\n").slice(1, -1);
    expect(turns.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(
      lines.every((line) => /^abcdefgh12 \d+ (?:fait|analyse|phrase citée \(publiée : .*\))\| \S/.test(line)),
    ).toBe(true);
    const { question, unknowns, understanding } = story.reply;
    expect(text).toContain(understanding[1]?.text);
    expect([question, ...unknowns].filter((uncited) => text.includes(uncited))).toEqual([]);
    const sentences = new Set(story.articles.flatMap(({ sentences: own }) => own.map((each) => each.text)));
    const shown = lines.filter((line) => line.includes(" phrase citée (")).map((line) => line.replace(/^.*?\)\| /, ""));
    expect(shown.filter((sentence) => !sentences.has(sentence))).toEqual([]);
    expect(asked[1]?.keep?.input).not.toContain("abcdefgh12");
  });

  test("is of what was mended as well, and counts no more as mended what it strikes out", async () => {
    const isTold = (was: string): boolean => mended.reply.understanding.some(({ text }) => text === was);
    const repair = mended.repairs.find(({ was }) => isTold(was))?.text ?? "";
    const once = await readTwice(() => striking([]), mended);
    expect(once.purposes).toEqual(["fiche", "correction", "relecture"]);
    expect(JSON.stringify(once.briefing)).toContain(repair);
    const { briefing } = await readTwice((numbers) => striking([numbers.get(repair)]), mended);
    expect(briefing.mode).toBe("model");
    expect(briefing.check.repaired).toBe(once.briefing.check.repaired - 1);
    expect(JSON.stringify(briefing)).not.toContain(repair);
  });

  test("that strikes out everything leaves extracts", async () => {
    const { briefing, parts } = await readTwice((numbers) => striking([...numbers.values()]));
    expect(briefing).toMatchObject({ mode: "extracts", check: { dropped: 0 }, reading: null });
    expect(parts[0]?.dropped.length).toBeGreaterThan(5);
  });

  test.for<[title: string, numbers: number[]]>([
    ["no number", []],
    ["numbers of no claim", [0, -1, 99, 2 ** 40]],
  ])("that gives %s changes nothing", async ([, numbers]) => {
    const { briefing } = await readTwice(() => striking(numbers));
    expect(briefing.check.dropped).toBe(0);
    expect(briefing.mode).toBe("model");
  });

  test("counts once what it strikes out twice", async () => {
    const { briefing } = await readTwice((numbers) => {
      const number = numbers.get(FIRST?.text ?? "");
      return striking([number, number, number]);
    });
    expect(briefing.check.dropped).toBe(1);
  });

  test.for<[title: string, answer: () => unknown]>([
    ["answers something else", () => ({ verdict: "oui" })],
    [
      "fails",
      () => {
        throw new Failure({ code: "model-away", place: "essai", reason: "500", seconds: null, until: null });
      },
    ],
  ])("that %s throws: nothing read once alone is ever told", async ([, answer]) => {
    await expect(readTwice(answer)).rejects.toThrow();
  });

  test("is not asked for where nothing is left to read, nor by a team that does not want it", async () => {
    const empty: BriefingReply = { ...story.reply, hook: [], context: [], understanding: [], importance: [] };
    const none = { ...empty, opportunities: [], nuances: [], title: { text: "", sentences: [] } };
    expect((await readTwice(() => striking([]), { ...story, reply: none })).purposes).toEqual(["fiche"]);
    const model = scriptedModel({ brief: () => story.reply });
    await writeBriefing(story.articles, writingWith(model, story));
    expect(model.asked.map(({ purpose }) => purpose)).toEqual(["fiche"]);
  });
});
