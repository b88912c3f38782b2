import type { Article } from "../articles/article.ts";
import type { SourceSettings } from "../sources/settings.ts";
import {
  askSourceRemoval,
  BUTTONS,
  failingSince,
  feedFound,
  listingFound,
  moreIds,
  NO_SOURCE_YET,
  placeFound,
  SOURCES_TITLE,
  sourcePaused,
  visitedLine,
} from "./editing-wording.ts";
import type { Button, Message } from "./message.ts";
import { actions, note, paragraph } from "./parts.ts";
import { dropButton, nameOf } from "./rules-message.ts";
import { pausedLine, publishedLine, quoteTitle } from "./wording.ts";

/** A source as it is listed: how it fares, undefined before its first visit, and until when it is set aside. */
export type ListedSource = {
  source: SourceSettings;
  state: { visitedAt: number; failingSince: number | null; reason: string | null } | undefined;
  pausedUntil: number | undefined;
};

/** Sources that one message shows. */
const MOST_LISTED = 20;

export function sourcesMessage(sources: readonly ListedSource[], zone: string): Message {
  if (sources.length === 0) return [paragraph(NO_SOURCE_YET)];
  const shown = sources.slice(0, MOST_LISTED);
  const others = sources.slice(MOST_LISTED).map(({ source }) => source.id);
  const aside = shown.filter(({ pausedUntil }) => pausedUntil !== undefined).map(({ source }) => source);
  const buttons = aside.map((source) => ({
    ...resumeButton(source.id),
    text: `${BUTTONS.resume} « ${nameOf(source)} »`,
  }));
  return [
    { kind: "title", text: SOURCES_TITLE },
    {
      ...{ kind: "list", numbered: false },
      items: shown.map((each) => [{ text: nameOf(each.source), style: "strong" }, { text: standing(each, zone) }]),
    },
    ...(others.length > 0 ? [note(moreIds(others))] : []),
    ...(buttons.length > 0 ? [{ kind: "actions" as const, buttons }] : []),
  ];
}

function standing({ source, state, pausedUntil }: ListedSource, zone: string): string {
  const isFailing = state?.failingSince != null && state.reason !== null;
  return [
    `(${source.id})`,
    visitedLine(state?.visitedAt, zone),
    ...(isFailing ? [failingSince(state.failingSince ?? 0, state.reason ?? "", zone)] : []),
    ...(pausedUntil === undefined ? [] : [pausedLine(pausedUntil, zone)]),
  ].join(" · ");
}

/**
 * What a source holds: how many articles, the newest of them, and why some could not be read. `foundAt`: where it was
 * found, from another address.
 */
export type SourceTrial = {
  source: SourceSettings;
  articles: readonly Article[];
  reasons: readonly string[];
  foundAt?: string;
};

const MOST_ARTICLES = 3;

export function sourceTestMessage({ source, articles, reasons, foundAt }: SourceTrial): Message {
  const newest = articles
    .toSorted((a, b) => b.published.value.localeCompare(a.published.value))
    .slice(0, MOST_ARTICLES)
    .map(({ title, published }) => [{ text: `${quoteTitle(title)}, ${publishedLine(published)}` }]);
  const found = source.page === undefined ? feedFound : listingFound;
  return [
    ...(foundAt === undefined ? [] : [paragraph(placeFound(source.page === undefined ? "feed" : "page", foundAt))]),
    paragraph(found(nameOf(source), articles.length)),
    ...(newest.length > 0 ? [{ kind: "list" as const, numbered: false, items: newest }] : []),
    ...reasons.slice(0, MOST_ARTICLES).map(note),
  ];
}

/** The same for a source that is to be added; `draft` names it in its buttons. */
export const newSourceMessage = (trial: SourceTrial, draft: string): Message => [
  ...sourceTestMessage(trial),
  {
    kind: "actions",
    buttons: [{ text: BUTTONS.add, action: `ajouter-source:${draft}`, style: "primary" }, dropButton(draft)],
  },
];

export const sourcePausedMessage = (source: SourceSettings, until: number, zone: string): Message => [
  paragraph(sourcePaused(nameOf(source), until, zone)),
  { kind: "actions", buttons: [resumeButton(source.id)] },
];

export function sourceRemovalMessage(source: SourceSettings): Message {
  const question = askSourceRemoval(nameOf(source));
  const action = `retirer-source:${source.id}`;
  return [paragraph(question), actions({ text: BUTTONS.removeSource, action, style: "danger", confirm: question })];
}

const resumeButton = (id: string): Button => ({ text: BUTTONS.resume, action: `reprendre-source:${id}` });
