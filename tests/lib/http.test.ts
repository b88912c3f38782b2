import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
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
  test.for([304, 401, 404, 418, 429, 500, 503])("with the status %i says so", async (code) => {
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
