import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerMessage } from "../../src/channels/answer-message.ts";
import { renderTerminal } from "../../src/channels/terminal.ts";
import type { AnswerReply } from "../../src/questions/reply.ts";
import { askOf, shownIn } from "../support/asking.ts";
import { openTestModel } from "../support/models.ts";
import { plain } from "../support/run-cli.ts";
import { type Opened, openSample } from "../support/sample.ts";
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
} from "../support/scripted-model.ts";

const QUESTION = "Combien a coûté l’usine de Sélénor à Val-Sonnaz ?";
const COST = "L’usine de Sélénor à Val-Sonnaz a coûté 640 millions de francs suisses.";
const LIE = "L’usine de Sélénor à Val-Sonnaz a coûté 90 milliards de dollars.";
const UNKNOWN = "Quel est le chiffre d’affaires de Talvernes ?";

let opened: Opened;
beforeAll(async () => {
  opened = await openSample();
});
afterAll(async () => await opened[Symbol.asyncDispose]());

type Options = { seconds?: number; tokensPerDay?: number };

/** What a question is answered with a model that plays a script, and how often the model was asked. */
async function askPlaying(question: string, script: [Play, ...Play[]], options: Options = {}) {
  await using server = await openScriptedModel(...script);
  await using client = await openTestModel({ url: server.url }, options);
  const answered = await askOf(opened.corpus, { text: question }, client.model);
  const message = plain(renderTerminal(answerMessage(answered), { width: 200, colour: false }));
  return { answered, message, asked: server.asked };
}

const TROUBLES: [trouble: string, play: Play, options?: Options][] = [
  ["hangs", hang, { seconds: 0.2 }],
  ["sends its reply too slowly", slowBody, { seconds: 0.2 }],
  ["answers 500", fail(500)],
  ["hangs up", reset],
  ["breaks off", cutShort],
  ["gives a page of HTML", raw(200, "<html>Bonjour</html>", "text/html")],
  ["gives half an object", raw(200, '{"choices": [')],
  ["refuses the key", fail(401, { code: "invalid_api_key" })],
  ["is out of credit", fail(429, { code: "insufficient_quota" })],
  ["is too busy", fail(429)],
  ["does not know the model", fail(404, { code: "model_not_found" })],
  ["finds the request too long", fail(400, { code: "context_length_exceeded" })],
  ["refuses to answer", say(null, { refusal: "Non." })],
  ["is cut", say('{"claims": [{"text": "L’usine', { finish: "length" })],
  ["says nothing", say("")],
  ["says something else", say("Je ne sais pas.")],
  ["gives another object", say('{"reponse": "640 millions"}')],
  ["has no tokens left for the day", say("{}"), { tokensPerDay: 10 }],
];

describe("a model that", () => {
  test.for(TROUBLES)("%s leaves the answer to extracts, and the message says so", async ([, play, options]) => {
    const { answered, message } = await askPlaying(QUESTION, [play], options);
    expect(answered).toMatchObject({
      mode: "extracts",
      status: "answered",
      remarks: expect.arrayContaining([{ kind: "stands-in" }]),
    });
    expect(answered.claims[0]?.text).toContain("640 millions de francs suisses");
    expect(message).toContain("Mode extraits");
    expect(message).toMatch(/modèle/);
  });

  test.for(TROUBLES)("%s makes no answer where the articles have none", async ([, play, options]) => {
    const { answered, message } = await askPlaying(UNKNOWN, [play], options);
    expect(message).toMatch(/^Je n’ai rien trouvé dans le corpus/);
    expect(answered).toMatchObject({ status: "not-in-corpus", claims: [] });
  });
});

/** A reply whose claims rest on the sentence that gives the cost. */
const replying =
  (...texts: string[]): Play =>
  (request, response) => {
    const shown = shownIn(request.messages[1]?.content ?? "");
    const sentences = shown.filter(({ text }) => text.includes("640 millions")).map(({ n }) => n);
    const reply: AnswerReply = { claims: texts.map((text) => ({ text, sentences })), unknowns: [], homonym: null };
    say(JSON.stringify(reply))(request, response);
  };

const correcting = (...texts: string[]): Play =>
  say(JSON.stringify({ claims: texts.map((text, at) => ({ number: at + 1, text, sentences: [1] })) }));

describe("a model is asked", () => {
  test.for<[title: string, times: number, script: [Play, ...Play[]], said: string[]]>([
    ["once, where all that it says stands", 1, [replying(COST)], [COST]],
    ["once, where it says nothing", 1, [replying()], []],
    ["twice, where a claim is refused", 2, [replying(COST, LIE), correcting("")], [COST]],
    ["twice, where it insists", 2, [replying(COST, LIE), correcting(LIE)], [COST]],
    ["twice, where its reply cannot be read", 2, [say("Voici."), replying(COST)], [COST]],
    ["twice, where its reply cannot be read and then lies", 2, [say("Voici."), replying(COST, LIE)], [COST]],
    ["twice, where its correction cannot be read", 2, [replying(COST, LIE), say("Voici.")], [COST]],
    ["twice, where its correction is refused", 2, [replying(COST, LIE), say(null, { refusal: "Non." })], [COST]],
  ])("%s", async ([, times, script, said]) => {
    const { answered, asked } = await askPlaying(QUESTION, script);
    expect(answered.claims.map(({ text }) => text)).toEqual(said);
    expect(answered.mode).toBe("model");
    expect(asked).toHaveLength(times);
  });

  test("no second time for a claim that it gave up, and the extracts stand in for it", async () => {
    const { answered, asked } = await askPlaying(QUESTION, [replying(LIE), correcting("")]);
    expect(answered).toMatchObject({ mode: "extracts", status: "answered" });
    expect(JSON.stringify(answered)).not.toContain("90 milliards");
    expect(asked).toHaveLength(2);
  });
});
