import type { REST } from "discord.js";
import { hasCode, THREAD_EXISTS, UNKNOWN_CHANNEL, wasRefused } from "./answers.ts";

/**
 * The thread of a message, which has its id; `name` is what it is called where it is not there yet. `instead`: what is
 * done where no thread can be opened.
 */
type Thread = { channel: string; thread: string; name: string; instead?: () => Promise<unknown> };

/** Minutes without a word after which a thread leaves the list. */
const OPEN = 1440;

/** Posts in a thread, and opens it where nobody has. Throws what Discord's client throws. */
export async function postInThread(body: object, thread: Thread, rest: REST): Promise<unknown> {
  const { channel, thread: id, name, instead } = thread;
  const post = () => rest.post(`/channels/${id}/messages`, { body });
  try {
    return await post();
  } catch (error) {
    if (!hasCode(error, UNKNOWN_CHANNEL) || channel === id) throw error;
  }
  try {
    const asked = { name, auto_archive_duration: OPEN };
    await rest.post(`/channels/${channel}/messages/${id}/threads`, { body: asked });
  } catch (error) {
    const isThere = hasCode(error, THREAD_EXISTS);
    if (!isThere && instead !== undefined && wasRefused(error)) return await instead();
    if (!isThere) throw error;
  }
  return await post();
}
