import type { types } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field, Form } from "../../../src/channels/interaction.ts";
import type { Message, Part } from "../../../src/channels/message.ts";
import { readForm, renderForm, renderHome, renderPage } from "../../../src/channels/slack/views.ts";
import { findWrongView } from "../../support/slack-blocks.ts";

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const paragraph = (text: string): Part => ({ kind: "paragraph", spans: [{ text }] });
const formOf = (...fields: Field[]): Form => ({ title: "Alerte", submit: "Créer", action: "alerte:creer", fields });
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, text: `Choix ${at}` }));

/** The field itself as Slack is given it. */
function inputOf(field: Partial<Field>) {
  const form = formOf({ id: "a", label: "A", kind: "line", ...field });
  const view = renderForm(form, "");
  // Slack's own types take it too.
  const taken: types.ModalView = view;
  expect(findWrongView(taken)).toBeUndefined();
  const [block] = view.blocks;
  if (block?.type !== "input") throw new Error("No field is shown.");
  return block;
}

describe("a form", () => {
  test("is a dialog that carries what comes back with it", () => {
    const form = {
      ...formOf({ id: "nom", label: "Nom", kind: "line", hint: "Court" }),
      about: [paragraph("D'abord.")],
    };
    expect(renderForm(form, "U1 C1")).toEqual({
      ...{ type: "modal", title: plain("Alerte"), submit: plain("Créer"), close: plain("Annuler") },
      ...{ callback_id: "alerte:creer", private_metadata: "U1 C1" },
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: "D’abord.", verbatim: true } },
        {
          ...{ type: "input", block_id: "nom", label: plain("Nom"), hint: plain("Court"), optional: false },
          element: { type: "plain_text_input", action_id: "field:nom", multiline: false, max_length: 3_000 },
        },
      ],
    });
  });

  test("has a title and a button of twenty-four characters at most", () => {
    const { title, submit } = renderForm(
      { ...formOf(), title: "Modifier « Souveraineté »", submit: "é".repeat(30) },
      "",
    );
    expect(title.text).toBe("Modifier «\u00a0Souveraineté…");
    expect(submit?.text).toBe(`${"é".repeat(23)}…`);
  });

  test("opens with what a field holds", () => {
    expect(inputOf({ value: "l'un\nl'autre & <b>" }).element).toMatchObject({ initial_value: "l'un l'autre & <b>" });
    expect(inputOf({ kind: "lines", value: "un\ndeux" }).element).toMatchObject({
      ...{ multiline: true, initial_value: "un\ndeux" },
    });
    expect(inputOf({ value: "👩‍👩‍👧".repeat(500) }).element).toMatchObject({ initial_value: "👩‍👩‍👧".repeat(375) });
    expect(inputOf({ value: " " }).element).not.toHaveProperty("initial_value");
  });

  test("lets one choose", () => {
    const element = inputOf({ kind: "choice", choices: choices(3), value: "v1" }).element;
    expect(element).toMatchObject({
      ...{ type: "static_select", placeholder: plain("Choisir…") },
      initial_option: { text: plain("Choix 1"), value: "v1" },
    });
    expect(inputOf({ kind: "choice", choices: choices(3), value: "v9" }).element).not.toHaveProperty("initial_option");
  });

  test("lets several be chosen, in boxes as long as there are few", () => {
    const few = inputOf({ kind: "choices", choices: choices(10), value: "v1, v3,v99" }).element;
    expect(few).toMatchObject({ type: "checkboxes", initial_options: [{ value: "v1" }, { value: "v3" }] });
    const none = inputOf({ kind: "choices", choices: choices(11), isOptional: true });
    expect(none.optional).toBe(true);
    expect(none.element.type).toBe("multi_static_select");
    expect(none.element).not.toHaveProperty("initial_options");
  });

  test("says how many choices it leaves out, and never the one that is made", () => {
    const block = inputOf({ kind: "choice", choices: choices(112), value: "v111", hint: "Un canal." });
    expect(block.hint?.text).toBe("Un canal. Et 12 autres choix, qui ne tiennent pas dans cette liste.");
    expect(block.element).toMatchObject({ initial_option: { value: "v111" } });
    const one = inputOf({ kind: "choice", choices: [...choices(2), { value: "v".repeat(76), text: "Long" }] });
    expect(one.hint?.text).toBe("Et 1 autre choix, qui ne tient pas dans cette liste.");
  });

  test("offers a choice once", () => {
    expect(inputOf({ kind: "choice", choices: [...choices(2), ...choices(2)] }).element).toMatchObject({
      options: [{ value: "v0" }, { value: "v1" }],
    });
  });

  test.for([
    ["blocks", "Un mot.", "d"],
    ["bytes", "€".repeat(1_000), "€".repeat(3_000)],
  ] as const)("leaves its fields whole where what stands above them has too many %s", ([, text, value]) => {
    const fields = Array.from({ length: 12 }, (_, at): Field => ({ id: `f${at}`, label: "A", kind: "lines", value }));
    const view = renderForm({ ...formOf(...fields), about: Array.from({ length: 120 }, () => paragraph(text)) }, "");
    expect(findWrongView(view)).toBeUndefined();
    expect(view.blocks.filter(({ type }) => type === "input")).toHaveLength(12);
    expect(JSON.stringify(view.blocks.at(-13))).toContain("La suite est trop longue");
  });

  test("shows no list of nothing, and is not empty for all that", () => {
    const view = renderForm(formOf({ id: "a", label: "A", kind: "choice", choices: [] }), "");
    expect(findWrongView(view)).toBeUndefined();
    expect(JSON.stringify(view.blocks)).toContain("Rien à montrer");
  });

  test("is read by its fields", () => {
    const state = {
      values: {
        nom: { "field:nom": { type: "plain_text_input", value: "Souveraineté" } },
        vide: { "field:vide": { type: "plain_text_input", value: null } },
        canal: { x: { type: "static_select", selected_option: { text: plain("A"), value: "C1" } } },
        aucun: { x: { type: "static_select", selected_option: null } },
        jours: { x: { type: "checkboxes", selected_options: [{ value: "mon" }, { value: "tue" }] } },
      },
    };
    expect(readForm(state)).toEqual({ nom: "Souveraineté", vide: "", canal: "C1", aucun: "", jours: "mon,tue" });
  });

  test.for([undefined, null, 1, "a", [], {}, { values: null }, { values: [] }, { values: 3 }])(
    "is empty where nothing was filled in: %j",
    (state) => {
      expect(readForm(state)).toEqual({});
    },
  );

  test.for([
    ...[null, 1, "a", {}, { x: null }, { x: 7 }, { x: { value: 7 } }, { x: { value: {} } }],
    ...[{ x: { selected_option: 3 } }, { x: { selected_options: [null, 1, { value: {} }] } }],
  ])("holds nothing where a field is none: %j", (field) => {
    expect(readForm({ values: { a: field } })).toEqual({ a: "" });
  });

  test("reads whatever comes as texts", () => {
    const property = fc.property(
      fc.object({ maxDepth: 6, key: fc.constantFrom("values", "a", "value", "__proto__") }),
      (state) => {
        for (const value of Object.values(readForm(state))) expect(value.isWellFormed()).toBe(true);
      },
    );
    fc.assert(property);
  });
});

