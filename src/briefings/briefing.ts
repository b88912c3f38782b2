import { z } from "zod";
import type { Check, CitedClaim, Claim, Mode, ShownCitation, Source } from "../claims/claim.ts";
import { Numbering, type Quotable } from "../claims/numbering.ts";

const claimSchema = z.object({
  kind: z.enum(["fact", "analysis", "opinion", "question", "unknown"]),
  text: z.string(),
  citations: z.array(z.object({ articleId: z.string(), sentence: z.number() })),
});
const claims = z.array(claimSchema);
const figureSchema = z.object({
  value: z.string(),
  what: z.string(),
  hedge: z.string().nullable(),
  citation: z.object({ articleId: z.string(), sentence: z.number() }),
});

/** What a model's one reading gives besides the briefing: what a story weighs, who is in it, what it answers. */
const readingSchema = z.object({
  weight: z.enum(["haute", "moyenne", "basse"]),
  reasons: z.array(z.string()),
  /** `what` tells a name from its homonyms; empty where the articles do not say. */
  entities: z.array(z.object({ name: z.string(), what: z.string() })),
  answers: z.array(
    z.object({
      question: z.string(),
      citations: z.array(z.object({ articleId: z.string(), sentence: z.number() })),
    }),
  ),
});
export type Reading = z.infer<typeof readingSchema>;

/** A story's briefing as it is kept; what could not be written honestly is an empty list. */
export const briefingSchema = z.object({
  storyId: z.string(),
  mode: z.enum(["model", "extracts"]),
  title: z.string(),
  articleIds: z.array(z.string()),
  sections: z.object({
    ...{ hook: claims, context: claims, understanding: claims, importance: claims, opportunities: claims },
    ...{ nuances: claims, opinion: z.object({ persona: z.string(), claims }).nullable(), conclusion: claims },
  }),
  figures: z.array(figureSchema),
  entities: z.array(z.string()),
  themes: z.array(z.string()),
  /** Null where no model has read the story. */
  reading: readingSchema.nullable().default(null),
  /** Made of extracts for want of a model's answer: it is to be made again. */
  standsIn: z.boolean().default(false),
  check: z.object({ claims: z.number(), supported: z.number(), repaired: z.number(), dropped: z.number() }),
});
export type Briefing = z.infer<typeof briefingSchema>;
export type Figure = z.infer<typeof figureSchema>;

/** A briefing as it is printed, its sources numbered. */
export type ShownBriefing = {
  storyId: string;
  mode: Mode;
  title: string;
  sources: Source[];
  sections: Record<"hook" | "context" | "understanding" | "importance" | "opportunities" | "nuances", CitedClaim[]> & {
    opinion: { persona: string; claims: CitedClaim[] } | null;
    conclusion: CitedClaim[];
  };
  figures: { value: string; what: string; hedge: string | null; citation: ShownCitation }[];
  entities: string[];
  themes: string[];
  check: Check;
};

export function showBriefing(briefing: Briefing, articles: Iterable<Quotable>): ShownBriefing {
  const numbering = new Numbering(articles);
  const show = (list: readonly Claim[]): CitedClaim[] => list.map((claim) => numbering.show(claim));
  const { hook, context, understanding, importance, opportunities, nuances, opinion, conclusion } = briefing.sections;
  const { storyId, mode, title, entities, themes, check } = briefing;
  const sections = {
    ...{ hook: show(hook), context: show(context), understanding: show(understanding), importance: show(importance) },
    ...{ opportunities: show(opportunities), nuances: show(nuances), conclusion: show(conclusion) },
    opinion: opinion && { persona: opinion.persona, claims: show(opinion.claims) },
  };
  const figures = briefing.figures.map(({ citation, ...figure }) => {
    const [shown] = numbering.show({ kind: "fact", text: figure.what, citations: [citation] }).citations;
    if (shown === undefined) throw new Error("A figure cites nothing.");
    return { ...figure, citation: shown };
  });
  for (const id of briefing.articleIds) numbering.source(id);
  return { storyId, mode, title, sources: numbering.sources(), sections, figures, entities, themes, check };
}
