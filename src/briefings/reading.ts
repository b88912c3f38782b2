import type { Citation } from "../claims/claim.ts";
import { readableInFrench } from "../french/english.ts";
import { findQuantities, type Quantity } from "../french/numbers.ts";
import { isOrder } from "../french/orders.ts";
import { foldQuote } from "../french/typography.ts";
import { findWords } from "../french/words.ts";
import { hasMarkup, shareIn } from "./bounds.ts";
import type { Figure, Reading } from "./briefing.ts";
import type { StoryArticle } from "./extract.ts";
import { clauseAround } from "./figures.ts";
import type { NumberedSentence } from "./numbered.ts";
import type { BriefingReply } from "./reply.ts";
import { type Checking, faultsOf } from "./verify.ts";

/** What a reply says besides its claims, as far as the articles bear it out. */
export type Read = { figures: Figure[]; entities: string[]; themes: string[]; reading: Reading };

const MOST = { figures: 6, entities: 8, themes: 4, reasons: 2, answers: 5 };
/** Characters of what is said in a few words. */
const SHORT = 40;
const LONGEST = 120;
/** The share of its words that a sentence must hold of what is said of one of its names or figures. */
const HALF = 0.5;

export function readRest(
  reply: BriefingReply,
  sentences: readonly NumberedSentence[],
  articles: readonly StoryArticle[],
  checking: Checking,
): Read {
  const byNumber = new Map(sentences.map((sentence) => [sentence.n, sentence]));
  const isSober = (text: string, longest: number): boolean =>
    text.trim() !== "" && text.length <= longest && isBorneOut(text, checking);
  const entities = distinct(reply.entities.filter(({ name }) => isName(name, articles)));
  return {
    figures: reply.figures
      .flatMap((figure) => readFigure(figure, byNumber.get(figure.sentence), checking))
      .slice(0, MOST.figures),
    entities: entities.map(({ name }) => name).slice(0, MOST.entities),
    themes: reply.themes.filter((theme) => isSober(theme, SHORT)).slice(0, MOST.themes),
    reading: {
      weight: reply.weight,
      reasons: reply.reasons.filter((reason) => isSober(reason, LONGEST)).slice(0, MOST.reasons),
      entities: entities
        .map(({ name, what }) => ({ name, what: isSober(what, LONGEST) && isOf(name, what, articles) ? what : "" }))
        .slice(0, MOST.entities),
      answers: reply.answers.flatMap((answer) => readAnswer(answer, byNumber, checking)).slice(0, MOST.answers),
    },
  };
}

/** In the articles' words and neutral ones, without a figure, a name or a date that they do not have. */
const isBorneOut = (text: string, checking: Checking): boolean =>
  faultsOf({ kind: "unknown", text, citations: [] }, checking).length === 0;

const distinct = <T extends { name: string }>(entities: readonly T[]): T[] => [
  ...new Map(entities.map((entity) => [foldQuote(entity.name), entity])).values(),
];

/** A name of a few words, as the articles write it. */
function isName(name: string, articles: readonly StoryArticle[]): boolean {
  const isShort = name.length <= 2 * SHORT && name.split(/\s+/).length <= WORDS && /[\p{Lu}\d]/u.test(name);
  if (!isShort || hasMarkup(name, articles) || isOrder(name) || /[.!?;:]\s|[.!?;:]$/u.test(name)) return false;
  return aroundName(name, articles).length > 0;
}
const WORDS = 8;

type Stretch = { language: string; sentences: { text: string }[] };

/** What stands beside a name, wherever it is written. */
function aroundName(name: string, articles: readonly StoryArticle[]): Stretch[] {
  const folded = foldQuote(name);
  return articles.flatMap(({ language, sentences }) =>
    sentences.flatMap(({ text }): Stretch[] => {
      const sentence = foldQuote(text);
      const at = sentence.indexOf(folded);
      const [before, after] = [sentence.charAt(at - 1), sentence.charAt(at + folded.length)];
      if (at < 0 || /[\p{L}\p{N}]/u.test(before + after)) return [];
      const stretch = sentence.slice(Math.max(0, at - BESIDE), at + folded.length + BESIDE);
      return [{ language, sentences: [{ text: stretch }] }];
    }),
  );
}

/** Characters on each side of a name in which a sentence says who or what it is. */
const BESIDE = 70;

/** What is said of a name stands beside it: half of its words, the first one among them, and not the name itself. */
function isOf(name: string, what: string, articles: readonly StoryArticle[]): boolean {
  const [head] = findWords(what);
  if (head === undefined || foldQuote(what).includes(foldQuote(name))) return false;
  return aroundName(name, articles).some(
    (stretch) => shareIn(head, [stretch]) === 1 && shareIn(what, [stretch]) >= HALF,
  );
}

function readAnswer(
  { text, sentences }: BriefingReply["answers"][number],
  byNumber: ReadonlyMap<number, NumberedSentence>,
  checking: Checking,
): Reading["answers"] {
  const citations = citationsOf(sentences, byNumber);
  const isAsked = faultsOf({ kind: "question", text, citations: [] }, checking).length === 0;
  return isAsked && citations.length > 0 ? [{ question: text, citations }] : [];
}

const citationsOf = (numbers: readonly number[], byNumber: ReadonlyMap<number, NumberedSentence>): Citation[] =>
  [...new Set(numbers)].slice(0, CITED).flatMap((n) => byNumber.get(n)?.citation ?? []);
/** Sentences that one answer takes. */
const CITED = 10;

/**
 * A figure stands where its sentence holds it as written, or, in another language, holds the same; its hedge is the
 * sentence's, and so are its words where what it measures is not borne out.
 */
function readFigure(
  { value, what }: BriefingReply["figures"][number],
  sentence: NumberedSentence | undefined,
  checking: Checking,
): Figure[] {
  const article = sentence && checking.cited.get(sentence.citation.articleId);
  const found = article && (isFrench(article) ? findWritten : findSame)(value.trim(), sentence.text);
  if (!found || hasMarkup(value, [article])) return [];
  const { citation } = sentence;
  const own = [{ language: article.language, sentences: [sentence] }];
  const isTrue = what.length <= LONGEST && isBorneOut(what, checking) && shareIn(what, own) >= HALF;
  if (!isTrue && !isFrench(article)) return [];
  const told = isTrue ? what : clauseAround(sentence.text, found);
  return [{ value: value.trim(), what: told, hedge: found.hedge?.text || null, citation }];
}

const isFrench = ({ language }: StoryArticle): boolean => language !== "en";

/** The figure of a sentence with which a value begins, the words of the sentence going on from there. */
function findWritten(value: string, sentence: string): Quantity | undefined {
  const wanted = foldQuote(value);
  if (!foldQuote(sentence).includes(wanted)) return undefined;
  return findQuantities(sentence).find(({ text }) => {
    const start = foldQuote(text);
    return wanted.startsWith(start) && wanted.length <= start.length + SHORT;
  });
}

/** The figure of an English sentence that a value says in French, and says alone. */
function findSame(value: string, sentence: string): Quantity | undefined {
  const [own, ...others] = findQuantities(value);
  // « 21,480 » is another number in French.
  if (own?.values.length !== 1 || others.length > 0 || value.length > own.text.length + SHORT) return undefined;
  return findQuantities(readableInFrench(sentence), "en").find(
    ({ unit, values }) => unit === own.unit && values.some((each) => own.values.includes(each)),
  );
}
