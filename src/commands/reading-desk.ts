import { DATA, verifying } from "../channels/command-wording.ts";
import { dataMessage, eraseMessage, helpMessage } from "../channels/help-message.ts";
import { note, sentence } from "../channels/parts.ts";
import { verdictMessage } from "../channels/verdict-message.ts";
import { verifyText } from "../jobs/verify-text.ts";
import { explainArticle, findPassages, pressArticle, pressBriefing, showBriefingOf, turnPage } from "./articles.ts";
import { askAlone, askInForm, askInPlace, openQuestion } from "./ask.ts";
import type { Desk, Grant, Press, Run } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { findUseful, findUseless, giveReason, share, showPassages } from "./exhibit-presses.ts";
import { pressToday, showMissed, showToday } from "./news.ts";
import { inItsStead, toPerson } from "./replies.ts";
import { pressState, showHome, showState } from "./state.ts";

const showData: Run<"mesdonnees", CommandDeps> = async ({ verb }, { person }, { conversations, settings }) => {
  const kept = await conversations.count(person.id);
  const isWanted = verb === "effacer" && kept.shown + kept.followed > 0;
  return [toPerson(isWanted ? eraseMessage() : dataMessage(kept, settings.privacy.questionsKeptDays))];
};

/** Of the person who presses it, whosever button it was. */
const eraseData: Press<CommandDeps> = async (_, { person }, { conversations }) => {
  await conversations.erase(person.id);
  return [inItsStead(sentence(DATA.erased))];
};

const verify: Grant<"check", CommandDeps> = async ({ text }, _, deps) => {
  const { articles } = await deps.corpus.coverage();
  deps.interim([note(verifying(articles))]);
  return [toPerson(verdictMessage(await verifyText(text, deps)))];
};

/** All that anybody may ask, and that changes nothing but what is kept of them. */
export const readingDesk: Desk<CommandDeps> = {
  runs: {
    ...{ demander: askAlone, aujourdhui: showToday, rattrapage: showMissed, etat: showState, mesdonnees: showData },
    ...{ fiche: showBriefingOf, chercher: findPassages, pourquoi: explainArticle },
    aide: async () => [toPerson(helpMessage())],
  },
  presses: {
    ...{
      fiche: pressBriefing,
      article: pressArticle,
      page: turnPage,
      passages: showPassages,
      partager: share,
      utile: findUseful,
    },
    ...{ inutile: findUseless, raison: giveReason, effacer: eraseData, aujourdhui: pressToday, etat: pressState },
    ...{ question: openQuestion, demander: askInForm },
  },
  forms: ["question", "inutile"],
  grants: { question: askInPlace, check: verify, home: showHome },
};
