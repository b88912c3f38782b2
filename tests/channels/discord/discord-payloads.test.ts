import { expect, test } from "vitest";
import { findWrongCommands, findWrongMessage, findWrongModal } from "../../support/discord-payloads.ts";

const long = (length: number): string => "a".repeat(length);
const times = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

const text = (content = "a") => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 2, label: "a", custom_id: "a", ...more });
const buttons = (count: number) => times(count, (at) => button({ custom_id: `b${at}` }));
const row = (...components: object[]) => ({ type: 1, components });
const section = (more: object = {}) => ({ type: 9, components: [text()], accessory: button(), ...more });
const option = (at: number, more: object = {}) => ({ label: `a${at}`, value: `v${at}`, ...more });
const list = (count: number, more: object = {}) => ({
  type: 3,
  custom_id: "s",
  options: times(count, option),
  ...more,
});
const message = (...components: unknown[]) => ({ flags: 1 << 15, components, allowed_mentions: { parse: [] } });
const container = (...components: unknown[]) => ({ type: 17, components });

test.for<[what: string, body: object]>([
  [
    "texts, lines, sections and rows in a container",
    message(container(text(), { type: 14, divider: true }, section(), row(...buttons(5)))),
  ],
  ["as many components as it takes", message(container(...times(39, () => text())))],
  ["as many characters as it takes", message(text(long(4_000)))],
  ["a list", message(row(list(25)))],
  ["a link", message(row(button({ style: 5, custom_id: undefined, url: `https://a.fr/${long(499)}` })))],
  ["words of the longest", message(row(button({ label: long(80), custom_id: long(100) })))],
  ["a plain message", { content: long(2_000), nonce: long(25), enforce_nonce: true }],
  [
    "embeds",
    {
      embeds: [
        { title: long(256), description: long(4_096) },
        { description: long(1_648), color: 1 },
      ],
      components: [row(button())],
    },
  ],
])("a message is taken: %s", ([, body]) => {
  expect(findWrongMessage(body)).toBeUndefined();
});

