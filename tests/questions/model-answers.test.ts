import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerMessage } from "../../src/channels/answer-message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { formatDay } from "../../src/french/format.ts";
import { foldQuote } from "../../src/french/typography.ts";
import type { Answered } from "../../src/questions/answer.ts";
import { modelOf, numbersOf, readAnswers, type Said, tellTruths, type WrittenAnswer } from "../support/answers.ts";
import { answeringModel, askOf } from "../support/asking.ts";
import { HAS_SEEDS, type Opened, openSample, openSeeds } from "../support/sample.ts";

/**
 * What no check sees: a doer who stands beside the deed under another word, a name of one word that opens a sentence
 * before « de », a figure whose noun stands in a sentence that is not cited, « près de » before an exact one, and what a
 * sentence cut short leaves to guess.
 */
const UNSEEN = [
  "23 chevêchettes vivent dans les monts d’Orvielle.",
  "Elon Musk codirige Project Prometheus avec Jeff Bezos.",
  "Les 17 laboratoires nationaux représentent près de 40 000 chercheurs.",
  "Les auteurs avertissent que les départs non remplacés pourraient aggraver la baisse de l’emploi.",
  "Prometheus de Meta atteindra 5 gigawatts.",
];

/** What a reader is told: the sentences, and when their sources were published. */
const toldBy = ({ claims, sources }: Answered): string =>
  foldQuote([...claims.map(({ text }) => text), ...sources.map(({ published }) => formatDay(published))].join("\n"));

/** Types of questions whose answer stands in two articles. */
const OF_TWO = ["homonym", "conflict", "integration"];

/** Whether an answer says all that it must, from where it is. */
async function isRight(
  { must, places, type }: WrittenAnswer,
  answered: Answered,
  { corpus }: Opened,
): Promise<boolean> {
  const told = toldBy(answered);
  const cited = await corpus.articles(answered.sources.map(({ articleId }) => articleId));
  const isThere = (place: string): boolean => cited.some(({ key, url }) => `${key} ${url}`.includes(place));
  const enough = OF_TWO.includes(type) ? 2 : 1;
  return must.every((fact) => told.includes(foldQuote(fact))) && places.filter(isThere).length >= enough;
}

const SETS = [
  { set: "sample" as const, title: "the sample corpus", open: openSample, absent: false },
  { set: "seeds" as const, title: "the seed articles", open: openSeeds, absent: !HAS_SEEDS },
];

type AskWith = (written: WrittenAnswer, lies?: readonly Said[]) => Promise<Answered>;

/** The lies that were told although they were insisted upon, alone or among truths, and the truths that one took away. */
async function tellAllLies(answers: readonly WrittenAnswer[], askWith: AskWith) {
  const told = { passed: [] as string[], lost: [] as string[] };
  for (const written of answers) {
    const honest = await askWith(written);
    const truths = honest.mode === "model" ? honest.claims.map(({ text }) => text) : [];
    for (const lie of written.wrong) {
      const mixed = await askWith(written, [lie]);
      const alone = await askWith({ ...written, claims: [], unknowns: [] }, [lie]);
      told.passed.push(...[mixed, alone].flatMap((answered) => (saysIt(answered, lie.text) ? [lie.text] : [])));
      told.lost.push(...truths.filter((truth) => mixed.mode === "model" && !saysIt(mixed, truth)));
    }
  }
  return told;
}

const saysIt = (answered: Answered, text: string): boolean => answered.claims.some((claim) => claim.text === text);

