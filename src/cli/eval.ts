import { z } from "zod";
import { parseDate } from "../french/dates.ts";
import { Failure } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import type { Command } from "./command.ts";

export const evalCommand: Command = {
  name: "eval",
  usage: "dates --set FICHIER",
  does: "Mesure Vigie sur un jeu de données",
  options: { set: { value: "FICHIER", does: "le jeu de données", several: true } },
  words: [1, 1],
  async run({ terminal, arguments: { words, sets } }) {
    const [what = ""] = words;
    const [set, ...more] = sets;
    if (what !== "dates" || set === undefined || more.length > 0) {
      throw new Failure({
        code: "usage",
        what: "La forme est : npm run vigie -- eval dates --set FICHIER",
        command: "eval",
      });
    }
    const result = evaluateDates(await readDates(set));
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    return true;
  },
};

const datesSchema = z.object({
  reference: z.iso.datetime({ offset: true }),
  cases: z.array(z.object({ input: z.string(), expected: z.string().nullable() })),
});

type Dates = z.infer<typeof datesSchema>;

/** How many French dates are read as expected; "a|b" accepts either, null means that no date must be read. */
function evaluateDates({ reference, cases }: Dates): { n: number; right: number; wrong: unknown[] } {
  const now = Date.parse(reference);
  const read = cases.map(({ input, expected }) => {
    const found = parseDate(input, { now, zone: "Europe/Paris" })?.value ?? null;
    return {
      input,
      expected,
      found,
      right: found === expected || (found !== null && expected?.split("|").includes(found)),
    };
  });
  const wrong = read.filter(({ right }) => !right).map(({ input, expected, found }) => ({ input, expected, found }));
  return { n: cases.length, right: cases.length - wrong.length, wrong };
}

/** Bytes of a data set. */
const LARGEST = 200_000_000;

async function readDates(path: string): Promise<Dates> {
  const text = new TextDecoder().decode(await readBytes(path, LARGEST));
  try {
    return datesSchema.parse(JSON.parse(text));
  } catch (cause) {
    const what = `${path} n’est pas un jeu de dates. Il faut ce JSON : ${DATES_FORM}`;
    throw new Failure({ code: "usage", what, command: "eval" }, { cause });
  }
}

const DATES_FORM = '{ "reference": "2025-12-24T12:00:00Z", "cases": [{ "input": "hier", "expected": "2025-12-23" }] }';
