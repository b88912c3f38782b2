import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { openHosts } from "../../src/lib/hosts.ts";
import { openFetch } from "../../src/lib/http.ts";
import {
  type Answer,
  cutShort,
  endlessBody,
  gzipBomb,
  hang,
  ok,
  openFeedServer,
  redirect,
  redirectLoop,
  reset,
  slowBody,
  status,
} from "../support/feed-server.ts";

const BODY = "<rss><channel><title>Un flux</title></channel></rss>";
const fetchBytes = openFetch(["127.0.0.1"]);
const LIMITS = { bytes: 1_000_000, seconds: 5 };

const garbled: Answer = (_, response) => {
  response.writeHead(200, { "content-encoding": "gzip" }).end(BODY);
};
const longHead: Answer = (_, response) => {
  response.writeHead(200, { etag: "x".repeat(64_000) }).end(BODY);
};
const mumble: Answer = ({ socket }) => {
  socket.end("hello\r\n\r\n");
};

const refusalWithoutEnd: Answer = (request, response) => {
  response.writeHead(404);
  endlessBody(request, Object.assign(response, { writeHead: () => response }));
};
const CHALLENGE = `<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>
<script>window._cf_chl_opt = { cType: "managed" };</script>Enable JavaScript and cookies to continue</body></html>`;

/** What came of one request for `/`: the trouble, and how long it took in milliseconds. */
async function fetchAnswer(
  answer: Answer,
  limits: Partial<typeof LIMITS> = {},
): Promise<{ trouble: Trouble; url: string; took: number }> {
  await using server = await openFeedServer({ "/": answer });
  const url = `${server.address}/`;
  const started = performance.now();
  const trouble = await fetchBytes(url, { ...LIMITS, ...limits }).then(
    () => expect.fail("It answered well."),
    (error: unknown) => findTrouble(error) ?? expect.fail(String(error)),
  );
  return { trouble, url, took: performance.now() - started };
}

describe("an address that answers well", () => {
  test("gives its bytes, their type and where they stand", async () => {
    await using server = await openFeedServer({ "/feed": ok(BODY) });
    const url = `${server.address}/feed`;
    const fetched = await fetchBytes(url, LIMITS);
    expect({ ...fetched, bytes: new TextDecoder().decode(fetched.bytes) }).toEqual({
      ...{ bytes: BODY, contentType: "application/rss+xml; charset=utf-8", url },
      ...{ isUnchanged: false, movedTo: null, freshFor: null, digest: expect.stringMatching(/^[\w-]{43}$/) },
      validators: { host: new URL(url).host, etag: null, lastModified: null },
    });
  });

  test("may be compressed, empty, or moved", async () => {
    const zipped: Answer = (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(BODY));
    };
    const empty: Answer = (_, response) => {
      response.writeHead(204).end();
    };
    const script = { "/zipped": zipped, "/empty": empty, "/moved": redirect("/again"), "/again": redirect("/zipped") };
    await using server = await openFeedServer(script);
    const [moved, nothing] = await Promise.all(
      ["/moved", "/empty"].map((path) => fetchBytes(`${server.address}${path}`, LIMITS)),
    );
    expect([new TextDecoder().decode(moved?.bytes), moved?.url]).toEqual([BODY, `${server.address}/zipped`]);
    expect([nothing?.bytes.length, nothing?.contentType]).toEqual([0, ""]);
  });

  test("is told who asks, and is given no cookie back", async () => {
    const heads: string[] = [];
    const noting: Answer = ({ headers }, response) => {
      heads.push(`${headers["user-agent"]} ${headers.cookie}`);
      response.writeHead(200, { "set-cookie": "a=1" }).end();
    };
    await using server = await openFeedServer({ "/": noting });
    await fetchBytes(server.address, LIMITS);
    await fetchBytes(server.address, LIMITS);
    expect(heads).toEqual(Array(2).fill(expect.stringMatching(/^Vigie.* undefined$/)));
  });

  test("fills its limit to the byte", async () => {
    await using server = await openFeedServer({ "/": ok("x".repeat(1000)) });
    expect((await fetchBytes(server.address, { bytes: 1000, seconds: 5 })).bytes).toHaveLength(1000);
    await expect(fetchBytes(server.address, { bytes: 999, seconds: 5 })).rejects.toThrow("fetch-too-large");
  });
});

