import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { openBudget } from "../../src/llm/budget.ts";
import type { Model, ModelRequest, Reply } from "../../src/llm/model.ts";
import { openTestModel, type TestModel } from "../support/models.ts";
import {
  cutShort,
  fail,
  hang,
  openScriptedModel,
  type Play,
  raw,
  reset,
  say,
  slowBody,
  without,
} from "../support/scripted-model.ts";

const schema = z.strictObject({
  title: z.string().min(3).max(80),
  kinds: z.array(z.enum(["fait", "avis"])).min(1),
  rank: z.int().min(1).max(5),
  source: z.string().nullable(),
});
type Card = z.infer<typeof schema>;

const CARD: Card = { title: "Un centre de calcul", kinds: ["fait"], rank: 3, source: null };
const GOOD = JSON.stringify(CARD);

const REQUEST: ModelRequest<Card> = {
  messages: [
    { role: "system", content: "Tu résumes." },
    { role: "user", content: "Voici l’article." },
  ],
  ...{ schema, maxTokens: 400, purpose: "fiche d’essai", promptVersion: "v1", keep: null },
};

const PLACE = expect.stringMatching(/^127\.0\.0\.1:\d+$/);

async function refusal(asked: Promise<unknown>): Promise<Trouble> {
  const thrown: unknown = await asked.then(
    () => expect.fail("It was answered."),
    (error: unknown) => error,
  );
  return findTrouble(thrown) ?? expect.fail(String(thrown));
}

describe("a model", () => {
  test("answers with an object of the schema, and says what it took", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel({ url: server.url, key: "sk-essai" });
    const reply: Reply<Card> = await opened.model.ask(REQUEST);
    expect(reply).toEqual({
      ...{ value: CARD, model: "essai", tokens: { in: 100, out: 20, cached: 64 } },
      ...{ milliseconds: 0, repaired: 0, reused: false },
    });
    expect(server.asked).toMatchObject([{ path: "/v1/chat/completions", key: "Bearer sk-essai" }]);
  });

  test("is asked with no more than every server knows, the instructions first and the schema plain", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel(server);
    await opened.model.ask(REQUEST);
    expect(server.asked[0]?.body).toEqual({
      ...{ model: "essai", messages: REQUEST.messages, max_tokens: 400, temperature: 0 },
      response_format: {
        type: "json_schema",
        json_schema: {
          ...{ name: "fiche_d_essai", strict: true },
          schema: {
            type: "object",
            properties: {
              title: { type: "string" },
              kinds: { type: "array", items: { type: "string", enum: ["fait", "avis"] } },
              rank: { type: "integer" },
              source: { type: ["string", "null"] },
            },
            ...{ required: ["title", "kinds", "rank", "source"], additionalProperties: false },
          },
        },
      },
    });
  });

  test("of a server without a key is asked with one that opens nothing", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel(server);
    await opened.model.ask(REQUEST);
    expect(server.asked[0]?.key).toBe("Bearer inutile");
  });

  test.for<readonly [string, string]>([
    ["fenced", `\`\`\`json\n${GOOD}\n\`\`\``],
    ["fenced with words around", `Voici :\n\n\`\`\`\n${GOOD}\n\`\`\`\nBonne lecture.`],
    ["with prose around", `Bien sûr ! ${GOOD} J’espère que cela convient.`],
    ["after its thoughts", `<think>Est-ce {"title": 1} ? Non.</think>\n${GOOD}`],
  ])("may answer %s", async ([, content]) => {
    await using server = await openScriptedModel(say(content));
    await using opened = await openTestModel(server);
    expect(await opened.model.ask(REQUEST)).toMatchObject({ value: CARD, repaired: 0 });
  });

  test("may give its text in parts, its reasoning beside, and count no tokens", async () => {
    const parts = [
      { type: "thinking", thinking: [{ type: "text", text: "Hum." }] },
      { type: "text", text: GOOD },
    ];
    const body = { choices: [{ message: { role: "assistant", content: parts } }] };
    await using server = await openScriptedModel(raw(200, JSON.stringify(body)));
    await using opened = await openTestModel(server);
    const { value, tokens } = await opened.model.ask(REQUEST);
    expect(value).toEqual(CARD);
    expect(tokens.in).toBeGreaterThan(50);
    expect(tokens.out).toBe(Math.ceil(GOOD.length / 3));
    expect(await opened.calls()).toMatchObject([{ is_estimate: 1, tokens_in: tokens.in, tokens_out: tokens.out }]);
  });
});

