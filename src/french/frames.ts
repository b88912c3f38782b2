import { isReported } from "./modality.ts";
import { lastMark, type Party, partyAfter, partyBefore, speakerAfter, stretchBefore } from "./parties.ts";
import { BREAKS, type Token, tokensOf } from "./tokens.ts";
import { type Group, groupAt } from "./verb-groups.ts";

/**
 * A verb with its parties, in a sentence. `doer` is null where nobody is named for it (« il », a passive without « par »),
 * `done` where it has no object. `rest`: the stems of names further on in its clause.
 */
export type Frame = {
  term: string;
  doer: Party | null;
  /** A passive, whose doer stands behind « par » or is not told. */
  isBy: boolean;
  done: Party | null;
  rest: string[];
  /** The stems of whom stands before it, with what hangs on them: « les prix du Pass Navigo ». */
  wide: string[];
  /** The stems of its clause, and of them those behind it. */
  all: string[];
  after: string[];
  /** The verb as written. */
  word: string;
  /** Who does it is « il » or « elle », named before. */
  isPronoun: boolean;
  /** Who does it is named for the first time: « un logiciel ». */
  isNew: boolean;
};

/** The verbs of a sentence with their parties, and the nouns of deeds that they give to whom does them. */
export function findFrames(text: string): Frame[] {
  const tokens = tokensOf(text);
  const words = tokens.map(({ word }) => word);
  const frames: Frame[] = [];
  let last: Party | null = null;
  for (let at = 0; at < tokens.length && frames.length < MOST; at++) {
    const group = groupAt(tokens, words, at);
    if (group === undefined) continue;
    const frame = readFrame(tokens, at, group, last);
    frames.push(frame);
    if (!group.isBare) last = group.isPassive ? partyBefore(tokens, group.start, last) : frame.doer;
  }
  return frames;
}

const MOST = 24;

function readFrame(tokens: readonly Token[], at: number, group: Group, last: Party | null): Frame {
  const term = tokens[at]?.term ?? "";
  const subject = partyBefore(tokens, group.start, last);
  const object = partyAfter(tokens, at + 1);
  const all = clauseAround(tokens, group.start, at);
  const words = {
    rest: namesAfter(tokens, at + 1),
    wide: stretchBefore(tokens, group.start)
      .map((token) => token.term)
      .filter(Boolean),
    all,
    after: all.slice(all.indexOf(term) + 1),
    word: tokens[at]?.word ?? "",
    isPronoun: /^(?:ils?|elles?)$/.test(tokens[group.start - 1]?.word ?? ""),
    isNew: /^une?$/.test(stretchBefore(tokens, group.start)[0]?.word ?? ""),
  };
  if (group.isPassive) {
    const by = tokens.findIndex(
      ({ word }, place) => place > at && place <= at + 6 && word === "par" && !RATE.test(tokens[place + 1]?.word ?? ""),
    );
    return { term, doer: by < 0 ? null : partyAfter(tokens, by + 1), isBy: true, done: subject, ...words };
  }
  // « la règle que propose l’ingénieure »
  if (subject === null && /^(?:que|qu)$/.test(tokens[group.start - 1]?.word ?? ""))
    return { term, doer: object, isBy: false, done: null, ...words };
  if (isSaidBehind(tokens, at, group, subject))
    return { term, doer: speakerAfter(tokens, at + 1) ?? subject, isBy: false, done: null, ...words };
  return { term, doer: subject, isBy: false, done: object, ...words };
}

/** « …, a dit X »; « X, le président, juge l’offre » names who judges before it. */
function isSaidBehind(tokens: readonly Token[], at: number, { start }: Group, subject: Party | null): boolean {
  const isMarked = start > 1 && tokens[start - 1]?.isMark === true && isReported(tokens[at]?.word ?? "");
  const isNamed = start === at && tokens.slice(0, at).some(({ isName, term }) => isName && subject?.includes(term));
  return isMarked && !isNamed;
}

const RATE = /^(?:an|jour|mois|semaine|heure|minute|seconde|rapport|exemple|ailleurs)$/;

function namesAfter(tokens: readonly Token[], from: number): string[] {
  let end = from;
  while (
    end < tokens.length &&
    !(tokens[end]?.isMark && tokens[end]?.word !== "«") &&
    !BREAKS.has(tokens[end]?.word ?? "")
  )
    end += 1;
  return tokens
    .slice(from, end)
    .filter(({ isName }) => isName)
    .map(({ term }) => term)
    .filter(Boolean);
}

function clauseAround(tokens: readonly Token[], start: number, at: number): string[] {
  const from = lastMark(tokens, start) + 1;
  let end = at;
  while (end < tokens.length && !tokens[end]?.isMark) end += 1;
  return tokens
    .slice(from, end)
    .map(({ term }) => term)
    .filter(Boolean);
}
