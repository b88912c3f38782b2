import type { CitedClaim, Source } from "../claims/claim.ts";
import type { FoundPassage } from "../corpus/search.ts";
import type { Answered, Remark } from "../questions/answer.ts";
import type { GapTheme } from "../questions/gaps.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part } from "./message.ts";
import { note, paragraph } from "./parts.ts";
import {
  assumedDay,
  baseLine,
  corpusSilentOn,
  coverageLine,
  EXTRACTS_MODE,
  emptyCorpusRefusal,
  GAPS_NEXT,
  gapLine,
  gapsTitle,
  HOMONYM,
  NOT_FOR_ORDERS,
  nearest,
  noGap,
  noPassage,
  nothingNewAsked,
  OPINION,
  partialAnswer,
  publishedLine,
  questionTooLong,
  quoteTitle,
  readAs,
  refusal,
  SECTIONS,
  SINGLE_EACH,
  SMALL_TALK,
  STANDS_IN,
  sourceCount,
  sourceLine,
} from "./wording.ts";

/** An answer with its sources, or the refusal with what the corpus covers and what comes nearest. */
export function answerMessage(answer: Answered): Message {
  const { coverage, status, mode, sources, remarks } = answer;
  const instead = remarks.map(insteadOf).find((text) => text !== undefined);
  if (instead !== undefined) return [paragraph(instead)];
  if (coverage.articles === 0) return [paragraph(emptyCorpusRefusal)];
  if (status === "not-in-corpus") return [...understoodAs(remarks), ...refusalOf(answer)];
  const remark = (kind: Remark["kind"]) => remarks.find((each) => each.kind === kind);
  return [
    { kind: "title", text: answer.question },
    ...understoodAs(remarks),
    ...(remark("homonym") ? [paragraph(HOMONYM)] : []),
    ...(mode === "extracts" ? byArticle(answer) : [listOf(answer.claims)]),
    ...unknownsOf(answer.unknowns),
    ...(status === "partial" && answer.unknowns.length === 0 ? [aside(partialAnswer)] : []),
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries: sources.map(entryOf) },
    note([baseLine(sources.length, coverage), ...remarks.flatMap(singleOf)].join(" · ")),
    ...(remark("stands-in") ? [note(STANDS_IN)] : []),
    ...(mode === "extracts" ? [note(EXTRACTS_MODE)] : []),
  ];
}

const aside = (text: string): Part => ({ kind: "paragraph", spans: [{ text, style: "emphasis" }] });
const entryOf = (source: Source) => ({ n: source.n, text: sourceLine(source), url: source.url });

/** What is said in place of an answer to what was not looked for. */
function insteadOf(remark: Remark): string | undefined {
  if (remark.kind === "small-talk") return SMALL_TALK;
  if (remark.kind === "attack") return NOT_FOR_ORDERS;
  return remark.kind === "too-long" ? questionTooLong(remark.limit) : undefined;
}

/** "« Mistrall » lu comme « Mistral »." "« juillet » sans année : juillet 2025." */
function understoodAs(remarks: readonly Remark[]): Part[] {
  return remarks.flatMap((remark): Part[] => {
    if (remark.kind === "read-as") return [note(readAs(remark.written, remark.read))];
    return remark.kind === "assumed" ? [note(assumedDay(remark.day))] : [];
  });
}

function refusalOf({ sources, unknowns, coverage, remarks }: Answered): Message {
  const nothingNew = remarks.find((remark) => remark.kind === "nothing-new");
  if (nothingNew !== undefined) return [paragraph(nothingNewAsked(nothingNew.isNamed, coverage.to))];
  const near = sources.length > 0 ? [{ text: nearest(sources.slice(0, 1)) }] : [];
  return [
    { kind: "paragraph", spans: [{ text: refusal(coverageLine(coverage)) }, ...near] },
    ...unknownsOf(unknowns),
    ...(remarks.some(({ kind }) => kind === "stands-in") ? [note(STANDS_IN)] : []),
  ];
}

