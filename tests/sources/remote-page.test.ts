import { describe, expect, test } from "vitest";
import { openFetch } from "../../src/lib/http.ts";
import { readRemotePage } from "../../src/sources/remote-page.ts";
import { ok, openFeedServer, redirect, status } from "../support/feed-server.ts";

const PAGE = `<!doctype html><html lang="fr"><head><title>Un moulin à Verlac</title></head><body><article>
<h1>Un moulin à Verlac</h1><p>Le moulin de Verlac reprend du service après vingt ans de silence.</p></article></body>`;

describe("a page at an address", () => {
  test("is an article, at the address where it is in the end", async () => {
    await using server = await openFeedServer({ "/old": redirect("/new"), "/new": ok(PAGE, "text/html") });
    const address = `${server.address}/old`;
    expect(await readRemotePage(address, "page", openFetch(["127.0.0.1"]))).toMatchObject({
      ...{ source: "page", key: address, url: `${server.address}/new`, title: "Un moulin à Verlac" },
    });
  });

  test("is at the address that it gives itself", async () => {
    const named = PAGE.replace("</head>", '<link rel="canonical" href="https://exemple.fr/moulin"></head>');
    await using server = await openFeedServer({ "/moulin": ok(named, "text/html") });
    expect((await readRemotePage(`${server.address}/moulin`, "page", openFetch(["127.0.0.1"]))).url).toBe(
      "https://exemple.fr/moulin",
    );
  });

  test.for([
    ["no-text", ok(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image/png")],
    ["page-too-deep", ok("<div>".repeat(1000), "text/html")],
    ["fetch-gone", status(410)],
  ] as const)("is refused as %s", async ([code, answer]) => {
    await using server = await openFeedServer({ "/page": answer });
    await expect(readRemotePage(`${server.address}/page`, "page", openFetch(["127.0.0.1"]))).rejects.toMatchObject({
      trouble: { code },
    });
  });
});
