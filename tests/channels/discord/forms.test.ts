import type { APIModalInteractionResponseCallbackData } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readForm, renderForm } from "../../../src/channels/discord/forms.ts";
import { exclusionForm, ruleForm, scheduleForm } from "../../../src/channels/editing-forms.ts";
import { COOLDOWNS, HOLIDAY_PLACES } from "../../../src/channels/editing-wording.ts";
import type { Field, Form } from "../../../src/channels/interaction.ts";
import type { Part } from "../../../src/channels/message.ts";
import { anything } from "../../support/any-message.ts";
import { findWrongModal } from "../../support/discord-payloads.ts";

const paragraph = (text: string): Part => ({ kind: "paragraph", spans: [{ text }] });
const formOf = (...fields: Field[]): Form => ({ title: "Alerte", submit: "Créer", action: "alerte:creer", fields });
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, text: `Choix ${at}` }));
const line = (id: string, more: Partial<Field> = {}): Field => ({ id, label: id, kind: "line", ...more });
const list = (id: string, value = "v1"): Field => ({ id, label: id, kind: "choice", choices: choices(3), value });

/** A modal that Discord takes. */
function modalOf(form: Form) {
  const modal = renderForm(form);
  // Discord's own types take it too.
  const taken: APIModalInteractionResponseCallbackData = modal;
  expect(findWrongModal(taken)).toBeUndefined();
  return modal;
}

/** The field itself as Discord is given it. */
function labelOf(field: Partial<Field>) {
  const [label] = modalOf(formOf({ id: "a", label: "A", kind: "line", ...field })).components;
  if (label?.type !== 18) throw new Error("No field is shown.");
  return label;
}

const namesIn = ({ components }: ReturnType<typeof renderForm>): unknown[] =>
  components.map((each) => Object(Object(each).component).custom_id ?? "texte");

/** What Discord sends of a modal in which nothing was touched. */
const handedIn = ({ components }: ReturnType<typeof renderForm>): unknown[] =>
  components.map((each) => {
    const { type, custom_id, value = "", options = [] } = Object(Object(each).component);
    const chosen = options.filter((option: { default?: boolean }) => option.default);
    const values = chosen.map((option: { value: string }) => option.value);
    return { type: each.type, component: { type, custom_id, ...(type === 3 ? { values } : { value }) } };
  });

describe("a form", () => {
  test("is a modal of its action, each field under its label", () => {
    const form = { ...formOf(line("nom", { hint: "Court", isOptional: true })), about: [paragraph("D'abord *ceci*.")] };
    expect(modalOf(form)).toEqual({
      ...{ custom_id: "alerte:creer", title: "Alerte" },
      components: [
        { type: 10, content: "D’abord \\*ceci\\*." },
        {
          ...{ type: 18, label: "nom", description: "Court" },
          component: { type: 4, custom_id: "nom", style: 1, required: false, max_length: 4_000 },
        },
      ],
    });
  });

  test("has a title, labels and hints as long as Discord takes them", () => {
    const { title } = modalOf({ ...formOf(line("a")), title: "é".repeat(50) });
    expect(title).toBe(`${"é".repeat(44)}…`);
    const { label, description } = labelOf({ label: "Modifier « A » ".repeat(5), hint: "h".repeat(200) });
    expect([label.length <= 45, description]).toEqual([true, `${"h".repeat(99)}…`]);
  });

  test("opens with what a field holds", () => {
    expect(labelOf({ value: "l'un\nl'autre" }).component).toMatchObject({ value: "l'un l'autre", style: 1 });
    expect(labelOf({ kind: "lines", value: "un\ndeux" }).component).toMatchObject({ value: "un\ndeux", style: 2 });
    expect(labelOf({ value: "👩‍👩‍👧".repeat(600) }).component).toMatchObject({ value: "👩‍👩‍👧".repeat(500) });
    expect(labelOf({ value: " " }).component).not.toHaveProperty("value");
  });

  test("lets one or several be chosen", () => {
    expect(labelOf({ kind: "choice", choices: choices(3), value: "v1" }).component).toEqual({
      ...{ type: 3, custom_id: "a", placeholder: "Choisir…", required: true, min_values: 1, max_values: 1 },
      options: [
        { label: "Choix 0", value: "v0" },
        { label: "Choix 1", value: "v1", default: true },
        { label: "Choix 2", value: "v2" },
      ],
    });
    const several = labelOf({ kind: "choices", choices: choices(3), value: "v0, v2,v9", isOptional: true }).component;
    expect(several).toMatchObject({ required: false, min_values: 0, max_values: 3 });
    expect(Object(several).options.map((each: { default?: true }) => each.default)).toEqual([true, undefined, true]);
  });

  test("says how many choices it leaves out, and never the one that is made", () => {
    const { description, component } = labelOf({
      kind: "choice",
      choices: choices(37),
      value: "v36",
      hint: "Un canal.",
    });
    expect(description).toBe("Et 12 autres choix, qui ne tiennent pas dans cette liste. Un canal.");
    expect(component).toMatchObject({ options: expect.arrayContaining([expect.objectContaining({ value: "v36" })]) });
    const one = labelOf({ kind: "choice", choices: [...choices(2), { value: "v".repeat(101), text: "Long" }] });
    expect(one.description).toBe("Et 1 autre choix, qui ne tient pas dans cette liste.");
  });

  test("offers a choice once, and shows no list of nothing", () => {
    const twice = labelOf({ kind: "choice", choices: [...choices(2), ...choices(2)] }).component;
    expect(Object(twice).options).toHaveLength(2);
    const none = modalOf(formOf({ id: "a", label: "A", kind: "choice", choices: [] }));
    expect(none.components).toEqual([{ type: 10, content: "Rien à montrer pour l’instant." }]);
  });

  test("says so where what stands above it is too long", () => {
    const { components } = modalOf({ ...formOf(line("a")), about: Array(20).fill(paragraph("Un mot. ".repeat(90))) });
    expect(Object(components[0]).content).toMatch(/La suite est trop longue pour être montrée ici\.$/);
    expect(components).toHaveLength(2);
  });
});

