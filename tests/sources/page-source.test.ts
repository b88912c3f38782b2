import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/articles/draft.ts";
import { Failure } from "../../src/lib/failure.ts";
import { openFetch } from "../../src/lib/http.ts";
import { type ListingWay, readPageSource } from "../../src/sources/page-source.ts";
import { type Answer, gzipBomb, ok, openFeedServer, redirect, reset, status } from "../support/feed-server.ts";

const NOW = Date.parse("2025-12-24T09:00:00Z");
const html = (text: string): Answer => ok(text, "text/html; charset=utf-8");
const TEXT = "Le moulin de Verlac reprend du service ce matin, après vingt ans de silence et un an de travaux. ".repeat(
  4,
);
const article = (n: number, head = ""): Answer =>
  html(
    `<html lang="fr"><head><title>Un article, numéro ${n}</title>${head}</head><body><article><h1>Un article, numéro ${n}</h1><p>${TEXT}</p></article></body></html>`,
  );
const path = (n: number): string => `/actualites/un-article-numero-${n}`;
const listing = (count: number): Answer =>
  html(
    Array.from(
      { length: count },
      (_, n) => `<li>20 décembre 2025 <h2><a href="${path(n + 1)}">Un article, numéro ${n + 1}</a></h2></li>`,
    ).join(""),
  );
const pages = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [path(n + 1), article(n + 1)]));

async function visit(script: Record<string, Answer>, more: Partial<ListingWay> = {}, start = "/actualites") {
  await using server = await openFeedServer(script);
  const found: (Draft | Failure)[] = [];
  let thrown: unknown;
  try {
    const way = { fetch: openFetch(["127.0.0.1"]), now: () => NOW, ...more };
    for await (const one of readPageSource(server.address + start, "s", way)) found.push(one);
  } catch (error) {
    thrown = error;
  }
  const codes = found.map((one) => (one instanceof Failure ? one.trouble.code : one.title));
  return {
    found,
    codes,
    asked: server.asked,
    address: server.address,
    trouble: thrown instanceof Failure ? thrown.trouble : thrown,
  };
}

describe("a page of links", () => {
  test("brings its articles, each read from its own page", async () => {
    const { found, address, asked } = await visit({ "/actualites": listing(3), ...pages(3) });
    expect(found).toMatchObject(
      [1, 2, 3].map((n) => ({ source: "s", title: `Un article, numéro ${n}`, url: address + path(n) })),
    );
    expect(asked).toEqual(["/actualites", path(1), path(2), path(3)]);
  });

  test("brings twenty-five at most, and those that are known are not asked for", async () => {
    expect((await visit({ "/actualites": listing(60), ...pages(60) })).found).toHaveLength(25);
    const seen: string[] = [];
    const known = async (keys: readonly string[]) => {
      seen.push(...keys);
      return new Set(keys.filter((key) => !key.endsWith("-2")));
    };
    const { asked } = await visit({ "/actualites": listing(60), ...pages(60) }, { known });
    expect([seen.length, asked]).toEqual([25, ["/actualites", path(2)]]);
  });

  test("goes on past what cannot be read, which is not asked for again", async () => {
    const login = html("<form><h1>Connectez-vous</h1></form>");
    const script = {
      "/actualites": listing(5),
      ...pages(5),
      [path(1)]: redirect("/connexion?retour=1"),
      "/connexion?retour=1": login,
    };
    const broken = {
      [path(2)]: status(404),
      [path(3)]: html("<html><body></body></html>"),
      [path(4)]: ok("\0\0\0", "image/png"),
    };
    const unread = new Set<string>();
    const { codes } = await visit({ ...script, ...broken }, { unread });
    expect(codes).toEqual(["not-an-article", "fetch-status", "no-text", "no-text", "Un article, numéro 5"]);
    expect(unread.size).toBe(4);
  });

  test("leaves a host alone that asks for patience or does not answer", async () => {
    for (const answer of [status(429), status(503), reset]) {
      const unread = new Set<string>();
      const { codes, asked } = await visit({ "/actualites": listing(5), ...pages(5), [path(2)]: answer }, { unread });
      expect([codes.length, asked.length, unread.size]).toEqual([2, 3, 0]);
    }
  });

  test("keeps each article at its own address where a site calls its home page their canonical form", async () => {
    const home = '<link rel="canonical" href="https://exemple.fr/">';
    const { found, address } = await visit({ "/actualites": listing(1), [path(1)]: article(1, home) });
    expect(found).toMatchObject([{ url: address + path(1) }]);
  });

  test.for([
    ["no-articles", html("<form action='/login'><a href='/mot-de-passe-oublie'>Mot de passe oublié ?</a></form>")],
    ["no-articles", html("<title>Just a moment...</title><h1>exemple.fr</h1>")],
    ["no-articles", ok("\0\0", "image/png")],
    ["fetch-status", status(403)],
    ["fetch-too-large", gzipBomb],
    ["fetch-too-large", html(`<a href="/x">${"x".repeat(15_000_001)}`)],
  ] as const)("that brings nothing says so: %s", async ([code, answer]) => {
    expect((await visit({ "/actualites": answer })).trouble).toMatchObject({ code });
  });
});

describe("a sitemap", () => {
  const urls = (count: number) =>
    `<urlset>${Array.from({ length: count }, (_, n) => `<url><loc>${path(n + 1)}</loc><lastmod>2025-12-${String(23 - n).padStart(2, "0")}</lastmod></url>`).join("")}</urlset>`;
  const index = (...names: string[]) =>
    ok(`<sitemapindex>${names.map((name) => `<sitemap><loc>${name}</loc></sitemap>`).join("")}</sitemapindex>`);

  test("brings its recent articles, packed by gzip or not", async () => {
    for (const body of [urls(2), gzipSync(urls(2))]) {
      const { codes } = await visit({ "/plan.xml.gz": ok(body, "application/gzip"), ...pages(2) }, {}, "/plan.xml.gz");
      expect(codes).toEqual(["Un article, numéro 1", "Un article, numéro 2"]);
    }
  });

  test("that is an index, of itself or without end, is followed a few steps", async () => {
    const { codes, asked } = await visit(
      { "/a.xml": index("/a.xml", "/b.xml"), "/b.xml": index("/a.xml", "/c.xml"), "/c.xml": ok(urls(1)), ...pages(1) },
      {},
      "/a.xml",
    );
    expect([codes, asked]).toEqual([["Un article, numéro 1"], ["/a.xml", "/b.xml", "/c.xml", path(1)]]);
    const endless = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`/${n}.xml`, index(...Array.from({ length: 50 }, (_, m) => `/${m}.xml`))]),
    );
    const { trouble, asked: all } = await visit(endless, {}, "/0.xml");
    expect([trouble, all.length]).toEqual([expect.objectContaining({ code: "no-articles" }), 5]);
  });

  test("that unfolds without end, or is damaged, is refused", async () => {
    const bomb = gzipSync(Buffer.alloc(40_000_000, " "));
    expect((await visit({ "/plan.xml.gz": ok(bomb) }, {}, "/plan.xml.gz")).trouble).toMatchObject({
      code: "fetch-too-large",
    });
    const cut = gzipSync(urls(2)).subarray(0, 40);
    expect((await visit({ "/plan.xml.gz": ok(cut) }, {}, "/plan.xml.gz")).trouble).toMatchObject({
      code: "fetch-failed",
    });
  });
});
