import { Failure } from "../lib/failure.ts";
import type { Command } from "./command.ts";
import { evaluateDates, readDates } from "./eval-dates.ts";
import { evaluateRetrieval, readRetrievalSet } from "./eval-retrieval.ts";

export const evalCommand: Command = {
  name: "eval",
  usage: "dates|retrieval --set FICHIER…",
  does: "Mesure Vigie sur un jeu de données",
  options: { set: { value: "FICHIER…", does: "le jeu de données : dates, ou passages et questions", several: true } },
  words: [1, 1],
  async run({ terminal, arguments: { words, sets } }) {
    const result = await evaluate(words[0], sets, terminal.clock());
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    return true;
  },
};

/** Throws the failure "usage" for another measure, or another number of files. */
async function evaluate(what: string | undefined, sets: readonly string[], now: number): Promise<unknown> {
  const [first, second, ...more] = sets;
  if (more.length === 0 && first !== undefined) {
    if (what === "dates" && second === undefined) return evaluateDates(await readDates(first));
    if (what === "retrieval" && second !== undefined) {
      return evaluateRetrieval(await readRetrievalSet(first, second), now);
    }
  }
  const forms = "eval dates --set FICHIER, ou eval retrieval --set PASSAGES QUESTIONS";
  throw new Failure({ code: "usage", what: `La forme est : npm run vigie -- ${forms}`, command: "eval" });
}