describe("a page", () => {
  const long: Message = Array.from({ length: 120 }, (_, at): Part => paragraph(`Passage ${at}.`));
  const words = (view: object): string => JSON.stringify(view);

  test("is a message to be read, and closed", () => {
    const view: types.ModalView = renderPage([paragraph("Un passage.")], "Passages");
    expect(view).toEqual({
      ...{ type: "modal", title: plain("Passages"), close: plain("Fermer") },
      blocks: [{ type: "section", text: { type: "mrkdwn", text: "Un passage.", verbatim: true } }],
    });
  });

  test("that is too long says so", () => {
    const { blocks } = renderPage(long, "Passages");
    expect(blocks).toHaveLength(100);
    expect(words(blocks.at(-2) ?? {})).toContain("Passage 98.");
    expect(words(blocks.at(-1) ?? {})).toContain("La suite est trop longue pour être montrée ici.");
    expect(renderPage(long.slice(0, 100), "Passages").blocks.at(-1)).toMatchObject({ text: { text: "Passage 99." } });
  });

  test("is cut by what it weighs, too", () => {
    const view = renderPage(
      long.map(() => paragraph("€".repeat(2_000))),
      "Passages",
    );
    expect(findWrongView(view)).toBeUndefined();
    expect(view.blocks.length).toBeGreaterThan(30);
    expect(words(view)).toContain("La suite est trop longue");
  });

  test("is cut before the text whose buttons do not fit", () => {
    const message = [
      ...long.slice(0, 99),
      { kind: "actions", buttons: [{ text: "Lire", action: "lire" }] } as const,
      paragraph("Fin."),
    ];
    const { blocks } = renderPage(message, "Passages");
    expect(words(blocks.at(-2) ?? {})).toContain("Passage 97.");
    expect(words(blocks)).not.toContain('"actions"');
  });

  test("says that there is nothing where there is nothing", () => {
    expect(words(renderPage([], "Passages"))).toContain("Rien à montrer pour l’instant.");
  });

  test("may be the page of Vigie itself", () => {
    const view: types.HomeView = renderHome(long);
    expect(findWrongView(view)).toBeUndefined();
    expect(view).toMatchObject({ type: "home" });
    expect(view.blocks).toHaveLength(100);
  });
});
