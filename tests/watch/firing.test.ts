import { describe, expect, test } from "vitest";
import { versionOf } from "../../src/articles/article.ts";
import { chooseFirings, type Firing, type PastFiring } from "../../src/watch/firing.ts";
import type { Match } from "../../src/watch/match.ts";
import { rulesOf } from "../support/watching.ts";

const HOUR = 3_600_000;
const RULES = new Map(
  rulesOf(
    { id: "sobre", any: ["a1"] },
    { id: "autre", any: ["a1"] },
    { id: "repos", any: ["a1"], cooldown: "4h" },
    { id: "trois", independentSources: 3 },
    { id: "groupe", any: ["a1"], grouped: true },
  ).map((rule) => [rule.id, rule]),
);

/** A rule set off by an article, with the facts of each of its sentences. */
const match = (rule: string, articleId: string, sentences: string[][], fields: Partial<Match> = {}): Match => ({
  ...{ rule, storyId: "s", articleId, contentHash: "v1", arrivedAt: 0, level: "basse" },
  triggers: [{ kind: "term", text: "a1" }],
  sightings: sentences.map((facts, sentence) => ({ sentence, text: `${articleId} ${sentence}`, triggers: [], facts })),
  ...fields,
});

const choose = (matches: Match[], past: readonly PastFiring[] = [], now = 0): Firing[] =>
  chooseFirings(
    {
      storyId: "s",
      matches,
      versions: [...new Set(matches.map(({ articleId: id, contentHash }) => versionOf({ id, contentHash })))],
    },
    past,
    {
      channel: "equipe",
      rules: RULES,
      now,
    },
  );

const told = (firings: readonly Firing[], toldAt: number | null = 0): PastFiring[] =>
  firings.map((firing) => ({ ...firing, toldAt }));

const briefly = (firings: readonly Firing[]) => firings.map(({ rule, said, isUpdate }) => [rule, said, isUpdate]);

describe("a story", () => {
  test("is told once by each rule that it sets off, by the sentence that says most", () => {
    const [rich] = [match("sobre", "b", [["y"]])];
    rich?.sightings[0]?.triggers.push({ kind: "term", text: "a1" });
    const matches = [match("sobre", "a", [["x"]]), ...(rich ? [rich] : []), match("autre", "a", [["x"]])];
    expect(briefly(choose(matches))).toEqual([
      ["sobre", "b 0", false],
      ["autre", "a 0", false],
    ]);
  });

  test("is not told again by what was at hand, whatever it holds", () => {
    const matches = [match("sobre", "a", [["x"]]), match("sobre", "b", [["y"]])];
    const past = told(choose(matches));
    expect(choose(matches, past, HOUR)).toEqual([]);
    expect(choose([...matches, match("autre", "a", [["z"]])], past, HOUR)).toEqual([]);
  });

  test.for([
    ["a figure, a name or a date that no alert showed", [["x", "y"]], [["sobre", "b 0", true]]],
    ["what alerts showed already", [["x"]], []],
    ["nothing that can be compared", [[]], []],
    ["the month of a day that an alert showed", [["2025-12"], ["2025"]], []],
    ["a new fact in a sentence that is not the best", [["x"], [], ["x", "z"]], [["sobre", "b 2", true]]],
  ] as const)("is told again for %s: %j", ([, facts, expected]) => {
    const past = told(choose([match("sobre", "a", [["x", "2025-12-24"]])]));
    const later = match(
      "sobre",
      "b",
      facts.map((each) => [...each]),
    );
    expect(briefly(choose([match("sobre", "a", [["x"]]), later], past, HOUR))).toEqual(expected);
  });

  test("is told once of a new fact that two articles bring at once, by every rule that finds it", () => {
    const past = told(choose([match("sobre", "a", [["x"]])]));
    const fresh = [match("sobre", "b", [["y"]]), match("autre", "b", [["y"]]), match("sobre", "c", [["y"]])];
    expect(briefly(choose(fresh, past, HOUR))).toEqual([
      ["sobre", "b 0", true],
      ["autre", "b 0", true],
    ]);
  });

  test("counts what waits for its message as told", () => {
    const past = told(choose([match("repos", "a", [["x"]])]), null);
    expect(choose([match("repos", "b", [["x"]], { arrivedAt: 9 * HOUR })], past, 9 * HOUR)).toEqual([]);
  });

  test("that changed in one article is told of its new fact", () => {
    const past = told(choose([match("sobre", "a", [["x"]])]));
    const corrected = match("sobre", "a", [["x2"]], { contentHash: "v2" });
    expect(briefly(choose([corrected], past, HOUR))).toEqual([["sobre", "a 0", true]]);
    expect(choose([match("sobre", "a", [["x"]], { contentHash: "v2" })], past, HOUR)).toEqual([]);
  });

  test.for([
    ["an hour later", "repos", HOUR, 0],
    ["just before the cooldown ends", "repos", 4 * HOUR - 1, 0],
    ["when it ends", "repos", 4 * HOUR, 1],
    ["ten hours later, without a cooldown", "sobre", 10 * HOUR, 0],
  ] as const)("without a new fact, in an article that comes in %s (%s)", ([, rule, arrivedAt, count]) => {
    const past = told(choose([match(rule, "a", [["x"]])]));
    // Whenever it is looked at: what came in too early is not told late.
    for (const now of [arrivedAt, arrivedAt + 50 * HOUR]) {
      expect(choose([match(rule, "b", [["x"]], { arrivedAt })], past, now)).toHaveLength(count);
    }
  });

  test("is told again when as many sources tell it as a rule waits for, once", () => {
    const past = told(choose([match("sobre", "a", [["x"]])]));
    const reached = choose([match("trois", "c", [["x"]])], past, HOUR);
    expect(briefly(reached)).toEqual([["trois", "c 0", false]]);
    expect(choose([match("trois", "d", [["x"]])], [...past, ...told(reached)], 2 * HOUR)).toEqual([]);
  });

  test("is shown with what its own sentence holds", () => {
    const past = told(choose([match("sobre", "a", [["x"]])]));
    const later = match("sobre", "b", [["x"], ["y"]]);
    const amount = (text: string) => ({ kind: "amount" as const, text });
    later.triggers = [{ kind: "term", text: "a1" }, amount("2 milliards")];
    later.sightings[0]?.triggers.push(amount("2 milliards"));
    later.sightings[1]?.triggers.push(amount("3 milliards"));
    expect(choose([later], past, HOUR).flatMap(({ triggers }) => triggers.map(({ text }) => text))).toEqual([
      "3 milliards",
      "a1",
    ]);
  });

  test("is another in another channel, and in another story", () => {
    const past = told(choose([match("sobre", "a", [["x"]])]));
    expect(
      choose(
        [match("sobre", "b", [["x"]])],
        past.map((each) => ({ ...each, channel: "autre" })),
      ),
    ).toHaveLength(1);
    expect(
      choose(
        [match("sobre", "b", [["x"]])],
        past.map((each) => ({ ...each, storyId: "t" })),
      ),
    ).toHaveLength(1);
  });

  test("keeps whether its rule is told with others", () => {
    expect(choose([match("groupe", "a", [["x"]])])).toMatchObject([{ grouped: true, said: "a 0", sentence: 0 }]);
  });
});
