import { independentSources } from "../articles/independence.ts";
import type { Briefing } from "../briefings/briefing.ts";
import { searchTerms } from "../french/words.ts";
import type { Score } from "./decision.ts";
import { claimsOf, type Story } from "./novelty.ts";

/** What a channel wants more or less of: a theme that is not there weighs 1, and 0 leaves its stories out. */
export type Profile = {
  /** Stories that are shown, at most. */
  most: number;
  themes: Readonly<Record<string, number>>;
  /** Stories of one theme, and those that one source alone tells, at most. */
  perTheme?: number | undefined;
  perSource?: number | undefined;
};

/** What becomes of a story, and the theme or the source for which it does. `rank` is from 1: among those shown, or all. */
export type Ranked<One> = {
  one: One;
  score: Score;
  rank: number;
  outcome: "shown" | "beyond" | "theme" | "source" | "muted";
  because: string | null;
};

/** The best first: those that are shown, then those that are not. `at`: the instant of the edition. */
export function rankStories<One extends { story: Story }>(
  stories: readonly One[],
  profile: Profile,
  at: number,
): Ranked<One>[] {
  const scored = stories.map((one) => ({ one, ...weigh(one.story, profile, at) }));
  const best = scored.toSorted((a, b) => compare(a, b));
  const room = openRoom(profile);
  const ranked = best.map(({ one, score, muted }, place): Ranked<One> => {
    if (muted !== null) return { one, score, rank: place + 1, outcome: "muted", because: muted };
    return { one, score, rank: place + 1, ...room.take(one.story) };
  });
  const shown = ranked.filter(({ outcome }) => outcome === "shown");
  const others = ranked.filter(({ outcome }) => outcome !== "shown");
  return [...shown.map((each, place) => ({ ...each, rank: place + 1 })), ...others];
}

/** Before the number of its parts, what a story weighs. */
export const totalOf = ({ importance, sources, figures, freshness, weight }: Score): number =>
  weight * (importance + sources + figures + freshness);

type Weighed<One> = { one: One; score: Score; muted: string | null };

/** A story without a sentence to show comes after all others; equals stand in the order of their ids. */
function compare(a: Weighed<{ story: Story }>, b: Weighed<{ story: Story }>): number {
  const [first, second] = [a.one.story.briefing, b.one.story.briefing];
  const isQuoted = (briefing: Briefing): number => Number(claimsOf(briefing).length > 0);
  return (
    Number(a.muted !== null) - Number(b.muted !== null) ||
    isQuoted(second) - isQuoted(first) ||
    totalOf(b.score) - totalOf(a.score) ||
    (first.storyId < second.storyId ? -1 : 1)
  );
}

/** By a model's reading; a story that none has read is of middle weight. */
const IMPORTANCE = { haute: 2, moyenne: 1, basse: 0 };
/** More figures than this make a story no more telling. */
const FIGURES = 4;
const DAY = 24 * 3_600_000;

function weigh({ briefing, articles }: Story, { themes }: Profile, at: number): Omit<Weighed<never>, "one"> {
  const age = Math.max(0, at - Math.max(...articles.map(({ time }) => time.from)));
  const wanted = wantedThemes(briefing, themes).map((theme) => ({ theme, weight: themes[theme] ?? 1 }));
  const muted = wanted.find(({ weight }) => weight === 0)?.theme ?? null;
  const score = {
    importance: IMPORTANCE[briefing.reading?.weight ?? "moyenne"],
    sources: 2 * Math.log2(independentSources(articles)),
    figures: Math.min(briefing.figures.length, FIGURES) / FIGURES,
    freshness: 1 / (1 + age / DAY),
    weight: muted === null ? (wanted.length === 0 ? 1 : Math.max(...wanted.map(({ weight }) => weight))) : 0,
  };
  return { score, muted };
}

/** The themes of the settings that a story is of: in its themes, or, as no model may have read it, its title or hook. */
function wantedThemes({ themes, title, sections }: Briefing, wanted: Profile["themes"]): string[] {
  const told = [...themes, title, ...sections.hook.map(({ text }) => text)].map((text) => new Set(searchTerms(text)));
  return Object.keys(wanted).filter((theme) => {
    const stems = searchTerms(theme);
    return stems.length > 0 && told.some((own) => stems.every((stem) => own.has(stem)));
  });
}

/** The room that an edition has left, for stories taken in order. */
function openRoom({ most, themes: wanted, perTheme = most, perSource = most }: Profile) {
  const [themes, sources] = [openCounter(perTheme), openCounter(perSource)];
  let left = most;
  return {
    take(story: Story): Pick<Ranked<never>, "outcome" | "because"> {
      const own = themesOf(story.briefing, wanted);
      const alone = soleSource(story);
      const [theme, source] = [[...own.keys()].find(themes.isFull), alone.find(sources.isFull)];
      if (left === 0) return { outcome: "beyond", because: null };
      if (theme !== undefined) return { outcome: "theme", because: own.get(theme) ?? theme };
      if (source !== undefined) return { outcome: "source", because: source };
      left -= 1;
      themes.add(own.keys());
      sources.add(alone);
      return { outcome: "shown", because: null };
    },
  };
}

function openCounter(cap: number) {
  const counts = new Map<string, number>();
  return {
    isFull: (key: string): boolean => (counts.get(key) ?? 0) >= cap,
    add(keys: Iterable<string>): void {
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

/** The source that alone tells a story, by its id; none where several do. */
function soleSource({ articles }: Story): string[] {
  const sources = new Set(articles.filter(({ copyOf }) => copyOf === null).map(({ source }) => source));
  return sources.size === 1 ? [...sources] : [];
}

/** The themes of a story, by what tells two of them apart. */
const themesOf = (briefing: Briefing, wanted: Profile["themes"]): Map<string, string> =>
  new Map(
    [...wantedThemes(briefing, wanted), ...briefing.themes].map((theme) => [
      searchTerms(theme).toSorted().join(" "),
      theme,
    ]),
  );
