import type { Edition } from "../editions/edition.ts";
import { formatMoment } from "../french/format.ts";
import type { Day } from "../lib/calendar.ts";
import type { Trouble } from "../lib/failure.ts";
import { BUTTONS, HOME, NO_NEXT_EDITION, nextEditionAt, STATE } from "./command-wording.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part } from "./message.ts";
import { actions, note } from "./parts.ts";
import type { Where } from "./place-wording.ts";
import { describeTrouble } from "./troubles.ts";
import { budgetLine, coverageLine, editionTitle, failingLine, nothingNew, replayLine } from "./wording.ts";

/** How Vigie fares. Instants are epoch milliseconds; null: never, none, or nobody. */
export type State = {
  zone: string;
  coverage: { articles: number; from: Day; to: Day };
  collectedAt: number | null;
  sources: number;
  failing: Edition["failing"];
  nextEditionAt: number | null;
  /** Where the clock is fixed, the instant that it shows: no edition comes. */
  replay: number | null;
  model: string | null;
  /** For those who look after Vigie. */
  details: {
    spent: number;
    tokensPerDay: number;
    waiting: number;
    suspended: { channel: string; where: Where; trouble: Trouble }[];
  } | null;
};

export const stateMessage = (state: State): Message => [
  { kind: "title", text: STATE.title },
  ...healthParts(state),
  note(state.model === null ? STATE.byExtracts : STATE.byModel(state.model)),
  note(nextLine(state)),
  ...detailParts(state),
];

/** When the next edition comes, if one does. */
export function nextLine({
  nextEditionAt: at,
  replay,
  zone,
}: Pick<State, "nextEditionAt" | "replay" | "zone">): string {
  if (replay !== null) return replayLine(replay, zone);
  return at === null ? NO_NEXT_EDITION : nextEditionAt(at, zone);
}

function healthParts({ coverage, collectedAt, sources, failing, zone }: State): Part[] {
  const since = (instant: string): string => formatMoment(Date.parse(instant), zone);
  const well = sources === 0 ? STATE.noSource : STATE.sources(sources);
  return [
    note(collectedAt === null ? STATE.neverCollected : STATE.collected(formatMoment(collectedAt, zone))),
    note(failing.length > 0 ? failingLine(failing, since) : well),
    note(STATE.corpus(coverageLine(coverage))),
  ];
}

function detailParts({ details, model }: State): Part[] {
  if (details === null) return [];
  const { spent, tokensPerDay, waiting, suspended } = details;
  return [
    { kind: "heading", text: STATE.details },
    ...(model === null ? [] : [note(STATE.budget(budgetLine(spent, tokensPerDay)))]),
    note(STATE.waiting(waiting)),
    ...suspended.map(({ where, trouble }) => note(describeTrouble(trouble, where))),
  ];
}

/** Vigie's own page: the day's edition in short, how things stand, and what can be done. */
export function homeMessage(edition: Edition, state: State): Message {
  return [
    { kind: "title", text: HOME },
    ...shortEdition(edition, state),
    note(nextLine(state)),
    ...healthParts(state),
    actions(
      { text: BUTTONS.today, action: "aujourdhui:" },
      { text: BUTTONS.ask, action: "question:", style: "primary" },
      { text: BUTTONS.state, action: "etat:" },
    ),
  ];
}

/** The essentials, or the titles of its stories for want of any. */
function shortEdition(
  { day, essentials, stories, failing, period }: Edition,
  { zone, sources, coverage }: State,
): Part[] {
  if (stories.length === 0) {
    const counts = { read: sources - failing.length, failing: failing.length };
    const text = nothingNew(Date.parse(period.from), zone, counts, coverage.to);
    return [{ kind: "paragraph", spans: [{ text }] }];
  }
  // Its sources stand in the edition itself, a button away.
  const items = essentials.length > 0 ? essentials.map(spanOf) : stories.map(({ title }) => ({ text: title }));
  return [
    { kind: "heading", text: editionTitle(day) },
    { kind: "list", numbered: true, items: items.map(({ text }) => [{ text }]) },
  ];
}
