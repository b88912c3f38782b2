import { isReported, tellerIn } from "../french/modality.ts";
import { searchTerms } from "../french/words.ts";
import { alignClause, type Match, rootsOf } from "./alignment.ts";
import { isUnlike } from "./check-negation.ts";
import type { Evidence, Support } from "./evidence.ts";
import type { Fault, Instead } from "./fault.ts";
import { countShared, headOf, rootOf, sharesTerm } from "./likeness.ts";
import { type ReadClause, type Reading, termsOf } from "./reading.ts";
import type { Said } from "./said.ts";

/**
 * « pourrait » does not become « va », nor what somebody says a fact; a claim may be more careful than its source, and an
 * analysis concludes in its own name.
 */
export function checkModality(said: Said, evidence: Evidence): Fault[] {
  const { reading, isQuoted } = said;
  const clauses = reading.clauses.filter(({ text }) => !isQuoted(reading.text.indexOf(text) + text.length / 2));
  const unconditional = clauses.flatMap((clause): Fault[] => {
    const instead = unconditioned(clause, said, evidence);
    return instead === undefined ? [] : [{ kind: "modality", said: clause.text, instead }];
  });
  if (unconditional.length > 0) return unconditional;
  return clauses
    .filter((clause) => !isTeller(clause, reading) && !isAside(clause, reading) && !SILENT.test(clause.text))
    .flatMap((clause) => faultOf(clause, said, evidence) ?? []);
}

function faultOf(clause: ReadClause, said: Said, evidence: Evidence): Fault | undefined {
  const matches = alignClause(clause, evidence);
  const isRefusal = evidence.supports.some((support) => isRefusalIn(clause, support));
  const surer =
    (isRefusal ? undefined : hardened(clause, said, evidence)) ??
    softened(clause, evidence) ??
    overBefore(clause, evidence) ??
    settled(clause, evidence) ??
    surerThanAll(clause, said, matches);
  if (surer !== undefined) return { kind: "modality", said: clause.text, instead: surer };
  if (said.claim.kind === "analysis" || !isTakenOver(clause, said, matches)) return undefined;
  return { kind: "attribution", said: clause.text, instead: sentenceOf(matches) };
}

/** « confirme le rapport » says nothing besides who tells the rest. */
const isTeller = ({ text, plainTerms }: ReadClause, { clauses }: Reading): boolean =>
  clauses.length > 1 && plainTerms.size <= TELLING && isReported(text);
const TELLING = 2;

/** « En février, » and « La destruction du modèle, demandée par… » are said with the verb of another clause. */
const isAside = ({ isFragment }: ReadClause, { clauses }: Reading): boolean =>
  isFragment && clauses.some((clause) => !clause.isFragment);

/** « réclame la publication, ce qu’il refuse » holds the refusal for sure. */
const isRefusalIn = (clause: ReadClause, { clauses }: Support): boolean =>
  clause.refuses && clauses.some((each) => each.refuses && mayBeOne(clause, each));

/** « il refuse » is not « la coopérative ». */
const mayBeOne = ({ text }: ReadClause, source: ReadClause): boolean =>
  !(/(?<!\p{L})ils? /u.test(source.text) && /(?:^|[ ,])(?:la|une) \p{L}+ (?:ne )?refus/iu.test(text)) &&
  !(/(?<!\p{L})elles? /u.test(source.text) && /(?:^|[ ,])(?:le|un) \p{L}+ (?:ne )?refus/iu.test(text));

