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
 * What no check sees: a figure, a date or a deed given to another who does stand in the sentences cited, a contrary that
 * no word betrays, a future told as past.
 */
const UNSEEN = [
  "23 chevêchettes vivent dans les monts d’Orvielle.",
  "Anthropic capte 81 % des entreprises américaines, selon les données de Ramp.",
  "Claude Opus 4 coûte plus de 14 milliards de dollars.",
  "Djolof Télécom a déjà dépensé 12,5 milliards de francs CFA pour son assistant vocal.",
  "Djolof Télécom consacrera 12,5 milliards de francs CFA par an à son assistant vocal.",
  "Google DeepMind déploie déjà ses modèles sur les supercalculateurs du laboratoire de Los Alamos.",
  "Google DeepMind promet jusqu’à 50 milliards de dollars d’infrastructures.",
  "Google DeepMind promet jusqu’à 50 milliards de dollars à la Mission Genesis.",
  "Google collabore désormais avec Anduril.",
  "Google et AWS promettent jusqu’à 50 milliards de dollars d’infrastructures.",
  "Hyperion a atteint une capacité de 5 gigawatts.",
  "Hyperion atteindra une capacité de 5 gigawatts en 2026.",
  "Hyperion consomme autant d’eau que 1 à 4 millions de foyers américains.",
  "Hyperion entrera en service en 2026.",
  "Hyperion équivaut à la consommation électrique mensuelle de 1 à 4 millions de foyers américains.",
  "Jeff Bezos a vendu Amazon en 2021 pour se consacrer à l’espace.",
  "La Silicon Valley représente 40 000 chercheurs.",
  "La facturation de l’eau a repris à la fin de janvier.",
  "La mortalité à trente jours était de 3,2 % avec le logiciel et de 3,1 % sans lui.",
  "La préfecture confirme un budget de 1,8 milliard d’euros.",
  "La version 2.9.4 de libTresse est touchée par la faille.",
  "Le chiffre d’affaires de Scale AI dépasse 14 milliards de dollars.",
  "Le chiffre d’affaires de Talvernes est de 2,1 milliards d’euros.",
  "Le communiqué de Talvernes chiffre l’investissement à 2,1 milliards d’euros.",
  "Le réseau Prometheus de Meta aura une capacité de 5 gigawatts.",
  "Le supercalculateur Aubépine sera vendu 149 euros à partir de mars 2026.",
  "Le tuteur Pistache coûte 4,2 millions de dollars canadiens par an.",
  "Les 17 laboratoires nationaux représentent près de 40 000 chercheurs.",
  "Les auteurs avertissent que les départs non remplacés pourraient aggraver la baisse de l’emploi.",
  "Les centres d’appels équipés d’un assistant ont perdu 20 % à 30 % de leurs postes.",
  "Les data centers en orbite réduisent les coûts des lancements.",
  "Lexivore doit verser 3,2 millions d’euros à chacun des quatorze journaux régionaux.",
  "Lightricks a lancé Veo 3.",
  "Llama 4 a dépassé tous ses concurrents majeurs en matière d’écriture de code.",
  "Llama 4 affiche des performances supérieures à Llama 3 pour l’interface texte.",
  "Llama 4 se classe devant tous les concurrents majeurs en matière d’écriture de code, selon LMArena.",
  "L’assistant vocal Aubépine a été payé 96 millions d’euros.",
  "L’emploi a reculé de 1,5 % dans les centres d’appels équipés d’un assistant.",
  "Mark Zuckerberg pense que Llama 4 a déçu.",
  "Meta a racheté Anduril, une société de technologie de défense.",
  "Meta a racheté Scale AI pour plus de 14 milliards de dollars.",
  "Meta a racheté Scale AI.",
  "Meta souhaiterait placer Hyperion en orbite basse.",
  "Meta, OpenAI et Google DeepMind sont les investisseurs de Prometheus.",
  "OpenAI promet jusqu’à 50 milliards de dollars d’infrastructures.",
  "Project Prometheus a levé 6,2 milliards de dollars auprès du New York Times.",
  "Prometheus atteindra progressivement une capacité de 5 gigawatts.",
  "Prometheus de Meta atteindra 5 gigawatts.",
  "Prometheus est entré en service en 2026.",
  "Prometheus et Hyperion atteindront ensemble 5 gigawatts.",
  "Quatorze journaux régionaux sont condamnés à verser 3,2 millions d’euros à Lexivore.",
  "Rochebaye a retiré ses 64 caméras de rue.",
  "Rochebaye suspend 64 caméras de rue pour douze mois.",
  "Scale AI a déboursé plus de 14 milliards de dollars pour acquérir 49 % de Meta.",
  "Scale AI compte sept spécialistes.",
  "Sélénor rappelle près de 46 000 bornes de recharge.",
  "Sélénor rappelle près de 46 000 modules de puissance après onze blessés.",
  "Sélénor supprime onze postes après le rappel de ses modules.",
  "Voxalie a conçu le supercalculateur Aubépine.",
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
