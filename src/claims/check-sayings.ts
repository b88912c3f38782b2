import { isReported } from "../french/modality.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms, termOf } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { countShared, rootOf, sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";
import { scopeOf } from "./topic.ts";

/** What the articles tell is not laid in somebody's mouth, and nobody is called what no sentence calls them. */
export function checkSayings(said: Said, evidence: Evidence): Fault[] {
  if (evidence.supports.some(({ language }) => language === "en")) return [];
  return [...wrongTellers(said, evidence), ...wrongCallings(said, evidence)];
}

const TELLS =
  /^(?<who>[^,;:]{2,60}?) (?:pense|estime|juge|croit|affirme|assure|dit|déclare|reconnaît|regrette|considère|craint|soutient|trouve) (?:que |qu['’])(?<what>[^;]*)/u;

/** « X pense que… » of what a sentence says that neither names X nor leans on one that does. */
function wrongTellers({ reading }: Said, evidence: Evidence): Fault[] {
  const { who = "", what = "" } = TELLS.exec(reading.text)?.groups ?? {};
  const names = namesOf(who).flatMap(({ name }) => searchTerms(name));
  const terms = new Set(searchTerms(what));
  if (names.length === 0 || terms.size === 0) return [];
  const isNamed = (support: Support): boolean =>
    scopeOf(support, evidence).some((part) => sharesTerm(names, part.terms));
  const share = ({ terms: theirs }: Support): number => countShared(terms, new Set(Array.from(theirs, rootOf)));
  const most = Math.max(...evidence.supports.map(share));
  const homes = evidence.supports.filter((support) => share(support) === most);
  const [home] = homes;
  if (
    home === undefined ||
    most * 2 < terms.size ||
    homes.some(isNamed) ||
    homes.some(({ text }) => /[«“"]/.test(text))
  )
    return [];
  return [{ kind: "attribution", said: reading.text, instead: { citation: home.citation, text: home.text } }];
}

const CALLED =
  /(?<!\p{L})(?:est|sont) (?:l['’]une? des |aussi |désormais |ainsi )?(?:les? |la |l['’]|une? |des )(?<noun>\p{Ll}{4,}(?:eurs?|euses?|rices?|ants?|antes?|istes?|aires?|naires?))(?!\p{L})/gu;

/** « sont les investisseurs » where no word tells of one. */
function wrongCallings({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  const told = new Set([...supports, ...before].flatMap(({ terms }) => Array.from(terms, rootOf)));
  return Array.from(reading.text.matchAll(CALLED)).flatMap(({ index, groups }): Fault[] => {
    const noun = groups?.["noun"] ?? "";
    const term = termOf(noun.toLowerCase());
    const isTold = term === "" || told.has(rootOf(term)) || synonymsOf(term).some((other) => told.has(other));
    return isTold || isQuoted(index) || isReported(noun) ? [] : [{ kind: "unshared", said: noun }];
  });
}
