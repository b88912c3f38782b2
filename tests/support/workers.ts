import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { syntheticDrafts } from "./synthetic.ts";

const ARTICLES_A_FEED = 10;

/** A data folder with feeds of ten articles each. */
export function writeFeeds(folder: string, feeds: number): void {
  const drafts = [...syntheticDrafts(feeds * ARTICLES_A_FEED, 3)];
  const sources: string[] = [];
  mkdirSync(join(folder, "feeds"));
  for (let feed = 0; feed < feeds; feed++) {
    const items = drafts.splice(0, ARTICLES_A_FEED).map(({ key, title, published, lines }) => {
      const body = lines.map(({ text }) => `<p>${text}</p>`).join("");
      return `<item><guid>${key}</guid><title>${title}</title><pubDate>${published}</pubDate>
        <description><![CDATA[${body}]]></description></item>`;
    });
    const xml = `<rss version="2.0"><channel><title>Flux ${feed}</title>${items.join("")}</channel></rss>`;
    writeFileSync(join(folder, "feeds", `${feed}.xml`), xml);
    sources.push(`  - { id: feed-${feed}, feed: "./feeds/${feed}.xml" }`);
  }
  writeFileSync(join(folder, "vigie.yaml"), `sources:\n${sources.join("\n")}\n`);
}

/** A worker's process, and what it has acknowledged: the ids of articles kept and of stories briefed, one for each time. */
export type SlowWorker = {
  kept: string[];
  briefed: string[];
  said: string[];
  kill(signal: NodeJS.Signals): Promise<void>;
};

/** Starts a worker whose briefings take `latency` milliseconds each. */
export function startWorker(data: string, url: string, latency: number): SlowWorker {
  const script = fileURLToPath(new URL("slow-worker.ts", import.meta.url));
  const env = { ...process.env, DATABASE_URL: url, PORT: "0" };
  const child = spawn(process.execPath, [script, data, String(latency)], { env, stdio: ["ignore", "ignore", "pipe"] });
  const worker: Omit<SlowWorker, "kill"> = { kept: [], briefed: [], said: [] };
  let rest = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) note(worker, line);
  });
  const closed = once(child, "close");
  return {
    ...worker,
    async kill(signal) {
      child.kill(signal);
      await closed;
    },
  };
}

function note(worker: Omit<SlowWorker, "kill">, line: string): void {
  if (!line.startsWith("{")) {
    if (line.trim() !== "") worker.said.push(line.trim());
    return;
  }
  const { event, ids = [], story } = JSON.parse(line) as { event: string; ids?: string[]; story?: string };
  if (event === "kept") worker.kept.push(...ids);
  if (event === "briefed" && story !== undefined) worker.briefed.push(story);
}
