import { strayMembers } from "../french/series.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import type { Said } from "./said.ts";

/** With a figure, « chiffre d’affaires » is not said for an investment, nor water for power. */
export function checkSeries({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  if (reading.quantities.length === 0) return [];
  const told = [...supports, ...before].map(({ text }) => text);
  return strayMembers(reading.text, told)
    .filter(({ start }) => !isQuoted(start))
    .map(({ text }) => ({ kind: "counted", said: text, instead: null }));
}
