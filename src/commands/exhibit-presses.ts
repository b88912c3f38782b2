import { withoutOrders } from "../briefings/without-orders.ts";
import { exhibitButtons } from "../channels/buttons.ts";
import { REASON_FORM, SHARE_DONE, SHARED, SHARED_BEFORE, THANKS } from "../channels/command-wording.ts";
import { note, sentence } from "../channels/parts.ts";
import { type CitedArticle, type CitedPassage, passagesMessage } from "../channels/passages-message.ts";
import { Numbering } from "../claims/numbering.ts";
import type { StoredArticle } from "../corpus/reading.ts";
import { Failure } from "../lib/failure.ts";
import type { Press } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { type Exhibit, findExhibit, keepExhibit, opinionId } from "./exhibits.ts";
import { inItsStead, toPerson, toPlace } from "./replies.ts";

/** Shows each sentence that an answer or a briefing cites where its article has it now. */
export const showPassages: Press<CommandDeps> = async ({ argument: id }, _, deps) => {
  const { citations } = (await findExhibit(id, deps)).content;
  const byNumber = Map.groupBy(citations, ({ n }) => n);
  const ids = [...new Set(citations.map(({ articleId }) => articleId))];
  const articles = new Map(withoutOrders(await deps.corpus.articles(ids)).map((article) => [article.id, article]));
  const cited = Array.from(byNumber, ([n, own]) => citedIn(articles.get(own[0]?.articleId ?? ""), n, own));
  return [toPerson(passagesMessage(cited))];
};

type Citations = Exhibit["citations"];

function citedIn(article: StoredArticle | undefined, n: number, citations: Citations): CitedArticle {
  if (article === undefined) return { source: null, passages: [], lost: false };
  const found = citations.map((citation) => placeOf(article, citation));
  const cited = new Set(found.filter((at) => at >= 0));
  const source = { ...new Numbering([article]).source(article.id), n };
  return { source, passages: passagesIn(article, cited), lost: found.includes(-1) };
}

/** An article that has changed may have moved its sentences, or have lost them: -1. */
const placeOf = ({ sentences }: StoredArticle, { sentence: at, quote }: Citations[number]): number =>
  sentences[at]?.text === quote ? at : sentences.findIndex(({ text }) => text === quote);

/** The cited sentences with the one before and the one after, those that meet in one passage. */
function passagesIn({ sentences }: StoredArticle, cited: ReadonlySet<number>): CitedPassage[] {
  const isNear = (at: number): boolean => [at - 1, at, at + 1].some((each) => cited.has(each));
  const passages: { text: string; isCited: boolean }[][] = [];
  for (const [at, { text }] of sentences.entries()) {
    if (!isNear(at)) continue;
    if (passages.length === 0 || !isNear(at - 1)) passages.push([]);
    if (text !== "") passages.at(-1)?.push({ text, isCited: cited.has(at) });
  }
  return passages;
}

/** Shows all what one person was shown, once; who that was is not kept with it. */
export const share: Press<CommandDeps> = async ({ argument: id }, { person }, deps) => {
  const { person: owner, content: exhibit } = await findExhibit(id, deps);
  if (owner !== person.id) throw new Failure({ code: "button-expired" });
  const isFirst = await deps.conversations.hear(`partager:${id}`, deps.clock());
  if (!isFirst) return [toPerson(sentence(SHARED_BEFORE))];
  const shared: Exhibit = { ...exhibit, message: [...exhibit.message, note(SHARED)] };
  const copy = await keepExhibit(shared, NOBODY, deps);
  return [
    toPlace([...shared.message, exhibitButtons(copy, undefined)]),
    inItsStead([...exhibit.message, note(SHARE_DONE), exhibitButtons(id, undefined)]),
  ];
};

const NOBODY = "";

export const findUseful: Press<CommandDeps> = async ({ argument: id }, { person }, deps) => {
  await keepOpinion(id, person.id, { useful: true, reason: "" }, deps);
  return [toPerson(sentence(THANKS))];
};

/** It counts at once; why, where the form comes back. */
export const findUseless: Press<CommandDeps> = async ({ argument: id }, { person }, deps) => {
  await keepOpinion(id, person.id, { useful: false, reason: "" }, deps);
  const { title, submit, label, hint } = REASON_FORM;
  const field = { id: "raison", label, hint, kind: "lines", isOptional: true } as const;
  return [{ kind: "form", form: { title, submit, action: `raison:${id}`, fields: [field] } }];
};

export const giveReason: Press<CommandDeps> = async ({ argument: id, values }, { person }, deps) => {
  const reason = (values["raison"] ?? "")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  await keepOpinion(id, person.id, { useful: false, reason }, deps);
  return [toPerson(sentence(THANKS))];
};

/** Characters of a reason. */
const LONGEST = 1_000;

type Opinion = { useful: boolean; reason: string };

async function keepOpinion(id: string, person: string, opinion: Opinion, deps: CommandDeps): Promise<void> {
  const { subject } = (await findExhibit(id, deps)).content;
  const kept = { id: opinionId(id, person), at: deps.clock(), subject, ...opinion };
  await deps.conversations.keepFeedback(kept);
}
