import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "../../../src/channels/message.ts";
import { renderSlack, type SlackBlock } from "../../../src/channels/slack/render.ts";
import { splitMessage } from "../../../src/channels/slack/split.ts";
import { readForm, renderForm, renderHome, renderPage } from "../../../src/channels/slack/views.ts";
import { findWrong, findWrongView, sizeOf, wordsOf } from "../../support/slack-blocks.ts";
import {
  ADDRESSES,
  addressesIn,
  alert,
  answer,
  callsIn,
  callsShown,
  edition,
  form,
  hasPieces,
  searchPage,
  wildText,
  withButtons,
} from "../../support/wild-messages.ts";

/** All that a person may see of blocks: texts, buttons and what they ask. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.entries(Object(value)).flatMap(([key, each]) => (key === "action_id" ? [] : stringsIn(each)));
}

const LINK = /<(https?:\/\/[^<>|\s]+)\|[^<>|]+>/g;

/** Nothing but our own links stands between angle brackets; no entity is cut, and no character. */
function expectSound(shown: string): void {
  expect(shown.replace(LINK, "")).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
  expect(hasPieces(shown)).toBe(false);
}

/** The same words without marks, links and joiners, one line each. */
const linesOf = (shown: string): string[] =>
  shown
    .replace(LINK, (link) => link.slice(link.indexOf("|") + 1, -1))
    .replace(/[\u2060*_~]/g, "")
    .replaceAll("¦", "|")
    .replaceAll("ˋ", "`")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());

/** Each line that is seen is said, to who listens. */
function expectSaid(blocks: readonly SlackBlock[], text: string): void {
  const said = linesOf(text).join("\n");
  const lines = wordsOf(blocks).flatMap(linesOf);
  expect(lines.filter((line) => !said.includes(line))).toEqual([]);
}

const LINKED = [ADDRESSES[0], "http://exemple.fr/a%7Cb%3Ec%3Cd?e=1&amp;f=%602%60", ADDRESSES[2]];

function expectPosted(message: Message): void {
  const posted = splitMessage(message).map(renderSlack);
  for (const { text, blocks } of posted) {
    expect(findWrong(text, blocks)).toBeUndefined();
    expect(blocks.length).toBeLessThanOrEqual(35);
    expect(sizeOf(blocks)).toBeLessThanOrEqual(9_000);
    expect(blocks.some(({ type }) => type !== "actions")).toBe(true);
    expectSaid(blocks, text);
    expectSound([text, ...stringsIn(blocks)].join("\n"));
  }
  const shown = posted.flatMap(({ blocks }) => wordsOf(blocks)).join("\n");
  // A sentence ends before its calls, wherever it is cut.
  expect(shown).not.toMatch(/[^.»\]]\u00a0\[\d+\]/);
  expect(callsShown(shown).toSorted()).toEqual(callsIn(message).toSorted());
  const linked = new Set(Array.from(shown.matchAll(LINK), ([, url]) => url));
  expect(addressesIn(message, LINKED).filter((url) => !linked.has(url))).toEqual([]);
}

const runs = { numRuns: 500, seed: 20251224 };

test("whatever an edition tells, Slack takes it, and says how many stories it leaves out", () => {
  const property = fc.property(
    edition.chain(({ message, more }) => fc.tuple(withButtons(message), fc.constant(more))),
    ([message, more]) => {
      expectPosted(message);
      const said = splitMessage(message).map((each) => renderSlack(each).text);
      const left = more === 1 ? "Et 1 autre histoire" : `Et ${more} autres histoires`;
      expect(said.join("\n").split("\n").includes(left)).toBe(more > 0);
    },
  );
  fc.assert(property, runs);
});

test("whatever an answer tells, Slack takes it", () => {
  fc.assert(fc.property(answer.chain(withButtons), expectPosted), runs);
});

test("whatever alerts tell, Slack takes them", () => {
  fc.assert(fc.property(alert.chain(withButtons), expectPosted), runs);
});

test("whatever is found, Slack takes it", () => {
  fc.assert(fc.property(searchPage.chain(withButtons), expectPosted), runs);
});

const EMPTY = "Rien à montrer pour l’instant.";
const CUT = "La suite est trop longue pour être montrée ici.";

test("whatever a form asks, Slack takes it, and what it held comes back", () => {
  const property = fc.property(form, (asked) => {
    const view = renderForm(asked, "");
    expect(findWrongView(view)).toBeUndefined();
    expectSound(stringsIn(view.blocks.filter(({ type }) => type !== "input")).join("\n"));
    const inputs = view.blocks.flatMap((block) => (block.type === "input" ? [block] : []));
    const lists = asked.fields.filter(({ kind }) => kind === "choice" || kind === "choices");
    expect(inputs.length).toBeGreaterThanOrEqual(asked.fields.length - lists.length);
    const filled = inputs.map(({ block_id, element }) => [block_id, { [element.action_id]: filledIn(element) }]);
    const values = readForm({ values: Object.fromEntries(filled) });
    for (const { id, kind, value = "" } of asked.fields) {
      if (kind === "lines" && value.length < 3_000)
        expect(values[id]).toBe(value.toWellFormed().replace(/(?!\n)\p{Cc}/gu, " "));
      if (kind === "choice") expect(["", undefined, value]).toContain(values[id]);
    }
  });
  fc.assert(property, { ...runs, numRuns: 250 });
});

/** What Slack sends of a field that nobody touched. */
function filledIn(element: object): object {
  const { initial_value = null, initial_option = null, initial_options } = Object(element);
  if (initial_options !== undefined) return { selected_options: initial_options };
  return { value: initial_value, selected_option: initial_option };
}

test("whatever a page shows, Slack takes it, or is told that it goes on", () => {
  const pages = fc.array(fc.oneof(answer, alert, searchPage), { maxLength: 8 }).map((each) => each.flat());
  const property = fc.property(pages.chain(withButtons), wildText, fc.boolean(), (message, title, isHome) => {
    const view = isHome ? renderHome(message) : renderPage(message, title);
    expect(findWrongView(view)).toBeUndefined();
    expectSound(stringsIn(view).join("\n"));
    const { blocks } = renderSlack(message);
    const isCut = blocks.length === 0 || JSON.stringify(view.blocks) !== JSON.stringify(blocks);
    const last = JSON.stringify(view.blocks.at(-1));
    expect(last.includes(blocks.length === 0 ? EMPTY : CUT)).toBe(isCut);
  });
  fc.assert(property, { ...runs, numRuns: 250 });
});
