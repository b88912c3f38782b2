import { describe, expect, test } from "vitest";
import { actionOf } from "../../../src/channels/action-names.ts";
import type { Button, Message, Part } from "../../../src/channels/message.ts";
import { renderSlack } from "../../../src/channels/slack/render.ts";
import { splitMessage } from "../../../src/channels/slack/split.ts";
import { findWrong, sizeOf } from "../../support/slack-blocks.ts";

const paragraph = (text: string): Part => ({ kind: "paragraph", spans: [{ text }] });
const note = (text: string): Part => ({ kind: "note", text });
const actions = (...buttons: Button[]): Part => ({ kind: "actions", buttons });
const press = (text: string, action = "fiche:abc"): Button => ({ text, action });
const many = (count: number, more: Partial<Button> = {}): Part =>
  actions(...Array.from({ length: count }, (_, at) => ({ ...press(`Bouton ${at}`, `b:${at}`), ...more })));

const buttonsIn = (message: Message) =>
  renderSlack(message).blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
const kindsIn = (message: Message): string[] => renderSlack(message).blocks.map(({ type }) => type);

describe("a button", () => {
  test("says what it does, in no format, and is not read out with the message", () => {
    const { text, blocks } = renderSlack([
      paragraph("Fait."),
      actions(press("Voir l'article ?"), press("A & <!channel>")),
    ]);
    expect(text).toBe("Fait.");
    expect(blocks[1]).toEqual({
      type: "actions",
      elements: [
        ["Voir l’article\u202f?", "fiche:abc"],
        ["A &amp; &lt;!channel&gt;", "fiche:abc#2"],
      ].map(([shown, action_id]) => ({
        ...{ type: "button", text: { type: "plain_text", text: shown, emoji: false }, action_id },
      })),
    });
  });

  test("that is dangerous asks before, in French", () => {
    const [button] = buttonsIn([
      paragraph("Alerte « A »"),
      actions({
        text: "Supprimer",
        action: "supprimer:a",
        style: "danger",
        confirm: "L'alerte « A » ne dira plus rien.",
      }),
    ]);
    const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
    expect(button).toMatchObject({
      style: "danger",
      confirm: {
        ...{ title: plain("Supprimer"), text: plain("L’alerte «\u00a0A\u00a0» ne dira plus rien."), style: "danger" },
        ...{ confirm: plain("Confirmer"), deny: plain("Annuler") },
      },
    });
  });

  test.for([
    ["a family", "👩‍👩‍👧", 9],
    ["an accent of its own", "e\u0301", 37],
    ["a sign that is written in five", "&", 14],
    ["half of one", "\ud800", 74],
  ] as const)("too long ends between what people see as characters: %s", ([, sign, count]) => {
    const [button] = buttonsIn([paragraph("a"), actions(press(sign.repeat(90)))]);
    const whole = sign.toWellFormed().replace("&", "&amp;").repeat(count);
    expect(button?.text.text).toBe(`${whole}…`);
    expect(whole.length).toBeLessThan(75);
  });

  test("asks in three hundred characters at most, under a title of a hundred", () => {
    const message = [paragraph("a"), actions({ ...press("t".repeat(200)), confirm: "c".repeat(400) })];
    const { text, blocks } = renderSlack(message);
    expect(findWrong(text, blocks)).toBeUndefined();
    expect(buttonsIn(message)[0]?.confirm?.text.text).toBe(`${"c".repeat(299)}…`);
  });

  test("that says or does nothing is none", () => {
    expect(buttonsIn([paragraph("a"), actions(press(" \n"), press("a", ""))])).toEqual([]);
    expect(kindsIn([paragraph("a"), actions()])).toEqual(["section"]);
  });
});

test("each button of a message has a name of its own, from which what it does is read", () => {
  const written = ["a", "a", "a#2", "a#2", "b:x#y", "a"];
  const names = buttonsIn([
    paragraph("a"),
    ...written.flatMap((action) => [note("n"), actions(press("t", action))]),
  ]).map(({ action_id }) => action_id);
  expect(new Set(names).size).toBe(written.length);
  expect(names.map(actionOf)).toEqual(written);
  expect(names.slice(0, 2)).toEqual(["a", "a#2"]);
});

