import type { Message, Part } from "../channels/message.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { formatCount, formatNumber } from "../french/format.ts";
import type { LiveFigures, LiveStory } from "./eval-live.ts";

/** What a real model made of a corpus: a row for each story, then their sum. */
export function liveMessage({ model, stories, total }: LiveFigures): Message {
  const written = stories.filter(({ mode }) => mode === "model").length;
  const troubles = new Set(stories.flatMap(({ trouble }) => (trouble === null ? [] : [describeTrouble(trouble)])));
  const rows = stories.map((story) => [story.mode === "model" ? "rédigée" : "extraits", ...cells(story, story.title)]);
  const sum = [`${written} sur ${stories.length}`, ...cells(total, `Total, par ${model}`)];
  const kept = formatCount(
    total.reused,
    "réponse gardée d’une fois précédente",
    "réponses gardées d’une fois précédente",
  );
  return [
    { kind: "table", rows: [HEAD, ...rows, sum] },
    ...(total.reused > 0 ? [{ kind: "note" as const, text: `${kept}, sans coût.` }] : []),
    ...[...troubles].map((text): Part => ({ kind: "note", text })),
  ];
}

const HEAD = ["fiche", "tiennent", "corrigées", "tokens", "secondes", "histoire, et phrases écartées"];

type Counted = Pick<LiveStory, "claims" | "supported" | "repaired" | "dropped" | "why" | "tokens" | "seconds">;

function cells({ claims, supported, repaired, dropped, why, tokens, seconds }: Counted, title: string): string[] {
  const reasons = Object.entries(why).map(([kind, count]) => `${KINDS[kind as keyof typeof KINDS]} ${count}`);
  const told = dropped === 0 ? title : `${title} — ${formatCount(dropped, "écartée")} : ${reasons.join(", ")}`;
  const time = seconds.toFixed(1).replace(".", ",");
  return [`${supported} sur ${claims}`, String(repaired), formatNumber(tokens), time, told];
}

/** The checks, in the fewest words. */
const KINDS: Record<keyof LiveStory["why"], string> = {
  ...{ figure: "nombre", counted: "compte", hedge: "nuance", range: "fourchette", date: "date", name: "nom" },
  ...{ quotation: "citation", negation: "négation", modality: "modalité", attribution: "attribution", cause: "cause" },
  ...{
    opposite: "contraire",
    subject: "sujet",
    language: "langue",
    uncited: "sans source",
    "no-persona": "opinion",
    unshared: "non dit",
  },
  ...{ form: "forme", strange: "mots étrangers", "not-at-hand": "phrase absente", "opinion-cited": "opinion citée" },
  struck: "relecture",
};
