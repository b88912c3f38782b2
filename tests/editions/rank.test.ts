import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Briefing } from "../../src/briefings/briefing.ts";
import type { Story, StoryArticle } from "../../src/editions/novelty.ts";
import { type Profile, type Ranked, rankStories, totalOf } from "../../src/editions/rank.ts";

const AT = Date.UTC(2025, 11, 15);
const DAY = 24 * 3_600_000;

type Made = {
  id: string;
  title?: string;
  themes?: readonly string[];
  weight?: "haute" | "moyenne" | "basse" | null;
  figures?: number;
  /** A publisher and a source for each article. */
  sources?: readonly string[];
  copies?: number;
  daysOld?: number;
  isQuoted?: boolean;
};

const NOTHING = { context: [], understanding: [], importance: [], opportunities: [], nuances: [], conclusion: [] };
const FIGURE = { value: "3", what: "", hedge: null, citation: { articleId: "a", sentence: 0 } };

/** A story as ranking sees it. */
function storyOf(made: Made): { story: Story } {
  const { id, title = "Titre", themes = [], weight = null, figures = 0, sources = ["revue"], daysOld = 1 } = made;
  const hook = [{ kind: "fact" as const, text: "Il y a du neuf.", citations: [{ articleId: "a", sentence: 0 }] }];
  const briefing: Briefing = {
    ...{ storyId: id, mode: "extracts", title, articleIds: [], figures: Array(figures).fill(FIGURE), entities: [] },
    sections: { ...NOTHING, hook: made.isQuoted === false ? [] : hook, opinion: null },
    ...{ themes: [...themes], standsIn: false, check: { claims: 0, supported: 0, repaired: 0, dropped: 0 } },
    reading: weight && { weight, reasons: [], entities: [], answers: [] },
  };
  const all = [...sources, ...Array<string>(made.copies ?? 0).fill("relais")];
  const articles = all.map((source, at) => {
    const copyOf = at < sources.length ? null : "x";
    const told = { title: id, titleDerived: false, author: null, sentences: [] };
    return {
      ...told,
      id: `${id} ${at}`,
      source,
      publisher: source,
      copyOf,
      time: { from: AT - daysOld * DAY, to: AT },
    };
  });
  return { story: { briefing, articles: articles as unknown as StoryArticle[], fresh: new Set(), former: undefined } };
}

const rank = (made: readonly Made[], profile: Partial<Profile> = {}): Ranked<{ story: Story }>[] =>
  rankStories(made.map(storyOf), { most: 7, themes: {}, ...profile }, AT);

const idsOf = (ranked: readonly Ranked<{ story: Story }>[]): string[] =>
  ranked.map(({ one }) => one.story.briefing.storyId);
const shownOf = (ranked: readonly Ranked<{ story: Story }>[]): string[] =>
  idsOf(ranked.filter(({ outcome }) => outcome === "shown"));

describe("stories are ranked", () => {
  test.for<[what: string, first: Omit<Made, "id">, second: Omit<Made, "id">, themes?: Profile["themes"]]>([
    ["by what a model found them to weigh", { weight: "haute" }, { weight: "moyenne" }],
    ["by that, of which a story that none has read has the middle", {}, { weight: "basse" }],
    ["by the sources that tell them", { sources: ["a", "b"] }, { sources: ["a"] }],
    ["by these, copies left out", { sources: ["a", "b"] }, { sources: ["a"], copies: 3 }],
    ["by these, two articles of one taken once", { sources: ["a", "b"] }, { sources: ["a", "a", "a"] }],
    ["by their figures", { figures: 2 }, { figures: 1 }],
    ["by their age", { daysOld: 1 }, { daysOld: 2 }],
    ["by what can be quoted of them before all", { daysOld: 3 }, { weight: "haute", isQuoted: false }],
    ["by what their theme weighs", { themes: ["puces"], weight: "basse" }, { weight: "haute" }, { puce: 9 }],
    ["by their theme where only their title names it", { title: "L’IA au port" }, { figures: 4 }, { IA: 2 }],
    ["by the heaviest of their themes", { themes: ["IA", "droit"] }, { themes: ["IA"] }, { IA: 2, droit: 3 }],
    ["last where their theme weighs little", {}, { themes: ["sport"], weight: "haute", figures: 4 }, { sport: 0.1 }],
  ])("%s", ([, first, second, themes = {}]) => {
    for (const ids of [
      ["a", "b"],
      ["b", "a"],
    ] as const) {
      const [one, two] = [
        { ...first, id: ids[0] },
        { ...second, id: ids[1] },
      ];
      expect(idsOf(rank([one, two], { themes }))).toEqual(ids);
      expect(idsOf(rank([two, one], { themes }))).toEqual(ids);
    }
  });

  test.for<[what: string, profile: Partial<Profile>, outcomes: string[]]>([
    ["one too many", { most: 3 }, ["a shown", "b shown", "c shown", "d beyond", "e beyond"]],
    ["one too many of a theme", { perTheme: 1 }, ["a shown", "c shown", "e shown", "b theme IA", "d theme IA"]],
    ["one too many of a source", { perSource: 2 }, ["a shown", "b shown", "d shown", "c source r", "e source r"]],
    [
      "a theme that nobody wants",
      { themes: { IA: 0 } },
      ["c shown", "e shown", "a muted IA", "b muted IA", "d muted IA"],
    ],
    [
      "the next in the place of one too many",
      { most: 2, perTheme: 1 },
      [...["a shown", "c shown", "b theme IA", "d beyond", "e beyond"]],
    ],
  ])("and leave out %s, saying why", ([, profile, outcomes]) => {
    const stories: Made[] = [
      { id: "a", themes: ["IA"], sources: ["r"], figures: 4 },
      { id: "b", themes: ["IA"], sources: ["r"], figures: 3 },
      { id: "c", themes: ["Droit"], sources: ["r"], figures: 3 },
      { id: "d", themes: ["IA", "Droit"], sources: ["r", "s"], daysOld: 200, weight: "basse" },
      { id: "e", sources: ["r"], daysOld: 300, weight: "basse" },
    ];
    const ranked = rank(stories, profile);
    const told = ranked.map(({ one, outcome, because }) =>
      [one.story.briefing.storyId, outcome, because].filter(Boolean).join(" "),
    );
    expect(told.toSorted()).toEqual(outcomes.toSorted());
    const places = ranked.filter(({ outcome }) => outcome === "shown").map((each) => each.rank);
    expect(places).toEqual(places.map((_, at) => at + 1));
  });
});

