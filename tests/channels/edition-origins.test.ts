import { expect, test } from "vitest";
import { findIndependence } from "../../src/articles/independence.ts";
import { extractBriefing } from "../../src/briefings/extract.ts";
import { type EditionContext, editionMessage } from "../../src/channels/edition-message.ts";
import { sourceCount } from "../../src/channels/wording.ts";
import { composeEdition } from "../../src/editions/compose.ts";
import { articleOf } from "../support/articles.ts";

const FRAME = {
  ...{ channel: "equipe", day: "2025-12-15", at: Date.UTC(2025, 11, 15), profile: { most: 7, themes: {} } },
  period: { from: "2025-12-14T08:30:00+01:00", to: "2025-12-15T08:30:00+01:00" },
};

const CONTEXT: EditionContext = {
  ...{ zone: "Europe/Paris", period: { from: FRAME.at - 1, to: FRAME.at }, sources: 2, articles: 2, replay: null },
  newest: { value: "2025-12-14", precision: "day" },
  ...{ remarks: new Map(), former: new Map() },
};

function editionOf(...leads: readonly (readonly [publisher: string, lead: string])[]) {
  const articles = leads.map(([publisher, lead], n) => {
    const text = `${lead}\nMeta emploie plus de ${30 + n} personnes à Rennes, dit la mairie de Rennes.`;
    const time = { from: Date.UTC(2025, 11, 14), to: Date.UTC(2025, 11, 15) };
    return { ...articleOf(text, { publisher, key: publisher, title: `Meta ${n}` }), storyId: "s", copyOf: null, time };
  });
  const fresh = new Set(articles.map(({ id }) => id));
  const story = { briefing: extractBriefing(articles, () => 1), articles, fresh, former: undefined };
  const independence = findIndependence(articles);
  return { edition: composeEdition(FRAME, [story], []).edition, independence };
}

test("an edition names the medium that its only source relays, and counts two relays once", () => {
  const relays = editionOf(
    ["Alpha", "Meta achète une machine de 100 kilogrammes, selon The Information."],
    ["Bêta", "Selon The Information, Meta a commandé une machine de 100 kilogrammes."],
  );
  expect(relays.independence).toEqual({ count: 1, origin: "The Information" });
  expect(relays.edition.stories[0]?.sources).toHaveLength(2);
  const shown = editionMessage(relays.edition, {
    ...CONTEXT,
    independence: new Map([["s", relays.independence]]),
  }).flatMap((part) => (part.kind === "note" ? [part.text] : []));
  expect(shown).toContain("Source unique, d’après The Information · Alpha, Bêta · 14 décembre 2025");
  const both = editionOf(
    ["Alpha", "Meta achète une machine de 100 kilogrammes, selon The Information."],
    ["Bêta", "Meta a commandé une machine de 100 kilogrammes, dit la mairie."],
  );
  expect(both.independence).toEqual({ count: 2, origin: null });
});

test.for<[number, string | null, string]>([
  [1, null, "Source unique"],
  [1, "Reuters", "Source unique, d’après Reuters"],
  [1, "La Gazette des lecteurs et lectrices de Verlac", "Source unique"],
  [2, "Reuters", "2 sources"],
])("%i relaying %s is « %s »", ([count, origin, said]) => {
  expect(sourceCount(count, origin)).toBe(said);
});
