import { type Token, tokensOf } from "./tokens.ts";
import { searchTerms } from "./words.ts";

/** What a name is called, by its stem, with the stems of the name: « la ministre Clarisse Mbarga », « Hugo Sennelier, président ». */
export type Title = { label: string; isOffice: boolean; names: string[] };

const OFFICES = new Set(
  searchTerms(
    "directeur directrice président présidente vice-président ministre pdg fondateur fondatrice cofondateur cofondatrice patron patronne maire bourgmestre avocat avocate porte-parole sociologue linguiste économiste chercheur chercheuse professeur professeure secrétaire ingénieur ingénieure préfet préfète procureur procureure toxicologue infectiologue médecin responsable chef dirigeant dirigeante recteur rectrice biologiste physicien physicienne historien historienne analyste gouverneur gouverneure trésorier trésorière maître présentateur réanimateur réanimatrice géographe",
  ),
);
/** Words that stand before a name, and call it nothing that is its own. */
const NO_LABEL = new Set(
  searchTerms(
    "entreprise société groupe firme start-up compagnie géant jeune pousse ville mois jour an année lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre nouveau nouvelle futur future ancien ancienne modèle système programme projet site usine client rival concurrent",
  ),
);
const DETERMINER = /^(?:le|la|les|l|un|une|son|sa|leur|ce|cette)$/;
const SMALL =
  /^(?:de|d|du|des|à|au|aux|en|dans|par|pour|sur|sous|chez|avec|sans|contre|entre|vers|depuis|selon|et|ou|que|qu|qui|mais|dont|où|ne|n|se|s|est|sont|a|ont)$/;
/** « baptisé Hyperion ». */
const NAMED = /^(?:baptisé|nommé|appelé|surnommé|intitulé|dénommé)e?s?$/;
/** Words between a title and its name. */
const REACH = 7;

/** The names of a text that are called something. */
export function findTitles(text: string): Title[] {
  const tokens = tokensOf(text);
  const titles: Title[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at]?.isName || tokens[at - 1]?.isName) continue;
    let end = at;
    while (tokens[end]?.isName) end += 1;
    const names = tokens
      .slice(at, end)
      .map(({ term }) => term)
      .filter(Boolean);
    const before = isOwner(tokens, at, end) ? [] : labelsBefore(tokens, at);
    const labels = [...before, ...labelsAfter(tokens, end)];
    if (names.length > 0)
      titles.push(...[...new Set(labels)].map((label) => ({ label, isOffice: OFFICES.has(label), names })));
  }
  return titles;
}

/** « le président de X »: X is not called so, but who is named with it: « de Y X », « X, la directrice de Y ». */
function isOwner(tokens: readonly Token[], at: number, end: number): boolean {
  const from = /^(?:l|la|le|les)$/.test(tokens[at - 1]?.word ?? "") ? at - 1 : at;
  if (!OF.test(tokens[from - 1]?.word ?? "")) return false;
  if (end - at === 1) return true;
  return tokens[end]?.word === "," && tokens[end + 1]?.isName === true;
}

const OF = /^(?:de|d|du|des)$/;

/** Whether one of the stems is of an office. */
export const nameOffice = (terms: ReadonlySet<string>): boolean => {
  for (const term of terms) if (OFFICES.has(term)) return true;
  return false;
};

/** Whose an office is: « co-PDG de Project Prometheus », by its stem, with the stems of the name behind it. */
export function findOffices(text: string): { label: string; owner: string[] }[] {
  const tokens = tokensOf(text);
  return tokens.flatMap(({ term, isName }, at) => {
    if (!OFFICES.has(term) || (isName && term !== PDG)) return [];
    const of = [at + 1, at + 2].find((place) => OF.test(tokens[place]?.word ?? ""));
    if (of === undefined) return [];
    let end = of + 1;
    while (tokens[end]?.isName) end += 1;
    const owner = tokens.slice(of + 1, end).flatMap((token) => token.term || []);
    return owner.length > 0 ? [{ label: term, owner }] : [];
  });
}

const PDG = "pdg";

/** « la ministre X », « le directeur général de Y X », « la directrice financière, X ». */
function labelsBefore(tokens: readonly Token[], at: number): string[] {
  if (NAMED.test(tokens[at - 1]?.word ?? "")) return ["nomme"];
  const isApart = tokens[at - 1]?.word === ",";
  const stretch = nounBefore(tokens, isApart ? at - 1 : at);
  const [head] = stretch;
  if (!head || head.isName) return [];
  if (OFFICES.has(head.term)) return [head.term];
  const isTight = !isApart && stretch.length <= 2 && stretch.every(isPlain);
  return isTight && !NO_LABEL.has(head.term) ? [head.term] : [];
}

/** The words between a determiner and a place; none where a mark parts them, or too many words. */
function nounBefore(tokens: readonly Token[], end: number): readonly Token[] {
  let from = end - 1;
  while (from >= 0 && end - from <= REACH && !tokens[from]?.isMark && !opensNoun(tokens, from)) from -= 1;
  return DETERMINER.test(tokens[from]?.word ?? "") ? tokens.slice(from + 1, end) : [];
}

/** « la » of « la présidente », but not of « de la régie ». */
const opensNoun = (tokens: readonly Token[], at: number): boolean =>
  DETERMINER.test(tokens[at]?.word ?? "") && !OF.test(tokens[at - 1]?.word ?? "");

const isPlain = ({ word, term }: Token): boolean => !SMALL.test(word) && term !== "" && !/\d/.test(term);

/** « X, président de Y », « X, la directrice ». */
function labelsAfter(tokens: readonly Token[], end: number): string[] {
  if (tokens[end]?.word !== ",") return [];
  const at = DETERMINER.test(tokens[end + 1]?.word ?? "") ? end + 2 : end + 1;
  const label = tokens[at]?.term ?? "";
  return OFFICES.has(label) && !tokens[at]?.isName ? [label] : [];
}
