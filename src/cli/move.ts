import { moveStore } from "../app.ts";
import type { Message } from "../channels/message.ts";
import { movedLine, movedNext, moving } from "../channels/wording.ts";
import { sqlitePath } from "../config.ts";
import { Failure } from "../lib/failure.ts";
import { openLog } from "../lib/log.ts";
import { isPostgres, showPostgres } from "../lib/postgres.ts";
import type { Command } from "./command.ts";
import { openProgress } from "./progress.ts";

export const moveCommand: Command = {
  name: "move",
  usage: "--to ADRESSE",
  does: "Copie la base SQLite dans une base PostgreSQL vide, puis compare les deux",
  options: { to: { value: "ADRESSE", does: "la base vide : postgres://vigie:motdepasse@localhost:5432/vigie" } },
  words: [0, 0],
  async run({ config, show, terminal, arguments: { options } }) {
    const to = readAddress(options["to"]);
    const { data, logLevel } = await config();
    const from = sqlitePath(data);
    const { name, isGone, clock, err } = terminal;
    const log = openLog(logLevel, err, clock, name);
    using progress = openProgress(terminal);
    const moved = await moveStore({ from, to }, { log, isGone, clock, onProgress: (at) => progress.show(moving(at)) });
    progress[Symbol.dispose]();
    show(messageOf([movedLine(moved.tables, from, showPostgres(to)), movedNext(from)]), moved);
    return true;
  },
};

/** The value of `--to`, which is never shown: it may hold a password. Throws the failure "usage". */
function readAddress(text: string | undefined): string {
  if (text !== undefined && isPostgres(text) && URL.canParse(text)) return text;
  const what = "--to attend l’adresse d’une base PostgreSQL, comme postgres://vigie:motdepasse@localhost:5432/vigie";
  throw new Failure({ code: "usage", what, command: "move" });
}

const messageOf = (texts: readonly string[]): Message =>
  texts.map((text) => ({ kind: "paragraph" as const, spans: [{ text }] }));
