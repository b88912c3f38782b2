import { z } from "zod";
import { settingsSchema } from "../../src/config.ts";

type Schema = z.core.JSONSchema._JSONSchema;

/** Every setting of `vigie.yaml`, as `channels.digest.at`: the names that lead to it, through lists and choices. */
export const settingNames = (): string[] =>
  pathsOfSchema(z.toJSONSchema(settingsSchema, { io: "input", unrepresentable: "any" }));

/** Stands for names that people choose. */
export const ANY = "*";

function pathsOfSchema(schema: Schema, prefix = ""): string[] {
  if (typeof schema === "boolean") return [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => [
    prefix + name,
    ...pathsOfSchema(part, `${prefix}${name}.`),
  ]);
  const choices = [schema.anyOf, schema.oneOf, schema.allOf, schema.items].flat().filter((part) => part !== undefined);
  const open = typeof schema.additionalProperties === "object" ? [prefix + ANY] : [];
  return [...new Set([...own, ...open, ...choices.flatMap((part) => pathsOfSchema(part, prefix))])].toSorted();
}
