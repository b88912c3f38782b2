import type { CitedClaim, Source } from "../claims/claim.ts";
import { CHECKED } from "./command-wording.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part } from "./message.ts";
import { note } from "./parts.ts";
import { baseLine, SECTIONS, sourceLine } from "./wording.ts";

/** What the corpus says of a sentence, and the passage that says so, or that comes nearest; null where none does. */
export type Verdict = { sentence: string; verdict: "supported" | "contradicted" | "open"; passage: CitedClaim | null };

/** `more`: sentences that were not looked at. */
export type Verified = {
  verdicts: readonly Verdict[];
  more: number;
  sources: readonly Source[];
  coverage: Parameters<typeof baseLine>[1];
};

export function verdictMessage({ verdicts, more, sources, coverage }: Verified): Message {
  if (verdicts.length === 0) return [{ kind: "paragraph", spans: [{ text: CHECKED.nothing }] }];
  return [
    { kind: "title", text: CHECKED.title },
    ...verdicts.flatMap(verdictParts),
    ...(more > 0 ? [note(CHECKED.more(more))] : []),
    ...sourcesOf(sources),
    note(baseLine(sources.length, coverage)),
    ...(verdicts.some(({ verdict }) => verdict === "open") ? [note(CHECKED.meaning)] : []),
  ];
}

function verdictParts({ sentence, verdict, passage }: Verdict): Part[] {
  const said: Part = { kind: "heading", text: `« ${sentence} »`, label: CHECKED[verdict] };
  if (passage === null) return [said];
  const quoted = { ...spanOf(passage), style: "emphasis" as const };
  const spans = verdict === "open" ? [{ text: CHECKED.nearest, style: "quiet" as const }, quoted] : [quoted];
  return [said, { kind: "paragraph", spans }];
}

function sourcesOf(sources: readonly Source[]): Part[] {
  if (sources.length === 0) return [];
  const entries = sources.map((source) => ({ n: source.n, text: sourceLine(source), url: source.url }));
  return [
    { kind: "heading", text: SECTIONS.sources },
    { kind: "sources", entries },
  ];
}
