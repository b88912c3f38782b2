import { resolve } from "node:path";
import type { App } from "../app.ts";
import type { Draft } from "../articles/draft.ts";
import { readArticle } from "../articles/read.ts";
import { type Briefing, showBriefing } from "../briefings/briefing.ts";
import type { StoryArticle } from "../briefings/extract.ts";
import { withoutOrders } from "../briefings/without-orders.ts";
import { briefingMessage, type Length } from "../channels/briefing-message.ts";
import { remarkOn } from "../jobs/make-edition.ts";
import { Failure } from "../lib/failure.ts";
import { isFile } from "../lib/files.ts";
import { readLocalFile } from "../sources/local-file.ts";
import { readRemotePage } from "../sources/remote-page.ts";
import type { Command } from "./command.ts";

const LENGTHS: readonly Length[] = ["flash", "standard", "full"];

export const briefCommand: Command = {
  name: "brief",
  usage: "CIBLE [--length flash|standard|full]",
  does: "Donne la fiche d’un article : son identifiant, un fichier ou une adresse",
  options: { length: { value: "flash|standard|full", does: "la longueur de la fiche (standard par défaut)" } },
  words: [1, 1],
  async run({ open, show, arguments: { words, options } }) {
    const length = readLength(options["length"]);
    const app = await open();
    const { briefing, articles } = await findBriefing(app, words[0] ?? "");
    const shown = showBriefing(briefing, articles);
    show(briefingMessage(shown, length, remarkOn(articles)), shown);
    return true;
  },
};

function readLength(text = "standard"): Length {
  const length = LENGTHS.find((each) => each === text);
  if (length) return length;
  throw new Failure({
    code: "usage",
    what: `--length attend ${LENGTHS.join(", ")} ; trouvé « ${text} ».`,
    command: "brief",
  });
}

/** The story of a stored article; or a briefing made of a file or a page alone, which is not kept. */
async function findBriefing(app: App, target: string): Promise<{ briefing: Briefing; articles: StoryArticle[] }> {
  const stored = await app.corpus.findArticle(target);
  if (stored) return app.brief(stored.storyId);
  const article = readArticle(await readTarget(target, app), { now: app.now(), zone: app.config.zone });
  if (article === undefined) throw new Failure({ code: "no-text", place: target });
  const articles = withoutOrders([{ ...article, storyId: article.id, copyOf: null }]);
  return { briefing: await app.writeBriefing(articles), articles };
}

async function readTarget(target: string, { fetch }: App): Promise<Draft> {
  if (/^https?:\/\//i.test(target)) return readRemotePage(target, "page", fetch);
  if (await isFile(target)) return readLocalFile(resolve(target), "file", target);
  throw new Failure({ code: "unknown-article", target });
}