/** Who says nothing says nothing for sure. */
const SILENT = /(?:ne|n['’]a pas) (?:se |souhaité |voulu )?(?:prononce|commente|comment[ée]r?|répondu?)(?!\p{L})/iu;

const sentenceOf = ([match]: Match[]): Instead => (match ? insteadOf(match.support) : null);
const insteadOf = ({ citation, text }: Support): Instead => ({ citation, text });

/** A verb that the evidence holds for possible or meant, and nowhere for done, said outright. */
function hardened(clause: ReadClause, { reading }: Said, { supports }: Evidence): Instead | undefined {
  const clauses = supports.flatMap((support) => support.clauses.map((source) => ({ source, support })));
  const roots = rootsOf(clause);
  const held = clauses.find(
    ({ source, support }) =>
      source.denies === clause.denies &&
      !(reading.reported && source.rumour) &&
      source.governed.some(
        (term) =>
          roots.has(rootOf(term)) &&
          (!clause.careful || isForetold(clause, source, term)) &&
          !clauses.some((other) => isToldIn(other.source, term)),
      ) &&
      countShared(reading.terms, new Set(Array.from(support.terms, rootOf))) > 1,
  );
  return held && insteadOf(held.support);
}

/** « saisira la justice si… » of who « pourrait saisir la justice si… »: the condition leaves the rest sure. */
const isForetold = ({ certainty, ahead }: ReadClause, source: ReadClause, term: string): boolean =>
  certainty === 3 && source.certainty === 1 && ahead.some((own) => rootOf(own) === rootOf(term));

/** « envisage de commander » of what « a commandé »: what is over, and nowhere to come, is no plan. */
function softened({ governed, denies }: ReadClause, { supports }: Evidence): Instead | undefined {
  const clauses = supports.flatMap((support) => support.clauses.map((source) => ({ source, support })));
  const isIn = (terms: readonly string[], term: string): boolean => terms.some((own) => rootOf(own) === rootOf(term));
  const over = denies
    ? undefined
    : governed.find((term) => {
        const telling = clauses.filter(({ source }) => rootsOf(source).has(rootOf(term)));
        return telling.length > 0 && telling.every(({ source }) => isIn(source.done, term) && source.certainty === 3);
      });
  const found = clauses.find(({ source }) => over !== undefined && isIn(source.done, over));
  return found && insteadOf(found.support);
}

/** « a voté » of what the evidence has still to come, and nowhere otherwise. */
function overBefore({ done }: ReadClause, { supports }: Evidence): Instead | undefined {
  const clauses = supports.flatMap((support) => support.clauses.map((source) => ({ source, support })));
  const early = done.find((term) => {
    const telling = clauses.filter(({ source }) => rootsOf(source).has(rootOf(term)));
    return (
      telling.length > 0 &&
      telling.every(({ source }) => !source.denies && source.ahead.some((own) => rootOf(own) === rootOf(term)))
    );
  });
  const found = clauses.find(({ source }) => early !== undefined && rootsOf(source).has(rootOf(early)));
  return found && insteadOf(found.support);
}

/** « a approuvé l’achat » of who « devra se prononcer sur l’achat »: what is still to be settled, and how is told nowhere. */
function settled({ text }: ReadClause, { supports }: Evidence): Instead | undefined {
  const [outcome] = searchTerms(OUTCOME.exec(text)?.groups?.["verb"] ?? "");
  if (outcome === undefined || supports.some(({ terms }) => sharesTerm([outcome], terms))) return undefined;
  const open = supports.find(({ text: told }) => PENDING.test(told));
  return open && insteadOf(open);
}
const OUTCOME = /(?<!\p{L})(?<verb>(?:autoris|approuv|adopt|valid|rejet|accept|ratifi|homologu|interdi|annul)\p{L}+)/iu;
const PENDING =
  /(?<!\p{L})(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|va|vont|reste à) (?:\p{L}+ )?(?:se prononcer|examiner|trancher|statuer|débattre|discuter|voter|étudier|décider|rendre)|(?:se prononcera|examinera|tranchera|statuera|débattra|discutera|votera|décidera)(?:ont)?(?!\p{L})/iu;

/** « La moitié étant publiée » of what comes about « si la moitié est publiée ». */
function unconditioned({ terms }: ReadClause, { reading }: Said, { supports }: Evidence): Instead | undefined {
  const clauses = supports.flatMap((support) => support.clauses.map((source) => ({ source, support })));
  if (!clauses.some(({ source }) => SUPPOSED.test(source.text)) || CONDITION.test(reading.text)) return undefined;
  const shares = clauses.map((each) => ({ ...each, share: countShared(terms, rootsOf(each.source)) }));
  const most = Math.max(0, ...shares.map(({ share }) => share));
  const best = shares.filter(({ share }) => share === most);
  const [first] = best;
  const isSupposed = most > 2 && best.every(({ source }) => SUPPOSED.test(source.text));
  return first && isSupposed ? insteadOf(first.support) : undefined;
}
const SUPPOSED = /^,? ?(?:et |mais )?(?:si |s['’]ils? |à condition |pourvu )/iu;
const CONDITION =
  /(?<!\p{L})(?:si|s['’]ils?|à condition|pourvu|en cas d|sous réserve|quand|lorsqu|une fois|dès|selon que|suppos|tant que|faute d|à moins|sinon|en .{3,20}ant|moyennant|sauf|dépend|conditionn\p{L}*|hypothèse)(?!\p{L})/iu;

const isToldIn = (clause: ReadClause, term: string): boolean =>
  rootsOf(clause).has(rootOf(term)) && !clause.governed.some((own) => rootOf(own) === rootOf(term));

/** « Meta semble stagner, avec des difficultés » is as careful to its end. */
const ADDED = /^,? ?(?:avec|sans|par|pour|dans|en|à|aux?|dès|depuis|sur|lors) /iu;

function surerThanAll(clause: ReadClause, { reading }: Said, matches: Match[]): Instead | undefined {
  if (ADDED.test(clause.text) && reading.clauses.some(({ part, careful }) => careful && part === clause.part))
    return undefined;
  const isSurer = ({ clause: source, support }: Match): boolean => {
    if (
      source.certainty === 3 ||
      isRefusalIn(clause, support) ||
      source.denies !== clause.denies ||
      source.refuses ||
      (reading.reported && source.rumour)
    )
      return false;
    return clause.certainty > source.certainty && !clause.careful;
  };
  // What one sentence wants and the other refuses is told by neither.
  const isUntold = (match: Match): boolean => isSurer(match) || isUnlike(clause, match.clause);
  return matches.some(isSurer) && matches.every(isUntold) ? sentenceOf(matches) : undefined;
}

/** What the evidence leaves to somebody, said in the claim's own name. */
function isTakenOver(said: ReadClause, { reading }: Said, matches: Match[]): boolean {
  if (reading.reported || matches.length === 0) return false;
  if (matches.some((match) => isOfTeller(said, match) || isBySpeaker(reading, match))) return false;
  return matches.every(({ clause }) => clause.said) && reading.clauses.every(({ certainty }) => certainty > 1);
}

/** « Yannick Le Gallou ne réclame pas… » of what he says himself. */
const isBySpeaker = ({ frames }: Reading, { support }: Match): boolean => {
  const first = frames.find(({ isBy, doer }) => !isBy && doer !== null);
  const speakers = support.frames.filter(({ word }) => isReported(word)).flatMap(({ doer }) => doer ?? []);
  return ATTITUDE.test(first?.word ?? "") && sharesTerm(first?.doer ?? [], speakers);
};
const ATTITUDE =
  /^(?:enten|promet|prévoi|assur|affirm|réclam|demand|veu|voud|refus|souhait|crain|regrett|approuv|oppos|défend|attend|esp[eè]r|exig|plaid|appel|redout)/u;

/** « L’étude a été publiée jeudi » of « selon une étude publiée jeudi »: of who tells, not of what is told. */
function isOfTeller({ terms }: ReadClause, { clause, support: { language } }: Match): boolean {
  const teller = tellerIn(clause.text);
  if (teller === "") return false;
  const formOf = language === "en" ? headOf : rootOf;
  const share = (text: string): number => {
    const forms = new Set(termsOf(text, language).map(formOf));
    return new Set(Array.from(terms, formOf).filter((form) => forms.has(form))).size;
  };
  return share(teller) > share(clause.text.replace(teller, ""));
}
