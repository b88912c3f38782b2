import { fold, searchTerms } from "../french/words.ts";
import type { ArticleView } from "./article-view.ts";
import type { Viewed } from "./candidates.ts";
import { likeness } from "./matching.ts";
import type { Question } from "./question.ts";

type Spot = { view: ArticleView; at: number };

/** What somebody whom the question names thinks, where an article holds an opinion signed by that person. */
export function findOpinions(question: Question, views: readonly Viewed[]): Spot[] {
  const articles = [...new Map(views.map(({ view }) => [view.article.id, view])).values()];
  return articles.flatMap((view) => (isSigned(view, question) ? opinionsOf(view, question) : [])).slice(0, MOST);
}

const MOST = 3;

/** By its author where the whole of it is an opinion, or by a name at the head of the opinion. */
function isSigned({ article }: ArticleView, { names, kind }: Question): boolean {
  const first = article.sentences.findIndex(({ opinion }) => opinion);
  if (first < 0) return false;
  const isWhole = article.sentences.every(({ opinion }) => opinion);
  if (!isWhole && kind !== "opinion") return false;
  const heading = article.blocks[(article.sentences[first]?.block ?? 0) - 1]?.text ?? "";
  const opening = SIGNED.exec(article.sentences[first]?.text ?? "")?.[0] ?? "";
  const author = isWhole ? (article.author ?? "") : "";
  const signers = new Set(searchTerms(fold([heading, opening, author].join(" "))));
  return names.some((name) => name.every((term) => signers.has(term)) && name.length > 0);
}

const SIGNED = /^[^.]{0,20}(?:je suis|c['’]est|moi,?) \p{Lu}\p{L}+/iu;

/** The sentences that speak most of what is asked, else the first ones. */
function opinionsOf(view: ArticleView, { terms, names }: Question): Spot[] {
  const named = new Set(names.flat());
  const asked = terms.filter((term) => !named.has(term));
  const spots = view.article.sentences.flatMap(({ opinion, text }, at) => {
    const worth = asked.filter((term) => likeness(term, view.words(at)) > 0).length;
    return opinion && text.length > SHORT ? [{ view, at, worth }] : [];
  });
  return spots
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at);
}

/** Characters. */
const SHORT = 40;
