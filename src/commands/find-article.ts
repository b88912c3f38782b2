import { canonicalUrl } from "../articles/canonical-url.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { searchTerms } from "../french/words.ts";
import { Failure } from "../lib/failure.ts";
import type { CommandDeps } from "./deps.ts";

/** Passages among which the best title is looked for. */
const PASSAGES = 10;
/** Characters of a title. */
const LONGEST = 300;

/** The article of an id, of the start of one, of an address, or of words of its title. Throws `Failure`. */
export async function findArticle(
  target: string,
  { corpus }: Pick<CommandDeps, "corpus">,
): Promise<Pick<StoredArticle, "id" | "storyId">> {
  const address = /^https?:/i.test(target) ? canonicalUrl(target) : undefined;
  const id = /^[0-9a-f]{4,64}$/i.test(target) ? target.toLowerCase() : undefined;
  const named = address ?? id;
  const found =
    (named === undefined ? undefined : await corpus.findArticle(named)) ??
    (address === undefined ? await findByTitle(target, corpus) : undefined);
  if (found === undefined) throw new Failure({ code: "article-not-found", words: target });
  return found;
}

/** The one whose title has most of the words; among those alike, the one that the search puts first. */
async function findByTitle(words: string, corpus: CommandDeps["corpus"]): Promise<StoredArticle | undefined> {
  const text = words
    .replace(/\p{Cc}/gu, " ")
    .slice(0, LONGEST)
    .toWellFormed();
  const terms = new Set(searchTerms(text));
  const passages = await corpus.searchWords(text, PASSAGES);
  const ids = [...new Set(passages.map(({ articleId }) => articleId))];
  const articles = new Map((await corpus.articles(ids)).map((article) => [article.id, article]));
  const shared = ({ title }: StoredArticle): number => new Set(searchTerms(title)).intersection(terms).size;
  return ids
    .flatMap((id) => articles.get(id) ?? [])
    .sort((a, b) => shared(b) - shared(a))
    .at(0);
}
