/** One web address per article, to store and compare; undefined for what is not a web address. */
export function canonicalUrl(address: string, base?: string): string | undefined {
  if (address.length > LONGEST || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.protocol = "https:";
  url.username = "";
  url.password = "";
  if (url.port === "80" || url.port === "443") url.port = "";
  url.hostname = plainHost(url.hostname);
  url.pathname = plainPath(url.pathname);
  return targetOf(url) ?? withoutTracking(url);
}

function withoutTracking(url: URL): string {
  // "#!" is an address on some sites; any other fragment is a place in the page.
  if (!url.hash.startsWith("#!")) url.hash = "";
  const site = OF_SITES.find(([host]) => host.test(url.hostname))?.[1];
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name) || site?.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href.replace(/\?$/, "").replace(/\/$/, "");
}

/** Characters. A longer one, redirected within itself without end, is somebody's trick. */
const LONGEST = 8_000;

/** Pages that only send on to another one, named in a parameter. */
const REDIRECTOR = /^(?:google\.[a-z.]+\/url|lm?\.facebook\.com\/l\.php|youtube\.com\/redirect)$/;

function targetOf(url: URL): string | undefined {
  if (!REDIRECTOR.test(url.hostname + url.pathname)) return undefined;
  return canonicalUrl(["q", "url", "u"].map((name) => url.searchParams.get(name)).find(Boolean) ?? "");
}

/** Parameters that follow the reader and not the article; `xtor` and `at_*` are habits of French sites. */
const TRACKING = new RegExp(
  `^(?:${[
    "utm_.+|mtm_.+|pk_.+|piwik_.+|matomo_.+|wt_?mc|ncid|cmpid|xtor|xts|xtref|xtmc|xtnp|xtcr",
    "at_(?:medium|campaign|custom\\d*|creation|source|variant|format|link.*|recipient.*)",
    "fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid?|srsltid|_ga|_gl|s_cid|spm|smid|icid|ito|ftag",
    "mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs.+|vero_.+|oly_.+|_bhlid|ns_.+|sc_(?:cid|src|lid|uid)|guccounter|guce_.+",
    "ref_?src|ref_?url|share_?(?:id|type)?|from_rss|outputtype|amp",
  ].join("|")})$`,
  "i",
);

/** Names too common to be dropped elsewhere. */
const OF_SITES: [RegExp, RegExp][] = [
  [/(?:^|\.)medium\.com$/, /^source$/],
  [/\.substack\.com$/, /^r$/],
  [/(?:^|\.)youtube\.com$/, /^(?:feature|si|pp|ab_channel)$/],
];

/** `www.`, `m.` and `amp.` are doors to one site, unless nothing but the domain would be left of it. */
const plainHost = (host: string): string =>
  host.replace(/\.$/, "").replace(/^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.]+)/, "");

const plainPath = (path: string): string =>
  path
    .replace(/\/{2,}/g, "/")
    .replace(/^(?:\/amp)+(?=\/.)/i, "")
    .replace(/(?:\/(?:amp|index\.(?:html?|php)))+\/?$/i, "/")
    .replace(/\.amp(?=\.html?\/?$)/i, "")
    .replace(/(.)\/$/, "$1");
