import type { Trouble } from "../lib/failure.ts";
import { type Where, wordsOf } from "./place-wording.ts";

/** What stops a change of the settings, on the command line or where people talk. */
export type EditingTrouble = Extract<
  Trouble,
  {
    code:
      | "source-watched"
      | "rule-exists"
      | "not-allowed"
      | "no-digest-here"
      | "not-an-address"
      | "button-expired"
      | "source-exists"
      | "unknown-source"
      | "unknown-rule";
  }
>;

const CODES: Record<EditingTrouble["code"], true> = {
  "source-watched": true,
  "rule-exists": true,
  "not-allowed": true,
  "no-digest-here": true,
  "not-an-address": true,
  "button-expired": true,
  "source-exists": true,
  "unknown-source": true,
  "unknown-rule": true,
};

export const isEditingTrouble = (trouble: Trouble): trouble is EditingTrouble => Object.hasOwn(CODES, trouble.code);

export function describeEditing(trouble: EditingTrouble, where: Where): string {
  switch (trouble.code) {
    case "source-watched":
      return `La source « ${trouble.id} » est lue par des règles d’alerte qui la nomment : ${listOf(trouble.rules)}. Retirez-les, ou corrigez leur réglage « sources », puis réessayez.`;
    case "rule-exists":
      return `Une alerte « ${trouble.name} » existe déjà, sous l’identifiant « ${trouble.id} ». Rien n’a changé.`;
    case "not-allowed":
      return describeRefusal(trouble.needs, trouble.listed, where);
    case "no-digest-here":
      return `Aucune veille n’est publiée ici. Demandez-le dans l’un des ${wordsOf(where).channels} de vigie.yaml (${listOf(trouble.known) || "aucun"}), ou ajoutez-y celui-ci.`;
    case "not-an-address":
      return `« ${trouble.target.slice(0, 80)} » n’est pas une adresse web. Donnez celle d’un flux, qui commence par https://.`;
    case "button-expired":
      return "Ce bouton a expiré : relancez la commande.";
    case "source-exists":
      return `La source « ${trouble.id} » lit déjà ${trouble.address}. Rien n’a changé.`;
    case "unknown-source":
      return `La source « ${trouble.id} » n’est pas dans vigie.yaml. Sources connues : ${listOf(trouble.known) || "aucune"}.`;
    case "unknown-rule":
      return `La règle d’alerte « ${trouble.id} » n’est pas dans vigie.yaml. Règles connues : ${listOf(trouble.known) || "aucune"}.`;
  }
}

function describeRefusal(needs: "admin" | "editor", listed: readonly string[], where: Where): string {
  const who = needs === "admin" ? "les administrateurs" : "les éditeurs et les administrateurs";
  const ask =
    listed.length > 0
      ? `à l’une de ces personnes : ${listOf(listed)}`
      : `à un administrateur de votre ${wordsOf(where).workspace}`;
  return `Seuls ${who} peuvent faire cela ; demandez ${ask}.`;
}

const NAMES_SHOWN = 20;
/** The first of many names. */
export const listOf = (names: readonly string[]): string =>
  [...names.slice(0, NAMES_SHOWN), ...(names.length > NAMES_SHOWN ? ["…"] : [])].join(", ");
