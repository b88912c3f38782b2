import { scoreOf, weightOf } from "../../src/corpus/ranking.ts";
import { searchTerms } from "../../src/french/words.ts";

const PER_ARTICLE = 3;

/** Every passage that holds a word of a question, ranked by the BM25 that an engine is to come near. */
export class FullRanking {
  readonly #passages: { seq: number; articleId: string; terms: string[] }[] = [];
  readonly #holders = new Map<string, number[]>();

  get size(): number {
    return this.#passages.length;
  }

  add(seq: number, articleId: string, terms: string[]): void {
    const at = this.#passages.push({ seq, articleId, terms }) - 1;
    for (const term of new Set(terms)) {
      const holders = this.#holders.get(term);
      if (holders === undefined) this.#holders.set(term, [at]);
      else holders.push(at);
    }
  }

  /** Of the first `count`, at most three of one article, the share whose numbers an engine found. */
  shareOfFirst(question: string, found: ReadonlySet<number>, count: number): number {
    const first = this.#first(question, count);
    return first.filter((seq) => found.has(seq)).length / Math.max(1, first.length);
  }

  #first(question: string, count: number): number[] {
    const terms = [...new Set(searchTerms(question))];
    const weights = new Map(terms.map((term) => [term, weightOf(this.#holdersOf(term).length, this.size)]));
    const held = new Set(terms.flatMap((term) => this.#holdersOf(term)));
    const scored = Array.from(held, (at) => {
      const { seq, articleId, terms: own } = this.#passages[at] ?? { seq: 0, articleId: "", terms: [] };
      return { seq, articleId, score: scoreOf(own, weights) };
    });
    const [first, seen]: [number[], Map<string, number>] = [[], new Map()];
    for (const { seq, articleId } of scored.sort((a, b) => b.score - a.score)) {
      seen.set(articleId, (seen.get(articleId) ?? 0) + 1);
      if ((seen.get(articleId) ?? 0) <= PER_ARTICLE && first.push(seq) === count) break;
    }
    return first;
  }

  #holdersOf(term: string): readonly number[] {
    return this.#holders.get(term) ?? [];
  }
}
