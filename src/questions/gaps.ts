import { fold } from "../french/words.ts";
import type { Gap } from "./store.ts";

/** What several questions without an answer are about. */
export type GapTheme = { theme: string; questions: Gap[] };

/** Gaps by theme, those most asked about first; each question once, as it was last asked, under its first theme. */
export function groupGaps(gaps: readonly Gap[]): GapTheme[] {
  const themes = Map.groupBy(onceEach(gaps), ({ theme }) => fold(theme));
  return [...themes.values()]
    .map((group) => ({ theme: group[0]?.theme ?? "", questions: group.map(({ last }) => last) }))
    .sort((a, b) => b.questions.length - a.questions.length || a.theme.localeCompare(b.theme, "fr"));
}

/** Of the same question, the last time that it was asked, the newest first. */
function onceEach(gaps: readonly Gap[]): { last: Gap; theme: string }[] {
  const byTime = gaps.toSorted((a, b) => b.at - a.at);
  const same = Map.groupBy(byTime, ({ question }) => fold(question).replace(/\W+/g, " ").trim());
  return [...same.values()].flatMap((group) => {
    const [last] = group;
    return last === undefined ? [] : [{ last, theme: group.at(-1)?.theme ?? last.theme }];
  });
}
