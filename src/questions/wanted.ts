import { foldInPlace } from "../french/folded-text.ts";
import { fold } from "../french/words.ts";

/** What a right answer must hold besides the words of the question. */
export type Wanted =
  | "power"
  | "money"
  | "share"
  | "count"
  | "measure"
  | "date"
  | "duration"
  | "name"
  | "place"
  | "label"
  | "role"
  | "items"
  | "cause"
  | "anything";

/** What is wanted, and the noun that says so as it is written, if any: « laboratoires » of « combien de laboratoires ». */
export type Want = { wanted: Wanted; noun: string };

/** Whether a figure, a date or a name of some kind is wanted. */
export const isTyped = ({ wanted }: { wanted: Wanted }): boolean => !["anything", "cause", "items"].includes(wanted);

/** Reads one question, not two in one. */
export function wantOf(text: string): Want {
  const folded = foldInPlace(text).replaceAll("’", "'");
  const written = ({ indices }: RegExpExecArray): string => text.slice(...(indices?.[1] ?? [0, 0]));
  for (const [pattern, wanted] of BY_FORM) if (pattern.test(folded)) return { wanted, noun: "" };
  const counted = COUNTED.exec(folded);
  if (counted) return { wanted: "count", noun: written(counted) };
  if (/\bcombien\b/.test(folded)) return { wanted: MONEY_VERB.test(folded) ? "money" : "measure", noun: "" };
  const asked = NOUN.exec(folded);
  if (asked) {
    const otherwise = /\bquel(?:le)?s\b/.test(folded) ? "items" : "anything";
    return { wanted: wantedByNoun(written(asked), otherwise, folded), noun: written(asked) };
  }
  const head = HEAD.exec(folded);
  const headed = head ? wantedByNoun(written(head), "anything", folded) : "anything";
  if (head && headed !== "anything") return { wanted: headed, noun: written(head) };
  if (DEFINED.test(folded)) return { wanted: "anything", noun: "" };
  if (
    /\bpourquoi\b|\bpour quelles? raisons?\b|\bqu'est-ce qui (?:pousse|explique|motive|justifie)|\bdans quel but/.test(
      folded,
    )
  )
    return { wanted: "cause", noun: "" };
  if (WHO.test(folded)) return { wanted: "name", noun: "" };
  return { wanted: "anything", noun: "" };
}

const BY_FORM: [RegExp, Wanted][] = [
  [
    /\b(?:depuis combien|pendant combien|combien de temps|combien d'annees|combien de (?:mois|jours|semaines|heures|minutes|secondes))\b/,
    "duration",
  ],
  [
    /\b(?:quand|a quelle (?:date|heure|epoque)|en quelle annee|quelle annee|quel (?:jour|mois|siecle)|depuis quand|jusqu'a quand|quelle est la date)\b/,
    "date",
  ],
  [/(?:^|\bet |\bd')ou\b(?! (?:bien|encore|non))/, "place"],
  [/\bpour combien\b/, "money"],
  [/\bcombien (?:d'argent|de (?:dollars|euros|francs|milliards|millions))\b/, "money"],
  [/\bcombien de (?:gigawatts|megawatts|watts|kilowatts)\b/, "power"],
  [/\b(?:de quel|quel|a quel) (?:pourcentage|taux)\b/, "share"],
];

const COUNTED = /\bcombien (?:de |d')(?:(?:tres |grandes? |grands? |nouveaux |nouvelles |autres )*)([a-z-]+)/d;
const NOUN =
  /\bquel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|fut|furent|a ete) )?(?:(?:les|le|la|son|sa|ses|leurs?|ce|cette) |l')?(?:nouve(?:au|lle|aux)s? |premiere?s? |derniere?s? |principa(?:l|le|ux|les) |autres? |grande?s? |nombreu(?:x|ses) )*(chiffre d'affaires|[a-z-]+)/d;
const HEAD = /^\W*(?:et )?(?:le |la |les |l')?([a-z-]+)(?![a-z'-])/d;
const MONEY_VERB =
  /\b(?:cout|leve|invest|vers|pay|depens|promet|promis|factur|rapport|vend|vaut|valoris|finance|debours|mettre|met\b|mis\b|raise|cost|spen)/;
/** « Qui est Conrad ? » asks what is said of him, and « qui est le PDG » for a name. */
const DEFINED = /^(?:et )?qui (?:est|sont|etait)(?:-ce)? (?!le |la |les |l'|un |une |a |en |au |derriere )/;
const WHO =
  /^(?:et |mais )?(?:qui|avec qui|par qui|pour qui|a qui|de qui|chez qui|contre qui|sur qui)\b|\b(?:a|avec|par|pour|de|chez|contre) (?:qui|quelles? entreprises?|quelle societe)\b/;

function wantedByNoun(noun: string, otherwise: Wanted, folded = ""): Wanted {
  if (noun.startsWith("chiffre")) return noun.length > "chiffres".length ? "money" : otherwise;
  if (/^(?:capacité|puissance)s?$/i.test(noun) && /watt/.test(folded)) return "power";
  if (noun === "part" && /^.{0,12}\bquelle part\b/.test(folded)) return "share";
  return NOUNS.get(stem(noun)) ?? otherwise;
}

const stem = (noun: string): string => fold(noun).replace(/[sx]$/, "");

const NOUNS = new Map<string, Wanted>(
  (
    [
      ["power", "puissance"],
      [
        "money",
        "montant somme prix coût budget enveloppe dotation chiffre facture valorisation investissement financement rançon amende salaire prime dette bénéfice loyer tarif argent",
      ],
      ["share", "part taux pourcentage proportion"],
      [
        "measure",
        "nombre effectif taille superficie vitesse capacité distance hauteur longueur largeur poids âge population température quantité volume altitude débit surface profondeur écart seuil score",
      ],
      ["duration", "durée délai"],
      ["date", "date année jour mois époque siècle période"],
      ["place", "ville pays lieu région endroit commune continent village quartier"],
      [
        "name",
        "société entreprise start-up startup groupe boîte firme organisation personne homme femme dirigeant pdg patron président fondateur auteur ministre acteur actrice constructeur concurrent partenaire investisseur fournisseur éditeur opérateur roi empereur reine écrivain peintre réalisateur compositeur architecte personnage nom personnalité entreprises géants participants chercheur directeur directrice fabricant institut cabinet laboratoire université hôpital école banque fonds revue journal association client prêteur syndicat",
      ],
      ["label", "modèle version logiciel programme produit puce processeur surnom langage outil"],
      ["role", "rôle poste fonction métier profession casquette"],
      ["cause", "raison cause motif"],
    ] as const
  ).flatMap(([wanted, nouns]) => nouns.split(" ").map((noun): [string, Wanted] => [stem(noun), wanted])),
);
