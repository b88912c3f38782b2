import { z } from "zod";

type Node = Record<string, unknown>;

/**
 * A schema as servers take it, in the few words of JSON Schema that they all know: types, properties, items, enumerations,
 * what may be null, descriptions. Lengths and patterns are left to zod. Throws for what no strict server takes.
 */
export function wireSchema(schema: z.ZodType): Node {
  const whole: Node = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "inline" });
  if (whole["type"] !== "object") throw new Error("A reply is an object.");
  return plain(whole, "");
}

function plain(node: Node, path: string): Node {
  const described = typeof node["description"] === "string" ? { description: node["description"] } : {};
  if ("const" in node) return { ...described, type: typeof node["const"], enum: [node["const"]] };
  if (Array.isArray(node["enum"])) return { ...described, type: "string", enum: node["enum"] };
  if (Array.isArray(node["anyOf"])) {
    return { ...described, anyOf: node["anyOf"].map((choice: Node) => plain(choice, path)) };
  }
  if (node["type"] === "array")
    return { ...described, type: "array", items: plain(asNode(node["items"]), `${path}[]`) };
  if (node["type"] === "object" && "properties" in node) return { ...described, ...plainObject(node, path) };
  if (isSimple(node["type"])) return { ...described, type: node["type"] };
  throw new Error(`${path || "The schema"} is of a kind that servers do not all take.`);
}

function plainObject(node: Node, path: string): Node {
  const properties = Object.entries(asNode(node["properties"]));
  const required = new Set<unknown>(Array.isArray(node["required"]) ? node["required"] : []);
  const parts = properties.map(([name, part]) => {
    const place = path === "" ? name : `${path}.${name}`;
    if (!required.has(name)) throw new Error(`${place} may be left out: use .nullable() for what may be missing.`);
    return [name, plain(asNode(part), place)] as const;
  });
  const names = parts.map(([name]) => name);
  return { type: "object", properties: Object.fromEntries(parts), required: names, additionalProperties: false };
}

const asNode = (value: unknown): Node => Object(value) as Node;

const SIMPLE = new Set<unknown>(["string", "integer", "number", "boolean", "null"]);

/** One type, or one and null: zod writes « string or null » as a list. */
const isSimple = (type: unknown): boolean =>
  Array.isArray(type) ? type.length > 0 && type.every((one) => SIMPLE.has(one)) : SIMPLE.has(type);

/** A name that the API takes: at most 64 of `a-z A-Z 0-9 _ -`. */
export const wireName = (purpose: string): string =>
  purpose
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-zA-Z0-9_-]+/g, "_")
    .slice(0, 64) || "reply";
