// Run by itself: opens the database of its first argument, whose only migration says that it was done, and closes it.
import process from "node:process";
import { sql } from "kysely";
import { openDatabase } from "../../src/lib/database.ts";

const [path = ""] = process.argv.slice(2);
await using _ = await openDatabase(path, {
  "001_once": {
    async up(database) {
      await sql`create table done (at text)`.execute(database);
      await sql`insert into done values (${process.pid})`.execute(database);
    },
  },
});
