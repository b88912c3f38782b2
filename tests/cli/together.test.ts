import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { collectedShape } from "../support/contract.ts";
import { spawnCli } from "../support/run-cli.ts";
import { syntheticDrafts } from "../support/synthetic.ts";
import { openTemporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const EACH = 300;

/** A data folder with two sources of 300 articles each, in several batches. */
function openTwoSources(): TemporaryFolder {
  const folder = openTemporaryFolder();
  folder.write("vigie.yaml", 'sources:\n  - { id: a, folder: "./a" }\n  - { id: b, folder: "./b" }\n');
  for (const [at, { key, published, lines }] of Array.from(syntheticDrafts(2 * EACH, 5)).entries()) {
    const text = [`date ${published} Titre`, ...lines.slice(0, 3).map((line) => line.text)].join("\n\n");
    folder.write(`${at < EACH ? "a" : "b"}/${key}.txt`, text);
  }
  return folder;
}

/** Collects with several programs at once; how many articles each of them kept as new, and what the store holds. */
async function collectTogether(folder: TemporaryFolder, lines: readonly string[][]) {
  const running = lines.map((words) => spawnCli(["collect", "--json", ...words, "--data", folder.path]));
  const ended = await Promise.all(running.map((each) => each.ended));
  expect(ended.map(({ status, err }) => [status, err])).toEqual(lines.map(() => [0, ""]));
  const kept = ended.map(({ out }) => {
    const { sources } = collectedShape.parse(JSON.parse(out));
    expect(sources.map(({ failed }) => failed)).toEqual(sources.map(() => 0));
    return sources.reduce((sum, source) => sum + source.new + source.merged, 0);
  });
  using database = new DatabaseSync(join(folder.path, "vigie.db"));
  const count = (query: string) => Number(database.prepare(query).get()?.["n"]);
  database.exec("insert into passages_terms(passages_terms) values ('integrity-check')");
  return {
    ...{ kept, articles: count("select count(*) as n from articles") },
    unread: count("select count(*) as n from articles where id not in (select article_id from passages)"),
    sound: database.prepare("pragma integrity_check").get(),
  };
}

describe("two programs that collect into one base at once", { timeout: 120_000 }, () => {
  test("lose nothing, each with its own source", async () => {
    using folder = openTwoSources();
    const { kept, articles, unread, sound } = await collectTogether(folder, [
      ["--source", "a"],
      ["--source", "b"],
    ]);
    expect(kept).toEqual([EACH, EACH]);
    expect([articles, unread, sound]).toEqual([2 * EACH, 0, { integrity_check: "ok" }]);
  });

  test("keep each article once, with the same sources", async () => {
    using folder = openTwoSources();
    const { kept, articles, unread, sound } = await collectTogether(folder, [[], []]);
    expect(kept.reduce((sum, count) => sum + count)).toBe(2 * EACH);
    expect([articles, unread, sound]).toEqual([2 * EACH, 0, { integrity_check: "ok" }]);
  });
});
