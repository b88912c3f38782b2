import { join, resolve } from "node:path";
import type { Draft } from "../articles/draft.ts";
import { Failure } from "../lib/failure.ts";
import { listFiles } from "../lib/files.ts";
import { readFeedSource } from "./feed-source.ts";
import { ARTICLE_ENDINGS, readLocalFile } from "./local-file.ts";
import { type ListingWay, readPageSource } from "./page-source.ts";
import type { SourceSettings } from "./settings.ts";

/**
 * What a source holds, one article at a time. A file that cannot be read is yielded as its failure and the rest goes
 * on; a source that cannot be read at all throws. `base` is the folder from which relative paths are meant.
 */
export async function* readSource(
  { id, folder, feed, page = "" }: SourceSettings,
  base: string,
  way: ListingWay,
): AsyncGenerator<Draft | Failure> {
  if (folder !== undefined) yield* readFolder(resolve(base, folder), id);
  else if (feed !== undefined) yield* (await readFeedSource(placeOf(feed, base), id, way)).drafts;
  else yield* readPageSource(page, id, way);
}

/** An address as it stands, a path from the base. */
export function placeOf(feed: string, base: string): string {
  return /^https?:\/\//i.test(feed) ? feed : resolve(base, feed);
}

async function* readFolder(folder: string, source: string): AsyncGenerator<Draft | Failure> {
  const files = await listFiles(folder, ARTICLE_ENDINGS);
  if (files.length === 0) throw new Failure({ code: "folder-empty", path: folder });
  for (const file of files) yield await readOrFailure(join(folder, file), source, file);
}

/** A fault of the program over one file is that file's: those that follow are read all the same. */
async function readOrFailure(path: string, source: string, key: string): Promise<Draft | Failure> {
  try {
    return await readLocalFile(path, source, key);
  } catch (cause) {
    return cause instanceof Failure ? cause : new Failure({ code: "article-unread", place: path }, { cause });
  }
}
