import type { Draft } from "../articles/draft.ts";
import { Failure } from "../lib/failure.ts";
import type { Fetch } from "../lib/http.ts";
import type { Permit } from "../lib/robots.ts";
import { isExcerpt } from "./feed-source.ts";
import { readRemotePage } from "./remote-page.ts";

/** How pages are asked for, and what keeps programs from them. */
export type PageWay = { fetch: Fetch; permit: Permit; stop?: AbortSignal | undefined };

/** A draft, and why its page could not be read, if so. */
export type Filled = { draft: Draft; failure?: Failure };

/** Whether a feed's item says too little, and links to a page that may say more. */
export const isLacking = (draft: Draft): boolean => isExcerpt(draft) && /^https?:/i.test(draft.url ?? "");

/** An item filled up from the page that it links to; where that cannot be read, it stays an excerpt. */
export async function fillFromPage(draft: Draft, { fetch: get, permit, stop }: PageWay): Promise<Filled> {
  const address = draft.url ?? "";
  const polite: Fetch = (url, request) => get(url, { ...request, permit }, stop);
  try {
    const page = await readRemotePage(address, draft.source, polite);
    return { draft: sizeOf(page) > sizeOf(draft) ? merge(draft, page) : draft };
  } catch (cause) {
    const failure =
      cause instanceof Failure ? cause : new Failure({ code: "article-unread", place: address }, { cause });
    return { draft: { ...draft, isCut: true }, failure };
  }
}

const sizeOf = ({ lines }: Draft): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** What the feed says of the item stands: it is its publisher's own list. */
const merge = (draft: Draft, page: Draft): Draft => ({
  ...draft,
  url: ownAddress(draft.url, page.url),
  title: draft.title ?? page.title,
  author: draft.author ?? page.author,
  publisher: draft.publisher ?? page.publisher,
  published: draft.published ?? page.published,
  rubrics: [...draft.rubrics, ...page.rubrics],
  lines: page.lines,
});

/**
 * A feed of other sites' articles links through its own host: the article is where its page says. On the same host the
 * link is trusted, as some sites call all their pages by one name.
 */
function ownAddress(link: string | null, page: string | null): string | null {
  const [from, to] = [URL.parse(link ?? ""), URL.parse(page ?? "")];
  return to !== null && from?.host !== to.host && to.pathname !== "/" ? to.href : link;
}
