const NO_BREAK = "\u00a0";
const NARROW = "\u202f";
const SPACES = "[ \u00a0\u202f\u2009]";

/**
 * French typography, set once, when a text is shown: U+202F before ; ! ? and in thousands, U+00A0 before : and units and
 * inside « », the apostrophe ’, the ellipsis …. Addresses, code, tags, `:emoji:` and clock times stay as they are.
 * Idempotent. Rules after the Abrégé du code typographique à l’usage de la presse.
 */
export function setFrench(text: string): string {
  let set = "";
  let from = 0;
  for (const { index, 0: kept } of text.matchAll(UNTOUCHABLE)) {
    set += applyRules(text.slice(from, index)) + kept;
    from = index + kept.length;
  }
  return joinPieces(set + applyRules(text.slice(from)));
}

/** The form that two texts share when they differ by typography only: a true quotation is a substring of its source. */
export function foldQuote(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[«»“”„‟"]/g, '"')
    .replace(/[‐-―−]/g, "-")
    .replaceAll("…", "...")
    .replace(/\s+/g, " ")
    .replace(/ ?([;:!?%"]) ?/g, "$1")
    .toLowerCase()
    .trim();
}

const UNTOUCHABLE = /https?:\/\/[^\s»]+|www\.[^\s»]+|`[^`]*`|<[^<>\n]+>|:[a-z0-9_+-]+:|(?<!\d)\d{1,2}:\d{2}(?!\d)/gi;

const UNIT =
  "millions?|milliards?|billions?|euros?|dollars?|francs?|km|kg|m²|m³|Go|To|Mo|Po|[kMGT]Wh?|GHz|MHz|ms|nm|°C|h|min|" +
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

const RULES: [RegExp, string][] = [
  [/\.{3,}/g, "…"],
  [/(?<=\p{L})'(?=[\p{L}\d«])/gu, "’"],
  [/(?<![\p{L}\d])"([^"\n]+)"(?![\p{L}\d])/gu, `«${NO_BREAK}$1${NO_BREAK}»`],
  [/“([^“”\n]+)”/g, `«${NO_BREAK}$1${NO_BREAK}»`],
  [new RegExp(`«${SPACES}*(?=\\S)`, "g"), `«${NO_BREAK}`],
  [new RegExp(`(?<=\\S)${SPACES}*»`, "g"), `${NO_BREAK}»`],
  [new RegExp(`(?<=[^\\s;!?:])${SPACES}*([;!?]+)(?=$|[\\s»”)\\]])`, "gu"), `${NARROW}$1`],
  [new RegExp(`(?<=[^\\s:])${SPACES}*:(?=$|\\s)`, "gu"), `${NO_BREAK}:`],
  [new RegExp(`(?<=(?<![\\d.,])\\d{1,3}(?:${SPACES}\\d{3})*)${SPACES}(?=\\d{3}(?!\\d))`, "g"), NARROW],
  [new RegExp(`(?<=\\d)${SPACES}*(?=[%‰])`, "g"), NARROW],
  [new RegExp(`(?<=\\d)${SPACES}*(?=[€$£](?!\\d))`, "g"), NO_BREAK],
  [new RegExp(`(?<=\\d)${SPACES}(?=(?:M|Md|Mds|k)?[€$£](?!\\d))`, "g"), NO_BREAK],
  [new RegExp(`(?<=\\d)${SPACES}(?=(?:${UNIT})(?![\\p{L}\\d]))`, "gu"), NO_BREAK],
  [new RegExp(`(?<=(?:million|milliard)s?)${SPACES}(?=[€$£])`, "g"), NO_BREAK],
  [/(?<=(?<!\p{L})(?:MM?\.|Mmes?|Mlles?|Dr|Pr|n[o°]|p\.)) (?=\S)/gu, NO_BREAK],
  [/(?<!\p{L}|\d)1 er(?!\p{L})/gu, "1er"],
];

const applyRules = (text: string): string =>
  RULES.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text);

/** What a kept piece touches is seen by no rule above: a guillemet, or a mark right after an address. */
const joinPieces = (text: string): string =>
  text
    .replace(new RegExp(`«${SPACES}*(?=\\S)`, "g"), `«${NO_BREAK}`)
    .replace(new RegExp(`(?<=\\S)${SPACES}*»`, "g"), `${NO_BREAK}»`);
