/** « Cette stratégie… », « Mais… » speak of something said before; « Cette semaine », « Il faut » do not. */
export function opensMidArgument(sentence: string): boolean {
  return LOWER_CASE.test(sentence) || MID_ARGUMENT.test(sentence);
}

/** True for a sentence that leans on the one before it, at its opening: « Il précise… », « Le second… », « L’entreprise… ». */
export function leansBack(sentence: string): boolean {
  return opensMidArgument(sentence) || LEANING.test(sentence);
}

/** True for a sentence that sends back to another one, wherever in it: « … leur accorde… », « … celui-ci… ». */
export function pointsBack(sentence: string): boolean {
  return POINTING.test(sentence);
}

/** True where a sentence opens with a common name for what was named before: « L’entreprise », « Le projet ». */
export function opensWithCommonName(sentence: string): boolean {
  return COMMON_NAME.test(sentence);
}

/** True where what follows an opening complement leans back: « En juin dernier, l’entreprise… », « Selon Ramp, il… ». */
export function leansAfterOpening(sentence: string): boolean {
  const [opening] = COMPLEMENT.exec(sentence) ?? ANY_OPENING.exec(sentence) ?? [];
  if (opening === undefined) return false;
  const rest = sentence.slice(opening.length);
  return THIRD_PERSON.test(rest) || COMMON_NAME.test(rest);
}

const COMPLEMENT =
  /^(?:selon|d['’]après|en|au|aux|à|dans|depuis|pendant|durant|malgré|lors|après|avant|dès|pour|l['’]an|le \d+) ?[^,.;:«»]{1,80}, /iu;
/** « D’une masse de 1,9 tonne, il… » */
const ANY_OPENING = /^(?:[^,.;:«»]|(?<=\d)[,.](?=\d)){2,80}, (?=(?:ils?|elles?) )/iu;
const THIRD_PERSON = /^(?:ils?|elles?) (?!(?:n['’])?y a|s['’]agit|faut)/u;

/** But not "xAI" nor "iPhone". */
const LOWER_CASE = /^\p{Ll}(?!\p{Ll}{0,2}\p{Lu})/u;
const TIMES =
  "(?:derni(?:er|ère)s |prochaine?s )?(?:semaine|année|nuit|soirée|fois|jour|mois|été|hiver|automne|printemps|matin|" +
  "soir|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end|temps)s?";
const MID_ARGUMENT = new RegExp(
  [
    `^(?:(?:ce|cet|cette|ces) (?!(?:${TIMES}|sont|seront|sera(?:it)?|fu(?:ren)?t|dont|qu[ei])(?!\\p{L})|n['’]|qu['’])`,
    "(?:celui|celle|ceux|celles)-ci|cela",
    "ils? (?!(?:n['’])?y a|s['’]agit|faut|est (?:\\p{Ll}+ )?(?:de|que|temps|possible|difficile|rare))|elles? ",
    "(?:mais|or|donc|pourtant|ainsi|cependant|toutefois|néanmoins|en effet|en outre|de plus|par ailleurs|dès lors|" +
      "par conséquent|en revanche|au contraire)[ ,])",
  ].join("|"),
  "iu",
);

const LEANING = new RegExp(
  `^(?:${[
    "il|elle|ils|elles|on|celui|celle|ceux|celles|lui|leurs?|d['’]autres|l['’]autre|tous deux|toutes deux",
    "les (?:deux|trois|autres|premiers?|derniers?)|le (?:premier|second|dernier|même)|la (?:première|seconde|dernière|même)",
    "en d['’]autres termes|autrement dit|à l['’]inverse|pour y|résultat|une première|de même|de son côté|quant à",
    "reste (?:que|à)|enfin|puis|ensuite|et|car|ni|mieux encore|pire|ce (?:qui|que|n['’]est|sont)|c['’](?:est|était)",
    "dans ce (?:cas|contexte)|à ce (?:titre|propos)|pour (?:cela|ce faire)|d['’]où|là|voilà|certaine?s",
    "plus (?:préoccupant|inquiétant|surprenant)",
  ].join("|")})(?=[\\s,:'’])`,
  "iu",
);

const POINTING =
  /(?<!\p{L})(?:leur(?! part)|lui(?!-même)|eux|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|ces derni[eè]re?s(?! (?:jours|mois|semaines|années|temps|heures))|(?:(?<![iI]l |[iI]l n['’])y a|y (?:ont|est|sont|sera))(?! pas)|là-bas|(?:[Aa]ucune?|[Ll]['’]une?|[Cc]hacune?|[Dd]eux|[Tt]rois|[Pp]lusieurs|[Cc]ertaine?s) de ces)(?!\p{L})/u;

const COMMON_NAME =
  /^(?:(?:l['’](?:entreprise|institut|opérateur|éditeur|appareil|outil|association|équipe|étude|accord|assistant|agence|université|intercommunalité|office|exploitant|autorité)|l[ea] (?:cellule|coopérative|banque|laboratoire|ministère|commune|fond(?:ateur|atrice)|cofond(?:ateur|atrice)|milliardaire|ministre|président[e]?|direct(?:eur|rice)|société|groupe|start-up|jeune pousse|firme|géant|projet|programme|modèle|système|machine|fabricant|ville|fiche|réseau|plateforme|dirigeante?|patronn?e?))(?!\p{L}))/iu;
