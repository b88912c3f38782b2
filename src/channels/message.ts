import { z } from "zod";

/** A stretch of text. `cites` are the numbers of the sources that it rests on. */
const spanSchema = z
  .strictObject({
    text: z.string(),
    style: z.enum(["strong", "emphasis", "quiet"]).exactOptional(),
    cites: z.array(z.number()).readonly().exactOptional(),
  })
  .readonly();
export type Span = z.infer<typeof spanSchema>;

const spansSchema = z.array(spanSchema).readonly();
const sourceSchema = z.strictObject({ n: z.number(), text: z.string(), url: z.string().nullable() }).readonly();

/**
 * A button: `action` comes back when it is pressed, a verb and what it is done to (`fiche:…`), in a hundred characters at
 * most, as platforms take it. `confirm`: what is asked before.
 */
const buttonSchema = z
  .strictObject({
    text: z.string(),
    action: z.string().max(100),
    style: z.enum(["primary", "danger"]).exactOptional(),
    confirm: z.string().exactOptional(),
  })
  .readonly();
export type Button = z.infer<typeof buttonSchema>;

/** Groups of people that one message calls at most: no platform has to cut them. */
export const MOST_CALLED = 50;

/** What a message is made of, whatever platform shows it. */
const partSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("title"), text: z.string() }),
  z.strictObject({ kind: z.literal("heading"), text: z.string(), label: z.string().exactOptional() }),
  z.strictObject({ kind: z.literal("paragraph"), spans: spansSchema }),
  z.strictObject({ kind: z.literal("list"), numbered: z.boolean(), items: z.array(spansSchema).readonly() }),
  z.strictObject({ kind: z.literal("table"), rows: z.array(z.array(z.string()).readonly()).readonly() }),
  /** `url`: where it leads. */
  z.strictObject({ kind: z.literal("note"), text: z.string(), url: z.string().exactOptional() }),
  z.strictObject({ kind: z.literal("sources"), entries: z.array(sourceSchema).readonly() }),
  /** Groups of people who are called, by the ids of whatever platform: each calls its own, and the terminal nobody. */
  z.strictObject({ kind: z.literal("call"), ids: z.array(z.string()).max(MOST_CALLED).readonly() }),
  /** Not shown where nothing can be pressed. */
  z.strictObject({ kind: z.literal("actions"), buttons: z.array(buttonSchema).readonly() }),
]);
export type Part = z.infer<typeof partSchema>;

/** Plain text throughout: typography, escapes and links are each renderer's own, set at the last moment. */
export const messageSchema = z.array(partSchema).readonly();
export type Message = z.infer<typeof messageSchema>;
