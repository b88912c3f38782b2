/** A passage between quotation marks, without them: where it starts and ends in its text. */
export type Quotation = { text: string; start: number; end: number };

const CLOSING: Record<string, string> = { "«": "»", "“": "”", "„": "“”", '"': '"', "‟": "”" };

/** The outermost quotations of a text, in order; one that nothing closes runs to the end. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let at = 0;
  for (let open = nextMark(text, at); open >= 0; open = nextMark(text, at)) {
    const end = closingMark(text, open);
    const inside = text.slice(open + 1, end);
    const start = open + 1 + (inside.length - inside.trimStart().length);
    found.push({ text: inside.trim(), start, end });
    at = end + 1;
  }
  return found.filter((quotation) => /[\p{L}\p{N}]/u.test(quotation.text));
}

/** 12" is a size. */
const MARK = /[«“„‟]|(?<!\d)"/g;

function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? -1;
}

/** Marks of one kind may stand inside each other: « Il a dit « non » ». */
function closingMark(text: string, open: number): number {
  const opening = text.charAt(open);
  const closing = CLOSING[opening] ?? opening;
  let depth = 1;
  for (let at = open + 1; at < text.length; at++) {
    const mark = text.charAt(at);
    if (closing.includes(mark)) depth--;
    else if (mark === opening) depth++;
    if (depth === 0) return at;
  }
  return text.length;
}
