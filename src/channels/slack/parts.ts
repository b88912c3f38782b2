import { callsOf, type Dialect, fitTo, markOf, rowText } from "../fit-parts.ts";
import type { Message, Part, Span } from "../message.ts";
import { canPress, MOST_BUTTONS, sizeOfButton } from "./buttons.ts";
import { addressOf, escapeMrkdwn, escapePlain, linkTo, sizeAtMost, sizeOf } from "./mrkdwn.ts";

/** Characters of one block, under what Slack takes: a header's 150, a section's 3,000, and a note's 2,000. */
export const MOST: Record<Part["kind"], number> = {
  title: 150,
  note: 1_900,
  ...{ heading: 2_900, paragraph: 2_900, list: 2_900, table: 2_900, sources: 2_900, call: 2_900, actions: 2_000 },
};
/** What a piece may take of it: typography and marks come on top. */
const ROOM = 2_200;
const NOTE_ROOM = 1_600;

/** A part as the text of one block; buttons have none. */
export function setPart(part: Part): string {
  switch (part.kind) {
    case "call":
      return setCall(part.ids);
    case "title":
      return escapePlain(part.text).trim();
    case "heading":
      return [mark("*", escapeMrkdwn(part.text)), part.label && escapeMrkdwn(part.label)].filter(Boolean).join(" — ");
    case "paragraph":
      return setSpans(part.spans);
    case "list":
      return part.items.map((item, at) => `${markOf(part.numbered, at)}${setSpans(item)}`).join("\n");
    case "table":
      return part.rows.map((row) => escapeMrkdwn(rowText(row))).join("\n");
    case "note":
      return linkTo(part.url, part.text);
    case "sources":
      return part.entries.map(({ n, text, url }) => `[${n}] ${linkTo(url, text)}`).join("\n");
    case "actions":
      return "";
  }
}

/** Of whom it calls, the groups of Slack. */
export const setCall = (ids: readonly string[]): string =>
  ids
    .filter((id) => /^S[A-Z0-9]{2,20}$/.test(id))
    .map((id) => `<!subteam^${id}>`)
    .join(" ");

const setSpans = (spans: readonly Span[]): string => spans.map(setSpan).join(" ");

const MARKS: Record<NonNullable<Span["style"]>, string> = { strong: "*", emphasis: "_", quiet: "" };

/** The calls of a span stand inside of its marks, which format at the border of a word alone. */
function setSpan(span: Span): string {
  const calls = callsOf(span);
  const set = escapeMrkdwn(span.text).trim() + (calls && `\u00a0${calls}`);
  return span.style === undefined ? set : mark(MARKS[span.style], set);
}

/** Nothing is marked that shows nothing. */
const mark = (sign: string, text: string): string => (text.trim() === "" ? "" : `${sign}${text.trim()}${sign}`);

/** The same message, in parts that make one block each, without those that show nothing. */
export const fitParts = (message: Message): Part[] => fitTo(message, SLACK);

/** Characters that a part takes of a message, with the line that a heading ends. */
export const sizeOfPart = (part: Part): number =>
  part.kind === "actions"
    ? part.buttons.reduce((sum, button) => sum + sizeOfButton(button), 0)
    : setPart(part).length + 1;

const SLACK: Dialect = {
  ...{ setPart, sizeOf, sizeAtMost, mostOf: (kind) => MOST[kind], room: ROOM },
  noteRoom: (url) => NOTE_ROOM - (addressOf(url)?.length ?? 0),
  ...{ canPress, sizeOfButton, mostButtons: MOST_BUTTONS },
};
