import { execFile } from "node:child_process";
import dns from "node:dns";
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import process from "node:process";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";

// Addresses kept for documentation (RFC 5737): they lead nowhere, should the guard fail.
const OUTSIDE = "192.0.2.1";
const REFUSED = `A test tried to reach ${OUTSIDE}. Start a server on 127.0.0.1 in the test, and give its address.`;

const failureOf = (emitter: NodeJS.EventEmitter): Promise<Error> =>
  new Promise((resolve) => emitter.once("error", resolve));

const leadTo =
  (address: string): net.LookupFunction =>
  (_host, { all }, done) =>
    all ? done(null, [{ address, family: 4 }]) : done(null, address, 4);

async function openServer(): Promise<number> {
  const server = http.createServer((_request, response) => response.end("ici")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

function fetchText(options: http.RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    http.get(options, (response) => response.setEncoding("utf8").once("data", resolve)).once("error", reject);
  });
}

describe("beyond loopback", () => {
  test("fetch fails, naming the address and what to do", async () => {
    await expect(fetch(`http://${OUTSIDE}/`)).rejects.toMatchObject({ cause: { message: REFUSED } });
  });

  test.for([
    { how: "node:http", open: () => http.get(`http://${OUTSIDE}/`) },
    { how: "node:https", open: () => https.get(`https://${OUTSIDE}/`) },
    { how: "node:net with a port and a host", open: () => net.connect(80, OUTSIDE) },
    { how: "node:net with options", open: () => net.connect({ port: 80, host: OUTSIDE }) },
    { how: "a socket of its own", open: () => new net.Socket().connect(80, OUTSIDE) },
  ])("$how fails, naming the address and what to do", async ({ open }) => {
    expect((await failureOf(open())).message).toBe(REFUSED);
  });

  test("a name is not even looked up", async () => {
    const refused = expect.objectContaining({ message: expect.stringContaining("reach exemple.fr.") });
    expect(await failureOf(net.connect(80, "exemple.fr"))).toEqual(refused);
    await expect(lookup("exemple.fr")).rejects.toEqual(refused);
    await expect(promisify(dns.lookup)("exemple.fr")).rejects.toEqual(refused);
  });

  test("a name that the caller's own lookup leads outside is refused", async () => {
    const request = http.get({ host: "exemple.fr", lookup: leadTo(OUTSIDE) });
    expect((await failureOf(request)).message).toContain(`reach exemple.fr (${OUTSIDE}).`);
  });

  test("a Node program that a test starts is held to it too", async () => {
    const program = `fetch("http://${OUTSIDE}/").catch((error) => console.log(error.cause.message))`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program]);
    expect(stdout.trim()).toBe(REFUSED);
  });
});

describe("on loopback", () => {
  test.for(["127.0.0.1", "localhost"])("%s answers", async (host) => {
    const port = await openServer();
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe("ici");
    expect(await fetchText({ host, port })).toBe("ici");
  });

  test("a name that the caller's own lookup leads here answers", async () => {
    expect(await fetchText({ host: "exemple.fr", port: await openServer(), lookup: leadTo("127.0.0.1") })).toBe("ici");
  });
});
