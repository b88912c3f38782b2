import { countedBy } from "../french/counted.ts";
import type { Quantity } from "../french/numbers.ts";
import { synonymsOf } from "../french/synonyms.ts";
import { searchTerms } from "../french/words.ts";
import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { supportsOf } from "./figure-support.ts";
import { rootOf, sharesTerm } from "./likeness.ts";
import type { Reading } from "./reading.ts";
import type { Said } from "./said.ts";
import type { SourceFigure } from "./source-figures.ts";
import { topicIn } from "./topic.ts";

/** What a figure is of: not another thing of the sentence, another's share, nor a part taken for the whole. */
export function checkCounted(said: Said, evidence: Evidence): Fault[] {
  const { reading, isQuoted } = said;
  if (evidence.supports.some(({ language }) => language === "en")) return [];
  const figures = reading.quantities.flatMap((quantity): Fault[] => {
    const all = isQuoted(quantity.start) ? [] : supportsOf(quantity, reading, evidence);
    // The ends of a range stand beside each of its neighbours too.
    const whole = all.filter((figure) => quantity.range !== null && figure.quantity.range !== null);
    const homes = whole.length > 0 ? whole : all;
    const [home] = homes;
    const isWrong = (figure: SourceFigure): boolean =>
      countsAnother(quantity, reading, figure, evidence) ||
      isOfAnother(quantity, reading, figure) ||
      isOwnedByAnother(quantity, reading, figure) ||
      isOfAside(reading, figure) ||
      isSetAside(reading, figure);
    if (home === undefined || !homes.every(isWrong)) return [];
    const { citation, text } = home.support;
    return [{ kind: "counted", said: quantity.text, instead: { citation, text } }];
  });
  return [...figures, ...wholes(said, evidence)];
}

/** « 46 000 bornes » of as many modules « montés dans des bornes »: the noun stands there, and counts something else. */
function countsAnother(
  said: Quantity,
  reading: Reading,
  { quantity, support }: SourceFigure,
  evidence: Evidence,
): boolean {
  const [noun] = countedBy(reading.plain, said);
  const [theirs, ...rest] = countedBy(support.plain, quantity);
  if (noun === undefined || theirs === undefined || said.unit !== null || said.kind !== "number") return false;
  if (sharesTerm([noun], [theirs, ...rest]) || sharesTerm([theirs], reading.terms)) return false;
  // « onze cas d’échauffement » are eleven « échauffements », and those whom a firm employs its « emplois ».
  const [phrase = ""] = /^[^,;:.()]{0,60}/u.exec(support.plain.slice(quantity.end)) ?? [];
  if (sharesTerm([noun], searchTerms(phrase)) || synonymsOf(noun).includes(rootOf(theirs))) return false;
  return evidence.supports.some(({ terms }) => sharesTerm([noun], terms));
}

const OF = /^ (?:de |du |d['’]|des |de la |de l['’])/u;

/** « 49 % de Meta » of « 49 % de Scale AI ». */
function isOfAnother(said: Quantity, { plain, terms }: Reading, { quantity, support }: SourceFigure): boolean {
  const own = nameAfter(plain, said.end);
  const theirs = nameAfter(support.plain, quantity.end);
  return (
    own.length > 0 &&
    theirs.length > 0 &&
    !sharesTerm(own, theirs) &&
    (sharesTerm(own, support.terms) || sharesTerm(theirs, terms))
  );
}

/** The stems of the name that a figure is « de »; none where another word stands there. */
function nameAfter(plain: string, end: number): string[] {
  const rest = plain.slice(end, end + 60);
  const [of] = OF.exec(rest) ?? [];
  if (of === undefined) return [];
  return searchTerms(/^\p{Lu}[\p{L}\p{N}-]*(?: \p{Lu}[\p{L}\p{N}-]*)*/u.exec(rest.slice(of.length))?.[0] ?? "");
}

