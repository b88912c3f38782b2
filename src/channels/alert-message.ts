import type { Source } from "../claims/claim.ts";
import { localDay } from "../lib/calendar.ts";
import type { Alert, AlertStory } from "../watch/alert.ts";
import type { Quiet, RuleSettings } from "../watch/settings.ts";
import { alertButtons } from "./buttons.ts";
import { spanOf } from "./edition-message.ts";
import { type Message, MOST_CALLED, type Part, type Span } from "./message.ts";
import { note } from "./parts.ts";
import type { Where } from "./place-wording.ts";
import {
  alertLabel,
  alertsReason,
  alertsTitle,
  alertTitle,
  inChannels,
  inNone,
  NO_RULE,
  NOT_FRENCH,
  nextAlert,
  pausedLine,
  RULE_PARTS,
  SECTIONS,
  SENTENCE_GONE,
  sourceLine,
  TRIGGERS,
  triedLabel,
  triedLine,
  triedMore,
  triggeredLine,
} from "./wording.ts";

/** Where an alert is read: the zone of its hours, the channel's quiet hours, and whom its rules call. */
export type AlertSetting = {
  zone: string;
  quiet: Quiet | undefined;
  rules: ReadonlyMap<string, { mention: readonly string[] }>;
};

/** An alert of one story, or of several told together. */
export function alertMessage(alert: Alert, { zone, quiet, rules }: AlertSetting): Message {
  const [only, ...others] = alert.stories;
  if (only === undefined) return [];
  const calls = callsOf(alert, rules);
  const sources: Part[] = [
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries: alert.sources.map(entryOf) },
  ];
  if (others.length === 0 && alert.kind !== "quiet") {
    const title = alertTitle(namesOf(only), only.level, only.isUpdate);
    const body = bodyOf(only, nextOf(only, alert, zone));
    return [...calls, { kind: "title", text: title }, ...body, ...sources, alertButtons(only.id, only.rules)];
  }
  const reason = alertsReason(alert.kind, quiet);
  return [
    ...calls,
    { kind: "title", text: alertsTitle(alert.kind, alert.stories.length, quiet) },
    ...(reason === undefined ? [] : [note(reason)]),
    ...alert.stories.flatMap((story, at): Part[] => [
      {
        kind: "heading",
        text: `${at + 1}. ${story.title}`,
        label: alertLabel(namesOf(story), story.level, story.isUpdate),
      },
      ...bodyOf(story, ""),
      alertButtons(story.id, story.rules),
    ]),
    ...sources,
  ];
}

/** Whoever is called by several rules is called once. */
function callsOf({ stories }: Alert, rules: AlertSetting["rules"]): Part[] {
  const called = stories.flatMap((story) => story.rules.flatMap(({ id }) => rules.get(id)?.mention ?? []));
  const ids = [...new Set(called)].slice(0, MOST_CALLED);
  return ids.length === 0 ? [] : [{ kind: "call", ids }];
}

const entryOf = (source: Source) => ({ n: source.n, text: sourceLine(source), url: source.url });
const namesOf = ({ rules }: AlertStory): string[] => rules.map(({ name }) => name);

function nextOf({ nextAt }: AlertStory, { at }: Alert, zone: string): string {
  return nextAlert(nextAt === null ? null : Date.parse(nextAt), Date.parse(at), zone);
}

/** The sentences, or the title and why there is none; and what set the rules off. */
function bodyOf(story: AlertStory, next: string): Part[] {
  const { claims, sources, title } = story;
  const named = { text: `« ${title} »`, cites: sources.map(({ n }) => n) };
  return [
    { kind: "paragraph", spans: claims.length > 0 ? claims.map(spanOf) : [named, remarkOn(story)] },
    note(triggeredLine(wordsOf(story), story.independentSources, next)),
  ];
}

const remarkOn = ({ isFrench }: AlertStory): Span => ({ text: isFrench ? SENTENCE_GONE : NOT_FRENCH, style: "quiet" });
const wordsOf = ({ triggers }: AlertStory): string[] => triggers.map(({ kind, text }) => TRIGGERS[kind](text));

/** A rule as people read it, where its alerts go, and until when it is set aside. */
export type ListedRule = { rule: RuleSettings; channels: readonly string[]; pausedUntil: number | null };

export function rulesMessage(rules: readonly ListedRule[], zone: string): Message {
  if (rules.length === 0) return [{ kind: "paragraph", spans: [{ text: NO_RULE }] }];
  const rows = rules.map(({ rule, channels, pausedUntil }) => [
    rule.id,
    [
      rule.name,
      ...partsOf(rule),
      placesOf(channels, undefined),
      pausedUntil === null ? "" : pausedLine(pausedUntil, zone),
    ]
      .filter(Boolean)
      .join(" · "),
  ]);
  return [{ kind: "table", rows }];
}

export const placesOf = (channels: readonly string[], where: Where): string =>
  channels.length === 0 ? inNone(where) : inChannels(channels);

/** What a rule looks for, in a few words each. */
export function partsOf({
  any,
  all,
  none,
  entity,
  sources,
  themes,
  amount,
  independentSources,
  mention = [],
}: RuleSettings): string[] {
  const names = entity.map((each) => (typeof each === "string" ? each : RULE_PARTS.near(each.name, each.near)));
  return [
    ...(any.length > 0 ? [RULE_PARTS.any(any)] : []),
    ...(all.length > 0 ? [RULE_PARTS.all(all)] : []),
    ...(none.length > 0 ? [RULE_PARTS.none(none)] : []),
    ...(names.length > 0 ? [RULE_PARTS.entity(names)] : []),
    ...(sources.length > 0 ? [RULE_PARTS.sources(sources)] : []),
    ...(themes.length > 0 ? [RULE_PARTS.themes(themes)] : []),
    ...(amount === undefined ? [] : [RULE_PARTS.amount(amount)]),
    ...(independentSources === undefined ? [] : [RULE_PARTS.independentSources(independentSources)]),
    ...(mention.length > 0 ? [RULE_PARTS.mention(mention.length)] : []),
  ];
}

/** What a rule would have sent: how many, and each with its sentence. */
export type Tried = { rule: { id: string; name: string }; days: number; count: number; alerts: readonly Alert[] };

/** Alerts that one look takes in; the newest come first. */
const SHOWN = 20;

export function triedMessage({ rule, days, count, alerts }: Tried, zone: string): Message {
  const shown = alerts.slice(0, SHOWN);
  return [
    { kind: "paragraph", spans: [{ text: triedLine(rule.name, count, days) }] },
    ...shown.flatMap((alert) => shownTrial(alert, zone)),
    ...(alerts.length > SHOWN ? [note(triedMore(alerts.length - SHOWN))] : []),
  ];
}

/** Its source stands under it: in a list of alerts, the number of one would be that of another. */
export function shownTrial(alert: Alert, zone: string): Part[] {
  return alert.stories.flatMap((story): Part[] => {
    const day = localDay(Date.parse(alert.at), zone);
    const spans = story.claims.length > 0 ? story.claims.map(({ text }) => ({ text })) : [remarkOn(story)];
    return [
      { kind: "heading", text: story.title, label: triedLabel(day, story.level, story.isUpdate) },
      { kind: "paragraph", spans },
      note(triggeredLine(wordsOf(story), story.independentSources, "")),
      ...story.sources.map((source) => note(sourceLine(source))),
    ];
  });
}
