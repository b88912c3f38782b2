import { Failure } from "../lib/failure.ts";
import type { Command, Context } from "./command.ts";
import { readJson } from "./data-set.ts";
import { evaluateAbstention, readAbstentionSet } from "./eval-abstention.ts";
import { evaluateBriefings } from "./eval-briefings.ts";
import { DATES_FORM, datesSchema, evaluateDates } from "./eval-dates.ts";
import { evaluateNumbers, NUMBERS_FORM, numbersSchema } from "./eval-numbers.ts";
import { evaluateRetrieval, readRetrievalSet } from "./eval-retrieval.ts";

/** A measure of the product; it takes as many files as it names, or what is configured. */
type Measure = { files: string[]; run(paths: readonly string[], context: Context): Promise<unknown> };

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
      run: async ([passages = "", questions = ""], { terminal }) =>
        evaluateRetrieval(await readRetrievalSet(passages, questions), terminal.clock()),
    },
  ],
  [
    "abstention",
    {
      files: ["PASSAGES", "QUESTIONS"],
      run: async ([passages = "", questions = ""], { terminal }) =>
        evaluateAbstention(await readAbstentionSet(passages, questions), terminal.clock()),
    },
  ],
  ["briefings", { files: [], run: async (_, { open }) => evaluateBriefings(await open()) }],
]);

export const evalCommand: Command = {
  name: "eval",
  usage: `${[...MEASURES.keys()].join("|")} [--set FICHIER…]`,
  does: "Mesure Vigie sur un jeu de données",
  options: {
    set: {
      value: "FICHIER…",
      does: "le jeu de données ; pour retrieval et abstention : passages et questions",
      several: true,
    },
  },
  words: [1, 1],
  async run(context) {
    const { words, sets } = context.arguments;
    const measure = MEASURES.get(words[0] ?? "");
    if (measure === undefined || sets.length !== measure.files.length) {
      const forms = [...MEASURES].map(([name, { files }]) =>
        [`eval ${name}`, ...(files.length > 0 ? ["--set", ...files] : [])].join(" "),
      );
      throw new Failure({
        code: "usage",
        what: `La forme est : npm run vigie -- ${forms.join(", ou ")}`,
        command: "eval",
      });
    }
    context.terminal.out(`${JSON.stringify(await measure.run(sets, context), null, 2)}\n`);
    return true;
  },
};
