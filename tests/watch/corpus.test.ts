import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { StoryArticle } from "../../src/briefings/extract.ts";
import { isOrder } from "../../src/french/orders.ts";
import { matchStory } from "../../src/watch/match.ts";
import { saysSomething } from "../../src/watch/terms.ts";
import { HAS_SEEDS, readSampleStories, readSeedStory } from "../support/sample.ts";
import { rulesOf, storyOf, type WrittenRule } from "../support/watching.ts";

/** The keys of the articles that set a rule off, among some stories. */
function firing(rule: WrittenRule, stories: readonly (readonly StoryArticle[])[]): string[] {
  const rules = rulesOf(rule);
  return stories
    .flatMap((articles) => {
      const keys = new Map(articles.map(({ id, key }) => [id, key.replace(/^.*:/, "")]));
      return matchStory(rules, storyOf(articles)).map(({ articleId }) => keys.get(articleId) ?? "");
    })
    .sort();
}

describe("a rule on the sample corpus", () => {
  let stories: StoryArticle[][];
  beforeAll(async () => {
    stories = (await readSampleStories()).map(({ articles }) => articles);
  });

  const machine = "rc-2025-1096";
  const galet = "aubepine-assistant-vocal.md";
  const port = ["port-brevent-fiche-technique", "rc-2025-1287", "talvernes-port-brevent.txt"];

  test("shows the news that an article opens with rather than two of its words further down", () => {
    const story = stories.find((articles) => articles.some(({ key }) => key === "talvernes-port-brevent.txt")) ?? [];
    const told = story.filter(({ key }) => key === "talvernes-port-brevent.txt");
    const [match] = matchStory(rulesOf({ any: ["Port-Brévent", "centre de calcul"] }), storyOf(told));
    expect(match?.sightings[0]?.text).toContain("1,8 milliard d'euros");
  });

  test("made of words of one of its sentences is set off by it, and shows neither an opinion nor an order", () => {
    const articles = stories.flat().map((article) => ({ ...article, copyOf: null }));
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 }), (a, b, c, count) => {
        const article = articles[a % articles.length];
        const sentence = article?.sentences[b % article.sentences.length];
        const parts = sentence?.text.split(/[\s\u00a0\u202f]*[«»“”"(),;:!?.…–—-][\s\u00a0\u202f]*/) ?? [];
        const words = (parts[c % parts.length] ?? "").split(" ").slice(0, count).join(" ");
        // A number may have been cut in two.
        fc.pre(
          article !== undefined &&
            /\p{L}{4}/u.test(words) &&
            !/\d/.test(words) &&
            saysSomething(words) &&
            words.length <= 200,
        );
        const [match] = matchStory(rulesOf({ any: [words] }), storyOf([article]));
        if (sentence?.opinion === false && !isOrder(sentence.text)) expect(match, words).toBeDefined();
        for (const sighting of match?.sightings ?? []) {
          const shown = article.sentences[sighting.sentence];
          expect([shown?.text, shown?.opinion]).toEqual([sighting.text, false]);
          expect(isOrder(sighting.text)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.for<readonly [WrittenRule, string[]]>([
    [{ any: ["aubepine"] }, [galet, machine]],
    [{ entity: [{ name: "Aubépine", near: ["supercalculateur", "Grand Ouest Calcul"] }] }, [machine]],
    [{ entity: [{ name: "Aubépine", near: ["Voxalie", "assistant vocal"] }] }, [galet]],
    [{ any: ["assistant vocal"], none: ["wolof"] }, [galet]],
    [{ any: ["levée de fonds", "a levé"], amount: "10 millions d’euros" }, ["sarclune-levee.txt"]],
    [{ any: ["levée de fonds", "a levé"], amount: "100 millions d’euros" }, []],
    [{ any: ["investir", "investissement"], amount: "≥ 1 milliard" }, ["rc-2025-1287", "talvernes-port-brevent.txt"]],
    [{ any: ["centre de calcul"], amount: "≥ 100 mégawatts" }, ["rc-2025-1287", "talvernes-port-brevent.txt"]],
    [{ entity: ["Port-Brévent"], independentSources: 3 }, port],
    [{ entity: ["Port-Brévent"], independentSources: 4 }, []],
    [
      { any: ["cyberattaque", "faille critique"] },
      ["libtresse-bulletin.txt", "val-d-arcelle-cyberattaque.txt", "val-d-arcelle-facture"],
    ],
    [{ any: ["cyberattaque"], sources: ["depeches"] }, ["val-d-arcelle-cyberattaque.txt"]],
    [{ entity: ["Lexivore"], all: ["tribunal", "robots.txt"] }, ["rc-2025-1286"]],
    [{ any: ["/modules.*rappelés/i"] }, ["selenor-rappel-modules.txt"]],
    [{ any: ["prototype abandonné"] }, []],
    [{ any: ["Meta"] }, []],
  ])("%j is set off by %j", ([rule, keys]) => {
    expect(firing(rule, stories)).toEqual(keys);
  });
});

const unless = HAS_SEEDS ? "" : " (skipped: the articles of our first readers are not at hand)";

describe.skipIf(!HAS_SEEDS)(`a rule on our first readers’ articles${unless}`, () => {
  const FILES = [
    ...["000_b7eb9ffdf049ed6a.txt", "001_15494a936c45404d.txt", "002_d23f113d7bf3cd91.txt"],
    ...["003_5b8a4c05f998f6ef.txt", "004_3107907732e939eb.txt"],
  ];
  const stories = HAS_SEEDS ? FILES.map((file) => readSeedStory(file).articles) : [];

  test.for<readonly [WrittenRule, string[]]>([
    [{ any: ["Mission Genesis", "/cloud souverain/i"], none: ["jeu vidéo"], entity: ["Los Alamos"] }, ["002"]],
    [{ any: ["laboratoires nucléaires"] }, ["002"]],
    [{ entity: ["Prometheus"] }, ["000", "003"]],
    [{ entity: ["Project Prometheus"] }, ["000"]],
    [{ entity: [{ name: "Prometheus", near: ["Bezos"] }] }, ["000"]],
    [{ entity: [{ name: "Prometheus", near: ["Meta", "Zuckerberg"] }] }, ["003"]],
    [{ any: ["levée"], amount: "≥ 1 milliard" }, ["000"]],
    [{ any: ["investissement"], amount: "≥ 1 milliard de dollars" }, ["003"]],
    [{ amount: "500 milliards de dollars" }, ["004"]],
    [{ amount: "≥ 1 gigawatt" }, ["003"]],
    [{ entity: ["Jeff Bezos"], none: ["data center"] }, ["000"]],
    [{ any: ["souveraineté"] }, ["002", "004"]],
    [{ any: ["bac à sable", "Je suis Conrad"] }, []],
    [{ any: ["Paris"] }, []],
  ])("%j is set off by %j", ([rule, files]) => {
    expect(firing(rule, stories).map((key) => key.slice(0, 3))).toEqual(files);
  });
});
