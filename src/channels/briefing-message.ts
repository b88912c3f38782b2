import type { ShownBriefing } from "../briefings/briefing.ts";
import type { CitedClaim } from "../claims/claim.ts";
import { spanOf } from "./edition-message.ts";
import type { Message, Part } from "./message.ts";
import { note } from "./parts.ts";
import {
  briefingLine,
  EXTRACTS_MODE,
  modeLine,
  NOTHING_QUOTABLE,
  notEstablished,
  POINT_OF_VIEW,
  SECTIONS,
  sourceCount,
  sourceLine,
} from "./wording.ts";

export type Length = "flash" | "standard" | "full";

/** A story's briefing; the three lengths show more or less of one object. `remark` says why it has no sentence. */
export function briefingMessage(briefing: ShownBriefing, length: Length, remark: string = NOTHING_QUOTABLE): Message {
  const { hook, context, understanding, importance, opportunities, nuances, opinion, conclusion } = briefing.sections;
  const full = length === "full";
  const empty = hook.length + understanding.length === 0;
  return [
    { kind: "title", text: briefing.title },
    ...briefing.sources.slice(0, 1).map((source): Part => note(briefingLine(source))),
    note(sourceCount(briefing.sources.length)),
    ...(empty ? [{ kind: "paragraph" as const, spans: [{ text: remark, style: "quiet" as const }] }] : []),
    ...section("hook", hook),
    ...section("context", length === "flash" ? [] : context),
    ...section("understanding", understanding),
    ...section("importance", length === "flash" ? [] : importance),
    ...section("opportunities", full ? opportunities : []),
    ...section("nuances", length === "flash" ? [] : nuances.filter(({ kind }) => kind !== "unknown")),
    ...unknowns(length === "flash" ? [] : nuances),
    ...pointOfView(full ? opinion : null),
    ...section("conclusion", full ? conclusion : []),
    ...(length === "flash" ? [] : figures(briefing)),
    { kind: "heading", text: SECTIONS.sources },
    {
      kind: "sources",
      entries: briefing.sources.map((source) => ({ n: source.n, text: sourceLine(source), url: source.url })),
    },
    note(briefing.mode === "extracts" ? EXTRACTS_MODE : modeLine(briefing.mode, briefing.check)),
  ];
}

/** "Non établi : la puissance du site ; le calendrier." */
function unknowns(nuances: readonly CitedClaim[]): Part[] {
  const texts = nuances.filter(({ kind }) => kind === "unknown").map(({ text }) => text.replace(/[.;,\s]+$/, ""));
  return texts.length === 0 ? [] : [{ kind: "paragraph", spans: [{ text: notEstablished(texts), style: "emphasis" }] }];
}

function pointOfView(opinion: ShownBriefing["sections"]["opinion"]): Part[] {
  if (opinion === null) return [];
  return [
    { kind: "heading", text: POINT_OF_VIEW },
    { kind: "paragraph", spans: opinion.claims.map(spanOf) },
  ];
}

function section(name: keyof typeof SECTIONS, claims: readonly CitedClaim[]): Part[] {
  if (claims.length === 0) return [];
  return [
    { kind: "heading", text: SECTIONS[name] },
    { kind: "paragraph", spans: claims.map(spanOf) },
  ];
}

function figures({ figures: list }: ShownBriefing): Part[] {
  if (list.length === 0) return [];
  const rows = list.map(({ value, hedge, what, citation }) => [
    [hedge, value].filter(Boolean).join(" "),
    `${what} [${citation.n}]`,
  ]);
  return [
    { kind: "heading", text: SECTIONS.figures },
    { kind: "table", rows },
  ];
}
