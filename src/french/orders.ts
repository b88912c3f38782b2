import { findQuotations } from "./quotations.ts";

const word = (source: string): string => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`;

/** What is said to machines of their own rules, in French and in English. */
const RULES = [
  "(?:instructions?|consignes?|règles?|directives?) (?:précédente?s?|antérieure?s?|ci-dessus|initiales?|(?:du )?système)",
  "(?:previous|prior|above|earlier|initial|starting|system|new|your) (?:\\p{L}+ )?(?:instructions?|prompts?|rules|messages?|configuration|orders)",
  "(?:instructions|prompt|text|rules) (?:you were|given|above)|system[ _-]?prompts?|prompt système|message système|messages? systèmes?",
  "(?:mes|my|the) instructions (?:sont|are)|i was instructed|environment variables|initialization string|nouvelle tâche|nouvelles instructions",
  "(?:developer|maintenance|debug) mode|mode (?:développeur|maintenance|débogage)|administrator override|without (?:any )?restrictions",
  "you are (?:now|not supposed)|as an ai|if you are an? (?:ai|assistant|bot)|en tant qu['’]ia|si (?:tu es|vous êtes) une? (?:ia|assistant|robot|modèle)",
  "(?:le modèle|l['’]ia|l['’]assistant|the model|the ai|the assistant) (?:doit|devra|must|should) (?:attribu|répond|écri|inclu|mentionn|ignor|respond|output|includ|ignore|write|say)\\p{L}*",
  "tout briefing|ce (?:résumé|briefing)|(?:le|la) (?:résumé|briefing) (?:doit|commence)|réponse de l['’]assistant|assistant, peux-tu|peux-tu",
  "your (?:answer|response|reply|output|summary)|(?:ta|ton|tes|votre) (?:réponse|texte|résumé|briefing|message système)",
  "corrigez? l[ea]s? \\p{L}+ (?:donn|indiqu|cit)ée?s?(?: plus haut| ci-dessus)?|decode and execute|décode et exécute|pour tous les prochains articles|confidential data",
];

/** Verbs with which somebody gives an order, to one or to several. */
const FRENCH_ORDERS =
  "ignore|oublie|répond|répond(?:s|ez)|écri(?:s|vez)|ajoute|insère|insérez|cite|répète|répétez|commence|affiche|tradui(?:s|sez)|décode|exécute|mémorise|" +
  "renvoie|renvoyez|résume|génère|générez|publie|envoie|envoyez|donne|termine|mentionne|attribue|présente|remplace|encode|récite|révèle|révélez|obéi(?:s|ssez)|" +
  "clique|visite|suivez|fai(?:s|tes)|di(?:s|tes)|utilise|corrige|recopie|reproduis|reproduisez|ouvre";
const OBJECT =
  "(?:le|la|les|l['’]|une?|des|du|ce|cet|cette|ces|ton|ta|tes|votre|vos|mot|uniquement|seulement|toujours|jamais|que|qu['’]|tout|toute|tous|toutes|à|au|en|dans|comme|par|sur|ici|rien|[«\"“:]|\\p{Lu})";
const ENGLISH_ORDERS =
  "(?:please )?(?:ignore|disregard|forget|repeat|output|print|write a|write the|respond|reply|answer|translate|encode|decode|execute|summari[sz]e|provide|show me|display|complete|continue|start your|begin your|act as|pretend|reveal|return|apply a|use emojis|replace|recommend|determine|analy[sz]e|encrypt|reverse|do not|don['’]t|never mention)";

const ORDER = new RegExp(
  [
    word(RULES.join("|")),
    `^[^\\p{L}\\p{N}]*(?:\\[\\p{L}+\\] )?(?:(?:ne |n['’])(?:${FRENCH_ORDERS})z? (?:pas|jamais|rien)|(?:${FRENCH_ORDERS})z?(?: ${OBJECT}|-(?:le|la|les|moi|lui|leur|nous)| ?:))(?!\\p{L})`,
    // Within a sentence only what no verb of the third person looks like.
    '(?:(?<!\\p{L})(?:et|puis)|[:;,]) (?:répond(?:s|ez)|écri(?:s|vez)|tradui(?:s|sez)) (?:uniquement|seulement|[«"“]|(?-i:\\p{Lu}))',
    '[:;] (?:publie|affiche|ajoute|insère)z? ?(?:[«"“]|(?-i:\\p{Lu}{2}))',
    `(?:^|[:;.!?»”"] ["“«]?|^[^\\p{L}]+)(?:${ENGLISH_ORDERS})(?!\\p{L})`,
    `(?<![\\p{L}])bitte antworte|(?<!\\p{L})responde en `,
  ].join("|"),
  "iu",
);
/** « Présente dans douze pays » is no order. */
const NO_ORDER = /^(?:présente|commence|termine|suivez) (?:à|au|en|dans|par|sur)(?!\p{L})/iu;
/** Nobody is called « tu » in an article, but in what it quotes. */
const THOU = new RegExp(`(?<!s['’](?:est|étai(?:t|ent)) )${word("tu|ta|tes|toi")}`, "iu");
/** Letters of two alphabets in one word look like one, and read as another. */
const DISGUISED =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;
/** Signs of programs, calls to everyone, and blocks in which text is hidden. */
const CODE =
  /<\/?(?:script|img|iframe|a|div|svg|template)[\s>]|javascript:|data:text|onerror|alert\(|console\.|!\[|\]\(|\{\{|`{3}|@(?:everyone|here|channel)|<[@#!][^>]*>|\[(?:INST|SYST[EÈ]ME?)\]|<!--|^\/\/|https?:\S*%[0-9A-Fa-f]{2}|^https?:\S+$|(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{20,}={0,2}/u;

/** Whether a sentence gives orders to a machine, as no article does to its readers: it is neither shown nor cited. */
export function isOrder(sentence: string): boolean {
  if (DISGUISED.test(sentence) || CODE.test(sentence)) return true;
  const unquoted = findQuotations(sentence).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    sentence,
  );
  return (ORDER.test(sentence) && !NO_ORDER.test(sentence)) || THOU.test(unquoted);
}
