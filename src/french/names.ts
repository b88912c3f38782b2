import { fold } from "./words.ts";

/** Names in a French text, as written, in order: capitalised runs and acronyms, without their elided article. */
export function findNames(text: string): string[] {
  const names: string[] = [];
  for (const { index, 0: found } of text.matchAll(NAME)) {
    const name = found.replace(ELIDED, "").replace(TRAILING, "");
    if (name !== "" && !(opensSentence(text, index) && isOrdinary(name))) names.push(name);
  }
  return names;
}

/** A capital, then more words with a capital or a figure, joined by "de" or by nothing: "Project Prometheus", "Scale AI". */
const NAME =
  /(?<![\p{L}\p{N}])(?:[LDdlCcJjMmNnSsTt]['’])?\p{Lu}[\p{L}\p{N}&.-]*(?:['’]\p{Lu}[\p{L}-]*)?(?: (?:(?:de|du|des|la|le|von|van|al|of|the) (?:l['’])?)?(?:[dl]['’])?(?:\p{Lu}[\p{L}\p{N}&-]*|\d+[\p{L}\d.]*(?![\p{L}\d%])))*/gu;
const ELIDED = /^(?:[LDldCcJjMmNnSsTt]|Qu|qu)['’]/u;
const TRAILING = /[.-]+$/u;

function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…:»\n]["«“\s]*|^["«“\s]+)$/u.test(text.slice(Math.max(0, at - 4), at));
}

/** A first word that French sentences open with is no name for its capital alone. */
function isOrdinary(name: string): boolean {
  const [first = "", ...others] = name.split(" ");
  return others.length === 0 && (OPENERS.has(fold(first)) || /^\p{Lu}$/u.test(first));
}

const OPENERS = new Set(
  fold(
    `le la les un une des du de ce cet cette ces il elle ils elles on nous vous je tu qui que quoi quel quelle quels
    quelles quand comment combien pourquoi où dans sur sous avec sans pour par en au aux à et ou mais donc or ni car si
    selon depuis après avant pendant entre chez vers dès lors ainsi alors aussi enfin puis ensuite cependant toutefois
    pourtant certes bien plus moins très tout tous toute toutes aucun aucune chaque plusieurs certains certaines
    autre autres même son sa ses leur leurs notre nos votre vos mon ma mes cela ceci celui celle ceux celles y a est
    sont reste face malgré grâce outre parmi afin parce comme lorsque tandis quant voici voilà parallèlement
    concrètement ailleurs désormais aujourd hier demain ici là jamais toujours souvent parfois déjà encore seul seule
    seuls seules deux trois quatre cinq six sept huit neuf dix cent mille quelque quelques faut peut doit existe quelles
    y-a t donne dis dites explique résume parle affiche traduis cite liste montre compare`,
  ).split(/\s+/),
);
