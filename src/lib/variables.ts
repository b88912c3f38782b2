import { z } from "zod";

/** A variable of the environment that is a text of some form; `expected` says in French what is wanted. */
export const text = (expected: string, pattern: RegExp) =>
  z.string(expected).trim().regex(pattern, expected).optional();

/** And one that is an address of the web. */
export const webAddress = (expected: string) => z.string(expected).trim().refine(isWebAddress, expected).optional();

function isWebAddress(url: string): boolean {
  const { protocol, username, password } = URL.parse(url) ?? {};
  // Node sends nothing to an address with a password: a key has its own variable.
  return (protocol === "https:" || protocol === "http:") && !username && !password;
}
