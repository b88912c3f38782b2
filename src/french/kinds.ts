import { fold } from "./words.ts";

/** What sort of thing a text says that a name is; `stated` where it says so in as many words (« baptisé », « X, un réseau »). */
export type Kind = { kind: string; stated: boolean };

/** Nouns that stand beside names, by sort of thing. « Projet », « programme » and « système » tell none. */
const NOUNS: Record<string, string> = {
  organisation: `entreprise societe start-up startup pousse groupe operateur fabricant equipementier editeur editrice
    constructeur fournisseur geant firme compagnie filiale association fondation cooperative agence institut cabinet banque
    fonds assureur collectif consortium groupement federation syndicat parti multinationale pme laboratoire ministere
    universite hebergeur distributeur studio company firm group maker agency nonprofit bank university`,
  software: `assistant assistante modele logiciel application appli outil chatbot agent plateforme algorithme navigateur
    moteur bibliotheque jeu robot humanoide appareil model app tool software chatbot robot`,
  installation: `supercalculateur calculateur ordinateur reseau centre usine campus cluster grappe centrale barrage parc
    gare aeroport port pont tunnel tour supercomputer network cluster datacenter plant`,
  vessel: `fusee satellite nanosatellite sonde vaisseau capsule navire bateau avion missile sous-marin lanceur rover
    rocket spacecraft satellite ship probe`,
  work: "film livre roman serie chanson album opera tableau poeme tragedie statue novel movie painting",
  place: "ville commune village region vallee ile fleuve riviere montagne lac quartier hameau massif town river island",
  nature: `vent ouragan tempete cyclone volcan virus planete asteroide comete lune etoile plante fleur arbuste oiseau
    poisson bacterie wind hurricane storm planet asteroid moon`,
  myth: "titan dieu deesse heros nymphe god goddess",
};
const KIND_OF = new Map(
  Object.entries(NOUNS).flatMap(([kind, nouns]) => nouns.split(/\s+/).map((noun): [string, string] => [noun, kind])),
);

const WORD = "\\p{Ll}[\\p{Ll}’'-]*";
const MARK = '[«»“”"*  ]*';
const ARTICLE = "(?:(?:un|une|le|la|les|des|du|son|sa|leur|notre|premier|première|a|an|the) |l[’']|d[’'](?:un|une) )";
/** A name itself, or at the end of a longer one: « Project Prometheus ». */
const BEARER = (name: string): string =>
  `(?:\\p{Lu}[\\p{L}-]+ )?${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}-])`;

/** The sorts of things that sentences say a name to be, once each. */
export function kindsOf(name: string, sentences: readonly string[]): Kind[] {
  const bearer = BEARER(name);
  // « le supercalculateur Aubépine », « l’assistant vocal Aubépine »
  const before = new RegExp(`(${WORD}(?: ${WORD})?) ${MARK}${bearer}`, "gu");
  // « Prometheus, une start-up », « Aubépine est un assistant »
  const after = new RegExp(`${bearer}${MARK}(?:,| est| sera| était| is| was) ${ARTICLE}((?:${WORD} ?){1,3})`, "gu");
  // « le premier réseau, baptisé Prometheus »
  const named = new RegExp(
    `((?:${WORD} ?){1,4}),? (?:(?:qui |that )?(?:est |sera |is )?)(?:baptis|nomm|dénomm|appel|surnomm|named|called|dubbed)\\p{Ll}* ${ARTICLE}?${MARK}${bearer}`,
    "gu",
  );
  const found = sentences.flatMap((sentence) => [
    ...Array.from(sentence.matchAll(before), ([, words = ""]) => ({ kind: lastKind(words), stated: false })),
    ...Array.from(sentence.matchAll(after), ([, words = ""]) => ({ kind: firstKind(words), stated: true })),
    ...Array.from(sentence.matchAll(named), ([, words = ""]) => ({ kind: lastKind(words), stated: true })),
  ]);
  const kinds = new Map<string, boolean>();
  for (const { kind, stated } of found) if (kind) kinds.set(kind, stated || kinds.get(kind) === true);
  return [...kinds].map(([kind, stated]) => ({ kind, stated }));
}

/** The sort of the noun closest to the name; « réseau social » is no installation. */
const lastKind = (words: string): string | undefined => kindsIn(words).at(-1);
const firstKind = (words: string): string | undefined => kindsIn(words)[0];

function kindsIn(words: string): string[] {
  return fold(words)
    .replace(/reseau social/g, "plateforme")
    .replace(/\bcentre de (?:recherche|formation)s?/g, "institut")
    .replace(/[’]/g, "'")
    .split(/\s+/)
    .flatMap((word) => KIND_OF.get(word.replace(/^[ld]'/, "").replace(/s$/, "")) ?? KIND_OF.get(word) ?? []);
}
