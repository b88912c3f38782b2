import { isReported } from "../french/modality.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { termOf } from "../french/words.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

const CALLED =
  /(?<!\p{L})(?:est|sont) (?:l['’]une? des |aussi |désormais |ainsi )?(?:les? |la |l['’]|une? |des )(?<noun>\p{Ll}{4,}(?:eurs?|euses?|rices?|ants?|antes?|istes?|aires?|naires?))(?!\p{L})/gu;

/** Nobody is called what no sentence calls them: « sont les investisseurs » where no word tells of one. */
export function checkCallings({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  if (supports.some(({ language }) => language === "en")) return [];
  const told = new Set([...supports, ...before].flatMap(({ terms }) => Array.from(terms, rootOf)));
  return Array.from(reading.text.matchAll(CALLED)).flatMap(({ index, groups }): Fault[] => {
    const noun = groups?.["noun"] ?? "";
    const term = termOf(noun.toLowerCase());
    const isTold = term === "" || told.has(rootOf(term)) || synonymsOf(term).some((other) => told.has(other));
    return isTold || isQuoted(index) || isReported(noun) ? [] : [{ kind: "unshared", said: noun }];
  });
}
