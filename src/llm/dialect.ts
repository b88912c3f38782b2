import type { DeclinedPart } from "../lib/failure.ts";
import type { Format, Payload } from "./completion.ts";
import type { Turn } from "./model.ts";

/** What a server is known to take; each server and model has its own. */
export type Dialect = { format: Format["kind"]; limit: Payload["limit"]; temperature: boolean };

/** The next best way to ask, when a server declines a part of a request; undefined where there is none. */
export function concede(dialect: Dialect, about: DeclinedPart, first: Dialect): Dialect | undefined {
  if (about === "temperature") return dialect.temperature ? { ...dialect, temperature: false } : undefined;
  if (about === "limit") {
    if (dialect.limit !== first.limit) return undefined;
    return { ...dialect, limit: first.limit === "max_tokens" ? "max_completion_tokens" : "max_tokens" };
  }
  if (about === "other" || dialect.format === "text") return undefined;
  return { ...dialect, format: dialect.format === "schema" ? "object" : "text" };
}

/** A request before it is put in a dialect; `told` is the schema in words, for a server that does not hold to it. */
export type Draft = {
  model: string;
  messages: readonly Turn[];
  maxTokens: number;
  name: string;
  schema: Record<string, unknown>;
  told: string;
};

export function writeIn({ format, limit, temperature }: Dialect, draft: Draft): Payload {
  const { model, messages, maxTokens, name, schema, told } = draft;
  const base = { model, maxTokens, limit, temperature: temperature ? TEMPERATURE : null };
  if (format === "schema") return { ...base, messages, format: { kind: format, name, schema } };
  return { ...base, messages: withSchema(messages, told), format: { kind: format } };
}

/** The same words for the same article. */
const TEMPERATURE = 0;

/** The schema belongs to the instructions, which do not change, and so stands before what does. */
function withSchema(messages: readonly Turn[], told: string): Turn[] {
  const [first, ...rest] = messages;
  if (first?.role !== "system") return [{ role: "system", content: told }, ...messages];
  return [{ role: "system", content: `${first.content}\n\n${told}` }, ...rest];
}
