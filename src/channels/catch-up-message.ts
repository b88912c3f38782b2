import type { CitedClaim, Source } from "../claims/claim.ts";
import type { Label } from "../editions/edition.ts";
import { briefingButton } from "./buttons.ts";
import { catchUpCount, catchUpTitle, nothingSince } from "./command-wording.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part, Span } from "./message.ts";
import { actions, note } from "./parts.ts";
import { LABELS, NOTHING_QUOTABLE, publishedLine, SECTIONS, sourceCount, sourceLine } from "./wording.ts";

/** A story of which something was published since an instant; `remark` says why it has no sentence. */
export type MissedStory = {
  id: string;
  label: Label;
  title: string;
  claims: CitedClaim[];
  remark: string | undefined;
  sources: Source[];
};

/** `more`: stories that are not shown. Instants are epoch milliseconds. */
export type CatchUp = { since: number; stories: readonly MissedStory[]; more: number; sources: readonly Source[] };

export function catchUpMessage({ since, stories, more, sources }: CatchUp, zone: string): Message {
  if (stories.length === 0) return [{ kind: "paragraph", spans: [{ text: nothingSince(since, zone) }] }];
  return [
    { kind: "title", text: catchUpTitle(since, zone) },
    note(catchUpCount(stories.length, more)),
    ...stories.flatMap(storyParts),
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries: sources.map((source) => ({ n: source.n, text: sourceLine(source), url: source.url })) },
  ];
}

function storyParts({ id, label, title, claims, remark, sources }: MissedStory, at: number): Part[] {
  const unquoted: Span = { text: remark ?? NOTHING_QUOTABLE, style: "quiet", cites: sources.map(({ n }) => n) };
  const days = [...new Set(sources.map(({ published }) => publishedLine(published)))];
  return [
    { kind: "heading", text: `${at + 1}. ${title}`, label: LABELS[label] },
    { kind: "paragraph", spans: claims.length > 0 ? claims.map(spanOf) : [unquoted] },
    note([sourceCount(sources.length), days.join(", ")].join(" · ")),
    actions(briefingButton(id)),
  ];
}