test.for<[what: string, body: object, path: string]>([
  ["nothing to show", message(), "components"],
  ["a container of nothing", message(container()), "components[0].components"],
  ["an empty text", message(container(text(), text(" "))), "components[0].components[1].content"],
  ["a text too long", message(text(long(4_001))), "components[0].content"],
  ["half a character", message(text("\ud800")), "components[0].content"],
  [
    "too many characters in all",
    message(text(long(3_000)), container(section({ components: [text(long(1_001))] }))),
    "components",
  ],
  ["too many components, nested ones counted", message(container(...times(40, () => text()))), "components"],
  ["too many buttons in a row", message(container(row(...buttons(6)))), "components[0].components[0].components"],
  ["an empty row", message(row()), "components[0].components"],
  ["a list beside another thing", message(row(list(2), button())), "components[0].components"],
  ["a button outside of a row", message(container(button())), "components[0].components[0].type"],
  ["a container in another", message(container(container(text()))), "components[0].components[0].type"],
  ["a kind that nobody knows", message({ type: 99 }), "components[0].type"],
  ["what it has no field for", message({ ...text(), colour: 1 }), "components[0]"],
  ["content beside components", { ...message(text()), content: "a" }, ""],
  ["embeds beside components", { ...message(text()), embeds: [{ title: "a" }] }, ""],
  ["a button too long", message(row(button({ label: long(81) }))), "components[0].components[0].label"],
  ["a button that says nothing", message(row(button({ label: "" }))), "components[0].components[0].label"],
  ["a button without a name", message(row(button({ custom_id: undefined }))), "components[0].components[0].custom_id"],
  ["a button's name too long", message(row(button({ custom_id: long(101) }))), "components[0].components[0].custom_id"],
  ["a button of no style", message(row(button({ style: 7 }))), "components[0].components[0].style"],
  ["a button that leads somewhere", message(row(button({ url: "https://a.fr" }))), "components[0].components[0].url"],
  [
    "a link that leads nowhere",
    message(row(button({ style: 5, custom_id: undefined }))),
    "components[0].components[0].url",
  ],
  [
    "a link with a name",
    message(row(button({ style: 5, url: "https://a.fr" }))),
    "components[0].components[0].custom_id",
  ],
  [
    "a link's address too long",
    message(row(button({ style: 5, custom_id: undefined, url: `https://a.fr/${long(500)}` }))),
    "components[0].components[0].url",
  ],
  ["a name that stands twice", message(container(section(), row(button()))), "components"],
  ["a number that stands twice", message({ ...text(), id: 1 }, { ...text(), id: 1 }), "components"],
  ["a section of four texts", message(section({ components: times(4, () => text()) })), "components[0].components"],
  ["a section of no text", message(section({ components: [] })), "components[0].components"],
  ["a section with nothing beside it", message(section({ accessory: undefined })), "components[0].accessory"],
  [
    "a colour that is none",
    message({ ...container(text()), accent_color: 0x1_00_00_00 }),
    "components[0].accent_color",
  ],
  ["a list of nothing", message(row(list(0))), "components[0].components[0].options"],
  ["a list too long", message(row(list(26))), "components[0].components[0].options"],
  [
    "a choice too long",
    message(row(list(0, { options: [option(1, { label: long(101) })] }))),
    "components[0].components[0].options[0].label",
  ],
  [
    "a choice's value too long",
    message(row(list(0, { options: [option(1, { value: long(101) })] }))),
    "components[0].components[0].options[0].value",
  ],
  [
    "a choice's words too long",
    message(row(list(0, { options: [option(1, { description: long(101) })] }))),
    "components[0].components[0].options[0].description",
  ],
  [
    "a choice that stands twice",
    message(row(list(0, { options: [option(1), option(1)] }))),
    "components[0].components[0].options",
  ],
  [
    "two choices of one",
    message(row(list(0, { options: times(2, (at) => option(at, { default: true })) }))),
    "components[0].components[0].options",
  ],
  ["more choices than it has", message(row(list(2, { max_values: 3 }))), "components[0].components[0].max_values"],
  ["more at least than at most", message(row(list(3, { min_values: 2 }))), "components[0].components[0].min_values"],
  [
    "a word in its place too long",
    message(row(list(1, { placeholder: long(151) }))),
    "components[0].components[0].placeholder",
  ],
  ["nothing at all", {}, ""],
  ["a plain message too long", { content: long(2_001) }, "content"],
  ["a key too long", { content: "a", nonce: long(26) }, "nonce"],
  ["an unknown call", { content: "a", allowed_mentions: { parse: ["all"] } }, "allowed_mentions.parse[0]"],
  ["eleven embeds", { embeds: times(11, () => ({ title: "a" })) }, "embeds"],
  ["an embed's title too long", { embeds: [{ title: long(257) }] }, "embeds[0].title"],
  ["an embed too long", { embeds: [{ description: long(4_097) }] }, "embeds[0].description"],
  ["too many fields", { embeds: [{ fields: times(26, () => ({ name: "a", value: "a" })) }] }, "embeds[0].fields"],
  ["a field's name too long", { embeds: [{ fields: [{ name: long(257), value: "a" }] }] }, "embeds[0].fields[0].name"],
  ["a field too long", { embeds: [{ fields: [{ name: "a", value: long(1_025) }] }] }, "embeds[0].fields[0].value"],
  ["a footer too long", { embeds: [{ footer: { text: long(2_049) } }] }, "embeds[0].footer.text"],
  ["an author too long", { embeds: [{ author: { name: long(257) } }] }, "embeds[0].author.name"],
  [
    "embeds too long in all",
    { embeds: [{ description: long(3_000) }, { title: "a", description: long(3_000) }] },
    "embeds",
  ],
  ["six rows", { content: "a", components: times(6, (at) => row(button({ custom_id: `b${at}` }))) }, "components"],
  ["a text without their flag", { content: "a", components: [text()] }, "components[0].type"],
])("a message is refused for %s", ([, body, path]) => {
  expect(findWrongMessage(body)).toEqual({ path, reason: expect.stringMatching(/./) });
});

const input = (more: object = {}) => ({ type: 4, custom_id: "t", style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: "a", component, ...more });
const modal = (components: object[], more: object = {}) => ({ custom_id: "m", title: "a", components, ...more });

test.for<[what: string, data: object]>([
  [
    "fields",
    modal([
      label(input({ max_length: 4_000, value: long(4_000) }), { label: long(45), description: long(100) }),
      label(list(3)),
    ]),
  ],
  [
    "as many parts as it takes",
    modal([text(), ...times(4, (at) => label(input({ custom_id: `t${at}` })))], {
      title: long(45),
      custom_id: long(100),
    }),
  ],
  [
    "a list from which nothing may be chosen",
    modal([label(list(3, { required: false, min_values: 0, max_values: 3 }))]),
  ],
])("a modal is taken: %s", ([, data]) => {
  expect(findWrongModal(data)).toBeUndefined();
});

test.for<[what: string, data: object, path: string]>([
  ["no part", modal([]), "components"],
  ["six parts", modal(times(6, (at) => label(input({ custom_id: `t${at}` })))), "components"],
  ["a title too long", modal([label(input())], { title: long(46) }), "title"],
  ["no title", modal([label(input())], { title: "" }), "title"],
  ["a name too long", modal([label(input())], { custom_id: long(101) }), "custom_id"],
  ["a label too long", modal([label(input(), { label: long(46) })]), "components[0].label"],
  ["a hint too long", modal([label(input(), { description: long(101) })]), "components[0].description"],
  ["a field with a label of its own", modal([label(input({ label: "a" }))]), "components[0].component"],
  ["a field's name too long", modal([label(input({ custom_id: long(101) }))]), "components[0].component.custom_id"],
  ["a field of no style", modal([label(input({ style: 3 }))]), "components[0].component.style"],
  ["a value too long", modal([label(input({ value: long(4_001) }))]), "components[0].component.value"],
  [
    "a value longer than it says",
    modal([label(input({ value: "abc", max_length: 2 }))]),
    "components[0].component.value",
  ],
  ["a length that no field takes", modal([label(input({ max_length: 4_001 }))]), "components[0].component.max_length"],
  [
    "a word in its place too long",
    modal([label(input({ placeholder: long(101) }))]),
    "components[0].component.placeholder",
  ],
  [
    "a list that asks for none and one",
    modal([label(list(2, { min_values: 0 }))]),
    "components[0].component.min_values",
  ],
  ["a button", modal([row(button())]), "components[0].type"],
  ["a name that stands twice", modal([label(input()), label(input())]), "components"],
])("a modal is refused for %s", ([, data, path]) => {
  expect(findWrongModal(data)).toEqual({ path, reason: expect.stringMatching(/./) });
});

