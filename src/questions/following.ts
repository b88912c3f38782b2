import { CAUSE } from "../french/causes.ts";
import type { Spot } from "./article-view.ts";
import { LISTS } from "./holds.ts";
import { likeness } from "./matching.ts";
import type { Part } from "./question.ts";

/** The sentences that go on with an answer: a list's items, what is counted, or the cause. */
export const continues = (spot: Spot, part: Part): Spot[] => [
  ...itemsAfter(spot),
  ...causesAfter(spot, part),
  ...detailsAfter(spot, part),
];

/** The items that a sentence opens with its colon. */
export function itemsAfter({ view, at }: Spot): Spot[] {
  const { sentences, blocks } = view.article;
  if (!/:\s*$/.test(sentences[at]?.text ?? "")) return [];
  const items: Spot[] = [];
  for (let next = at + 1; items.length < MOST && blocks[sentences[next]?.block ?? -1]?.kind === "item"; next += 1)
    items.push({ view, at: next });
  return items;
}

const MOST = 5;

/** « Aubépine ne tourne qu’à 60 %. Trois armoires ont fui. »: what stands after a sentence that gives no cause. */
function causesAfter({ view, at }: Spot, { wanted }: Part): Spot[] {
  const isCaused = wanted !== "cause" || CAUSE.test(view.article.sentences[at]?.text ?? "");
  return isCaused ? [] : stated({ view, at: at + 1 });
}

/** « Le conseil doit voter trois mesures. »: what is listed comes next. */
export function detailsAfter({ view, at }: Spot, { wanted, noun }: Part): Spot[] {
  const [text = "", next = ""] = [at, at + 1].map((each) => view.article.sentences[each]?.text);
  const isCounted = COUNTED.test(text) && noun.some((term) => likeness(term, view.words(at)) > 0);
  return wanted === "items" && isCounted && LISTS.test(next) ? stated({ view, at: at + 1 }) : [];
}

const COUNTED = /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|plusieurs) \p{Ll}/iu;

/** A sentence, where there is one that states something. */
function stated({ view, at }: Spot): Spot[] {
  const sentence = view.article.sentences[at];
  return sentence === undefined || sentence.opinion || /\?["»”\s]*$/.test(sentence.text) ? [] : [{ view, at }];
}
