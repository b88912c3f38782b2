import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findNames } from "../../src/french/names.ts";
import { mendAll, readAnswers, type Said, tellTruths, type WrittenAnswer } from "../support/answers.ts";
import { answeringModel, askOf, type ShownSentence } from "../support/asking.ts";
import { makeLies } from "../support/lies.ts";
import { HAS_SEEDS, type Opened, openSample, openSeeds } from "../support/sample.ts";
import { seededRandom } from "../support/synthetic.ts";

/** What no check sees: a participle that passes for a name and is put in its place, and a name cut in two by another. */
const UNSEEN = [
  "Jeff Project Prometheus codirige Bezos avec Vik Bajaj, qui a cofondé Verily.",
  "Les caméras continueront de filmer : Publié suspend pour douze mois l’analyse automatique de leurs images.",
];

const SETS = [
  { set: "sample" as const, title: "the sample corpus", open: openSample, absent: false },
  { set: "seeds" as const, title: "the seed articles", open: openSeeds, absent: !HAS_SEEDS },
];
/** Whom the answers of a set name. */
const namesIn = (answers: readonly WrittenAnswer[]): string[] => [
  ...new Set(answers.flatMap(({ claims }) => claims).flatMap(({ text }) => findNames(text))),
];

type Told = { lie: string; text: string; sentences: number[] };

/** The lies that can be made of truths, resting on the same sentences. */
function liesOf(claims: readonly Said[], shown: readonly ShownSentence[], names: readonly string[]): Told[] {
  const random = seededRandom(5);
  const whole = shown.map(({ text }) => text).join("\n");
  const strangers = names.filter((name) => !whole.includes(name));
  return tellTruths(claims, shown).flatMap(({ text, sentences }) => {
    const evidence = sentences.map((n) => shown.find((one) => one.n === n)?.text ?? "").join("\n");
    const made = makeLies(text, { evidence, own: findNames(evidence), strangers, random });
    return made.map((lie) => ({ ...lie, sentences }));
  });
}

/** Sentences of a reply that are read. */
const READ = 6;

/** A model that says nothing but the lies from `first` on, again where they are refused; `told` are those. */
function liarOf(claims: readonly Said[], names: readonly string[], first: number) {
  const told: Told[] = [];
  const model = answeringModel({
    answer(shown) {
      told.push(...liesOf(claims, shown, names).slice(first, first + READ));
      return { claims: told };
    },
    correct: (faults) =>
      mendAll(
        faults,
        told.map((lie) => ({ ...lie, was: lie.text })),
      ),
  });
  return { model, told };
}

describe.for(SETS)("on $title", ({ set, open, absent }) => {
  const answers = readAnswers(set);
  const names = namesIn(answers);
  let opened: Opened;
  beforeAll(async () => {
    if (!absent) opened = await open();
  });
  afterAll(async () => await opened?.[Symbol.asyncDispose]());

  const unless = absent ? " (skipped: ../shared is absent)" : "";
  /** All that can be told in answer to a question, some at a time, and what of it was shown. */
  async function lieAbout({ q, claims }: WrittenAnswer): Promise<{ kinds: string[]; passed: string[] }> {
    const all = { kinds: [] as string[], passed: [] as string[] };
    for (let first = 0; first % READ === 0; ) {
      const { model, told } = liarOf(claims, names, first);
      const answered = await askOf(opened.corpus, { text: q }, model);
      const lies = new Set(told.map(({ text }) => text));
      all.kinds.push(...told.map(({ lie }) => lie));
      all.passed.push(...answered.claims.map(({ text }) => text).filter((text) => lies.has(text)));
      first += told.length || 1;
    }
    return all;
  }

  test.skipIf(absent)(`a model that makes lies of truths tells none but those known${unless}`, async () => {
    const told = [];
    for (const written of answers) told.push(await lieAbout(written));
    const passed = told.flatMap((all) => all.passed);
    const kinds = told.flatMap((all) => all.kinds);
    expect(new Set(passed.filter((text) => !UNSEEN.includes(text)))).toEqual(new Set());
    expect(kinds.length).toBeGreaterThan(120);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(9);
  });
});
