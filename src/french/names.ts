import { fold } from "./words.ts";

let last: { text: string; names: readonly string[] } = { text: "", names: [] };

/**
 * Names in a French text, as written, in order: capitalised runs and acronyms, without their elided article. Many checks
 * ask for those of one sentence in a row.
 */
export function findNames(text: string): readonly string[] {
  if (text !== last.text) last = { text, names: readNames(text) };
  return last.names;
}

function readNames(text: string): string[] {
  const names: string[] = [];
  for (const { index, 0: found } of text.matchAll(NAME)) {
    const before = text.slice(Math.max(0, index - 4), index);
    const written = found.replace(ELIDED, "").replace(/-+$/, "");
    const name = OPENING.test(before) ? withoutOpeners(written) : written;
    if (name !== "" && !(AFTER_NUMBER.test(before) && UNIT.test(name))) names.push(name);
  }
  return names;
}

/** "OpenAI", "S.N.C.F", "O’Brien", "GPT-4.1", "xAI"; a full stop inside only. */
const WORD = "(?:\\p{Ll}{1,3}(?=\\p{Lu}))?\\p{Lu}(?:[\\p{L}\\p{N}&-]|\\.(?=[\\p{L}\\p{N}])|['’](?=\\p{Lu}))*";
const ABBREVIATED = "(?:(?:\\p{Lu}|MM|Dr|Pr|Mgr)\\. )*";
/** An acronym owns nothing: "PDG d’Amazon" is no name, "Département de l’Énergie" is one. */
const LINK =
  "(?<!(?<!\\p{L})\\p{Lu}{2,}) (?:(?:de|du|des|la|le|les|van|von|der|den|ben|bin|al|el|di|da|of|the) ){0,2}(?:[dl]['’])?";
/** "Llama 4" and "Veo 3" are names, "Amazon 10 %" and "Meta 5 gigawatts" are not. */
const MODEL =
  " \\d+(?:\\.\\d+)?[\\p{L}\\d]*(?![\\p{L}\\d]|[.,]\\d|[ \u00a0\u202f]?[%‰€$£]|[ \u00a0\u202f]\\d{3}(?!\\d)| (?:ans|fois|mois|\\p{Ll}{4,}s)(?!\\p{L}))";
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])${ABBREVIATED}${WORD}(?:(?: |${LINK})${ABBREVIATED}${WORD}|${MODEL})*`,
  "gu",
);
const ELIDED = /^(?:[LDCJMNST]|Qu)['’]/u;
const OPENING = /(?:^|[.!?…:»\n])["«“\s]*$/u;
const AFTER_NUMBER = /\d\s?$/;
const UNIT = /^(?:[kMGTP]?(?:Wh?|Hz|o)|Mds?|M)$/;

/** A first word that French sentences open with is no name for its capital alone. */
function withoutOpeners(name: string): string {
  const words = name.split(" ");
  const first = words.findIndex((word) => !isOpener(word));
  if (first < 0 || (words.length === 1 && /^\p{Lu}$/u.test(name))) return "";
  return words.slice(first).join(" ");
}

/** "Donne-moi" and "Serait-ce" are verbs; "Trois-Rivières" is a name. */
const isOpener = (word: string): boolean =>
  /^\d+$/.test(word) || INVERTED.test(word) || ASKING.test(word) || OPENERS.has(fold(word.replace(/-\p{Ll}.*$/u, "")));

/** As English questions begin; « WHO » is a name. */
const ASKING =
  /^(?:Who|Whom|Whose|What|Which|When|Where|Why|How|Did|Does|Do|Is|Are|Was|Were|Has|Have|Had|Can|Could|Will|Would|Should|And|But)$/;
const INVERTED = /-(?:ce|ils?|elles?|on|je|tu|nous|vous|[mt]oi|lui|leur|les?|la|en|y)$/;

const OPENERS = new Set(
  fold(
    `le la les un une des du de ce cet cette ces il elle ils elles on nous vous je tu qui que quoi quel quelle quels
    quelles quand comment combien pourquoi où dans sur sous avec sans pour par en au aux à et ou mais donc or ni car si
    selon depuis après avant pendant entre chez vers dès lors ainsi alors aussi enfin puis ensuite cependant toutefois
    pourtant certes bien plus moins très tout tous toute toutes aucun aucune chaque plusieurs certain certains certaine
    certaines autre autres même son sa ses leur leurs notre nos votre vos mon ma mes ça cela ceci celui celle ceux
    celles a est sont reste face malgré grâce outre parmi afin parce comme lorsque tandis quant voici voilà concrètement
    parallèlement récemment actuellement également notamment finalement ailleurs désormais aujourd hier demain ici là
    jamais toujours souvent parfois déjà encore seul seule seuls seules deux trois quatre cinq six sept huit neuf dix cent mille quelque quelques faut peut doit existe
    environ personne rien nul nulle chacun chacune quiconque beaucoup peu nombre faute côté près loin seulement surtout
    bref résultat début fin mi courant vu étant lui eux
    qu jusqu lorsqu puisqu quoiqu oui non lundi mardi mercredi jeudi vendredi samedi dimanche t donne dis dites explique
    résume parle affiche traduis cite liste montre compare`,
  ).split(/\s+/),
);
