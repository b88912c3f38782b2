import type { Independence } from "../articles/independence.ts";
import type { CitedClaim } from "../claims/claim.ts";
import type { Edition, EditionStory } from "../editions/edition.ts";
import type { Novelty } from "../editions/novelty.ts";
import { formatMoment } from "../french/format.ts";
import type { Day, Interval } from "../lib/calendar.ts";
import { briefingButton } from "./buttons.ts";
import type { Message, Part, Span } from "./message.ts";
import { actions, note } from "./parts.ts";
import {
  editionCounts,
  editionPeriodLine,
  editionTitle,
  failingLine,
  LABELS,
  modeLine,
  moreStories,
  NOTHING_QUOTABLE,
  newSince,
  nothingNew,
  publishedLine,
  replayLine,
  SECTIONS,
  sourceCount,
  sourceLine,
  takenBack,
} from "./wording.ts";

/** What a reader is told of an edition besides its stories. `remarks` say why a story has no sentence, by its id. */
export type EditionContext = {
  zone: string;
  period: Interval;
  sources: number;
  articles: number;
  newest: Day;
  /** Where the clock is fixed, the instant it shows. */
  replay: number | null;
  remarks: ReadonlyMap<string, string>;
  /** How many sources tell each story by themselves, by its id. */
  independence?: ReadonlyMap<string, Independence>;
  /** What is new in stories that were shown before, by their ids. */
  former: ReadonlyMap<string, Novelty & { messageId: string | null }>;
  /** The address of a message by its id on the platform, where it has one. */
  link?: (id: string) => string | undefined;
};

export function editionMessage(edition: Edition, context: EditionContext): Message {
  const read = context.sources - edition.failing.length;
  const since = (instant: string) => formatMoment(Date.parse(instant), context.zone);
  const ending: Part[] = [
    ...(edition.failing.length > 0 ? [note(failingLine(edition.failing, since))] : []),
    ...(context.replay === null ? [] : [note(replayLine(context.replay, context.zone))]),
  ];
  if (edition.stories.length === 0) {
    const counts = { read, failing: edition.failing.length };
    const line = nothingNew(context.period.from, context.zone, counts, context.newest);
    return [{ kind: "paragraph", spans: [{ text: line }] }, ...ending];
  }
  const stories = edition.stories.length + edition.more;
  return [
    { kind: "title", text: editionTitle(edition.day) },
    note(editionPeriodLine(context.period, context.zone)),
    note(editionCounts({ ...context, read, stories })),
    ...essentials(edition),
    ...edition.stories.flatMap((story, at) => storyParts(story, at + 1, context)),
    ...(edition.more > 0 ? [{ kind: "heading" as const, text: moreStories(edition.more) }] : []),
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries: sourcesOf(edition) },
    note(modeLine(edition.mode, edition.check)),
    ...ending,
  ];
}

export const spanOf = ({ text, citations }: CitedClaim): Span => ({
  text,
  cites: [...new Set(citations.map(({ n }) => n))].sort((a, b) => a - b),
});

function essentials({ essentials: claims }: Edition): Part[] {
  if (claims.length === 0) return [];
  return [
    { kind: "heading", text: SECTIONS.essentials },
    { kind: "list", numbered: true, items: claims.map((claim) => [spanOf(claim)]) },
  ];
}

function storyParts(story: EditionStory, rank: number, context: EditionContext): Part[] {
  const remark = context.remarks.get(story.id) ?? NOTHING_QUOTABLE;
  const unquoted: Span = { text: remark, style: "quiet", cites: story.sources.map(({ n }) => n) };
  const spans = story.claims.length > 0 ? story.claims.map(spanOf) : [unquoted];
  const why = story.why ? [{ ...spanOf(story.why), style: "emphasis" as const }] : [];
  return [
    { kind: "heading", text: `${rank}. ${story.title}`, label: LABELS[story.label] },
    ...formerly(story, context),
    { kind: "paragraph", spans: [...spans, ...why] },
    note(provenance(story, context)),
    actions(briefingButton(story.id)),
  ];
}

/** What is new in a story that was shown before, with the way to the message that did. */
function formerly({ id }: EditionStory, { former, link }: EditionContext): Part[] {
  const { label, since = null, news = [], gone = [], messageId = null } = former.get(id) ?? {};
  if (since === null) return [];
  const url = messageId === null ? undefined : link?.(messageId);
  const lines = [
    ...(label === "correction" ? [takenBack(since, gone)] : []),
    ...(news.length > 0 ? [newSince(since, news)] : []),
  ];
  return lines.map((text, at) => ({ kind: "note", text, ...(url !== undefined && at === 0 && { url }) }));
}

/** "3 sources · La Revue, Atelier · 14 décembre 2025" */
function provenance({ id, sources }: EditionStory, context: EditionContext): string {
  const independence = context.independence?.get(id);
  const names = [...new Set(sources.flatMap(({ publisher }) => publisher ?? []))];
  const count = new Set(sources.map(({ publisher, articleId }) => publisher ?? articleId)).size;
  const days = [...new Set(sources.map(({ published }) => publishedLine(published)))];
  const told = sourceCount(independence?.count ?? count, independence?.origin);
  return [told, names.join(", "), days.join(", ")].filter(Boolean).join(" · ");
}

/** Every source of the edition once, in the order of the numbers. */
function sourcesOf(edition: Edition) {
  const sources = edition.stories.flatMap((story) => story.sources);
  const byNumber = new Map(sources.map((source) => [source.n, source]));
  return [...byNumber.values()]
    .sort((a, b) => a.n - b.n)
    .map((source) => ({ n: source.n, text: sourceLine(source), url: source.url }));
}