const HAS = /(?<!\p{L})(?:compte|possède|emploie|réunit|rassemble|abrite|a|dispose d['’e]s?) /u;

/** « Lumio compte sept chercheurs » of « sept chercheurs d’Orvet ». */
function isOwnedByAnother(said: Quantity, reading: Reading, { quantity, support }: SourceFigure): boolean {
  const { plain, terms } = reading;
  const before = plain.slice(Math.max(0, said.start - 14), said.start);
  if (!HAS.test(before)) return false;
  const owners = topicIn(reading).names.flat();
  const after = /^ \p{Ll}+ (?:d['’]|de |du )(?=\p{Lu})/u.exec(support.plain.slice(quantity.end));
  if (owners.length === 0 || after === null) return false;
  const theirs = searchTerms(/^[\p{L}\p{N}-]+/u.exec(support.plain.slice(quantity.end + after[0].length))?.[0] ?? "");
  return theirs.length > 0 && !sharesTerm(theirs, terms);
}

/** « La vallée compte 300 agents » of « 17 postes (comptant 300 agents) et la vallée »: what stands before the bracket. */
function isOfAside(reading: Reading, { quantity, support }: SourceFigure): boolean {
  const open = support.plain.lastIndexOf("(", quantity.start);
  const close = support.plain.indexOf(")", open);
  if (open < 0 || close < quantity.end || !/ant /u.test(support.plain.slice(open, quantity.start))) return false;
  const owner = searchTerms(/(?:[\p{L}’'-]+ ){1,3}$/u.exec(support.plain.slice(0, open))?.[0] ?? "");
  const own = topicIn(reading);
  const said = [...own.names.flat(), ...own.nouns];
  return owner.length > 0 && said.length > 0 && sharesTerm(said, support.terms) && !sharesTerm(owner, reading.terms);
}

const AGAINST = /(?:loin d(?:es?|u)|au lieu d(?:es?|u)|et non(?: pas)?|contrairement aux?|plutôt que) ?(?:les? )?$/u;
const UNREAL = /loin|au lieu|plutôt|contraire|annonc|promi|promet|prév|attend|espér|pari|objectif|estim|vend|vant/iu;

/** « loin des 20 % annoncés » told as what is. */
function isSetAside({ plain }: Reading, { quantity, support }: SourceFigure): boolean {
  const hedged = support.plain.slice(Math.max(0, quantity.start - 30), quantity.start);
  return AGAINST.test(hedged) && !UNREAL.test(plain);
}

const TAKEN = new Set(
  searchTerms("rachète racheté racheter rachat acquiert acquis acquérir acquisition achète acheté acheter achat").map(
    rootOf,
  ),
);
const PARTLY = /part(?:s|icipation|ie|iel\p{L}*)?(?!\p{L})|%|capital|moitié|tiers|quart|entré/iu;

/** « a racheté Lumio » of whom « 49 % de Lumio » were. */
function wholes({ reading, isQuoted }: Said, { supports }: Evidence): Fault[] {
  if (PARTLY.test(reading.plain)) return [];
  return reading.frames.flatMap(({ term, done, word }): Fault[] => {
    if (done === null || !TAKEN.has(rootOf(term)) || isQuoted(reading.text.toLowerCase().indexOf(word))) return [];
    const telling = supports.filter(
      ({ terms }) => [...terms].some((other) => TAKEN.has(rootOf(other))) && sharesTerm(done, terms),
    );
    const isPart =
      telling.length > 0 &&
      telling.every(({ plain, quantities }) =>
        quantities.some(
          (figure) =>
            figure.kind === "percent" && !figure.values.includes(100) && sharesTerm(nameAfter(plain, figure.end), done),
        ),
      );
    const [first] = telling;
    return isPart && first
      ? [{ kind: "counted", said: reading.text, instead: { citation: first.citation, text: first.text } }]
      : [];
  });
}