describe("a reply that does not fit", () => {
  test("goes back once, with what is wrong in French, below the same instructions", async () => {
    const wrong = JSON.stringify({ ...CARD, title: "Oh", kinds: ["rumeur"], langue: "fr" });
    await using server = await openScriptedModel(say(wrong), say(GOOD));
    await using opened = await openTestModel(server);
    expect(await opened.model.ask(REQUEST)).toMatchObject({
      ...{ value: CARD, repaired: 1 },
      tokens: { in: 200, out: 40, cached: 128 },
    });
    const [, second] = server.asked;
    expect(second?.body.messages.slice(0, 3)).toEqual([...REQUEST.messages, { role: "assistant", content: wrong }]);
    const told = second?.body.messages[3]?.content ?? "";
    expect(told).toMatch(
      /title : Trop petit.*\n- kinds\.0 : Option invalide.*"fait"\|"avis".*\n- Clé non reconnue : "langue"/,
    );
    expect(told).not.toMatch(/undefined|\bInvalid\b|\{\{/);
  });

  test.for<readonly [string, string]>([
    ["is no JSON", "Je ne peux pas vous répondre ainsi."],
    ["is cut, though nothing says so", GOOD.slice(0, -10)],
    ["is a text between quotes", '"oui"'],
  ])("because it %s goes back too", async ([, content]) => {
    await using server = await openScriptedModel(say(content), say(GOOD));
    await using opened = await openTestModel(server);
    expect(await opened.model.ask(REQUEST)).toMatchObject({ value: CARD, repaired: 1 });
    expect(server.asked[1]?.body.messages).toHaveLength(4);
  });

  test("because it is empty is asked for again as it was", async () => {
    await using server = await openScriptedModel(say(""), say(GOOD));
    await using opened = await openTestModel(server);
    expect((await opened.model.ask(REQUEST)).repaired).toBe(1);
    expect(server.asked[1]?.body).toEqual(server.asked[0]?.body);
  });

  test.for<readonly [string, string | null, Partial<Trouble>]>([
    ["unreadable", "Non.", { code: "model-nonsense", reason: "unreadable" }],
    ["empty", null, { code: "model-nonsense", reason: "empty" }],
  ])("twice is a failure: %s", async ([, content, trouble]) => {
    await using server = await openScriptedModel(say(content));
    await using opened = await openTestModel(server);
    expect(await refusal(opened.model.ask(REQUEST))).toEqual({ ...trouble, place: PLACE });
    expect(server.asked).toHaveLength(2);
    expect((await opened.calls()).map(({ outcome }) => outcome)).toEqual(["unreadable", "unreadable"]);
  });
});

describe("what a server declines", () => {
  const wordless: Play = (request, response) => {
    if (request.response_format === undefined) say(GOOD)(request, response);
    else response.writeHead(400).end();
  };
  test.for<readonly [string, Play, (string | undefined)[]]>([
    ["schemas", without(["json_schema"], say(GOOD)), ["json_schema", "json_object", "json_object"]],
    [
      "every format",
      without(["json_schema", "json_object"], say(GOOD)),
      ["json_schema", "json_object", undefined, undefined],
    ],
    ["every format, without a word", wordless, ["json_schema", "json_object", undefined, undefined]],
  ])("is no longer asked for: %s", async ([, play, kinds]) => {
    await using server = await openScriptedModel(play);
    await using opened = await openTestModel(server);
    expect((await opened.model.ask(REQUEST)).value).toEqual(CARD);
    expect((await opened.model.ask(REQUEST)).value).toEqual(CARD);
    expect(server.asked.map(({ body }) => body.response_format?.type)).toEqual(kinds);
    const told = server.asked.at(-1)?.body.messages ?? [];
    expect(told.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(told[0]?.content).toMatch(
      /^Tu résumes\.\n\nRéponds par un seul objet JSON[\s\S]*"additionalProperties":false/,
    );
  });

  test("is not held against it for ever, where the request fails all the same", async () => {
    const never = fail(400, { message: "response_format: the grammar is too large" });
    await using server = await openScriptedModel(never, never, fail(400, { message: "No." }), say(GOOD));
    await using opened = await openTestModel(server);
    const trouble = { code: "model-declined", place: PLACE, status: 400, about: "other" };
    expect(await refusal(opened.model.ask(REQUEST))).toEqual(trouble);
    await opened.model.ask(REQUEST);
    expect(server.asked.at(-1)?.body.response_format?.type).toBe("json_schema");
  });

  test("may be the name of the limit, or a temperature", async () => {
    const picky: Play = (request, response) => {
      const { max_tokens, temperature } = request;
      if (max_tokens !== undefined) fail(400, { message: "Unknown.", param: "max_tokens" })(request, response);
      else if (temperature !== undefined) fail(400, { message: "'temperature' does not support 0" })(request, response);
      else say(GOOD)(request, response);
    };
    await using server = await openScriptedModel(picky);
    await using opened = await openTestModel(server);
    await opened.model.ask(REQUEST);
    await opened.model.ask(REQUEST);
    expect(server.asked).toHaveLength(4);
    const { model, max_completion_tokens, ...rest } = server.asked[3]?.body ?? {};
    expect({ model, max_completion_tokens }).toEqual({ model: "essai", max_completion_tokens: 400 });
    expect(Object.keys(rest).toSorted()).toEqual(["messages", "response_format"]);
  });
});

describe("a failure", () => {
  const shown = "Voir <b>sk-secret</b> at Object.<anonymous>";
  test.for<readonly [what: string, play: Play, trouble: Record<string, unknown>, requests: number]>([
    ["a wrong key", fail(401, { message: shown }), { code: "model-key" }, 1],
    ["a key without rights", fail(403), { code: "model-key" }, 1],
    ["an unknown model", fail(404, { code: "model_not_found" }), { code: "model-unknown", model: "essai" }, 1],
    [
      "a model that 400 does not know",
      fail(400, { message: "The model `essai` does not exist" }),
      { code: "model-unknown", model: "essai" },
      1,
    ],
    ["an account without credit", fail(429, { code: "insufficient_quota" }), { code: "model-over-quota" }, 1],
    ["a bill to be paid", fail(402), { code: "model-over-quota" }, 1],
    ["a long wait", fail(429, {}, { "retry-after": "120" }), { code: "model-busy", seconds: 120, until: 120_000 }, 1],
    [
      "a wait until a date",
      fail(429, {}, { "retry-after": "Thu, 01 Jan 1970 01:00:00 GMT" }),
      { code: "model-busy", seconds: 3600, until: 3_600_000 },
      1,
    ],
    ["too many requests", fail(429), { code: "model-busy", seconds: null, until: null }, 4],
    ["a fault of the server", fail(500), { code: "model-away", reason: "500", seconds: null, until: null }, 4],
    [
      "a server that starts",
      fail(503, {}, { "retry-after": "300" }),
      { code: "model-away", reason: "503", seconds: 300, until: 300_000 },
      1,
    ],
    ["a conflict", fail(409), { code: "model-away", reason: "409" }, 4],
    ["a timeout of the server", fail(408), { code: "model-away", reason: "408" }, 4],
    ["a cut connection", reset, { code: "model-away", reason: "ECONNRESET" }, 4],
    ["a cut body", cutShort, { code: "model-away", reason: "UND_ERR_SOCKET" }, 4],
    ["a body that ends too soon", raw(200, '{"choices": [{'), { code: "model-away", reason: "cut" }, 4],
    [
      "an error under a success",
      raw(200, '{"error": {"message": "overloaded", "code": 502}}'),
      { code: "model-away", reason: "error" },
      4,
    ],
    ["a page", raw(200, "<html>Connectez-vous</html>", "text/html"), { code: "model-nonsense", reason: "page" }, 1],
    ["a page that says it is JSON", raw(200, '"<html>"'), { code: "model-nonsense", reason: "page" }, 1],
    ["no choices", raw(200, '{"choices": []}'), { code: "model-nonsense", reason: "shape" }, 1],
    ["nothing at all", raw(200, ""), { code: "model-nonsense", reason: "shape" }, 1],
    ["a refusal", say(null, { refusal: "I cannot." }), { code: "model-refused", model: "essai" }, 1],
    ["a filtered reply", say("{", { finish: "content_filter" }), { code: "model-refused", model: "essai" }, 1],
    ["a filtered request", fail(400, { code: "content_filter" }), { code: "model-refused", model: "essai" }, 1],
    ["a reply cut at the limit", say(GOOD, { finish: "length" }), { code: "model-cut", model: "essai", limit: 400 }, 1],
    [
      "a request declined for a reason of its own",
      fail(400, { message: "No." }),
      { code: "model-declined", status: 400, about: "other" },
      1,
    ],
    ["a text too long", fail(400, { code: "context_length_exceeded" }), { code: "model-too-long", model: "essai" }, 1],
    [
      "a text too long for words alone",
      raw(400, "maximum context length is 4096 tokens, see max_tokens", "text/plain"),
      { code: "model-too-long", model: "essai" },
      1,
    ],
    ["a body too large", raw(413, ""), { code: "model-too-long", model: "essai" }, 1],
  ])("is told in its own kind, and tried again only where that helps: $0", async ([, play, trouble, requests]) => {
    await using server = await openScriptedModel(play);
    await using opened = await openTestModel(server);
    const found = await refusal(opened.model.ask(REQUEST));
    expect(found).toMatchObject(trouble);
    expect(JSON.stringify(found)).not.toMatch(/html|secret|I cannot/);
    expect(server.asked).toHaveLength(requests);
    expect(opened.pauses).toHaveLength(requests - 1);
    expect((await opened.calls()).map(({ outcome }) => outcome)).toEqual(Array(requests).fill(trouble["code"]));
  });

  test("of a server that is not there", async () => {
    const unused = createServer();
    await new Promise<void>((resolve) => unused.listen(0, "127.0.0.1", resolve));
    const { port } = unused.address() as { port: number };
    await new Promise((resolve) => unused.close(resolve));
    await using opened = await openTestModel({ url: `http://127.0.0.1:${port}/v1` });
    expect(await refusal(opened.model.ask(REQUEST))).toMatchObject({ code: "model-away", reason: "ECONNREFUSED" });
  });

  test("of a moment is followed by an answer, after pauses that grow or that the server asks for", async () => {
    const soon = fail(429, {}, { "retry-after": "1" });
    await using server = await openScriptedModel(fail(500), reset, soon, say(GOOD));
    await using opened = await openTestModel(server);
    expect((await opened.model.ask(REQUEST)).value).toEqual(CARD);
    expect(opened.pauses).toEqual([750, 3_000, 1_500]);
    expect((await opened.calls()).map(({ outcome }) => outcome)).toEqual([
      ...["model-away", "model-away", "model-busy", "answered"],
    ]);
  });

  test.for([
    ["hangs", hang],
    ["sends its body without end", slowBody],
  ] as const)("of a server that %s comes in time, and the connection is closed", async ([, play]) => {
    await using server = await openScriptedModel(play);
    await using opened = await openTestModel(server, { seconds: 0.3 });
    expect(await refusal(opened.model.ask(REQUEST))).toEqual({ code: "model-slow", place: PLACE, seconds: 0.3 });
    expect(await server.asked[0]?.closed).toBe("hung up");
    // The server had read it: it may be paid for.
    expect(await opened.calls()).toMatchObject([{ outcome: "model-slow", is_estimate: 1, tokens_out: 0 }]);
    expect(await opened.store.spentSince(0)).toBeGreaterThan(0);
  });

  test("three times in a row is enough: the server is left alone, longer and longer, until it answers", async () => {
    await using server = await openScriptedModel(fail(401), fail(401), fail(401), fail(401), say(GOOD));
    await using opened = await openTestModel(server);
    const ask = (): Promise<unknown> => opened.model.ask(REQUEST);
    for (let time = 0; time < 5; time++) expect(await refusal(ask())).toMatchObject({ code: "model-key" });
    expect(server.asked).toHaveLength(3);
    opened.clock.now = 30_000;
    await refusal(ask());
    expect(server.asked).toHaveLength(4);
    opened.clock.now = 89_999;
    await refusal(ask());
    expect(server.asked).toHaveLength(4);
    opened.clock.now = 90_000;
    await ask();
    await ask();
    expect(server.asked).toHaveLength(6);
  });
});

describe("a model that is stopped", () => {
  test.for([
    ["by whoever asked", (_: TestModel, caller: AbortController) => caller.abort()],
    ["because Vigie stops", (opened: TestModel) => opened.close()],
  ] as const)("gives up what is under way and what waits: %s", async ([, stop]) => {
    await using server = await openScriptedModel(hang);
    await using opened = await openTestModel(server);
    const caller = new AbortController();
    const all = Array.from({ length: 6 }, () => refusal(opened.model.ask({ ...REQUEST, signal: caller.signal })));
    await server.hasBeenAsked(4);
    await stop(opened, caller);
    expect(await Promise.all(all)).toEqual(Array(6).fill({ code: "model-stopped" }));
    for (const { closed } of server.asked) expect(await closed).toBe("hung up");
    expect(server.asked).toHaveLength(4);
    expect((await opened.calls()).map(({ outcome }) => outcome)).toEqual(Array(4).fill("model-stopped"));
  });

  test("in a pause does not try again", async () => {
    await using server = await openScriptedModel(fail(500));
    const caller = new AbortController();
    await using opened = await openTestModel(server, { pause: async () => caller.abort() });
    const asked = opened.model.ask({ ...REQUEST, signal: caller.signal });
    expect(await refusal(asked)).toEqual({ code: "model-stopped" });
    expect(server.asked).toHaveLength(1);
    expect((await opened.calls()).map(({ outcome }) => outcome)).toEqual(["model-away"]);
  });

  test("is closed once all it did is written down", async () => {
    await using server = await openScriptedModel(hang);
    await using opened = await openTestModel(server);
    const asked = refusal(opened.model.ask(REQUEST));
    await server.hasBeenAsked(1);
    await opened.close();
    expect(await opened.calls()).toHaveLength(1);
    expect(await asked).toEqual({ code: "model-stopped" });
    expect(await refusal(opened.model.ask(REQUEST))).toEqual({ code: "model-stopped" });
  });
});

describe("a result", () => {
  const KEPT = { ...REQUEST, keep: { input: "article 1", checker: "c1" } };
  const ask = (model: Model, more: Partial<ModelRequest<Card>> = {}) => model.ask({ ...KEPT, ...more });

  test("is kept, and answers the same request without another call, whatever changes in its messages", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel(server);
    await ask(opened.model);
    const messages = [{ role: "user" as const, content: "Un autre jeton de clôture." }];
    expect(await ask(opened.model, { messages })).toEqual({
      ...{ value: CARD, model: "essai", tokens: { in: 0, out: 0, cached: 0 } },
      ...{ milliseconds: 0, repaired: 0, reused: true },
    });
    expect(server.asked).toHaveLength(1);
  });

  test.for<readonly [string, Partial<ModelRequest<Card>>]>([
    ["another input", { keep: { input: "article 2", checker: "c1" } }],
    ["another checker", { keep: { input: "article 1", checker: "c2" } }],
    ["another prompt", { promptVersion: "v2" }],
    ["another schema", { schema: schema.extend({ rank: z.int().nullable() }) as never }],
    ["a stricter reading of what is kept", { schema: schema.extend({ rank: z.int().min(4) }) }],
    ["nothing to keep it by", { keep: null }],
  ])("is asked for again for %s", async ([, more]) => {
    const better = say(JSON.stringify({ ...CARD, rank: 4 }));
    await using server = await openScriptedModel(say(GOOD), better);
    await using opened = await openTestModel(server);
    await ask(opened.model);
    expect(await ask(opened.model, more)).toMatchObject({ value: { rank: 4 }, reused: false });
    expect(server.asked).toHaveLength(2);
  });

  test("is not kept where the reply was no good", async () => {
    await using server = await openScriptedModel(say("Non."), say("Non."), say(GOOD));
    await using opened = await openTestModel(server);
    await refusal(ask(opened.model));
    expect((await ask(opened.model)).reused).toBe(false);
  });
});

describe("a day's budget", () => {
  test("is warned of once, by the call that reaches four fifths, then refuses before it is exceeded", async () => {
    await using server = await openScriptedModel(say(GOOD));
    // A request of this kind is reckoned at some 130 tokens, and takes 120.
    await using opened = await openTestModel(server, { tokensPerDay: 1_500 });
    const ask = (): Promise<unknown> => opened.model.ask({ ...REQUEST, maxTokens: 30 });
    for (let time = 0; time < 12; time++) await ask();
    expect(await refusal(ask())).toEqual({ code: "model-over-budget", spent: 1_440, tokensPerDay: 1_500 });
    expect(server.asked).toHaveLength(12);
    expect(opened.warnings).toEqual([1_200]);
  });

  test("begins again at midnight of the zone", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel(server, { tokensPerDay: 600 });
    opened.clock.now = Date.parse("2025-12-24T22:59:59Z");
    await opened.model.ask(REQUEST);
    expect(await refusal(opened.model.ask(REQUEST))).toMatchObject({ code: "model-over-budget" });
    opened.clock.now = Date.parse("2025-12-24T23:00:00Z");
    await opened.model.ask(REQUEST);
  });

  test("of nothing asks no model anything", async () => {
    await using server = await openScriptedModel(say(GOOD));
    await using opened = await openTestModel(server, { tokensPerDay: 0 });
    expect(await refusal(opened.model.ask(REQUEST))).toMatchObject({ code: "model-over-budget" });
    expect(server.asked).toEqual([]);
  });

  test("is the one that the settings allow now", async () => {
    const allowed = { zone: "UTC", tokensPerDay: 100 };
    const asked: number[] = [];
    const budget = openBudget({
      spentSince: async (instant) => asked.push(instant),
      ...{ clock: () => Date.parse("2025-12-24T23:30:00Z"), allowed: () => allowed, onBudget: () => {} },
    });
    (await budget.reserve(50))[Symbol.dispose]();
    Object.assign(allowed, { zone: "Europe/Paris", tokensPerDay: 10 });
    expect(await refusal(budget.reserve(50))).toMatchObject({ code: "model-over-budget", tokensPerDay: 10 });
    expect(asked).toEqual(["2025-12-24T00:00:00Z", "2025-12-24T23:00:00Z"].map(Date.parse));
  });

  test("counts what is under way", async () => {
    await using server = await openScriptedModel(hang);
    await using opened = await openTestModel(server, { tokensPerDay: 1_200 });
    const all = [1, 2, 3].map(() => refusal(opened.model.ask(REQUEST)));
    await server.hasBeenAsked(2);
    expect(await Promise.race(all)).toMatchObject({ code: "model-over-budget", spent: 0 });
    await opened.close();
    expect(server.asked).toHaveLength(2);
    await Promise.all(all);
  });
});

test("the log of calls holds what each took, and the hash of what was answered", async () => {
  await using server = await openScriptedModel(say("Non."), say(GOOD));
  await using opened = await openTestModel(server);
  await opened.model.ask(REQUEST);
  const call = {
    purpose: "fiche d’essai",
    prompt_version: "v1",
    model: "essai",
    is_estimate: 0,
    milliseconds: 0,
    at: 0,
  };
  const tokens = { tokens_in: 100, tokens_out: 20, tokens_cached: 64 };
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  const id = expect.any(String);
  expect(await opened.calls()).toEqual([
    { id, ...call, ...tokens, outcome: "unreadable", result_hash: hash },
    { id, ...call, ...tokens, outcome: "answered", result_hash: hash },
  ]);
});
