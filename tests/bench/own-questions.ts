import { type CorpusQuestion, rankOf, readCorpusQuestions } from "../../src/cli/corpus-questions.ts";
import { type CorpusFigures, evaluateCorpus, evaluateSilence, type SilenceFigures } from "../../src/cli/eval-corpus.ts";
import type { CorpusTables } from "../../src/corpus/tables.ts";
import { NOW, ZONE } from "../support/articles.ts";
import { askOf } from "../support/asking.ts";
import { type Opened, openSample } from "../support/sample.ts";
import { measurePeers, type PeerFigures, type PeerPassage } from "./peers.ts";

const QUESTIONS = "data/eval/questions.jsonl";

export type OwnFigures = { found: CorpusFigures; silence: SilenceFigures; peers: PeerFigures[] };

/** The project's own questions on the sample corpus: the program, and its peers on the passages that it makes. */
export async function measureOwnQuestions(): Promise<OwnFigures> {
  await using opened = await openSample();
  const { corpus } = opened;
  const questions = await readCorpusQuestions(QUESTIONS);
  const deps = { corpus, zone: ZONE, now: () => NOW };
  const passages = await readPassages(opened);
  return {
    found: await evaluateCorpus(questions, deps),
    silence: await evaluateSilence(questions, { ...deps, answer: (turn) => askOf(corpus, turn) }),
    peers: await measurePeers(passages, questions.filter(isAnswered).map(asPeerQuestion(passages))),
  };
}

const isAnswered = ({ quotes }: CorpusQuestion): boolean => quotes.length > 0;

function asPeerQuestion(passages: readonly PeerPassage[]) {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return ({ question, quotes }: CorpusQuestion) => ({
    question,
    rank: (ids: readonly string[]) =>
      rankOf(
        quotes,
        ids.flatMap((id) => byId.get(id) ?? []),
      ),
  });
}

/** With the title and the heading that a passage is found by. */
async function readPassages({ database }: Opened): Promise<PeerPassage[]> {
  const rows = await database
    .withTables<CorpusTables>()
    .selectFrom("passages")
    .innerJoin("articles", "articles.id", "article_id")
    .select(["seq", "title", "heading", "text"])
    .execute();
  return rows.map(({ seq, title, heading, text }) => ({ id: `${seq}`, title: `${title}\n${heading ?? ""}`, text }));
}
