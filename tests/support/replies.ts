import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { replySchema } from "../../src/briefings/reply.ts";
import { HAS_SEEDS, readSampleStories, readSeedStory, type SampleStory } from "./sample.ts";

const FOLDER = "tests/fixtures/replies";
const lieSchema = z.object({ lie: z.string(), section: z.string(), text: z.string(), sentences: z.array(z.int()) });
const writtenSchema = z.object({
  /** The key of the story's first article; a seed's is its file. */
  first: z.string(),
  /** Kept out of all tuning of the checks. */
  heldOut: z.boolean(),
  /** What the briefing is to be: facts that rest on opinions alone leave nothing to write. */
  mode: z.enum(["model", "extracts"]),
  reply: replySchema,
  /** What the model gives instead of sentences that are refused at first; empty where it cannot. */
  repairs: z.array(z.object({ was: z.string(), text: z.string(), sentences: z.array(z.int()).default([]) })),
  wrong: z.array(lieSchema),
});

export type WrittenStory = z.infer<typeof writtenSchema> & SampleStory & { name: string };

/** What a good model answers about stories of the sample and, where they are at hand, the seeds; and lies beside it. */
export async function readReplies(): Promise<WrittenStory[]> {
  const sample = await readSampleStories();
  return readdirSync(FOLDER).flatMap((file) => {
    const written = writtenSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")));
    const isSeed = file.startsWith("seed-");
    if (isSeed && !HAS_SEEDS) return [];
    const found = sample.find(({ articles }) => articles[0]?.key === written.first);
    const story = isSeed ? readSeedStory(written.first) : found;
    if (story === undefined) throw new Error(`${file} speaks of no story of the sample.`);
    return [{ ...written, ...story, name: file.replace(".json", "") }];
  });
}
