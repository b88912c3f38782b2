import { openActionNames } from "../action-names.ts";
import { callsOf, markOf, rowText } from "../fit-parts.ts";
import type { Message, Part } from "../message.ts";
import { type PlainText, renderButton, type SlackButton } from "./buttons.ts";
import { addressOf, escapePlain } from "./mrkdwn.ts";
import { fitParts, MOST, setCall, setPart } from "./parts.ts";

/** `verbatim`: Slack looks for no address, name or channel in the text. */
type Mrkdwn = { type: "mrkdwn"; text: string; verbatim: true };
export type SlackBlock =
  | { type: "header"; text: PlainText }
  | { type: "section"; text: Mrkdwn }
  | { type: "context"; elements: [Mrkdwn] }
  | { type: "actions"; elements: SlackButton[] };

/** What is posted: the blocks that are seen, and all but buttons in plain `text`, for notices and for who listens. */
export type SlackMessage = { text: string; blocks: SlackBlock[] };

/** A message in Slack's blocks, with French typography; none where there is nothing to read. Its length is `splitMessage`'s to hold. */
export function renderSlack(message: Message): SlackMessage {
  const parts = fitParts(message);
  const text = parts.map(plainPart).filter(Boolean).join("\n");
  const idOf = openActionNames();
  return { text, blocks: text === "" ? [] : joinHeadings(parts).map((piece) => blockOf(piece, idOf)) };
}

type Piece = { part: Part; text: string };

/** A heading stands in one block with what it heads, where both fit. */
function joinHeadings(parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const piece = { part, text: setPart(part) };
    const last = pieces.at(-1);
    const joined = `${last?.text}\n${piece.text}`;
    const isHeaded = last?.part.kind === "heading" && !APART.has(part.kind) && joined.length <= MOST.heading;
    if (isHeaded) pieces.splice(-1, 1, { part, text: joined });
    else pieces.push(piece);
  }
  return pieces;
}

const APART = new Set<Part["kind"]>(["title", "heading", "note", "actions"]);

function blockOf({ part, text }: Piece, idOf: (action: string) => string): SlackBlock {
  const set: Mrkdwn = { type: "mrkdwn", text, verbatim: true };
  switch (part.kind) {
    case "title":
      return { type: "header", text: { type: "plain_text", text, emoji: false } };
    case "note":
      return { type: "context", elements: [set] };
    case "actions":
      return { type: "actions", elements: part.buttons.map((button) => renderButton(button, idOf)) };
    default:
      return { type: "section", text: set };
  }
}

function plainPart(part: Part): string {
  switch (part.kind) {
    case "call":
      return setCall(part.ids);
    case "title":
      return escapePlain(part.text);
    case "heading":
      return [part.text, part.label]
        .filter(Boolean)
        .map((text) => escapePlain(text ?? ""))
        .join(" — ");
    case "paragraph":
      return plainSpans(part.spans);
    case "list":
      return part.items.map((item, at) => markOf(part.numbered, at) + plainSpans(item)).join("\n");
    case "table":
      return part.rows.map((row) => escapePlain(rowText(row))).join("\n");
    case "note":
      return withAddress(escapePlain(part.text), part.url);
    case "sources":
      return part.entries.map(({ n, text, url }) => withAddress(`[${n}] ${escapePlain(text)}`, url)).join("\n");
    case "actions":
      return "";
  }
}

const plainSpans = (spans: Extract<Part, { kind: "paragraph" }>["spans"]): string =>
  spans.map((span) => [escapePlain(span.text), callsOf(span)].filter(Boolean).join("\u00a0")).join(" ");

const withAddress = (text: string, address: string | null | undefined): string =>
  [text, addressOf(address)].filter(Boolean).join(" ");