describe.for(SETS)("$title", { timeout: 120_000 }, ({ set, open, absent }) => {
  const answers = readAnswers(set);
  const unless = absent ? " (skipped: ../shared is absent)" : "";
  let opened: Opened;
  beforeAll(async () => {
    if (!absent) opened = await open();
  });
  afterAll(async () => await opened?.[Symbol.asyncDispose]());
  const askWith: AskWith = (written, lies = []) => askOf(opened.corpus, { text: written.q }, modelOf(written, lies));

  test.skipIf(absent)(`what is written by hand names sentences of the corpus${unless}`, async () => {
    const ids = (await opened.corpus.span({ from: 0, to: Number.MAX_SAFE_INTEGER }, false)).map(({ id }) => id);
    const sentences = (await opened.corpus.articles(ids)).flatMap((article) => article.sentences);
    const shown = sentences.map(({ text }, n) => ({ n, text }));
    const excerpts = answers.flatMap(({ claims, wrong }) => [...claims, ...wrong]).flatMap(({ from }) => from);
    expect(excerpts.filter((excerpt) => numbersOf([excerpt], shown).length === 0)).toEqual([]);
  });

  test.skipIf(absent)(`nine questions in ten keep the whole answer of a model that means well${unless}`, async () => {
    const answerable = answers.filter(({ must }) => must.length > 0);
    const missed: string[] = [];
    for (const written of answerable) {
      if (!(await isRight(written, await askWith(written), opened))) missed.push(written.q);
    }
    expect(missed.length / answerable.length, missed.join("\n")).toBeLessThanOrEqual(0.1);
  });

  test.skipIf(absent)(`where the articles say nothing, the model says what is not known${unless}`, async () => {
    const silent = answers.filter(({ type, claims }) => type === "unanswerable" && claims.length === 0);
    let told = 0;
    for (const written of silent) {
      const { q, unknowns } = written;
      const answered = await askWith(written);
      expect(answered).toMatchObject({ question: q, status: "not-in-corpus", claims: [] });
      // Of what nothing covers, no model is asked.
      if (answered.unknowns.length > 0) expect(answered.unknowns).toEqual(unknowns);
      told += Math.sign(answered.unknowns.length);
    }
    expect(told).toBeGreaterThan(4);
  });

  test.skipIf(absent)(`no lie is told but the known ones, alone or among truths, which all stay${unless}`, async () => {
    const { passed, lost } = await tellAllLies(answers, askWith);
    expect(new Set(passed.filter((text) => !UNSEEN.includes(text)))).toEqual(new Set());
    expect(lost).toEqual([]);
  });

  test.skipIf(absent)(`unknowns that take something for known are dropped${unless}`, async () => {
    const insinuating = [
      "les raisons de la fraude",
      "le scandale étouffé par 12 ministres",
      "le lien https://a.example",
    ];
    for (const written of answers.slice(0, 8)) {
      const fair = (await askWith(written)).unknowns;
      const { unknowns } = await askWith({ ...written, unknowns: [...insinuating, ...written.unknowns] });
      expect(unknowns).toEqual(fair);
    }
  });
});

const NO_SEEDS = HAS_SEEDS ? "" : " (skipped: ../shared is absent)";
describe("two things of one name", () => {
  const STARTUP = {
    text: "Selon le New York Times, Project Prometheus a levé 6,2 milliards de dollars.",
    from: ["a levé 6,2 milliards de dollars"],
  };
  const NETWORK = {
    text: "Le réseau Prometheus entrera en service en 2026.",
    from: ["baptisé Prometheus, entrera en service"],
  };

  test.skipIf(!HAS_SEEDS).for([
    ["are told apart", [STARTUP, NETWORK], "Prometheus", true],
    ["are not seen where one of them alone is told", [STARTUP], "Prometheus", false],
    ["are told apart where the model names none", [STARTUP, NETWORK], null, true],
    ["do not bear a name that no sentence has", [STARTUP], "Epimetheus", false],
  ] as const)(`%s${NO_SEEDS}`, async ([, claims, homonym, isTold]) => {
    await using opened = await openSeeds();
    const model = answeringModel({ answer: (shown) => ({ claims: tellTruths(claims, shown), homonym }) });
    const answered = await askOf(opened.corpus, { text: "Qu’est-ce que Prometheus ?" }, model);
    expect(answered.claims.map(({ text }) => text)).toEqual(claims.map(({ text }) => text));
    expect(answered.remarks.some(({ kind }) => kind === "homonym")).toBe(isTold);
    const message = renderTerminal(answerMessage(answered), { width: 200, colour: false });
    expect(message.includes("Deux choses différentes portent ce nom")).toBe(isTold);
  });
});
