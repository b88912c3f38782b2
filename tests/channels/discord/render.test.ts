import { describe, expect, test } from "vitest";
import { actionOf } from "../../../src/channels/action-names.ts";
import { renderEmbeds } from "../../../src/channels/discord/embeds.ts";
import { renderDiscord } from "../../../src/channels/discord/render.ts";
import { splitMessage } from "../../../src/channels/discord/split.ts";
import type { Button, Message, Part, Span } from "../../../src/channels/message.ts";
import { LABELS } from "../../../src/channels/wording.ts";
import { countComponents, findWrongMessage, sizeOfTexts } from "../../support/discord-payloads.ts";

const paragraph = (text: string, span: Partial<Span> = {}): Part => ({ kind: "paragraph", spans: [{ text, ...span }] });
const note = (text: string): Part => ({ kind: "note", text });
const press = (text: string, action = "fiche:abc"): Button => ({ text, action });
const actions = (...buttons: Button[]): Part => ({ kind: "actions", buttons });
const many = (count: number): Part =>
  actions(...Array.from({ length: count }, (_, at) => press(`Bouton ${at}`, `b:${at}`)));
const story = (n: number, label = LABELS.new): Part[] => [
  { kind: "heading", text: `${n}. Titre`, label },
  paragraph("Récit.", { cites: [n] }),
];

const innerOf = (message: Message): object[] =>
  renderDiscord(message).components.flatMap(({ components }) => components);
const display = (content: string) => ({ type: 10, content });
const button = (label: string, custom_id: string, style = 2) => ({ type: 2, style, label, custom_id });
const namesIn = (value: unknown): string[] =>
  Object.entries(Object(value)).flatMap(([key, each]) =>
    key === "custom_id" ? [String(each)] : typeof each === "object" ? namesIn(each) : [],
  );

describe("a message", () => {
  test("is a container of texts, lines, sections and rows, and calls nobody", () => {
    const message: Message = [
      { kind: "title", text: "Veille & co" },
      note("Du 1er au 2"),
      {
        kind: "list",
        numbered: true,
        items: [[{ text: "Un.", cites: [1, 2] }], [{ text: "Deux.", style: "emphasis", cites: [1] }]],
      },
      ...story(1),
      paragraph("Et encore.", { style: "strong" }),
      actions(press("Fiche")),
      { kind: "note", text: "Depuis hier", url: "https://exemple.fr/" },
      { kind: "heading", text: "Sources" },
      {
        kind: "sources",
        entries: [
          { n: 1, text: "La Revue", url: "https://exemple.fr/a" },
          { n: 2, text: "Locale", url: null },
        ],
      },
      actions(
        { ...press("Créer", "creer:a"), style: "primary" },
        { ...press("Retirer", "retirer:a"), style: "danger" },
      ),
    ];
    expect(renderDiscord(message)).toEqual({
      flags: 32_768,
      allowed_mentions: { parse: [] },
      components: [
        {
          type: 17,
          accent_color: 0x2e_8b_57,
          components: [
            display("## Veille & co\n-# Du 1er au 2\n1. Un.\u00a0[1][2]\n2. *Deux.\u00a0[1]*"),
            { type: 14, divider: true },
            {
              type: 9,
              components: [display("### 1\\. Titre — Nouveau\nRécit.\u00a0[1]\n\n**Et encore.**")],
              accessory: button("Fiche", "fiche:abc"),
            },
            display(
              "-# [Depuis hier](<https://exemple.fr/>)\n### Sources\n[1] [La Revue](<https://exemple.fr/a>)\n[2] Locale",
            ),
            { type: 1, components: [button("Créer", "creer:a", 1), button("Retirer", "retirer:a", 4)] },
          ],
        },
      ],
    });
  });

  test("that shows nothing has no component", () => {
    for (const message of [[], [paragraph(" ")], [many(3)]] as Message[]) {
      expect(renderDiscord(message).components).toEqual([]);
    }
  });

  test.for([
    ["Nouveau", 0x2e_8b_57],
    ["Suite", 0x2e_6d_a4],
    ["Correction", 0xc0_39_2b],
    ["Autre", undefined],
  ] as const)("of one label has its colour, beside the word: %s", ([label, colour]) => {
    const [container] = renderDiscord(story(1, label)).components;
    expect(container?.accent_color).toBe(colour);
    expect(JSON.stringify(container)).toContain(`— ${label}`);
    expect(renderDiscord([...story(1, label), ...story(2, "Mêlé")]).components[0]?.accent_color).toBeUndefined();
  });
});

