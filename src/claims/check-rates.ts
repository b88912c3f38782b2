import { strayRates } from "../french/rates.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import type { Said } from "./said.ts";

/** A claim with figures says « par an » or « à chacun » where the evidence does. */
export function checkRates({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (reading.quantities.length === 0) return [];
  const told = supports.map(({ text }) => text);
  return strayRates(reading.text, told)
    .filter(({ start }) => !isQuoted(start))
    .map(({ text }) => ({ kind: "counted", said: text, instead: null }));
}
