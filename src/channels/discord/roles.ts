import type { Message, Part } from "../message.ts";

/** Of whom a part calls, the roles of Discord. */
export const rolesOf = (part: Part): string[] =>
  part.kind === "call" ? part.ids.filter((id) => /^\d{17,20}$/.test(id)) : [];

/** Nobody is called, whatever stands in a message, but the roles that it calls. */
export type Called = { parse: []; roles?: string[] };

export function calledBy(message: Message): Called {
  const roles = [...new Set(message.flatMap(rolesOf))];
  return { parse: [], ...(roles.length > 0 && { roles }) };
}
