import { join } from "node:path";
import { openingTerms, type Rarity } from "../articles/likeness.ts";
import { extractBriefing, type StoryArticle } from "../briefings/extract.ts";
import type { Part } from "../briefings/part.ts";
import { openChecking, stillStands } from "../briefings/verify.ts";
import { writeBriefing } from "../briefings/write.ts";
import { CHECKER } from "../claims/check.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { searchTerms } from "../french/words.ts";
import { findTrouble } from "../lib/failure.ts";
import type { Log } from "../lib/log.ts";
import type { Model } from "../llm/model.ts";
import { loadPrompt, type Prompt } from "../llm/prompt.ts";
import type { Writer } from "./brief.ts";

type Deps = { corpus: Pick<Corpus, "rarity">; log: Log };

/** The way that extracts are made: another name, and every one is made again. */
const EXTRACTS = "extracts-1";

/** A writer without a model: a story's own best sentences. */
export function openExtractWriter({ corpus }: Pick<Deps, "corpus">): Writer {
  return {
    maker: async () => EXTRACTS,
    write: async (articles) => extractBriefing(articles, await rarityFor(articles, corpus)),
    stands: () => true,
  };
}

/** The texts that a model is given, read anew at each briefing: what a team edits counts from the next one on. */
export type Prompts = Awaited<ReturnType<typeof loadPrompts>>;

/** What a team asks for besides a briefing. */
export type Wishes = {
  /** The name of a point of view. */
  persona: string | null;
  /** Whether a model reads each claim again, beside its sentences alone. */
  secondReading: boolean;
};

/** `folder` holds them; null for those that nobody asks for. Throws `Failure`. */
export async function loadPrompts(folder: string, { persona, secondReading }: Wishes) {
  return {
    briefing: await loadPrompt(join(folder, "briefing.md"), ["voice", "guide", "articles"]),
    correction: await loadPrompt(join(folder, "correction.md"), ["faults"]),
    secondReading: secondReading ? await loadPrompt(join(folder, "second-reading.md"), ["claims"]) : null,
    persona: persona === null ? null : await loadPrompt(join(folder, `persona.${persona}.md`), []),
  };
}

/** The same for answers. Throws `Failure`. */
export async function loadAnswerPrompts(folder: string) {
  return {
    answer: await loadPrompt(join(folder, "answer.md"), ["demand", "guide", "passages"]),
    correction: await loadPrompt(join(folder, "correction.md"), ["faults"]),
  };
}

/** What writing with a model takes. `prompts` is the folder of the prompts. */
export type ModelWriting = Deps &
  Wishes & {
    model: Model;
    prompts: string;
    /** A number from 0 to 1. */
    chance(): number;
    /** Told of each part of a story, whatever becomes of the whole. */
    onPart?(part: Part): void;
  };

/** A model writes, the program proves; where the model does not answer, extracts stand in for it. */
export function openModelWriter({ model, prompts, chance, corpus, log, onPart, ...wishes }: ModelWriting): Writer {
  const { persona } = wishes;
  const read = () => loadPrompts(prompts, wishes);
  return {
    async maker() {
      const versions = Object.values(await read()).map((prompt) => prompt?.version);
      return [EXTRACTS, CHECKER, model.name, ...versions].join(" ");
    },
    async write(articles) {
      const { persona: voice, ...texts } = await read();
      const rarity = await rarityFor(articles, corpus);
      const asked = voice && persona !== null ? { name: persona, voice: textOf(voice) } : null;
      const token = (): string => tokenOf(chance);
      const note = (part: Part): void => {
        for (const each of part.dropped) log.info("claim dropped", { story: articles[0]?.storyId, ...each });
        onPart?.(part);
      };
      try {
        return await writeBriefing(articles, { model, prompts: texts, persona: asked, rarity, token, onPart: note });
      } catch (error) {
        const trouble = findTrouble(error);
        if (!trouble?.code.startsWith("model-") || trouble.code === "model-stopped") throw error;
        log.warn("model did not write", { story: articles[0]?.storyId, trouble });
        return { ...extractBriefing(articles, rarity), standsIn: true };
      }
    },
    stands: (briefing, articles) =>
      briefing.mode === "extracts" ||
      stillStands(briefing, openChecking(articles, { persona: briefing.sections.opinion !== null })),
  };
}

const textOf = (prompt: Prompt<never>): string =>
  prompt
    .render({})
    .map(({ content }) => content)
    .join("\n\n");

/** Twelve letters and digits that no article can know. */
export const tokenOf = (chance: () => number): string =>
  Array.from({ length: 12 }, () => Math.floor(chance() * 36).toString(36)).join("");

function rarityFor(articles: readonly StoryArticle[], corpus: Pick<Corpus, "rarity">): Promise<Rarity> {
  const terms = articles.flatMap((article) => [
    ...openingTerms(article),
    ...article.sentences.flatMap(({ text }) => searchTerms(text)),
  ]);
  return corpus.rarity(terms);
}
