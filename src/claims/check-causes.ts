import { synonymsOf } from "../french/synonyms.ts";
import { namesOf } from "./check-names.ts";
import { isCommon } from "./common.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import { termsOf } from "./reading.ts";
import type { Said } from "./said.ts";

/** What brings something about, and by whom it is done: « grâce au logiciel », « informé par ses espions ». */
const CAUSE =
  /(?<!\p{L})(?:grâce (?:à |aux? )|à cause d(?:e |u |es |['’])|en raison d(?:e |u |es |['’])|du fait d(?:e |u |es |['’])|sous l['’]effet d(?:e |u |es |['’])|par (?=(?:des|les|leurs?|ses|son|sa|une?|le|la) |l['’]))(?<words>(?:(?:des|les|leurs?|ses|son|sa|une?|le|la) |l['’])?\p{L}[\p{L}-]*(?: (?:d(?:e|u|es) (?:l['’]|la )?|d['’])?\p{L}[\p{L}-]*){0,2})(?!\p{L}|-| «)/giu;
/** « par la suite » names nobody. */
const NOBODY =
  /^(?:(?:le|la|les|un|une) (?:premi|second|derni|deuxi|troisi|même|autre|seul|tel|accord|vote)|l['’](?:un|autre)|la (?:suite|force)|le (?:biais|passé))/iu;

/** No claim adds a cause or a doer of which its evidence has no word. */
export function checkCauses({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  const causes = Array.from(reading.text.matchAll(CAUSE));
  if (causes.length === 0 || supports.some(({ language }) => language === "en")) return [];
  const held = new Set([...supports, ...before].flatMap(({ terms }) => Array.from(terms, rootOf)));
  // « le système » may be whom or what is named there.
  const isNamed = [...supports, ...before].some(({ text }) => namesOf(text).length > 0);
  const isHeld = (term: string): boolean =>
    held.has(rootOf(term)) || synonymsOf(term).some((root) => held.has(root)) || /^\d/.test(term);
  return causes.flatMap(({ index, 0: said, groups }) => {
    const words = groups?.["words"] ?? "";
    const terms = termsOf(words);
    const isAdded =
      terms.length > 0 && !NOBODY.test(words) && !terms.some((term) => isHeld(term) || (isNamed && isCommon(term)));
    return isAdded && !isQuoted(index) ? [{ kind: "unshared" as const, said }] : [];
  });
}
