import { z } from "zod";
import type { SettingProblem } from "../lib/failure.ts";
import { text, webAddress } from "../lib/variables.ts";
import { isOpenAi, type ModelSettings, OPENAI } from "./settings.ts";

const KEY = "une clé : des lettres, chiffres et signes sans accent ni espace";
const SERVER = "une adresse comme https://api.openai.com/v1 ou http://localhost:11434/v1";
const MODEL = "le nom d’un modèle de vecteurs, comme le donne son serveur";
const PREFIX = "un texte de 500 caractères au plus";

/** Numbers of one vector: no known model gives more than half of these. */
export const MOST_DIMENSIONS = 8192;
const DIMENSIONS = `un nombre entier, de 1 à ${MOST_DIMENSIONS}`;

/** The variables of the environment by which vectors are asked for. */
export const embeddingVariables = {
  EMBEDDINGS_MODEL: text(MODEL, /^[!-~]{1,200}$/),
  EMBEDDINGS_BASE_URL: webAddress(SERVER),
  // A header carries it.
  EMBEDDINGS_API_KEY: text(KEY, /^[!-~]+$/),
  EMBEDDINGS_DIMENSIONS: z.coerce
    .number(DIMENSIONS)
    .int(DIMENSIONS)
    .min(1, DIMENSIONS)
    .max(MOST_DIMENSIONS, DIMENSIONS)
    .optional(),
  EMBEDDINGS_QUERY_PREFIX: text(PREFIX, /^.{1,500}$/s),
  EMBEDDINGS_PASSAGE_PREFIX: text(PREFIX, /^.{1,500}$/s),
};

type Variables = z.infer<z.ZodObject<typeof embeddingVariables>>;

/** Where vectors of texts are asked for. */
export type EmbeddingSettings = Pick<ModelSettings, "url" | "key"> & {
  model: string;
  /** Null: as many as the model gives. */
  dimensions: number | null;
  /** What stands before a question and before a passage, with a space, as some models were taught; "" for nothing. */
  prefixes: { question: string; passage: string };
};

/** The embeddings of the environment, null where no model is named; `main` is what it says of the model that writes. */
export function findEmbeddings(
  variables: Variables,
  main: { url: string | undefined; key: string | undefined },
): EmbeddingSettings | null {
  const { EMBEDDINGS_MODEL: model, EMBEDDINGS_BASE_URL: url = main.url ?? OPENAI, EMBEDDINGS_API_KEY: own } = variables;
  if (model === undefined) return null;
  // A key is shown to its own server alone.
  const key = own ?? (isSame(url, main.url ?? OPENAI) ? main.key : undefined) ?? null;
  const { EMBEDDINGS_QUERY_PREFIX: question = "", EMBEDDINGS_PASSAGE_PREFIX: passage = "" } = variables;
  return { model, url, key, dimensions: variables.EMBEDDINGS_DIMENSIONS ?? null, prefixes: { question, passage } };
}

const isSame = (one: string, other: string): boolean => plainly(one) === plainly(other);
const plainly = (url: string): string => new URL(url).href.replace(/\/+$/, "");

/** What does not go together: a model of OpenAI's own server, that lets in nobody without a key. */
export function findEmbeddingProblem(settings: EmbeddingSettings | null): SettingProblem | undefined {
  if (settings === null || settings.key !== null || !isOpenAi(settings)) return undefined;
  return {
    ...{ line: null, name: "EMBEDDINGS_MODEL", found: "un modèle sans clé ni serveur" },
    expected: "aussi une clé (EMBEDDINGS_API_KEY), ou l’adresse d’un serveur (EMBEDDINGS_BASE_URL)",
    fix: "Ajoutez l’une ou l’autre, ou retirez EMBEDDINGS_MODEL.",
  };
}
