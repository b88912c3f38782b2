import { scoreOf, weightOf } from "../../src/corpus/ranking.ts";
import type { FoundPassage } from "../../src/corpus/search.ts";
import { searchTerms } from "../../src/french/words.ts";

const PER_ARTICLE = 3;

/** Every passage that holds a word of a question, ranked as the product ranks the few that its engine finds. */
export class FullRanking {
  readonly #passages: { articleId: string; terms: string[] }[] = [];
  readonly #holders = new Map<string, number[]>();

  get size(): number {
    return this.#passages.length;
  }

  add(articleId: string, terms: string[]): void {
    const seq = this.#passages.push({ articleId, terms }) - 1;
    for (const term of new Set(terms)) {
      const holders = this.#holders.get(term);
      if (holders === undefined) this.#holders.set(term, [seq]);
      else holders.push(seq);
    }
  }

  /** Of the first `count`, the share that a search found; one as good as the last of them counts. */
  shareOfFirst(question: string, found: readonly FoundPassage[], count: number): number {
    const scores = this.#firstScores(question, count);
    const least = scores.at(-1) ?? 0;
    // Sums of the same numbers in another order differ by less.
    return found.filter(({ score }) => score > least - 1e-9).length / Math.max(1, scores.length);
  }

  #firstScores(question: string, count: number): number[] {
    const terms = [...new Set(searchTerms(question))];
    const weights = new Map(terms.map((term) => [term, weightOf(this.#holdersOf(term).length, this.size)]));
    const held = new Set(terms.flatMap((term) => this.#holdersOf(term)));
    const scored = Array.from(held, (seq) => {
      const { articleId, terms: own } = this.#passages[seq] ?? { articleId: "", terms: [] };
      return { articleId, score: scoreOf(own, weights) };
    });
    const [first, seen]: [number[], Map<string, number>] = [[], new Map()];
    for (const { articleId, score } of scored.sort((a, b) => b.score - a.score)) {
      seen.set(articleId, (seen.get(articleId) ?? 0) + 1);
      if ((seen.get(articleId) ?? 0) <= PER_ARTICLE && first.push(score) === count) break;
    }
    return first;
  }

  #holdersOf(term: string): readonly number[] {
    return this.#holders.get(term) ?? [];
  }
}
