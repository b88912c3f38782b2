import {
  ADVERBS,
  BEING,
  BREAKS,
  DAY,
  DETERMINERS,
  FINITE,
  HAVING,
  isSmall,
  PREPOSITIONS,
  type Token,
  UNKNOWN,
} from "./tokens.ts";

/** Who does it, or to whom it is done: the stems of the noun and its name, without what hangs on them by « de » or « à ». */
export type Party = string[];

/** Words looked at on each side of a verb. */
const WIDEST = 16;

/** The stems of a stretch: its first noun with what describes it, and the name that ends it. */
function coreOf(tokens: readonly Token[]): Party | null {
  if (/^aucune?$/.test(tokens[0]?.word ?? "") && PREPOSITIONS.has(tokens[1]?.word ?? "")) return null;
  const cut = tokens.findIndex(({ word }, at) => at > 0 && PREPOSITIONS.has(word));
  const head = cut < 0 ? tokens : tokens.slice(0, cut);
  let run = tokens.length;
  while (run > 0 && tokens[run - 1]?.isName) run -= 1;
  const isApart =
    run > 0 &&
    run < tokens.length &&
    !PREPOSITIONS.has(tokens[run - 1]?.word ?? "") &&
    !DETERMINERS.has(tokens[run - 1]?.word ?? "");
  const terms = [...head, ...(isApart ? tokens.slice(run) : [])].map(({ term }) => term).filter(Boolean);
  return terms.every((term) => /\d/.test(term) || /^million|^milliard/.test(term)) ? null : [...new Set(terms)];
}

/** Who stands before a verb that starts at `start`; `last` where it leaves that to the verb before it. */
export function partyBefore(tokens: readonly Token[], start: number, last: Party | null): Party | null {
  const end = pastWho(tokens, start);
  const previous = tokens[end - 1];
  if (!previous || UNKNOWN.has(previous.word)) return null;
  if (/^(?:et|puis|mais)$/.test(previous.word)) return last;
  return previous.word === "," ? partyAround(tokens, end) : plainPartyBefore(tokens, end);
}

/** The place before « qui » and « , qui ». */
function pastWho(tokens: readonly Token[], start: number): number {
  if (tokens[start - 1]?.word !== "qui") return start;
  return start - (tokens[start - 2]?.isMark ? 2 : 1);
}

/** « La directrice, Inès Tordeur, »: who stands before the first comma, with what stands between the two. */
function partyAround(tokens: readonly Token[], end: number): Party | null {
  const open = lastMark(tokens, end - 1);
  if (tokens[open]?.word !== "," || end - open > WIDEST) return null;
  const first = tokens[open + 1]?.word ?? "";
  const isOther = (isSmall(first) && !DETERMINERS.has(first)) || LEFT_TO.test(first);
  const inside = isOther ? null : coreOf(tokens.slice(open + 1, end - 1));
  const stretch = stretchBefore(tokens, open);
  const outside = isPlain(stretch) ? coreOf(stretch) : null;
  return outside && [...outside, ...(inside ?? [])];
}

/** « , soutenu par la banque, » names another. */
const LEFT_TO = /^\p{L}{3,}(?:ée?|u|i[est]?)e?s?$/u;

function plainPartyBefore(tokens: readonly Token[], end: number): Party | null {
  const stretch = stretchBefore(tokens, end);
  const [first, second] = stretch.map(({ word }) => word);
  if (/^(?:ce|cette)$/.test(first ?? "") && /^derni(?:er|ère)$/.test(second ?? ""))
    return lastName(tokens, end - stretch.length);
  // « (75 euros) et du forfait X augmente » leaves out the first of the two.
  return isPlain(stretch) && !/^(?:et|ou|ni)$/.test(first ?? "") ? coreOf(stretch) : null;
}

/** No verb in it: else it is more than a subject. */
const isPlain = (stretch: readonly Token[]): boolean =>
  !stretch.some(
    ({ word }, at) => HAVING.has(word) || BEING.has(word) || (at > 0 && /(?:era|eront|ira|iront)$/.test(word)),
  );

