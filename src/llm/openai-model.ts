import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import { z } from "zod";
import { Failure, findTrouble } from "../lib/failure.ts";
import { type Complete, type Payload, readCompletion, strangeReply } from "./completion.ts";
import { openAsker } from "./openai-client.ts";
import { type ModelSettings, placeOf } from "./settings.ts";

/** `seconds` is what one request may take, its body included; `clock` gives epoch milliseconds. */
type Limits = { seconds: number; clock: () => number };

/** Asks models of any server that speaks as OpenAI's does. */
export function openCompleter(settings: ModelSettings, { seconds, clock }: Limits): Complete {
  const place = placeOf(settings);
  const ask = openAsker(settings, clock);
  return async (payload, stop) => {
    const { model } = payload;
    const answer = await ask((client, signal) => client.chat.completions.create(bodyOf(payload), { signal }), {
      ...{ model, seconds, stop },
    });
    return readCompletion(answer, place);
  };
}

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The names of the models that a server offers, which costs nothing. Throws `Failure`. */
export async function listModels(settings: ModelSettings, { seconds, clock }: Limits): Promise<string[]> {
  const place = placeOf(settings);
  const ask = openAsker(settings, clock);
  const list = ask((client, signal) => client.get("/models", { signal }), { model: settings.name, seconds });
  const answer = await list.catch((cause: unknown) => {
    // No model was asked for: what is not found is the address.
    if (findTrouble(cause)?.code !== "model-unknown") throw cause;
    throw new Failure({ code: "model-declined", place, status: 404, about: "unknown" }, { cause });
  });
  const read = listSchema.safeParse(answer);
  if (read.success) return read.data.data.map(({ id }) => id);
  throw strangeReply(answer, place);
}

/** No field that one server knows and another refuses. */
function bodyOf({ model, messages, format, maxTokens, limit, temperature }: Payload) {
  return {
    ...{ model, messages: [...messages], [limit]: maxTokens },
    ...(temperature === null ? {} : { temperature }),
    ...formatOf(format),
  } satisfies ChatCompletionCreateParamsNonStreaming;
}

function formatOf(format: Payload["format"]): Pick<ChatCompletionCreateParamsNonStreaming, "response_format"> {
  if (format.kind === "text") return {};
  if (format.kind === "object") return { response_format: { type: "json_object" } };
  const { name, schema } = format;
  return { response_format: { type: "json_schema", json_schema: { name, schema, strict: true } } };
}
