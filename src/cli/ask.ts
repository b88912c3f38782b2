import { answerMessage, searchMessage } from "../channels/answer-message.ts";
import type { Command } from "./command.ts";
import { AT_OPTION, readAt, readCount } from "./instant.ts";

export const askCommand: Command = {
  name: "ask",
  usage: "QUESTION [--at INSTANT] [--thread NOM]",
  does: "Répond à une question par les articles du corpus, et par eux seuls",
  options: { ...AT_OPTION, thread: { value: "NOM", does: "le fil dont la question est la suite" } },
  words: [1, 1],
  async run({ open, show, arguments: { words, options } }) {
    const app = await open();
    const until = readAt(options["at"], app.config, "ask");
    const answered = await app.ask({ text: words[0] ?? "", until, thread: options["thread"] });
    const { remarks: _, ...answer } = answered;
    show(answerMessage(answered), answer);
    return true;
  },
};

export const searchCommand: Command = {
  name: "search",
  usage: "MOTS [--limit N]",
  does: "Trouve les passages qui contiennent des mots, les meilleurs d’abord",
  options: { limit: { value: "N", does: "combien de passages (10 par défaut)" } },
  words: [1, 40],
  async run({ open, show, arguments: { words, options } }) {
    const app = await open();
    const text = words.join(" ");
    const found = await app.search(text, readCount(options["limit"], "limit", 10, 200));
    const value = found.map(({ articleId, passageId, title, text: passage, score, published }) => {
      return { articleId, passageId, title, text: passage, score, published };
    });
    show(searchMessage(text, found), value);
    return true;
  },
};
