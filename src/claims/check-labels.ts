import { DETERMINERS, isSmall, PREPOSITIONS, type Token, tokensOf } from "../french/tokens.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Said } from "./said.ts";

/** A noun and the name that it goes with, by their stems: « le tribunal de Serty », « la chaîne Lumio », « Lumio, une chaîne ». */
type Label = { noun: string; name: string[] };

/** Two names of a sentence have not exchanged what they are called: « le tribunal de Lumio » beside « la chaîne Serty ». */
export function checkLabels({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (isQuoted(0) || supports.some(({ language }) => language === "en")) return [];
  const own = labelsIn(reading.text);
  if (own.length === 0) return [];
  const told = supports.flatMap((support) => labelsOf(support).map((label) => ({ ...label, support })));
  for (const { noun, name } of own) {
    const same = told.filter((label) => rootOf(label.noun) === rootOf(noun));
    if (same.length === 0 || same.some((label) => sharesTerm(name, label.name))) continue;
    const isThere = supports.some(({ terms }) => sharesTerm(name, terms));
    const isNamed = ({ name: other }: Label): boolean =>
      sharesTerm(other, reading.terms) &&
      !own.some((label) => rootOf(label.noun) === rootOf(noun) && sharesTerm(other, label.name));
    const found = isThere ? same.find(isNamed) : undefined;
    if (found) {
      const { citation, text } = found.support;
      return [{ kind: "subject", said: reading.text, instead: { citation, text } }];
    }
  }
  return [];
}

const known = new WeakMap<readonly string[], Label[]>();

function labelsOf({ text, words }: Support): Label[] {
  const labels = known.get(words) ?? labelsIn(text);
  known.set(words, labels);
  return labels;
}

/** Words between a noun and its name. */
const REACH = 6;

function labelsIn(text: string): Label[] {
  const tokens = tokensOf(text);
  const labels: Label[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at]?.isName) continue;
    let end = at;
    while (tokens[end]?.isName) end += 1;
    const name = tokens.slice(at, end).flatMap(({ term }) => term || []);
    const nouns = [...nounsBefore(tokens, at), ...nounAfter(tokens, end)];
    if (name.length > 0) labels.push(...nouns.map((noun) => ({ noun, name })));
    at = end;
  }
  return labels;
}

/** The nouns of « le tribunal de commerce de Serty », from the determiner on. */
function nounsBefore(tokens: readonly Token[], at: number): string[] {
  let from = DETERMINERS.has(tokens[at - 1]?.word ?? "") ? at - 1 : at;
  if (from < at && !PREPOSITIONS.has(tokens[from - 1]?.word ?? "")) return [];
  const nouns: string[] = [];
  while (from > 0 && at - from < REACH && isInside(tokens[from - 1])) {
    from -= 1;
    nouns.push(tokens[from]?.term ?? "");
  }
  const opener = tokens[from - 1]?.word ?? "";
  // What a determiner does not open may be a verb.
  return DETERMINERS.has(opener) || /^(?:du|des|au|aux)$/.test(opener)
    ? nouns.filter((noun) => noun.length > 2).slice(-1)
    : [];
}

const isInside = (token: Token | undefined): boolean =>
  token !== undefined &&
  !token.isMark &&
  !token.isName &&
  !/^\d/.test(token.word) &&
  (/^(?:de|d|en)$/.test(token.word) || !isSmall(token.word));

/** The noun of « Lumio, une chaîne ». */
function nounAfter(tokens: readonly Token[], end: number): string[] {
  const [mark, article, noun] = tokens.slice(end).slice(/^\d/.test(tokens[end]?.word ?? "") ? 1 : 0, 4);
  const isApposed = mark?.word === "," && /^une?$/.test(article?.word ?? "");
  return isApposed && noun && !noun.isName && noun.term !== "" && !/^\d/.test(noun.word) ? [noun.term] : [];
}
