import { parentPort } from "node:worker_threads";
import { findTrouble } from "../lib/failure.ts";
import { readPage } from "./page.ts";
import type { Asked, Told } from "./page-reader.ts";

/** The thread of `page-reader.ts`: a page in, what it holds out. */
parentPort?.on("message", ({ html, place }: Asked) => parentPort?.postMessage(read(html, place)));

function read(html: string, place: string): Told {
  try {
    return { page: readPage(html, place) };
  } catch (thrown) {
    const trouble = findTrouble(thrown);
    return trouble ? { trouble } : { fault: String(Object(thrown).stack ?? thrown) };
  }
}
