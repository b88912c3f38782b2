import { independentSources } from "../articles/independence.ts";
import type { Claim } from "../claims/claim.ts";
import type { StoryArticle } from "./extract.ts";

/** Said of the facts of one source: it passes the checker as any other thing that is not established. */
const UNCONFIRMED: Claim = {
  kind: "unknown",
  text: "la confirmation de ces informations par une autre source",
  citations: [],
};

/**
 * What a story's articles do not establish, by their number alone: where one source tells it and `nuances` name nothing
 * that is not established, that no other confirms it. Copies are no source, and those that relay one medium are one.
 */
export function findUnconfirmed(articles: readonly StoryArticle[], nuances: readonly Claim[]): Claim[] {
  const isSaid = nuances.some(({ kind }) => kind === "unknown");
  return independentSources(articles) > 1 || isSaid ? [] : [UNCONFIRMED];
}
