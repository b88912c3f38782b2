import type { Part } from "../channels/message.ts";
import { note, sentence } from "../channels/parts.ts";
import {
  answerStep,
  articlesStep,
  failedStep,
  keptStep,
  kindStep,
  lookedStep,
  pageStep,
  refusedStep,
  type StepLine,
  stepsMessage,
  textStep,
} from "../channels/source-steps.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { publishedLine, quoteTitle, sourceHolds } from "../channels/wording.ts";
import { type Step, traceSource } from "../jobs/trace-source.ts";
import { nameSource, restartStopped } from "../jobs/try-source.ts";
import { Failure } from "../lib/failure.ts";
import { isFile, isFolder } from "../lib/files.ts";
import type { SourceSettings } from "../sources/settings.ts";
import type { Context } from "./command.ts";
import { openPoliteWay } from "./polite-way.ts";

/** Goes from an address, or a source of the settings, to its articles; tells each step, and keeps nothing; a source that had stopped is visited again. */
export async function testSource({ config, open, show, terminal }: Context, target: string): Promise<boolean> {
  const settings = await config();
  const taken = new Set(settings.sources.map(({ id }) => id));
  const known = settings.sources.find(({ id }) => id === target);
  const isLocal = known === undefined && !/^https?:\/\//i.test(target);
  const source = known ?? (isLocal ? await localSource(target, taken) : undefined);
  const trial = {
    reference: { now: settings.at ?? terminal.clock(), zone: settings.zone },
    ...openPoliteWay(settings, terminal),
  };
  const base = isLocal ? "." : settings.data;
  const { steps, held, trouble } = await traceSource(source ? { source } : { address: target }, base, taken, trial);
  const lines = steps.map(describeStep);
  if (held === null || trouble !== null) {
    if (lines.length > 0) show(stepsMessage(lines), { articles: 0, first: [], reasons: [], steps: lines });
    throw trouble;
  }
  if (known !== undefined && held.articles.length > 0) await restartStopped(known.id, (await open()).corpus);
  const reasons = held.failures.map((failure) => describeTrouble(failure.trouble));
  const first = held.articles.slice(0, 3).map(({ title, published }) => ({ title, published }));
  const shown = first.map(({ title, published }): Part => note(`${quoteTitle(title)}, ${publishedLine(published)}`));
  const message = [
    ...stepsMessage(lines),
    ...sentence(sourceHolds(held.articles.length)),
    ...[...shown, ...reasons.map(note)],
  ];
  show(message, { articles: held.articles.length, first, reasons, steps: lines });
  return held.articles.length > 0;
}

async function localSource(target: string, taken: ReadonlySet<string>): Promise<SourceSettings> {
  if (await isFolder(target)) return { id: "essai", folder: target };
  if (!(await isFile(target))) throw new Failure({ code: "unknown-place", target });
  return { ...nameSource(null, target, taken), feed: target };
}

function describeStep(step: Step): StepLine {
  switch (step.step) {
    case "refused":
      return refusedStep(step.trouble);
    case "failed":
      return failedStep(step.trouble);
    case "answer":
      return answerStep(step);
    case "looked":
      return lookedStep(step.tried);
    case "kind":
      return kindStep(step.kind, step.address);
    case "articles":
      return articlesStep(step);
    case "page":
      return pageStep(step);
    case "text":
      return textStep(step);
    case "kept":
      return keptStep(step.count, step.failed);
  }
}
