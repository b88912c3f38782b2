import { describe, expect, test } from "vitest";
import { findTrouble, type Trouble } from "../../src/lib/failure.ts";
import { type EmbeddingServer, meaningOf, openEmbeddingServer } from "../support/embedding-server.ts";
import { openTestEmbedder } from "../support/embeddings.ts";
import { cutShort, fail, hang, type Play, raw, reset, slowBody } from "../support/scripted-model.ts";

const troubleOf = (promise: Promise<unknown>): Promise<Trouble> =>
  promise.then(
    () => expect.fail("Nothing failed."),
    (error: unknown) => findTrouble(error) ?? expect.fail(String(error)),
  );

const lengthOf = (vector: Float32Array | undefined): number => Math.hypot(...(vector ?? []));

const QUICK = { question: 0.3, passages: 0.3 };

describe("a request", () => {
  test("holds the texts behind their prefix, and asks for plain numbers", async () => {
    await using server = await openEmbeddingServer();
    const prefixes = { question: "query:", passage: "passage:" };
    const { embedder } = openTestEmbedder(server, { prefixes, dimensions: 32, key: "clef" });
    expect((await embedder.question("Où est le docteur ?")).length).toBe(32);
    await embedder.passages(["Un médecin.", "Une écluse."]);
    const common = { model: "essai", encoding_format: "float", dimensions: 32, key: "Bearer clef" };
    expect(server.asked).toEqual([
      { ...common, input: ["query: Où est le docteur ?"] },
      { ...common, input: ["passage: Un médecin.", "passage: Une écluse."] },
    ]);
  });

  test("names no dimensions, and no prefix, where none is set", async () => {
    await using server = await openEmbeddingServer();
    await openTestEmbedder(server).embedder.question("essai");
    expect(server.asked).toEqual([
      { model: "essai", input: ["essai"], encoding_format: "float", key: "Bearer inutile" },
    ]);
  });

  test("holds no more of a text than models read, and no half of a character", async () => {
    await using server = await openEmbeddingServer();
    const { embedder } = openTestEmbedder(server);
    await embedder.passages([`${"a".repeat(1_499)}😀${"b".repeat(100_000)}`, "\0 \ud800 !"]);
    expect(server.asked[0]?.input).toEqual([`${"a".repeat(1_499)}\ufffd`, "\0 \ufffd !"]);
  });
});

describe("vectors", () => {
  test("have length 1 and the order of the texts, in whatever order they come", async () => {
    await using server = await openEmbeddingServer();
    server.spoil = (data) => data.toReversed();
    const vectors = await openTestEmbedder(server).embedder.passages(["médecin", "écluse et péniche"]);
    expect(vectors.map(lengthOf)).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
    const meaning = meaningOf("écluse et péniche");
    expect([...(vectors[1] ?? [])]).toEqual(meaning.map((value) => Math.fround(value / Math.hypot(...meaning))));
  });

  test.for<[what: string, spoil: EmbeddingServer["spoil"]]>([
    ["too few", (data) => data.slice(1)],
    ["too many", (data) => [...data, ...data.slice(0, 1)]],
    ["the same twice", (data) => data.map((datum) => ({ ...datum, index: 0 }))],
    [
      "of several lengths",
      (data) => data.map((datum) => ({ ...datum, embedding: datum.embedding.slice(datum.index) })),
    ],
    ["of another length than was asked for", (data) => data.map((datum) => ({ ...datum, embedding: [1, 2, 3] }))],
    ["empty", (data) => data.map((datum) => ({ ...datum, embedding: [] }))],
    ["of nothing but zeros", (data) => data.map((datum) => ({ ...datum, embedding: new Array(64).fill(0) }))],
    // As JSON has it, NaN.
    [
      "with what is no number",
      (data) => data.map((datum) => ({ ...datum, embedding: [...datum.embedding.slice(1), null] })),
    ],
    ["too long to be measured", (data) => data.map((datum) => ({ ...datum, embedding: new Array(64).fill(1e308) }))],
    ["huge", (data) => data.map((datum) => ({ ...datum, embedding: new Array(9_000).fill(1) }))],
  ])("%s are refused", async ([, spoil]) => {
    await using server = await openEmbeddingServer();
    server.spoil = spoil;
    const { embedder } = openTestEmbedder(server, { dimensions: 64 });
    expect(await troubleOf(embedder.passages(["un", "deux"]))).toMatchObject({
      code: "model-nonsense",
      reason: "shape",
    });
  });

  test("infinite are refused", async () => {
    await using server = await openEmbeddingServer();
    server.play = () => raw(200, '{"data": [{"index": 0, "embedding": [1e999, 1]}]}');
    expect(await troubleOf(openTestEmbedder(server).embedder.question("un"))).toMatchObject({ code: "model-nonsense" });
  });
});

