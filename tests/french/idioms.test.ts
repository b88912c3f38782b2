import { describe, expect, test } from "vitest";
import { MANNERS } from "../../src/french/idioms/manners.ts";
import { NICKNAMES } from "../../src/french/idioms/nicknames.ts";
import { SPEECH } from "../../src/french/idioms/speech.ts";
import { TROUBLE } from "../../src/french/idioms/trouble.ts";
import { WORK } from "../../src/french/idioms/work.ts";
import { meaningsIn } from "../../src/french/idioms.ts";
import { searchTerms } from "../../src/french/words.ts";
import { findPeriod } from "../../src/questions/period.ts";
import { seededRandom } from "../support/synthetic.ts";

const LINES = [WORK, TROUBLE, SPEECH, MANNERS, NICKNAMES].flatMap((table) => table.trim().split("\n"));
const [IDIOMS, MEANINGS] = [0, 1].map((side) => LINES.map((line) => line.split(" : ")[side] ?? ""));
const idioms = (IDIOMS ?? []).flatMap((some) => some.split(", ")).map((idiom) => idiom.replace("… ", ""));

describe("idioms", () => {
  test.for([
    ["Voxalie a mis la clé sous la porte ?", "faillite"],
    ["Voxalie mettra la clef sous la porte ?", "faillite"],
    ["Qui jette l'eponge ?", "abandonner"],
    ["Jettent-ils l’éponge ?", "abandonner"],
    ["Elle a jeté définitivement l’éponge ?", "abandonner"],
    ["Un coup de fil coûte combien ?", "appel"],
    ["Voxalie a mis 200 salariés de Namur à la porte ?", "licencier"],
    ["Que fait la firme de Mountain View ?", "Google"],
    ["Combien d’usines dans l’Hexagone ?", "la France"],
    ["Qu’en dit-on outre-Rhin ?", "en Allemagne"],
    ["Il a arrêté du jour au lendemain ?", "soudain"],
  ])("of « %s » mean %s", ([asked = "", meaning]) => expect(meaningsIn(asked)).toContain(meaning));

  test.for([
    ["Elle a jeté cette vieille et grosse éponge ?"],
    ["Jeter, table, chaise, lampe, éponge : quel jeu ?"],
    ["L’éponge a été jetée ?"],
    ["Que s’est-il passé cette semaine ?"],
    ["Qui porte plainte après la mise à jour ?"],
    ["Combien coûte la puce de Sélénor ?"],
    [""],
  ])("are not in « %s »", ([asked = ""]) => expect(meaningsIn(asked)).toEqual([]));

  test("of one meaning tell it once", () => {
    expect(meaningsIn("Un coup de fil, puis un autre coup de fil ?")).toEqual(["appel"]);
  });

  test("are all found where they stand, mean words to be looked for, and tell no time", () => {
    expect(idioms.filter((idiom) => meaningsIn(`${idiom} ?`).length === 0)).toEqual([]);
    const meanings = MEANINGS ?? [];
    expect(meanings.filter((meaning) => searchTerms(meaning).length === 0)).toEqual([]);
    const at = { now: Date.parse("2026-01-05T08:00:00Z"), zone: "Europe/Paris" };
    const timed = [...idioms, ...meanings].filter((text) => {
      const { periods, recent } = findPeriod(text, at);
      return recent || periods.length > 0;
    });
    expect(timed).toEqual([]);
  });

  test("are looked for in any text, and the same whatever stands around them", () => {
    const random = seededRandom(7);
    const words = idioms.flatMap((idiom) => idiom.split(" "));
    const some = (): string =>
      Array.from({ length: Math.floor(20 * random()) }, () => words[Math.floor(words.length * random())]).join(" ");
    for (let turn = 0; turn < 500; turn++) {
      const idiom = idioms[Math.floor(idioms.length * random())] ?? "";
      expect(meaningsIn(`${some()} zzz ${idiom} zzz ${some()}`)).toEqual(
        expect.arrayContaining(meaningsIn(`zzz ${idiom} zzz`)),
      );
    }
    for (const text of ["\0", "💥".repeat(5_000), "mettre ".repeat(2_000), "Что нового?", "a".repeat(10_000)]) {
      expect(meaningsIn(text)).toEqual([]);
    }
  });
});
