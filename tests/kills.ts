import process from "node:process";
import { killCollect } from "./support/kill-collect.ts";
import { killDigests } from "./support/kill-digest.ts";

/**
 * `npm run kills -- 100`: kills collections at random moments (`-- 100 7` replays the seed 7), then a delivery at each of
 * its points, on SQLite and on the server of TEST_DATABASE_URL.
 */
const kills = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);

const collections = await killCollect(kills, seed);
process.stdout.write(`${JSON.stringify({ seed, ...collections })}\n`);
const deliveries = await killDigests(process.env["TEST_DATABASE_URL"]);
process.stdout.write(`${JSON.stringify(deliveries)}\n`);
const { lost, damaged, unfinished } = collections;
process.exitCode = lost + damaged + unfinished + deliveries.wrong.length === 0 ? 0 : 1;
