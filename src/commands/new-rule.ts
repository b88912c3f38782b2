import { ruleForm, type Values } from "../channels/editing-forms.ts";
import { notedRule, TRYING } from "../channels/editing-wording.ts";
import type { Interaction, Place, Reply } from "../channels/interaction.ts";
import { sentence } from "../channels/parts.ts";
import { newRuleMessage } from "../channels/rules-message.ts";
import { isAt } from "../channels/settings.ts";
import type { Press } from "./command.ts";
import { endDraft, findDraft, keepDraft } from "./drafts.ts";
import type { Editing, EditingDeps } from "./editing-deps.ts";
import { readRuleValues } from "./form-values.ts";
import { open, replace } from "./replies.ts";
import { requireRight } from "./rights.ts";
import type { EditableSettings } from "./settings.ts";

/** Days of the past on which a rule is tried. */
export const DAYS_TRIED = 30;

/** The channel of the settings where something is asked. */
export const channelOf = ({ channels }: EditableSettings, place: Place) =>
  channels.find((channel) => isAt(channel, place));

/** Opens the form of a new rule, which may have its name already. */
export async function startRule(name: string, { person, place }: Interaction, deps: Editing): Promise<Reply[]> {
  const settings = await deps.editor.read();
  await requireRight("editor", person, settings.rights);
  return openForm({ name, channels: channelOf(settings, place)?.id ?? "", cooldown: "4h" }, settings);
}

const openForm = (
  values: Values,
  settings: EditableSettings,
  problems: Parameters<typeof ruleForm>[0]["problems"] = [],
) => {
  const ids = settings.channels.map(({ id }) => id);
  return open(ruleForm({ action: "essayer-alerte:", values, problems }, ids));
};

export const newRulePresses: Record<string, Press<EditingDeps>> = {
  /** The form is handed in: what the rule would have sent is shown before anything is written. */
  async "essayer-alerte"({ values }, interaction, deps) {
    const settings = await deps.editor.read();
    await requireRight("editor", interaction.person, settings.rights);
    const read = readRuleValues(values, settings);
    if ("problems" in read) return openForm(values, settings, read.problems);
    deps.interim(sentence(TRYING));
    const alerts = await deps.tryRule(read.rule, DAYS_TRIED);
    const draft = await keepDraft({ kind: "rule", values }, interaction, deps);
    const trial = { rule: read.rule, alerts, days: DAYS_TRIED };
    return replace(
      newRuleMessage(trial, read.channels, draft, { zone: settings.timezone, where: interaction.place.platform }),
    );
  },
  async "modifier-alerte"({ argument }, interaction, deps) {
    const settings = await deps.editor.read();
    await requireRight("editor", interaction.person, settings.rights);
    return openForm((await findDraft("rule", argument, interaction, deps)).values, settings);
  },
  async "creer-alerte"({ argument }, interaction, deps) {
    const settings = await deps.editor.read();
    await requireRight("editor", interaction.person, settings.rights);
    const { values } = await findDraft("rule", argument, interaction, deps);
    const read = readRuleValues(values, settings);
    // The settings may have changed since the trial.
    if ("problems" in read) return openForm(values, settings, read.problems);
    await deps.editor.addRule(read.written, read.channels);
    await endDraft(argument, interaction, deps);
    return replace(sentence(notedRule(read.rule.name ?? read.rule.id, read.channels, interaction.place.platform)));
  },
};