const THEMES = ["ia", "droit", "puces", "climat"] as const;
const made = fc.record({
  id: fc.uuid(),
  themes: fc.uniqueArray(fc.constantFrom(...THEMES), { maxLength: 3 }),
  weight: fc.constantFrom("haute", "moyenne", "basse", null),
  figures: fc.nat(6),
  sources: fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 4 }),
  daysOld: fc.nat(9),
  isQuoted: fc.boolean(),
});
const stories = fc.uniqueArray(made, { maxLength: 25, selector: ({ id }) => id });
const weight = fc.constantFrom(0, 0.5, 1, 2, 5);
const profile = fc.record({
  most: fc.integer({ min: 1, max: 10 }),
  themes: fc.dictionary(fc.constantFrom(...THEMES), weight),
  perTheme: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  perSource: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

type Shown = Ranked<{ story: Story }>;
const themesIn = ({ one }: Shown): string[] => one.story.briefing.themes;
const soleSource = ({ one }: Shown): string[] => {
  const sources = [...new Set(one.story.articles.map(({ source }) => source))];
  return sources.length === 1 ? sources : [];
};
const countsOf = (shown: readonly Shown[], keysOf: (one: Shown) => string[]): number[] =>
  Array.from(Map.groupBy(shown.flatMap(keysOf), (key) => key).values(), ({ length }) => length);

describe("whatever the stories", () => {
  test("their order is one, however they come, and each is there once", () => {
    fc.assert(
      fc.property(stories, profile, fc.func(fc.nat()), (some, wanted, shuffle) => {
        const ranked = idsOf(rank(some, wanted));
        expect(
          idsOf(
            rank(
              some.toSorted((a, b) => shuffle(a.id) - shuffle(b.id)),
              wanted,
            ),
          ),
        ).toEqual(ranked);
        expect(ranked.toSorted()).toEqual(some.map(({ id }) => id).toSorted());
      }),
    );
  });

  test("the caps hold, and what is shown is the best of what may be", () => {
    fc.assert(
      fc.property(stories, profile, (some, wanted) => {
        const ranked = rank(some, wanted);
        const shown = ranked.filter(({ outcome }) => outcome === "shown");
        expect(shown.length).toBeLessThanOrEqual(wanted.most);
        expect(Math.max(...countsOf(shown, themesIn))).toBeLessThanOrEqual(wanted.perTheme ?? wanted.most);
        expect(Math.max(...countsOf(shown, soleSource))).toBeLessThanOrEqual(wanted.perSource ?? wanted.most);
        expect(shown.flatMap(themesIn).filter((theme) => wanted.themes[theme] === 0)).toEqual([]);
        const isFull = shown.length === wanted.most;
        expect(ranked.some(({ outcome }) => outcome === "beyond") && !isFull).toBe(false);
        const scores = shown.filter(({ one }) => one.story.briefing.sections.hook.length > 0).map(({ score }) => score);
        expect(scores.map(totalOf)).toEqual(scores.map(totalOf).toSorted((a, b) => b - a));
      }),
    );
  });

  test("to weigh more never takes a story of a theme behind one of another", () => {
    fc.assert(
      fc.property(stories, profile, fc.constantFrom(...THEMES), weight, (some, wanted, theme, added) => {
        const uncapped = { ...wanted, most: 30, perTheme: undefined, perSource: undefined };
        const heavier = { ...uncapped, themes: { ...wanted.themes, [theme]: (wanted.themes[theme] ?? 1) + added } };
        const [before, after] = [shownOf(rank(some, uncapped)), shownOf(rank(some, heavier))];
        const isOfTheme = new Set(some.filter(({ themes }) => themes.includes(theme)).map(({ id }) => id));
        const ahead = before.flatMap((own, at) =>
          isOfTheme.has(own)
            ? before.slice(at + 1).flatMap((other) => (isOfTheme.has(other) ? [] : [[own, other]]))
            : [],
        );
        const isAhead = ([own = "", other = ""]: string[]): boolean => after.indexOf(own) < after.indexOf(other);
        expect(ahead.filter((pair) => !isAhead(pair))).toEqual([]);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