describe("buttons", () => {
  test("stand alone in no message", () => {
    expect(renderSlack([many(3)])).toEqual({ text: "", blocks: [] });
    expect(splitMessage([paragraph(" "), many(3)])).toEqual([]);
    expect(kindsIn([many(2), paragraph("a")])).toEqual(["actions", "section"]);
  });

  test("that come first stay with what comes next", () => {
    const story = [{ kind: "heading", text: "Titre" } as const, ...Array(3).fill(paragraph("Un mot. ".repeat(350)))];
    const [first] = splitMessage([many(20), ...story]).map(renderSlack);
    expect(first?.blocks.slice(0, 2).map(({ type }) => type)).toEqual(["actions", "section"]);
  });

  test("in a row stand in one block, as many as it takes, and go on under a note", () => {
    expect(kindsIn([paragraph("a"), many(2), paragraph(""), many(2)])).toEqual(["section", "actions"]);
    const message = [paragraph("a"), many(20), many(20)];
    const { blocks } = renderSlack(message);
    expect(blocks.map((each) => (each.type === "actions" ? each.elements.length : each.type))).toEqual([
      ...["section", 25, "context", 15],
    ]);
    expect(renderSlack(message).text).toBe("a\nAutres actions\u00a0:");
  });

  test("stay with what they follow when a message is cut", () => {
    const confirm = "Cette source ne sera plus lue. ".repeat(9);
    const message = Array.from({ length: 30 }, (_, at) => [
      paragraph(`Source ${at}. ${"Un mot. ".repeat(100)}`),
      actions(press("Lire", `lire:${at}`), { text: "Retirer", action: `retirer:${at}`, style: "danger", confirm }),
    ]).flat();
    const messages = splitMessage(message).map(renderSlack);
    expect(messages.length).toBeGreaterThan(3);
    for (const { text, blocks } of messages) {
      expect(findWrong(text, blocks)).toBeUndefined();
      expect(sizeOf(blocks)).toBeLessThanOrEqual(9_000);
      for (const [at, block] of blocks.entries()) {
        if (block.type !== "actions") continue;
        const said = JSON.stringify(blocks[at - 1]);
        expect(block.elements.map(({ action_id }) => said.includes(`Source ${action_id.split(":")[1]}.`))).toEqual([
          ...[true, true],
        ]);
      }
    }
    expect(messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "actions"))).toHaveLength(30);
  });

  test("of a story stand under its sources", () => {
    const edition: Message = [
      ...[
        { kind: "title", text: "Veille" } as const,
        { kind: "heading", text: "L’essentiel" } as const,
        paragraph("Fait."),
      ],
      { kind: "heading", text: "1. Titre", label: "Nouveau" },
      { kind: "paragraph", spans: [{ text: "Récit.", cites: [1] }] },
      ...[note("Source unique"), many(2), { kind: "heading", text: "Sources" } as const],
      { kind: "sources", entries: [{ n: 1, text: "La Revue", url: null }] },
    ];
    expect(splitMessage(edition).map(kindsIn)).toEqual([
      ["header", "section"],
      ["section", "context", "section", "actions"],
    ]);
  });

  test("count in what a message takes", () => {
    const confirm = "c".repeat(300);
    const messages = splitMessage([paragraph("a"), many(100, { confirm })]).map(renderSlack);
    expect(messages.length).toBeGreaterThan(3);
    for (const { text, blocks } of messages) {
      expect([findWrong(text, blocks), text !== "", sizeOf(blocks) <= 9_000]).toEqual([undefined, true, true]);
      expect(blocks[0]?.type).not.toBe("actions");
    }
    const names = messages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "actions" ? block.elements.map(({ action_id }) => action_id) : [])),
    );
    expect(names).toEqual(Array.from({ length: 100 }, (_, at) => `b:${at}`));
  });
});
