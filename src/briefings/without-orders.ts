import type { Article } from "../articles/article.ts";
import { isOrder } from "../french/orders.ts";
import { splitSentences } from "../french/sentences.ts";

type Said = Pick<Article, "title" | "titleDerived" | "sentences">;

/** Articles without the sentences that give orders to machines: emptied, so that all others keep their numbers. */
export function withoutOrders<One extends Said>(articles: readonly One[]): One[] {
  return articles.map((article) => {
    const sentences = article.sentences.map((each) => (isOrder(each.text) ? { ...each, text: "" } : each));
    if (!splitSentences(article.title).some(isOrder))
      return sentences.every(({ text }) => text !== "") ? article : { ...article, sentences };
    const first = sentences.find(({ text, opinion }) => text !== "" && !opinion);
    return { ...article, sentences, title: first?.text ?? "", titleDerived: true };
  });
}

/** A text as it is, but for « […] » in the place of each sentence that gives orders to machines. */
export function saidToReaders(text: string): string {
  const lines = text.split("\n").map((line) => {
    const sentences = splitSentences(line);
    return sentences.some(isOrder) ? sentences.map((each) => (isOrder(each) ? "[…]" : each)).join(" ") : line;
  });
  return lines.join("\n");
}
