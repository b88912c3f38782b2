import type { DeclinedPart, Trouble } from "../lib/failure.ts";
import { NO_END } from "./completion.ts";

/** An answer that is no success: its status, its words in any form, and what its headers ask for. */
export type ServerError = { status: number; words: string; retryAfter: string | null; retryAfterMs: string | null };

type Asked = { place: string; model: string };
type Rule = { statuses: readonly number[]; words?: RegExp; trouble: (error: ServerError, asked: Asked) => Trouble };

/** In their order: the first that fits an answer says what it means. Words are those that servers are known to use. */
const RULES: readonly Rule[] = [
  { statuses: [402], trouble: (_, { place }) => ({ code: "model-over-quota", place }) },
  {
    ...{
      statuses: [429],
      words: /insufficient_quota|exceeded your current quota|billing|insufficient (?:balance|credit)/i,
    },
    trouble: (_, { place }) => ({ code: "model-over-quota", place }),
  },
  { statuses: [401, 403], trouble: (_, { place }) => ({ code: "model-key", place }) },
  { statuses: [413], trouble: (_, { model }) => ({ code: "model-too-long", model }) },
  {
    statuses: [400, 422],
    words:
      /context_length_exceeded|context[ _](?:length|window|size)|maximum context|prompt is too long|too many tokens/i,
    trouble: (_, { model }) => ({ code: "model-too-long", model }),
  },
  { statuses: [404], trouble: (_, asked) => ({ code: "model-unknown", ...asked }) },
  {
    ...{ statuses: [400], words: /model_not_found|\bmodel\b.{0,80}(?:not found|does not exist|not exist|unknown)/i },
    trouble: (_, asked) => ({ code: "model-unknown", ...asked }),
  },
  {
    ...{ statuses: [400], words: /content_filter|content management policy/i },
    trouble: (_, { model }) => ({ code: "model-refused", model }),
  },
  {
    statuses: [400, 405, 406, 415, 422, 501],
    trouble: ({ status, words }, { place }) => ({ code: "model-declined", place, status, about: declinedPart(words) }),
  },
];

/** What an answer means; any status that no rule knows passes by itself. `now`: epoch milliseconds. */
export function troubleOf(error: ServerError, asked: Asked, now: number): Trouble {
  const { status } = error;
  const rule = RULES.find(({ statuses, words }) => statuses.includes(status) && (words?.test(error.words) ?? true));
  if (rule !== undefined) return rule.trouble(error, asked);
  const { place } = asked;
  if (status === 429) return { code: "model-busy", place, ...waitOf(error, now) };
  return { code: "model-away", place, reason: String(status), ...waitOf(error, now) };
}

const PARTS: readonly (readonly [DeclinedPart, RegExp])[] = [
  ["limit", /max_(?:completion_)?tokens/i],
  ["temperature", /temperature/i],
  ["response_format", /response[ _]?format|json[ _]?(?:schema|object|mode|validate)|grammar|guided|structured/i],
  ["unknown", /^$/],
];

const declinedPart = (words: string): DeclinedPart => PARTS.find(([, known]) => known.test(words))?.[0] ?? "other";

/** How long the server asks to be left alone, and until when. */
function waitOf(
  { retryAfter, retryAfterMs }: ServerError,
  now: number,
): { seconds: number | null; until: number | null } {
  const seconds = findNumber(retryAfterMs, 1000) ?? findNumber(retryAfter, 1) ?? secondsTo(retryAfter, now);
  return seconds === null ? NO_END : { seconds, until: now + seconds * 1000 };
}

function findNumber(header: string | null, divisor: number): number | null {
  return header !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(header) ? Number(header) / divisor : null;
}

/** A date of HTTP. */
function secondsTo(header: string | null, now: number): number | null {
  const date = Date.parse(header ?? "");
  return Number.isNaN(date) ? null : Math.max(0, date - now) / 1000;
}
