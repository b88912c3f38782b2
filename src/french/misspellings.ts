/**
 * The words one slip of the keys away from this one, in two steps: two letters swapped or one too many, which are few;
 * then one letter wrong or missing.
 */
export function wordsNear(word: string): [likely: string[], others: string[]] {
  const letters = [...word];
  const cut = (from: number, to: number, by: readonly string[]): string =>
    [...letters.slice(0, from), ...by, ...letters.slice(to)].join("");
  const places = letters.map((_, at) => at);
  const swapped = places.slice(1).map((at) => cut(at - 1, at + 1, [letters[at] ?? "", letters[at - 1] ?? ""]));
  const shorter = places.map((at) => cut(at, at + 1, []));
  const wrong = places.flatMap((at) => ALPHABET.map((letter) => cut(at, at + 1, [letter])));
  const longer = [...places, letters.length].flatMap((at) => ALPHABET.map((letter) => cut(at, at, [letter])));
  const others = (near: string[]): string[] => [...new Set(near)].filter((one) => one !== word);
  return [others([...swapped, ...shorter]), others([...wrong, ...longer])];
}

/** Of the accents, the one that changes how an ending is read. */
const ALPHABET = [..."abcdefghijklmnopqrstuvwxyzé"];
