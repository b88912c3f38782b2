import { z } from "zod";
import { showBriefing } from "../briefings/briefing.ts";
import { searchMessage } from "../channels/answer-message.ts";
import { briefingMessage, type Length } from "../channels/briefing-message.ts";
import { articleButton, exhibitButtons, pageButtons } from "../channels/buttons.ts";
import { ARTICLE_GONE, pageLine } from "../channels/command-wording.ts";
import { explanationMessage } from "../channels/explanation-message.ts";
import type { Interaction, Reply } from "../channels/interaction.ts";
import type { Message, Part } from "../channels/message.ts";
import { actions, note, sentence } from "../channels/parts.ts";
import type { CitedClaim } from "../claims/claim.ts";
import { remarkOn } from "../jobs/make-edition.ts";
import type { Press, Run } from "./command.ts";
import { type CommandDeps, channelAt } from "./deps.ts";
import { exhibitOf, findShown, keepExhibit, keepShown } from "./exhibits.ts";
import { findArticle } from "./find-article.ts";
import { inItsStead, toPerson } from "./replies.ts";

const LENGTHS: Record<"flash" | "standard" | "complete", Length> = {
  ...{ flash: "flash", standard: "standard", complete: "full" },
};

export const showBriefingOf: Run<"fiche", CommandDeps> = async ({ article, length }, interaction, deps) => {
  const { storyId } = await findArticle(article, deps);
  return [await briefingReply(storyId, LENGTHS[length], interaction, deps)];
};

/** The button of a story: it may be older than what the corpus keeps. */
export const pressBriefing: Press<CommandDeps> = async ({ argument: storyId }, interaction, deps) => {
  const articles = await deps.corpus.stories([storyId]);
  if (articles.length === 0) return [toPerson(sentence(ARTICLE_GONE))];
  return [await briefingReply(storyId, "standard", interaction, deps)];
};

/** The button of an article that was found. */
export const pressArticle: Press<CommandDeps> = async ({ argument: articleId }, interaction, deps) => {
  const [article] = await deps.corpus.articles([articleId]);
  return pressBriefing({ argument: article?.storyId ?? "", values: {} }, interaction, deps);
};

async function briefingReply(
  storyId: string,
  length: Length,
  { person, place }: Interaction,
  deps: CommandDeps,
): Promise<Reply> {
  const { briefing, articles } = await deps.brief(storyId);
  const shown = showBriefing(briefing, articles);
  const message = briefingMessage(shown, length, remarkOn(articles));
  const { opinion, ...sections } = shown.sections;
  const claims: CitedClaim[] = [...Object.values(sections).flat(), ...(opinion?.claims ?? [])];
  const exhibit = exhibitOf(message, `fiche/${storyId}`, claims);
  const id = await keepExhibit(exhibit, person.id, deps);
  return toPerson([...message, exhibitButtons(id, place.platform)]);
}

/** Passages of a page, and pages that anybody turns. */
const OF_A_PAGE = 5;
const PAGES = 5;
/** Characters that are looked for. */
const LONGEST = 300;

export const findPassages: Run<"chercher", CommandDeps> = async ({ words }, { person }, deps) => {
  const sought = words
    .replace(/\p{Cc}/gu, " ")
    .slice(0, LONGEST)
    .toWellFormed();
  const found = await deps.search(sought, OF_A_PAGE * PAGES);
  const isLong = found.length > OF_A_PAGE;
  const id = isLong ? await keepShown({ words: sought }, person.id, deps) : "";
  return [toPerson(pageOf(sought, found, { id, page: 1 }))];
};

/** `page:ID/2` shows the second page in the stead of the one that is there. */
export const turnPage: Press<CommandDeps> = async ({ argument }, _, deps) => {
  const [, id = "", page = ""] = /^(.+)\/(\d{1,2})$/.exec(argument) ?? [];
  const { words } = (await findShown(id, searchSchema, deps)).content;
  const found = await deps.search(words, OF_A_PAGE * PAGES);
  return [inItsStead(pageOf(words, found, { id, page: Number(page) }))];
};

const searchSchema = z.object({ words: z.string() });

type Found = Parameters<typeof searchMessage>[1];

/** There may be fewer pages than there were. */
function pageOf(words: string, found: Found, { id, page: wanted }: { id: string; page: number }): Message {
  const pages = Math.max(1, Math.ceil(found.length / OF_A_PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const from = (page - 1) * OF_A_PAGE;
  const act = (articleId: string): Part => actions(articleButton(articleId));
  const message = searchMessage(words, found.slice(from, from + OF_A_PAGE), { from, act });
  if (pages < 2) return message;
  return [...message, note(pageLine(page, pages)), ...pageButtons(id, page, pages)];
}

export const explainArticle: Run<"pourquoi", CommandDeps> = async ({ article }, { place }, deps) => {
  const { zone, channels, alerts } = deps.settings;
  const { id } = await findArticle(article, deps);
  const explanation = await deps.explain(id, [channelAt(place, { channels })]);
  return [toPerson(explanationMessage(explanation, { zone, channels, rules: alerts }))];
};
