import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MIGRATIONS } from "../../src/app.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { fillStore } from "../support/filled-store.ts";
import { NOT_FOR_PEOPLE, plain, runCli, spawnCli } from "../support/run-cli.ts";
import { createDatabase, MISSING_PLACE, SERVER } from "../support/stores.ts";
import { openTemporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

/** A server that lets nobody in: nothing listens on this port. */
const NOWHERE = "postgres://marie:secret@127.0.0.1:1/vigie";

function openData(): TemporaryFolder {
  const folder = openTemporaryFolder();
  folder.write("vigie.yaml", "sources: []\n");
  return folder;
}

/** A data folder whose store holds 250 articles of some paragraphs. */
async function openFilled(paragraphs = 2): Promise<TemporaryFolder> {
  const folder = openData();
  await using opened = await openDatabase(join(folder.path, "vigie.db"), MIGRATIONS);
  await fillStore(opened.database, 250, paragraphs);
  return folder;
}

const movedShape = z.object({ tables: z.array(z.strictObject({ name: z.string(), rows: z.number() })) });

describe("vigie move", () => {
  test.for([
    [],
    ["--to", ""],
    ["--to", "vigie.db"],
    ["--to", "mysql://marie:secret@localhost/vigie"],
    ["--to", "postgres://marie:secret@[/vigie"],
  ])("asks for the address of a PostgreSQL database, and shows no other: %j", async (words) => {
    using folder = openData();
    const { status, out, err } = await runCli(["move", ...words, "--data", folder.path]);
    expect([status, out]).toEqual([2, ""]);
    expect(plain(err)).toMatch(/^--to attend l’adresse d’une base PostgreSQL, comme postgres:\/\/\S+$/);
    expect(err).not.toContain("secret");
    expect(existsSync(join(folder.path, "vigie.db"))).toBe(false);
  });

  test("says that there is no store, and makes none", async () => {
    using folder = openData();
    const { status, out, err } = await runCli(["move", "--to", NOWHERE, "--data", folder.path]);
    const path = join(folder.path, "vigie.db");
    expect([status, out, err]).toEqual([1, "", `Le fichier ${path} n’existe pas. Vérifiez le chemin.\n`]);
    expect(existsSync(path)).toBe(false);
  });

  test("says that the server does not answer, without its password", async () => {
    using folder = await openFilled();
    const { status, out, err } = await runCli(["move", "--to", NOWHERE, "--data", folder.path]);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(/^La base postgres:\/\/127\.0\.0\.1:1\/vigie ne répond pas : rien ne répond à cette adresse\./);
    expect(err).not.toContain("secret");
  });
});

describe(`vigie move, to a PostgreSQL server${MISSING_PLACE}`, { timeout: 120_000 }, () => {
  const onServer = test.skipIf(SERVER === undefined);
  const openTarget = () => createDatabase(SERVER ?? "");

  onServer("says what was moved, and leaves the file as it was", async () => {
    using folder = await openFilled();
    await using target = await openTarget();
    const before = readFileSync(join(folder.path, "vigie.db"));
    const environment = { DATABASE_URL: NOWHERE };
    const url = new URL(target.url);
    url.password = "secret";
    const ran = await runCli(["move", "--to", url.href, "--data", folder.path], { environment, live: true });
    const place = `postgres://${url.host}${url.pathname}`;
    const shown = plain(ran.out);
    expect(ran.status).toBe(0);
    expect(shown).toMatch(/251 articles, \d+ passages, 1 source, \d+ histoires, 40 fiches, 6 éditions\./);
    expect(shown).toContain("Donnez maintenant cette adresse à Vigie dans DATABASE_URL");
    expect(shown.replaceAll(" ", "")).toContain(
      `Copiéde${join(folder.path, "vigie.db")}à${place},etvérifié`.replaceAll(" ", ""),
    );
    const lines = plain(ran.err.replaceAll("\r\u001b[2K", "\n"));
    expect(lines).toContain("Lecture : articles, 200");
    expect(lines).toContain("Copie : articles, 251 sur 251");
    expect(lines).toMatch(/Vérification : passages, (.+) sur \1 /);
    expect(ran.out + ran.err).not.toContain("secret");
    expect(ran.out + ran.err).not.toMatch(NOT_FOR_PEOPLE);
    expect(readFileSync(join(folder.path, "vigie.db")).equals(before)).toBe(true);
    expect(existsSync(join(folder.path, "vigie.db-wal"))).toBe(false);
    const again = await runCli(["move", "--to", target.url, "--data", folder.path]);
    expect([again.status, again.out]).toEqual([1, ""]);
    expect(again.err).toBe(
      `La base ${place} n’est pas vide, et rien n’y a été copié. Donnez à --to une base vide : createdb vigie.\n`,
    );
  });

  onServer("is refused while a process works on the file", async () => {
    using folder = await openFilled();
    await using target = await openTarget();
    const seen = Date.parse("2025-12-24T08:59:50Z");
    {
      using database = new DatabaseSync(join(folder.path, "vigie.db"));
      database.prepare("insert into workers values ('atelier-12-ab', ?, ?)").run(seen, seen);
    }
    const { status, err } = await runCli(["move", "--to", target.url, "--data", folder.path]);
    expect(status).toBe(1);
    expect(plain(err)).toMatch(
      /^Un processus de Vigie travaille sur la base .*vigie\.db \(atelier-12-ab\)\. Arrêtez-le/,
    );
  });

  onServer("killed and run again, ends whole; nobody uses what it left in between", async () => {
    using folder = await openFilled(14);
    await using target = await openTarget();
    const words = ["--data", folder.path];
    const [move, there] = [["move", "--to", target.url, "--json", ...words], { DATABASE_URL: target.url }];
    for (const point of ['"step":"copy","table":"articles"', '"step":"copy","table":"passages","done":400']) {
      const running = spawnCli(move, { LOG_LEVEL: "debug" });
      await running.until(point);
      running.send("SIGKILL");
      expect((await running.ended).status, point).toBeNull();
      const refused = await runCli(["search", "mot", ...words], { environment: there });
      expect([refused.status, refused.out], point).toEqual([1, ""]);
      expect(refused.err).toMatch(/n’a reçu qu’une partie d’une base SQLite\. Terminez la copie avec la même commande/);
    }
    const whole = await spawnCli(move).ended;
    expect([whole.status, whole.err]).toEqual([0, ""]);
    const { tables } = movedShape.parse(JSON.parse(whole.out));
    expect(tables).toContainEqual({ name: "articles", rows: 251 });
    expect(tables).toContainEqual({ name: "briefings", rows: 40 });
    for (const question of ["usine 14,2", "gpt-4o", "O'Neil"]) {
      const here = await runCli(["search", question, "--json", ...words]);
      expect(here.out).toContain("passageId");
      const copied = await runCli(["search", question, "--json", ...words], { environment: there });
      expect(copied).toEqual(here);
    }
  });
});
