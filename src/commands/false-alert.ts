import { exclusionForm, type Values } from "../channels/editing-forms.ts";
import { notedExclusion, TRYING } from "../channels/editing-wording.ts";
import type { Reply } from "../channels/interaction.ts";
import { sentence } from "../channels/parts.ts";
import { exclusionMessage, nameOf } from "../channels/rules-message.ts";
import { findNames } from "../french/names.ts";
import { fold } from "../french/words.ts";
import type { RuleSettings } from "../watch/settings.ts";
import type { Press } from "./command.ts";
import { endDraft, findDraft, keepDraft } from "./drafts.ts";
import type { EditingDeps } from "./editing-deps.ts";
import { readExclusion } from "./form-values.ts";
import { DAYS_TRIED } from "./new-rule.ts";
import { open, replace } from "./replies.ts";
import { editRule } from "./rules.ts";

export const falseAlertPresses: Record<string, Press<EditingDeps>> = {
  /** Proposes a word to exclude: a name of what set the rule off last, that the rule does not look for. */
  async "fausse-alerte"({ argument }, interaction, deps) {
    const { rule } = await editRule("alerte tester", argument, interaction, deps);
    const said = (await deps.watch.lastFirings()).get(rule.id)?.said;
    return openForm(rule, { exclusion: said === undefined ? "" : proposeExclusion(said, rule) }, said);
  },
  /** The form is handed in: what it would have changed is shown before anything is written. */
  async "essayer-exclusion"({ argument, values }, interaction, deps) {
    const { rule } = await editRule("alerte tester", argument, interaction, deps);
    const read = readExclusion(values, rule);
    if ("problems" in read) return openForm(rule, values, undefined, read.problems);
    deps.interim(sentence(TRYING));
    const { terms } = read;
    const before = await deps.tryRule(rule, DAYS_TRIED);
    const after = await deps.tryRule({ ...rule, none: [...rule.none, ...terms] }, DAYS_TRIED);
    const draft = await keepDraft({ kind: "exclusion", rule: rule.id, values }, interaction, deps);
    return replace(exclusionMessage({ rule, terms, before, after }, draft));
  },
  async "modifier-exclusion"({ argument }, interaction, deps) {
    const draft = await findDraft("exclusion", argument, interaction, deps);
    const { rule } = await editRule("alerte tester", draft.rule, interaction, deps);
    return openForm(rule, draft.values, undefined);
  },
  async exclure({ argument }, interaction, deps) {
    const draft = await findDraft("exclusion", argument, interaction, deps);
    const { rule } = await editRule("alerte tester", draft.rule, interaction, deps);
    const read = readExclusion(draft.values, rule);
    // The rule may have changed since the trial.
    if ("problems" in read) return openForm(rule, draft.values, undefined, read.problems);
    await deps.editor.excludeFromRule(rule.id, read.terms);
    await endDraft(argument, interaction, deps);
    return replace(sentence(notedExclusion(nameOf(rule), read.terms)));
  },
};

function openForm(
  rule: RuleSettings,
  values: Values,
  said: string | undefined,
  problems: Parameters<typeof exclusionForm>[0]["problems"] = [],
): Reply[] {
  return open(exclusionForm({ action: `essayer-exclusion:${rule.id}`, values, problems }, said));
}

/** The first name of a sentence that is none of a rule's own words; "" where there is none. */
function proposeExclusion(said: string, { any, all, entity, none }: RuleSettings): string {
  const names = entity.map((each) => (typeof each === "string" ? each : each.name));
  const own = [...any, ...all, ...none, ...names].map(fold);
  return (
    findNames(said).find((name) => own.every((word) => !word.includes(fold(name)) && !fold(name).includes(word))) ?? ""
  );
}
