import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import { fold } from "../../src/french/words.ts";
import type { Play } from "./scripted-model.ts";

const requestSchema = z.strictObject({
  model: z.string().min(1),
  input: z.array(z.string().min(1)).min(1).max(64),
  encoding_format: z.literal("float"),
  dimensions: z.int().min(1).optional(),
});

type EmbeddingRequest = z.infer<typeof requestSchema>;
type Datum = { object: "embedding"; index: number; embedding: (number | null)[] };

export type EmbeddingServer = AsyncDisposable & {
  /** The base URL that a client is given. */
  url: string;
  /** The requests, in order. */
  asked: (EmbeddingRequest & { key: string | undefined })[];
  /** What is played in the place of vectors, while there is something; null plays vectors. */
  play: ((request: EmbeddingRequest) => Play | null) | null;
  /** What becomes of the vectors before they are sent. */
  spoil(data: Datum[]): Datum[];
  /** Resolves once that many requests have come. */
  hasBeenAsked(times: number): Promise<void>;
};

/** Words that mean the same to this model, whatever they look like. */
const CONCEPTS: readonly (readonly string[])[] = [
  ["voiture", "voitures", "automobile", "automobiles", "berline", "vehicule"],
  ["medecin", "medecins", "docteur", "docteurs", "praticien", "praticiens"],
  ["luthier", "luthiers", "archetier", "archetiers"],
  ["ecluse", "sas", "batardeau"],
  ["peniche", "peniches", "chaland", "chalands"],
];

const DIMENSIONS = 64;

/** A direction for each word, the same for words that mean the same. */
export function meaningOf(text: string, dimensions = DIMENSIONS): number[] {
  // All texts have something in common.
  const vector = new Array<number>(dimensions).fill(0.01);
  for (const word of fold(text).match(/\p{L}{3,}/gu) ?? []) {
    const concept = CONCEPTS.findIndex((words) => words.includes(word));
    const hash = [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
    // What is known of the language weighs more than a word among others.
    const axis = concept < 0 ? CONCEPTS.length + (hash % (dimensions - CONCEPTS.length)) : concept;
    vector[axis] = (vector[axis] ?? 0) + (concept < 0 ? 0.2 : 3);
  }
  return vector;
}

/** A server on loopback that speaks as OpenAI's does of embeddings; 418 to what the API's documentation does not allow. */
export async function openEmbeddingServer(): Promise<EmbeddingServer> {
  const waiting: { times: number; come: () => void }[] = [];
  const server = createServer(async (request, response) => {
    // A client that gives up is what some tests are for.
    response.on("error", () => {});
    const read = requestSchema.safeParse(JSON.parse(await readText(request)));
    if (request.url !== "/v1/embeddings" || !read.success) return void response.writeHead(418).end(read.error?.message);
    opened.asked.push({ ...read.data, key: request.headers.authorization });
    for (const { times, come } of waiting) if (opened.asked.length >= times) come();
    const play = opened.play?.(read.data);
    if (play) return play({ model: read.data.model, messages: [{ role: "user", content: "?" }] }, response);
    const { input, dimensions, model } = read.data;
    const data = input.map((text, index): Datum => {
      return { object: "embedding", index, embedding: meaningOf(text, dimensions) };
    });
    const usage = { prompt_tokens: 8, total_tokens: 8 };
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ object: "list", data: opened.spoil(data), model, usage }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const opened: EmbeddingServer = {
    ...{ url: `http://127.0.0.1:${address.port}/v1`, asked: [], play: null, spoil: (data) => data },
    hasBeenAsked: (times) =>
      new Promise((come) => {
        if (opened.asked.length >= times) come();
        else waiting.push({ times, come });
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return opened;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
