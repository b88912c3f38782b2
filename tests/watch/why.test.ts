import { describe, expect, test } from "vitest";
import type { Pause } from "../../src/lib/pauses.ts";
import { whySilent } from "../../src/watch/why.ts";
import { articleOf } from "../support/articles.ts";
import { rulesOf, storyOf, type WrittenRule } from "../support/watching.ts";

const HOUR = 3_600_000;
const TEXT =
  "La société Hydrolane a levé 2 millions d’euros pour le robot de Morville.\nLe robot Prometheus de Meta surveille l’écluse et trie les pommes du verger.";

type Case = { copyOf?: string; toldAt?: number; since?: number; fresh?: boolean; opinion?: boolean; pause?: Pause };

/** Why one rule says nothing of one article, that came in at ten hours, of a story of one source. */
function why(rule: WrittenRule, { copyOf, toldAt, since = 0, fresh = true, opinion = false, pause }: Case = {}) {
  const told = articleOf(TEXT, { source: "revue" });
  const sentences = told.sentences.map((sentence) => ({ ...sentence, opinion }));
  const article = { ...told, sentences, copyOf: copyOf ?? null, arrivedAt: 10 * HOUR };
  const [compiled] = rulesOf(rule);
  const story = storyOf([article], fresh ? {} : { fresh: new Set() });
  const [watched] = story.articles;
  if (compiled === undefined || watched === undefined) throw new Error("Nothing to ask.");
  return whySilent(compiled, watched, { story, sources: 1 }, { toldAt, since: since < 0 ? undefined : since, pause });
}

describe("a rule that says nothing of an article", () => {
  test.for<[rule: WrittenRule, silence: object]>([
    [
      { any: ["robot"], none: ["drone", "pommes"] },
      { kind: "excluded", text: "pommes" },
    ],
    [{ any: ["robot"], sources: ["atelier"] }, { kind: "other-source" }],
    [{ any: ["drone", "/fus[ée]es?/i"] }, { kind: "none-of", texts: ["drone", "/fus[ée]es?/i"] }],
    [
      { any: ["robot"], all: ["écluse", "péniche"] },
      { kind: "missing", text: "péniche" },
    ],
    [{ entity: [{ name: "Prometheus", near: ["Bezos"] }] }, { kind: "homonym", text: "Prometheus" }],
    [{ entity: ["Vik Bajaj"] }, { kind: "not-named", texts: ["Vik Bajaj"] }],
    [{ any: ["robot"], amount: "3 millions d’euros" }, { kind: "below" }],
    [{ any: ["robot"], themes: ["énergie"] }, { kind: "no-theme" }],
    [
      { any: ["robot"], independentSources: 2 },
      { kind: "sources", count: 1, least: 2 },
    ],
  ])("is asked for what the article has not: %j", ([rule, silence]) => {
    expect(why(rule)).toEqual(silence);
  });

  test.for<[what: string, fields: Case, silence: object, rule?: WrittenRule]>([
    ["a copy", { copyOf: "x" }, { kind: "copy" }],
    ["an opinion", { opinion: true }, { kind: "no-sentence" }, { independentSources: 1 }],
    ["a channel that has not looked yet", { since: -1 }, { kind: "unwatched" }],
    ["what came before it", { since: 11 * HOUR }, { kind: "before-rule", since: 11 * HOUR }],
    ["its pause", { pause: { since: 9 * HOUR, until: 11 * HOUR } }, { kind: "paused", until: 11 * HOUR }],
    [
      "a pause that began after it came",
      { pause: { since: 11 * HOUR, until: 12 * HOUR } },
      { kind: "paused", until: 12 * HOUR },
    ],
    [
      "its story, told before its pause",
      { toldAt: 9 * HOUR, pause: { since: 11 * HOUR, until: 12 * HOUR } },
      { kind: "known" },
    ],
    [
      "its pause, its story told before",
      { toldAt: 8 * HOUR, pause: { since: 9 * HOUR, until: 11 * HOUR } },
      { kind: "paused", until: 11 * HOUR },
    ],
    ["nothing, its pause over when it came", { pause: { since: 8 * HOUR, until: 9 * HOUR } }, { kind: "unseen" }],
    ["what was not recent when it came", { fresh: false }, { kind: "not-recent" }],
    ["a story that was told, without a new fact", { toldAt: 9 * HOUR }, { kind: "known" }],
    [
      "one that rests",
      { toldAt: 9 * HOUR },
      { kind: "cooldown", until: 13 * HOUR },
      { any: ["robot"], cooldown: "4h" },
    ],
    ["one that has rested", { toldAt: 5 * HOUR }, { kind: "known" }, { any: ["robot"], cooldown: "4h" }],
    ["nothing that it knows of", {}, { kind: "unseen" }],
  ])("holds back for %s", ([, fields, silence, rule = { any: ["robot"] }]) => {
    expect(why(rule, fields)).toEqual(silence);
  });
});
