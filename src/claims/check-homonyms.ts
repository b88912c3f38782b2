import { kindsOf } from "../french/kinds.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import { type Evidence, leans, type Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import { sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";

/** Of two things of one name, the claim says of one what the sentences on that one say. */
export function checkHomonyms({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  if (evidence.supports.length < 2) return [];
  const names = namesOf(reading.text);
  for (const { name, start } of names) {
    const others = isQuoted(start) ? [] : otherSentences(name, reading.text, evidence.supports);
    const [other] = others;
    if (other === undefined) continue;
    const own = evidence.supports.filter((support) => !others.includes(support));
    const isTheirs = (support: Support): boolean => others.includes(support);
    const figure = reading.quantities.find((quantity) => {
      const homes = supportsOf(quantity, reading, evidence);
      return homes.length > 0 && homes.every(({ support }) => isTheirs(support));
    });
    const stranger = names.find(
      (each) =>
        each.name !== name &&
        others.some(({ terms }) => sharesTerm(searchTerms(each.name), terms)) &&
        ![...own, ...evidence.before].some(({ terms }) => sharesTerm(searchTerms(each.name), terms)),
    );
    const said = figure?.text ?? stranger?.name;
    if (said !== undefined) return [{ kind: "subject", said, instead: { citation: other.citation, text: other.text } }];
  }
  return [];
}

/** The sentences on another thing of that name than the claim's, where some are on the claim's own. */
function otherSentences(name: string, text: string, supports: readonly Support[]): Support[] {
  if (supports.filter((support) => support.text.includes(name)).length < 2) return [];
  const own = soleKind(name, text);
  if (own === undefined) return [];
  const kinds = supports.map((support) => soleKind(name, support.text));
  if (!kinds.includes(own)) return [];
  return supports.filter((support, at) => {
    const before = supports.findIndex(
      ({ citation }) =>
        citation.articleId === support.citation.articleId && citation.sentence === support.citation.sentence - 1,
    );
    const kind = kinds[at] ?? (leans(support.text) ? kinds[before] : undefined);
    return kind !== undefined && kind !== own;
  });
}

/** The one sort of thing that a text says a name to be. */
function soleKind(name: string, text: string): string | undefined {
  const [first, second] = kindsOf(name, [text]);
  return second === undefined ? first?.kind : undefined;
}
