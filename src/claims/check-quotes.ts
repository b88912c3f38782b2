import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { isVerbatim, type Said } from "./said.ts";

/** What stands between quotation marks stands word for word in what is cited. */
export function checkQuotations({ quotations }: Said, evidence: Evidence): Fault[] {
  return quotations
    .filter(({ text }) => !isVerbatim(text, evidence))
    .map(({ text }) => ({ kind: "quotation", said: text, instead: null }));
}
