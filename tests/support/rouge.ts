const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** F1 of ROUGE-1, 2 and L from 0 to 1, on words as they are written: what a summary shares with another of the same text. */
export function rouge(summary: string, reference: string): [one: number, two: number, longest: number] {
  const [own, wanted] = [wordsOf(summary), wordsOf(reference)];
  const common = longestCommon(own, wanted);
  return [overlap(own, wanted), overlap(pairs(own), pairs(wanted)), f1(common, own.length, wanted.length)];
}

const pairs = (words: readonly string[]): string[] => words.slice(1).map((word, at) => `${words[at]} ${word}`);

const f1 = (shared: number, own: number, wanted: number): number => (shared === 0 ? 0 : (2 * shared) / (own + wanted));

function overlap(own: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  let shared = 0;
  for (const each of own) {
    const count = left.get(each) ?? 0;
    if (count > 0) shared += 1;
    left.set(each, count - 1);
  }
  return f1(shared, own.length, wanted.length);
}

/** The length of the longest list of words that stand in both, in one order. */
function longestCommon(some: readonly string[], others: readonly string[]): number {
  let before = new Array<number>(others.length + 1).fill(0);
  for (const word of some) {
    const row = [0];
    for (const [at, other] of others.entries()) {
      const taken = word === other ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0);
      row.push(taken);
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}
