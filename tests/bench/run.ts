import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { median } from "./measure.ts";
import { measureStart } from "./start.ts";
import { measureStore } from "./store.ts";

/** Articles in the store: 10,000 unless `npm run bench -- 2000` says otherwise. */
const count = Number(process.argv[2] ?? 10_000);

const folder = await mkdtemp(join(tmpdir(), "vigie-bench-"));
try {
  const store = await measureStore(folder, count);
  const starts = [await measureStart(), await measureStart(), await measureStart()];
  const start = {
    firstEditionSeconds: median(starts.map(({ firstEditionSeconds }) => firstEditionSeconds)),
    residentMegabytes: median(starts.map(({ residentMegabytes }) => residentMegabytes ?? Number.NaN)),
  };
  const rows: [what: string, reached: number, aim: string][] = [
    ["collect, speed against bare node:sqlite making the same rows", store.collectAgainstBare, ">= 0.6"],
    ["of which keeping, against bare writes", store.writesAgainstBare, ""],
    ["one-article commit p50, time against bare", store.commitP50Ratio, "<= 1.5"],
    [`search p50 at ${count} articles, time against bare`, store.searchP50Ratio, "<= 2"],
    ["search p99, time against bare", store.searchP99Ratio, "<= 2.5"],
    ["npm start to the printed edition, seconds", start.firstEditionSeconds, "<= 2"],
    ["resident memory then, MB", start.residentMegabytes, "<= 160"],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, reached, aim] of rows) {
    process.stdout.write(`${what.padEnd(width)}  ${reached.toFixed(2).padStart(8)}  ${aim}\n`);
  }
  process.stdout.write(`${JSON.stringify({ store, start })}\n`);
} finally {
  await rm(folder, { recursive: true });
}
