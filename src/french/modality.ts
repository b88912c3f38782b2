import { searchTerms } from "./words.ts";

/** How sure a clause is of what it says: 1 it may be, 2 it is meant or likely, 3 it is. */
type Certainty = 1 | 2 | 3;

/** Imperfects that end like conditionals. */
const IMPERFECT =
  "(?:at|re|é)?tirai|(?:in|as|res|ex|cons|trans)pirai|admirai|désirai|(?:cha)?virai|déchirai|(?:en)?cadrai|erai|errai|narrai";
const CONDITIONAL = new RegExp(
  `(?<!\\p{L})(?!(?:${IMPERFECT})(?:t|ent)(?!\\p{L}))(?:\\p{L}*(?:[^é]erai|irai|drai|rrai|ttrai|[îi]trai|evrai|uivrai|vivrai|lurai)|s?aurai|fe?rai|serai)(?:t|ent)(?!\\p{L})`,
  "iu",
);
const SHOULD = /(?<!\p{L})devrai(?:t|ent)(?!\p{L})/giu;

const words = (source: string): string => `(?<!\\p{L})(?:${source})`;
const list = (source: string): RegExp => new RegExp(words(source), "iu");

const MAY_WORDS =
  "peu(?:t|vent)(?![\\p{L}-])|puiss(?:e|ent)(?!\\p{L})|pourr(?:ait|aient)|peut-être|éventuel|envisage(?:nt)?(?!\\p{L})|(?:étudie(?:nt)?|examine(?:nt)?) (?:la |l['’]|le |les |une? )|" +
  "réfléchi(?:t|ssent)|songe(?:nt)?(?!\\p{L})|n['’](?:(?:exclu|écart)\\p{L}* pas|(?:est|sont) pas (?:exclu|écarté))|possib|hypothèse|susceptible|(?<!(?:à|de|un|le|ce|du|sans|haut|tout) )risque(?:nt)? |menace(?:nt)? d|semble(?:nt)?(?!\\p{L})|paraît|apparemment|" +
  "soupçonn|présumé|potentiel|sans doute|on ignore|reste à (?:savoir|voir)|(?-i:may) |might |could |perhaps|possibl";
const MEANS_WORDS =
  "(?<!(?<!\\p{L})(?:accord|texte|loi|contrat|règlement|décret|convention|traité|charte|article|statuts|protocole)(?: [\\p{L}’'-]+){0,3} )prévoi(?:t|ent)|projet(?:te|tent)(?!\\p{L})|(?:compte|entend)(?:nt|ent)? (?:\\p{L}+ )?\\p{L}+(?:er|ir|re)(?!\\p{L})|" +
  "veu(?:t|lent)(?!\\p{L})|voud|souhait|espèr|vise(?:nt)? |ambition|promet(?!h)|s['’]engage|attend(?:ent)? |table(?:nt)? sur|" +
  "cherch(?:e|ent) à|tent(?:e|ent) |probable|vraisemblable|recommand|demand(?:e|ent) |réclam|propos(?:e|ent) |" +
  "appel(?:le|lent) à|menac(?:e|ent)|objectif|négoci(?:e|ent)(?!\\p{L})|(?:est|sont) promise?s?|should |would |plans? to|expect|intend|aims? |likely|hopes? |wants? |will ask";
const MAY = list(MAY_WORDS);
const MEANS = list(MEANS_WORDS);
/** What a claim may say instead of any of them. */
const CAREFUL = list(
  "pourr|permet|en mesure|(?:a|ont) pu |capable|capacité|intention|projet|plan |plans |but |cible|perspective|exig|sollicit|revendiqu|plaid|sugg|" +
    "compte(?:nt)? sur|mise(?:nt)? sur|pari(?:e|ent)(?!\\p{L})|risqu|négoci|prépar|préconis|conseill|invit|évoqu|évalu|étudi|examin|réfl|hésit|si |sous réserve|conditionn|devr|souhait|espoir|" +
    "attend(?:us?|ues?|ent)?(?!\\p{L})|attente|prévu|prévi|prévoi|envisag|imagin|chance|menac|probab|crain|redout|doute|peut|veut|veul|voul|voud|rest(?:e|ent) à|" +
    "à condition|candidat|propos(?:e|é)|rumeur|promis|promesse|engag|option|piste|en question|cherch|tent|essa[iy]|demand|réclam|appel à|doi(?:t|vent)",
);

