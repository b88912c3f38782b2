import type { Message } from "../channels/message.ts";
import { Failure } from "../lib/failure.ts";
import type { Command, Context } from "./command.ts";
import { readJson } from "./data-set.ts";
import { evaluateAbstention, readAbstentionSet } from "./eval-abstention.ts";
import { evaluateAnswers, readAnswerSet } from "./eval-answers.ts";
import { evaluateBriefings } from "./eval-briefings.ts";
import { DATES_FORM, datesSchema, evaluateDates } from "./eval-dates.ts";
import { evaluateExtraction, readExtractionSet } from "./eval-extraction.ts";
import { evaluateLive } from "./eval-live.ts";
import { evaluateNumbers, NUMBERS_FORM, numbersSchema } from "./eval-numbers.ts";
import { evaluateRetrieval, readRetrievalSet } from "./eval-retrieval.ts";
import { liveMessage } from "./live-table.ts";

/** What was measured: the message is for a terminal, without one it is shown the value as well. */
type Measured = { value: unknown; message?: Message; ok?: boolean };

/** A measure of the product; it takes as many files as it names, or what is configured. */
type Measure = { files: string[]; run(paths: readonly string[], context: Context): Promise<Measured> };

const MEASURES = new Map<string, Measure>([
  [
    "dates",
    {
      files: ["FICHIER"],
      run: async ([set = ""]) => ({ value: evaluateDates(await readJson(set, datesSchema, DATES_FORM)) }),
    },
  ],
  [
    "numbers",
    {
      files: ["FICHIER"],
      run: async ([set = ""]) => ({ value: evaluateNumbers(await readJson(set, numbersSchema, NUMBERS_FORM)) }),
    },
  ],
  [
    "retrieval",
    {
      files: ["PASSAGES", "QUESTIONS"],
      run: async ([passages = "", questions = ""], { terminal }) => ({
        value: await evaluateRetrieval(await readRetrievalSet(passages, questions), terminal.clock()),
      }),
    },
  ],
  [
    "extraction",
    {
      files: ["FICHIER"],
      run: async ([set = ""], { terminal }) => ({
        value: await evaluateExtraction(await readExtractionSet(set), terminal.clock()),
      }),
    },
  ],
  ["briefings", { files: [], run: async (_, { open }) => ({ value: await evaluateBriefings(await open()) }) }],
  [
    "live",
    {
      files: [],
      async run(_, context) {
        const value = await evaluateLive(context);
        return { value, message: liveMessage(value), ok: value.stories.every(({ trouble }) => trouble === null) };
      },
    },
  ],
  [
    "answers",
    {
      files: ["FICHIER"],
      run: async ([set = ""], { open }) => ({ value: await evaluateAnswers(await readAnswerSet(set), await open()) }),
    },
  ],
  [
    "abstention",
    {
      files: ["PASSAGES", "QUESTIONS"],
      run: async ([passages = "", questions = ""], { terminal }) => ({
        value: await evaluateAbstention(await readAbstentionSet(passages, questions), terminal.clock()),
      }),
    },
  ],
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
    const { value, message, ok = true } = await measure.run(sets, context);
    if (message !== undefined) context.show(message, value);
    else context.terminal.out(`${JSON.stringify(value, null, 2)}\n`);
    return ok;
  },
};
