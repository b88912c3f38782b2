import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Failure, type Trouble } from "../lib/failure.ts";
import type { Page } from "./page.ts";

/** A page to read; `place` is its address or path. */
export type Asked = { html: string; place: string };

/** What the worker answers: a page, why there is none, or the trace of a fault of the program. */
export type Told = { page: Page } | { trouble: Trouble } | { fault: string };

/** Reads a page as `readPage` does. Throws `Failure`, or what `stop` gives as its reason. */
export type ReadPage = (html: string, place: string, stop?: AbortSignal) => Promise<Page>;

/** What one page may take; the megabytes are those of the worker's heap. */
type Limits = { seconds: number; megabytes: number };

/**
 * A reader of pages in a thread of its own: nobody else waits for a page made to exhaust. One page after the other is
 * read by the same thread, which starts with the first, keeps no program alive, and is ended by a page that goes past
 * the limits: "page-too-heavy".
 */
export function openPageReader(limits: Limits): ReadPage {
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const readNow = async (asked: Asked, stop: AbortSignal | undefined): Promise<Page> => {
    stop?.throwIfAborted();
    worker ??= startWorker(limits);
    const told = await ask(worker, asked, limits, stop).catch(async (cause) => {
      const ended = worker;
      worker = undefined;
      await ended?.terminate();
      throw cause;
    });
    if ("page" in told) return told.page;
    throw "trouble" in told ? new Failure(told.trouble) : new Error(told.fault);
  };
  return (html, place, stop) => {
    const read = turn.then(() => readNow({ html, place }, stop));
    turn = read.catch(() => {});
    return read;
  };
}

/** Ten seconds are twice what the slowest page of the web was seen to take. */
export const readPageSafely: ReadPage = openPageReader({ seconds: 10, megabytes: 192 });

function startWorker({ megabytes }: Limits): Worker {
  const worker = new Worker(new URL("./page-worker.ts", import.meta.url), {
    // What the program was started with may not suit a thread: « --input-type » goes with no file.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 8 },
  });
  // An error is told to whoever waits; between two pages nobody does.
  worker.on("error", () => {});
  worker.unref();
  return worker;
}

async function ask(worker: Worker, asked: Asked, { seconds }: Limits, stop?: AbortSignal): Promise<Told> {
  const timeout = AbortSignal.timeout(seconds * 1000);
  const signal = AbortSignal.any([timeout, ...(stop ? [stop] : [])]);
  try {
    worker.ref();
    const answer = once(worker, "message", { signal });
    worker.postMessage(asked);
    const [told] = await answer;
    return told;
  } catch (cause) {
    stop?.throwIfAborted();
    const isOverLimits = timeout.aborted || Object(cause).code === "ERR_WORKER_OUT_OF_MEMORY";
    throw isOverLimits ? new Failure({ code: "page-too-heavy", place: asked.place }, { cause }) : cause;
  } finally {
    worker.unref();
  }
}