describe("a form of more than five fields", () => {
  test("leaves as it is the list in which something is chosen, says so, and gives its value back", () => {
    const values = { name: "Souveraineté", any: "cloud", channels: "equipe", cooldown: "4h" };
    const modal = modalOf(ruleForm({ action: "essayer-alerte:", values }, ["equipe", "produit"]));
    expect(namesIn(modal)).toEqual(["name&cooldown=4h", "any", "entity", "none", "channels"]);
    expect(modal.components.at(-1)).toMatchObject({
      description: "Sans changement\u00a0: Redire une histoire déjà annoncée (Après 4 heures).",
    });
    expect(readForm(handedIn(modal))).toEqual({ ...values, entity: "", none: "" });
  });

  test("leaves two of them where something stands above the fields, and says so there", () => {
    const values = { name: "A", channels: "equipe,produit", cooldown: "4h" };
    const problems = [{ field: "any" as const, found: null, expected: "un mot" }];
    const modal = modalOf(ruleForm({ action: "essayer-alerte:", values, problems }, ["equipe", "produit"]));
    expect(namesIn(modal)).toEqual(["texte", "name&channels=equipe,produit", "any&cooldown=4h", "entity", "none"]);
    expect(Object(modal.components[0]).content).toContain("Où prévenir (equipe, produit), Redire");
    expect(readForm(handedIn(modal))).toEqual({ ...values, any: "", entity: "", none: "" });
  });

  test("asks for a list in which nothing is chosen", () => {
    const fields = [line("a"), line("b"), line("c"), line("d"), list("e", ""), list("f")];
    expect(namesIn(modalOf(formOf(...fields)))).toEqual(["a&f=v1", "b", "c", "d", "e"]);
  });

  test("without any, loses first what stands above, then the last fields", () => {
    const fields = ["a", "b", "c", "d", "e", "f"].map((id) => line(id));
    const modal = modalOf({ ...formOf(...fields), about: [paragraph("D'abord.")] });
    expect(namesIn(modal)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("keeps as many values as the names of the others hold", () => {
    const lists = Array.from({ length: 12 }, (_, at) => list(`l${at}`));
    const modal = modalOf(formOf(...lists));
    expect(namesIn(modal)).toEqual(["l0&l8=v1", "l1&l9=v1", "l2&l10=v1", "l3&l11=v1", "l4"]);
    const long = { ...list("z"), choices: [{ value: "v".repeat(99), text: "Long" }], value: "v".repeat(99) };
    expect(namesIn(modalOf(formOf(...lists.slice(0, 5), long)))).toEqual(["l0&l4=v1", "l1", "l2", "l3", "z"]);
  });
});

describe("a form that changes settings", () => {
  const lines = fc.oneof(
    fc.constant(""),
    anything,
    fc.array(anything, { maxLength: 5 }).map((each) => each.join("\n")),
  );
  const known = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,39}$/), { minLength: 1, maxLength: 40 });
  const problems = fc.array(fc.record({ field: fc.constant("any" as const), found: anything, expected: anything }), {
    maxLength: 12,
  });
  const cooldown = fc.constantFrom(...COOLDOWNS.map(({ value }) => value));
  const rule: fc.Arbitrary<Form> = known.chain((channels) =>
    fc
      .record({
        values: fc.record({
          ...{ name: anything, any: lines, entity: lines, none: lines, cooldown },
          // Of one list, Discord shows no more.
          channels: fc.subarray(channels, { maxLength: Math.min(25, channels.length) }).map((each) => each.join(",")),
        }),
        problems,
      })
      .map((opened) => ruleForm({ action: "essayer-alerte:", ...opened }, channels)),
  );
  const exclusion: fc.Arbitrary<Form> = fc
    .record({ exclusion: lines, problems, said: fc.option(anything, { nil: undefined }) })
    .map(({ exclusion: words, problems: wrong, said }) =>
      exclusionForm({ action: "essayer-exclusion:a", values: { exclusion: words }, problems: wrong }, said),
    );
  const place = fc.constantFrom("aucun", ...HOLIDAY_PLACES.keys(), "CH-GE");
  const days = fc.subarray(["mon", "tue", "wed", "sun"]).map((each) => each.join(","));
  const schedule: fc.Arbitrary<Form> = fc
    .record({ values: fc.record({ at: anything, days, holidays: place }), problems })
    .map((opened) => scheduleForm({ action: "regler-horaire:a", ...opened }, "CH-GE"));

  test("is taken whatever it holds, and gives all of it back, what it has no room for too", { timeout: 60_000 }, () => {
    const property = fc.property(fc.oneof(rule, exclusion, schedule), (form) => {
      const values = readForm(handedIn(modalOf(form)));
      for (const { id, kind, value = "" } of form.fields)
        expect([id, sorted(kind, values[id])]).toEqual([id, held(kind, value)]);
    });
    fc.assert(property, { numRuns: 400, seed: 20_251_224 });
  });

  /** Of several choices, the order says nothing. */
  const sorted = (kind: Field["kind"], value: string | undefined) =>
    kind === "choices" ? value?.split(",").toSorted().join(",") : value;

  /** What a field can hold: no sign that nobody sees, and nothing where it shows nothing. */
  function held(kind: Field["kind"], value: string): string | undefined {
    if (kind === "choice" || kind === "choices") return sorted(kind, value);
    const set = value.toWellFormed().replace(kind === "line" ? /\p{Cc}/gu : /(?!\n)\p{Cc}/gu, " ");
    return set.length > 4_000 ? expect.stringMatching(/./) : set.trim() === "" ? "" : set;
  }
});

