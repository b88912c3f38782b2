import { webAddress } from "./web-address.ts";

/**
 * The address that a page gives itself, or null where it is not to be believed: the home page, or a page of another site
 * with another name. `place` is where the page was found, its address or path.
 */
export function ownAddress(written: string | null | undefined, place: string): string | null {
  const found = URL.parse(place);
  const isFile = found === null || !/^https?:$/.test(found.protocol);
  const address = webAddress(written, isFile ? null : place);
  const named = address === null ? null : URL.parse(address);
  if (named === null || isHome(named)) return null;
  if (isFile || siteOf(named) === siteOf(found)) return address;
  return nameOf(named).length >= SHORTEST_NAME && nameOf(named) === nameOf(found) ? address : null;
}

/** Characters: « index » and « page » name nothing. */
const SHORTEST_NAME = 6;

const isHome = ({ pathname, search }: URL): boolean =>
  /^\/(?:index\.\w+|[a-z]{2}\/?)?$/i.test(pathname) && search === "";

/** `www.gazette.fr` and `m.gazette.fr` are one site. */
const siteOf = ({ hostname }: URL): string =>
  /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split(".").slice(-2).join(".");

/** The last part of a path, without its ending. */
const nameOf = ({ pathname }: URL): string =>
  (pathname.split("/").findLast((part) => part !== "" && part !== "amp") ?? "").replace(/(?:\.amp)?\.\w{2,5}$/, "");
