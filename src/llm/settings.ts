import { z } from "zod";

const TOKENS = "un nombre entier de tokens, zéro ou plus";

/** The settings `budget` of `vigie.yaml`: what the models may be asked in a local day. */
export const budgetSchema = z
  .strictObject({ tokensPerDay: z.int(TOKENS).min(0, TOKENS).default(500_000) }, "un groupe de réglages")
  .prefault({});

/** The model that is asked for where none is named. */
const DEFAULT_MODEL = "gpt-5.4-mini";

/** Where models are asked for: a server that speaks as OpenAI does, at an address that ends before `/chat/completions`. */
export type ModelSettings = { name: string; url: string; key: string | null };

export const OPENAI = "https://api.openai.com/v1";

/** The model of the environment; null without a key and without a server of one's own. */
export function findModel(key: string | undefined, url: string | undefined, name: string | undefined) {
  if (key === undefined && url === undefined) return null;
  return { name: name ?? DEFAULT_MODEL, url: url ?? OPENAI, key: key ?? null } satisfies ModelSettings;
}

/** The server as it can be shown: neither user, nor password, nor path. */
export const placeOf = ({ url }: Pick<ModelSettings, "url">): string => new URL(url).host;

/** Whether a server is OpenAI's own, which has its own names for what others call as it once did. */
export const isOpenAi = ({ url }: Pick<ModelSettings, "url">): boolean => new URL(url).hostname.endsWith(".openai.com");
