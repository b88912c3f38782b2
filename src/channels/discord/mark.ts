/**
 * The number by which a message is known among those of its channel: thirty bits of its key, in the `id` of its first
 * component, which nobody sees. Discord gives the ids of components back, and never a nonce. Those that it gives out
 * itself count from 1, far below.
 */
export function markOf(key: string): number {
  const hash = [...key].reduce((sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), PRIME), OFFSET);
  return FIRST + ((hash >>> 0) % FIRST);
}

/** FNV-1a. */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];
const FIRST = 2 ** 30;

/** The same message, marked. */
export function withMark<Rendered extends { components: object[] }>(rendered: Rendered, key: string): Rendered {
  const [first, ...rest] = rendered.components;
  return first === undefined ? rendered : { ...rendered, components: [{ ...first, id: markOf(key) }, ...rest] };
}

/** Whether a message as Discord gives it back has the mark of a key. */
export const hasMark = (message: unknown, key: string): boolean =>
  Object(Object(message).components?.[0]).id === markOf(key);
