/** A sentence made false, and what of it was. */
export type Made = { lie: string; text: string };

/** What a lie is made with: who else is named, in the story and out of it, and a source of chance. */
type Making = { evidence: string; own: readonly string[]; strangers: readonly string[]; random: () => number };

type Maker = (text: string, making: Making) => string | undefined;

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];

/** Replaces the first match, where the result says something that the evidence does not. */
function swap(
  text: string,
  pattern: RegExp,
  by: (match: string) => string | undefined,
  evidence: string,
): string | undefined {
  const match = pattern.exec(text);
  const other = match ? by(match[0]) : undefined;
  if (!match || other === undefined || evidence.includes(other)) return undefined;
  return text.slice(0, match.index) + other + text.slice(match.index + match[0].length);
}

const pairs = (list: string): Map<string, string> =>
  new Map(list.split(", ").map((pair) => pair.split("/") as [string, string]));

const SCALES = pairs(
  "milliards/millions, milliard/million, millions/milliards, million/milliard, mégawatts/gigawatts, gigawatts/mégawatts, gigawatt/mégawatt, MW/GW, heures/jours, kilogrammes/tonnes, hectares/kilomètres carrés, mois/ans, jours/mois",
);
const CURRENCIES = pairs("francs suisses/euros, francs CFA/dollars, euros/dollars, euro/dollar, dollars/euros");
const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const WORDS = pairs(
  "deux/douze, trois/treize, quatre/quatorze, six/seize, sept/dix-sept, quatorze/quarante, onze/vingt, douze/vingt, cinquante/soixante, quarante/cinquante, dix/vingt",
);
const CONDITIONALS = pairs(
  "pourrait/va, pourraient/vont, serait/est, seraient/sont, souhaiterait/va, devrait/va, coûteraient/coûtent, alimenterait/alimente, disposeraient/disposent",
);
const QUOTED = ["une décision sans précédent", "nous n’avons rien à cacher", "le pire est derrière nous"];
const INVENTED = [
  "ce qui a provoqué la démission de son directeur financier",
  "malgré l’opposition du ministère de l’Économie",
  "au prix de plusieurs dizaines de licenciements",
  "grâce à une subvention européenne tenue secrète",
];

const anyOf = (words: Iterable<string>): RegExp =>
  new RegExp(`(?<![\\p{L}-])(?:${[...words].join("|")})(?![\\p{L}-])`, "u");
const changed =
  (table: Map<string, string>): Maker =>
  (text, { evidence }) =>
    swap(text, anyOf(table.keys()), (word) => table.get(word), evidence);

const MAKERS: Record<string, Maker> = {
  number: (text, { evidence, random }) =>
    swap(
      text,
      /(?<![\p{L}\d.-]|\p{Lu}\p{L}+ )\d{2,3}(?![\d.])(?!\u00a0?\d)/u,
      (digits) => String((Number(digits) * 3 + 1 + Math.floor(random() * 5)) % (10 ** digits.length - 1) || 7),
      evidence,
    ) ?? swap(text, anyOf(WORDS.keys()), (word) => WORDS.get(word), evidence),
  scale: (text, { evidence }) =>
    swap(text, new RegExp(`(?<=\\d )${anyOf(SCALES.keys()).source}`, "u"), (word) => SCALES.get(word), evidence),
  currency: changed(CURRENCIES),
  date: (text, { evidence, random }) =>
    swap(text, anyOf(MONTHS), () => pick(MONTHS, random), evidence) ??
    swap(text, /(?<!\d)20\d\d(?!\d)/, (year) => String(Number(year) - 3), evidence),
  name: (text, { own, strangers, evidence, random }) => {
    const name = own.find((each) => text.includes(each));
    return name === undefined ? undefined : swap(text, anyOf([name]), () => pick(strangers, random), evidence);
  },
  hedge: (text, { evidence }) =>
    /près de|environ|jusqu['’]à|au moins|plus de|about/i.test(evidence)
      ? swap(text, /(?:près de|environ|jusqu’à|au moins|un peu plus de|plus de) (?=\d)/iu, () => "", "\0")
      : undefined,
  modality: changed(CONDITIONALS),
  negation: (text) => {
    const affirmed = text.replace(/(?:ne |n’)(\p{L}+(?: \p{L}+)?) (?:pas encore|pas|plus|jamais) /u, "$1 ");
    if (affirmed !== text) return affirmed;
    const denied = text.replace(/ (a|ont|est|sont|doit|doivent|permet|compte|promet) (?=\p{Ll})/u, (_, verb: string) =>
      /^[aeiouy]/.test(verb) ? ` n’${verb} pas ` : ` ne ${verb} pas `,
    );
    return denied === text ? undefined : denied;
  },
  subject: (text, { own }) => {
    const [one, other] = own.filter((name) => text.includes(name)).sort((a, b) => text.indexOf(a) - text.indexOf(b));
    if (one === undefined || other === undefined || one.includes(other) || other.includes(one)) return undefined;
    const between = text.slice(text.indexOf(one) + one.length, text.indexOf(other));
    return /\p{L}{4}/u.test(between) ? text.replace(one, "\0").replace(other, one).replace("\0", other) : undefined;
  },
  quotation: (text, { random }) => text.replace(/ ?[.]?$/, `, « ${pick(QUOTED, random)} ».`),
  invention: (text, { random }) => text.replace(/ ?[.]?$/, `, ${pick(INVENTED, random)}.`),
};

/** The lies that can be made of a true sentence, one of each kind at most. */
export function makeLies(text: string, making: Making): Made[] {
  return Object.entries(MAKERS).flatMap(([lie, maker]): Made[] => {
    const made = maker(text, making);
    if (made === undefined || made === text) return [];
    return [{ lie, text: made.charAt(0).toUpperCase() + made.slice(1) }];
  });
}
