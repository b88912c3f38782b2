import { expect, test } from "vitest";
import { findWrong, findWrongView } from "../../support/slack-blocks.ts";

const long = (count: number): string => "a".repeat(count);
const times = <Value>(count: number, valueAt: (at: number) => Value): Value[] =>
  Array.from({ length: count }, (_, at) => valueAt(at));
const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const section = (more: object = {}) => ({ type: "section", text: mrkdwn("a"), ...more });
const button = (more: object = {}) => ({ type: "button", text: plain("a"), action_id: "a", ...more });
const confirm = (more: object = {}) => ({
  confirm: { title: plain("a"), text: plain("a"), confirm: plain("a"), deny: plain("a"), ...more },
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = (at: number, more: object = {}) => ({ text: plain(`a${at}`), value: `v${at}`, ...more });
const list = (type: string, count: number, more: object = {}) => ({
  ...{ type, action_id: "l", options: times(count, (at) => option(at)), ...more },
});
const input = (element: object, more: object = {}) => ({ type: "input", label: plain("a"), element, ...more });
const line = (more: object = {}) => ({ type: "plain_text_input", action_id: "t", ...more });
const context = (...elements: object[]) => ({ type: "context", elements });
const modal = (blocks: object[], more: object = {}) => ({
  ...{ type: "modal", title: plain("a"), submit: plain("a"), close: plain("a"), blocks, ...more },
});

test.for<[what: string, blocks: object[]]>([
  ["as many blocks as it takes", times(50, () => section())],
  ["the longest texts", [section({ text: mrkdwn(long(3_000)) }), { type: "header", text: plain(long(150)) }]],
  ["the longest notes", [context(...times(6, () => mrkdwn(long(2_000))))]],
  ["as many fields", [section({ fields: times(10, () => plain(long(1_000))) })]],
  ["as many buttons", [actions(...times(25, (at) => button({ action_id: `a${at}`, text: plain(long(75)) })))]],
  ["what a button asks", [actions(button(confirm({ title: plain(long(100)), text: plain(long(300)) })))]],
  [
    "lists",
    [actions(list("static_select", 100, { initial_option: option(99) }), list("overflow", 10, { action_id: "o" }))],
  ],
  ["pictures and lines", [{ type: "divider" }, { type: "image", image_url: "https://a.fr/b", alt_text: "a" }]],
])("a message is taken with %s", ([, blocks]) => {
  expect(findWrong("a", blocks)).toBeUndefined();
});

test.for<[what: string, text: string, blocks: object[], error: string, where: string]>([
  ["no text", " ", [section()], "no_text", "/text"],
  ["a text too long", long(40_001), [section()], "msg_too_long", "/text"],
  ["half a character in its text", "\ud800", [section()], "invalid_arguments", "/text"],
  [
    "characters that no message holds",
    "a",
    times(5, () => section({ text: mrkdwn(long(2_900)) })),
    "msg_blocks_too_long",
    "/blocks",
  ],
  ["too many blocks", "a", times(51, () => section()), "invalid_blocks", "/blocks:"],
])("a message is refused for %s", ([, text, blocks, error, where]) => {
  expect(findWrong(text, blocks)).toEqual({ error, where: expect.stringContaining(where) });
});

test.for<[what: string, block: object, where: string]>([
  ["a block that nobody knows", { type: "poster", text: plain("a") }, "/type"],
  ["a field that nobody knows", section({ colour: "red" }), ""],
  ["a section without text", { type: "section" }, ": neither text nor fields"],
  ["an empty text", section({ text: mrkdwn("") }), "/text/text"],
  ["a text of spaces", section({ text: mrkdwn(" \u00a0") }), "/text/text"],
  ["half a character", section({ text: mrkdwn("a\udc00") }), "/text/text"],
  ["a text of no kind", section({ text: { type: "html", text: "a" } }), "/text/type"],
  ["a section too long", section({ text: mrkdwn(long(3_001)) }), "/text/text"],
  ["a field too long", section({ fields: [mrkdwn(long(2_001))] }), "/fields/0/text"],
  ["too many fields", section({ fields: times(11, () => plain("a")) }), "/fields"],
  ["a header too long", { type: "header", text: plain(long(151)) }, "/text/text"],
  ["a header that formats", { type: "header", text: mrkdwn("a") }, "/text/type"],
  ["a note without anything", context(), "/elements"],
  ["too many notes", context(...times(11, () => mrkdwn("a"))), "/elements"],
  ["a note too long", context(mrkdwn(long(2_001))), "/elements/0/text"],
  ["a picture without words", { type: "image", image_url: "https://a.fr", alt_text: "" }, "/alt_text"],
  ["a picture with too many", { type: "image", image_url: "https://a.fr", alt_text: long(2_001) }, "/alt_text"],
  ["a picture too far", { type: "image", image_url: `https://a.fr/${long(2_988)}`, alt_text: "a" }, "/image_url"],
  ["a note without format too long", context(plain(long(2_001))), "/elements/0/text"],
  ["too many choices of several", actions(list("multi_static_select", 101)), "/elements/0/options"],
  [
    "a word in its place too long",
    actions(list("static_select", 1, { placeholder: plain(long(151)) })),
    "/placeholder",
  ],
  ["a picture from nowhere", { type: "image", image_url: "a", alt_text: "a" }, "/image_url"],
  ["no button", actions(), "/elements"],
  ["too many buttons", actions(...times(26, (at) => button({ action_id: `a${at}` }))), "/elements"],
  ["a button too long", actions(button({ text: plain(long(76)) })), "/elements/0/text/text"],
  ["a button that formats", actions(button({ text: mrkdwn("a") })), "/elements/0/text/type"],
  ["a button's name too long", actions(button({ action_id: long(256) })), "/elements/0/action_id"],
  ["a button's value too long", actions(button({ value: long(2_001) })), "/elements/0/value"],
  ["a button's address too long", actions(button({ url: `https://a.fr/${long(2_988)}` })), "/elements/0/url"],
  ["a colour that nobody knows", actions(button({ style: "blue" })), "/elements/0/style"],
  ["a question's title too long", actions(button(confirm({ title: plain(long(101)) }))), "/elements/0/confirm/title"],
  ["a question too long", actions(button(confirm({ text: plain(long(301)) }))), "/elements/0/confirm/text"],
  ["a yes too long", actions(button(confirm({ confirm: plain(long(31)) }))), "/elements/0/confirm/confirm"],
  ["a no too long", actions(button(confirm({ deny: plain(long(31)) }))), "/elements/0/confirm/deny"],
  ["a name that stands twice", actions(button(), button()), ": action_id a stands twice"],
  ["a block's name too long", section({ block_id: long(256) }), "/block_id"],
  ["a list of nothing", actions(list("static_select", 0)), "/elements/0/options"],
  ["a list too long", actions(list("static_select", 101)), "/elements/0/options"],
  ["a menu too long", actions(list("overflow", 11)), "/elements/0/options"],
  ["too many boxes", actions(list("checkboxes", 11)), "/elements/0/options"],
  ["too many choices of one", actions(list("radio_buttons", 11)), "/elements/0/options"],
  [
    "a choice too long",
    actions(list("overflow", 0, { options: [option(1, { text: plain(long(76)) })] })),
    "/options/0/text",
  ],
  [
    "a choice's value too long",
    actions(list("overflow", 0, { options: [option(1, { value: long(76) })] })),
    "/options/0/value",
  ],
  ["a choice that stands twice", actions(list("overflow", 0, { options: [option(1), option(1)] })), "/options"],
  ["a choice that is none", actions(list("static_select", 2, { initial_option: option(3) })), "/elements/0"],
  ["choices that are none", actions(list("checkboxes", 2, { initial_options: [option(3)] })), "/elements/0"],
  ["no choice made", actions(list("checkboxes", 2, { initial_options: [] })), "/elements/0/initial_options"],
  ["a label too long", input(line(), { label: plain(long(2_001)) }), "/label/text"],
  ["a hint too long", input(line(), { hint: plain(long(2_001)) }), "/hint/text"],
  ["a value too long", input(line({ initial_value: long(3_001) })), "/element/initial_value"],
  [
    "a value longer than it says",
    input(line({ initial_value: "abc", max_length: 2 })),
    "/element: more than max_length",
  ],
  ["a length that no field takes", input(line({ max_length: 3_001 })), "/element/max_length"],
  ["a field of no kind", input({ type: "slider" }), "/element/type"],
])("a block is refused for %s", ([, block, where]) => {
  const wrong = findWrong("a", [section(), block]);
  expect(wrong).toEqual({ error: "invalid_blocks", where: expect.stringMatching(/^\/blocks/) });
  expect(wrong?.where).toContain(where);
  expect(findWrong("a", [block, section()])?.where).toContain(where);
});

test("names stand once in the whole message, not in each block", () => {
  const twice = findWrong("a", [actions(button()), actions(button())]);
  expect(twice).toEqual({ error: "invalid_blocks", where: "/blocks: action_id a stands twice" });
  expect(findWrong("a", [section({ block_id: "b" }), section({ block_id: "b" })])?.where).toContain("block_id b");
});

test.for<[what: string, view: object]>([
  ["a modal", modal([input(line())], { callback_id: long(255), private_metadata: long(3_000) })],
  ["as many blocks as it takes", modal(times(100, () => section()))],
  ["a home page", { type: "home", blocks: [section()] }],
])("a view is taken: %s", ([, view]) => {
  expect(findWrongView(view)).toBeUndefined();
});

test.for<[what: string, view: object, where: string]>([
  ["no kind", { type: "page", blocks: [section()] }, "/type"],
  ["nothing to show", modal([]), "/blocks"],
  ["too many blocks", modal(times(101, () => section())), "/blocks"],
  ["a title too long", modal([section()], { title: plain(long(25)) }), "/title/text"],
  ["no title", modal([section()], { title: undefined }), "/title"],
  ["a title that formats", modal([section()], { title: mrkdwn("a") }), "/title/type"],
  ["a button too long", modal([section()], { submit: plain(long(25)) }), "/submit/text"],
  ["a way out too long", modal([section()], { close: plain(long(25)) }), "/close/text"],
  ["a name too long", modal([section()], { callback_id: long(256) }), "/callback_id"],
  ["more than it carries", modal([section()], { private_metadata: long(3_001) }), "/private_metadata"],
  ["fields and nothing to send them with", modal([input(line())], { submit: undefined }), ": input without submit"],
  ["a name that stands twice", modal([input(line()), input(line())]), ": action_id t stands twice"],
  ["a home page with a title", { type: "home", title: plain("a"), blocks: [section()] }, "/"],
])("a view is refused for %s", ([, view, where]) => {
  expect(findWrongView(view)).toEqual({ error: "invalid_arguments", where: expect.stringContaining(where) });
});

test("a view is refused for more bytes than it takes", () => {
  const blocks = times(83, () => section({ text: mrkdwn("€".repeat(980)) }));
  const bytes = Buffer.byteLength(JSON.stringify(modal(blocks)));
  const filled = (more: number) => modal(blocks, { private_metadata: long(250_000 - bytes - 22 + more) });
  expect(findWrongView(filled(0))).toBeUndefined();
  expect(findWrongView(filled(1))).toEqual({ error: "view_too_large", where: "/" });
});
