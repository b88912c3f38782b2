import type { Briefing } from "../../src/briefings/briefing.ts";

/** A briefing of a model's that says nothing, of seven claims that were checked. */
export const BRIEFING: Briefing = {
  ...{
    storyId: "histoire",
    mode: "model",
    title: "Une histoire",
    articleIds: [],
    figures: [],
    entities: [],
    themes: [],
  },
  sections: {
    ...{ hook: [], context: [], understanding: [], importance: [], opportunities: [], nuances: [] },
    ...{ opinion: null, conclusion: [] },
  },
  ...{ reading: null, standsIn: false, check: { claims: 7, supported: 6, repaired: 2, dropped: 1 } },
};
