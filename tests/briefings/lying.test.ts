import { expect, test } from "vitest";
import type { Briefing } from "../../src/briefings/briefing.ts";
import type { BriefingReply } from "../../src/briefings/reply.ts";
import { writeBriefing } from "../../src/briefings/write.ts";
import { isAbout, scriptedModel } from "../support/answering-model.ts";
import { makeLies } from "../support/lies.ts";
import { readReplies, type WrittenStory } from "../support/replies.ts";
import { HAS_SEEDS } from "../support/sample.ts";
import { seededRandom } from "../support/synthetic.ts";
import { writingWith } from "../support/writing.ts";

const stories = (await readReplies()).filter(({ mode }) => mode === "model");
const SEEDS = HAS_SEEDS ? "" : " (without the seed articles: ../shared is absent)";
const everyName = stories.flatMap(({ reply }) => reply.entities.map(({ name }) => name));

type Said = { text: string; sentences: number[] };
type ToldLie = Said & { lie: string };

/** The lies about a story: those written by hand, and those made of what is true. */
function liesAbout({ reply, wrong, articles }: WrittenStory): ToldLie[] {
  const random = seededRandom(4);
  const sentences = articles.filter(({ copyOf }) => copyOf === null).flatMap((article) => article.sentences);
  const whole = sentences.map(({ text }) => text).join("\n");
  const own = reply.entities.map(({ name }) => name);
  const strangers = everyName.filter((name) => !whole.includes(name));
  const told = [reply.title, ...reply.hook, ...reply.context, ...reply.understanding];
  const made = told.flatMap(({ text, sentences: cited }) => {
    const evidence = cited.map((n) => sentences[n - 1]?.text ?? "").join("\n");
    return makeLies(text, { evidence, own, strangers, random }).map((lie) => ({ ...lie, sentences: cited }));
  });
  return [...wrong, ...made];
}

/** Six lies at a time among true sentences, each in another place of the reply. */
function* mixedReplies({ reply }: WrittenStory, lies: readonly ToldLie[]): Generator<BriefingReply> {
  for (let from = 0; from < lies.length; from += 6) {
    const six = Array.from({ length: 6 }, (_, at): Said => lies[(from + at) % lies.length] as ToldLie);
    const [a, b, c, d, e, f] = six as [Said, Said, Said, Said, Said, Said];
    yield {
      ...reply,
      context: [...reply.context.slice(0, 1), a],
      understanding: [...reply.understanding.slice(0, 4), b, c],
      importance: [...reply.importance.slice(0, 1), d],
      opportunities: [e],
      nuances: [...reply.nuances.slice(0, 2), { kind: "fact", ...f }],
    };
  }
}

/** A model that lies again where it is refused, and mends what it meant well. */
const liar = ({ repairs }: WrittenStory, reply: BriefingReply) =>
  scriptedModel({
    brief: () => reply,
    correct(fault) {
      const repair = repairs.find(({ was }) => isAbout(fault, was));
      const said = [
        ...reply.context,
        ...reply.understanding,
        ...reply.importance,
        ...reply.opportunities,
        ...reply.nuances,
      ];
      const again = repair ?? said.find(({ text }) => isAbout(fault, text));
      return again && { number: fault.number, text: again.text, sentences: again.sentences };
    },
  });

const write = (story: WrittenStory, reply: BriefingReply): Promise<Briefing> =>
  writeBriefing(story.articles, writingWith(liar(story, reply), story));

const isIn = (briefing: string, text: string): boolean => briefing.includes(JSON.stringify(text).slice(1, -1));

/** Of a reply's sentences that are meant, how many there are, and how many stand as they are or mended. */
function keptOf(reply: BriefingReply, briefing: string, { repairs }: WrittenStory, lies: readonly ToldLie[]) {
  const meant = [...reply.context, ...reply.understanding, ...reply.nuances].map(({ text }) => text);
  const truths = meant.filter((text) => !lies.some((lie) => lie.text === text));
  const mended = new Map(repairs.map(({ was, text }) => [was, text]));
  return { meant: truths.length, kept: truths.filter((text) => isIn(briefing, mended.get(text) ?? text)).length };
}

test(`a lying model tells hundreds of lies of eleven kinds, and none reaches a briefing${SEEDS}`, async () => {
  const passed = new Set<string>();
  const told: ToldLie[] = [];
  const truths = { meant: 0, kept: 0 };
  for (const story of stories) {
    const lies = liesAbout(story);
    told.push(...lies);
    for (const reply of mixedReplies(story, lies)) {
      const briefing = JSON.stringify(await write(story, reply));
      for (const { text } of lies) if (isIn(briefing, text)) passed.add(text);
      const { meant, kept } = keptOf(reply, briefing, story, lies);
      truths.meant += meant;
      truths.kept += kept;
    }
  }
  expect(new Set(told.map(({ lie }) => lie)).size).toBe(11);
  expect(told.length).toBeGreaterThan(350);
  expect([...passed].sort()).toEqual([]);
  expect(truths.kept / truths.meant).toBeGreaterThanOrEqual(0.95);
});

/** What is not a claim, and false; its own words where a briefing would hold them. */
const FALSE_REST: [title: string, change: (reply: BriefingReply) => Partial<BriefingReply>, words: RegExp][] = [
  [
    "figures that no sentence holds",
    ({ figures }) => ({
      figures: figures.map((figure) => ({ ...figure, value: figure.value.replace(/\d+/, "98765") })),
    }),
    /98765/,
  ],
  [
    "figures that measure something else",
    ({ figures }) => ({ figures: figures.map((figure) => ({ ...figure, what: "montant détourné par la direction" })) }),
    /détourné/,
  ],
  [
    "names that nobody wrote",
    ({ entities }) => ({ entities: [...entities, { name: "Jean-Bernard Lapoutre", what: "directeur" }] }),
    /Lapoutre/,
  ],
  [
    "what is said of nobody",
    ({ entities }) => ({ entities: entities.map((entity) => ({ ...entity, what: "escroc condamné en appel" })) }),
    /escroc/,
  ],
  ["themes", () => ({ themes: ["escroquerie", "corruption"] }), /escroq|corrupt/],
  ["reasons", () => ({ reasons: ["une fraude démontrée", "un scandale sanitaire"] }), /fraude|scandale/],
  ["unknowns that take something for known", () => ({ unknowns: ["les raisons de la fraude du maire"] }), /fraude/],
  ["a question that insinuates", () => ({ question: "Pourquoi la direction a-t-elle menti aux habitants ?" }), /menti/],
  [
    "questions that the articles do not answer",
    ({ answers }) => ({ answers: answers.map((answer) => ({ ...answer, text: "Qui a corrompu le jury ?" })) }),
    /corrompu/,
  ],
];

test.for(FALSE_REST)("a lying model's %s reach no briefing", async ([, change, words]) => {
  for (const story of stories) {
    const briefing = await write(story, { ...story.reply, ...change(story.reply) });
    expect(JSON.stringify(briefing)).not.toMatch(words);
    expect(briefing.mode).toBe("model");
  }
});

test("what tells one name apart is not given to another", async () => {
  for (const story of stories) {
    const { entities } = story.reply;
    const turned = entities.map(({ name }, at) => ({ name, what: entities[(at + 1) % entities.length]?.what ?? "" }));
    const { reading } = await write(story, { ...story.reply, entities: turned });
    expect(reading?.entities.filter(({ what }) => what !== "")).toEqual([]);
  }
});
