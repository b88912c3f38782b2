/** The text in NFC, without signs that nobody sees; emoji stay whole. Quotes and spaces are left as they are. */
export function cleanCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_ENDS, "\n")
    .replace(UNSEEN, "")
    .replace(MARKS_WITHOUT_END, "")
    .normalize("NFC");
}

const LINE_ENDS = /\r\n?|[\f\v\u2028\u2029]/g;

const EMOJI = "(?:\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})";
/** A joiner that makes one emoji of two, and the selector that asks for the colour form: an emoji is seen by them. */
const SEEN_JOINER = `(?<=${EMOJI})\\u200d(?=\\p{Extended_Pictographic})`;
const SEEN_SELECTOR = "(?<=\\p{Emoji})\\ufe0f";
/** Zero widths, bidi controls, tags, selectors and soft hyphens are all "default ignorable" in Unicode. */
const IGNORABLE = "[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb]";
const CONTROL = "[^\\P{Cc}\\n\\t]";
const UNSEEN = new RegExp(`(?!${SEEN_JOINER}|${SEEN_SELECTOR})${IGNORABLE}|${CONTROL}`, "gu");

/** Eight marks are more than any language sets on a letter, and NFC takes a time that grows with their square. */
const MARKS_WITHOUT_END = /(?<=\p{M}{8})\p{M}+/gu;