const argument = (at = 0, more: object = {}) => ({ type: 3, name: `mot${at}`, description: "a", ...more });
const command = (more: object = {}) => ({ name: "demander", description: "a", ...more });
const options = (count: number) => times(count, (at) => argument(at));
const choice = (at: number, more: object = {}) => ({ name: `n${at}`, value: `v${at}`, ...more });
const sub = (name: string, more: object = {}) => ({ type: 1, name, description: "a", ...more });
const group = (...all: object[]) => ({ type: 2, name: "alerte", description: "a", options: all });

test.for<[what: string, list: object[]]>([
  [
    "arguments",
    [
      command({
        options: [
          argument(0, { required: true, autocomplete: true }),
          argument(1, { choices: times(25, (at) => choice(at)) }),
        ],
      }),
    ],
  ],
  [
    "groups, and names in other tongues",
    [command({ options: [group(sub("créer")), sub("état", { name_localizations: { "en-US": "status" } })] })],
  ],
  ["a menu, whose name is as one likes", [command(), { type: 3, name: "Vérifier cette affirmation" }]],
  ["as much as it takes", [command({ name: long(32), description: long(100), options: options(25) })]],
  ["who may, and where", [command({ default_member_permissions: "0", contexts: [0, 1] })]],
])("commands are taken: %s", ([, list_]) => {
  expect(findWrongCommands(list_)).toBeUndefined();
});

test.for<[what: string, list: object[], path: string]>([
  ["a name too long", [command({ name: long(33) })], "[0].name"],
  ["a name of two words", [command({ name: "ma veille" })], "[0].name"],
  ["capitals", [command(), command({ name: "Veille" })], "[1].name"],
  ["a description too long", [command({ description: long(101) })], "[0].description"],
  ["no description", [command({ description: "" })], "[0].description"],
  ["a menu with a description", [{ type: 3, name: "a", description: "a" }], "[0]"],
  ["a menu's name too long", [{ type: 3, name: long(33) }], "[0].name"],
  [
    "a name in another tongue too long",
    [command({ name_localizations: { "en-US": long(33) } })],
    "[0].name_localizations.en-US",
  ],
  ["too many arguments", [command({ options: options(26) })], "[0].options"],
  ["arguments of one name", [command({ options: [argument(), argument()] })], "[0].options"],
  [
    "what must be given after what may",
    [command({ options: [argument(0), argument(1, { required: true })] })],
    "[0].options",
  ],
  ["arguments beside subcommands", [command({ options: [sub("a"), argument()] })], "[0].options"],
  ["a group in another", [command({ options: [group(group(sub("a")))] })], "[0].options[0].options[0].type"],
  [
    "an argument's description too long",
    [command({ options: [argument(0, { description: long(101) })] })],
    "[0].options[0].description",
  ],
  [
    "too many choices",
    [command({ options: [argument(0, { choices: times(26, (at) => choice(at)) })] })],
    "[0].options[0].choices",
  ],
  [
    "a choice too long",
    [command({ options: [argument(0, { choices: [choice(0, { name: long(101) })] })] })],
    "[0].options[0].choices[0].name",
  ],
  [
    "a choice's value too long",
    [command({ options: [argument(0, { choices: [choice(0, { value: long(101) })] })] })],
    "[0].options[0].choices[0].value",
  ],
  [
    "choices and completion",
    [command({ options: [argument(0, { autocomplete: true, choices: [choice(0)] })] })],
    "[0].options[0].autocomplete",
  ],
  ["rights that are no number", [command({ default_member_permissions: "ADMIN" })], "[0].default_member_permissions"],
  ["a place that is none", [command({ contexts: [3] })], "[0].contexts[0]"],
  ["commands of one name", [command(), command()], ""],
  ["too many commands", times(101, (at) => command({ name: `c${at}` })), ""],
  ["too many menus", times(6, (at) => ({ type: 2, name: `c${at}` })), ""],
  [
    "more characters in all than it takes",
    [
      command({
        options: times(25, (at) => argument(at, { choices: times(4, (n) => choice(n, { name: long(90) })) })),
      }),
    ],
    "[0]",
  ],
])("commands are refused for %s", ([, list_, path]) => {
  expect(findWrongCommands(list_)).toEqual({ path, reason: expect.stringMatching(/./) });
});
