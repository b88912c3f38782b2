import type { Answered } from "../questions/answer.ts";
import { coverage, covers } from "../questions/gate.ts";
import { type CorpusDeps, type CorpusQuestion, type LookedUp, lookUpAt, rankOf } from "./corpus-questions.ts";
import { type AbstentionFigures, areaUnder } from "./eval-abstention.ts";
import { type RankFigures, rankFigures, share } from "./retrieval-figures.ts";

/**
 * `articles5`: recall among the articles of the first five passages; `kinds`: the figures of each kind of question;
 * `missed`: what did not come among the first five, and what did.
 */
export type CorpusFigures = RankFigures & {
  articles5: number;
  kinds: Record<string, RankFigures>;
  missed: { id: string; question: string; rank: number; found: string[] }[];
};

/** Asks the corpus every question that it answers. Throws `Failure`. */
export async function evaluateCorpus(questions: readonly CorpusQuestion[], deps: CorpusDeps): Promise<CorpusFigures> {
  const asked: { kind: string; rank: number; inArticle: boolean }[] = [];
  const missed: CorpusFigures["missed"] = [];
  for (const line of questions.filter(({ quotes }) => quotes.length > 0)) {
    const { texts } = await lookUpAt(line, deps);
    const rank = rankOf(line.quotes, texts);
    const wholes = texts.slice(0, SEEN).map(({ whole }) => ({ text: whole }));
    asked.push({ kind: line.kind, rank, inArticle: rankOf(line.quotes, wholes) > 0 });
    if (rank >= 1 && rank <= SEEN) continue;
    const found = texts.slice(0, SEEN).map(({ title, text }) => `${title} — ${text.slice(0, 60)}`);
    missed.push({ id: line.id, question: line.question, rank, found });
  }
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, own]) => [kind, figuresOf(own)] as const);
  const articles5 = share(asked, ({ inArticle }) => inArticle);
  return { ...figuresOf(asked), articles5, kinds: Object.fromEntries(kinds), missed };
}

/** What recall is asked of. */
const SEEN = 5;

const figuresOf = (asked: readonly { rank: number }[]): RankFigures => rankFigures(asked.map(({ rank }) => rank));

/** `answered` and `silent`: the shares of the questions that are answered and should be, or are not and should not. */
export type SilenceFigures = AbstentionFigures & { answered: number; silent: number; spoken: string[] };

type SilenceDeps = CorpusDeps & {
  answer(turn: { text: string; until: number; earlier: readonly string[] }): Promise<Answered>;
};

/** Asks the corpus what it answers and what it does not: the gate before a model, and the answer without one. */
export async function evaluateSilence(
  questions: readonly CorpusQuestion[],
  deps: SilenceDeps,
): Promise<SilenceFigures> {
  const asked: { isThere: boolean; worth: number; passes: boolean; isAnswered: boolean; text: string }[] = [];
  for (const line of questions) {
    const looked = await lookUpAt(line, deps);
    const { status } = await deps.answer({ text: line.question, until: looked.until, earlier: [] });
    const isAnswered = status !== "not-in-corpus";
    asked.push({ isThere: line.quotes.length > 0, ...gateOf(looked), isAnswered, text: line.question });
  }
  const [there, absent] = [asked.filter(({ isThere }) => isThere), asked.filter(({ isThere }) => !isThere)];
  return {
    auroc: areaUnder(
      there.map(({ worth }) => worth),
      absent.map(({ worth }) => worth),
    ),
    answeredKept: share(there, ({ passes }) => passes),
    unanswerableRefused: share(absent, ({ passes }) => !passes),
    answered: share(there, ({ isAnswered }) => isAnswered),
    silent: share(absent, ({ isAnswered }) => !isAnswered),
    spoken: absent.filter(({ isAnswered }) => isAnswered).map(({ text }) => text),
  };
}

/** News of a time are there or not: no words tell how well they answer. */
function gateOf({ question, passages, texts, rarity }: LookedUp): { worth: number; passes: boolean } {
  if (passages.length === 0) return { worth: texts.length > 0 ? 1 : 0, passes: texts.length > 0 };
  return { worth: coverage(question, passages, rarity), passes: covers(question, passages, rarity) };
}
