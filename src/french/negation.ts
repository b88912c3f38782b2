import { searchTerms } from "./words.ts";

const NOT = "(?:pas|plus|jamais|rien|aucune?s?|personne|gu[èe]re|ni|nul(?:le)?|point)";
const NE = "(?<![\\p{L}])(?:ne |n['’])";
/** « ne … pas », « aucun … ne », « ne cesse »; « ne … que » and « pas moins de » deny nothing. */
const OF_VERB = new RegExp(
  [
    `n['’](?:est|était) pas (?:[\\p{L}’'-]+ ){1,4}?qui (?:en |y |l['’]|les? |la )?(?:(?:ai?|ont|as|avez|avons|avait) )?(?<cleft>\\p{L}+)`,
    `${NE}(?<before>(?:[\\p{L}’'-]+ ){0,6}?)(?!plus [^,;]*?(?<!\\p{L})qu[e'’])(?<not>${NOT})(?![\\p{L}])(?! (?:moins|seulement|que)(?!\\p{L}))(?<after>(?: [\\p{L}’'-]+){0,3})`,
    `(?<!\\p{L})(?:aucune?|nul(?:le)?|personne|rien)(?<noun>(?: [\\p{L}’'-]+){0,5}?) ${NE}(?<verb>(?:[\\p{L}’'-]+ ?){0,5})`,
    `${NE}(?<bare>(?:peu[tv]|pouv|cess|os|sau|sai)\\p{L}* (?:[\\p{L}’'-]+ ?){1,2})`,
  ].join("|"),
  "giu",
);
const OF_NOUN =
  /(?<!\p{L})(?:à défaut d[e'’]|sans(?! doute| cesse)|ni|aucune?s?) \p{L}|(?<!\p{L})non (?:pas|à|aux?|encore) |(?<![\p{L}’'] ?|n['’]\p{L}+ )pas (?:de|d['’]|encore|un|une|en) ?/iu;
