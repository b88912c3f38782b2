import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { parseCommand } from "../../src/commands/grammar.ts";

const veille = (words: string) => parseCommand("veille", words);
const asked = (question: string) => ({ command: { name: "demander", question } });

describe("a command is understood", () => {
  test.for<[words: string, command: Command]>([
    ["aujourdhui", { name: "aujourdhui" }],
    ["Aujourd’hui !", { name: "aujourdhui" }],
    ["aujourd hui", { name: "aujourdhui" }],
    ["TODAY", { name: "aujourdhui" }],
    ["aujordhui", { name: "aujourdhui" }],
    ["rattrapage", { name: "rattrapage", since: "" }],
    ["ratrapage depuis vendredi", { name: "rattrapage", since: "depuis vendredi" }],
    ["catch-up 7j", { name: "rattrapage", since: "7j" }],
    ["fiche 0123abcd", { name: "fiche", article: "0123abcd", length: "standard" }],
    ["Fiches La Mission Genesis complète", { name: "fiche", article: "La Mission Genesis", length: "complete" }],
    [
      "brief «\u00a0La puce de Sarclune\u00a0» flash",
      { name: "fiche", article: "La puce de Sarclune", length: "flash" },
    ],
    ["fiche <https://exemple.fr/a|exemple.fr>", { name: "fiche", article: "https://exemple.fr/a", length: "standard" }],
    ["fiche L’IA va-t-elle trop vite ?", { name: "fiche", article: "L’IA va-t-elle trop vite ?", length: "standard" }],
    ["fiche flash", { name: "fiche", article: "flash", length: "standard" }],
    ["cherhcer robot blé", { name: "chercher", words: "robot blé" }],
    ["search robot ?", { name: "chercher", words: "robot ?" }],
    ["pourquoi 0123abcd", { name: "pourquoi", article: "0123abcd" }],
    ["why https://exemple.fr/a?b=c", { name: "pourquoi", article: "https://exemple.fr/a?b=c" }],
    ['pourquoi "La Mission Genesis"', { name: "pourquoi", article: "La Mission Genesis" }],
    ["État", { name: "etat" }],
    ["etats ?", { name: "etat" }],
    ["mes données", { name: "mesdonnees", verb: "voir" }],
    ["mydata erase", { name: "mesdonnees", verb: "effacer" }],
    ["mesdonnees éffacer", { name: "mesdonnees", verb: "effacer" }],
    ["", { name: "aide" }],
    [" ? ", { name: "aide" }],
    ["help", { name: "aide" }],
    ["aide alertes", { name: "aide" }],
    ["alertes", { name: "alerte", verb: "liste", target: "" }],
    ["alerte créer", { name: "alerte", verb: "creer", target: "" }],
    ["alert create Puces et modèles", { name: "alerte", verb: "creer", target: "Puces et modèles" }],
    ["alerte pause souverainete 7j", { name: "alerte", verb: "pause", target: "souverainete 7j" }],
    ["alerte suprimer souverainete", { name: "alerte", verb: "supprimer", target: "souverainete" }],
    ["Sources", { name: "source", verb: "liste", target: "" }],
    ["source ajouter https://exemple.fr/?", { name: "source", verb: "ajouter", target: "https://exemple.fr/?" }],
    ["source add <https://exemple.fr/flux>", { name: "source", verb: "ajouter", target: "https://exemple.fr/flux" }],
    ["sorce retirer revue", { name: "source", verb: "retirer", target: "revue" }],
    ["horaire", { name: "horaire", words: "" }],
    ["schedule 8h30 lun-ven", { name: "horaire", words: "8h30 lun-ven" }],
    ["ask Que prépare Meta ?", { name: "demander", question: "Que prépare Meta ?" }],
  ])("« %s »", ([words, command]) => {
    expect(veille(words)).toEqual({ command });
  });

  test.for([
    ["demander", "demander"],
    ["fiche", "fiche"],
    ["fiche « »", "fiche"],
    ["chercher", "chercher"],
    ["pourquoi ?", "pourquoi"],
    ["alerte tester", "alerte tester"],
    ["alerte pause", "alerte pause"],
    ["source ajouter", "source ajouter"],
    ["source retirer", "source retirer"],
  ])("« %s » lacks what it is done to", ([words = "", lacking]) => {
    expect(veille(words)).toEqual({ lacking });
  });

  test("a question of nothing lacks its words", () => {
    expect(parseCommand("demander", " ")).toEqual({ lacking: "demander" });
    expect(parseCommand("demander", "aide alertes")).toEqual(asked("aide alertes"));
  });
});

