import { MARKS_WITHOUT_END } from "./words.ts";

const NO_BREAK = "\u00a0";
const NARROW = "\u202f";
const SPACES = "[ \u00a0\u202f\u2009]";

/**
 * French typography, set once, when a text is shown: U+202F before ; ! ? and in thousands, U+00A0 before : and units and
 * inside « », the apostrophe ’, the ellipsis …, “ ” for a quotation inside another. Addresses, code, tags, `:emoji:`,
 * clock times and feet and inches stay as they are.
 * Idempotent. Rules after the Abrégé du code typographique à l’usage de la presse.
 */
export function setFrench(text: string): string {
  const kept: string[] = [];
  const opened = text.replace(UNTOUCHABLE, (piece) => {
    kept.push(piece);
    return KEPT;
  });
  const set = RULES.reduce((current, [pattern, by]) => current.replace(pattern, by), setQuotes(opened));
  let next = 0;
  return set.replaceAll(KEPT, () => kept[next++] ?? "");
}

/** The form that two texts share when they differ by typography only: a true quotation is a substring of its source. */
export function foldQuote(text: string): string {
  return text
    .replace(FIRST, "1er")
    .replaceAll("´", "'")
    .replace(MARKS_WITHOUT_END, "")
    .normalize("NFKC")
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[«»“”„‟"]/g, '"')
    .replace(/[‐-―−]/g, "-")
    .replace(/\.{3,}/g, "...")
    .replace(/\s+/g, " ")
    .replace(/ ?([;:!?%‰€$£"]) ?/g, "$1")
    .toLowerCase()
    .trim();
}

/** Stands for a kept piece while the rules run: a private sign, itself kept where a text holds it. */
const KEPT = "\ue000";
const UNTOUCHABLE = new RegExp(
  [
    `${KEPT}|(?:https?://|www\\.)[^\\s«»“”"<>]+`,
    "`[^`]*`|<[^<>\\s][^<>\\n]*>|&(?:#\\d+|#x[\\da-f]+|[a-z]{2,8});",
    ":[a-z0-9_+-]+:|(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)|\\d'\\d+\"",
  ].join("|"),
  "gi",
);

const UNIT =
  "millions?|milliards?|billions?|Mds?|M|euros?|dollars?|francs?|[kcmnµ]?m|[km]?g|m²|m³|[kMGTP]o|[kMGT]?Wh?|[kMG]Hz|" +
  "ms|°C|h|min|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|" +
  "(?:janv|févr|avr|juil|sept|oct|nov|déc)\\.";

const FIRST = new RegExp(`(?<![\\p{L}\\d${KEPT}])1 er(?![\\p{L}${KEPT}])`, "gu");

const RULES: [RegExp, string][] = [
  [/\.{3,}/g, "…"],
  [FIRST, "1er"],
  [new RegExp(`(?<=\\p{L})'(?=[\\p{L}\\d«“${KEPT}])`, "gu"), "’"],
  [new RegExp(`«${SPACES}*(?=\\S)`, "g"), `«${NO_BREAK}`],
  [new RegExp(`(?<=\\S)${SPACES}*»`, "g"), `${NO_BREAK}»`],
  [new RegExp(`(?<=[^\\s:«“([])${SPACES}*:(?=$|\\s)`, "gu"), `${NO_BREAK}:`],
  [new RegExp(`(?<=[;!?])${SPACES}+(?=[!?]+(?:$|[\\s»”)\\]"]))`, "g"), ""],
  [new RegExp(`(?<=[^\\s;!?:«“([])${SPACES}*([;!?]+)(?=$|[\\s»”)\\]"])`, "gu"), `${NARROW}$1`],
  // Seven groups are more than any sum; without a bound, a long row of them is read over again at each space.
  [new RegExp(`(?<=(?<!\\p{L}-?|[\\d.,])\\d{1,3}(?:${SPACES}\\d{3}){0,6})${SPACES}(?=\\d{3}(?!\\d))`, "gu"), NARROW],
  [new RegExp(`(?<=\\d)${SPACES}*(?=[%‰](?!\\d))`, "g"), NARROW],
  [new RegExp(`(?<=\\d)${SPACES}*(?=[€$£](?!\\d))`, "g"), NO_BREAK],
  [new RegExp(`(?<=\\d)${SPACES}(?=(?:M|Mds?|[kK])[€$£](?!\\d))`, "g"), NO_BREAK],
  [new RegExp(`(?<=\\d(?:er)?)${SPACES}(?=(?:${UNIT})(?![\\p{L}\\d]))`, "gu"), NO_BREAK],
  [new RegExp(`(?<=\\d${SPACES}h)${SPACES}(?=\\d{2}(?!\\d))`, "g"), NO_BREAK],
  [new RegExp(`(?<=(?:million|milliard)s?|\\d${SPACES}M(?:ds?)?)${SPACES}(?=[€$£])`, "g"), NO_BREAK],
  [new RegExp(`(?<=(?<!\\p{L})(?:MM?\\.|Mmes?|Mlles?|Dr|Pr|p\\.))${SPACES}(?=\\p{L})`, "gu"), NO_BREAK],
  [new RegExp(`(?<=(?<!\\p{L})(?:n[°ºo]s?|pp?\\.|art\\.|fig\\.|vol\\.|chap\\.|§))${SPACES}(?=\\d)`, "giu"), NO_BREAK],
];

const setQuotes = (text: string): string => text.replace(/.+/g, setQuotesOfLine);

/** Pairs of marks become « », or “ ” inside another pair; a mark that pairs with none stays. */
function setQuotesOfLine(line: string): string {
  const set = new Map<number, string>();
  for (const { from, to, inner } of findPairs(line)) set.set(from, inner ? "“" : "«").set(to, inner ? "”" : "»");
  return line.replace(QUOTE, (mark, at) => set.get(at) ?? mark);
}

const QUOTE = /[«»“”"]/g;

/** Where a quotation stands, but for those in « » already. */
function findPairs(line: string): { from: number; to: number; inner: boolean }[] {
  const pairs: { from: number; to: number; inner: boolean }[] = [];
  const open: Quote[] = [];
  for (const { index: at, 0: mark } of line.matchAll(QUOTE)) {
    if (closesQuote(line, at, open)) {
      const first = open.pop();
      if (first && first.mark + mark !== "«»") pairs.push({ from: first.at, to: at, inner: open.length > 0 });
    } else if (opensQuote(line, at)) open.push({ at, mark });
  }
  return pairs;
}

type Quote = { at: number; mark: string };

/** A guillemet closes over straight marks that were left open. */
function closesQuote(text: string, at: number, open: Quote[]): boolean {
  if (text[at] === "»" || text[at] === "”") {
    while (open.at(-1)?.mark === '"') open.pop();
    return true;
  }
  const last = open.at(-1);
  if (text[at] !== '"' || last?.mark !== '"' || last.at === at - 1) return false;
  return /\S/.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? " ");
}

function opensQuote(text: string, at: number): boolean {
  if (text[at] !== '"') return true;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\s;:!?,)\]»”]/.test(text[at + 1] ?? " ");
}
