import { type App, PROMPTS } from "../app.ts";
import type { Dropped, Part } from "../briefings/part.ts";
import { telling } from "../channels/wording.ts";
import type { Mode } from "../claims/claim.ts";
import { openModelWriter } from "../jobs/write.ts";
import { Failure, findTrouble, type Trouble } from "../lib/failure.ts";
import type { Model } from "../llm/model.ts";
import type { Context } from "./command.ts";
import { openProgress } from "./progress.ts";

/** What the model made of a story; `why` counts the claims that were dropped for each reason. */
export type LiveStory = {
  title: string;
  mode: Mode;
  claims: number;
  supported: number;
  repaired: number;
  dropped: number;
  why: Partial<Record<Dropped["why"][number], number>>;
  /** Read and written, by all its requests. */
  tokens: number;
  seconds: number;
  /** Replies that were kept from an earlier time: they cost nothing. */
  reused: number;
  /** Why the model did not answer; null where it did. */
  trouble: Trouble | null;
};

export type LiveFigures = { model: string; stories: LiveStory[]; total: Omit<LiveStory, "title" | "mode" | "trouble"> };

/**
 * Every dated story of the corpus, collected first where it is empty, told by the real model. Nothing is stored but the
 * calls and their results. Throws `Failure` where no model is set.
 */
export async function evaluateLive({ open, terminal }: Context): Promise<LiveFigures> {
  const app = await open();
  const { model, corpus } = app;
  if (model === undefined) throw new Failure({ code: "model-unset" });
  if ((await corpus.coverage()).articles === 0) await app.collect({});
  const articles = await corpus.span({ from: 0, to: Number.MAX_SAFE_INTEGER }, true);
  const storyIds = [...new Set(articles.map(({ storyId }) => storyId))];
  using progress = openProgress(terminal);
  const stories: LiveStory[] = [];
  for (const id of storyIds) {
    progress.show(telling(stories.length, storyIds.length));
    stories.push(await tellStory(id, { app, model, chance: terminal.chance }));
  }
  return { model: model.name, stories, total: sumOf(stories) };
}

type Telling = { app: App; model: Model; chance: () => number };

async function tellStory(id: string, { app, model, chance }: Telling): Promise<LiveStory> {
  const { corpus, log, config } = app;
  const spent = { tokens: 0, seconds: 0, reused: 0, trouble: null as Trouble | null };
  const parts: Part[] = [];
  const measured: Model = {
    name: model.name,
    async ask(request) {
      const reply = await model.ask(request).catch((error: unknown) => {
        spent.trouble = findTrouble(error) ?? null;
        throw error;
      });
      spent.tokens += reply.tokens.in + reply.tokens.out;
      spent.seconds += reply.milliseconds / 1000;
      spent.reused += Number(reply.reused);
      return reply;
    },
  };
  const onPart = (part: Part): void => void parts.push(part);
  const deps = { ...config.briefings, model: measured, prompts: PROMPTS, chance, corpus, log, onPart };
  const { title, mode } = await openModelWriter(deps).write(await corpus.stories([id]));
  return { title, mode, ...countParts(parts), ...spent };
}

function countParts(parts: readonly Part[]) {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const why: LiveStory["why"] = {};
  for (const { dropped } of parts) {
    for (const kind of dropped.flatMap((each) => [...new Set(each.why)])) why[kind] = (why[kind] ?? 0) + 1;
  }
  return {
    ...{ claims: sum(({ check }) => check.claims), supported: sum(({ check }) => check.supported) },
    ...{ repaired: sum(({ check }) => check.repaired), dropped: sum(({ check }) => check.dropped), why },
  };
}

function sumOf(stories: readonly LiveStory[]): LiveFigures["total"] {
  const sum = (of: (story: LiveStory) => number): number => stories.reduce((total, story) => total + of(story), 0);
  const why: LiveStory["why"] = {};
  for (const [kind, count] of stories.flatMap((story) => Object.entries(story.why))) {
    why[kind as keyof typeof why] = (why[kind as keyof typeof why] ?? 0) + count;
  }
  return {
    ...{ claims: sum(({ claims }) => claims), supported: sum(({ supported }) => supported) },
    ...{ repaired: sum(({ repaired }) => repaired), dropped: sum(({ dropped }) => dropped), why },
    ...{ tokens: sum(({ tokens }) => tokens), seconds: sum(({ seconds }) => seconds) },
    reused: sum(({ reused }) => reused),
  };
}
