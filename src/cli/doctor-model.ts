import type { App } from "../app.ts";
import { describeEmbeddings, describeTrouble } from "../channels/troubles.ts";
import { budgetLine, FOUND_BY_WORDS, NEAR_BUDGET, OVER_BUDGET } from "../channels/wording.ts";
import { formatCount, formatNumber } from "../french/format.ts";
import { findTrouble, type Trouble } from "../lib/failure.ts";
import { WARNING } from "../llm/budget.ts";
import { listModels } from "../llm/openai-model.ts";
import { type ModelSettings, placeOf } from "../llm/settings.ts";

/** One thing looked at: whether it is well, and what to do where it is not. */
export type Check = { name: string; ok: boolean; text: string };

/** Where a channel is, and why nothing can be posted there, if so: as for any channel, or in words of its platform's own. */
export type Visit = { place: string; trouble?: Trouble | undefined; wrong?: string | undefined };

/** Whether the model's server answers, and what the day's budget has left; nothing where no model is set. */
export async function checkModel({ config, spentToday }: App, clock: () => number): Promise<Check[]> {
  if (config.model === null) return [];
  const server = await checkServer(config.model, clock);
  return [{ name: "modèle", ...server }, checkBudget(await spentToday(), config.budget.tokensPerDay)];
}

/** Seconds: who runs the doctor waits for it. */
const PATIENCE = 5;
/** Names of models that fit in a sentence. */
const NAMED = 5;

async function checkServer(model: ModelSettings, clock: () => number): Promise<Omit<Check, "name">> {
  const place = placeOf(model);
  try {
    const names = await listModels(model, { seconds: PATIENCE, clock });
    const isKnown = names.length === 0 || names.some((name) => isNamed(name, model.name));
    if (isKnown) return { ok: true, text: `${model.name}, sur ${place}, qui répond` };
    const some = names.slice(0, NAMED).join(", ");
    const others = names.length > NAMED ? "…" : "";
    const text = `${place} répond, mais n’a pas de modèle « ${model.name} » (il a ${some}${others}) : vérifiez OPENAI_MODEL`;
    return { ok: false, text };
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble === undefined) throw error;
    return { ok: false, text: describeTrouble(trouble) };
  }
}

/** Some servers list « models/gemini-flash » or « qwen3:latest », and are asked for less. */
const isNamed = (listed: string, name: string): boolean => [name, `${name}:latest`, `models/${name}`].includes(listed);

function checkBudget(spent: number, tokensPerDay: number): Check {
  const text = budgetLine(spent, tokensPerDay);
  const name = "budget";
  if (spent >= tokensPerDay) return { name, ok: false, text: `${text} : ${OVER_BUDGET}` };
  return spent >= WARNING * tokensPerDay
    ? { name, ok: false, text: `${text} : ${NEAR_BUDGET}` }
    : { name, ok: true, text };
}

/** Whether the server of vectors answers as soon as a question needs it, and how many passages have their own; nothing where none is set. */
export async function checkEmbeddings({ config, corpus, embedder }: App): Promise<Check[]> {
  if (embedder === undefined || config.embeddings === null) return [];
  const name = "vecteurs";
  const { passages, embedded } = await corpus.countVectors(embedder.name);
  const share = `${formatCount(embedded, "passage")} sur ${formatNumber(passages)}`;
  try {
    const { length } = await embedder.question(name);
    const text = `${config.embeddings.model}, sur ${placeOf(config.embeddings)}, qui répond : ${length} dimensions, ${share}`;
    return [{ name, ok: true, text }];
  } catch (error) {
    const trouble = findTrouble(error);
    if (trouble === undefined) throw error;
    return [{ name, ok: false, text: `${describeEmbeddings(trouble)} ${FOUND_BY_WORDS}` }];
  }
}
