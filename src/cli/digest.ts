import { editionMessage } from "../channels/edition-message.ts";
import { emptyCorpus } from "../channels/wording.ts";
import type { Command } from "./command.ts";
import { AT_OPTION, readAt } from "./instant.ts";

export const digestCommand: Command = {
  name: "digest",
  usage: "[--channel ID] [--at INSTANT]",
  does: "Montre l’édition d’un canal à un instant donné",
  options: { channel: { value: "ID", does: "le canal (le premier par défaut)" }, ...AT_OPTION },
  words: [0, 0],
  async run({ open, show, arguments: { options } }) {
    const app = await open();
    const at = readAt(options["at"], app.config, "digest");
    const published = await app.edition(app.channel(options["channel"]), at);
    const { articles } = await app.corpus.coverage();
    const empty = [{ kind: "paragraph" as const, spans: [{ text: emptyCorpus("npm run vigie -- collect") }] }];
    show(articles === 0 ? empty : editionMessage(published.edition, published.context), published.edition);
    return true;
  },
};