describe("an address that fails", () => {
  test.for([304, 401, 404, 418, 500, 503, 999])("with the status %i says so", async (code) => {
    const { trouble, url } = await fetchAnswer(status(code));
    expect(trouble).toEqual({ code: "fetch-status", url, status: code });
  });

  test.for([
    ["silence", hang],
    ["a body without end, byte by byte", slowBody],
  ] as const)("by %s is left at the end of its time", async ([, answer]) => {
    const { trouble, url, took } = await fetchAnswer(answer, { seconds: 0.2 });
    expect(trouble).toEqual({ code: "fetch-timeout", url, seconds: 0.2 });
    expect(took).toBeLessThan(2000);
  });

  test.for([
    ["a body without end", endlessBody],
    ["a small body that unfolds into a huge one", gzipBomb],
  ] as const)("by %s is left at the limit", async ([, answer]) => {
    const before = process.memoryUsage().arrayBuffers;
    const { trouble, url, took } = await fetchAnswer(answer);
    expect(trouble).toEqual({ code: "fetch-too-large", url, limit: LIMITS.bytes });
    expect(took).toBeLessThan(4000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test.for([
    ["hangs up without a word", reset, /^(?:ECONNRESET|UND_ERR_SOCKET)$/],
    ["hangs up in the middle", cutShort, /^(?:ECONNRESET|UND_ERR_SOCKET)$/],
    ["leads nowhere", redirect("http://"), /^ERR_INVALID_URL$/],
    ["is not gzip although it says so", garbled, /^Z_DATA_ERROR$/],
    ["has a head without end", longHead, /^HPE_HEADER_OVERFLOW$/],
    ["does not speak HTTP", mumble, /^HPE_/],
  ] as const)("because it %s is not reached", async ([, answer, reason]) => {
    const { trouble, url } = await fetchAnswer(answer);
    expect(trouble).toEqual({ code: "fetch-failed", url, reason: expect.stringMatching(reason) });
  });

  test("because nobody listens there is not reached", async () => {
    const closed = await openFeedServer({});
    await closed[Symbol.asyncDispose]();
    await expect(fetchBytes(closed.address, LIMITS)).rejects.toMatchObject({
      trouble: { code: "fetch-failed", url: closed.address, reason: "ECONNREFUSED" },
    });
  });

  test.for([
    ["leads to itself", redirectLoop, "redirects"],
    ["leads to a file of this machine", redirect("file:///etc/hostname"), "scheme"],
    ["leads to a script", redirect("javascript:alert(1)"), "scheme"],
    ["leads to a password", redirect("http://a:b@127.0.0.1/"), "credentials"],
    ["leads to the machine beside it", redirect("http://10.0.0.1/"), "private"],
    ["leads to what serves a cloud's secrets", redirect("http://169.254.169.254/latest/meta-data/"), "private"],
  ] as const)("because it %s is refused", async ([, answer, reason]) => {
    const { trouble, url } = await fetchAnswer(answer);
    expect(trouble).toEqual({ code: "fetch-refused", url, reason });
  });

  test.for(["ftp://127.0.0.1/", "http://a:b@127.0.0.1/", "http://127.0.0.2/", "http://[::1]/"])(
    "because it is never asked is refused: %s",
    async (url) => {
      await expect(fetchBytes(url, LIMITS)).rejects.toMatchObject({ trouble: { code: "fetch-refused", url } });
    },
  );

  test.for(["http://", "https://exemple fr/", "http://127.0.0.1:99999/"])(
    "because it is written so is not reached: %s",
    async (url) => {
      await expect(fetchBytes(url, LIMITS)).rejects.toMatchObject({ trouble: { code: "fetch-failed", url } });
    },
  );
});

/** Plays `answer`, and notes the conditions that it was asked under. */
function noting(answer: Answer): { asked: unknown[]; answer: Answer } {
  const asked: unknown[] = [];
  return {
    asked,
    answer(request, response) {
      const { "if-none-match": etag, "if-modified-since": since } = request.headers;
      asked.push([etag, since]);
      answer(request, response);
    },
  };
}

const headed =
  (code: number, headers: Record<string, string>, body = ""): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end(body);
  };

describe("an address asked again", () => {
  const SINCE = "Tue, 23 Dec 2025 08:00:00 GMT";

  test("is asked for what has changed since, and says that nothing has", async () => {
    const { asked, answer } = noting((request, response) =>
      request.headers["if-none-match"] === undefined
        ? headed(200, { etag: 'W/"a"', "last-modified": SINCE }, BODY)(request, response)
        : headed(304, {})(request, response),
    );
    await using server = await openFeedServer({ "/": answer });
    const { validators } = await fetchBytes(server.address, LIMITS);
    const again = await fetchBytes(server.address, { ...LIMITS, validators });
    expect(again).toMatchObject({ isUnchanged: true, bytes: new Uint8Array(), validators });
    expect(asked).toEqual([
      [undefined, undefined],
      ['W/"a"', SINCE],
    ]);
  });

  test.for([
    ["empty", { etag: "", "last-modified": " " }],
    ["endless", { etag: `"${"x".repeat(5000)}"` }],
  ] as const)("is asked under no condition where what it is told by is %s", async ([, headers]) => {
    const { asked, answer } = noting(headed(200, headers, BODY));
    await using server = await openFeedServer({ "/": answer });
    const { validators } = await fetchBytes(server.address, LIMITS);
    expect(await fetchBytes(server.address, { ...LIMITS, validators })).toMatchObject({ isUnchanged: false });
    expect(asked).toEqual(Array(2).fill([undefined, undefined]));
  });

  test("has not changed where it sends the version that is known again", async () => {
    await using server = await openFeedServer({ "/": headed(200, { etag: '"a"' }, BODY) });
    const { host } = new URL(server.address);
    const validators = { host, etag: 'W/"a"', lastModified: null };
    expect((await fetchBytes(server.address, { ...LIMITS, validators })).isUnchanged).toBe(true);
    const other = { ...validators, etag: '"b"' };
    expect((await fetchBytes(server.address, { ...LIMITS, validators: other })).isUnchanged).toBe(false);
  });

  test("tells no other host by what it was known", async () => {
    const { asked, answer } = noting(ok(BODY));
    await using other = await openFeedServer({ "/": answer });
    await using server = await openFeedServer({ "/": redirect(other.address) });
    const validators = { host: new URL(server.address).host, etag: '"a"', lastModified: SINCE };
    await fetchBytes(server.address, { ...LIMITS, validators });
    expect(asked).toEqual([[undefined, undefined]]);
  });

  test("says where it has gone for good, as far as it says so without a break", async () => {
    const script = {
      ...{ "/a": headed(301, { location: "/b" }), "/b": headed(308, { location: "/c" }) },
      ...{ "/c": redirect("/d"), "/d": headed(301, { location: "/e" }), "/e": ok(BODY) },
    };
    await using server = await openFeedServer(script);
    const movedTo = async (path: string) => (await fetchBytes(`${server.address}${path}`, LIMITS)).movedTo;
    expect(await movedTo("/a")).toBe(`${server.address}/c`);
    expect(await movedTo("/c")).toBeNull();
    expect(await movedTo("/e")).toBeNull();
  });

  test.for([
    [{ "cache-control": "public, max-age=3600" }, 3_600_000],
    [{ "cache-control": "max-age=60", expires: "Thu, 01 Jan 2026 02:00:00 GMT" }, 7_200_000],
    [{ expires: "Thu, 01 Jan 2026 01:00:00 GMT", "cache-control": "no-cache" }, 3_600_000],
    [{ expires: "0" }, null],
    [{ expires: "Wed, 31 Dec 2025 23:00:00 GMT" }, null],
    [{ "cache-control": "no-store, s-maxage=60" }, null],
  ] as const)("holds for as long as it says: %j", async ([headers, freshFor]) => {
    await using server = await openFeedServer({ "/": headed(200, headers, BODY) });
    const get = openFetch(["127.0.0.1"], { hosts: calm() });
    expect((await get(server.address, LIMITS)).freshFor).toBe(freshFor);
  });
});

const NEW_YEAR = Date.parse("2026-01-01T00:00:00Z");
const calm = () => openHosts({ clock: () => NEW_YEAR, pause: async () => {}, gap: 1000 });

describe("a host that asks for rest", () => {
  test.for([
    [429, { "retry-after": "120" }, 120],
    [429, {}, 600],
    [429, { "retry-after": "soon" }, 600],
    [503, { "retry-after": "Thu, 01 Jan 2026 00:30:00 GMT" }, 1800],
    [503, { "retry-after": "Thu, 01 Jan 2020 00:30:00 GMT" }, 600],
    [503, { "retry-after": "1000000000" }, 86_400],
  ] as const)("gets it: %i %j", async ([code, headers, seconds]) => {
    await using server = await openFeedServer({ "/": headed(code, headers), "/other": ok(BODY) });
    const get = openFetch(["127.0.0.1"], { hosts: calm() });
    const first = { code: "fetch-busy", url: server.address, seconds, asked: true };
    await expect(get(server.address, LIMITS)).rejects.toMatchObject({ trouble: first });
    const other = `${server.address}/other`;
    const second = { code: "fetch-busy", url: other, seconds, asked: false };
    await expect(get(other, LIMITS)).rejects.toMatchObject({ trouble: second });
    expect(server.asked).toEqual(["/"]);
  });

  test("is not taken for one that is only out of order", async () => {
    await using server = await openFeedServer({ "/": status(503), "/other": ok(BODY) });
    const get = openFetch(["127.0.0.1"], { hosts: calm() });
    await expect(get(server.address, LIMITS)).rejects.toMatchObject({ trouble: { code: "fetch-status" } });
    expect((await get(`${server.address}/other`, LIMITS)).isUnchanged).toBe(false);
  });
});

describe("what answers badly", () => {
  test.for([
    ["an address that has gone for good", status(410), "fetch-gone"],
    ["a body packed twice", headed(200, { "content-encoding": "gzip, gzip" }, BODY), "fetch-failed"],
    ["a body packed as nobody asked for", headed(200, { "content-encoding": "zstd" }, BODY), "fetch-failed"],
    ["304 to a question that was not asked", status(304), "fetch-status"],
    ["a refusal without an end", refusalWithoutEnd, "fetch-status"],
    ["a challenge", headed(403, { "cf-mitigated": "challenge" }, "<html>"), "fetch-challenge"],
    ["a challenge that says that all is well", ok(CHALLENGE, "text/html"), "fetch-challenge"],
  ] as const)("says so: %s", async ([, answer, code]) => {
    expect((await fetchAnswer(answer)).trouble.code).toBe(code);
  });

  test("is given the whole of its time once, redirects included", async () => {
    const late: Answer = (request, response) => {
      setTimeout(() => redirectLoop(request, response), 80);
    };
    const { trouble } = await fetchAnswer(late, { seconds: 0.2 });
    expect(trouble.code).toBe("fetch-timeout");
  });
});

test("whoever runs it can be written to, where the settings say how", async () => {
  const agents: unknown[] = [];
  const answer: Answer = ({ headers }, response) => {
    agents.push(headers["user-agent"]);
    response.end();
  };
  await using server = await openFeedServer({ "/": answer });
  await openFetch(["127.0.0.1"], { contact: "veille@exemple.fr" })(server.address, LIMITS);
  expect(agents).toEqual(["Vigie/0.1 (+veille@exemple.fr; news watch; reads feeds for a team)"]);
});
