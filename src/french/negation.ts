import { searchTerms } from "./words.ts";

const NOT = "(?:pas|plus|jamais|rien|aucune?s?|personne|gu[èe]re|ni|nulle?|point)";
const NE = "(?<![\\p{L}])(?:ne |n['’])";
/** « ne … pas », « aucun … ne », « sans », « ni »; « ne … que » and « pas moins de » deny nothing. */
const DENIAL = new RegExp(
  [
    `${NE}(?<before>(?:[\\p{L}’'-]+ ){0,6}?)${NOT}(?![\\p{L}])(?! (?:moins|seulement|que)(?!\\p{L}))(?<after>(?: [\\p{L}’'-]+){0,3})`,
    `(?<!\\p{L})(?:aucune?|nulle?|personne|rien)(?: [\\p{L}’'-]+){0,5}? ${NE}(?<verb>(?:[\\p{L}’'-]+ ?){0,3})`,
    `${NE}(?<bare>(?:peu[tv]|pouv|cess|os|sau|sai)\\p{L}* (?:[\\p{L}’'-]+ ?){1,2})`,
    "(?<!\\p{L})(?:sans|ni|aucune?s?|jamais)(?: [\\p{L}’'-]+){1,2}(?<!sans (?:doute|cesse).*)",
    "(?<!\\p{L})non (?!seulement|plus|loin)",
    "(?<![\\p{L}’'] ?)pas (?:de|d['’]|encore|un|une|en) ?",
  ].join("|"),
  "giu",
);
const DENIAL_ENGLISH = /\b(?:not|never|no|none|nothing|neither|nor|without|cannot)\b|n['’]t\b/gi;

/** Words that say no by themselves, with which « n’a pas accepté » stands for « a refusé ». */
const REFUSAL = new RegExp(
  "(?<!\\p{L})(?:refus|rejet|interdi|exclu|écart|démen|échou|échec|manqu|absen|impossib|ignor|suspen|annul|renonc|" +
    "cess|évit|empêch|abandonn|dépourvu|inconnu|imagin|improbable|rare|peu |faute de|loin de|reste à|seul|moins|" +
    "faux|fausse|à tort|err|dénu|priv|bloqu|arrêt|perd|débranch|supprim|retir|effac|épargn|anonym|gratuit|inchang|" +
    "indemn|intact|stable|limit|insuffis|tard|attend|reli|hors|un-|fail|refuse|declin|den(?:y|ied)|lack|in(?:accessible|capable|exist|connu|certain|soup))",
  "iu",
);

/** What a clause denies: whether it does, by a word or by its verb, and the stems of what it denies. */
export type Denial = { denies: boolean; refuses: boolean; denied: string[] };

export function readDenial(clause: string, language = "fr"): Denial {
  const refuses = REFUSAL.test(clause);
  if (language === "en") return { denies: clause.match(DENIAL_ENGLISH) !== null, refuses, denied: [] };
  const matches = [...clause.matchAll(DENIAL)];
  const denied = matches.flatMap(({ groups = {} }) => [
    ...searchTerms(groups["before"] ?? "").slice(0, 2),
    ...searchTerms(`${groups["after"] ?? ""} ${groups["verb"] ?? ""} ${groups["bare"] ?? ""}`).slice(0, 1),
  ]);
  return { denies: matches.length > 0, refuses, denied };
}
