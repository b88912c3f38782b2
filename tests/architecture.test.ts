import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { findFaults, type House } from "./support/architecture.ts";

const ANYWHERE = ["**"];

const HOUSE: House = {
  // `launch.mjs` stands outside: it runs before anything is installed.
  order: [
    ...[
      "lib",
      "french",
      "articles",
      "sources",
      "corpus",
      "llm",
      "claims",
      "briefings",
      "editions",
      "watch",
      "questions",
    ],
    ...[
      "channels",
      "deliveries",
      "jobs",
      "commands",
      "web",
      "schedule.ts",
      "secrets.ts",
      "config.ts",
      "settings-change.ts",
      "reload.ts",
      "edit-settings.ts",
      "publishing.ts",
      "conversing.ts",
      "services.ts",
      "app.ts",
      "cli",
      "main.ts",
    ],
  ],
  owners: {
    "@mozilla/readability": ["sources/page-article.ts"],
    "@slack/bolt": [
      ...["bolt", "calls", "client", "connection", "follow", "install", "listen", "uninstall", "views", "ways"],
    ].map((name) => `channels/slack/${name}.ts`),
    "date-holidays": ["editions/holidays.ts"],
    "discord.js": ["channels/discord/*"],
    feedsmith: ["sources/feed.ts", "sources/feed-fields.ts"],
    franc: ["articles/language.ts"],
    htmlparser2: [
      ...["feed-dialects", "feed-salvage", "opml", "page-document", "page-links", "plain-text", "sitemap"].map(
        (name) => `sources/${name}.ts`,
      ),
    ],
    kysely: ["lib/*", "corpus/*", "*/store.ts"],
    linkedom: ["sources/page-document.ts"],
    marked: ["sources/markdown.ts"],
    "node-cron": ["schedule.ts"],
    openai: ["llm/openai-*.ts"],
    pg: ["lib/postgres.ts"],
    "robots-parser": ["lib/robots.ts"],
    re2js: ["watch/expression.ts"],
    "snowball-stemmers": ["french/words.ts"],
    "string-width": ["channels/terminal.ts"],
    "temporal-polyfill": ["lib/calendar.ts"],
    "wrap-ansi": ["channels/terminal.ts"],
    yaml: ["lib/yaml.ts", "lib/yaml-edit.ts", "sources/markdown.ts"],
    zod: ANYWHERE,
    "node:crypto": [
      ...["lib/*", "articles/read.ts", "briefings/store.ts", "llm/*", "deliveries/delivery.ts"],
      "commands/exhibits.ts",
    ],
    "node:events": ["sources/page-reader.ts"],
    "node:fs": ["lib/files.ts", "lib/sqlite.ts"],
    "node:dns": ["lib/network-guard.ts"],
    "node:http": ["lib/http.ts", "lib/answer-headers.ts", "web/*"],
    "node:https": ["lib/http.ts"],
    "node:net": ["lib/network-guard.ts"],
    "node:os": ["main.ts"],
    "node:path": ANYWHERE,
    "node:process": ["main.ts"],
    "node:readline": ["main.ts"],
    "node:sqlite": ["lib/sqlite.ts"],
    "node:stream": ["lib/http.ts"],
    "node:timers": ["lib/sqlite.ts"],
    "node:url": ANYWHERE,
    "node:util": ANYWHERE,
    "node:worker_threads": ["sources/page-reader.ts", "sources/page-worker.ts"],
    "node:zlib": ["lib/gunzip.ts", "lib/http.ts"],
  },
  reaches: [
    { what: "the console", pattern: /\bconsole\./, places: ["main.ts", "cli/*"] },
    { what: "the process", pattern: /\bprocess\./, places: ["main.ts"] },
    { what: "the clock", pattern: /\bDate\.now\b|\bnew Date\(\)/, places: ["main.ts"] },
    { what: "chance", pattern: /\bMath\.random\b/, places: ["main.ts"] },
    { what: "fetch", pattern: /\bfetch\(/, places: ["lib/http.ts"] },
  ],
  pure: {
    "french/*": [],
    "articles/*": [],
    "sources/*": [
      ...["sources/*-source.ts", "sources/discover.ts", "sources/local-file.ts", "sources/*-page.ts"],
      ...["sources/page-reader.ts", "sources/page-worker.ts"],
    ],
    "llm/*": [
      ...[
        "open-model",
        "openai-client",
        "openai-model",
        "embedder",
        "prompt",
        "sender",
        "store",
        "budget",
        "retry",
        "limits",
        "ladder",
      ],
      ...["completion", "model"],
    ].map((name) => `llm/${name}.ts`),
    "claims/*": [],
    // Writing is pure over a given model.
    "briefings/*": ["briefings/store.ts", "briefings/write.ts", "briefings/part.ts", "briefings/second-reading.ts"],
    "editions/*": ["store", "tables", "decisions", "holidays"].map((name) => `editions/${name}.ts`),
    "watch/*": ["watch/store.ts", "watch/tables.ts", "watch/firing-rows.ts"],
    "questions/*": ["questions/store.ts", "questions/write-answer.ts", "questions/limits.ts"],
    // A channel is asked, and answers when it can.
    "channels/*": ["channel", "interaction", "store", "terminal-channel"].map((name) => `channels/${name}.ts`),
    "channels/discord/*": [
      ...["answer", "app", "calls", "channel", "client", "find", "follow", "gateway", "listen", "place", "register"],
      ...["serve", "servers", "shards", "thread", "ways", "who"],
    ].map((name) => `channels/discord/${name}.ts`),
    "channels/slack/*": [
      ...["answer", "app", "bolt", "calls", "channel", "client", "connection", "follow", "install", "listen"],
      ...["people", "serve", "uninstall", "ways", "workspaces"],
    ].map((name) => `channels/slack/${name}.ts`),
    ...Object.fromEntries(
      ["blocks", "buttons", "colours", "embeds", "forms", "markdown", "parts", "render", "rights", "split"].map(
        (name) => [`channels/discord/${name}.ts`, []],
      ),
    ),
    "deliveries/delivery.ts": [],
    ...{ "lib/answer-headers.ts": [], "lib/challenge.ts": [], "jobs/next-visit.ts": [] },
    ...{ "lib/yaml-edit.ts": [], "commands/*-words.ts": [], "commands/form-values.ts": [] },
    ...{ "commands/find-named.ts": [], "commands/links.ts": [] },
    "commands/grammar.ts": [],
    "commands/words.ts": [],
    "commands/since.ts": [],
  },
};

const files = globSync("**/*.ts", { cwd: "src" }).map((path) => ({
  file: path.replaceAll(sep, "/"),
  source: readFileSync(`src/${path}`, "utf8"),
}));

describe("the house", () => {
  test("keeps its order, its owners and its pure places", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => findFaults(file, HOUSE))).toEqual([]);
  });

  test("has an owner for each package, and no other", () => {
    const packages = Object.keys(HOUSE.owners).filter((name) => !name.startsWith("node:"));
    expect(packages.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
  });
});

