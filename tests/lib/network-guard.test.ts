import type { LookupAddress } from "node:dns";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isPublic, openGuard } from "../../src/lib/network-guard.ts";

/** A network where each name leads where it says. */
const lookIn = (names: Record<string, string[]>) =>
  ((host: string, _: object, done: (error: Error | null, found: LookupAddress[]) => void) => {
    const found = (names[host] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    done(found.length === 0 ? new Error("ENOTFOUND") : null, found);
  }) as never;

/** Whether an address is asked, and where its name leads. */
async function isAsked(address: string, names: Record<string, string[]>, privateHosts: string[] = []) {
  const guard = openGuard(privateHosts, lookIn(names));
  try {
    const { hostname } = guard.check(address);
    if (/^[\d.]+$|^\[/.test(hostname)) return true;
    return await new Promise<boolean>((resolve) => {
      guard.lookup(hostname, { all: true }, (error) => resolve(error === null));
    });
  } catch {
    return false;
  }
}

describe("an address that is asked", () => {
  test.for([
    ["https://exemple.fr/flux", ["93.184.216.34"]],
    ["http://exemple.fr:8080/", ["2606:2800:220:1:248:1893:25c8:1946", "93.184.216.34"]],
    ["https://8.8.8.8/", []],
    ["https://[2606:4700::1111]/", []],
  ] as const)("is public: %s", async ([address, found]) => {
    expect(await isAsked(address, { "exemple.fr": [...found] })).toBe(true);
  });

  test.for([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://10.0.0.1./",
    "ftp://exemple.fr/",
    "file:///etc/passwd",
    "http://moi:secret@exemple.fr/",
  ])("is not private, nor anything else: %s", async (address) => {
    expect(await isAsked(address, { "exemple.fr": ["93.184.216.34"] })).toBe(false);
  });

  test("is not a name that leads to a private network, even beside a public address", async () => {
    for (const found of [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["fd00::1"], []]) {
      expect(await isAsked("http://exemple.fr/", { "exemple.fr": found })).toBe(false);
    }
  });

  test("may be a private host, where the settings name it", async () => {
    const names = { "intranet.exemple.fr": ["10.0.0.5"], "autre.exemple.fr": ["10.0.0.5"] };
    expect(await isAsked("http://intranet.exemple.fr/", names, ["Intranet.exemple.fr"])).toBe(true);
    expect(await isAsked("http://autre.exemple.fr/", names, ["intranet.exemple.fr"])).toBe(false);
    expect(await isAsked("http://10.0.0.5/", names, ["10.0.0.5"])).toBe(true);
    expect(await isAsked("http://[fd00::5]/", names, ["fd00::5"])).toBe(true);
    expect(await isAsked("file:///etc/passwd", names, ["10.0.0.5"])).toBe(false);
  });
});

test("what is no address is not public", () => {
  for (const text of ["", "localhost", "1.2.3", "300.1.1.1", "::g"]) expect(isPublic(text)).toBe(false);
});

const SET = "../shared/eval/ssrf.jsonl";
test.skipIf(!existsSync(SET))(`a list of hostile addresses (skipped where ${SET} is not)`, async () => {
  const lines = readFileSync(SET, "utf8").trim().split("\n");
  const cases = lines.map((line) => JSON.parse(line) as { url: string; expect: string; category: string });
  const wrong: string[] = [];
  for (const { url, expect: wanted } of cases) {
    // The worst that DNS may say of a name, unless it is one of the good ones.
    const host = URL.parse(url)?.hostname ?? "";
    const found = wanted === "block" ? ["127.0.0.1"] : ["93.184.216.34"];
    if ((await isAsked(url, { [host]: found })) !== (wanted !== "block")) wrong.push(url);
  }
  expect(wrong).toEqual([]);
});
