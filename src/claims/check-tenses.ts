import { synonymsOf } from "../french/synonyms.ts";
import { findFutures, findPast, findSupposed, type PastVerb, willBe } from "../french/tenses.ts";
import { searchTerms, termOf } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import { rootOf } from "./likeness.ts";
import type { Said } from "./said.ts";

/** What the evidence has still to come is not told as done: « est entré en service » of what « entrera en service ». */
export function checkTenses(said: Said, evidence: Evidence): Fault[] {
  const { supports, before } = evidence;
  if (supports.some(({ language }) => language === "en")) return [];
  const all = [...supports, ...before];
  return findPast(said.reading.text)
    .filter(({ start }) => !said.isQuoted(start))
    .flatMap((verb): Fault[] => {
      const ahead = supports.find((support) => isAhead(verb, support));
      const isTold = all.some((support) => isOtherwise(verb, support));
      const home = (isTold ? undefined : ahead) ?? supposedOf(verb, said, all) ?? spentAhead(verb, said, evidence);
      return home ? [{ kind: "modality", said: verb.text, instead: { citation: home.citation, text: home.text } }] : [];
    });
}

const isAhead = ({ future, participle, isPassive }: PastVerb, { text }: Support): boolean =>
  (!isPassive && findFutures(text).includes(future)) || willBe(text, participle);

/** « ont commis » of what they « auraient commis », which no sentence tells as done, nor the claim as anyone's words. */
function supposedOf({ participle }: PastVerb, { reading }: Said, all: readonly Support[]): Support | undefined {
  if (reading.reported) return undefined;
  const isSame = (other: string): boolean => rootOf(termOf(other)) === rootOf(termOf(participle));
  const supposed = all.find(({ text }) => HINT.test(text) && findSupposed(text).some(isSame));
  if (supposed === undefined) return undefined;
  return all.some(({ text }) => findPast(text).some((verb) => isSame(verb.participle))) ? undefined : supposed;
}

/** Few sentences suppose anything. */
const HINT = /(?:aurai|serai)(?:t|ent) /i;

/** The verb stands in another tense, or its deed as a noun. */
function isOtherwise({ future, participle }: PastVerb, { words, text }: Support): boolean {
  const roots = [participle, `${future}a`].flatMap(searchTerms).map(rootOf);
  const left = words.filter((word) => roots.includes(rootOf(termOf(word))) && !word.startsWith(future));
  return left.length > 0 && !(willBe(text, participle) && left.length === 1);
}

/** « a dépensé 12 milliards » of those that somebody « consacrera »: a word of the same for a figure still to come. */
function spentAhead({ participle, start, text }: PastVerb, { reading }: Said, evidence: Evidence): Support | undefined {
  const next = reading.quantities.find((quantity) => quantity.start >= start + text.length);
  if (next === undefined || next.start - start - text.length > NEAR) return undefined;
  const synonyms = searchTerms(participle).flatMap((term) => [rootOf(term), ...synonymsOf(term)]);
  const homes = supportsOf(next, reading, evidence);
  const isComing = (sentence: string): boolean =>
    findFutures(sentence).some((future) => searchTerms(`${future}a`).some((term) => synonyms.includes(rootOf(term))));
  const [home] = homes;
  return homes.every(({ support }) => isComing(support.text) && findPast(support.text).length === 0)
    ? home?.support
    : undefined;
}

/** Characters between a verb and its figure. */
const NEAR = 12;
