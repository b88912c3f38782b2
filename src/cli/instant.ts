import type { Config } from "../config.ts";
import { parseInstant } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";
import type { Option } from "./command.ts";

export const AT_OPTION: Record<"at", Option> = { at: { value: "INSTANT", does: "l’instant où l’on se place" } };

/** The value of `--at` in epoch milliseconds, undefined where it is not given. Throws the failure "usage". */
export function readAt(text: string | undefined, { zone }: Pick<Config, "zone">, command: string): number | undefined {
  if (text === undefined) return undefined;
  const at = parseInstant(text, zone);
  if (at !== undefined) return at;
  const what = `« ${text} » n’est pas un instant. Écrivez-le ainsi : --at 2025-12-24T18:00`;
  throw new Failure({ code: "usage", what, command });
}

/** A whole number from 1 to `most`. Throws the failure "usage". */
export function readCount(text: string | undefined, name: string, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  const what = `--${name} attend un nombre entier de 1 à ${most} ; trouvé « ${text} ».`;
  throw new Failure({ code: "usage", what, command: null });
}
