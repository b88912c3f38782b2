import { expect, test } from "vitest";
import { killCollect } from "./support/kill-collect.ts";

test("a collection killed at random moments loses nothing that it had acknowledged, and the next run ends it", async () => {
  const report = await killCollect(6, 2025);
  expect(report).toMatchObject({ kills: 6, lost: 0, damaged: 0, unfinished: 0 });
  expect(report.acknowledged).toBeGreaterThan(0);
}, 120_000);
