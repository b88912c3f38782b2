import { z } from "zod";

/** Somebody who is named in a text, by the name that people see. */
type Named = { id: string; name: string };

/** What people wrote, as they see it: names with their sign, pictures by their names. `self` is Vigie, who is left out. */
export function readText(written: string, named: readonly Named[], self: string): string {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return written
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === self ? "" : `@${names.get(id) ?? id}`))
    .replace(/<(@&|#)(\d+)>/g, (_, sign: string, id: string) => `${sign.at(0)}${id}`)
    .replace(/<a?(:\w+:)\d+>/g, "$1")
    .replace(/<(https?:\/\/[^\s<>]+)>/gi, "$1")
    .toWellFormed()
    .trim();
}

const textSchema = z.string().nullish();

/** A message as Discord tells of it, of what is read. */
export const messageSchema = z.object({
  content: z.string().default(""),
  mentions: z
    .array(z.object({ id: z.string(), username: z.string().default(""), global_name: textSchema }))
    .default([]),
  embeds: z.array(z.object({ title: textSchema, description: textSchema, url: textSchema })).default([]),
});
type Written = z.infer<typeof messageSchema>;

/** A message's text; that of what it shows of others, where it says nothing itself. */
export function textOfMessage({ content, mentions, embeds }: Written, self: string): string {
  const named = mentions.map(({ id, username, global_name: name }) => ({ id, name: name || username }));
  if (content.trim() !== "") return readText(content, named, self);
  // Without a title, nobody sees the address.
  const shared = embeds.map(({ title, description, url }) =>
    [title, description, title && url].filter(Boolean).join(" "),
  );
  return readText(shared.join("\n"), named, self);
}
