import { z } from "zod";
import { Failure, findTrouble } from "../lib/failure.ts";
import type { Payload } from "./completion.ts";
import { concede, type Dialect, type Draft, writeIn } from "./dialect.ts";
import { findObject } from "./json-reply.ts";
import { addTokens, type ModelRequest, type Tokens, type Turn } from "./model.ts";
import { wireName, wireSchema } from "./wire-schema.ts";

/** What was made of a reply's text. */
export type Read<Value> = { value: Value; raw: object } | { problems: string[] };

/** A reply, read: one that cannot be is no failure yet. */
export type Sent<Value> = { read: Read<Value>; content: string; tokens: Tokens };

type Exchange = <Value>(payload: Payload, read: (content: string) => Read<Value>) => Promise<Sent<Value>>;

/** What a model is told in words: the schema where its server does not hold it to it, and what was wrong with a reply. */
export type Words = { schema(schema: string): Promise<string>; problems(problems: string): Promise<string> };

type Climbed<Value> = { value: Value; raw: object; tokens: Tokens; repaired: number };

/**
 * Asks for an object of a schema: held to it by the server where it can, else asked in words, then checked. A reply that
 * does not fit goes back once, with what is wrong. Throws `Failure`.
 */
export type Climb = <Value>(request: ModelRequest<Value>, exchange: Exchange) => Promise<Climbed<Value>>;

type LadderDeps = { model: string; place: string; first: Dialect; words: Words };

/** What the server has shown that it takes is remembered from one request to the next. */
export function openLadder({ model, place, first, words }: LadderDeps): Climb {
  let known = first;
  const askDown = async <Answered>(draft: Draft, send: (payload: Payload) => Promise<Answered>): Promise<Answered> => {
    for (let dialect = known; ; ) {
      try {
        const answered = await send(writeIn(dialect, draft));
        // Only what has worked: a refusal may have had another reason.
        known = dialect;
        return answered;
      } catch (error) {
        dialect = concedeTo(error, dialect, first);
      }
    }
  };
  return async ({ messages, schema, maxTokens, purpose, once = false }, exchange) => {
    const send = (payload: Payload) => exchange(payload, (content) => readReply(content, schema));
    const wire = wireSchema(schema);
    const told = await words.schema(JSON.stringify(wire));
    const draft: Draft = { model, messages, maxTokens, name: wireName(purpose), schema: wire, told };
    const one = await askDown(draft, send);
    if ("value" in one.read) return { ...one.read, tokens: one.tokens, repaired: 0 };
    if (once) throw unreadable(one.content, place);
    const repair = await repairTurns(one.content, one.read.problems, words);
    const two = await askDown({ ...draft, messages: [...messages, ...repair] }, send);
    if ("value" in two.read) return { ...two.read, tokens: addTokens(one.tokens, two.tokens), repaired: 1 };
    throw unreadable(two.content, place);
  };
}

const unreadable = (content: string, place: string): Failure =>
  new Failure({ code: "model-nonsense", place, reason: content.trim() === "" ? "empty" : "unreadable" });

/** Throws the error where there is nothing to concede. */
function concedeTo(error: unknown, dialect: Dialect, first: Dialect): Dialect {
  const trouble = findTrouble(error);
  const next = trouble?.code === "model-declined" ? concede(dialect, trouble.about, first) : undefined;
  if (next === undefined) throw error;
  return next;
}

/** A model that said nothing is asked the same again: many refuse an empty turn, or two in a row of one role. */
async function repairTurns(content: string, problems: readonly string[], words: Words): Promise<Turn[]> {
  if (content.trim() === "") return [];
  const told = await words.problems(problems.map((problem) => `- ${problem}`).join("\n"));
  return [
    { role: "assistant", content },
    { role: "user", content: told },
  ];
}

const { localeError } = z.locales.fr();

/** The value that a reply holds, or what is wrong with it, in French. */
export function readReply<Value>(content: string, schema: z.ZodType<Value>): Read<Value> {
  const raw = findObject(content);
  const parsed = schema.safeParse(raw, { error: localeError });
  if (parsed.success && raw !== undefined) return { value: parsed.data, raw };
  const issues = parsed.error?.issues.slice(0, PROBLEMS_TOLD) ?? [];
  return { problems: issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(" : ")) };
}

/** A model mends a few things at a time. */
const PROBLEMS_TOLD = 12;
