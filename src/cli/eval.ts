import type { z } from "zod";
import { Failure } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import type { Command } from "./command.ts";
import { DATES_FORM, datesSchema, evaluateDates } from "./eval-dates.ts";
import { evaluateNumbers, NUMBERS_FORM, numbersSchema } from "./eval-numbers.ts";

export const evalCommand: Command = {
  name: "eval",
  usage: "dates|numbers --set FICHIER",
  does: "Mesure Vigie sur un jeu de données",
  options: { set: { value: "FICHIER", does: "le jeu de données", several: true } },
  words: [1, 1],
  async run({ terminal, arguments: { words, sets } }) {
    const [what = ""] = words;
    const [set, ...more] = sets;
    const measure = MEASURES.get(what);
    if (measure === undefined || set === undefined || more.length > 0) {
      throw new Failure({
        code: "usage",
        what: "La forme est : npm run vigie -- eval dates|numbers --set FICHIER",
        command: "eval",
      });
    }
    terminal.out(`${JSON.stringify(await measure(set), null, 2)}\n`);
    return true;
  },
};

const MEASURES = new Map<string, (path: string) => Promise<unknown>>([
  ["dates", async (path) => evaluateDates(await readSet(path, datesSchema, "de dates", DATES_FORM))],
  ["numbers", async (path) => evaluateNumbers(await readSet(path, numbersSchema, "de nombres", NUMBERS_FORM))],
]);

/** Bytes of a data set. */
const LARGEST = 200_000_000;

async function readSet<T>(path: string, schema: z.ZodType<T>, of: string, form: string): Promise<T> {
  const text = new TextDecoder().decode(await readBytes(path, LARGEST));
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const what = `${path} n’est pas un jeu ${of}. Il faut ce JSON : ${form}`;
    throw new Failure({ code: "usage", what, command: "eval" }, { cause });
  }
}