/**
 * How sure a clause is. `rumour`: unsure by its conditional alone, as what is only said is told (« coûterait »);
 * `careful`: some word at all shows that it is no plain fact; `governed`: the stems of the verbs that it holds for
 * possible, meant or likely (« pourrait durer »); `ahead`: of those still to come (« doit voter »); `done`: of those that
 * are over (« a voté »).
 */
export type Modality = {
  certainty: Certainty;
  rumour: boolean;
  careful: boolean;
  governed: string[];
  ahead: string[];
  done: string[];
};

/** Reads a clause; the words of both languages are known. */
export function readModality(clause: string): Modality {
  const plain = clause.replace(SHOULD, "");
  const isConditional = CONDITIONAL.test(plain);
  const isPossible = MAY.test(plain);
  const isMeant = plain !== clause || MEANS.test(clause);
  const certainty = isPossible || isConditional ? 1 : isMeant ? 2 : 3;
  return {
    certainty,
    rumour: isConditional && !isPossible && !isMeant,
    careful: certainty < 3 || CAREFUL.test(clause),
    governed: certainty < 3 ? governedBy(clause.replace(MARKS, "")) : [],
    ahead: Array.from(clause.matchAll(AHEAD), ({ groups }) => groups).flatMap((groups) =>
      searchTerms(groups?.["verb"] ?? groups?.["future"] ?? ""),
    ),
    done: Array.from(clause.matchAll(DONE), ([, verb = ""]) => verb).flatMap((verb) => searchTerms(verb)),
  };
}

/** Whether a clause tells of nothing but what is still to come: « doit ouvrir », « pourrait durer », « prévu ». */
export function isAhead(clause: string): boolean {
  const { certainty, rumour, ahead, done } = readModality(clause);
  const isOpen = certainty < 3 && !rumour;
  return done.length === 0 && (ahead.length > 0 || isOpen || /(?<!\p{L})prévue?s?(?!\p{L})/iu.test(clause));
}

/** « pourrait » atteindre: the verb may be quoted alone. */
const MARKS = /[«“"]\s?|\s?[»”"]/gu;

const AHEAD = new RegExp(
  [
    words("doi(?:t|vent)|va|vont|devr(?:a|ont|ait|aient)") +
      "(?: (?:aussi|encore|ensuite|\\p{L}+ment))? (?:s['’]|se |être )?(?<verb>\\p{L}{3,}(?:er|ir|re|é|ée|és|ées))(?!\\p{L})",
    words("(?<future>\\p{L}{2,}(?:er|ir|dr|tr|vr)(?:a|ont))(?!\\p{L})"),
  ].join("|"),
  "giu",
);
const DONE =
  /(?<!\p{L})(?:(?:a|ont|avaient|avait) |(?=déjà (?!\p{L}*(?:er|ir|re) )))(?:(?:déjà|été|aussi|ensuite) )*(\p{L}{2,}(?:é|ée|és|ées|i|is|ie|it|ite|u|us|ue|ues))(?!\p{L})/giu;