describe("a server", () => {
  test.for<[what: string, play: Play, trouble: object]>([
    ["gives a page", raw(200, "<html>Bonjour</html>", "text/html"), { code: "model-nonsense", reason: "page" }],
    ["gives something else", raw(200, "[]"), { code: "model-nonsense", reason: "shape" }],
    ["says under 200 that it fails", raw(200, '{"error": "overloaded"}'), { code: "model-away", reason: "error" }],
    ["gives half a reply", cutShort, { code: "model-away" }],
    ["hangs up", reset, { code: "model-away" }],
    ["fails", fail(500), { code: "model-away", reason: "500" }],
    ["has too much to do", fail(429, {}, { "retry-after": "20" }), { code: "model-busy", seconds: 20 }],
    ["refuses the key", fail(401), { code: "model-key" }],
    ["does not know the model", fail(404), { code: "model-unknown", model: "essai" }],
    ["takes no such batch", fail(413), { code: "model-too-long" }],
    ["takes no dimensions", fail(400, { message: "dimensions" }), { code: "model-declined" }],
    ["never answers", hang, { code: "model-slow", seconds: 0.3 }],
    ["never ends its answer", slowBody, { code: "model-slow", seconds: 0.3 }],
  ])("that %s is named", async ([, play, trouble]) => {
    await using server = await openEmbeddingServer();
    server.play = () => play;
    const { embedder } = openTestEmbedder(server, {}, QUICK);
    expect(await troubleOf(embedder.question("un"))).toMatchObject(trouble);
    expect(await troubleOf(embedder.passages(["un"]))).toMatchObject(trouble);
  });

  test("that does not listen is named", async () => {
    const server = await openEmbeddingServer();
    await server[Symbol.asyncDispose]();
    expect(await troubleOf(openTestEmbedder(server).embedder.question("un"))).toMatchObject({
      ...{ code: "model-away", reason: "ECONNREFUSED" },
    });
  });

  test("that fails is logged once, and once when it is back", async () => {
    await using server = await openEmbeddingServer();
    const { embedder, lines } = openTestEmbedder(server);
    server.play = () => fail(400);
    for (let times = 0; times < 3; times++) await troubleOf(embedder.question("un"));
    expect(lines).toEqual([
      ["embeddings failing", { of: "questions", trouble: expect.objectContaining({ status: 400 }) }],
    ]);
    server.play = null;
    for (let times = 0; times < 3; times++) await embedder.question("un");
    expect(lines.slice(1)).toEqual([["embeddings back", { of: "questions" }]]);
    server.play = () => fail(400);
    await troubleOf(embedder.question("un"));
    expect(lines.map(([event]) => event)).toEqual(["embeddings failing", "embeddings back", "embeddings failing"]);
  });

  test("that keeps questions waiting is left alone for a while, then asked again", async () => {
    await using server = await openEmbeddingServer();
    const { embedder, clock } = openTestEmbedder(server, {}, { question: 0.05, passages: 10 });
    server.play = () => hang;
    for (let times = 0; times < 6; times++) expect((await troubleOf(embedder.question("un"))).code).toBe("model-slow");
    expect(server.asked).toHaveLength(3);
    server.play = null;
    // Passages wait for nobody.
    await embedder.passages(["un"]);
    clock.now = 30_000;
    await embedder.question("un");
    expect(server.asked).toHaveLength(5);
  });

  test("is not waited for once a batch is stopped, which is no failure", async () => {
    await using server = await openEmbeddingServer();
    const { embedder, lines } = openTestEmbedder(server);
    server.play = () => hang;
    const stop = new AbortController();
    const made = troubleOf(embedder.passages(["un"], stop.signal));
    await server.hasBeenAsked(1);
    stop.abort();
    expect((await made).code).toBe("model-stopped");
    expect(lines).toEqual([]);
  });
});

test("vectors are kept under all that they hang on", async () => {
  const nameOf = (model: string, dimensions: number | null, passage: string): string =>
    openTestEmbedder({ url: "http://127.0.0.1:9/v1" }, { model, dimensions, prefixes: { question: "q", passage } })
      .embedder.name;
  expect(nameOf("e5", null, "")).toBe("e5");
  const names = [nameOf("e5", null, ""), nameOf("e5", 64, ""), nameOf("e5", null, "64"), nameOf("e5", 64, "passage:")];
  expect(new Set(names).size).toBe(4);
});