describe("a fault is named", () => {
  test.for([
    {
      fault: "an import that points down the flow",
      file: "french/words.ts",
      source: 'import { collect } from "../jobs/collect.ts";',
      sentence: "french/words.ts imports jobs/collect.ts, which comes after it",
    },
    {
      fault: "a type imported from further down",
      file: "lib/log.ts",
      source: 'import type { Config } from "../config.ts";',
      sentence: "lib/log.ts imports config.ts, which comes after it",
    },
    {
      fault: "an import when it runs",
      file: "lib/log.ts",
      source: 'const { run } = await import("../cli/run.ts");',
      sentence: "lib/log.ts imports cli/run.ts, which comes after it",
    },
    {
      fault: "a borrowed package",
      file: "jobs/collect.ts",
      source: 'import { parseHTML } from "linkedom/worker";',
      sentence: "jobs/collect.ts imports linkedom/worker, which belongs to sources/page-document.ts",
    },
    {
      fault: "a borrowed module of Node",
      file: "jobs/collect.ts",
      source: 'import { readFile } from "node:fs/promises";',
      sentence: "jobs/collect.ts imports node:fs/promises, which belongs to lib/files.ts",
    },
    {
      fault: "a package without an owner",
      file: "lib/http.ts",
      source: 'import got from "@scope/got/core";',
      sentence: "lib/http.ts imports @scope/got/core, which has no owner",
    },
    {
      fault: "an unknown folder",
      file: "utils/misc.ts",
      source: "",
      sentence: "utils/misc.ts lives nowhere",
    },
    {
      fault: "a promise in a pure file",
      file: "french/words.ts",
      source: "export async function stem() {}",
      sentence: "french/words.ts is pure and holds « async »",
    },
    {
      fault: "the clock in a pure file",
      file: "editions/compose.ts",
      source: "const today = new Date();",
      sentence: "editions/compose.ts is pure and holds « new Date() »",
    },
    {
      fault: "a word for the console",
      file: "jobs/collect.ts",
      source: 'console.log("ici");',
      sentence: "jobs/collect.ts uses the console, which belongs to main.ts, cli/*",
    },
    {
      fault: "a request of its own",
      file: "sources/feed-source.ts",
      source: "export const read = () => fetch(address);",
      sentence: "sources/feed-source.ts uses fetch, which belongs to lib/http.ts",
    },
  ])("$fault", ({ file, source, sentence }) => {
    expect(findFaults({ file, source }, HOUSE)).toContainEqual(expect.stringContaining(sentence));
  });

  test.for([
    { what: "what stands before", file: "jobs/collect.ts", source: 'import { openLog } from "../lib/log.ts";' },
    { what: "its own folder", file: "jobs/collect.ts", source: 'import { publish } from "./publish.ts";' },
    { what: "a word in a comment", file: "french/words.ts", source: "/** No Promise. */ // await\nconst a = 1;" },
    { what: "a store beside pure files", file: "briefings/store.ts", source: "await keep();" },
    { what: "a given date", file: "french/dates.ts", source: "new Date(instant)" },
  ])("but not $what", ({ file, source }) => {
    expect(findFaults({ file, source }, HOUSE)).toEqual([]);
  });
});
