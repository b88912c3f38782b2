/** How sure a clause is of what it says: 1 it may be, 2 it is meant or likely, 3 it is. */
export type Certainty = 1 | 2 | 3;

/** Imperfects that end like conditionals. */
const IMPERFECT =
  "(?:at|re|é)?tirai|(?:in|as|res|ex|cons|trans)pirai|admirai|désirai|(?:cha)?virai|déchirai|(?:en)?cadrai|erai|errai|narrai";
const CONDITIONAL = new RegExp(
  `(?<!\\p{L})(?!(?:${IMPERFECT})(?:t|ent)(?!\\p{L}))\\p{L}*(?:[^é]erai|irai|drai|rrai|ttrai|[îi]trai|evrai|uivrai|vivrai|aurai|lurai|(?<!\\p{L})fe?rai)(?:t|ent)(?!\\p{L})`,
  "iu",
);
const SHOULD = /(?<!\p{L})devrai(?:t|ent)(?!\p{L})/giu;

const list = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})`, "iu");

const MAY = list(
  "peu(?:t|vent)(?![\\p{L}-])|peut-être|éventuel|envisage|(?:étudie(?:nt)?|examine(?:nt)?) (?:la |l['’]|le |les |une? )|" +
    "réfléchi(?:t|ssent)|songe|n['’]exclu|possib|hypothèse|susceptible|risquent? |semble|paraît|apparemment|" +
    "soupçonn|présumé|potentiel|sans doute|on ignore|reste à (?:savoir|voir)|may |might |could |perhaps|possibl",
);
const MEANS = list(
  "prévoi(?:t|ent)|projet(?:te|tent)(?!\\p{L})|(?:compte|entend)(?:nt|ent)? (?:\\p{L}+ )?\\p{L}+(?:er|ir|re)(?!\\p{L})|" +
    "veu(?:t|lent)(?!\\p{L})|voud|souhait|espèr|vise(?:nt)? |ambition|promet|s['’]engage|attend(?:ent)? |table(?:nt)? sur|" +
    "cherch(?:e|ent) à|tent(?:e|ent) |probable|vraisemblable|recommand|demand(?:e|ent) |réclam|propos(?:e|ent) |" +
    "appel(?:le|lent) à|menac(?:e|ent)|objectif|should |would |plans? to|expect|intend|aims? |likely|hopes? |wants? |will ask",
);
/** What a claim may say instead of any of them. */
const CAREFUL = list(
  "pourr|permet|capable|capacité|intention|projet|plan |plans |but |cible|perspective|exig|sollicit|revendiqu|plaid|sugg|" +
    "préconis|conseill|invit|évoqu|évalu|étudi|examin|réfl|hésit|si |sous réserve|conditionn|devr|souhait|espoir|" +
    "attend|attente|prévu|prévi|envisag|imagin|chance|menac|probab|crain|redout|doute|peut|veut|voul|voud|rest(?:e|ent) à|" +
    "à condition|candidat|rumeur|promis|promesse|engag|option|piste|question|cherch|tent|essa[iy]|demand|réclam|appel",
);

/** How sure a clause is; the words of both languages are known. */
export function readCertainty(clause: string): Certainty {
  const plain = clause.replace(SHOULD, "");
  if (MAY.test(plain) || CONDITIONAL.test(plain)) return 1;
  return plain !== clause || MEANS.test(clause) ? 2 : 3;
}

/** Whether a clause shows by any word at all that it is no plain fact. */
export function isCareful(clause: string): boolean {
  return readCertainty(clause) < 3 || CAREFUL.test(clause);
}

const SAID_SO = list(
  "selon|d['’]après|affirm(?:e|ent|é|ait)(?!\\p{L})|assur(?:e|ent|é|ait)(?!\\p{L})|préten[d](?:ent|u|ait)?(?!\\p{L})|" +
    "estim(?:e|ent|é|ait|ation)(?!\\p{L})|jug(?:e|ent|é|eait)(?!\\p{L})|soutien(?:t|nent)|soutenai|revendiqu|considèr|" +
    "croi(?:t|ent)(?!\\p{L})|accus(?:e|ent|é)|clam|à en croire|aux yeux d|reproch|dénonc|avanc(?:e|ent) qu|" +
    "di(?:t|sent) (?!\\p{L}+ment)(?:\\p{L}+(?:er|ir|re)|qu|avoir|étudier)|according to|claims?(?= |,)|argues?|believes?|alleg",
);
const REPORTED = list(
  "indiqu|annonc|précis|rappel|expliqu|not(?:e|ent|é|ait)(?!\\p{L})|constat|soulign|confirm|déclar|rapport|écri|répond|" +
    "racont|reconn|admet|admis|ajout|insist|conclu|relèv|observ|témoign|confi|ironis|promet|plaid|di(?:t|sent|re)(?!\\p{L})|" +
    "dixit|révèl|publi|signal|évoqu|fait (?:état|valoir)|pens|crain|regrett|défen|av(?:is|ertit|ance)|mise? en avant|" +
    "pour (?:l[ea]s? |l['’])?\\p{Lu}|aux dires|de l['’]avis|chiffr|évalu|estim|jug|assur|affirm|préten|soutien|soutenu|" +
    "accus|dénonc|reproch|argu|invoqu|said|says?|told|state|report|conten|attribu|recens|compt|critiqu|impression|regard",
);

/** Whether a stretch leaves what it says to somebody: « selon », « affirme », « estime »; « annonce » gives out a fact. */
export function isLeftToSomebody(text: string): boolean {
  return SAID_SO.test(text);
}

/** Whether a text says by any word at all who says so. */
export function isReported(text: string): boolean {
  return SAID_SO.test(text) || REPORTED.test(text);
}
