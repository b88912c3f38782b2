import { fold } from "../french/words.ts";
import type { Gap } from "./store.ts";

/** What several questions without an answer are about. */
export type GapTheme = { theme: string; questions: Gap[] };

/** Gaps by theme, those most asked about first; each question once, as it was last asked. */
export function groupGaps(gaps: readonly Gap[]): GapTheme[] {
  const themes = Map.groupBy(gaps, ({ theme }) => fold(theme));
  return [...themes.values()]
    .map((group) => ({ theme: group[0]?.theme ?? "", questions: onceEach(group) }))
    .sort((a, b) => b.questions.length - a.questions.length || a.theme.localeCompare(b.theme, "fr"));
}

function onceEach(gaps: readonly Gap[]): Gap[] {
  const last = new Map<string, Gap>();
  for (const gap of gaps) {
    const key = fold(gap.question).replace(/\W+/g, " ").trim();
    const known = last.get(key);
    if (known === undefined || known.at < gap.at) last.set(key, gap);
  }
  return [...last.values()].sort((a, b) => b.at - a.at);
}
