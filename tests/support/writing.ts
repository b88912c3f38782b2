import type { BriefingReply, Correction } from "../../src/briefings/reply.ts";
import type { Writing } from "../../src/briefings/write.ts";
import type { Model } from "../../src/llm/model.ts";
import { loadPrompt } from "../../src/llm/prompt.ts";
import { isAbout, scriptedModel } from "./answering-model.ts";
import type { WrittenStory } from "./replies.ts";
import type { SampleStory } from "./sample.ts";

const PROMPTS = {
  briefing: await loadPrompt("prompts/briefing.md", ["guide", "articles", "voice"]),
  correction: await loadPrompt("prompts/correction.md", ["faults"]),
  secondReading: null,
};
const SECOND_READING = await loadPrompt("prompts/second-reading.md", ["claims"]);

/** What a briefing is written with in tests: the program's own prompts, and no point of view. */
export const writingWith = (model: Model, { rarity }: Pick<SampleStory, "rarity">): Writing => ({
  ...{ model, prompts: PROMPTS, persona: null, rarity },
  token: () => "abcdefgh12",
});

/** The same, each claim read twice. */
export const readingTwiceWith = (model: Model, story: Pick<SampleStory, "rarity">): Writing => ({
  ...writingWith(model, story),
  prompts: { ...PROMPTS, secondReading: SECOND_READING },
});

/** The instructions that requests begin with. */
export const INSTRUCTIONS = [PROMPTS.briefing, PROMPTS.correction, SECOND_READING]
  .flatMap((prompt) => prompt.render({ guide: "", articles: "", voice: "", faults: "", claims: "" }))
  .map(({ content }) => content)
  .join("\n");

/** A model that answers as written by hand, and mends what was written to be mended; `reply` takes the place of its own. */
export function handModel({ reply: own, repairs }: WrittenStory, reply: BriefingReply = own) {
  return scriptedModel({
    brief: () => reply,
    correct(fault): Correction["claims"][number] | undefined {
      const repair = repairs.find(({ was }) => isAbout(fault, was));
      return repair && { number: fault.number, text: repair.text, sentences: repair.sentences };
    },
  });
}
