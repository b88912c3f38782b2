import { createHash } from "node:crypto";
import { opensMidArgument } from "../french/anaphora.ts";
import { parseDate } from "../french/dates.ts";
import { splitSentences } from "../french/sentences.ts";
import { type Day, UNKNOWN_DAY } from "../lib/calendar.ts";
import type { Article, Block, Flag, Sentence } from "./article.ts";
import { isOpinionHeading, readBlocks, unwrap } from "./body.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { datesIn } from "./dates.ts";
import type { Draft, Line } from "./draft.ts";
import { cutTail, dropFurniture } from "./furniture.ts";
import { plainTitle, type Reference, readHead } from "./head.ts";
import { detectLanguage } from "./language.ts";
import { agenciesIn, signedBy } from "./origins.ts";

/** An article out of a source's draft, or undefined where no sentence is left once the debris is gone. */
export function readArticle(draft: Draft, reference: Reference): Article | undefined {
  const whole = unwrap(draft.lines);
  const lines = cutTail(whole);
  const given = plainTitle(draft.title ?? "");
  const head = readHead(dropFurniture(lines), given !== "", reference);
  const title = given || head.title;
  const blocks = markOpinions(readBlocks(head.lines), [...draft.rubrics, title ?? ""]);
  const sentences = readSentences(blocks);
  const [first] = sentences;
  if (first === undefined) return undefined;
  const url = draft.url === null ? null : (canonicalUrl(draft.url) ?? null);
  const published = readPublished(draft, reference) ?? head.published ?? UNKNOWN_DAY;
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const article = {
    id: articleId(draft),
    source: draft.source,
    key: draft.key,
    url,
    title: title ?? deriveTitle(first.text),
    titleDerived: title === null,
    author: withAgencies(draft.author ?? head.author, signedBy(draft.lines)),
    publisher: draft.publisher,
    published,
    language: detectLanguage(text),
    blocks,
    sentences,
    dates: datesIn(sentences, published),
  };
  const flags = flagsOf(article, text.length, hasEnd(whole.slice(0, lines.length + 1)) && !draft.isCut);
  return { ...article, flags, contentHash: hash(JSON.stringify([article.title, published, blocks])) };
}

/** By its address; one without is told apart within its source. */
export function articleId({ url, source, key }: Pick<Draft, "url" | "source" | "key">): string {
  const address = url === null ? undefined : canonicalUrl(url);
  return hash(address ?? `${source}\n${key}`).slice(0, ID_LENGTH);
}

/** Hexadecimal digits: 64 bits keep a million articles apart. */
const ID_LENGTH = 16;

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const readPublished = (draft: Draft, reference: Reference): Day | undefined =>
  draft.published === null ? undefined : parseDate(draft.published, reference);

/** « Jeanne Roy, avec AFP »: what a site says under a text alone is told all the same. */
function withAgencies(author: string | null, agencies: readonly string[]): string | null {
  const named = agenciesIn(author ?? "");
  const others = agencies.filter((agency) => !named.includes(agency)).join(", ");
  if (others === "") return author;
  return author === null ? others : `${author}, avec ${others}`;
}

/** A piece that its rubric or title signs as an opinion is one from end to end. */
function markOpinions(blocks: Block[], labels: readonly string[]): Block[] {
  const signed = labels.some((label) => isOpinionHeading(label.trim()));
  return signed ? blocks.map((block) => ({ ...block, opinion: true })) : blocks;
}

function readSentences(blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap(({ kind, text, opinion }, block) =>
    kind === "heading" ? [] : splitSentences(text).map((sentence) => ({ text: sentence, block, opinion })),
  );
}

/** The first sentence, cut at a word where it is long. */
function deriveTitle(sentence: string): string {
  const title = sentence.replace(/^[\s.,;:…]+|[.…]+$/gu, "") || sentence;
  if (title.length <= LONGEST_TITLE) return title;
  const space = title.lastIndexOf(" ", LONGEST_TITLE);
  const cut = title.slice(0, space > 0 ? space : LONGEST_TITLE);
  return `${cut.replace(DANGLING, "")}…`;
}

/** Characters. */
const LONGEST_TITLE = 110;
/** What leads to a word that is cut off: « de », « pour les », « l’ ». */
const DANGLING =
  /(?:[\s,;:–—-]+(?:\p{L}{1,3}|dans|pour|avec|sans|sous|vers|chez|leur|dont|cette)(?!\p{L}))*[\s,;:–—-]*$/u;

type Unflagged = Pick<Article, "blocks" | "sentences" | "published" | "language">;

function flagsOf(article: Unflagged, size: number, ended: boolean): Flag[] {
  const opinions = article.sentences.filter(({ opinion }) => opinion).length;
  const flags: [Flag, boolean][] = [
    ["starts-mid-argument", opensMidArgument(article.sentences[0]?.text ?? "")],
    ["truncated", !ended || !isFinished(article.blocks)],
    ["opinion", opinions === article.sentences.length],
    ["opinion-section", opinions > 0 && opinions < article.sentences.length],
    ["undated", article.published.precision === "unknown"],
    ["short", size < SHORT],
    ["not-french", article.language !== "fr" && article.language !== "und"],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}

/** Characters: under it there is too little to brief from. */
const SHORT = 300;

const ELLIPSIS = /(?:…|\.\.\.)\]?$|(?:lire la suite|read more)\P{L}*$/iu;
const OPEN_WORD = /[\p{L}\d,;]$/u;
const CUT_MARK =
  /^(?:lire la suite|read more|continuer la lecture|(?:cet )?article (?:est )?réservé (?:aux|à nos) abonnés|il vous reste \d.{0,6}% de cet article|(?:la suite|le reste) (?:de cet article )?est réservée? (?:aux|à nos) abonnés)/iu;

/** A signature or a credit may close a text; before it, a paragraph ends with a closing mark. */
function isFinished(blocks: readonly Block[]): boolean {
  const last = blocks.findLast(({ text }, at) => at === 0 || text.length > LONGEST_SIGNATURE || ELLIPSIS.test(text));
  return last?.kind !== "paragraph" || !(ELLIPSIS.test(last.text) || OPEN_WORD.test(last.text));
}

/** Characters. */
const LONGEST_SIGNATURE = 60;

/** A site that says « Lire la suite », be it where the tail begins, has kept the rest for itself. */
const hasEnd = (lines: readonly Line[]): boolean => !lines.some(({ text }) => CUT_MARK.test(text.trim()));
