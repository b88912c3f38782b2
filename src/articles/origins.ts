import type { Article } from "./article.ts";
import type { Line } from "./draft.ts";
import { AGENCIES, MEDIA, mediumNamed, mediumOf, plain } from "./media.ts";

type Signed = Pick<Article, "title" | "titleDerived" | "author" | "publisher" | "sentences">;

/**
 * Finds the media and agencies that an article names as those its news comes from, in its title, its first sentences or
 * its signature: « selon Reuters », « a révélé The Information », « (source : AFP) ». A company or a study that speaks is
 * none, and neither is its own publisher. `publishers`: others whose names count as those of media.
 */
export function originFinder(publishers: readonly string[]): (article: Signed) => string[] {
  const names = patternOf(publishers.map(mediumOf));
  return ({ title, titleDerived, author, publisher, sentences }) => {
    const own = publisher === null ? null : mediumOf(publisher);
    const texts = sentences.map(({ text }) => text);
    const found = [
      ...agenciesIn(author ?? ""),
      ...(titleDerived ? [] : findIn(title, names, [isSubject, isBehind, isSigned, isLast])),
      ...texts.slice(0, OPENING).flatMap((text) => findIn(text, names, [isSubject, isBehind, isSigned])),
      ...texts.slice(Math.max(OPENING, texts.length - CLOSING)).flatMap((text) => findIn(text, names, [isSigned])),
    ];
    return [...new Set(found)].filter((name) => name !== own);
  };
}

/** The agencies that a signature names: « Le Monde avec AFP et Reuters ». */
export const agenciesIn = (signature: string): string[] => [
  ...new Set(Array.from(plain(signature).matchAll(AGENCY), ([name]) => mediumNamed(name))),
];

/** The agencies that sign a text above or below it, on lines that are none of its sentences: « Paris, le 12 mars (AFP) ». */
export function signedBy(lines: readonly Line[]): string[] {
  const written = lines.map(({ text }) => text.trim()).filter((text) => text !== "");
  const ends = [...written.slice(0, ABOVE), ...written.slice(Math.max(ABOVE, written.length - BELOW))];
  const credits = ends.filter((text) => text.length <= LONGEST_CREDIT);
  return [...new Set(credits.flatMap((text) => findIn(text, AGENCY, [isSigned, isCredit])))];
}

/** Lines, and characters of one. */
const [ABOVE, BELOW] = [6, 3];
const LONGEST_CREDIT = 80;

/** Sentences in which an article says where its news comes from: what is named further down is told besides. */
const OPENING = 4;
/** Sentences at its end, where it may be signed. */
const CLOSING = 2;

