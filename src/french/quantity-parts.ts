/** The language of a text: an English billion is a French milliard, and an English comma parts thousands. */
export type Language = "fr" | "en";

/** A text as written and as `foldInPlace` gives it: one place holds for both. */
export type Page = { text: string; plain: string; language: Language };

/** A number as written. `readings` holds every way to read it, likeliest first, and nothing when it is vague. */
export type Amount = {
  readings: number[];
  end: number;
  /** The product of the scales that close it: 1e6 in « 4 millions », 1 in « 40 000 ». */
  scale: number;
  /** "article" is « un », « zéro » or « demi- »: a number only beside a unit. */
  nature: "exact" | "about" | "article" | "ordinal" | "fraction" | "vague";
};

export type UnitKind = "money" | "percent" | "points" | "measure" | "duration" | "times";

/**
 * What a number counts; `number × factor` is in the base unit `name`: an ISO currency, "%", "pt", "×", "W", "Wh", "o",
 * "bit", "m", "m²", "l", "kg", "°C", "m/s", "s", "mois"… `least` is the multiplier that the word asks for to be a unit:
 * 0 when even « un » may precede it, 1 for a symbol or a word with other meanings (« un jour »), 1e9 for « livres ».
 */
export type Unit = { kind: UnitKind; name: string; factor: number; least: number };

/** A unit that ends at `end`. */
export type UnitFound = { unit: Unit; end: number };

/** 6.2 × 1e9 must equal 6 200 000 000. */
export function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

/** A number of which no scale is known. */
export function unscaled(readings: number[], end: number, nature: Amount["nature"]): Amount {
  return { readings, end, scale: 1, nature };
}

/** The same number in millions or milliards. Nobody writes « 1,234 milliard » for 1 234 of them. */
export function scaleBy(number: Amount, scale: number, end: number): Amount {
  const [first = 0, second = 0] = number.readings;
  const readings = (first < second ? [first] : number.readings).map((value) => rounded(value * scale));
  return { readings, end, scale, nature: number.nature === "vague" ? "vague" : "exact" };
}
