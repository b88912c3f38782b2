import type { Article } from "../articles/article.ts";
import type { CitedClaim, Claim, Source } from "./claim.ts";

export type Quotable = Pick<
  Article,
  "id" | "title" | "titleDerived" | "url" | "author" | "publisher" | "published" | "sentences"
>;

/** Numbers sources from 1 in the order in which a message first cites them. */
export class Numbering {
  readonly #articles: ReadonlyMap<string, Quotable>;
  readonly #sources = new Map<string, Source>();

  constructor(articles: Iterable<Quotable>) {
    this.#articles = new Map(Array.from(articles, (article) => [article.id, article]));
  }

  /** The claim with its numbers and quotations. Throws where it cites an article that is not at hand. */
  show({ kind, text, citations }: Claim): CitedClaim {
    return {
      kind,
      text,
      citations: citations.map((citation) => ({
        n: this.source(citation.articleId).n,
        ...citation,
        quote: this.#article(citation.articleId).sentences[citation.sentence]?.text ?? "",
      })),
    };
  }

  source(articleId: string): Source {
    const known = this.#sources.get(articleId);
    if (known) return known;
    const { id, title, titleDerived, url, author, publisher, published } = this.#article(articleId);
    const n = this.#sources.size + 1;
    const source = { n, articleId: id, title, titleDerived, url, author, publisher, published };
    this.#sources.set(articleId, source);
    return source;
  }

  sources(): Source[] {
    return [...this.#sources.values()];
  }

  #article(id: string): Quotable {
    const article = this.#articles.get(id);
    if (article === undefined) throw new Error(`A claim cites article ${id}, which is not at hand.`);
    return article;
  }
}