/** The longest first, as « Le Monde diplomatique » is not Le Monde; « du Monde » is, and « Bloomberg Intelligence » no Bloomberg. */
function namesAmong(forms: readonly string[]): RegExp {
  const written = [...new Set(forms)]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .map((form) => form.replace(/^Le /, "(?:[Ll]e|du|au) ").replace(/^Les /, "(?:[Ll]es|des|aux) "))
    .map((form) => form.replace(/^La /, "[Ll]a ").replace(/^L'/, "[Ll]'").replace(/^The /, "[Tt]he "));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${written.join("|")})(?![\\p{L}\\p{N}]|[ -][\\p{Lu}\\p{N}])`, "gu");
}

const LISTED = MEDIA.flat();
const AGENCY = namesAmong(AGENCIES.flat());
const LISTED_NAMES = namesAmong(LISTED);
const FORMS = new Map(LISTED.map((form) => [form.toLowerCase(), mediumNamed(form)]));

/** A name of one or two characters, or one that begins like any word, names nobody for sure. */
function patternOf(publishers: readonly string[]): RegExp {
  const others = publishers.filter((name) => /^[\p{Lu}\p{N}].{2,}$/u.test(name) && !FORMS.has(name.toLowerCase()));
  return others.length === 0 ? LISTED_NAMES : namesAmong([...LISTED, ...others]);
}

/** What stands on both sides of a name, or of several in a row. */
type Sides = { before: string; after: string };

/** Characters looked at on each side. */
const AROUND = 140;

function findIn(written: string, names: RegExp, signs: readonly ((sides: Sides) => boolean)[]): string[] {
  const text = plain(written);
  const rows: { from: number; to: number; names: string[] }[] = [];
  for (const { 0: name, index } of text.matchAll(names)) {
    const row = rows.at(-1);
    const isNext = row !== undefined && JOINT.test(text.slice(row.to, index));
    const named = mediumIn(name);
    if (isNext) Object.assign(row, { to: index + name.length, names: [...row.names, named] });
    else rows.push({ from: index, to: index + name.length, names: [named] });
  }
  return rows.flatMap((row) => {
    const before = text.slice(Math.max(0, row.from - AROUND), row.from);
    const sides = { before, after: text.slice(row.to, row.to + AROUND) };
    return signs.some((isOne) => isOne(sides)) ? row.names : [];
  });
}

const JOINT = /^(?: ?[,/&] ?(?:et |and )?| et | and | ou | puis )(?:[ld]'|le |la |les |the |de )*$/u;

/** « du Monde » and « le Monde » are Le Monde. */
function mediumIn(written: string): string {
  const whole = written.replace(/^(?:du|au) /, "Le ").replace(/^(?:des|aux) /, "Les ");
  return FORMS.get(whole.toLowerCase()) ?? whole;
}

/** « selon les informations du quotidien britannique … », « …, a révélé … », « a déclaré à l’agence … » */
function isBehind({ before }: Sides): boolean {
  const words = wordsOf(before);
  for (let left = words.length; left > 0; left--) {
    const rest = words.slice(0, left).join(" ");
    if (BEHIND.test(rest)) return !CONTRARY.test(rest);
    if (!BRIDGE.test(words[left - 1] ?? "")) return false;
  }
  return false;
}

/** « … a révélé que », « Comme le rapporte … » */
function isSubject({ before, after }: Sides): boolean {
  if (!SAYS.test(after)) return false;
  const words = wordsOf(before);
  const own = words.findLastIndex((word) => !BRIDGE.test(word));
  const rest = words.slice(0, own + 1).join(" ");
  return CLAUSE.test(rest) && !CONTRARY.test(rest);
}

/** « (source : …) », « Via … », « (avec …) », « PARIS (…) — » */
function isSigned({ before, after }: Sides): boolean {
  const rest = before.replace(/(?:[ld]'|le |la |les |the )$/iu, "");
  if (SOURCE.test(rest)) return true;
  if (/\($/.test(before) && /^\) ?[-–—]/.test(after)) return true;
  return (WITH.test(rest) || (/\($/.test(before) && !ABBREVIATED.test(before))) && CLOSED.test(after);
}

/** « Par Jeanne Roy avec AFP », and a line that holds a name and nothing else. */
const isCredit = ({ before, after }: Sides): boolean => CREDIT.test(before) && CLOSED.test(after);

/** « … (Bloomberg) », « … - Reuters »: how titles name where they come from. */
const isLast = ({ before, after }: Sides): boolean =>
  /(?: [-–—|:] ?| ?[(] ?)$/u.test(before) && /^ ?\)?$/.test(after) && !ABBREVIATED.test(before);

const wordsOf = (text: string): string[] => text.trim().split(/ +|(?<=')/u);

/** What may stand between « selon » and a name. */
const BRIDGE =
  /^(?:[ld]'|les?|la|du|des?|aux?|à|dans|chez|par|un|une|deux|trois|plusieurs|nos|notre|son|confrères?|articles?|billet|enquête|entretien|interview|dépêche|informations?|révélations?|indiscrétions|sources?|personnes|citée?s?|interrogée?s?|publiée?s?|parue?s?|exclusi(?:f|ve)s?|agence|presse|quotidien|journal|magazine|média|hebdomadaire|site|chaîne|lettre|radio|télévision|spécialisée?|économique|financi(?:er|ère)|américaine?|britannique|français|française|allemande?|japonaise?|chinoise?|belge|suisse|canadienne?|the|an?|reports?|story|scoop|reporting|people|two|several|new|exclusive|cited|quoted|published|in|from|by|of|at|newspaper|agency|news|outlet|website)$/iu;

const SAID =
  "(?:rapporte|révèle|indique|affirme|dévoile|relate|avance|écri(?:t|ve))(?:nt)?|(?:rapport|révél)ait|croi(?:t|ent) savoir|(?:a|ont) (?:rapporté|révélé|dévoilé|indiqué|affirmé|écrit|relaté|appris)|report(?:s|ed)|reveal(?:s|ed)";
const BEHIND = new RegExp(
  `(?<!\\p{L})(?:selon|d' ?après|à en croire|according to|citing|citant|told|auprès|(?:révél|rapport|dévoil|relay|repér|cit|consult|interrog|confirm|évoqu)ée?s? par|obtenue?s? par|(?:(?:first )?reported|revealed|seen|reviewed|obtained|cited|quoted|spotted) by|(?:déclaré|dit|indiqué|confié|expliqué|précisé|affirmé|assuré|raconté|confirmé|interview|entretien)(?: (?!\\p{L}+[eio]r )[\\p{L}'-]+){0,5} (?:à|au)|dans les colonnes|${SAID})$`,
  "iu",
);
const SAYS = new RegExp(
  `^(?:,[^,.;]{3,80},)? (?:(?:first|also|l'|le|la) ?)?(?:${SAID}|fait état|says?|said|has (?:learned|reported|revealed)|understands)(?!\\p{L})`,
  "iu",
);
/** Where a clause begins. */
const CLAUSE = /(?:^|[,;:(«“"—–-]|(?<!\p{L})(?:que|qu'|comme|où|si|et|mais|as|and|but|when|that))$/iu;
const CONTRARY =
  /(?<!\p{L})(?:contrairement à|contrary to|démen\p{L}+|denie[sd]) (?:ce )?(?:que|qu'|what)?(?: ?l[ae])?(?: ?\p{L}+){0,2}$/iu;

const SOURCE = /(?:^|[([.!?…] ?)sources? ?: ?$/iu;
const WITH = /(?:^|[([—–-] ?|[.!?…] )(?:via|avec|with|par|by|d'après|selon|source) ?:? ?$/iu;
const CREDIT = /^(?:(?:par|by|propos|la rédaction) .{2,60} |[(*_]*)(?:(?:avec|with|et|and|par|by) (?:l')?)?$/iu;
/** Nothing but other names up to the end or to a closing mark. */
const CLOSED = /^(?:[ ,/&]+(?:et|and|agences?|l'\p{Lu}+|[\p{Lu}\p{N}][\p{L}\p{N}.-]*))* ?(?:[)\]]|[.!]? ?$)/u;
/** « Agence France-Presse ( »: what follows is short for it. */
const ABBREVIATED = /(?:\p{Lu}[\p{L}-]+ ){1,3}\($/u;
