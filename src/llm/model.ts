import type { z } from "zod";

/** One turn of what a model is given. The fixed instructions come first: servers keep the prefix that does not change. */
export type Turn = { role: "system" | "user" | "assistant"; content: string };

export type ModelRequest<Value> = {
  messages: readonly Turn[];
  /** What the reply must be: an object. Without `.optional()`, which strict servers refuse: `.nullable()` says as much. */
  schema: z.ZodType<Value>;
  /** Tokens that the reply may take, a model's reasoning included. */
  maxTokens: number;
  /** What it is asked for, in a word, as `fiche`: it is logged. */
  purpose: string;
  /** The versions of the prompts that made the messages. */
  promptVersion: string;
  /**
   * All that the reply depends on besides the prompt and the model, without what changes at each call, and the version
   * of what checks it: the same again is answered by what was kept. Null for what is asked anew each time.
   */
  keep: { input: string; checker: string } | null;
  /** A reply that cannot be read is not asked for again. */
  once?: boolean;
  signal?: AbortSignal;
};

/** `cached` are those of `in` that the server had read before. */
export type Tokens = { in: number; out: number; cached: number };

export type Reply<Value> = {
  value: Value;
  model: string;
  /** Of all the calls that this reply took; zero where it was kept. */
  tokens: Tokens;
  milliseconds: number;
  /** Second attempts at a reply that could not be read: 0 or 1. */
  repaired: number;
  /** Whether it was kept from an earlier call. */
  reused: boolean;
};

/** A language model, whatever serves it. */
export type Model = {
  name: string;
  /** Throws `Failure`, with a code in `model-…`. */
  ask<Value>(request: ModelRequest<Value>): Promise<Reply<Value>>;
};

export const NO_TOKENS: Tokens = { in: 0, out: 0, cached: 0 };

export const addTokens = (a: Tokens, b: Tokens): Tokens => ({
  ...{ in: a.in + b.in, out: a.out + b.out },
  cached: a.cached + b.cached,
});

/** Characters that a token is taken for, where no server has counted: fewer than French has in any model's vocabulary. */
const CHARACTERS_A_TOKEN = 3;

/** How many tokens a text takes, at most. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_A_TOKEN);
