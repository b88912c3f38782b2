import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rarityOf } from "../../src/articles/likeness.ts";
import { findSignals, type Signals } from "../../src/questions/gate-signals.ts";
import { readQuestion } from "../../src/questions/question.ts";

const passage = (text: string, title = "") => ({ articleId: title || text, title, heading: null, text });

/** Of a corpus of 700 passages, where « machine » and « coûter » are common. */
const COMMON = new Map([
  ["machin", 60],
  ["cout", 80],
]);
const rarityAmong = (count: number) => rarityOf(count, (term) => ((COMMON.get(term) ?? 1) * count) / 700);

function signalsOf(text: string, passages: readonly ReturnType<typeof passage>[], count = 700): Signals {
  const signals = findSignals(readQuestion(text), passages, rarityAmong(count));
  if (signals === undefined) throw new Error(`${text}: no signals`);
  return signals;
}

const ASKED = "Combien coûte la machine Aubépine à Rennes ?";
const ELSEWHERE = "Le musée expose des tapisseries flamandes.";

describe("the signals of the gate", () => {
  test.for([
    ["density", "L’Aubépine est une machine.", `L’Aubépine est une machine. ${ELSEWHERE.repeat(8)}`],
    ["names", "Rennes a son Aubépine.", "Rennes a une machine."],
    ["letters", "Les coûts du machinisme.", ELSEWHERE],
    ["neighbours", "La machine Aubépine.", "L’Aubépine, une machine."],
    ["kin", "Son prix est de 96 millions.", ELSEWHERE],
    ["held", "L’Aubépine.", "Une machine."],
    ["missing", "Une machine.", "À Rennes, la machine Aubépine."],
    ["unknown", ELSEWHERE, "Une machine."],
  ] as const)("tell by their %s « %s » from « %s »", ([name, more, less]) => {
    expect(signalsOf(ASKED, [passage(more)])[name]).toBeGreaterThan(signalsOf(ASKED, [passage(less)])[name]);
  });

  test("count the best of five passages, and hold no term that only a later one holds for known to the first", () => {
    const others = Array.from({ length: 4 }, () => passage(ELSEWHERE));
    const told = passage("À Rennes, la machine Aubépine coûte 96 millions.");
    expect(signalsOf(ASKED, [...others, told]).missing).toBe(0);
    const sixth = signalsOf(ASKED, [...others, passage(ELSEWHERE), told]);
    expect([sixth.missing, sixth.unknown]).toEqual([signalsOf(ASKED, others).missing, 0]);
  });

  test("tell what an article says twice", () => {
    const one = passage("L’Aubépine.", "Rennes");
    const siblings = (titles: readonly string[]) =>
      signalsOf(ASKED, [one, ...titles.map((title) => passage("Aubépine", title))]).siblings;
    expect(
      [[], ["Rennes"], ["Lyon", "Rennes"], ["Rennes", "Rennes"], ["Lyon", "Lyon", "Rennes"]].map(siblings),
    ).toEqual([...[0, 0.5, 0.5, 1, 0]]);
  });

  test("say half of what a question does not name", () => {
    const { names, noun } = signalsOf("Pourquoi les machines coûtent cher ?", [passage("Une machine.")]);
    expect([names, noun]).toEqual([0.5, 0.5]);
    expect(signalsOf("Combien de salariés à Rennes ?", [passage("Les salariés.")]).noun).toBe(1);
    expect(signalsOf("Combien de salariés à Rennes ?", [passage("À Rennes.")]).noun).toBe(0);
  });

  test("find a word under another form", () => {
    const { letters, missing } = signalsOf("How many employees are in Rennes?", [passage("Rennes : 14 salariés.")]);
    expect([letters, missing]).toEqual([1, 0]);
    expect(signalsOf("Le prix d’Aubépyne ?", [passage("Le prix d’Aubépine.")]).missing).toBe(0);
  });

  test("are about the same in a small corpus and in a large one", () => {
    const [small, large] = [40, 60_000].map((count) => signalsOf(ASKED, [passage("La machine Aubépine.")], count));
    for (const name of ["density", "names", "letters", "neighbours", "held", "unknown"] as const)
      expect(Math.abs((small?.[name] ?? 0) - (large?.[name] ?? 1)), name).toBeLessThan(0.15);
  });

  test("are nothing where nothing is asked, or nothing was found", () => {
    expect(findSignals(readQuestion("??"), [passage("Une machine.")], rarityAmong(700))).toBeUndefined();
    expect(findSignals(readQuestion(ASKED), [], rarityAmong(700))).toBeUndefined();
    expect(findSignals(readQuestion(ASKED), [passage("Une machine.")], () => 0)).toBeUndefined();
  });

  test("read no text without end to its end", () => {
    const words = Array.from({ length: 150 }, (_, at) => `sinistrak${at}`).join(" ");
    const endless = passage("déjà vu ".repeat(100_000));
    const start = performance.now();
    signalsOf(words, [endless, endless, endless, endless, endless]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test("go from 0 to 1, whatever is asked of whatever was found", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.constantFrom(ASKED, ELSEWHERE, "l’été 2025"),
    );
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 7 }), fc.nat(100_000), (asked, texts, count) => {
        const found = texts.map((each) => passage(each));
        const signals = findSignals(readQuestion(asked), found, rarityAmong(count + texts.length));
        for (const [name, value] of Object.entries(signals ?? {})) {
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
