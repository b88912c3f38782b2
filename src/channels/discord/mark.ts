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

/**
 * In embeds, the key itself, in the address of the first: one without a title leads nowhere, and shows none. Discord gives
 * it back to the letter.
 */
const addressOf = (key: string): string => `https://discord.com/#${key}`;

/** The same message, marked. */
export function withMark<Rendered extends { components: object[]; embeds?: object[] }>(
  rendered: Rendered,
  key: string,
): Rendered {
  const { components, embeds } = rendered;
  if (embeds === undefined) return { ...rendered, components: withFirst(components, { id: markOf(key) }) };
  return { ...rendered, embeds: withFirst(embeds, { url: addressOf(key) }) };
}

const withFirst = ([first, ...rest]: readonly object[], mark: object): object[] =>
  first === undefined ? [] : [{ ...first, ...mark }, ...rest];

/** Whether a message as Discord gives it back has the mark of a key, however it is shown. */
export function hasMark(message: unknown, key: string): boolean {
  const { components, embeds } = Object(message);
  return Object(components?.[0]).id === markOf(key) || Object(embeds?.[0]).url === addressOf(key);
}
