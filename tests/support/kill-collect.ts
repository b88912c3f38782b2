import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { seededRandom, syntheticDrafts } from "./synthetic.ts";

export type KillReport = { kills: number; acknowledged: number; lost: number; damaged: number; unfinished: number };

/** Articles of one life of a store: several transactions. */
const ARTICLES = 160;
/** Kills before a life is let finish. */
const KILLS_A_LIFE = 5;

/**
 * Kills `collect` at random moments, then lets it finish, again and again. Nothing that it had acknowledged may be
 * missing, the store's own check must pass each time, and the last run must bring every article once.
 */
export async function killCollect(kills: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed);
  const report = { kills: 0, acknowledged: 0, lost: 0, damaged: 0, unfinished: 0 };
  while (report.kills < kills) {
    const data = await makeData(report.kills);
    try {
      const acknowledged = new Set<string>();
      for (let n = 0; n < KILLS_A_LIFE && report.kills < kills; n++, report.kills++) {
        await collectUntil(data, acknowledged, 150 + random() * 700);
        checkStore(data, acknowledged, report);
      }
      await collectUntil(data, acknowledged, undefined);
      checkStore(data, acknowledged, report);
      if (acknowledged.size !== ARTICLES) report.unfinished += 1;
      report.acknowledged += acknowledged.size;
    } finally {
      await rm(data, { recursive: true });
    }
  }
  return report;
}

async function makeData(seed: number): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "vigie-kills-"));
  await mkdir(join(data, "articles"));
  await writeFile(join(data, "vigie.yaml"), 'sources:\n  - { id: articles, folder: "./articles" }\n');
  for (const { key, published, lines } of syntheticDrafts(ARTICLES, seed + 1)) {
    const text = [`date ${published} Titre`, ...lines.map((line) => line.text)].join("\n\n");
    await writeFile(join(data, "articles", `${key}.txt`), text);
  }
  return data;
}

/** Runs `collect`, killed after some milliseconds, and notes what it acknowledged by then. */
function collectUntil(data: string, acknowledged: Set<string>, milliseconds: number | undefined): Promise<void> {
  const env = { ...process.env, LOG_LEVEL: "debug" };
  const child = spawn(process.execPath, ["src/main.ts", "collect", "--data", data], { env });
  const timer = milliseconds === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), milliseconds);
  let log = "";
  child.stderr.on("data", (text) => {
    log += text;
  });
  return new Promise((resolve) => {
    child.once("close", () => {
      clearTimeout(timer);
      for (const line of log.split("\n").filter((each) => each.endsWith("}"))) {
        const { event, ids = [] } = JSON.parse(line) as { event: string; ids?: string[] };
        if (event === "kept") for (const id of ids) acknowledged.add(id);
      }
      resolve();
    });
  });
}

function checkStore(data: string, acknowledged: ReadonlySet<string>, report: KillReport): void {
  const database = new DatabaseSync(join(data, "vigie.db"));
  try {
    if (
      acknowledged.size === 0 &&
      database.prepare("select 1 from sqlite_master where name = 'articles'").all().length === 0
    ) {
      return;
    }
    const [check] = database.prepare("pragma integrity_check").all();
    if (Object.values(check ?? {})[0] !== "ok") report.damaged += 1;
    database.exec("insert into passages_terms(passages_terms) values ('integrity-check')");
    const kept = new Set(
      database
        .prepare("select id from articles")
        .all()
        .map((row) => String(row["id"])),
    );
    report.lost += [...acknowledged].filter((id) => !kept.has(id)).length;
    const [orphans] = database
      .prepare("select count(*) as n from passages where article_id not in (select id from articles)")
      .all();
    report.damaged += Number(orphans?.["n"]);
  } finally {
    database.close();
  }
}
