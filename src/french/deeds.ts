import { isReported } from "./modality.ts";
import { termOf } from "./words.ts";

/** A verb of a sentence, by the root of its stem, with the stems on the side of who does it and on the other. */
export type Deed = { term: string; doers: string[]; others: string[]; isPassive: boolean; reports: boolean };

const BEING = new Set("est sont sera seront était étaient fut furent été".split(" "));
const HAVING = new Set("a ont avait avaient aura auront ait ayant va vont".split(" "));
const PRONOUN = new Set("se s ne n y il elle ils elles on qui".split(" "));
const BETWEEN = new Set("pas plus jamais déjà aussi ensuite bien tous toutes enfin encore toujours".split(" "));
const DETERMINER = new Set("le la les un une des du ce cet cette ces son sa ses leur leurs depuis que".split(" "));
/** What stands before a noun or an adjective, never before a verb. */
const NO_VERB_AFTER = new Set(
  "le la les l un une des du de d ce cet cette ces son sa ses leur leurs à au aux en dans par pour sur sous avec sans chez et ou plus très si contre entre vers selon après avant depuis dont comme que".split(
    " ",
  ),
);
/** Words on each side of a verb, and verbs of a sentence: longer ones are lists, or attacks. */
const WIDEST = 40;
const MOST = 30;

/** Words looked at after a verb for « par ». */
const REACH = 6;

/** The verbs of a sentence, given as its words in order; `reports` for « annonce », whose subject may follow it. */
export function findDeeds(words: readonly string[]): Deed[] {
  const terms = words.map(termOf);
  const verbs = words.flatMap((_, at) => {
    const auxiliary = verbAt(words, terms, at);
    return auxiliary === undefined ? [] : [{ at, auxiliary }];
  });
  return verbs.slice(0, MOST).map(({ at, auxiliary }) => ({
    ...readDeed(words, terms, at, auxiliary),
    reports: isReported(words[at] ?? ""),
  }));
}

/** Verbs whose « est » is no passive, by the start of their stems. */
const GOING_STEM = 4;
const GOING = new Set(
  "alle venu ven parti part arri entr rent sort né ne mort mour deve devi rest mont desc tomb pass reve retou inte surv parv".split(
    " ",
  ),
);

function readDeed(
  words: readonly string[],
  terms: readonly string[],
  at: number,
  auxiliary: string,
): Omit<Deed, "reports"> {
  const term = terms[at] ?? "";
  const by = words.indexOf("par", at + 1);
  const hasAgent = by > at && by - at <= REACH;
  // « a été repoussé » and « est fourni » do not say by whom.
  if (auxiliary === "été" || (BEING.has(auxiliary) && (hasAgent || !GOING.has(term.slice(0, GOING_STEM))))) {
    const [others = [], doers = []] = sidesOf(words, terms, by, at);
    return { term, doers: hasAgent ? doers : [], others, isPassive: true };
  }
  const [doers = [], others = []] = sidesOf(words, terms, at, at);
  return { term, doers, others, isPassive: false };
}

/** The stems before a verb, as far as its own « que », and those after a place. */
function sidesOf(words: readonly string[], terms: readonly string[], after: number, verb: number): string[][] {
  const from = Math.max(words.lastIndexOf("que", verb) + 1, verb - WIDEST);
  return [terms.slice(from, verb).filter(Boolean), terms.slice(after + 1, after + 1 + WIDEST).filter(Boolean)];
}

/** Whether a word at a place may be a verb: no determiner or preposition stands before it. */
export function mayBeVerb(words: readonly string[], at: number): boolean {
  return at > 0 && !NO_VERB_AFTER.has(words[at - 1] ?? "") && !/ant$/.test(words[at] ?? "");
}

const PLAIN_ENDING = /(?:e|ent|it|[aâ]it|aient|era|eront|[iî]ra|iront|[nr]d|rt|nt|ut|[îa]t|a)$/;

/** The auxiliary of the verb at `at`, "" for a verb that has none, undefined for any other word. */
function verbAt(words: readonly string[], terms: readonly string[], at: number): string | undefined {
  if (terms[at] === "" || /^\d|ment$/.test(words[at] ?? "")) return undefined;
  const before = wordBefore(words, at);
  if (BEING.has(before) || HAVING.has(before)) return before;
  return PRONOUN.has(before) || isPlainVerb(words, terms, at, before) ? "" : undefined;
}

/** The word before, but for « pas », « déjà » and « rapidement ». */
function wordBefore(words: readonly string[], at: number): string {
  let place = at - 1;
  while (place > at - 3 && (BETWEEN.has(words[place] ?? "") || /ment$/.test(words[place] ?? ""))) place -= 1;
  return words[place] ?? "";
}

const NO_VERB = new Set(
  "contre entre outre malgré pendant durant devant avant moins quelque encore presque autre vert verte rouge libre double simple".split(
    " ",
  ),
);

/** « la grève bloque le port »: between a noun and a determiner. */
function isPlainVerb(words: readonly string[], terms: readonly string[], at: number, before: string): boolean {
  const next = words[at + 1] ?? "";
  if (NO_VERB.has(words[at] ?? "")) return false;
  const isBetween = (DETERMINER.has(next) || /^\d/.test(next)) && /^\p{L}/u.test(terms[at - 1] ?? "");
  return isBetween && !NO_VERB_AFTER.has(before) && PLAIN_ENDING.test(words[at] ?? "");
}

const ROLES = [
  "tribunal|tribunaux|juge|juges|cour|magistrat|justice|jugement|judiciaire|verdict|court|judge",
  "parquet|procureur|procureure|prosecutor",
  "prefet|prefete|prefecture",
  "rectorat|recteur|rectrice|academie",
  "ministre|ministere|gouvernement|executif|minister|government",
  "maire|mairie|municipalite|commune|communal|ville|bourgmestre|conseil|conseillere|conseiller|municipal|mayor|council|city",
  "region|regional|regionale",
  "departement|departemental|departementale",
  "syndicat|syndicats|syndical|syndicale|delegue|deleguee|union|unions",
  "police|policier|policiers|gendarme|gendarmes|gendarmerie|enqueteurs",
  "chambre",
  "cooperative|coop",
  "association|associations|ong|fondation|collectif",
  "banque|banques|bank",
  "assureur|assureurs|assurance|mutuelle|mutuelles|insurer",
  "direction|directeur|directrice|directeurs|patron|patronne|pdg|dirigeant|dirigeante|dirigeants|president|presidente|fondateur|fondatrice|cofondateur|cofondatrice|management|director|chief",
  "avocat|avocate|avocats|lawyer",
  "commission|bruxelles|europe|europeen|europeenne|ue|union",
  "senat|senateur|senateurs|depute|deputes|deputee|assemblee|parlement",
  "armee|militaire|militaires|army",
].map((row) => new Set(row.split("|")));

/** The words of an office or an institution that a word may stand for; undefined where it names none. */
export function roleOf(word: string): ReadonlySet<string> | undefined {
  return ROLES.find((role) => role.has(word));
}