/** Two denials that say yes, and a bound said with a denial, which the hedges of figures hold. */
const NO_DENIAL = new RegExp(
  `${NE}(?:[\\p{L}]+ )?(?:(?:exclu|écart|manqu|dout|échapp)\\p{L}* (?:pas|guère)|(?:dépass|excéd)\\p{L}* (?:pas|jamais|guère)|(?:est|sont) pas (?:exclu|moins)\\p{L}*|(?:a|ont) pas échappé)|ne (?:peu|pourr|saur|doi|devr)\\p{L}+ (?:\\p{L}+ ){0,3}(?=plus d)|ne pas (?:dépasser|excéder)|pas moins de|pas plus d[e'’] ?(?=\\d|une? |deux |trois |dix |cent|mille)`,
  "giu",
);
const OF_VERB_ENGLISH = /\b(?:not|never|no|none|nothing|neither|nor|without|cannot)\b|n['’]t\b/i;

const list = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})`, "iu");

/** Verbs that say no by themselves, so that leaving them out says yes. */
const REFUSAL = list(
  "refus|écart(?:ant|e|er|é) tou|rejet(?:é|te|on)|interdi|exclu(?!siv)|démen|renonc|interd|opposés?(?!\\p{L})|vot\\p{L}+ contre|s['’](?:y )?oppos|échou|(?:fail|refus|reject|declin|deni|miss|lack)e[sd](?!\\p{L})|den(?:y|ies)(?!\\p{L})|withdr[ae]wn?(?!\\p{L})",
);
/** Words with which a clause may say no, or say the reverse of what another denies. */
const REVERSAL = list(
  "refus|rejet|interdi|exclu(?!siv)|écart|démen|échou|échec|manqu|absen|impossib|ignor|suspen|annul|renonc|cess|évit|empêch|" +
    "abandonn|dépourvu|inconnu|imagin|improbable|rare|peu |faute d[e'’]|loin d[e'’]|reste|seul|moins|faux|fausse|à tort|err|" +
    "dénu|priv|bloqu|arrêt|perd|débranch|supprim|retir|effac|épargn|anonym|gratuit|inchang|indemn|intact|stable|limit|" +
    "épuis|tari(?!f)|vide|disparai|disparu|expir|échapp|laiss\\p{L}* (?:passer|échapper)|rompu|romp(?:t|re)|hostil|résili|nul(?!le part)|" +
    "insuffis|ta(?:it|isent|ire|ira)(?!\\p{L})|avant (?:même )?(?:de|d['’]|que)|tard|attend|reli|hors|pass(?:e|ent) d|gard|mainti|conserv|continu|toujours|encore|jusqu|conteste|réfut|" +
    "dispens|exempt|au plus|trop|only|just |rather than|instead|free of|fewer|less|stop|reject|sauf|hormis|excepté|même|malgré|lack|" +
    "in(?:accessible|capable|exist|connu|certain|soup|suffi|achev|dispon)|oppos",
);

const REVERSALS = new RegExp(`${REVERSAL.source}\\p{L}*`, "giu");

/**
 * What a clause denies. `denies`: by « ne … pas » (`byVerb`) or « sans »; `refuses`: by a verb such as « refuse »; `reverses`: by
 * any word that may say no, whose stems are `reversals`; `denied`: the stems of the verbs under « ne … pas »; `without`: of
 * what « sans » takes away; `excluded`: of what « et non » leaves out.
 */
export type Denial = {
  denies: boolean;
  byVerb: boolean;
  refuses: boolean;
  reverses: boolean;
  denied: string[];
  reversals: string[];
  without: string[];
  excluded: string[];
};

/** The stems under one denial: of the verb, of the participle behind its auxiliary, of the noun of « aucune ». */
function deniedBy(groups: Record<string, string | undefined>): string[] {
  const { before = "", not = "", after = "", noun = "", verb = "", bare = "", cleft = "" } = groups;
  // « ce n’est pas moi qui ai fixé les règles »
  if (cleft !== "") return searchTerms(cleft);
  const owner = before.replace(ADVERBS, "").replace(/ +/g, " ");
  const isBehind = /^(?:aucun|nul)/i.test(not) || owner.trim() === "" || AUXILIARY.test(owner);
  const [, object = ""] = /^(?: encore)?(?: \p{L}+[éiu]e?s?)? d(?:e |['’])(\p{L}+)/u.exec(after) ?? [];
  return [
    ...searchTerms(owner).slice(0, 2),
    // « ne présente pas de risque » denies the risk.
    ...(/^pas|plus|jamais/i.test(not) && !/(?:er|ir|oir)$/.test(object) ? searchTerms(object) : []),
    ...searchTerms(noun),
    ...searchTerms(ALLOWED.exec(`${verb} ${after}`)?.groups?.["act"] ?? ""),
    ...searchTerms(`${isBehind ? after.replace(ADVERBS, "") : ""} ${verb.replace(ADVERBS, "")} ${bare}`).slice(0, 1),
  ];
}

/** « Aucun procédé ne permet de rappeler » denies that it is done. */
const ALLOWED =
  /(?:permet|permettent|permettait|parvien\p{L}*|réuss\p{L}*|arriv\p{L}*) (?:pas )?(?:de |d['’]|à )(?<act>\p{L}+)/iu;

/** « n’a pas payé », « ne peut pas payer »; « ne le peut pas » has its verb elsewhere. */
const AUXILIARY =
  /^(?!le )(?:\p{L}+ )*?(?:a|ai|as|ont|avons|avez|suis|sommes|est|sont|avai\p{L}+|étai\p{L}+|aur\p{L}+|ser\p{L}+|ait|soit|fu\p{L}+|peu\p{L}+|pour\p{L}+|doi\p{L}+|va|vont|veu\p{L}+|[ly]['’]?(?:a|ont)) $/u;
const ADVERBS = /(?<!\p{L})(?:encore|toujours|déjà|vraiment|voulu|pu|souhaité|su|\p{L}{4,}ment)(?!\p{L})/giu;

/** « sans engagement ferme » takes away both words. */
const WITHOUT = /(?<!\p{L})sans (?!doute|cesse|que )(\p{L}+(?:[ '’]\p{L}+){0,3})/giu;

/** « à la sécheresse et non à des pannes ». */
const BUT_NOT =
  /(?: plutôt qu[e'’] ?| au lieu d[e'’]s? ?|(?:(?:^|,| )(?:et|mais)|,) (?:non(?: pas)?|pas) (?=(?:à|aux?|d[eu]s?|par|pour|en|une?|les?|la) |[dl]['’]))([^,;:.()]{3,60})/giu;

/** « bénévolat non compris » */
const NON =
  /(?<!\p{L})non (?!pas |à |aux? |encore |plus |seulement )(\p{L}{4,}(?:ée?s?|i[se]?e?s?|ite?s?|ue?s?))(?!\p{L})/giu;

/** « rien n’indique que des données aient été publiées » */
const UNPROVED =
  /(?:rien|aucune?(?: \p{L}+){1,2}) n(?:e |['’])(?:indiqu|prouv|montr|confirm|établi|permet de (?:dire|penser))\p{L}*(?: [^,;:.]{1,25}?)? qu(?:e |['’])([^,;:.]{3,80})/giu;

export function readDenial(written: string, language = "fr"): Denial {
  const clause = written.replace(NO_DENIAL, " ");
  const reversals = Array.from(clause.matchAll(REVERSALS), ([word]) => word).flatMap((word) => searchTerms(word));
  const without = Array.from(clause.matchAll(WITHOUT), ([, nouns = ""]) => searchTerms(nouns)).flat();
  const apart = Array.from(clause.matchAll(NON), ([, word = ""]) => searchTerms(word)).flat();
  const excluded = Array.from(clause.matchAll(BUT_NOT), ([, words = ""]) => searchTerms(words)).flat();
  const words = { without, excluded, refuses: REFUSAL.test(clause), reverses: REVERSAL.test(clause), reversals };
  if (language === "en")
    return { ...words, byVerb: false, denies: OF_VERB_ENGLISH.test(clause), denied: deniedInEnglish(clause) };
  const matches = [...clause.matchAll(OF_VERB)];
  const unproved = Array.from(clause.matchAll(UNPROVED), ([, words = ""]) => searchTerms(words)).flat();
  const denied = [...matches.flatMap(({ groups = {} }) => deniedBy(groups)), ...unproved, ...apart];
  return {
    ...words,
    byVerb: matches.length > 0,
    denies: matches.length > 0 || OF_NOUN.test(clause.replace(BUT_NOT, " ")),
    denied,
  };
}

const DENIED_ENGLISH =
  /(?:\b(?:not|never|cannot)|n['’]t) (?:(?:\w+ly|yet|been|be|ever|also|have) )*(\w+)(?: (?:the |a |an |its |their )?(\w{4,}))?/gi;
const deniedInEnglish = (clause: string): string[] =>
  Array.from(clause.matchAll(DENIED_ENGLISH), ([, verb = "", object = ""]) => [verb, object])
    .flat()
    .filter(Boolean)
    .map((word) => word.toLowerCase());

const UP = list("hausse|progress|gagn|augment|accroi|accru|bondi|grimp|croissance|croît|rebond|monté|rose|risen|gain");
const DOWN = list("baiss|recul|perd|pert|chut|dimin|repli|rédui|dégring|fell|fall|drop|declin|los[te]");

/** Whether what a clause measures goes up or down, where it says one of them alone. */
export function directionOf(clause: string): "up" | "down" | null {
  const up = UP.test(clause);
  if (up === DOWN.test(clause)) return null;
  return up ? "up" : "down";
}
