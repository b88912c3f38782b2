import { describe, expect, test } from "vitest";
import { readPage } from "../../src/sources/page.ts";
import { openPageReader, readPageSafely } from "../../src/sources/page-reader.ts";
import { spawnProgram } from "../support/spawn-program.ts";

const PLACE = "https://gazette.exemple/article";
const PAGE = `<!doctype html><html lang="fr"><head><title>Un moulin à Verlac</title></head><body><article>
<h1>Un moulin à Verlac</h1><p>Le moulin de Verlac reprend du service après vingt ans de silence.</p></article></body>`;
/** Within the limits of a page, and eleven seconds of Readability. */
const SLOW = `${"<ul><li>".repeat(120)}${"<li><a>x</a>".repeat(9800)}`;

const LIMITS = { seconds: 4, megabytes: 192 };

describe("a page read in a thread of its own", () => {
  test("is read as it is without one", async () => {
    expect(await readPageSafely(PAGE, PLACE)).toEqual(readPage(PAGE, PLACE));
  });

  test("fails as it does without one", async () => {
    await expect(readPageSafely("<div>".repeat(1000), PLACE)).rejects.toMatchObject({
      trouble: { code: "page-too-deep", place: PLACE, limit: 256 },
    });
  });

  test("is given up after its time, and the next ones are read", async () => {
    const read = openPageReader(LIMITS);
    await read(PAGE, PLACE);
    const started = performance.now();
    const [slow, ...others] = await Promise.allSettled([read(SLOW, PLACE), read(PAGE, PLACE), read(PAGE, PLACE)]);
    expect(slow).toMatchObject({ reason: { trouble: { code: "page-too-heavy", place: PLACE } } });
    expect(others.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(performance.now() - started).toBeLessThan(LIMITS.seconds * 1000 + 5000);
  });

  test("is given up when it is no longer wanted, with the reason for it", async () => {
    const read = openPageReader(LIMITS);
    const stop = new AbortController();
    const slow = read(SLOW, PLACE, stop.signal);
    const waiting = read(PAGE, PLACE, stop.signal);
    const other = read(PAGE, PLACE);
    stop.abort(new Error("no longer wanted"));
    await expect(slow).rejects.toThrow("no longer wanted");
    await expect(waiting).rejects.toThrow("no longer wanted");
    expect((await other).title).toBe("Un moulin à Verlac");
  });

  test("leaves the program free to end", async () => {
    const program = `
      const { readPageSafely } = await import("./src/sources/page-reader.ts");
      console.log((await readPageSafely(${JSON.stringify(PAGE)}, "x")).title);`;
    expect(await spawnProgram(program)).toEqual({ status: 0, out: "Un moulin à Verlac\n", err: "" });
  });
});
