/** The sentences of a paragraph, trimmed, in order; joined by one space they give it back but for its spacing. */
export function splitSentences(paragraph: string): string[] {
  const cuts = [0];
  let letter = firstLetter(paragraph, 0);
  for (const { index, 0: mark } of closeWholes(paragraph).matchAll(END)) {
    const end = index + mark.length;
    // "1." opens an item and "[…]" a quotation: neither is a sentence by itself.
    if (letter > index || !endsSentence(paragraph, index, end)) continue;
    cuts.push(end);
    letter = firstLetter(paragraph, end);
  }
  if (letter === Infinity && cuts.length > 1) cuts.pop();
  return cuts.map((cut, at) => paragraph.slice(cut, cuts[at + 1]).trim()).filter(Boolean);
}

/** A closing mark, with what closes along with it: a bracket, a guillemet, a footnote call. */
const END = /[.!?…]+(?:\s*[»”)\]]|["'’](?=[\s"«]|$))*(?:\[\d+\])*/gu;

/** Characters. A longer quotation is cut at its own sentences. */
const LONGEST_SAYING = 280;
/** « Oui. Non ! » is one saying, and an address one word: a mark inside closes nothing. */
const WHOLE = new RegExp(
  [
    `«[^«»]{1,${LONGEST_SAYING}}»|“[^“”]{1,${LONGEST_SAYING}}”`,
    `(?<![\\p{L}\\p{N}.!?…])"(?=\\S)[^"]{1,${LONGEST_SAYING}}(?<=\\S)"(?![\\p{L}\\p{N}])`,
    "(?:https?://|www\\.)\\S+|(?<![\\w.+-])[\\w.+-]{1,64}@\\S+",
  ].join("|"),
  "gu",
);
const INNER_MARKS = /(?<![.!?…])[.!?…]+(?=[^.!?…])(?!\s*[»”")\]]*$)/gu;

/** The same length, without the marks that close nothing. */
const closeWholes = (text: string): string =>
  text.replace(WHOLE, (whole) => whole.replace(INNER_MARKS, (marks) => "_".repeat(marks.length)));

const firstLetter = (text: string, from: number): number => {
  const found = text.slice(from).search(/\p{L}/u);
  return found < 0 ? Infinity : from + found;
};

/** "J. Dupont", "M. Durand" and "p. ex." go on with a capital, "p. 12" and "déc. 24" with a figure. */
const WORD_START = "(?:^|[\\s(«\"'’-])";
const INITIAL = new RegExp(`${WORD_START}[A-ZÀ-Ý]$`, "u");
const BEFORE_CAPITAL = new RegExp(
  `${WORD_START}(?:MM|Mmes?|Mlles?|Drs?|Prs?|Mes?|Mgr|Stes?|St|Ph|[Cc]f|vs|[Aa]v|[Bb]d|[ÉEée]d|ex)$`,
  "u",
);
const BEFORE_FIGURE = new RegExp(
  `${WORD_START}(?:env|art|chap|fig|janv|févr|avr|juil|sept|oct|nov|déc|n|nos?|pp?|réf|tél|vol)$`,
  "iu",
);
/** "sur X. Le réseau" ends a sentence, "J. Le Pen" does not. */
const OPENER =
  /^\s*(?:["«“]\s?)?(?:(?:Les?|La|Une?|Des) \p{Ll}|(?:Il|Elle|On|Ce|Cet|Cette|Ces|Mais|Et|Pour|Dans|En|Selon|Avec|Nous|Je)s? |(?:[LDCSJ]|Qu)['’]\p{Ll})/u;
/** "etc. de", but not "Tesla. xAI" nor "Apple. iOS". */
const LOWER_NEXT = /^\s*(?:[,;:)]|\p{Ll}(?!\p{Ll}{0,2}\p{Lu}))/u;
/** "loups.Alors que": a lost space, frequent in scraped text; "GPT-4.Turbo" and "Exemple.Com" are not. */
const LOST_SPACE_BEFORE = /[\p{Ll}»”")](?:[.…]|\s?[!?…])[.!?…]*[»”")\]]*$/u;
const LOST_SPACE_AFTER = /^(?!(?:Com|Net|Org|Fr|Io|Ai|Js)(?!\p{L}))(?:[«“(]\s?|")?\p{Lu}(?:\p{Ll}|['’ ])/u;

function endsSentence(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  const after = text.slice(end, end + 12);
  if (after.trim() === "") return true;
  if (!/^\s/u.test(after)) {
    return (
      OPENER.test(after) ||
      (LOST_SPACE_BEFORE.test(text.slice(Math.max(0, at - 2), end)) && LOST_SPACE_AFTER.test(after))
    );
  }
  return !LOWER_NEXT.test(after) && !(text.slice(at, end) === "." && isAbbreviation(before, after));
}

function isAbbreviation(before: string, after: string): boolean {
  if (INITIAL.test(before)) return !OPENER.test(after);
  if (before.endsWith("etc")) return /^\s*[(–—]/u.test(after);
  return BEFORE_CAPITAL.test(before) || (BEFORE_FIGURE.test(before) && /^\s*\d/.test(after));
}
