import process from "node:process";
import { killCollect } from "./support/kill-collect.ts";

/** `npm run kills -- 100`: kills at random moments; `npm run kills -- 100 7` replays the seed 7. */
const kills = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);

const report = await killCollect(kills, seed);
process.stdout.write(`${JSON.stringify({ seed, ...report })}\n`);
process.exitCode = report.lost + report.damaged + report.unfinished === 0 ? 0 : 1;
