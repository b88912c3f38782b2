import { describe, expect, test } from "vitest";
import { findChallenge } from "../../src/lib/challenge.ts";

const page = (title: string, head: string, body: string): string =>
  `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const find = (html: string, status = 200, headers = {}) => findChallenge({ status, headers, html });
const PROSE = "Le service filtre les visites des robots, et les éditeurs s’en plaignent depuis des mois. ".repeat(30);

const CHALLENGES: [who: string, status: number, html: string][] = [
  [
    "Cloudflare",
    403,
    page(
      "Just a moment...",
      "",
      `<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={cvId:'3'};
       var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1';}());</script>`,
    ),
  ],
  [
    "Cloudflare",
    503,
    page(
      "Un instant…",
      "",
      `<div class="cf-browser-verification"></div><form id="challenge-form" action="/?__cf_chl_f_tk=a"></form>`,
    ),
  ],
  [
    "DataDome",
    403,
    page(
      "lemonde.exemple",
      "<style>#cmsg{animation: A 1.5s;}</style>",
      `<p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'A','host':'geo.captcha-delivery.com'}</script>`,
    ),
  ],
  [
    "HUMAN",
    403,
    page(
      "Access to this page has been denied",
      "",
      `<div id="px-captcha"></div><script>window._pxAppId='PXa';window._pxVid='';</script>`,
    ),
  ],
  [
    "Akamai",
    200,
    page(
      "",
      `<meta http-equiv="refresh" content="5; URL='/?bm-verify=AAQ'">`,
      "<script>xhr.open('POST','/_sec/verify?provider=interstitial')</script>",
    ),
  ],
  [
    "Imperva",
    200,
    `<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1&incident_id=7" height="100%">Request unsuccessful.</iframe></body></html>`,
  ],
  ["unknown", 403, page("Accès refusé", "", "<p>Vous n’avez pas le droit de lire cette page.</p>")],
  [
    "unknown",
    200,
    page(
      "Vérification que vous n'êtes pas un robot",
      "",
      "<p>Activez JavaScript pour prouver que vous êtes humain.</p>",
    ),
  ],
  ["unknown", 200, page("Are you a robot?", "", "<p>We noticed unusual activity from your network.</p>")],
  ["unknown", 429, page("Pardon Our Interruption", "", "<p>Something about your browser made us think so.</p>")],
];

const PAGES: [why: string, status: number, html: string][] = [
  ["an article about Cloudflare", 200, page("Cloudflare tombe en panne", "", `<article><p>${PROSE}</p></article>`)],
  [
    "an article that quotes a challenge's code",
    200,
    page("Just a moment…", "", `<p>On y voit <code>window._cf_chl_opt</code> et px-captcha.</p><p>${PROSE}</p>`),
  ],
  [
    "a short note that quotes it",
    200,
    page("Une nouvelle protection", "", "<p>La page déclare _cf_chl_opt, geo.captcha-delivery.com et px-captcha.</p>"),
  ],
  [
    "a page that Cloudflare has let through, with its script",
    200,
    page("Bref", "", "<p>Une brève.</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
  ],
  [
    "a page that Imperva watches over",
    200,
    page(
      "Bref",
      "",
      "<p>Une brève.</p><script src='/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3'></script>",
    ),
  ],
  [
    "a long article on a site with DataDome",
    200,
    page("Bref", "", `<article>${PROSE}</article><script src="https://ct.captcha-delivery.com/c.js"></script>`),
  ],
  [
    "an article whose title opens as theirs do",
    200,
    page("Are you a robot? Ce que dit le test", "", `<p>${PROSE}</p>`),
  ],
  ["a short one, too", 200, page("Accès refusé : la CNIL tranche", "", "<p>La CNIL a tranché mardi.</p>")],
  ["a plain error page", 403, page("Forbidden", "", "<h1>Forbidden</h1>")],
  [
    "a feed that speaks of them",
    200,
    `<?xml version="1.0"?><rss><channel><title>Just a moment</title><item><description>_cf_chl_opt</description></item></channel></rss>`,
  ],
];

describe("a challenge", () => {
  test.for(CHALLENGES)("is seen: %s, %i", ([who, status, html]) => {
    expect(find(html, status)).toBe(who);
  });

  test("is seen by its header alone", () => {
    expect(find("", 403, { "cf-mitigated": "challenge" })).toBe("Cloudflare");
  });

  test.for(PAGES)("is not seen in %s", ([, status, html]) => {
    expect(find(html, status)).toBeUndefined();
  });

  test.for([
    ["tags that never end", `<html>${"<a ".repeat(70_000)}`],
    ["scripts that never end", `<html>${"<script>".repeat(30_000)}`],
    ["titles that never end", `<html>${"<title>".repeat(30_000)}`],
    ["marks that never end", `<html><script>${"_pxAppId ".repeat(20_000)}${"_Incapsula_Resource?".repeat(9000)}`],
  ] as const)("is looked for in little time: %s", ([, html]) => {
    const started = performance.now();
    find(html);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
