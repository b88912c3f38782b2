import { Parser } from "htmlparser2";
import { cleanCharacters } from "./clean-characters.ts";

/** Markup as one line of text: what a title or a name shows. A `<` that opens no inline tag is kept as a sign. */
export const plainText = (markup: string): string => shownText(markup.slice(0, LONGEST).replace(NOT_INLINE, "&lt;"));

/** The same of what is known for markup: every tag of it is one. */
export const plainMarkup = (markup: string): string => shownText(markup.slice(0, LONGEST));

function shownText(markup: string): string {
  let text = "";
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
    onopentagname: (name) => {
      if (APART.test(name)) text += " ";
    },
  });
  parser.end(markup);
  return oneLine(text);
}

/** Text without signs that nobody sees, and without line breaks; no-break spaces stay. */
export function oneLine(text: string): string {
  return cleanCharacters(text.slice(0, LONGEST))
    .replace(/[ \t\n]+/g, " ")
    .trim();
}

/** Characters: a longer title or name is somebody's trick. */
const LONGEST = 1000;
const APART = /^(?:br|p|div|h[1-6]|li|td)$/;
const NOT_INLINE =
  /<(?!\/?(?:a|abbr|b|big|br|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|strike|sub|sup|tt|u|wbr)(?:[\s/>]|$))/gi;
