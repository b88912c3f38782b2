import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/lib/failure.ts";
import { openFetch } from "../../src/lib/http.ts";
import { discover } from "../../src/sources/discover.ts";
import { feedOfChannel, feedsOfSite, likelyFeeds } from "../../src/sources/feed-addresses.ts";
import { feedsNamed } from "../../src/sources/feed-links.ts";
import { readLinks } from "../../src/sources/page-links.ts";
import { type Answer, ok, openFeedServer, redirect, reset, status } from "../support/feed-server.ts";
import { rssOf } from "../support/small-news.ts";

const NOW = Date.parse("2025-12-24T09:00:00Z");
const FEED = ok(rssOf("Le Moulin", "Le moulin de Verlac reprend du service ce matin."));
const EMPTY = ok('<rss version="2.0"><channel><title>Vide</title></channel></rss>');
const page = (head: string, body = "<p>Une page</p>"): Answer =>
  ok(`<html><head><title>Verlac</title>${head}</head><body>${body}</body></html>`, "text/html");
const alternate = (href: string, title = "", type = "application/rss+xml") =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

async function look(script: Record<string, Answer>, path = "/") {
  await using server = await openFeedServer(script);
  const found = await discover(server.address + path, { fetch: openFetch(["127.0.0.1"]), now: () => NOW });
  const place = found.place && { ...found.place, address: found.place.address.replace(server.address, "") };
  return { place, asked: server.asked, tried: found.tried };
}

describe("from an address", () => {
  test("that is a feed, it is that feed, asked for once", async () => {
    const { place, asked } = await look({ "/flux": FEED }, "/flux");
    expect([place, asked]).toEqual([{ kind: "feed", address: "/flux", title: "Le Moulin" }, ["/flux"]]);
  });

  test("the feeds that its page names are tried first, those of comments last", async () => {
    const head =
      alternate("/comments/feed", "Commentaires") + alternate("flux/atom.xml", "Articles", "application/atom+xml");
    const { place, asked } = await look(
      { "/blog/a": page(head), "/blog/flux/atom.xml": FEED, "/comments/feed": FEED },
      "/blog/a",
    );
    expect([place?.address, asked]).toEqual(["/blog/flux/atom.xml", ["/blog/a", "/blog/flux/atom.xml"]]);
  });

  test("a link that looks like one serves where its head names none, and a redirected page is read where it is", async () => {
    const body = '<a href="/x">Accueil</a> <a href="../flux-rss/">Flux RSS</a>';
    const { place } = await look(
      { "/old": redirect("/en/new/"), "/en/new/": page("", body), "/en/flux-rss/": FEED },
      "/old",
    );
    expect(place?.address).toBe("/en/flux-rss/");
  });

  test.for(["feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed", "rss", "feed.json", "index.rss"])(
    "the well-known place /%s is tried",
    async (name) => {
      const { place, asked } = await look({ "/": page(""), [`/${name}`]: FEED });
      expect(place?.address).toBe(`/${name}`);
      expect(asked.length).toBeLessThanOrEqual(12);
    },
  );

  test("a page's own folder is tried as well as the root, and what its program is known for comes first", async () => {
    expect((await look({ "/blog/": page(""), "/blog/feed.xml": FEED }, "/blog/")).place?.address).toBe(
      "/blog/feed.xml",
    );
    expect((await look({ "/blog/x": page(""), "/rss.xml": FEED }, "/blog/x")).place?.address).toBe("/rss.xml");
    const spip = await look({
      "/": page('<meta name="generator" content="SPIP 4.3">'),
      "/spip.php?page=backend": FEED,
    });
    expect([spip.place?.address, spip.asked.length]).toEqual(["/spip.php?page=backend", 2]);
  });

  test("a feed without articles serves only where there is no other", async () => {
    const head = alternate("/vide") + alternate("/plein");
    expect((await look({ "/": page(head), "/vide": EMPTY, "/plein": FEED })).place?.address).toBe("/plein");
    expect((await look({ "/": page(alternate("/vide")), "/vide": EMPTY })).place).toMatchObject({
      kind: "feed",
      address: "/vide",
    });
  });

  test("a list of articles serves where there is no feed, by its own name", async () => {
    const links = [1, 2, 3].map(
      (n) =>
        `<article><h2><a href="/actualites/un-article-numero-${n}">Un article, numéro ${n}</a></h2>${n} décembre 2025</article>`,
    );
    const { place, tried } = await look({ "/actualites": page("", links.join("")) }, "/actualites");
    expect(place).toEqual({ kind: "page", address: "/actualites", title: "Verlac" });
    expect(tried[0]).toMatchObject({ found: "page" });
  });

  test("a sitemap named by robots.txt is the last resort", async () => {
    const sitemap = "<urlset><url><loc>/blog/un-article-recent</loc><lastmod>2025-12-20</lastmod></url></urlset>";
    const { place, asked } = await look({
      "/": page(""),
      "/robots.txt": ok("Sitemap: /plan.xml", "text/plain"),
      "/plan.xml": ok(sitemap),
    });
    expect([place, asked.length]).toEqual([{ kind: "sitemap", address: "/plan.xml", title: null }, 12]);
  });

  test("nothing is found in a bounded number of requests, and each is told", async () => {
    const { place, asked, tried } = await look(
      { "/a/b": page(Array.from({ length: 50 }, (_, n) => alternate(`/flux/${n}`)).join("")) },
      "/a/b",
    );
    expect([place, asked.length, tried.length]).toEqual([null, 12, 12]);
    expect(new Set(asked).size).toBe(12);
    expect(tried[1]?.found).toBeInstanceOf(Failure);
  });

  test("a site that refuses its page may give its feed; one that asks for patience, or breaks off, is left alone", async () => {
    expect((await look({ "/": status(403), "/feed/": FEED })).place?.address).toBe("/feed/");
    for (const answer of [status(429), status(503), reset]) {
      const { place, asked } = await look({ "/": answer, "/feed/": FEED });
      expect([place, asked]).toEqual([null, ["/"]]);
    }
    const { place } = await look({ "/": page(alternate("http://10.0.0.1/flux") + alternate("/flux")), "/flux": FEED });
    expect(place?.address).toBe("/flux");
  });
});

