import type { Message } from "../channels/message.ts";
import { emptyCorpus } from "../channels/wording.ts";
import { Failure } from "../lib/failure.ts";
import type { Command, Context } from "./command.ts";
import { readCorpusQuestions } from "./corpus-questions.ts";
import { readJson } from "./data-set.ts";
import { evaluateAbstention, readAbstentionSet } from "./eval-abstention.ts";
import { evaluateAnswers, readAnswerSet } from "./eval-answers.ts";
import { evaluateBriefings } from "./eval-briefings.ts";
import { evaluateCorpus, evaluateSilence } from "./eval-corpus.ts";
import { DATES_FORM, datesSchema, evaluateDates } from "./eval-dates.ts";
import { evaluateExtraction, readExtractionSet } from "./eval-extraction.ts";
import { evaluateLive } from "./eval-live.ts";
import { evaluateNumbers, NUMBERS_FORM, numbersSchema } from "./eval-numbers.ts";
import { evaluateRetrieval, readRetrievalSet } from "./eval-retrieval.ts";
import { liveMessage } from "./live-table.ts";

/** What was measured: the message is for a terminal, without one it is shown the value as well. */
type Measured = { value: unknown; message?: Message; ok?: boolean };

/**
 * A measure of the product; it takes as many files as it names, or what is configured. `own`: one file of questions is
 * enough, asked of the configured corpus.
 */
type Measure = {
  files: string[];
  run(paths: readonly string[], context: Context): Promise<Measured>;
  own?: (path: string, context: Context) => Promise<Measured>;
};

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
      own: async (path, context) => ({
        value: await evaluateCorpus(await readCorpusQuestions(path), await corpusOf(context)),
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
      own: async (path, context) => ({
        value: await evaluateSilence(await readCorpusQuestions(path), await corpusOf(context)),
      }),
    },
  ],
]);

/** The configured corpus, at the instant of the settings. Throws `Failure` where nothing was collected. */
async function corpusOf({ config, open, terminal }: Context) {
  const [{ zone, at }, { corpus, answer }] = [await config(), await open()];
  if ((await corpus.coverage()).articles === 0) {
    throw new Failure({ code: "usage", what: emptyCorpus("npm run vigie -- collect"), command: "eval" });
  }
  return { corpus, answer, zone, now: () => at ?? terminal.clock() };
}

/** What a measure gives of some files; undefined where it does not take as many. */
function measureOf(name: string, sets: readonly string[], context: Context): Promise<Measured> | undefined {
  const measure = MEASURES.get(name);
  if (measure?.files.length === sets.length) return measure.run(sets, context);
  const [set] = sets;
  return set !== undefined && sets.length === 1 ? measure?.own?.(set, context) : undefined;
}

export const evalCommand: Command = {
  name: "eval",
  usage: `${[...MEASURES.keys()].join("|")} [--set FICHIER…]`,
  does: "Mesure Vigie sur un jeu de données",
  options: {
    set: {
      value: "FICHIER…",
      does: "le jeu de données ; pour retrieval et abstention : passages et questions, ou vos questions sur votre corpus",
      several: true,
    },
  },
  words: [1, 1],
  async run(context) {
    const { words, sets } = context.arguments;
    const measuring = measureOf(words[0] ?? "", sets, context);
    if (measuring === undefined) {
      const forms = [...MEASURES].flatMap(([name, { files, own }]) => [
        [`eval ${name}`, ...(files.length > 0 ? ["--set", ...files] : [])].join(" "),
        ...(own ? [`eval ${name} --set QUESTIONS`] : []),
      ]);
      throw new Failure({
        code: "usage",
        what: `La forme est : npm run vigie -- ${forms.join(", ou ")}`,
        command: "eval",
      });
    }
    const { value, message, ok = true } = await measuring;
    if (message !== undefined) context.show(message, value);
    else context.terminal.out(`${JSON.stringify(value, null, 2)}\n`);
    return ok;
  },
};
