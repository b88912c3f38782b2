import { basename } from "node:path";
import type { Article } from "../articles/article.ts";
import type { Draft } from "../articles/draft.ts";
import type { Reference } from "../articles/head.ts";
import { Failure } from "../lib/failure.ts";
import { readFeedSource, type Way } from "../sources/feed-source.ts";
import { readSource } from "../sources/read-source.ts";
import { freeId, type SourceSettings } from "../sources/settings.ts";
import { readOrFailure } from "./visit-source.ts";

/** What a source holds, and what of it could not be read. */
export type Held = { articles: Article[]; failures: Failure[] };

/** How addresses are asked, and what dates are told from. */
type Trial = Way & { reference: Reference };

/** Reads a source as a round would, and keeps nothing. Throws `Failure`. */
export async function trySource(source: SourceSettings, base: string, { reference, ...way }: Trial): Promise<Held> {
  const found: (Draft | Failure)[] = [];
  for await (const one of readSource(source, base, way)) found.push(one);
  return sort(found, reference);
}

/** The source that a feed's address makes, under an id that is free, and what it holds. Throws `Failure`. */
export async function tryFeed(
  address: string,
  taken: ReadonlySet<string>,
  { reference, ...way }: Trial,
): Promise<Held & { source: SourceSettings }> {
  const { title, drafts } = await readFeedSource(address, "essai", way);
  return { source: { ...nameFeed(title, address, taken), feed: address }, ...sort(drafts, reference) };
}

/** By the feed's own title, or by the place where it is. */
export function nameFeed(
  title: string | null,
  place: string,
  taken: ReadonlySet<string>,
): { id: string; name?: string } {
  const host = URL.canParse(place) ? new URL(place).hostname.replace(/^www\./, "") : basename(place);
  return { id: freeId(title ?? host, taken), ...(title !== null && { name: title }) };
}

function sort(found: readonly (Draft | Failure)[], reference: Reference): Held {
  const read = found.map((one) => readOrFailure(one, reference));
  return {
    articles: read.filter((one): one is Article => !(one instanceof Failure)),
    failures: read.filter((one) => one instanceof Failure),
  };
}