describe("what was filled in", () => {
  const label = (component: unknown) => ({ type: 18, component });

  test("is read by the fields", () => {
    const components = [
      { type: 10, id: 1 },
      label({ type: 4, custom_id: "nom", value: "Souveraineté" }),
      label({ type: 4, custom_id: "vide", value: "" }),
      label({ type: 3, custom_id: "canal", values: ["C1"] }),
      label({ type: 3, custom_id: "aucun", values: [] }),
      label({ type: 3, custom_id: "jours&at=8:30&=x\n", values: ["mon", "tue"] }),
    ];
    expect(readForm(components)).toEqual({
      ...{ nom: "Souveraineté", vide: "", canal: "C1", aucun: "", jours: "mon,tue", at: "8:30&=x\n" },
    });
  });

  test.for([undefined, null, 1, "a", {}, [], [null, 1, {}, { component: null }, { component: { custom_id: 3 } }]])(
    "is nothing where nothing was: %j",
    (components) => {
      expect(readForm(components)).toEqual({});
    },
  );

  test.for([{}, { value: null }, { value: 7 }, { value: {} }, { values: 3 }, { values: [null, 1, {}] }])(
    "is empty where a field is none: %j",
    (filled) => {
      expect(readForm([label({ custom_id: "a", ...filled })])).toEqual({ a: "" });
    },
  );

  test("is texts, whatever comes", () => {
    const key = fc.constantFrom("component", "custom_id", "value", "values", "__proto__");
    const property = fc.property(fc.array(fc.object({ maxDepth: 4, key })), (components) => {
      for (const value of Object.values(readForm(components))) expect(value.isWellFormed()).toBe(true);
    });
    fc.assert(property);
  });
});
