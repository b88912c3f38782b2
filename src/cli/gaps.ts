import { gapsMessage } from "../channels/answer-message.ts";
import { formatInstant } from "../lib/calendar.ts";
import { groupGaps } from "../questions/gaps.ts";
import type { Command } from "./command.ts";
import { readCount } from "./instant.ts";

const DAY = 24 * 3_600_000;

export const gapsCommand: Command = {
  name: "gaps",
  usage: "[--days N]",
  does: "Liste, par thème, les questions que le corpus n’a pas permis de régler",
  options: { days: { value: "N", does: "depuis combien de jours (30 par défaut)" } },
  words: [0, 0],
  async run({ terminal, open, show, arguments: { options } }) {
    const days = readCount(options["days"], "days", 30, 3650);
    const app = await open();
    const themes = groupGaps(await app.gaps(terminal.clock() - days * DAY));
    const { zone } = app.config;
    const value = themes.map(({ theme, questions }) => ({
      theme,
      questions: questions.map(({ question, status, at }) => ({ question, status, at: formatInstant(at, zone) })),
    }));
    show(gapsMessage(themes, days, zone), value);
    return true;
  },
};
