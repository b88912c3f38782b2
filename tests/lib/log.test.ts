import { describe, expect, test } from "vitest";
import { LOG_LEVELS, type LogLevel, openLog } from "../../src/lib/log.ts";

const NOW = Date.parse("2025-12-24T07:30:00Z");

function logAt(level: LogLevel): unknown[] {
  const lines: string[] = [];
  const log = openLog(
    level,
    (line) => lines.push(line),
    () => NOW,
    "atelier-12",
  );
  for (const name of ["debug", "info", "warn", "error"] as const) log[name](`a ${name}`);
  expect(lines.every((line) => line.endsWith("\n") && line.indexOf("\n") === line.length - 1)).toBe(true);
  return lines.map((line) => JSON.parse(line).level);
}

describe("the log", () => {
  test.for([
    ["debug", ["debug", "info", "warn", "error"]],
    ["info", ["info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["error", ["error"]],
    ["silent", []],
  ] as [LogLevel, string[]][])("at the level %s says %j", ([level, said]) => {
    expect(logAt(level)).toEqual(said);
  });

  test("has a level for each of its names, and silence", () => {
    expect(LOG_LEVELS).toEqual(["debug", "info", "warn", "error", "silent"]);
  });

  test("writes an event as one line of JSON, its facts beside it", () => {
    const lines: string[] = [];
    const log = openLog(
      "info",
      (line) => lines.push(line),
      () => NOW,
      "atelier-12",
    );
    log.warn("source failed", { source: "été", text: "two\nlines" });
    expect(lines).toEqual([
      '{"time":"2025-12-24T07:30:00.000Z","level":"warn","worker":"atelier-12","event":"source failed","source":"été","text":"two\\nlines"}\n',
    ]);
  });
});
