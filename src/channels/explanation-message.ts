import type { Flag } from "../articles/article.ts";
import type { Check, Mode, Source } from "../claims/claim.ts";
import type { Decision } from "../editions/decision.ts";
import { formatMoment } from "../french/format.ts";
import type { AlertKind } from "../watch/pace.ts";
import {
  ABSENCES,
  arrivedLine,
  briefedLine,
  copyLine,
  decisionLine,
  FLAG_LINES,
  firedLine,
  previewLine,
  SENT_LINES,
  type ShownSilence,
  silenceLine,
  storyLine,
} from "./explanation-wording.ts";
import type { Message, Part } from "./message.ts";
import { list, note } from "./parts.ts";
import type { Where } from "./place-wording.ts";
import { type ChannelSettings, platformOf } from "./settings.ts";
import { channelHeading, NO_BRIEFING, SECTIONS, sourceLine } from "./wording.ts";

/** How messages stand: `none` where there was nothing to send. Instants here and below are ISO 8601. */
export type Sending = { state: "none" | "sent" | "waiting" | "failed"; reason: string | null };

/** What an edition of a channel made of the article's story. `most` stories were shown at most. */
export type ExplainedEdition = {
  day: string;
  at: string;
  isFolded: boolean;
  decision: Omit<Decision, "said" | "heard">;
  sending: Sending;
};

/** A rule that fired on the article, or why it did not. */
export type ExplainedRule = { id: string; name: string } & (
  | { fired: { at: string; isUpdate: boolean; triggers: string[]; alert: ExplainedAlert | null }; silence: null }
  | { fired: null; silence: ShownSilence }
);
type ExplainedAlert = { at: string; kind: AlertKind; sending: Sending };

/**
 * Why no edition is known to have decided on the article: none was made since it came; it came with the first visit of its
 * source; it is older than their periods; one told it, and was kept without its decisions.
 */
export type Absence = "not-yet" | "first-visit" | "out-of-period" | "unrecorded";

export type ExplainedChannel = {
  id: string;
  editions: ExplainedEdition[];
  /** Where no edition has decided on it since it came: why, and what an edition made now would decide. */
  absence: Absence | null;
  preview: Omit<Decision, "said" | "heard"> | null;
  next: string | null;
  rules: ExplainedRule[];
};

/** The steps that an article went through, as they are printed. */
export type Explanation = {
  article: Source & { source: string; collectedAt: string; flags: Flag[] };
  copyOf: { articleId: string; title: string } | null;
  story: { id: string; articles: number; independentSources: number };
  briefing: { mode: Mode; standsIn: boolean; check: Check } | null;
  channels: ExplainedChannel[];
};

/** What an explanation is read with: the zone of its hours, and the rules and channels as the settings write them. */
export type ExplanationSetting = {
  zone: string;
  rules: readonly { id: string; amount?: string | undefined }[];
  channels: readonly Pick<ChannelSettings, "id" | "slack" | "discord">[];
};

export function explanationMessage(explanation: Explanation, setting: ExplanationSetting): Message {
  const { article, copyOf, story, briefing } = explanation;
  const { zone, rules } = setting;
  const places = new Map(setting.channels.map((channel) => [channel.id, platformOf(channel)]));
  const show = (instant: string): string => formatMoment(Date.parse(instant), zone);
  const amounts = new Map(rules.map(({ id, amount }) => [id, amount]));
  return [
    { kind: "title", text: article.title },
    note(sourceLine(article)),
    { kind: "heading", text: SECTIONS.journey },
    list([
      arrivedLine(show(article.collectedAt), article.source),
      ...article.flags.flatMap((flag) => FLAG_LINES[flag] ?? []),
      ...(copyOf === null ? [] : [copyLine(copyOf.title)]),
      storyLine(story),
      briefing === null ? NO_BRIEFING : briefedLine(briefing),
    ]),
    ...explanation.channels.flatMap((channel): Part[] => [
      { kind: "heading", text: channelHeading(channel.id, places.get(channel.id)) },
      list([
        ...editionLines(channel, show),
        ...channel.rules.flatMap((rule) => ruleLines(rule, places.get(channel.id), show, amounts)),
      ]),
    ]),
  ];
}

type Show = (instant: string) => string;

function editionLines({ editions, absence, preview, next }: ExplainedChannel, show: Show): string[] {
  const made = editions.map(({ at, day, isFolded, decision, sending }) =>
    [`${show(at)} : ${decisionLine(day, decision)}`, isFolded ? SENT_LINES.folded : sentLine(decision, sending)]
      .filter(Boolean)
      .join(" "),
  );
  if (absence === null) return made;
  return [...made, preview === null ? ABSENCES[absence] : previewLine(preview, next === null ? null : show(next))];
}

/** Of a story that an edition did not show, it matters little whether it was sent. */
function sentLine({ outcome }: Pick<Decision, "outcome">, { state, reason }: Sending): string {
  if (outcome !== "shown") return "";
  return [SENT_LINES[state], reason].filter(Boolean).join(" ");
}

function ruleLines(
  rule: ExplainedRule,
  where: Where,
  show: Show,
  amounts: ReadonlyMap<string, string | undefined>,
): string[] {
  if (rule.fired === null)
    return [silenceLine(rule.name, showSilence(rule.silence, show), amounts.get(rule.id), where)];
  const { at, isUpdate, triggers, alert } = rule.fired;
  const line = `${show(at)} : ${firedLine(rule.name, isUpdate, triggers, alert && { kind: alert.kind, at: show(alert.at) })}`;
  return [
    alert === null ? line : [line, SENT_LINES[alert.sending.state], alert.sending.reason].filter(Boolean).join(" "),
  ];
}

function showSilence(silence: ShownSilence, show: Show): ShownSilence {
  if (silence.kind === "before-rule") return { ...silence, since: show(silence.since) };
  return "until" in silence ? { ...silence, until: show(silence.until) } : silence;
}
