import { z } from "zod";
import { parseDate } from "../french/dates.ts";

export const datesSchema = z.object({
  reference: z.iso.datetime({ offset: true }),
  cases: z.array(z.object({ input: z.string(), expected: z.string().nullable() })),
});

type Dates = z.infer<typeof datesSchema>;

/** How many French dates are read as expected; "a|b" accepts either, null means that no date must be read. */
export function evaluateDates({ reference, cases }: Dates): { n: number; right: number; wrong: unknown[] } {
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

export const DATES_FORM =
  '{ "reference": "2025-12-24T12:00:00Z", "cases": [{ "input": "hier", "expected": "2025-12-23" }] }';