const GOVERNS = new RegExp(
  `(?:${words(`${MAY_WORDS}|${MEANS_WORDS}|devrai(?:t|ent)`)}\\p{L}*|${CONDITIONAL.source})(?<after>(?: ?[\\p{L}’'-]+){0,6})`,
  "giu",
);
/** « soupçonne Piktor » holds no verb for possible. */
const NAME = /(?<!\p{L})\p{Lu}[\p{L}’'-]*/gu;
const INFINITIVE = /(?<!\p{L})(?:[\p{L}-]{2,}(?:er|ir|re|oir))(?!\p{L})/gu;

function governedBy(clause: string): string[] {
  return [...clause.matchAll(GOVERNS)].flatMap(({ 0: whole, groups }) => {
    const after = (groups?.["after"] ?? "").replace(NAME, "");
    const own =
      CONDITIONAL.test(whole) &&
      !/(?:^|\P{L})(?:pourr|devr|voudr|aimer|souhaiter|espérer|compter|envisager|prévoir|tenter|chercher|viser|fer|ser|s?aur)ai/iu.test(
        whole,
      )
        ? searchTerms(whole.slice(0, whole.length - (groups?.["after"] ?? "").length))
        : [];
    if (own.length > 0) return own.slice(-1);
    const infinitives = (after.match(INFINITIVE) ?? []).flatMap((word) => searchTerms(word));
    return infinitives.length > 0 ? infinitives.slice(0, 1) : searchTerms(after).slice(0, 1);
  });
}

const SAID_SO = list(
  // « un rapport qui juge… » says nothing of the rest.
  "(?<!(?:qui|lequel|laquelle) )(?:selon(?! (?:(?:les|la|le|leur|sa|son|l['’]) ?(?:parcelles?|cas|régions?|pays|modèles?|saisons?|âges?|tailles?|secteurs?|types?|besoins?|moments?|jours?|heures?|communes?|départements?|circonstances|critères?|versions?|revenus?|quartiers?|sites?|espèces?|langues?|niveaux?|années?)(?![\\p{L}])|qu[e'’]|lesquel))|d['’]après|affirm(?:e|ent|é|ait)(?!\\p{L})|assur(?:e|ent|é|ait)(?!\\p{L})|préten[d](?:ent|u|ait)?(?!\\p{L})|" +
    "estim(?:e|ent|é|ait|ation)(?!\\p{L})|jug(?:e|ent|é|eait)(?!\\p{L})|soutien(?:t|nent)|soutenai|revendiqu|considèr|" +
    "croi(?:t|ent)(?!\\p{L})|accus(?:e|ent|é)(?!\\p{L})|clam|à en croire|aux yeux d|reproch|dénonc|avanc(?:e|ent) qu|" +
    "di(?:t|sent) (?!\\p{L}+ment)(?:\\p{L}+(?:er|ir|re)|qu|avoir|étudier)(?!\\p{L})|according to|claims?(?= |,)|argues?|believes?|alleg)",
);
const REPORTED = list(
  "revendiqu|indiqu|annonc|précis(?!ément)|rappelle(?:nt)?|expliqu|not(?:e|ent|é|ait)(?!\\p{L})|constat|soulign|(?<!(?:ne|n['’]\\p{L}+ pas|ni) )confirm|déclar|rapport(?:e|é|ent|s)?(?!\\p{L})|écri|répond|" +
    "racont|reconn|admet|admis(?!\\p{L})|conc[èé]d|promis(?!\\p{L})|martèl|salu(?:e|é)(?!\\p{L})|lanc(?:e|é) (?=l)|résum(?:e|é)(?!\\p{L})|lâch|glisse(?!\\p{L})|rétorqu|ajout|insist|conclut|relèv|observ|témoign|ironis|promet(?!h)|plaid|di(?:t|sent|re)(?!\\p{L})|" +
    "dixit|révèl|signale(?:nt)?(?!\\p{L})|évoqu|fait (?:état|valoir)|pense(?:nt)?(?!\\p{L})|crain|regrett|défend(?:ent)?(?!\\p{L})|avertit|mise? en avant|" +
    "(?<=^|[,;:«] ?)pour (?:l[ea]s? |l['’]|son |sa |leur )?(?:(?-i:\\p{Lu})|\\p{L}+,? (?-i:\\p{Lu}))|aux dires|de l['’]avis|chiffre(?:nt)? à|évalu|estim|assur(?:e|ent|é|ait)(?!\\p{L})|affirm|préten|soutien(?:t|nent)|soutenu|" +
    "accus|dénonc|reproch|argu|invoqu|said|says?(?!\\p{L})|told|states?(?!\\p{L})|reported|attribu|sur le compte d|recens|critiqu|montr(?:e|ent)(?!\\p{L})|parl(?:e|ent|é)(?!\\p{L})|" +
    "voi(?:t|ent)(?!\\p{L})|qualifi|décri|déplor|féli|prêt(?:e|ent)(?!\\p{L})|sondage|enquête|interrog|prévien|prévenu|jug(?:e|ent|é|ée|eait)(?!\\p{L})|annonc",
);

/** Whether a stretch leaves what it says to somebody: « selon », « affirme », « estime »; « annonce » gives out a fact. */
export function isLeftToSomebody(text: string): boolean {
  return SAID_SO.test(text);
}

/** Whom « selon », « d’après » or "according to" names, and what it says of them; empty where a text has none. */
export function tellerIn(text: string): string {
  return TELLER.exec(text)?.[0] ?? "";
}

const TELLER =
  /(?<!\p{L})(?:selon(?! (?:(?:les|la|le|leur|sa|son|l['’]) ?(?:parcelles?|cas|régions?|pays|modèles?|saisons?|âges?|tailles?|secteurs?|types?|besoins?|moments?|jours?|heures?|communes?|départements?|circonstances|critères?|versions?|revenus?|quartiers?|sites?|espèces?|langues?|niveaux?|années?)(?![\p{L}])|qu[e'’]|lesquel))|d['’]après|according to) [^,;]*/iu;

/** Whether a text says by any word at all who says so. */
export function isReported(text: string): boolean {
  return SAID_SO.test(text) || REPORTED.test(text);
}
