import type { z } from "zod";
import { Failure } from "../lib/failure.ts";
import { readBytes } from "../lib/files.ts";
import { unpackFile } from "../lib/gunzip.ts";

/** Bytes. */
const LARGEST = 200_000_000;

/** A file that gzip made smaller is read as it was. */
async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path, LARGEST);
  const unpacked = await unpackFile(bytes, path, LARGEST).catch((cause: unknown) => {
    const what = `${path} ne se décompresse pas : le fichier est abîmé, ou trop grand une fois ouvert.`;
    throw new Failure({ code: "usage", what, command: "eval" }, { cause });
  });
  return new TextDecoder().decode(unpacked);
}

/** The value of a JSON file; `form` shows what it should be. Throws `Failure`. */
export async function readJson<Value>(path: string, schema: z.ZodType<Value>, form: string): Promise<Value> {
  const text = await readText(path);
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw wrongForm(path, form, cause);
  }
}

/** The lines of a JSONL file, blank ones passed over. Throws `Failure` at the first one that has not the form. */
export async function readJsonLines<Row>(path: string, schema: z.ZodType<Row>, form: string): Promise<Row[]> {
  const lines = (await readText(path)).split("\n");
  const rows = lines.flatMap((line, at) => (line.trim() === "" ? [] : [readLine(line, at + 1)]));
  if (rows.length === 0) throw wrongForm(path, form);
  return rows;

  function readLine(line: string, number: number): Row {
    try {
      return schema.parse(JSON.parse(line));
    } catch (cause) {
      throw wrongForm(`${path}, ligne ${number},`, form, cause);
    }
  }
}

/** What to say of a place whose content has another form than the one shown. */
function wrongForm(place: string, form: string, cause?: unknown): Failure {
  const what = `${place} n’a pas la forme attendue. Il faut ce JSON : ${form}`;
  return new Failure({ code: "usage", what, command: "eval" }, { cause });
}
