import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";
import { scopeOf, topicIn } from "./topic.ts";

const AHEAD =
  /(?<!\p{L})(?:devant|en tête|dépass(?:e|ent|é|ait)|surpass(?:e|ent|é|ait)|devanc(?:e|ent|é|ait)|domin(?:e|ent|é|ait))(?!s? par)(?!\p{L})/iu;
const BEHIND =
  /(?<!\p{L})(?:derrière|à la traîne|distancée?s? par|devancée?s? par|dépassée?s? par|surpassée?s? par|dominée?s? par)(?!\p{L})/iu;

/** « devant ses rivaux » of whom the evidence has « derrière ». */
export function checkRanks({ reading, isQuoted }: Said, evidence: Evidence): Fault[] {
  return [
    [AHEAD, BEHIND],
    [BEHIND, AHEAD],
  ].flatMap(([own = AHEAD, other = BEHIND]): Fault[] => {
    const found = own.exec(reading.text);
    if (found === null || other.test(reading.text) || isQuoted(found.index)) return [];
    if (evidence.supports.some(({ text }) => own.test(text))) return [];
    const topic = topicIn(reading);
    const who = [...topic.names.flat(), ...topic.nouns];
    const turned = evidence.supports.find((support) => isOf(who, support, other, evidence));
    return turned
      ? [{ kind: "opposite", said: found[0], instead: { citation: turned.citation, text: turned.text } }]
      : [];
  });
}

/** The sentence ranks the same one, and not whoever stands behind its word. */
function isOf(who: readonly string[], support: Support, rank: RegExp, evidence: Evidence): boolean {
  const found = rank.exec(support.text);
  if (found === null || who.length === 0) return false;
  const than = searchTerms(support.text.slice(found.index + found[0].length));
  return !sharesTerm(who, than) && scopeOf(support, evidence).some(({ terms }) => sharesTerm(who, terms));
}
