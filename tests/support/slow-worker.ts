// `node slow-worker.ts DATA MILLISECONDS`: what `start` does, with a writer that takes its time, as a model does.
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { openApp } from "../../src/app.ts";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { startCommand } from "../../src/cli/start.ts";
import { loadConfig } from "../../src/config.ts";
import { openLog } from "../../src/lib/log.ts";

const [, , data = "data", latency = "0"] = process.argv;
const name = `essai-${process.pid}-${Math.random().toString(36).slice(2, 6)}`;
const err = (text: string): void => void process.stderr.write(text);

const terminal = {
  ...{ name, err, width: 80, colour: false, live: false, environment: process.env, clock: Date.now, chance: () => 0.5 },
  out: () => {},
  isGone: () => false,
  pause: async () => {},
  untilStopped: () => new Promise<void>((resolve) => process.on("SIGTERM", () => resolve())),
};
const config = await loadConfig(data, process.env);
await using app = await openApp(config, {
  ...{ name, isGone: terminal.isGone, clock: Date.now, chance: terminal.chance, lease: 3_000 },
  show: () => {},
  log: openLog("debug", err, Date.now, name),
  writer: {
    maker: async () => "slow",
    stands: () => true,
    async write(articles) {
      await setTimeout(Number(latency));
      return extractBriefing(articles, () => 1);
    },
  },
});
await startCommand.run({
  ...{ terminal, arguments: { words: [], data, json: false, options: {}, flags: new Set(), sets: [] } },
  config: async () => config,
  open: async () => app,
  show: () => {},
  say: (message) => err(`\n${renderTerminal(message, terminal)}\n`),
  redact: (text) => text,
});
