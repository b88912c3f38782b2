import { PROMPTS } from "../app.ts";
import { readArticle } from "../articles/read.ts";
import { numberSentences } from "../briefings/numbered.ts";
import { replySchema } from "../briefings/reply.ts";
import { requestValues } from "../briefings/request.ts";
import { formatNumber } from "../french/format.ts";
import { loadPrompts, type Prompts } from "../jobs/write.ts";
import { Failure } from "../lib/failure.ts";
import { wireSchema } from "../llm/wire-schema.ts";
import type { Command } from "./command.ts";

/** What a briefing of an article of 900 words costs, in tokens. */
type Cost = { instructions: number; article: number; schema: number; reply: number; total: number };

export const promptsCommand: Command = {
  name: "prompts",
  usage: "check",
  does: "Vérifie les textes donnés au modèle, et dit ce que coûte une fiche",
  words: [1, 1],
  async run({ show, config, arguments: { words } }) {
    if (words[0] !== "check") {
      throw new Failure({ code: "usage", what: "La forme est : npm run vigie -- prompts check", command: "prompts" });
    }
    const { briefings, budget } = await config();
    const prompts = await loadPrompts(PROMPTS, briefings.persona ?? null);
    const cost = costOf(prompts);
    const rows = Object.entries(prompts).flatMap(([name, prompt]) =>
      prompt === null ? [] : [["ok", `${name}.md`, `version ${prompt.version} : ${prompt.purpose}`]],
    );
    const stories = Math.floor(budget.tokensPerDay / cost.total);
    const text =
      `Une fiche d’un article de 900 mots : environ ${formatNumber(cost.total)} tokens, dont ${formatNumber(cost.reply)} ` +
      `écrits. Le budget du jour en permet ${formatNumber(stories)}.`;
    show(
      [
        { kind: "table", rows },
        { kind: "paragraph", spans: [{ text }] },
      ],
      { prompts: versionsOf(prompts), ...cost },
    );
    return true;
  },
};

const versionsOf = (prompts: Prompts) =>
  Object.entries(prompts).flatMap(([name, prompt]) => (prompt === null ? [] : [{ name, version: prompt.version }]));

/** Characters of a token in French, with the vocabularies of today; the budget counts with fewer, to be safe. */
const CHARACTERS_A_TOKEN = 4;
/** Characters of a usual reply: the mean of those that the tests hold. */
const USUAL_REPLY = 2_800;

function costOf({ briefing }: Prompts): Cost {
  const sample = sampleStory();
  const [instructions = 0, article = 0] = briefing
    .render(requestValues(sample, numberSentences(sample), { token: "0123456789ab", voice: null }))
    .map(({ content }) => tokensIn(content));
  const [schema, reply] = [tokensIn(JSON.stringify(wireSchema(replySchema))), USUAL_REPLY / CHARACTERS_A_TOKEN];
  return { instructions, article, schema, reply, total: instructions + article + schema + reply };
}

const tokensIn = (text: string): number => Math.ceil(text.length / CHARACTERS_A_TOKEN);

/** Twenty words of everyday news. */
const SENTENCE =
  "La société Valmonde a annoncé mardi que son nouveau centre de données, près de Lorient, ouvrira en 2027 avec 120 emplois.";

const sampleStory = () =>
  [
    readArticle(
      {
        ...{ source: "essai", key: "essai", url: null, title: "Un centre de données à Lorient", author: null },
        ...{ publisher: null, published: "2025-12-24", rubrics: [] },
        lines: Array.from({ length: 9 }, () => ({ text: Array(5).fill(SENTENCE).join(" "), kind: "text" as const })),
      },
      { now: 0, zone: "Europe/Paris" },
    ),
  ].flatMap((article) => (article ? [{ ...article, storyId: article.id, copyOf: null }] : []));
