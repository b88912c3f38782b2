/** A stretch of text. `cites` are the numbers of the sources that it rests on. */
export type Span = { text: string; style?: "strong" | "emphasis" | "quiet"; cites?: readonly number[] };

/** What a message is made of, whatever platform shows it. */
export type Part =
  | { kind: "title"; text: string }
  | { kind: "heading"; text: string; label?: string }
  | { kind: "paragraph"; spans: readonly Span[] }
  | { kind: "list"; numbered: boolean; items: readonly (readonly Span[])[] }
  | { kind: "table"; rows: readonly (readonly string[])[] }
  | { kind: "note"; text: string }
  | { kind: "sources"; entries: readonly SourceEntry[] };

type SourceEntry = { n: number; text: string; url: string | null };

/** Plain text throughout: typography, escapes and links are each renderer's own, set at the last moment. */
export type Message = readonly Part[];
