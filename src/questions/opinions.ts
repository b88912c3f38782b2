import { fold, searchTerms } from "../french/words.ts";
import type { ArticleView, Spot } from "./article-view.ts";
import type { Viewed } from "./candidates.ts";
import { likeness } from "./matching.ts";
import type { Question } from "./question.ts";

/** What somebody whom the question names thinks, where an article holds an opinion signed by that person. */
export function findOpinions(question: Question, views: readonly Viewed[]): Spot[] {
  return articlesOf(views)
    .flatMap((view) => (isSigned(view, question) ? opinionsOf(view, question) : []))
    .slice(0, MOST);
}

/** What somebody is reported to say of what is asked, as facts of the article that reports it. */
export function findSayings({ names, terms }: Question, views: readonly Viewed[]): Spot[] {
  const [holder] = names;
  if (holder === undefined) return [];
  const asked = terms.filter((term) => !holder.includes(term));
  const spots = articlesOf(views).flatMap((view) =>
    view.article.sentences.flatMap(({ text, opinion }, at) => {
      const isHis = holder.some((term, place) => view.about(at).terms.has(term) && (place > 0 || holder.length === 1));
      if (opinion || !isHis || !SAYING.test(text)) return [];
      const around = [view.words(at), view.about(at), view.title, view.near(at)];
      const worth = asked.filter((term) => around.some((words) => likeness(term, words) > 0)).length;
      const own = asked.filter((term) => likeness(term, view.words(at)) > 0).length;
      return asked.length === 0 || worth > 0 ? [{ view, at, worth: worth + own }] : [];
    }),
  );
  const distinct = new Map(spots.map((spot) => [spot.view.article.sentences[spot.at]?.text, spot]));
  return [...distinct.values()].sort((a, b) => b.worth - a.worth).slice(0, MOST);
}

const MOST = 3;

const articlesOf = (views: readonly Viewed[]): ArticleView[] => [
  ...new Map(views.map(({ view }) => [view.article.id, view])).values(),
];

const SAYING =
  /[«“"]|(?<!\p{L})(?:selon|pour|d['’]après|estim|jug|pens|croi|affirm|déclar|expliqu|rappel|soulign|regrett|critiqu|compar|qualifi|dénonc|salu|souhait|observ|not|assur|reconna|admet|ajout|réag|craint|défend|préven|relativ|résum)/iu;

/** By its author where the whole of it is an opinion, or by a name at the head of the opinion. */
function isSigned({ article }: ArticleView, { names, kind }: Question): boolean {
  const first = article.sentences.findIndex(({ opinion }) => opinion);
  if (first < 0) return false;
  const isWhole = article.sentences.every(({ opinion }) => opinion);
  if (!isWhole && kind !== "opinion") return false;
  const heading = article.blocks[(article.sentences[first]?.block ?? 0) - 1]?.text ?? "";
  const opening = SIGNED.exec(article.sentences[first]?.text ?? "")?.[0] ?? "";
  const signers = new Set(searchTerms(fold([heading, opening, isWhole ? (article.author ?? "") : ""].join(" "))));
  return names.some((name) => name.length > 0 && name.every((term) => signers.has(term)));
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
  const best = spots.sort((a, b) => b.worth - a.worth || a.at - b.at).slice(0, MOST);
  return best.sort((a, b) => a.at - b.at);
}

/** Characters. */
const SHORT = 40;