describe("anything else is a question", () => {
  test.for([
    "alerte sur quoi Meta travaille ?",
    "Source de la levée de fonds ?",
    "source de la levée de fonds",
    "sources ajouter quoi ?",
    "alerte liste des entreprises",
    "pourquoi Meta investit-il ?",
    "pourquoi pas",
    "why did Meta invest?",
    "aujourd’hui, que fait Meta ?",
    "état des lieux de l’IA",
    "aide à la presse : combien ?",
    "horaire de la conférence ?",
    "rattrapage scolaire par l’IA ?",
    "mes données sont-elles vendues ?",
    "riche actionnaire de Sarclune",
    "chercheurs en IA chez Meta ?",
    "cherhcer qui ?",
    "Demande d’électricité des centres de données",
    "Que prépare Meta en 2026 ?",
    "\u0000 <!channel>",
  ])("« %s »", (words) => {
    expect(veille(` ${words}\n`)).toEqual(asked(words));
  });
});

/** A canonical spelling of a command. */
function write(command: Command): string {
  const { name, ...rest } = command;
  return [name, ...Object.values(rest)].filter(Boolean).join(" ");
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((each) => each.join(" "));
const target = fc.constantFrom("", ...["souverainete", "revue 24h"]);
const commands: fc.Arbitrary<Command> = fc.oneof(
  ...(["aujourdhui", "etat", "aide"] as const).map((name) => fc.constant({ name })),
  words.map((question) => ({ name: "demander" as const, question })),
  fc.oneof(words, fc.constant("")).map((since) => ({ name: "rattrapage" as const, since })),
  fc.record({ name: fc.constant("fiche"), article: words, length: fc.constantFrom("flash", "standard", "complete") }),
  words.map((each) => ({ name: "chercher" as const, words: each })),
  fc.stringMatching(/^[0-9a-f]{4,64}$/).map((article) => ({ name: "pourquoi" as const, article })),
  fc.record({ name: fc.constant("mesdonnees"), verb: fc.constantFrom("voir", "effacer") }),
  fc.record({ name: fc.constant("alerte"), verb: fc.constant("creer"), target }),
  fc.record({ name: fc.constant("alerte"), verb: fc.constantFrom("tester", "pause", "supprimer"), target: words }),
  fc.record({ name: fc.constantFrom("alerte", "source"), verb: fc.constant("liste"), target: fc.constant("") }),
  fc.record({
    name: fc.constant("source"),
    verb: fc.constantFrom("ajouter", "tester", "pause", "retirer"),
    target: words,
  }),
  fc.oneof(words, fc.constant("")).map((each) => ({ name: "horaire" as const, words: each })),
) as fc.Arbitrary<Command>;

test("a letter alone after a command is no plural of it", () => {
  expect(veille("chercher s a")).toEqual({ command: { name: "chercher", words: "s a" } });
  expect(veille("mes données")).toEqual({ command: { name: "mesdonnees", verb: "voir" } });
});

describe("whatever is typed", () => {
  test("every canonical spelling comes back", () => {
    fc.assert(
      fc.property(commands, (command) => {
        expect(veille(write(command))).toEqual({ command });
      }),
    );
  });

  test("no text makes it throw, and what is asked is in the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .tuple(fc.constantFrom("alerte", "source", "fiche", "pourquoi", "mes"), fc.string({ unit: "grapheme" }))
        .map((each) => each.join(" ")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = veille(typed);
        const question = "command" in parsed && parsed.command.name === "demander" ? parsed.command.question : "";
        expect(typed).toContain(question);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a question that opens with no command's word comes back whole", () => {
    const opening = fc.constantFrom("Que", "qu’", "Combien", "Qui", "Où", "Quand", "est-ce", "Selon", "quelles", "Les");
    const question = fc.tuple(opening, fc.string({ unit: "grapheme", maxLength: 200 })).map(([first, rest]) => {
      return `${first} ${rest.trim()} ?`;
    });
    fc.assert(
      fc.property(question, (each) => {
        expect(veille(each)).toEqual(asked(each));
      }),
      { numRuns: 1_000 },
    );
  });

  test.for(["a".repeat(20_000), `${"x".repeat(20_000)} ?`, "« ".repeat(10_000), `fiche «${" ".repeat(20_000)}a`])(
    "a text without end is read at once",
    (text) => {
      const began = performance.now();
      veille(text);
      expect(performance.now() - began).toBeLessThan(200);
    },
  );
});
