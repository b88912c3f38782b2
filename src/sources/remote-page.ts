import type { Draft } from "../articles/draft.ts";
import { Failure } from "../lib/failure.ts";
import type { Fetch } from "../lib/http.ts";
import { LIMITS } from "./ask-source.ts";
import { decodeText } from "./decode.ts";
import { isWritten } from "./local-file.ts";
import type { Page } from "./page.ts";
import { readPageSafely } from "./page-reader.ts";

/** The article of one web page, at the address that a person gave, and where in the page it was. Throws `Failure`. */
export async function readRemotePage(
  address: string,
  source: string,
  get: Fetch,
): Promise<Draft & Pick<Page, "route">> {
  const { bytes, contentType, url } = await get(address, LIMITS);
  const text = decodeText(bytes, contentType);
  if (!isWritten(text)) throw new Failure({ code: "no-text", place: url });
  const { language: _, ...page } = await readPageSafely(text, url);
  return { source, key: address, ...page, url: page.url ?? url };
}
