import { saidToReaders } from "../briefings/without-orders.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { FoundPassage } from "../corpus/search.ts";

/** Passages that hold words of a text, best first, as they can be shown. */
export async function search(
  text: string,
  limit: number,
  { corpus }: { corpus: Pick<Corpus, "search"> },
): Promise<FoundPassage[]> {
  const found = await corpus.search(text, limit);
  return found.map((passage) => ({
    ...passage,
    title: saidToReaders(passage.title),
    heading: passage.heading && saidToReaders(passage.heading),
    text: saidToReaders(passage.text),
  }));
}
