import { isExcerpt } from "../articles/article.ts";
import type { Rarity } from "../articles/likeness.ts";
import type { Check, Claim } from "../claims/claim.ts";
import type { Briefing } from "./briefing.ts";
import { findDisagreements } from "./disagreements.ts";
import { extractBriefing, type StoryArticle } from "./extract.ts";
import { cutParts, numberSentences, onlyShown } from "./numbered.ts";
import { type Part, type PartWriting, writePart } from "./part.ts";
import { inSection } from "./read-reply.ts";
import type { SectionName } from "./reply.ts";
import { findUnconfirmed } from "./unconfirmed.ts";
import { openChecking } from "./verify.ts";
import { withoutOrders } from "./without-orders.ts";

/** What writing takes besides the articles. */
export type Writing = PartWriting & {
  rarity: Rarity;
  /** Told of each part of a story, whatever becomes of the whole. */
  onPart?(part: Part): void;
};

/** Characters of text under which a model would have to invent. */
const LEAST = 300;

/**
 * A story's briefing, written by a model and proved sentence by sentence. What the checker refuses goes back once, and is
 * dropped if it still does not stand; what a second reading strikes out, where one is asked for, is dropped as well. Where
 * under half of the facts stand, or the text is too short, it is made of extracts. Throws the model's `Failure`.
 */
export async function writeBriefing(stored: readonly StoryArticle[], writing: Writing): Promise<Briefing> {
  const articles = withoutOrders(stored);
  const sentences = numberSentences(articles.filter((article) => !isExcerpt(article)));
  const extracts = extractBriefing(articles, writing.rarity);
  if (sentences.reduce((sum, { text }) => sum + text.length, 0) < LEAST) return extracts;
  const shown = cutParts(sentences, writing.rarity);
  // What no model was shown bears nothing out.
  const checking = openChecking(onlyShown(articles, shown.flat()), { persona: writing.persona !== null });
  const parts: Part[] = [];
  for (const sentences of shown) {
    const part = await writePart(articles, sentences, checking, writing);
    writing.onPart?.(part);
    parts.push(part);
  }
  const briefing = composeBriefing(parts, articles, extracts, writing.persona);
  return isSound(parts, briefing) ? briefing : extracts;
}

/** Sentences of each section, over all the parts of a long text. */
const MOST: Record<SectionName, number> = {
  ...{ hook: 1, context: 2, understanding: 6, importance: 3, opportunities: 2, nuances: 6, opinion: 4, conclusion: 1 },
};

function composeBriefing(
  parts: readonly Part[],
  articles: readonly StoryArticle[],
  extracts: Briefing,
  persona: Writing["persona"],
): Briefing {
  const standing = parts.flatMap((part) => part.standing);
  const of = (name: SectionName): Claim[] => inSection(standing, name).slice(0, MOST[name]);
  const lead = articles.find(({ id }) => id === extracts.articleIds[0]);
  const [title] = inSection(standing, "title");
  const [opinion, nuances] = [of("opinion"), of("nuances")];
  const rests = parts.map(({ rest }) => rest);
  return {
    ...extracts,
    mode: "model",
    // The article's own title is what people will look for.
    title: lead?.titleDerived === false && lead.language === "fr" ? extracts.title : (title?.text ?? extracts.title),
    sections: {
      ...{ hook: of("hook"), context: of("context"), understanding: of("understanding"), importance: of("importance") },
      ...{ opportunities: of("opportunities"), conclusion: of("conclusion") },
      nuances: [...findDisagreements(articles), ...nuances, ...findUnconfirmed(articles, nuances)],
      ...{ opinion: persona && opinion.length > 0 ? { persona: persona.name, claims: opinion } : null },
    },
    figures: firstOf(
      rests.flatMap(({ figures }) => figures),
      extracts.figures,
    ),
    entities: firstOf([...new Set(rests.flatMap(({ entities }) => entities))], extracts.entities),
    themes: [...new Set(rests.flatMap(({ themes }) => themes))].slice(0, 4),
    reading: rests[0]?.reading ?? null,
    check: parts.map(({ check }) => check).reduce(addUp),
  };
}

const firstOf = <T>(own: readonly T[], others: readonly T[]): T[] => [...(own.length > 0 ? own : others)];

const addUp = (a: Check, b: Check): Check => ({
  ...{ claims: a.claims + b.claims, supported: a.supported + b.supported },
  ...{ repaired: a.repaired + b.repaired, dropped: a.dropped + b.dropped },
});

/** The main fact stands, and half of the facts with it. */
function isSound(parts: readonly Part[], { sections }: Briefing): boolean {
  const facts = parts.reduce((sum, part) => sum + part.facts, 0);
  const standing = parts.flatMap((part) => part.standing).filter(({ claim }) => claim.kind === "fact").length;
  return sections.hook.length > 0 && sections.understanding.length > 0 && 2 * standing >= facts;
}
