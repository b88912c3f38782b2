import fc from "fast-check";
import { expect, test } from "vitest";
import { renderEmbeds } from "../../../src/channels/discord/embeds.ts";
import { readForm, renderForm } from "../../../src/channels/discord/forms.ts";
import { withMark } from "../../../src/channels/discord/mark.ts";
import { type DiscordMessage, renderDiscord } from "../../../src/channels/discord/render.ts";
import { splitMessage } from "../../../src/channels/discord/split.ts";
import type { Message, Part } from "../../../src/channels/message.ts";
import { anything, messageOf } from "../../support/any-message.ts";
import { type Reading, readMarkdown } from "../../support/discord-markdown.ts";
import { countComponents, findWrongMessage, findWrongModal, sizeOfTexts } from "../../support/discord-payloads.ts";
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
  withButtons,
  writtenIn,
} from "../../support/wild-messages.ts";

/** What is written in Markdown, in the order in which it is seen. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === "string" && (key === "content" || key === "description") ? [each] : textsIn(each),
  );
}

const read = (payload: unknown): Reading => {
  const readings = textsIn(payload).map(readMarkdown);
  return {
    text: readings.map(({ text }) => text).join("\n"),
    links: readings.flatMap(({ links }) => links),
    marks: readings.flatMap(({ marks }) => marks),
  };
};

const OURS = ["heading", "subtext", "item", "strong", "emphasis"];
const LINKED = [ADDRESSES[0], "http://exemple.fr/a%7Cb%3Ec%3Cd?e=1&f=%602%60", ADDRESSES[2]];

/** The same words without spaces, joiners, and what French typography or the label of a link may change. */
const bare = (shown: string): string =>
  shown
    .replace(/[\s\u2060\p{Cc}«»“”"'’…]/gu, "")
    .replace(/[⧵∗ˍ∼ˋ¦‹›［］]/g, (sign) => "\\*_~`|<>[]"["⧵∗ˍ∼ˋ¦‹›［］".indexOf(sign)] ?? sign);

function expectSound({ text, links, marks }: Reading): void {
  expect(marks.filter((mark) => !OURS.includes(mark))).toEqual([]);
  expect(links.map(({ url }) => url).filter((url) => !LINKED.includes(url))).toEqual([]);
  expect(hasPieces(text)).toBe(false);
}

const LATE: Part = {
  kind: "note",
  text: "Cette édition devait partir à 8 h 30 : Discord ne répondait pas. ".repeat(2),
};

function expectTaken(message: Message): void {
  const payload: DiscordMessage = renderDiscord(message);
  expect(findWrongMessage(payload)).toBeUndefined();
  expect([countComponents(payload) <= 36, sizeOfTexts(payload) <= 3_600]).toEqual([true, true]);
  expect(findWrongMessage(withMark(renderEmbeds(message), "k".repeat(24)))).toBeUndefined();
  expect(read(renderEmbeds(message)).text.replace(/\s+/g, "")).toBe(read(payload).text.replace(/\s+/g, ""));
}

function expectPosted(message: Message): void {
  const posted = splitMessage(message);
  for (const [at, each] of posted.entries()) expectTaken(at === 0 ? [LATE, ...each] : each);
  const reading = read(posted.map(renderDiscord));
  expectSound(reading);
  // A sentence ends before its calls, wherever it is cut.
  expect(reading.text).not.toMatch(/[^.»\]]\u00a0\[\d+\]/);
  // No mark of ours is left unread: every text begins with that word.
  expect(reading.text).not.toMatch(/[*_#]+\s*Texte/);
  expect(callsShown(reading.text).toSorted()).toEqual(callsIn(message).toSorted());
  const linked = new Set(reading.links.map(({ url }) => url));
  expect(addressesIn(message, LINKED).filter((url) => !linked.has(url))).toEqual([]);
  const shown = bare(reading.text);
  const sentences = writtenIn(message).map((text) => bare(text.toWellFormed()));
  expect(sentences.filter((sentence) => !shown.includes(sentence))).toEqual([]);
}

test("whatever is written, Discord takes each message, and it calls nobody", { timeout: 60_000 }, () => {
  const property = fc.property(messageOf(anything), (message) => {
    for (const [at, each] of splitMessage(message).entries()) {
      const shown = at === 0 ? [LATE, ...each] : each;
      expectTaken(shown);
      expect(read(renderDiscord(shown)).marks.filter((mark) => !OURS.includes(mark))).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 300, seed: 1_723_304_242 });
});

const runs = { numRuns: 500, seed: 20251224 };

test("whatever an edition tells, Discord takes it, and says how many stories it leaves out", {
  timeout: 60_000,
}, () => {
  const property = fc.property(
    edition.chain(({ message, more }) => fc.tuple(withButtons(message), fc.constant(more))),
    ([message, more]) => {
      expectPosted(message);
      const { text } = read(splitMessage(message).map(renderDiscord));
      const left = more === 1 ? "Et 1 autre histoire" : `Et ${more} autres histoires`;
      expect(text.split("\n").includes(left)).toBe(more > 0);
    },
  );
  fc.assert(property, runs);
});

test("whatever an answer tells, Discord takes it", { timeout: 60_000 }, () => {
  fc.assert(fc.property(answer.chain(withButtons), expectPosted), runs);
});

test("whatever alerts tell, Discord takes them", { timeout: 60_000 }, () => {
  fc.assert(fc.property(alert.chain(withButtons), expectPosted), runs);
});

test("whatever is found, Discord takes it", { timeout: 60_000 }, () => {
  fc.assert(fc.property(searchPage.chain(withButtons), expectPosted), runs);
});

test("whatever a form asks, Discord takes it, and what it held comes back", { timeout: 60_000 }, () => {
  const asked = form.map((each) => ({ ...each, fields: each.fields.map((field, at) => ({ ...field, id: `f${at}` })) }));
  const property = fc.property(asked, (each) => {
    const modal = renderForm(each);
    expect(findWrongModal(modal)).toBeUndefined();
    expectSound(read(modal.components.filter(({ type }) => type === 10)));
    const values = readForm(modal.components.map(handedIn));
    for (const { id, kind, value = "" } of each.fields) {
      if (kind === "lines" && value.length < 4_000)
        expect(values[id]).toBe(value.toWellFormed().replace(/(?!\n)\p{Cc}/gu, " "));
      if (kind === "choice") expect(["", undefined, value]).toContain(values[id]);
    }
  });
  fc.assert(property, { ...runs, numRuns: 250 });
});

/** What Discord sends of a part of a modal that nobody touched. */
function handedIn(part: object): object {
  const { component } = Object(part);
  if (component === undefined) return { type: 10 };
  const { type, custom_id, value = "", options = [] } = component;
  const chosen = options.filter((option: { default?: boolean }) => option.default);
  const filled = type === 3 ? { values: chosen.map((option: { value: string }) => option.value) } : { value };
  return { type: 18, component: { type, custom_id, ...filled } };
}
