import type { Desk } from "./command.ts";
import { draftPresses } from "./drafts.ts";
import type { EditingDeps } from "./editing-deps.ts";
import { falseAlertPresses } from "./false-alert.ts";
import { newRulePresses } from "./new-rule.ts";
import { rulePresses, runRules } from "./rules.ts";
import { runSchedule, schedulePresses } from "./schedule.ts";
import { follow, runSources, sourcePresses } from "./sources.ts";

/** Alerts, sources and hours, changed from where people talk. */
export const editingDesk: Desk<EditingDeps> = {
  runs: { alerte: runRules, source: runSources, horaire: runSchedule },
  presses: {
    ...{ ...draftPresses, ...newRulePresses, ...rulePresses, ...falseAlertPresses },
    ...{ ...sourcePresses, ...schedulePresses },
  },
  forms: [
    ...["alerte creer", "essayer-alerte", "modifier-alerte", "creer-alerte", "modifier-horaire", "regler-horaire"],
    ...["fausse-alerte", "essayer-exclusion", "modifier-exclusion", "exclure"],
  ],
  grants: { follow: (wish, interaction, deps) => follow(wish.text, interaction, deps) },
};
