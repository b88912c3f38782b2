import { frenchTermsOf } from "../french/english-words.ts";
import type { Frame } from "../french/frames.ts";
import { type Token, tokensOf } from "../french/tokens.ts";
import { searchTerms } from "../french/words.ts";
import { namesOf } from "./check-names.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { headOf, sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";

/** Who does it does not stand behind its verb in an English sentence: « Almenar a rejeté » of "Claremont rejected a bid from Almenar". */
export function checkRolesAbroad({ claim, reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  const foreign = supports.filter(({ language }) => language === "en");
  if (foreign.length === 0 || isQuoted(0)) return [];
  const names = new Set(namesOf(claim.text).flatMap(({ name }) => searchTerms(name)));
  const wrong = reading.frames
    .filter(({ doer, isBy }) => doer !== null && !isBy)
    .map((frame) => foreign.find((support) => haveChangedPlaces(frame, support, names)))
    .find((support) => support !== undefined);
  if (wrong === undefined) return [];
  return [{ kind: "subject", said: reading.text, instead: { citation: wrong.citation, text: wrong.text } }];
}

function haveChangedPlaces({ term, doer, after }: Frame, { text }: Support, names: ReadonlySet<string>): boolean {
  const own = (doer ?? []).filter((each) => names.has(each));
  const others = after.filter((each) => names.has(each));
  if (own.length === 0 || others.length === 0) return false;
  const tokens = tokensOf(text);
  const at = tokens.findIndex((token) => isKin(token, term));
  if (at < 0 || PASSIVE.test(tokens[at - 1]?.word ?? "") || tokens[at + 1]?.word === "by") return false;
  const [before, behind] = [namesIn(tokens.slice(0, at)), namesIn(tokens.slice(at + 1))];
  return (
    sharesTerm(others, before) && !sharesTerm(own, before) && sharesTerm(own, behind) && !sharesTerm(others, behind)
  );
}

const PASSIVE = /^(?:is|are|was|were|been|being|be|by)$/;

const isKin = ({ word, term, isName }: Token, verb: string): boolean =>
  !isName && term !== "" && [term, ...frenchTermsOf(word)].some((each) => headOf(each) === headOf(verb));

const namesIn = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ isName, term }) => isName && term !== "").map(({ term }) => term);
