import { isOrder } from "../french/orders.ts";
import { fold } from "../french/words.ts";

/** What sort of answer a question calls for; nothing of the corpus answers small talk or an attack. */
export type Kind =
  | "fact"
  | "definition"
  | "list"
  | "why"
  | "comparison"
  | "timeline"
  | "news"
  | "opinion"
  | "small-talk"
  | "attack";

/** Never throws; what nothing tells apart asks for a fact. */
export function kindOf(text: string): Kind {
  const opening = text.slice(0, LONGEST).trim();
  const folded = fold(opening).replaceAll("’", "'").replace(/\s+/g, " ");
  if (isAttack(opening, folded)) return "attack";
  if (isSmallTalk(folded)) return "small-talk";
  return KINDS.find(([pattern]) => pattern.test(folded))?.[1] ?? "fact";
}

/** Characters: what follows is no question any more. */
const LONGEST = 2_000;

/** A question says « dis-moi » or « explique » without any harm: only what speaks of rules, or posts something, attacks. */
function isAttack(opening: string, folded: string): boolean {
  if (ATTACK.test(folded)) return true;
  return isOrder(opening) && !ASKING.test(folded) && !POLITE_ORDER.test(folded);
}

const ATTACK = new RegExp(
  [
    "(?:ton|tes|votre|vos) (?:\\w+ )?(?:prompt|consignes?|instructions?|messages? systeme|regles|configuration|cle|mots? de passe|secrets?)",
    "(?:system|your|initial|hidden) (?:prompt|instructions|message)|message systeme|prompt systeme|instructions? (?:precedentes|systeme)",
    "(?:ignore|oublie|disregard|forget)\\w* (?:\\w+ ){0,3}(?:consignes|instructions|regles|rules|precede|above|previous)",
    "@(?:everyone|here|channel)|<!(?:everyone|here|channel)",
    "(?:reponds?|repondez|ecri(?:s|vez)|poste[sz]?|publie[sz]?|ajoute[sz]?|insere[sz]?|affiche[sz]?) (?:\\w+ ){0,6}(?:https?:|lien|mention|mot de passe|token|jeton secret|cle api)",
    "\\b(?:jailbreak|mode developpeur|developer mode|api[_ -]?key)\\b",
    "tu es (?:maintenant|desormais) |you are now |fais comme si tu|pretend (?:to be|you)",
  ].join("|"),
);
const ASKING = /\?\s*$|^(?:et )?(?:qui|que|qu'|quoi|quel|combien|comment|pourquoi|ou |quand)/;
const POLITE_ORDER =
  /^(?:s'il (?:te|vous) plait,? )?(?:donne|dis|dites|explique|resume|cite|liste|montre|compare|parle|presente|raconte|fais|faites|peux|pouvez|decris|indique|rappelle|enumere|tell|give|list|show|summari[sz]e|explain|compare)/;

const isSmallTalk = (folded: string): boolean => {
  const words = folded
    .replace(/[^a-z0-9' -]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return SMALL_TALK.test(words);
};

const GREETING =
  "(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|merci(?: beaucoup| bien| infiniment)?|thanks|thank you|au revoir|bonne (?:journee|soiree|nuit)|a bientot|bravo|super|parfait|ok|d'accord|genial|bye|test)";
const ADDRESS = "(?: (?:vigie|a tous|tout le monde|a toi|a vous|le bot|pour (?:ton|votre) aide|pour tout|toi|vous))?";
const SMALL_TALK = new RegExp(
  `^(?:${GREETING}${ADDRESS}(?: et)? ?)*(?:${GREETING}${ADDRESS}|(?:comment )?(?:ca|tu|vous) (?:va|vas|allez)(?: bien)?(?: aujourd'hui)?|comment (?:vas tu|vas-tu|allez-vous|allez vous)|(?:mais )?qui (?:es|etes)[ -](?:tu|vous)|(?:tu es|t'es|vous etes) qui|(?:que|qu'est ce que|qu'est-ce que) (?:tu |vous )?(?:sais|savez|peux|pouvez|fais|faites)[ -]?(?:tu|vous)?(?: faire| m'aider)?|a quoi (?:sers|servez)[ -](?:tu|vous)|comment (?:t'appelles|vous appelez)[ -](?:tu|vous)|(?:raconte|dis|fais)[ -]moi une (?:blague|histoire)(?: drole)?|aide(?:[ -]moi)?|help|who are you|how are you|what can you do|es tu (?:un robot|une ia|humain)|quel (?:temps fait[ -]il|heure est[ -]il)(?: .{0,30})?|(?:je t'aime|tu es (?:nul|genial|bete|formidable)))$`,
);

/** The first that fits. */
const KINDS: [RegExp, Kind][] = [
  [
    /\bpense(?:nt)? quoi|\b(?:qu'en|que|qu'|quoi en|quoi) (?:pense|disent|pensent|dit-il de)\w*|\b(?:avis|opinion|point de vue|position personnelle) (?:de |d'|du |des |sur )|\bwhat does .{1,40} think|\bpense(?:nt)?-(?:t-)?(?:il|elle|ils|elles|on)\b/,
    "opinion",
  ],
  [
    /\bquoi de neuf|\bquelles? (?:sont les )?(?:dernieres )?(?:nouvelles|nouveautes|actualites?|infos?)\b|\bdernieres (?:nouvelles|infos|actualites)|\bdu nouveau\b|\bqu'y a-t-il de (?:neuf|nouveau)|\bou en (?:est|sont)|\bwhat(?:'s| is) new|\bqu'est-ce qui a change|\bactualites? (?:de|d'|sur)/,
    "news",
  ],
  [
    /\bque s'est-il passe|\bqu'est-il arrive|\bqu'est-ce qui s'est passe|\bchronologie|\bdates? (?:cles|importantes)|\bquelles (?:sont les )?(?:grandes )?etapes|\bl'historique\b|\bhistorique (?:de|d'|du|des)\b|\bquels evenements|\bdans quel ordre|\bretrace|\bcalendrier\b|\bdepuis quand et|\bwhat happened|\btimeline/,
    "timeline",
  ],
  [
    /\bdifferences?\b|\bs'accordent\b|\bdiverge|\bcontredi|\bcompar(?:e|er|ez|aison|ativement)\b|\bpar rapport a\b|\b(?:lequel|laquelle|lesquels)\b|\bpoints? communs?\b|\b(?:plus|moins|mieux|aussi) .{0,60}\b(?:que|qu')\b|\bversus\b|\bvs\b|\brapproche\b.*\bou\b|\bressembl/,
    "comparison",
  ],
  [
    /\bpourquoi\b|\bqu'est-ce qui (?:pousse|explique|motive|justifie|a pousse)|\bdans quel but|\bpour quelles? raisons?|\ba cause de quoi|\bquelles? (?:est |sont )?(?:la |les )?(?:raisons?|causes?)\b|\bwhy\b|\bcomment (?:expliquer|se fait-il)/,
    "why",
  ],
  [
    /\by a-t-il (?:deux|trois|plusieurs|d'autres) .*\b(?:nom|appel|baptis)|\bqu'est-ce (?:que c'est )?(?:que|qu')|\bc(?:'est|est)? ?(?:quoi|koi)\b|\bqu'est ce qu|\bqu'est(?:-ce)? (?!qui |ce )(?:le|la|les|un|une|l'|[a-z])|\bde quoi s'agit-il|\bque (?:designe|signifie|veut dire)|\bsignification\b|\bdefinition\b|\bqu'appelle-t-on|\bdefini(?:s|r|tion|ssez)|\bparle[sz]?[- ]moi d|(?<!ce )\bqui (?:est|sont) (?!le |la |les |l'|a |en |au )|\bwhat is\b(?! the)|\bwho is\b(?! the)|\bpresente[sz]?[- ]moi|\bexplique[sz]?[- ]moi/,
    "definition",
  ],
  [
    /\bquel(?:le)?s\b|\bliste[rsz]?\b|\bcite[rsz]?\b|\benumere|\bdonne[sz]?[- ]moi (?:les|des)|\bqui sont\b|\bquels sont\b|\bquelles sont\b|\b(?:which|what) \w+s (?:are|were|did|do|have)\b|\bavec qui\b.*\bpartenaires|\bwho are\b/,
    "list",
  ],
];