/** "Ce que le corpus ne dit pas : le prix de l’appareil ; sa date de sortie." */
const unknownsOf = (unknowns: readonly string[]): Part[] =>
  unknowns.length === 0 ? [] : [aside(corpusSilentOn(unknowns.map(withoutEnd)))];

const withoutEnd = (text: string): string => text.replace(/[.;,\s]+$/, "");

const listOf = (claims: readonly CitedClaim[]): Part => ({
  ...{ kind: "list", numbered: claims.length > 1 },
  items: claims.map((claim) => [spanOf(claim)]),
});

/** Extracts under the article that they are taken from, what somebody thinks apart; what compares articles comes last. */
function byArticle({ claims, sources }: Answered): Part[] {
  const [compared, taken] = [claims.filter(isComparison), claims.filter((claim) => !isComparison(claim))];
  const groups = Map.groupBy(taken, ({ kind, citations }) => `${kind} ${citations[0]?.n}`);
  const parts = [...groups.values()].flatMap((group): Part[] => {
    const source = sources.find(({ n }) => n === group[0]?.citations[0]?.n);
    const isOpinion = group[0]?.kind === "opinion";
    const head = source === undefined || (groups.size < 2 && !isOpinion) ? [] : [headOf(source, isOpinion)];
    return [...head, { ...listOf(group), numbered: false } as Part];
  });
  return [...parts, ...compared.map((claim): Part => ({ kind: "paragraph", spans: [spanOf(claim)] }))];
}

const isComparison = ({ kind }: CitedClaim): boolean => kind === "analysis";
const headOf = (source: Source, isOpinion: boolean): Part => ({
  ...{ kind: "heading", text: quoteTitle(source.title) },
  label: [isOpinion ? OPINION : null, publishedLine(source.published)].filter(Boolean).join(", "),
});

const singleOf = (remark: Remark): string[] =>
  remark.kind === "single-source" ? [remark.isSame ? sourceCount(1) : SINGLE_EACH] : [];

/** Passages found, best first, each under its article's title; `from`: how many stand on the pages before. */
export function searchMessage(words: string, found: readonly FoundPassage[], { from = 0, act }: Listing = {}): Message {
  if (found.length === 0) return [{ kind: "paragraph", spans: [{ text: noPassage(words) }] }];
  return found.flatMap(({ articleId, title, heading, text, published }, at): Part[] => [
    { kind: "heading", text: `${from + at + 1}. ${title}` },
    note([heading, publishedLine(published), act ? "" : articleId.slice(0, 8)].filter(Boolean).join(" · ")),
    { kind: "paragraph", spans: [{ text: shorten(text.replaceAll("\n", " ")) }] },
    ...(act ? [act(articleId)] : []),
  ]);
}

/** `from`: passages shown before. `act`: what can be done with an article, where its id is not typed. */
type Listing = { from?: number; act?: (articleId: string) => Part };

/** Characters of a passage shown in a list: enough to see whether it is the one. */
const SHOWN = 320;

/** Cut between words; a text without any, between what people see as characters. */
function shorten(text: string): string {
  if (text.length <= SHOWN) return text;
  const space = text.lastIndexOf(" ", SHOWN);
  const end = space > 0 ? space : new Intl.Segmenter("fr").segment(text).containing(SHOWN)?.index;
  return `${text.slice(0, end)}…`;
}

/** Questions that the corpus did not settle, by theme; the days are those that are looked back on. */
export function gapsMessage(themes: readonly GapTheme[], days: number, zone: string): Message {
  if (themes.length === 0) return [paragraph(noGap(days))];
  return [
    { kind: "title", text: gapsTitle(days) },
    ...themes.flatMap(({ theme, questions }): Part[] => [
      { kind: "heading", text: theme },
      { kind: "list", numbered: false, items: questions.map((gap) => [{ text: gapLine(gap, zone) }]) },
    ]),
    paragraph(GAPS_NEXT),
  ];
}
