import type { Rarity } from "../articles/likeness.ts";
import { findDateMentions } from "../french/date-mentions.ts";
import type { ArticleView } from "./article-view.ts";
import { findCandidates, type Viewed } from "./candidates.ts";
import type { Question } from "./question.ts";

type Spot = { view: ArticleView; at: number };

/** What happened to somebody or something: the sentences that tell it, by date; the latest articles first for news. */
export function findChronicle(question: Question, views: readonly Viewed[], rarity: Rarity): Spot[] {
  const [part] = question.parts;
  if (part === undefined || part.terms.length === 0) return [];
  const named = part.names.flat();
  const topic = { ...part, terms: named.length > 0 ? named : part.terms, wanted: "anything" as const, noun: [], verb: [] };
  const found = findCandidates(topic, question, views, rarity).filter(
    ({ evidence, isForeign }) => !isForeign && evidence.said > 0 && evidence.scene >= ENOUGH,
  );
  const ranked = found
    .sort((a, b) => worth(b, question) - worth(a, question))
    .slice(0, question.kind === "timeline" ? MOST : FEW);
  const latest = question.kind === "news" ? -1 : 1;
  return ranked
    .map(({ view, at }) => ({ view, at }))
    .sort((a, b) => latest * dayOf(a).localeCompare(dayOf(b)) || a.at - b.at);
}

const ENOUGH = 0.5;
const MOST = 6;
const FEW = 4;

const worth = (
  { view, at, evidence }: Spot & { evidence: { said: number; scene: number } },
  { kind }: Question,
): number => evidence.said + evidence.scene + (kind === "timeline" && isDated({ view, at }) ? 0.5 : 0);

const isDated = ({ view: { article }, at }: Spot): boolean =>
  findDateMentions(article.sentences[at]?.text ?? "", article.published).length > 0;

/** The day that a sentence tells of, or its article's. */
const dayOf = ({ view: { article } }: Spot): string => article.published.value;
