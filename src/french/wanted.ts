import { foldInPlace } from "./folded-text.ts";
import { fold, searchTerms } from "./words.ts";

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
  const asked = { text, folded: foldInPlace(text).replaceAll("’", "'") };
  for (const read of READERS) {
    const want = read(asked);
    if (want) return want;
  }
  return { wanted: "anything", noun: "" };
}

/** A question as it is written, and folded without moving anything. */
type Written = { text: string; folded: string };

/** The noun that a pattern finds, as it is written. */
function nounIn(pattern: RegExp, { text, folded }: Written): string | undefined {
  const [start, end] = pattern.exec(folded)?.indices?.[1] ?? [];
  return start === undefined ? undefined : text.slice(start, end);
}

const bare = (wanted: Wanted): Want => ({ wanted, noun: "" });

/** The first that reads anything tells. */
const READERS: ((asked: Written) => Want | undefined)[] = [
  ({ folded }) => BY_FORM.flatMap(([pattern, wanted]) => (pattern.test(folded) ? [bare(wanted)] : []))[0],
  (asked) => {
    const noun = nounIn(COUNTED, asked);
    return noun === undefined ? undefined : { wanted: "count", noun };
  },
  ({ folded }) => (/\bcombien\b/.test(folded) ? bare(howMuch(folded)) : undefined),
  (asked) => {
    const noun = nounIn(NOUN, asked);
    const otherwise = /\bquel(?:le)?s\b/.test(asked.folded) ? "items" : "anything";
    return noun === undefined ? undefined : { wanted: wantedByNoun(noun, otherwise, asked.folded), noun };
  },
  (asked) => {
    const noun = nounIn(DISPUTED, asked);
    return noun === undefined ? undefined : { wanted: wantedByNoun(noun, "anything", asked.folded), noun };
  },
  (asked) => {
    const noun = nounIn(HEAD, asked) ?? "";
    const wanted = wantedByNoun(noun, "anything", asked.folded);
    return wanted === "anything" ? undefined : { wanted, noun };
  },
  ({ folded }) => (DEFINED.test(folded) ? bare("anything") : undefined),
  ({ folded }) => (WHY.test(folded) ? bare("cause") : undefined),
  ({ folded }) => (WHO.test(folded) ? bare("name") : undefined),
];

const WHY =
  /\bpourquoi\b|\bpour quelles? raisons?\b|\bqu'est-ce qui (?:pousse|explique|motive|justifie)|\bdans quel but/;

const BY_FORM: [RegExp, Wanted][] = [
  [
    /\b(?:depuis combien|pendant combien|combien de temps|combien d'annees|combien de (?:mois|jours|semaines|heures|minutes|secondes))\b/,
    "duration",
  ],
  [
    /(?<!\b(?:comment|pourquoi|qui|que|combien|quel(?:le)?s?)\b.{0,200})\bquand\b|\b(?:a quelle (?:date|heure|epoque)|en quelle annee|quelle annee|quel (?:jour|mois|siecle)|depuis quand|jusqu'a quand|quelle est la date)\b/,
    "date",
  ],
  [/(?:^|\bet |\bd')ou\b(?! (?:bien|encore|non))/, "place"],
  [/\bcomment (?:elle |il )?(?:s'appel|se nomme)/, "label"],
  [/\bpour combien\b/, "money"],
  [/\bcombien (?:d'argent|de (?:dollars|euros|francs|milliards|millions))\b/, "money"],
  [/\bcombien de (?:gigawatts|megawatts|watts|kilowatts)\b/, "power"],
  [/\b(?:de quel|quel|a quel) (?:pourcentage|taux)\b/, "share"],
  [
    /\b(?:est|sont|sera|etait|etaient|cout\w{1,7}|revien\w{1,7}|pa[iy]\w{1,7})(?:[ -]\w{2,9})? cher(?:es?|s)?\b/,
    "money",
  ],
];

const COUNTED = /\bcombien (?:de |d')(?:(?:tres |grandes? |grands? |nouveaux |nouvelles |autres )*)([a-z-]+)/d;
const NOUN =
  /\bquel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|fut|furent|a ete) )?(?:(?:les|le|la|son|sa|ses|leurs?|ce|cette) |l')?(?:nouve(?:au|lle|aux)s? |premiere?s? |derniere?s? |principa(?:l|le|ux|les) |autres? |grande?s? |nombreu(?:x|ses) )*(chiffre d'affaires|[a-z-]+)/d;
/** « Les sources s’accordent-elles sur le budget… ? » */
const DISPUTED = /(?:accord|diverge|contredi|contradict).{0,40} sur (?:les |le |la |l'|un |une )?([a-z-]+)/d;
const HEAD = /^\W*(?:et )?(?:le |la |les |l')?([a-z-]+)(?![a-z'-])/d;
/** « Combien » without a noun: of what, the verb tells. */
function howMuch(folded: string): Wanted {
  if (MONEY_VERB.test(folded)) return "money";
  return TIME_VERB.test(folded) ? "duration" : "measure";
}

const MONEY_VERB =
  /\b(?:cout|leve|invest|vers|pay|depens|promet|promis|factur|rapport|vend|vaut|valoris|finance|debours|rembours|reclam|donn|mett|met\b|mis\b|raise|cost|spen)/;
const TIME_VERB = /\b(?:dur(?:e|ent|era|eront|ait|aient)\b|attend|patient|tarde)/;
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
        "nombre effectif taille superficie vitesse capacité distance hauteur longueur largeur poids âge population température quantité volume altitude débit surface profondeur écart seuil score économie hausse baisse augmentation réduction gain recul progression croissance rabais remise avance retard rendement consommation autonomie précision note cadence fréquence",
      ],
      ["duration", "durée délai"],
      ["date", "date année jour mois époque siècle période"],
      ["place", "ville pays lieu région endroit commune continent village quartier état province département canton"],
      [
        "name",
        "société entreprise start-up startup groupe boîte firme organisation personne homme femme dirigeant pdg patron président fondateur auteur ministre acteur actrice constructeur concurrent partenaire investisseur fournisseur éditeur opérateur roi empereur reine écrivain peintre réalisateur compositeur architecte personnage nom personnalité entreprises géants participants chercheur directeur directrice fabricant institut cabinet laboratoire université hôpital école banque fonds revue journal association client prêteur syndicat",
      ],
      ["label", "modèle model version logiciel programme produit puce processeur surnom langage outil"],
      ["role", "rôle poste fonction métier profession casquette"],
      ["cause", "raison cause motif"],
    ] as const
  ).flatMap(([wanted, nouns]) => nouns.split(" ").map((noun): [string, Wanted] => [stem(noun), wanted])),
);

/** « quelle part », « quel montant »: what is found says it by itself. */
export const isTypeNoun = ({ noun }: { noun: readonly string[] }): boolean =>
  noun.length > 0 && noun.every((stem) => TYPE_NOUNS.has(stem));

const TYPE_NOUNS = new Set(
  searchTerms(
    `part parts taux pourcentage proportion montant montants somme sommes prix coût budget argent enveloppe date année
    jour mois durée puissance capacité quantité nombre lieu endroit ville pays région état continent canton commune adresse société sociétés entreprise
    entreprises personne personnes homme femme nom groupe boîte firme organisation acteur acteurs version modèle rôle
    poste titre fonction raison raisons cause but type variété langue langues`,
  ),
);
