import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayWhole } from "../../src/questions/thread.ts";

describe("a question of a thread", () => {
  test.for<[earlier: string[], text: string, whole: string]>([
    [["Combien Voxalie a-t-elle levé ?"], "et combien d’employés ?", "et combien d’employés ? (Voxalie)"],
    [["Combien Voxalie a-t-elle levé ?"], "Qui la dirige ?", "Qui la dirige ? (Voxalie)"],
    [["Que fait Voxalie ?"], "Où est son siège ?", "Où est son siège ? (Voxalie)"],
    [["Combien Voxalie a-t-elle levé ?"], "Et Sarclune ?", "Combien Sarclune a-t-elle levé ?"],
    [
      ["Combien Voxalie a-t-elle levé ?", "et combien d’employés ?"],
      "et depuis quand ?",
      "et depuis quand ? (Voxalie)",
    ],
    [["Que fait Voxalie à Namur ?"], "Pourquoi ?", "Pourquoi ? (Voxalie, Namur)"],
    [
      ["What does Voxalie sell?"],
      "and how many people does it employ?",
      "and how many people does it employ? (Voxalie)",
    ],
  ])("%j, then %s", ([earlier, text, whole]) => {
    expect(sayWhole(text, earlier)).toBe(whole);
  });

  test.for<[earlier: string[], text: string]>([
    [[], "et combien d’employés ?"],
    [["Que fait-on ici ?"], "et combien d’employés ?"],
    [["Combien Voxalie a-t-elle levé ?"], "Quelle puissance aura le centre de calcul de Port-Brévent ?"],
    [["Combien Voxalie a-t-elle levé ?"], "Combien d’habitants la ville compte-t-elle autour du port industriel ?"],
  ])("that says enough, or follows nothing, stays as it is: %j, then %s", ([earlier, text]) => {
    expect(sayWhole(text, earlier)).toBe(text);
  });

  test("is never lost, whatever came before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 4 }),
        fc.string({ maxLength: 60 }),
        (earlier, text) => {
          const whole = sayWhole(text, earlier);
          expect(typeof whole).toBe("string");
          expect(sayWhole(text, [])).toBe(text);
        },
      ),
    );
  });
});