describe("buttons", () => {
  test("stand five in a row, ten together, and go on under a note", () => {
    const [first, ...rows] = innerOf([paragraph("a"), many(13)]);
    expect(first).toEqual(display("a"));
    expect(rows.map((row) => Object(row).components?.length ?? row)).toEqual([
      ...[5, 5, display("-# Autres actions\u00a0:"), 3],
    ]);
  });

  test("have each a name of their own, from which what they do is read, as long as there is room for it", () => {
    const long = `a:${"b".repeat(98)}`;
    const written = ["a", "a", "a#2", "b:x#y", "a", long, long];
    const names = namesIn(
      innerOf([paragraph("a"), ...written.flatMap((action) => [note("n"), actions(press("t", action))])]),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.map(actionOf)).toEqual(written.slice(0, -1));
    expect(names.every((name) => name.length <= 100)).toBe(true);
  });

  test("that say or do nothing are none", () => {
    const none = [press(" \n"), press("a", ""), press("a", "b".repeat(101))];
    expect(innerOf([paragraph("a"), actions(...none)])).toEqual([display("a")]);
  });

  test("say what they do in eighty characters, cut between what people see as characters", () => {
    const [section] = innerOf([paragraph("a"), actions(press("👩‍👩‍👧".repeat(20)))]);
    expect(Object(section).accessory.label).toBe(`${"👩‍👩‍👧".repeat(9)}…`);
  });

  test("ask above themselves what Discord does not, once", () => {
    const erase = { ...press("Effacer", "effacer:"), confirm: "Tout effacer ?" };
    const asked = innerOf([paragraph("Vos données."), actions(erase)]);
    expect(Object(asked[0]).components).toEqual([display("Vos données.\n-# Tout effacer\u202f?")]);
    const said = innerOf([paragraph("Tout effacer ?"), actions(erase)]);
    expect(Object(said[0]).components).toEqual([display("Tout effacer\u202f?")]);
  });

  test("stay with what they follow when a message is cut", () => {
    const message = Array.from({ length: 30 }, (_, at) => [
      paragraph(`Source ${at}. ${"Un mot. ".repeat(100)}`),
      actions(press("Lire", `lire:${at}`), press("Retirer", `retirer:${at}`)),
    ]).flat();
    const messages = splitMessage(message);
    expect(messages.length).toBeGreaterThan(5);
    for (const each of messages) {
      const inner = innerOf(each);
      for (const [at, row] of inner.entries()) {
        for (const name of namesIn(row)) {
          expect(JSON.stringify(inner[at - 1])).toContain(`Source ${name.split(":")[1]}.`);
        }
      }
    }
    expect(messages.flatMap(innerOf).flatMap(namesIn)).toHaveLength(60);
  });

  test("count in what a message takes", () => {
    const each = Array.from({ length: 100 }, (_, at) => [paragraph("a"), actions(press("t", `c:${at}`))]).flat();
    expect(Math.max(...splitMessage(each).map((one) => countComponents(renderDiscord(one))))).toBeLessThanOrEqual(32);
    const messages = splitMessage([paragraph("a"), many(100)]);
    expect(messages.length).toBeGreaterThan(3);
    for (const each of messages) {
      expect(countComponents(renderDiscord(each))).toBeLessThanOrEqual(32);
      expect(findWrongMessage(renderEmbeds(each))).toBeUndefined();
    }
    expect(messages.flatMap(innerOf).flatMap(namesIn)).toHaveLength(100);
  });
});

describe("an edition", () => {
  const edition: Message = [
    { kind: "title", text: "Veille" },
    { kind: "heading", text: "L’essentiel" },
    { kind: "list", numbered: true, items: [[{ text: "D’abord.", cites: [2] }]] },
    ...[1, 2].flatMap((n) => [...story(n), actions(press("Fiche", `fiche:${n}`))]),
    { kind: "heading", text: "Et 4 autres histoires" },
    { kind: "heading", text: "Sources" },
    { kind: "sources", entries: [1, 2].map((n) => ({ n, text: `Source ${n}`, url: null })) },
    note("Mode extraits."),
  ];

  test("is a short message, and a thread of its stories with their sources", () => {
    const contents = splitMessage(edition).map((each) => JSON.stringify(innerOf(each)));
    expect(contents).toHaveLength(3);
    expect(contents[0]).toContain("### Sources\\n[2] Source 2\\n### Et 4 autres histoires\\n-# Mode extraits.");
    expect(contents[1]).toContain("### Sources\\n[1] Source 1");
    expect(contents[1]).toContain('"custom_id":"fiche:1"');
  });

  test.for(["paragraph", "note", "title"] as const)("has room for what typography adds to a %s", (kind) => {
    const text = '"a" '.repeat(3_000);
    const messages = splitMessage([kind === "paragraph" ? paragraph(text) : { kind, text }]).map(renderDiscord);
    expect(messages.flatMap((each) => findWrongMessage(each) ?? [])).toEqual([]);
    expect(messages.every((each) => sizeOfTexts(each) <= 3_600)).toBe(true);
    expect(JSON.stringify(messages).match(/[«“]\u00a0?a/g)).toHaveLength(3_000);
  });
});

describe("the same as embeds", () => {
  test("is one a story, in its colour, its buttons under them all", () => {
    const message = [
      { kind: "title", text: "Alertes" } as const,
      ...story(1),
      actions(press("Fiche", "fiche:1"), press("Suivre", "suivre:1")),
      ...story(2, LABELS.correction),
      actions(press("Fiche", "fiche:2")),
    ];
    expect(renderEmbeds(message)).toEqual({
      embeds: [
        { description: "## Alertes" },
        { description: "### 1\\. Titre — Nouveau\nRécit.\u00a0[1]", color: 0x2e_8b_57 },
        { description: "### 2\\. Titre — Correction\nRécit.\u00a0[2]", color: 0xc0_39_2b },
      ],
      components: [
        {
          type: 1,
          components: [
            button("Fiche · 1. Titre", "fiche:1"),
            button("Suivre", "suivre:1"),
            button("Fiche · 2. Titre", "fiche:2"),
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  test("puts in the last of ten what no other holds", () => {
    const { embeds } = renderEmbeds(Array.from({ length: 14 }, (_, at) => story(at)).flat());
    expect(embeds).toHaveLength(10);
    expect(embeds[9]?.description).toContain("13\\. Titre");
  });
});
