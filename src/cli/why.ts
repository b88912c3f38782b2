import { explanationMessage } from "../channels/explanation-message.ts";
import type { Command } from "./command.ts";

export const whyCommand: Command = {
  name: "why",
  usage: "ARTICLE [--channel ID]",
  does: "Dit ce qui est arrivé à un article, et pourquoi il était ou non dans une édition ou une alerte",
  options: { channel: { value: "ID", does: "un seul canal (tous par défaut)" } },
  words: [1, 1],
  async run({ open, show, arguments: { words, options } }) {
    const app = await open();
    const { channel } = options;
    const channels = channel === undefined ? app.config.channels : [app.channel(channel)];
    const explanation = await app.explain(words[0] ?? "", channels);
    const { zone, alerts: rules } = app.config;
    show(explanationMessage(explanation, { zone, rules, channels }), explanation);
    return true;
  },
};
