import { type Wanted, wantOf } from "../french/wanted.ts";

/** What a passage holds that tells what is wanted. Bounded: a text that nothing cuts may be of digits alone. */
const HELD: Partial<Record<Wanted, RegExp>> = {
  power: /\d[\d\s,]{0,12}(?:[kMGT]Wh?|[a-zé]{0,6}watts?)(?!\p{L})/iu,
  money:
    /[€$£¥]|\d\s{0,2}(?:euros?|dollars?|francs?|livres|yens?)|milli(?:ards?|ons?) (?:de |d[’'])(?:euros?|dollars?|francs?|livres|yens?)/iu,
  share:
    /\d\s{0,2}%|pour cent|la moitié|(?:un|deux|trois) (?:tiers|quarts?|cinquièmes?|dixièmes?)| sur (?:deux|trois|quatre|cinq|dix|cent)/iu,
  duration:
    /(?:\d|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente)\s(?:ans?|années?|mois|semaines?|jours?|journées?|heures?|minutes?|secondes?)/iu,
  date: /(?:19|20)\d\d|(?<!\p{L})(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\p{L})/iu,
  count: /\d/,
  measure: /\d/,
  name: /\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30}){0,3} (?:(?:de|von|van|le|la) |d[’'])?\p{Lu}\p{Ll}/u,
};

/** Tells of a text whether it holds a figure, a date or a name of the kind that a question wants; of no text, where any will do. */
export function openWanted(question: string): (text: string) => boolean {
  const held = HELD[wantOf(question).wanted];
  return (text) => held?.test(text) ?? false;
}
