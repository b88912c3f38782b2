import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rendererOf } from "../../src/channels/discord/layout.ts";
import { splitMessage as splitForDiscord } from "../../src/channels/discord/split.ts";
import { type Message, messageSchema, type Part } from "../../src/channels/message.ts";
import { renderSlack } from "../../src/channels/slack/render.ts";
import { splitMessage as splitForSlack } from "../../src/channels/slack/split.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import { anything, messageOf } from "../support/any-message.ts";
import { readMarkdown } from "../support/discord-markdown.ts";
import { findWrongMessage } from "../support/discord-payloads.ts";
import { findWrong, wordsOf } from "../support/slack-blocks.ts";
import { alert, withButtons } from "../support/wild-messages.ts";

const ROLE = "1390000000000000300";
const OTHER = "1390000000000000301";
const GROUP = "S0123456789";

const call = (...ids: string[]): Part => ({ kind: "call", ids });
const TITLE: Part = { kind: "title", text: "Alerte" };

describe("a message calls, at its head, the groups that its platform knows", () => {
  const message = [call(ROLE, GROUP, OTHER), TITLE];

  test("in Discord", () => {
    const { allowed_mentions, components } = rendererOf("components")(message);
    expect(allowed_mentions).toEqual({ parse: [], roles: [ROLE, OTHER] });
    expect(JSON.stringify(components)).toContain(`"content":"<@&${ROLE}> <@&${OTHER}>\\n## Alerte"`);
  });

  test("in Discord’s embeds, beside them: they call nobody themselves", () => {
    expect(rendererOf("embeds")(message)).toEqual({
      ...{ content: `<@&${ROLE}> <@&${OTHER}>`, embeds: [{ description: "## Alerte" }], components: [] },
      allowed_mentions: { parse: [], roles: [ROLE, OTHER] },
    });
  });

  test("in Slack, in its blocks and in its notice", () => {
    const { text, blocks } = renderSlack(message);
    expect(text).toBe(`<!subteam^${GROUP}>\nAlerte`);
    expect(blocks[0]).toEqual({
      type: "section",
      text: { type: "mrkdwn", text: `<!subteam^${GROUP}>`, verbatim: true },
    });
  });

  test("and in the terminal nobody", () => {
    expect(renderTerminal(message, { width: 80, colour: false })).toBe("Alerte");
  });

  test("or nobody, where it knows none of them", () => {
    expect(rendererOf("components")([call(GROUP), TITLE])).toEqual(rendererOf("components")([TITLE]));
    expect(rendererOf("embeds")([call(GROUP), TITLE])).toEqual(rendererOf("embeds")([TITLE]));
    expect(renderSlack([call(ROLE), TITLE])).toEqual(renderSlack([TITLE]));
  });
});

const id = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n - 1n }).map(String) },
  { weight: 8, arbitrary: fc.stringMatching(/^S[A-Z0-9]{2,20}$/) },
  // What no settings would let in.
  fc.constantFrom("@everyone", "1", `${ROLE}> @everyone`, "channel", "S1>", "S0123456789|x", "!here", ""),
);
const ids = fc.uniqueArray(id, { maxLength: 50, size: "max" });
const written = fc.oneof(messageOf(anything), alert.chain(withButtons));

const LATE: Part = { kind: "note", text: "Attendu le 24 décembre, 8 h 30, arrivé en retard." };

/** The messages that one which calls is posted as, however late. */
const posted = (message: Message, called: readonly string[], split: (whole: Message) => readonly Message[]) =>
  split([call(...called), ...message]).map((each, at) => (at === 0 ? [...each, LATE] : each));

/** What is read of a payload's texts, in their order. */
const textsIn = (value: unknown): string[] =>
  Object.entries(Object(value)).flatMap(([key, each]) => {
    if (typeof each === "string") return key === "content" || key === "description" ? [each] : [];
    return textsIn(each);
  });

const CALLING = new Set(["mention", "call", "raw call"]);

test.for(["components", "embeds"] as const)(
  "whatever stands in a message, Discord (%s) takes it, and calls the roles of its rules alone, once",
  { timeout: 60_000 },
  (layout) => {
    const property = fc.property(written, ids, (message, called) => {
      const roles = called.filter((each) => /^\d{17,20}$/.test(each));
      const payloads = posted(message, called, splitForDiscord).map(rendererOf(layout));
      for (const [at, payload] of payloads.entries()) {
        const own = at === 0 ? roles : [];
        expect(findWrongMessage(payload)).toBeUndefined();
        expect(payload.allowed_mentions).toEqual({ parse: [], ...(own.length > 0 && { roles: own }) });
        const head = own.map((each) => `<@&${each}>`).join(" ");
        const [first = "", ...rest] = textsIn(payload);
        expect(first.startsWith(head)).toBe(true);
        const marks = [first.slice(head.length), ...rest].flatMap((text) => readMarkdown(text).marks);
        expect(marks.filter((mark) => CALLING.has(mark))).toEqual([]);
      }
    });
    fc.assert(property, { numRuns: 200, seed: 20251224 });
  },
);

const LINK = /<(https?:\/\/[^<>|\s]+)\|[^<>|]+>/g;

test("whatever stands in a message, Slack takes it, and calls the groups of its rules alone, once", {
  timeout: 60_000,
}, () => {
  const property = fc.property(written, ids, (message, called) => {
    const groups = called.filter((each) => /^S[A-Z0-9]{2,20}$/.test(each));
    for (const [at, each] of posted(message, called, splitForSlack).entries()) {
      const { text, blocks } = renderSlack(each);
      expect(findWrong(text, blocks)).toBeUndefined();
      const head = at === 0 ? groups.map((group) => `<!subteam^${group}>`).join(" ") : "";
      for (const said of [text, wordsOf(blocks).join("\n")]) {
        expect(said.startsWith(head)).toBe(true);
        expect(said.slice(head.length).replace(LINK, "")).not.toMatch(/[<>]/);
      }
    }
  });
  fc.assert(property, { numRuns: 200, seed: 20251224 });
});

test("a message is kept with whom it calls, and those of before are read", () => {
  const kept = (message: Message) => messageSchema.parse(JSON.parse(JSON.stringify(message)));
  expect(kept([call(ROLE), TITLE])).toEqual([call(ROLE), TITLE]);
  expect(kept([TITLE])).toEqual([TITLE]);
  expect(messageSchema.safeParse([call(...Array(51).fill(ROLE))]).success).toBe(false);
});
