import { isTracking } from "./tracking.ts";

/** One web address per article, to store and compare; undefined for what is not a web address. */
export function canonicalUrl(address: string, base?: string): string | undefined {
  const plain = plainAddress(address, base);
  // One thing that is taken off may lay another one bare.
  return plain === undefined || plain === address ? plain : canonicalUrl(plain);
}

function plainAddress(address: string, base?: string): string | undefined {
  if (address.length > LONGEST || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.protocol = "https:";
  url.username = "";
  url.password = "";
  if (url.port === "80" || url.port === "443") url.port = "";
  url.hostname = plainHost(url.hostname);
  return targetOf(url) ?? withoutTracking(atHome(url));
}

function withoutTracking(url: URL): string {
  url.pathname = plainPath(url.pathname);
  // On some sites "#!" and "#/" lead to articles; any other fragment is a place in the page.
  if (!/^#(?:!|\/\w)/.test(url.hash)) url.hash = "";
  for (const [name, value] of [...url.searchParams]) {
    if (isTracking(name, value, url.hostname)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href.replace(/\?$/, "").replace(/\/$/, "");
}

/** Characters. A longer one, redirected within itself without end, is somebody's trick. */
const LONGEST = 8_000;

/** Pages that only send on to another one, named in a parameter. */
const REDIRECTOR = new RegExp(
  `^(?:${[
    "google\\.[a-z.]+/url|youtube\\.com/redirect|lm?\\.facebook\\.com/l\\.php|l\\.(?:instagram|threads)\\.(?:com|net)/|l\\.messenger\\.com/l\\.php",
    "linkedin\\.com/(?:redir/redirect|safety/go)|out\\.reddit\\.com/.*|slack-redir\\.net/link|vk\\.com/away\\.php|t\\.umblr\\.com/redirect",
    "[a-z0-9.]+\\.safelinks\\.protection\\.outlook\\.com/|duckduckgo\\.com/l/?|disq\\.us/(?:url|p/.*)|getpocket\\.com/redirect|steamcommunity\\.com/linkfilter/?",
  ].join("|")})$`,
  "i",
);
const TARGETS = ["q", "url", "u", "to", "z", "uddg"];
/** Copies of pages that name the original in their path. */
const CACHE = /^(?:google\.[a-z.]+\/amp|[a-z0-9-]+\.cdn\.ampproject\.org\/[a-z])(?:\/s)?\/([^/]+\.[^/]+\/.*)$/i;

function targetOf({ hostname, pathname, search, searchParams }: URL): string | undefined {
  const page = hostname + pathname;
  const cached = CACHE.exec(page)?.[1];
  if (cached !== undefined) return canonicalUrl(`https://${cached}${search}`);
  if (!REDIRECTOR.test(page)) return undefined;
  return canonicalUrl(TARGETS.map((name) => searchParams.get(name)).find(Boolean) ?? "");
}

/** Sites with two names, under the one where their pages are. */
function atHome(url: URL): URL {
  const video = url.hostname === "youtu.be" ? /^\/([\w-]{6,})$/.exec(url.pathname)?.[1] : undefined;
  if (video !== undefined) {
    url.hostname = "youtube.com";
    url.pathname = "/watch";
    url.searchParams.set("v", video);
  }
  if (url.hostname === "twitter.com") url.hostname = "x.com";
  return url;
}

/** `www.`, `m.` and `amp.` are doors to one site, unless nothing but the domain would be left of it. */
const plainHost = (host: string): string =>
  host
    .replace(/\.$/, "")
    .replace(/^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.]+)/, "")
    .replace(/^([a-z]{2,3})\.m\.(?=[^.]+\.[^.]+)/, "$1.");

const plainPath = (path: string): string =>
  path
    .replace(/%[0-9a-f]{2}/gi, plainEscape)
    .replace(/;jsessionid=[^/;]*/gi, "")
    .replace(/\/{2,}/g, "/")
    .replace(/^(?:\/amp)+(?=\/.)/i, "")
    .replace(/(?:\/(?:amp|index\.(?:html?|php)))+\/?$/i, "/")
    .replace(/\.amp(?=\.html?\/?$)/i, "")
    .replace(/(.)\/$/, "$1");

/** `%2d` and `-` are one sign, `%2f` and `/` are two. */
function plainEscape(written: string): string {
  const sign = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return /[\w.~-]/.test(sign) ? sign : written.toUpperCase();
}
