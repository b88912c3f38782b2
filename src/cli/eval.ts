import { Failure } from "../lib/failure.ts";
import type { Command } from "./command.ts";
import { readJson } from "./data-set.ts";
import { DATES_FORM, datesSchema, evaluateDates } from "./eval-dates.ts";
import { evaluateNumbers, NUMBERS_FORM, numbersSchema } from "./eval-numbers.ts";
import { evaluateRetrieval, readRetrievalSet } from "./eval-retrieval.ts";

/** A measure of the product; it takes as many files as it names. `now` in epoch milliseconds. */
type Measure = { files: string[]; run(paths: readonly string[], now: number): Promise<unknown> };

const MEASURES = new Map<string, Measure>([
  [
    "dates",
    { files: ["FICHIER"], run: async ([set = ""]) => evaluateDates(await readJson(set, datesSchema, DATES_FORM)) },
  ],
  [
    "numbers",
    {
      files: ["FICHIER"],
      run: async ([set = ""]) => evaluateNumbers(await readJson(set, numbersSchema, NUMBERS_FORM)),
    },
  ],
  [
    "retrieval",
    {
      files: ["PASSAGES", "QUESTIONS"],
      run: async ([passages = "", questions = ""], now) =>
        evaluateRetrieval(await readRetrievalSet(passages, questions), now),
    },
  ],
]);

export const evalCommand: Command = {
  name: "eval",
  usage: `${[...MEASURES.keys()].join("|")} --set FICHIER…`,
  does: "Mesure Vigie sur un jeu de données",
  options: {
    set: { value: "FICHIER…", does: "le jeu de données ; pour retrieval : passages et questions", several: true },
  },
  words: [1, 1],
  async run({ terminal, arguments: { words, sets } }) {
    const measure = MEASURES.get(words[0] ?? "");
    if (measure === undefined || sets.length !== measure.files.length) {
      const forms = [...MEASURES].map(([name, { files }]) => `eval ${name} --set ${files.join(" ")}`);
      throw new Failure({
        code: "usage",
        what: `La forme est : npm run vigie -- ${forms.join(", ou ")}`,
        command: "eval",
      });
    }
    terminal.out(`${JSON.stringify(await measure.run(sets, terminal.clock()), null, 2)}\n`);
    return true;
  },
};
