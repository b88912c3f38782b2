import { matchAt } from "./folded-text.ts";

type HedgeKind = "about" | "atMost" | "atLeast" | "moreThan" | "lessThan" | "between";

/** How a figure is qualified; `text` as written, empty where the figure's own words say it (« une centaine »). */
export type Hedge = { kind: HedgeKind; text: string };

/** A hedge and its place. */
type HedgeFound = { kind: HedgeKind; start: number; end: number };

/** The words that qualify a quantity starting at `at` in a folded text; those before `from` belong to another one. */
export function findHedgeBefore(plain: string, at: number, from = 0): HedgeFound | undefined {
  const floor = Math.max(from, at - LONGEST);
  const window = plain.slice(floor, at);
  const match = LAST_WORD.test(window.slice(-20)) ? BEFORE.exec(window) : null;
  if (!match || match[0] === match[1]) return undefined;
  const start = floor + match.index + (match[1]?.length ?? 0);
  return { kind: kindOf(match), start, end: floor + window.trimEnd().length };
}

/** The words that qualify a quantity ending at `at`, one noun further at most: « 300 personnes environ ». */
export function findHedgeAfter(plain: string, at: number): HedgeFound | undefined {
  const noun = matchAt(NOUN, plain, at)?.[0] ?? "";
  const match = matchAt(AFTER, plain, at) ?? (noun && matchAt(AFTER, plain, at + noun.length));
  if (!match) return undefined;
  return { kind: kindOf(match), start: match.index + (match[1]?.length ?? 0), end: match.index + match[0].length };
}

const kindOf = (match: RegExpExecArray): HedgeKind =>
  KINDS.find((kind) => match.groups?.[kind] !== undefined) ?? "about";

const KINDS: HedgeKind[] = ["about", "atMost", "atLeast", "moreThan", "lessThan"];
/** Characters: no hedge read below is longer. */
const LONGEST = 56;

const any = (words: string[]): string => `(?:${words.join("|")})`;

const DE = "(?:de |des |du |d')";
const TO = "(?:a |aux? )";
const THE = "(?:les? |la |l')?";
const BAR = `(?:la barre|le cap|le seuil|la limite) ${DE}`;
const VERB_ENDING = "(?:e|es|ent|ant|ait|aient|er|era|eront|erait|eraient) ";
const EXCEED = `(?:depass|exced)${VERB_ENDING}`;
/** « dépassent très souvent les 40 000 ». */
const ADVERBS =
  "(?:(?:deja|desormais|souvent|toujours|encore|ainsi|meme|maintenant|aujourd'hui|tres|bien|[a-z]+ment) ){0,2}";
const DEGREE = "(?:(?:un peu|bien|nettement|largement|legerement|beaucoup|a peine|encore|sensiblement) )?";

const ABOUT = any([
  ...[`(?:tout )?pres ${DE}`, "environ ", "quelques? ", `autour ${DE}`, `aux alentours ${DE}`, `de l'ordre ${DE}`],
  ...["a peu pres ", "approximativement ", "presque ", "quasiment ", "grosso modo ", "plus ou moins ", "a peine "],
  ...[`(?:voisin|proche)e?s? ${DE}`, "tout juste ", "[~≈±] ?", "env\\. ?"],
  "(?:estim|evalu|chiffr)(?:e|ee|es|ees|ent|ait) a ",
  `(?:avoisin|frol|approch)${VERB_ENDING}${ADVERBS}(?:${DE}|${THE})`,
]);
const AT_MOST = any([
  ...[`jusqu'${TO}`, "(?:tout )?au (?:grand )?(?:plus|maximum) ", `maximum (?:${DE})?`, `pas plus ${DE}`, "(?:≤|<=) ?"],
  ...[`inferieure?s? ou egale?s? ${TO}`, `plafonnee?s? ${TO}`, `sans (?:depasser|exceder) ${THE}`],
  `${EXCEED}(?:pas|jamais|guere) (?:${BAR})?${THE}`,
]);
const AT_LEAST = any([
  ...["au (?:bas mot|moins|minimum) ", "a minima ", `minimum (?:${DE})?`, `(?:pas|non) moins ${DE}`, "(?:≥|>=) ?"],
  ...[`superieure?s? ou egale?s? ${TO}`, `a partir ${DE}`],
]);
const MORE_THAN = any([
  ...[`${DEGREE}plus ${DE}`, `superieure?s? ${TO}`, `au[- ]dela ${DE}`, `au[- ]dessus ${DE}`, "> ?"],
  `${EXCEED}${ADVERBS}(?:${BAR})?${THE}`,
  `(?:depasse|franchi[rst]?|franchiss(?:ant|ent|ait)) (?:les? |(?:[a-z']+ ){0,5}?${BAR})`,
]);
const LESS_THAN = any([
  ...[`${DEGREE}moins ${DE}`, `inferieure?s? ${TO}`, `(?:en|au)[- ]dessous ${DE}`, `en deca ${DE}`, "< ?"],
  ...["sous les? ", `sous ${BAR}`],
]);
/** « ou plus » opens what follows in « ou plus de 30 » and « et plus généralement ». */
const CLOSING = "(?! d[e']| [a-z]+(?:ment|s)\\b)";
const AFTER_WORDS: Partial<Record<HedgeKind, string>> = {
  about: "environ|ou presque|a peu pres|approximativement",
  atMost: `(?:tout )?au (?:grand )?(?:plus(?! tard| tot)|maximum)|maximum|max|(?:ou|et|voire) moins${CLOSING}`,
  atLeast: `au (?:moins|minimum|bas mot)|minimum|(?:ou|et|voire) (?:plus|davantage)${CLOSING}`,
  moreThan: "et quelques",
};

/**
 * The leftmost match is the longest hedge: « un peu plus de » before « plus de », « jusqu’à près de » whole. The match
 * is empty after any other words: to ask for one kind at least would write `ABOUT`, and compile it, twice.
 */
const BEFORE = new RegExp(
  `(^|[^a-z_])(?:(?:(?<atMost>${AT_MOST})|(?<atLeast>${AT_LEAST})|(?<moreThan>${MORE_THAN})|` +
    `(?<lessThan>${LESS_THAN}))?${ABOUT}?)$`,
);
/** How each of them ends; most quantities stand after another word, which is seen at once. */
const LAST_WORD = new RegExp(
  "(?:\\b(?:des?|du|a|aux?|les?|la|environ|quelques?|pres|presque|modo|moins|plus|peine|juste|mot|minima|minimum|" +
    "maximum|pas|jamais|guere|souvent|toujours|encore|deja|desormais|ainsi|meme|maintenant|aujourd'hui|\\w+ment|" +
    "(?:depass|exced|approch|avoisin|frol)\\w+) |env\\. ?|[dl]'|[~≈±<>=≤≥] ?)$",
);
const AFTER = new RegExp(
  `(,? \\(?)(?:${Object.entries(AFTER_WORDS)
    .map(([kind, words]) => `(?<${kind}>${words})`)
    .join("|")})(?![\\w'-])`,
  "y",
);
const NOUN = / [a-z]+(?=,? )/y;
