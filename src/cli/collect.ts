import type { App } from "../app.ts";
import { type Article, textOf } from "../articles/article.ts";
import type { Message } from "../channels/message.ts";
import { note } from "../channels/parts.ts";
import { describeEmbeddings } from "../channels/troubles.ts";
import { collecting, collectLine, embedding, FOUND_BY_WORDS, NO_SOURCE } from "../channels/wording.ts";
import type { SourceReport } from "../jobs/visit-source.ts";
import type { Trouble } from "../lib/failure.ts";
import type { Command } from "./command.ts";
import { openProgress } from "./progress.ts";

export const collectCommand: Command = {
  name: "collect",
  usage: "[--source ID]",
  does: "Fait un tour des sources et dit ce que chacune apporte",
  options: { source: { value: "ID", does: "une seule source" } },
  words: [0, 0],
  async run({ open, show, say, arguments: { options, json }, terminal }) {
    const app = await open();
    const { source } = options;
    using progress = openProgress(terminal);
    const onProgress = (report: SourceReport) => progress.show(collecting(report.name, report.new + report.known));
    const { reports, ids } = await app.collect({ source, onProgress });
    // In words, no article is shown.
    const stored = new Map((json ? await app.corpus.articles(ids) : []).map((article) => [article.id, article]));
    const articles = ids.flatMap((id) => stored.get(id) ?? []);
    const trouble = await embedAll(app, (count) => progress.show(embedding(count)));
    progress[Symbol.dispose]();
    if (trouble !== null) say([note(`${describeEmbeddings(trouble)} ${FOUND_BY_WORDS}`)]);
    show(collectMessage(reports), { sources: reports.map(printReport), articles: articles.map(printArticle) });
    return reports.length === 0 || reports.some(isWell);
  },
};

const isWell = ({ failed, reasons, ...report }: SourceReport): boolean =>
  failed === 0 || report.new + report.known + report.changed + report.merged > 0;

/** Vectors for what was collected, and whatever else has none yet; what failed, if so: it is tried again by the next round. */
async function embedAll({ embedNext }: App, onProgress: (count: number) => void): Promise<Trouble | null> {
  for (let count = 0; ; ) {
    const embedded = await embedNext();
    count += embedded.count;
    if (!embedded.goesOn) return embedded.trouble;
    onProgress(count);
  }
}

/** A line per source, and below it what could not be read. */
export function collectMessage(reports: readonly SourceReport[]): Message {
  if (reports.length === 0) return [{ kind: "paragraph", spans: [{ text: NO_SOURCE }] }];
  return reports.flatMap(
    (report): Message => [
      note(collectLine(report)),
      ...report.reasons.slice(0, REASONS_SHOWN).map((text) => note(`• ${text}`)),
      ...report.notices.map((text) => note(`• ${text}`)),
    ],
  );
}

const REASONS_SHOWN = 5;

/** A report as it is printed. */
const printReport = ({ notices, ...report }: SourceReport) => ({ ...report, reasons: [...report.reasons, ...notices] });

/** An article as it is printed. */
function printArticle(article: Article) {
  const { id, title, titleDerived, url, author, published, language, sentences, source, flags } = article;
  const texts = sentences.map(({ text }) => text);
  return {
    id,
    title,
    titleDerived,
    url,
    author,
    published,
    language,
    sentences: texts,
    text: textOf(article),
    source,
    flags,
  };
}
