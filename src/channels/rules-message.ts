import type { Alert } from "../watch/alert.ts";
import type { RuleSettings } from "../watch/settings.ts";
import { type ListedRule, partsOf, placesOf, shownTrial } from "./alert-message.ts";
import {
  askRuleRemoval,
  BUTTONS,
  exclusionEffect,
  goesTo,
  lastFiredLine,
  MOST_TRIED,
  moreIds,
  NO_RULE_YET,
  NONE_SILENCED,
  RULES_TITLE,
  rulePaused,
  SILENCED,
  triedMoreHere,
} from "./editing-wording.ts";
import type { Button, Message, Part } from "./message.ts";
import { actions, list, note, paragraph } from "./parts.ts";
import type { Where } from "./place-wording.ts";
import { pausedLine, triedLine } from "./wording.ts";

/** A rule as it is listed, and when it last fired. */
export type RuleState = ListedRule & { firedAt: number | undefined };

/** Rules that one message shows. */
const MOST_LISTED = 12;

/** Each rule with what it looks for, where it tells it, and how it stands. */
export function ruleStatesMessage(rules: readonly RuleState[], zone: string, where: Where): Message {
  if (rules.length === 0) return [paragraph(NO_RULE_YET)];
  const others = rules.slice(MOST_LISTED).map(({ rule }) => rule.id);
  return [
    { kind: "title", text: RULES_TITLE },
    ...rules
      .slice(0, MOST_LISTED)
      .flatMap((state): Part[] => [
        { kind: "heading", text: nameOf(state.rule), label: state.rule.id },
        note([...partsOf(state.rule), placesOf(state.channels, where), ...standing(state, zone)].join(" · ")),
        ...(state.pausedUntil === null ? [] : [actions(resumeButton(state.rule.id))]),
      ]),
    ...(others.length > 0 ? [note(moreIds(others))] : []),
  ];
}

const standing = ({ pausedUntil, firedAt }: RuleState, zone: string): string[] => [
  lastFiredLine(firedAt, zone),
  ...(pausedUntil === null ? [] : [pausedLine(pausedUntil, zone)]),
];

/** What a rule would have sent over some days. */
export type RuleTrial = { rule: RuleSettings; alerts: readonly Alert[]; days: number };

export function ruleTestMessage({ rule, alerts, days }: RuleTrial, zone: string): Message {
  const more = alerts.length - MOST_TRIED;
  return [
    paragraph(triedLine(nameOf(rule), alerts.length, days)),
    ...alerts.slice(0, MOST_TRIED).flatMap((alert) => shownTrial(alert, zone)),
    ...(more > 0 ? [note(triedMoreHere(more))] : []),
  ];
}

/** The same for a rule that is to be created; `draft` names it in its buttons. */
export const newRuleMessage = (
  trial: RuleTrial,
  channels: readonly string[],
  draft: string,
  { zone, where }: { zone: string; where: Where },
): Message => [
  ...ruleTestMessage(trial, zone),
  note([...partsOf(trial.rule), goesTo(channels, where)].join(" · ")),
  actions(
    { text: BUTTONS.create, action: `creer-alerte:${draft}`, style: "primary" },
    { text: BUTTONS.edit, action: `modifier-alerte:${draft}` },
    dropButton(draft),
  ),
];

/** What an exclusion would have changed, before it is written. */
export function exclusionMessage(
  {
    rule,
    terms,
    before,
    after,
  }: { rule: RuleSettings; terms: readonly string[]; before: readonly Alert[]; after: readonly Alert[] },
  draft: string,
): Message {
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).flatMap(({ stories }) => stories.map(({ title }) => title));
  const more = gone.length - MOST_TRIED;
  return [
    paragraph(exclusionEffect(nameOf(rule), terms, before.length, after.length)),
    ...(gone.length === 0 ? [note(NONE_SILENCED)] : [note(SILENCED), list(gone.slice(0, MOST_TRIED))]),
    ...(more > 0 ? [note(triedMoreHere(more))] : []),
    actions(
      { text: BUTTONS.exclude, action: `exclure:${draft}`, style: "primary" },
      { text: BUTTONS.edit, action: `modifier-exclusion:${draft}` },
      dropButton(draft),
    ),
  ];
}

export const rulePausedMessage = (rule: RuleSettings, until: number, zone: string): Message => [
  paragraph(rulePaused(nameOf(rule), until, zone)),
  actions(resumeButton(rule.id)),
];

export function ruleRemovalMessage({ rule, channels }: Pick<ListedRule, "rule" | "channels">, where: Where): Message {
  const question = askRuleRemoval(nameOf(rule), channels, where);
  const action = `supprimer-alerte:${rule.id}`;
  return [paragraph(question), actions({ text: BUTTONS.remove, action, style: "danger", confirm: question })];
}

export const nameOf = ({ name, id }: { name?: string | undefined; id: string }): string => name ?? id;

/** Lets go of what is under way. */
export const dropButton = (draft: string): Button => ({ text: BUTTONS.drop, action: `abandonner:${draft}` });

const resumeButton = (id: string): Button => ({ text: BUTTONS.resume, action: `reprendre-alerte:${id}` });
