import { findNames } from "../french/names.ts";
import { fold, searchTerms } from "../french/words.ts";

/** What a right answer must hold besides the words of the question. */
export type Wanted = "power" | "money" | "share" | "quantity" | "date" | "name" | "anything";

/** A question as it is looked for: its terms, the names among them, and what it wants to know. */
export type Question = { text: string; terms: string[]; names: string[][]; wanted: Wanted };

export function readQuestion(text: string): Question {
  const terms = [...new Set(searchTerms(text))];
  const names = findNames(text)
    .map((name) => [...new Set(searchTerms(name))])
    .filter((name) => name.length > 0);
  return { text, terms, names, wanted: wantedBy(fold(text)) };
}

const ASKED = "(?:combien|quel(?:le)?s? (?:est |sont )?(?:le |la |les |l['’])?)";

/** The first that fits: what is measured tells more than « combien ». */
const WANTED: [RegExp, Wanted][] = [
  [new RegExp(`\\b${ASKED}puissance\\b`), "power"],
  [new RegExp(`\\b${ASKED}(?:part|taux|pourcentage|proportion)\\b`), "share"],
  [new RegExp(`\\b${ASKED}(?:somme|montant|prix|cout|budget|chiffre d['’]affaires|facture|valorisation)\\b`), "money"],
  [/\bcombien (?!de |d['’]).*(?:cout|leve|invest|vers|pay|depens|promet|factur|rapport|vend)/, "money"],
  [/\bcombien\b/, "quantity"],
  [new RegExp(`\\b${ASKED}(?:capacite|nombre|taille|duree|quantite|superficie|vitesse)\\b`), "quantity"],
  [
    /\b(?:quand|a quelle date|en quelle annee|quel jour|quel mois|depuis quand|jusqu['’]a quand|quelle est la date)\b/,
    "date",
  ],
  [/^(?:et )?(?:qui|avec qui|par qui|pour qui|a qui|de qui|chez qui)\b/, "name"],
];

const wantedBy = (folded: string): Wanted => WANTED.find(([pattern]) => pattern.test(folded))?.[1] ?? "anything";
