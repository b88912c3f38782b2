import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AnswerReply } from "../../src/questions/reply.ts";
import { answerShape } from "../support/contract.ts";
import { plain, runCli } from "../support/run-cli.ts";
import { fail, openScriptedModel, type Play, say } from "../support/scripted-model.ts";
import { openNews } from "../support/small-news.ts";

const NOW = Date.parse("2025-12-24T09:00:00Z");

/** The commands of one data folder, each a minute after the one before. */
async function openReader(environment: Record<string, string> = {}) {
  const news = openNews();
  let now = NOW;
  const run = (...words: string[]) => {
    now += 60_000;
    return runCli([...words, "--data", news.path], { clock: () => now, environment: { PORT: "0", ...environment } });
  };
  await run("collect");
  return {
    run,
    async ask(question: string, ...options: string[]) {
      const { status, err, out } = await run("ask", question, "--json", ...options);
      expect([status, err]).toEqual([0, ""]);
      return answerShape.parse(JSON.parse(out));
    },
    [Symbol.dispose]: () => news[Symbol.dispose](),
  };
}

const gapsShape = z.array(
  z.strictObject({
    theme: z.string(),
    questions: z.array(
      z.strictObject({
        question: z.string(),
        status: z.enum(["partial", "not-in-corpus"]),
        at: z.iso.datetime({ offset: true }),
      }),
    ),
  }),
);

const FIRST = "Combien la société Hydrolane a-t-elle reçu ?";
const NEXT = "Et pour quel chantier ?";
const UNKNOWN = "Qui dirige Hydrolane ?";

describe("a thread", () => {
  test("lets a question lean on the one before, which stays as it was asked", async () => {
    using reader = await openReader();
    expect((await reader.ask(FIRST, "--thread", "a")).claims[0]?.text).toContain("3,4 millions");
    const next = await reader.ask(NEXT, "--thread", "a");
    expect(next).toMatchObject({ question: NEXT, status: "answered" });
    expect(next.claims[0]?.text).toContain("Hydrolane");
  });

  test.for([{ options: [] }, { options: ["--thread", "b"] }])(
    "is not followed by a question with $options",
    async ({ options }) => {
      await using model = await openScriptedModel(answering(/Hydrolane/));
      using reader = await openReader({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" });
      await reader.ask(FIRST, "--thread", "a");
      await reader.ask(NEXT, ...options);
      const [, second] = model.asked.map(({ body }) => body.messages.at(-1)?.content ?? "");
      expect(second).toMatch(/ question\| Et pour quel chantier/);
      expect(second).not.toContain("question précédente");
    },
  );

  test("asks a model with the former questions, and with sentences looked for anew", async () => {
    await using model = await openScriptedModel(answering(/Hydrolane/), answering(/12 000 registres/));
    using reader = await openReader({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" });
    await reader.ask(FIRST, "--thread", "a");
    const next = await reader.ask("Et combien de registres à Belval ?", "--thread", "a");
    expect(next).toMatchObject({ mode: "model", status: "answered" });
    expect(next.claims[0]?.text).toContain("12 000 registres");
    const [, second] = model.asked.map(({ body }) => body.messages.at(-1)?.content ?? "");
    expect(second).toMatch(/question précédente\| Combien la société Hydrolane/);
    expect(second).toMatch(/ question\| Et combien de registres à Belval \?/);
  });
});

describe("the list of gaps", () => {
  test("gives what was refused by theme, once, and whole", async () => {
    using reader = await openReader();
    await reader.ask(UNKNOWN, "--thread", "a");
    await reader.ask("et où est son siège ?", "--thread", "a");
    await reader.ask(FIRST);
    await reader.ask("qui dirige hydrolane");
    const { out, status } = await reader.run("gaps", "--json");
    const themes = gapsShape.parse(JSON.parse(out));
    expect([status, themes.map(({ theme }) => theme)]).toEqual([0, ["Hydrolane"]]);
    expect(themes[0]?.questions).toMatchObject([
      { question: "qui dirige hydrolane", status: "not-in-corpus", at: "2025-12-24T10:05:00+01:00" },
      { question: "et où est son siège ? (Hydrolane)", status: "not-in-corpus", at: "2025-12-24T10:03:00+01:00" },
    ]);
    expect(plain((await reader.run("gaps")).out)).toMatch(/Hydrolane • qui dirige hydrolane/);
  });

  test("is empty where all was answered", async () => {
    using reader = await openReader();
    await reader.ask(FIRST);
    expect(JSON.parse((await reader.run("gaps", "--json")).out)).toEqual([]);
  });

  test("counts a question that a model answers in part", async () => {
    await using model = await openScriptedModel(answering(/Hydrolane/, "le prix du logiciel"));
    using reader = await openReader({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" });
    const answer = await reader.ask("Combien Hydrolane a-t-elle reçu, et quel est le prix du logiciel ?");
    expect(answer).toMatchObject({ mode: "model", status: "partial", unknowns: ["le prix du logiciel"] });
    const [gap] = gapsShape.parse(JSON.parse((await reader.run("gaps", "--json")).out));
    expect(gap).toMatchObject({ theme: "Hydrolane", questions: [{ status: "partial" }] });
  });
});

test.for<[title: string, play: Play, line: RegExp]>([
  ["answers", (...asked) => answering(/Hydrolane/)(...asked), /3,4 millions d’euros pour ce chantier\. \[1\]/],
  ["is down", fail(401), /n’a pas répondu.*Mode extraits/],
])("ask, with a model that %s, holds the fields of the contract and is shown in French", async ([, play, line]) => {
  await using model = await openScriptedModel(play);
  using reader = await openReader({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" });
  expect((await reader.ask(FIRST)).claims).toHaveLength(1);
  expect(plain((await reader.run("ask", FIRST)).out)).toMatch(line);
});

/** A model that repeats the first sentence that it is shown of a kind. */
const answering =
  (kind: RegExp, ...unknowns: string[]): Play =>
  (request, response) => {
    const lines = (request.messages[1]?.content ?? "").matchAll(/^\w+ (\d+)\| (.*)$/gm);
    const [first] = Array.from(lines, ([, n, text = ""]) => ({ text, sentences: [Number(n)] })).filter(({ text }) =>
      kind.test(text),
    );
    const reply: AnswerReply = { claims: first ? [first] : [], unknowns, homonym: null };
    say(JSON.stringify(reply))(request, response);
  };
