import { PROMPTS } from "../app.ts";
import { readArticle } from "../articles/read.ts";
import { numberSentences } from "../briefings/numbered.ts";
import { replySchema } from "../briefings/reply.ts";
import { requestValues } from "../briefings/request.ts";
import { secondReadingSchema } from "../briefings/second-reading.ts";
import { formatNumber } from "../french/format.ts";
import { loadPrompts, type Prompts, type Wishes } from "../jobs/write.ts";
import { Failure } from "../lib/failure.ts";
import { wireSchema } from "../llm/wire-schema.ts";
import type { Command } from "./command.ts";

/** What a briefing of an article of 900 words costs, in tokens; 0 for a second reading that nobody asks for. */
type Cost = { instructions: number; article: number; schema: number; reply: number; reread: number; total: number };

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
    const prompts = await loadPrompts(PROMPTS, briefings);
    const cost = costOf(prompts);
    const rows = Object.entries(prompts).flatMap(([name, prompt]) =>
      prompt === null ? [] : [["ok", fileOf(name, briefings), `version ${prompt.version} : ${prompt.purpose}`]],
    );
    const stories = Math.floor(budget.tokensPerDay / cost.total);
    const text =
      `Une fiche d’un article de 900 mots : environ ${formatNumber(cost.total)} tokens, dont ${formatNumber(cost.reply)} ` +
      `écrits${cost.reread === 0 ? "" : ` et ${formatNumber(cost.reread)} pour la seconde lecture`}. Le budget du jour en permet ${formatNumber(stories)}.`;
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

/** The file of a prompt, by the name that the code has for it. */
const fileOf = (name: string, { persona }: Wishes): string =>
  name === "persona" ? `persona.${persona}.md` : `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

const versionsOf = (prompts: Prompts) =>
  Object.entries(prompts).flatMap(([name, prompt]) => (prompt === null ? [] : [{ name, version: prompt.version }]));

/** Characters of a token in French, with the vocabularies of today; the budget counts with fewer, to be safe. */
const CHARACTERS_A_TOKEN = 4;
/** Characters of a usual reply: the mean of those that the tests hold. */
const USUAL_REPLY = 2_800;

/** Characters of usual claims with their sentences, and of what is said of them: the mean of those that the tests hold. */
const USUAL_CLAIMS = 4_800;
const USUAL_STRIKES = 100;

function costOf({ briefing, secondReading }: Prompts): Cost {
  const sample = sampleStory();
  const [instructions = 0, article = 0] = briefing
    .render(requestValues(sample, numberSentences(sample), { token: "0123456789ab", voice: null }))
    .map(({ content }) => tokensIn(content));
  const [schema, reply] = [tokensIn(JSON.stringify(wireSchema(replySchema))), USUAL_REPLY / CHARACTERS_A_TOKEN];
  const reread = secondReading === null ? 0 : rereadCost(secondReading);
  return { instructions, article, schema, reply, reread, total: instructions + article + schema + reply + reread };
}

function rereadCost(prompt: NonNullable<Prompts["secondReading"]>): number {
  const turns = prompt.render({ claims: "" }).map(({ content }) => content);
  return (
    tokensIn(turns.join("") + JSON.stringify(wireSchema(secondReadingSchema))) +
    (USUAL_CLAIMS + USUAL_STRIKES) / CHARACTERS_A_TOKEN
  );
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