test.for([
  [
    "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
  ],
  ["https://www.youtube.com/user/nom", "https://www.youtube.com/feeds/videos.xml?user=nom"],
  ["https://m.youtube.com/playlist?list=PL12", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12"],
  ["https://www.youtube.com/@nom", undefined],
  ["https://github.com/nodejs/node", "https://github.com/nodejs/node/releases.atom"],
  ["https://github.com/nodejs/node/tags", "https://github.com/nodejs/node/tags.atom"],
  ["https://github.com/nodejs/node/commits/main", "https://github.com/nodejs/node/commits/main.atom"],
  ["https://github.com/nodejs", "https://github.com/nodejs.atom"],
  ["https://github.com/", undefined],
  ["https://gitlab.com/groupe/sous/projet/-/releases", "https://gitlab.com/groupe/sous/projet/-/tags?format=atom"],
  ["https://old.reddit.com/r/france/top/", "https://www.reddit.com/r/france/.rss"],
  ["https://lettre.substack.com/archive", "https://lettre.substack.com/feed"],
  ["https://medium.com/@nom/article-1", "https://medium.com/feed/@nom"],
  ["https://equipe.medium.com/a", "https://equipe.medium.com/feed"],
  ["https://nom.wordpress.com/2025/", "https://nom.wordpress.com/feed/"],
  ["https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"],
  ["https://exemple.fr/", undefined],
  ["pas une adresse", undefined],
] as const)("the feed of %s is at %s", ([address, feed]) => {
  expect(feedsOfSite(address)[0]).toBe(feed);
});

test("a channel of YouTube is told by its page, and no other site's page passes for one", () => {
  const html = '<script>{"channelId":"UCabcdefghijklmnopqrstuv"}</script>';
  const feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv";
  expect(feedOfChannel(html, "https://www.youtube.com/@nom")).toEqual([feed]);
  expect(feedOfChannel(html, "https://exemple.fr/@nom")).toEqual([]);
});

test("somebody's page on a server of Mastodon has its feed beside it", () => {
  expect(likelyFeeds("https://social.exemple.fr/@claire")[0]).toBe("https://social.exemple.fr/@claire.rss");
});

test("a page names feeds by their types, or by links, not by what only looks alike", () => {
  const head = [
    ...[alternate("/oembed?format=xml", "", "text/xml+oembed"), alternate("/wp-json/posts", "", "application/json")],
    ...['<link rel="alternate" hreflang="en" href="/en">', '<link rel="stylesheet" type="text/css" href="/rss.css">'],
    ...[alternate("/feed.json", "", "application/feed+json"), alternate("javascript:alert(1)")],
  ];
  const links =
    '<a href="https://feedly.com/i/subscription/feed/https://exemple.fr/feed">Feedly</a><a href="/feedback">Votre avis</a><a href="/comments/feed">RSS</a><a href="/index.rss">s</a>';
  const address = "https://exemple.fr/";
  const named = feedsNamed(readLinks(`<head>${head.join("")}</head>${links}`, address), address);
  expect(named).toEqual(["feed.json", "index.rss", "comments/feed"].map((path) => address + path));
});

test("whatever the address, guesses are addresses of its site, and none is made twice", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (address, generator) => {
      const guesses = likelyFeeds(address, generator);
      expect(new Set(guesses).size).toBe(guesses.length);
      for (const guess of guesses) expect(new URL(guess).origin).toBe(new URL(address).origin);
      for (const feed of feedsOfSite(address)) expect(URL.canParse(feed)).toBe(true);
    }),
  );
});
