import { needsTarget, PAUSE_UNREAD, ruleRemoved, ruleResumed, TRYING } from "../channels/editing-wording.ts";
import type { Interaction, Reply } from "../channels/interaction.ts";
import { sentence } from "../channels/parts.ts";
import {
  nameOf,
  rulePausedMessage,
  ruleRemovalMessage,
  ruleStatesMessage,
  ruleTestMessage,
} from "../channels/rules-message.ts";
import { Failure } from "../lib/failure.ts";
import { pausedAt } from "../lib/pauses.ts";
import type { RuleSettings } from "../watch/settings.ts";
import type { Command, Press, Run } from "./command.ts";
import type { Editing, EditingDeps } from "./editing-deps.ts";
import { findNamed } from "./find-named.ts";
import { DAYS_TRIED, startRule } from "./new-rule.ts";
import { ONE_DAY, readPause } from "./pause-words.ts";
import { answer, replace } from "./replies.ts";
import { requireRight } from "./rights.ts";
import type { EditableSettings } from "./settings.ts";

type Verb = Extract<Command, { name: "alerte" }>["verb"];
type Do = (target: string, interaction: Interaction, deps: Editing) => Promise<Reply[]>;

const VERBS: Record<Verb, Do> = { creer: startRule, liste: list, tester: test, pause, supprimer: askRemoval };

export const runRules: Run<"alerte", EditingDeps> = ({ verb, target }, interaction, deps) =>
  VERBS[verb](target, interaction, deps);

/** Whoever reads may see the rules. */
async function list(_: string, { place }: Interaction, { editor, pauses, watch, clock }: Editing): Promise<Reply[]> {
  const settings = await editor.read();
  const [fired, paused] = [await watch.lastFirings(), pausedAt(await pauses.rules.all(), clock())];
  const states = settings.alerts.map((rule) => ({
    ...{ rule, channels: channelsOf(rule, settings), firedAt: fired.get(rule.id)?.firedAt },
    pausedUntil: paused.get(rule.id) ?? null,
  }));
  return answer(ruleStatesMessage(states, settings.timezone, place.platform));
}

async function test(target: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { settings, rule } = await editRule("alerte tester", target, interaction, deps);
  deps.interim(sentence(TRYING));
  const alerts = await deps.tryRule(rule, DAYS_TRIED);
  return answer(ruleTestMessage({ rule, alerts, days: DAYS_TRIED }, settings.timezone));
}

async function pause(words: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { alerts } = await deps.editor.read();
  // A name may end like a length of time.
  const said = findNamed(alerts, words) ? { target: words, length: ONE_DAY } : readPause(words);
  const { settings, rule } = await editRule("alerte pause", said.target, interaction, deps);
  if (said.length === null) throw new Failure({ code: "usage", what: PAUSE_UNREAD, command: null });
  return setAside(rule, said.length, settings, deps);
}

async function setAside(rule: RuleSettings, length: number, { timezone }: EditableSettings, deps: Editing) {
  const now = deps.clock();
  await deps.pauses.rules.pause(rule.id, now + length, now);
  return answer(rulePausedMessage(rule, now + length, timezone));
}

async function askRemoval(target: string, interaction: Interaction, deps: Editing): Promise<Reply[]> {
  const { settings, rule } = await editRule("alerte supprimer", target, interaction, deps);
  return answer(ruleRemovalMessage({ rule, channels: channelsOf(rule, settings) }, interaction.place.platform));
}

const channelsOf = (rule: RuleSettings, { channels }: EditableSettings): string[] =>
  channels.filter(({ alerts }) => alerts.includes(rule.id)).map(({ id }) => id);

/** A rule that an editor names. Throws `Failure`. */
export async function editRule(
  command: string,
  target: string,
  { person }: Interaction,
  { editor }: Pick<EditingDeps, "editor">,
): Promise<{ settings: EditableSettings; rule: RuleSettings }> {
  const settings = await editor.read();
  await requireRight("editor", person, settings.rights);
  if (target.trim() === "") throw new Failure({ code: "usage", what: needsTarget(command), command: null });
  const rule = findNamed(settings.alerts, target);
  if (rule !== undefined) return { settings, rule };
  throw new Failure({ code: "unknown-rule", id: target, known: settings.alerts.map(({ id }) => id) });
}

export const rulePresses: Record<string, Press<EditingDeps>> = {
  async "pause-alerte"({ argument }, interaction, deps) {
    const { settings, rule } = await editRule("alerte pause", argument, interaction, deps);
    return setAside(rule, ONE_DAY, settings, deps);
  },
  async "reprendre-alerte"({ argument }, interaction, deps) {
    const { rule } = await editRule("alerte pause", argument, interaction, deps);
    await deps.pauses.rules.resume(rule.id, deps.clock());
    return answer(sentence(ruleResumed(nameOf(rule))));
  },
  async "supprimer-alerte"({ argument }, interaction, deps) {
    const { rule } = await editRule("alerte supprimer", argument, interaction, deps);
    await deps.editor.removeRule(rule.id);
    await deps.pauses.rules.resume(rule.id, deps.clock());
    return replace(sentence(ruleRemoved(nameOf(rule))));
  },
};
