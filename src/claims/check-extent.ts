import { searchTerms } from "../french/words.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";

/** Words that leave nothing out, or beat all others, and those of which one in the evidence says as much. */
const EXTENTS: [RegExp, RegExp][] = [
  [
    /(?<!\p{L})(?:tous les (?!(?:jours|ans|mois|deux|trois|\d))|toutes les (?!(?:heures|semaines|deux|trois|\d))|l['’]ensemble d|l['’]intégralité|la totalité|chacun d|entièrement|totalement|intégralement|à l['’]unanimité)/iu,
    /(?<!\p{L})(?:tou[st]|toutes?|chacun|chaque|ensemble|intégral|totalité|total|entier|entière|unanim|aucun|nul|complèt|complet|100|all|every|entire|each|whole|les|the|sans exception|mondial)/iu,
  ],
  [
    /(?<!\p{L})(?:la totalité|l['’]intégralité) d/iu,
    /(?<!\p{L})(?:tou[st]|toutes?|ensemble|intégral|total|entier|entière|complèt|complet|100|all|every|entire|whole)/iu,
  ],
  [
    /(?<!\p{L})à (?:l['’]|la |une? )\p{L}+ près(?!\p{L})/iu,
    /(?<!\p{L})à (?:l['’]|la |une? )\p{L}+ près(?!\p{L})|exact|précis/iu,
  ],
  [
    /(?<!\p{L})(?:toujours|systématiquement|en permanence|constamment)(?! (?:en|dans|pas|plus|selon|aussi|d['’]))/iu,
    /(?<!\p{L})(?:toujours|systémati|permanen|constamment|sans cesse|chaque|encore|jamais|continu|reste|demeur|tou[st]|toutes|always|still|every|mainti|garde|conserv)/iu,
  ],
  [
    /(?<!\p{L})(?:le|la|les|des|du) (?:plus|moins) (?!(?:de|d['’]|en|tôt|tard|souvent|possible|que|qu['’]|ou|\d)(?!\p{L}))\p{L}+/iu,
    /(?<!\p{L})(?:(?:le|la|les|des?|du|au|aux|son|sa|ses|leurs?|nos|notre|vos|votre) (?:plus|moins)|record|maxim|minim|jamais|premi|dernier|numéro|n°|doyen|leader|domin|devanc|devant|tête|meilleur|pire|principal|majeur|extrême|suprême|sommet|surtout|avant tout|mainly|mostly|top|first|most|least|best|worst|last|leading|\p{L}{3,}est(?!\p{L}))/iu,
  ],
  [
    /(?<!\p{L})(?:uniquement|exclusivement|une seule fois|définitivement|à jamais)(?!\p{L})/iu,
    /(?<!\p{L})(?:uniquement|exclusi|seul|rien qu|ne [^,;.]{1,40} qu|n['’][^,;.]{1,40} qu|définiti|jamais|réserv|only|sole|juste|simplement|permanent|toujours|limit)/iu,
  ],
];

/** « presque achevé », « achevé ou peu s’en faut ». */
const ALMOST =
  /(?<!\p{L})(?:presque|quasi|quasiment|pratiquement|partiellement|à moitié) (?<after>\p{L}{4,})|(?<before>\p{L}{4,}) \(?(?:ou peu s['’]en faut|ou presque|en partie)/giu;
const HINT =
  /essentiel|majorit|principal|surtout|plupart|presque|quasi|pratiquement|partiellement|à moitié|peu s['’]en faut|en partie/iu;
/** Words with which a claim is as careful. */
const NEARLY =
  /presque|quasi|pratiquement|partiel|partie|peu s['’]en faut|moitié|près|environ|quelque|guère|à peine|rare|peu |souvent|majorité|plupart|majeure|certain|plus (?:de|que)|moins/iu;

/** « presque toutes », said of all. */
const NEARLY_ALL =
  /(?<!\p{L})(?:(?:presque|quasiment|pratiquement|quasi) (?:tous|toutes?|aucune?|rien|la totalité)|quasi-totalité|pour l['’]essentiel|en majorité|majoritairement|principalement|surtout|la plupart)/iu;
const ALL = /(?<!\p{L})(?:tous|toutes|aucune?|la totalité|chacun)(?!\p{L})/iu;

/** What is only nearly so in the evidence, said outright. */
function lostAlmost({ text, terms }: Reading, supports: readonly Support[]): Fault | undefined {
  if (NEARLY.test(text)) return undefined;
  return supports.flatMap(({ citation, text: told, language }): Fault[] => {
    const nearly = language === "fr" && HINT.test(told) ? nearlyIn(told, text, terms) : undefined;
    return nearly === undefined ? [] : [{ kind: "hedge", said: text, instead: { citation, text: nearly } }];
  })[0];
}

/** The words of a sentence with which it says « presque » of what the claim says without. */
function nearlyIn(told: string, said: string, terms: ReadonlySet<string>): string | undefined {
  const [nearly] = ALL.test(said) ? (NEARLY_ALL.exec(told) ?? []) : [];
  const almost = Array.from(told.matchAll(ALMOST)).find(({ groups }) =>
    sharesTerm(searchTerms(groups?.["after"] ?? groups?.["before"] ?? "").slice(0, 1), terms),
  );
  return nearly ?? almost?.[0];
}

/** A claim does not say of all, always or alone what its evidence says of some, at times or among others. */
export function checkExtent({ reading, isQuoted }: Said, { supports, before }: Evidence): Fault[] {
  const almost = lostAlmost(reading, supports);
  if (almost !== undefined) return [almost];
  return EXTENTS.flatMap(([strong, enough]) => {
    const found = strong.exec(reading.text);
    if (found === null || isQuoted(found.index)) return [];
    const isHeld = [...supports, ...before].some(({ text }) => enough.test(text));
    return isHeld ? [] : [{ kind: "hedge" as const, said: found[0].trim(), instead: null }];
  });
}
