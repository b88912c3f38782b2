import type { Failure } from "../lib/failure.ts";
import type { Message } from "./message.ts";

/**
 * A value, or why there is none: `channel-busy` passes (`stored` says whether the message may be there all the same),
 * `channel-closed` holds for the channel until somebody mends it, `message-refused` for this message alone.
 */
type Answer<Value> = Promise<Value | Failure>;

/** What goes with a message. `parent`: the first message of its delivery, which it answers where there are threads. */
type Posting = { key: string; subject: string; parent: string | null; stop: AbortSignal };

/** `since` is in epoch milliseconds; `parent` as it was for the post. */
type Search = { since: number; parent: string | null; stop: AbortSignal };

/** A place to post, on whatever platform. Each request is given up when its `stop` says so. */
export type Channel = {
  id: string;
  /** Milliseconds from one post to the next. */
  pace: number;
  /** The messages that one is posted as, in order; all but the first answer the first. */
  split(message: Message): readonly Message[];
  /** Posts once, with its key: a request that breaks off is never sent again by itself. The platform's id. */
  post(message: Message, posting: Posting): Answer<string>;
  /** The message posted with a key since an instant, or undefined where the whole of that time holds none. */
  find(key: string, search: Search): Answer<string | undefined>;
  /** The address of a message that was posted, on a platform where messages have one; undefined where it does not say. */
  link?(id: string): Promise<string | undefined>;
  /** Replaces a message that was posted. */
  update(id: string, message: Message, stop: AbortSignal): Answer<undefined>;
};