/** « cette dernière » is who was named last. */
function lastName(tokens: readonly Token[], before: number): Party | null {
  let end = before;
  while (end > 0 && !tokens[end - 1]?.isName) end -= 1;
  let from = end;
  while (from > 0 && tokens[from - 1]?.isName) from -= 1;
  return from === end ? null : coreOf(tokens.slice(from, end));
}

/** The place of the last mark before another place. */
export function lastMark(tokens: readonly Token[], before: number): number {
  let at = before - 1;
  while (at >= 0 && !tokens[at]?.isMark) at -= 1;
  return at;
}

/** The words before a place, as far back as a mark or a conjunction. */
export function stretchBefore(tokens: readonly Token[], end: number): Token[] {
  let from = end;
  while (from > 0 && end - from < WIDEST && !isEdge(tokens[from - 1])) from -= 1;
  const stretch = tokens.slice(from, end);
  return /^(?:c|est)$/.test(stretch[0]?.word ?? "") ? stretch.slice(2) : stretch;
}

const isEdge = (token: Token | undefined): boolean =>
  token === undefined || token.isMark || BREAKS.has(token.word) || token.word === "qui";

/** Who or what stands behind a place, up to the next complement. */
export function partyAfter(tokens: readonly Token[], from: number): Party | null {
  const start = pastWhom(tokens, pastDay(tokens, from));
  let end = start;
  while (
    end < tokens.length &&
    end - start < WIDEST &&
    !isEdge(tokens[end]) &&
    !isOutside(tokens[end], end - start) &&
    !isNextVerb(tokens, end)
  )
    end += 1;
  return end === start ? null : coreOf(tokens.slice(start, end));
}

/** « à l’éditeur la publication »: past whom it is asked of, where what is asked stands behind. */
function pastWhom(tokens: readonly Token[], from: number): number {
  if (!/^(?:à|aux?)$/.test(tokens[from]?.word ?? "")) return from;
  for (let at = from + 3; at < from + FAR && !isEdge(tokens[at]); at++) {
    const before = tokens[at - 1]?.word ?? "";
    if (DETERMINERS.has(tokens[at]?.word ?? "") && !isSmall(before)) return at;
  }
  return from;
}
const FAR = 9;

/** « 60 millions et obtient deux sièges »: another verb. */
const isNextVerb = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "et" &&
  FINITE.test(tokens[at + 1]?.word ?? "") &&
  !isSmall(tokens[at + 1]?.word ?? "") &&
  (DETERMINERS.has(tokens[at + 2]?.word ?? "") ||
    HAVING.has(tokens[at + 1]?.word ?? "") ||
    /^(?:deux|trois|\d.*|des|du)$/.test(tokens[at + 2]?.word ?? ""));

/** An object ends where « à », « pour » or another complement begins. */
const isOutside = (token: Token | undefined, at: number): boolean =>
  PREPOSITIONS.has(token?.word ?? "") &&
  !(at === 0 ? /^(?:de|d|du|des)$/ : /^(?:de|d|du|des|l)$/).test(token?.word ?? "");

/** « a promis mardi la ministre, Clarisse Mbarga »: past the day, and with the name. */
export function speakerAfter(tokens: readonly Token[], from: number): Party | null {
  const start = pastDay(tokens, from);
  if (UNKNOWN.has(tokens[start]?.word ?? "")) return null;
  let end = start;
  while (end < tokens.length && end - start < WIDEST && !isEdge(tokens[end])) end += 1;
  const first = coreOf(tokens.slice(start, end));
  const name = tokens[end]?.word === "," && tokens[end + 1]?.isName ? partyAfter(tokens, end + 1) : null;
  return first && [...first, ...(name ?? [])];
}

/** The place after « mardi 12 mars » and « déjà ». */
function pastDay(tokens: readonly Token[], from: number): number {
  let at = tokens[from]?.word === "le" && /^\d/.test(tokens[from + 1]?.word ?? "") ? from + 1 : from;
  while (at < tokens.length && (ADVERBS.has(tokens[at]?.word ?? "") || DAY.test(tokens[at]?.word ?? ""))) at += 1;
  return at;
}
