import process from "node:process";
import { killCollect } from "./support/kill-collect.ts";
import { killDeliveries } from "./support/kill-scenes.ts";

/**
 * `npm run kills -- 100`: kills collections at random moments (`-- 100 7` replays the seed 7), then an edition and
 * alerts at each point of their way, on SQLite and on the server of TEST_DATABASE_URL, and through Slack's own client and Discord's.
 */
const kills = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);

const collections = await killCollect(kills, seed);
process.stdout.write(`${JSON.stringify({ seed, ...collections })}\n`);
const deliveries = await killDeliveries(process.env["TEST_DATABASE_URL"]);
process.stdout.write(`${JSON.stringify(deliveries)}\n`);
const { lost, damaged, unfinished } = collections;
process.exitCode = lost + damaged + unfinished + deliveries.wrong.length === 0 ? 0 : 1;
