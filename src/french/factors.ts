import { findQuantities } from "./numbers.ts";

const NAMED: [RegExp, number][] = [
  ["doubl", 2],
  ["tripl", 3],
  ["quadrupl", 4],
  ["quintupl", 5],
  ["décupl", 10],
  ["centupl", 100],
].map(([stem, value]): [RegExp, number] => [
  new RegExp(
    `(?<!\\p{L})(?:${stem}(?:é|és|ée|ées|er|era|eront|erait|ait|ent|ement)(?!\\p{L})|(?:le|du|au) ${stem}e d|${stem}e(?= (?:de |du |des |d['’]|le |la |les |l['’]|son |sa |ses |en )))`,
    "giu",
  ),
  Number(value),
]);
const HALVED = /(?:réduit|réduire|réduction|divis|baiss|chut|recul)\p{L}* (?:\p{L}+ ){0,2}de moitié|moitié moins/giu;
const BY = /(?<verb>divis|multipli)\p{L}* [^,;.]{0,40}?par (?=\p{L}|\d)/giu;
const TIMES = /(?<=\p{L}|\d) fois (?<way>plus|moins|supérieur|inférieur|davantage)/giu;
const FEWER = /divis|moins|inférieur/iu;

const HINT = /upl|moiti|divis|multipli|doubl|tripl| fois /iu;

/** By what a French text says that something is multiplied: « a doublé » is 2, « divisé par trois » a third. */
export function factorsIn(text: string): number[] {
  if (!HINT.test(text)) return [];
  const named = NAMED.flatMap(([words, value]) => Array.from(text.matchAll(words), () => value));
  const halved = Array.from(text.matchAll(HALVED), () => 0.5);
  const by = Array.from(text.matchAll(BY)).flatMap(({ index, 0: words, groups }) =>
    turned(numbersAt(text.slice(index + words.length, index + words.length + REACH), "start"), groups?.["verb"]),
  );
  const times = Array.from(text.matchAll(TIMES)).flatMap(({ index, groups }) =>
    turned(numbersAt(text.slice(Math.max(0, index - REACH), index + " fois".length), "end"), groups?.["way"]),
  );
  return [...named, ...halved, ...by, ...times];
}

/** Characters of a number looked at. */
const REACH = 24;

const turned = (values: readonly number[], way = ""): number[] =>
  values.map((value) => (FEWER.test(way) ? 1 / value : value));

function numbersAt(text: string, side: "start" | "end"): number[] {
  const found = side === "start" ? findQuantities(text)[0] : findQuantities(text).at(-1);
  const isThere = found !== undefined && (side === "start" ? found.start === 0 : found.end >= text.length - 5);
  return isThere ? found.values.slice(0, 1) : [];
}
