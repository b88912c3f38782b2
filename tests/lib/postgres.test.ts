import { createServer } from "node:net";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeTrouble } from "../../src/channels/troubles.ts";
import { type Migrations, openDatabase } from "../../src/lib/database.ts";
import { findTrouble } from "../../src/lib/failure.ts";
import { type Cluster, NO_SERVER, openCluster } from "../support/cluster.ts";
import { NOT_FOR_PEOPLE } from "../support/run-cli.ts";
import { createDatabase } from "../support/stores.ts";

const WORDS: Migrations = {
  "001_words": { up: async (database) => void (await sql`create table words (word text)`.execute(database)) },
};

let cluster: Cluster;
beforeAll(async () => {
  if (NO_SERVER === "") cluster = await openCluster();
}, 60_000);
afterAll(() => cluster?.[Symbol.asyncDispose]());

/** Statements run one by one in a database, by its owner unless another is named. */
async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** What opening a database, then writing in it, says to people. */
async function sentenceOf(url: string, patience = 200): Promise<string> {
  const error: unknown = await (async () => {
    await using open = await openDatabase(url, WORDS, patience);
    await sql`insert into words values ('un')`.execute(open.database);
  })().then(
    () => expect.fail("Nothing failed."),
    (thrown: unknown) => thrown,
  );
  const trouble = findTrouble(error);
  if (trouble === undefined) throw error;
  const sentence = describeTrouble(trouble);
  expect(sentence).not.toMatch(NOT_FOR_PEOPLE);
  expect(sentence).not.toMatch(/sesame|faux/);
  return sentence;
}

const withParts = (url: string, parts: Partial<URL>): string => Object.assign(new URL(url), parts).href;

/** What is wrong with a database of its own, and what is said of it. */
const FAULTS: [what: string, wrong: (url: string) => Promise<string>, sentence: RegExp][] = [
  ["nobody at its address", async (url) => withParts(url, { port: "1" }), / ne répond pas : rien ne répond à cette/],
  ["a wrong password", async (url) => withParts(url, { password: "faux" }), / ne peut pas servir : le serveur refuse/],
  ["an unknown user", async (url) => withParts(url, { username: "personne" }), /: le serveur refuse cet utilisateur/],
  ["a wrong name", async (url) => withParts(url, { pathname: "/absente" }), /: le serveur n’a pas de base de ce nom/],
  [
    "the tables of another program",
    async (url) => {
      await run(url, "create table clients (name text)");
      return url;
    },
    /: elle contient les tables d’un autre programme/,
  ],
  [
    "the migrations of another program",
    async (url) => {
      const migrations: Migrations = { "001_clients": { up: async () => {} } };
      await using _ = await openDatabase(url, migrations);
      return url;
    },
    /: elle contient les tables d’un autre programme/,
  ],
  [
    "the tables of a newer program",
    async (url) => {
      await using _ = await openDatabase(url, { ...WORDS, "002_more": { up: async () => {} } });
      return url;
    },
    /vient d’une version plus récente de Vigie/,
  ],
  [
    "a server too old",
    // The server's own function hides behind another of its name.
    async (url) => {
      await run(
        url,
        `create function public.current_setting(text) returns text language sql as
          $$ select case $1 when 'server_version_num' then '140011' else pg_catalog.current_setting($1) end $$`,
        `alter database ${new URL(url).pathname.slice(1)} set search_path = public, pg_catalog`,
      );
      return url;
    },
    /: le serveur est trop ancien\. Il faut PostgreSQL 15/,
  ],
  [
    "a user without rights",
    async (url) => {
      await run(url, "create role lecteur login password 'sesame'");
      return withParts(url, { username: "lecteur" });
    },
    /: cet utilisateur n’y a pas les droits/,
  ],
  [
    "a server that only lets itself be read",
    async (url) => {
      await using _ = await openDatabase(url, WORDS);
      await run(url, `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`);
      return url;
    },
    /: le serveur n’y laisse que lire/,
  ],
  [
    "a full disk",
    // PostgreSQL's own code, raised where a row is written.
    async (url) => {
      await using _ = await openDatabase(url, WORDS);
      await run(
        url,
        `create function full_disk() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
        "create trigger full_disk before insert on words execute function full_disk()",
      );
      return url;
    },
    /: le disque du serveur est plein/,
  ],
];

describe.skipIf(NO_SERVER !== "")(`a PostgreSQL database${NO_SERVER}`, () => {
  test.for(FAULTS)("with %s says so", async ([, wrong, sentence]) => {
    await using made = await createDatabase(cluster.url);
    expect(await sentenceOf(await wrong(made.url))).toMatch(sentence);
  });

  test("in another encoding says so", async () => {
    const latin = withParts(cluster.url, { pathname: "/latin" });
    await run(cluster.url, "create database latin template template0 encoding 'LATIN1' locale 'C'");
    expect(await sentenceOf(latin)).toMatch(/: elle n’est pas en UTF-8/);
  });

  test("that says nothing once it is reached is given up", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const sentence = await sentenceOf(`postgres://vigie:sesame@127.0.0.1:${port}/vigie`);
    silent.close();
    expect(sentence).toMatch(/ ne répond pas : la connexion n’a pas abouti/);
  });

  test("in which another process holds a lock says that it is busy, once its patience is over", async () => {
    await using made = await createDatabase(cluster.url);
    await using open = await openDatabase(made.url, WORDS);
    await open.database.transaction().execute(async (transaction) => {
      await sql`lock table words in access exclusive mode`.execute(transaction);
      expect(await sentenceOf(made.url)).toMatch(/est occupée par un autre processus de Vigie/);
    });
  });

  test("that stops under a transaction and starts again is away, then serves as before", async () => {
    await using made = await createDatabase(cluster.url);
    await using open = await openDatabase(made.url, WORDS);
    const add = (word: string) => sql`insert into words values (${word})`.execute(open.database);
    await add("un");
    const cut = open.database.transaction().execute(async (transaction) => {
      await sql`insert into words values ('perdu')`.execute(transaction);
      await cluster.stop();
      await sql`insert into words values ('perdu aussi')`.execute(transaction);
    });
    await expect(cut).rejects.toMatchObject({ trouble: { code: "database-away" } });
    await expect(add("perdu")).rejects.toMatchObject({ trouble: { code: "database-away", reason: "ECONNREFUSED" } });
    await cluster.start();
    await add("deux");
    const { rows } = await sql<{ word: string }>`select word from words order by word`.execute(open.database);
    expect(rows.map(({ word }) => word)).toEqual(["deux", "un"]);
  });

  test("is migrated once by processes that open it together, and gives back whole numbers", async () => {
    await using made = await createDatabase(cluster.url);
    const migrations: Migrations = {
      "001_done": { up: async (database) => void (await sql`create table done (at bigint)`.execute(database)) },
      "002_row": {
        up: async (database) => void (await sql`insert into done values (1766563200000)`.execute(database)),
      },
    };
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase(made.url, migrations)));
    const rows = await Promise.all(opened.map(({ database }) => sql`select at from done`.execute(database)));
    expect(rows.map((each) => each.rows)).toEqual(Array(6).fill([{ at: 1_766_563_200_000 }]));
    for (const open of opened) await open[Symbol.asyncDispose]();
  });
});
