import { describe, expect, test } from "vitest";
import { load, refuse } from "./support/settings.ts";

describe("settings of the environment", () => {
  test("name the database of PostgreSQL, and never show an address that may hold a password", async () => {
    const url = "postgresql://vigie:s%C3%A9same@base.exemple.fr:5433/vigie?sslmode=verify-full";
    expect((await load("", { DATABASE_URL: url })).database).toBe(url);
    for (const wrong of [
      "mysql://vigie:sesame@hote/base",
      "postgres:/vigie",
      "vigie:sesame@hote",
      "postgres://[sesame/",
    ]) {
      const { sentence, problems } = await refuse("", { DATABASE_URL: wrong });
      expect(problems).toMatchObject([{ name: "DATABASE_URL", expected: expect.stringContaining("postgres://") }]);
      expect(sentence).not.toContain("sesame@");
    }
  });

  test.for<readonly [what: string, environment: Record<string, string>, model: object | null]>([
    ["a name alone", { OPENAI_MODEL: "essai" }, null],
    [
      "a key",
      { OPENAI_API_KEY: " sk-essai " },
      { name: "gpt-5.4-mini", url: "https://api.openai.com/v1", key: "sk-essai" },
    ],
    [
      "a server of one’s own",
      { OPENAI_BASE_URL: "http://localhost:11434/v1", OPENAI_MODEL: "qwen3:8b" },
      { name: "qwen3:8b", url: "http://localhost:11434/v1", key: null },
    ],
    [
      "both",
      { OPENAI_API_KEY: "k", OPENAI_BASE_URL: "https://api.mistral.ai/v1", OPENAI_MODEL: "mistral-small-latest" },
      { name: "mistral-small-latest", url: "https://api.mistral.ai/v1", key: "k" },
    ],
    ["blanks", { OPENAI_API_KEY: " ", OPENAI_BASE_URL: "" }, null],
  ])("name a model by %s", async ([, environment, model]) => {
    expect((await load("", environment)).model).toEqual(model);
  });

  const EMBEDDINGS = { model: "e5", key: null, dimensions: null, prefixes: { question: "", passage: "" } };
  const OPENAI = "https://api.openai.com/v1";
  const HERE = "http://localhost:8081/v1";

  test.for<readonly [string, Record<string, string>, object | null]>([
    [
      "nothing, where no model is named",
      { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_API_KEY: "k", OPENAI_API_KEY: "k" },
      null,
    ],
    [
      "a server of their own, without the key of another",
      { EMBEDDINGS_BASE_URL: HERE, OPENAI_API_KEY: "k" },
      { url: HERE },
    ],
    ["the server and the key of the model", { OPENAI_BASE_URL: HERE, OPENAI_API_KEY: "k" }, { url: HERE, key: "k" }],
    ["OpenAI’s own, by its key", { OPENAI_API_KEY: "k" }, { url: OPENAI, key: "k" }],
    [
      "the same server, written otherwise",
      { OPENAI_BASE_URL: HERE, EMBEDDINGS_BASE_URL: `${HERE.replace("http", "HTTP")}/`, OPENAI_API_KEY: "k" },
      { url: "HTTP://localhost:8081/v1/", key: "k" },
    ],
    ["a key of their own", { OPENAI_API_KEY: "k", EMBEDDINGS_API_KEY: "sienne" }, { url: OPENAI, key: "sienne" }],
    [
      "prefixes and dimensions",
      {
        ...{ EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "512" },
        ...{ EMBEDDINGS_QUERY_PREFIX: "query: ", EMBEDDINGS_PASSAGE_PREFIX: "Instruction :\npassage:" },
      },
      { url: HERE, dimensions: 512, prefixes: { question: "query:", passage: "Instruction :\npassage:" } },
    ],
  ])("of embeddings give %s", async ([title, environment, expected]) => {
    const named = title.startsWith("nothing") ? environment : { EMBEDDINGS_MODEL: "e5", ...environment };
    expect((await load("", named)).embeddings).toEqual(expected && { ...EMBEDDINGS, ...expected });
  });

  test.for<readonly [string, Record<string, string>, string]>([
    ["a model without a server or a key", {}, "EMBEDDINGS_MODEL"],
    [
      "the key of another server",
      { OPENAI_BASE_URL: HERE, OPENAI_API_KEY: "sesame", EMBEDDINGS_BASE_URL: OPENAI },
      "EMBEDDINGS_MODEL",
    ],
    ["no dimension", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "0" }, "EMBEDDINGS_DIMENSIONS"],
    ["half a dimension", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "1.5" }, "EMBEDDINGS_DIMENSIONS"],
    ["dimensions without end", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_DIMENSIONS: "1e9" }, "EMBEDDINGS_DIMENSIONS"],
    [
      "a prefix without end",
      { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_QUERY_PREFIX: "q".repeat(501) },
      "EMBEDDINGS_QUERY_PREFIX",
    ],
    ["an address that is none", { EMBEDDINGS_BASE_URL: "marie:sesame@hote" }, "EMBEDDINGS_BASE_URL"],
    ["a key with an accent", { EMBEDDINGS_BASE_URL: HERE, EMBEDDINGS_API_KEY: "sésame" }, "EMBEDDINGS_API_KEY"],
  ])("of embeddings refuse %s", async ([, environment, name]) => {
    const { problems, sentence } = await refuse("", { EMBEDDINGS_MODEL: "e5", ...environment });
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).not.toMatch(/s[eé]same/);
  });

  test.for<readonly [string, Record<string, string>, string]>([
    ["a key with a space", { OPENAI_API_KEY: "sk-sesame sk-sesame" }, "OPENAI_API_KEY"],
    ["a key with an accent", { OPENAI_API_KEY: "sk-sésame-sesame" }, "OPENAI_API_KEY"],
    ["a server without http", { OPENAI_BASE_URL: "marie:sesame@localhost:11434" }, "OPENAI_BASE_URL"],
    ["a server with a password", { OPENAI_BASE_URL: "https://marie:sesame@exemple.fr/v1" }, "OPENAI_BASE_URL"],
    ["a server that is no address", { OPENAI_BASE_URL: "https://marie:sesame@[" }, "OPENAI_BASE_URL"],
  ])("refuse %s, and never show it", async ([, environment, name]) => {
    const { sentence, problems } = await refuse("", environment);
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).not.toMatch(/s[eé]same/);
  });

  test("are read as they are written, and the blank ones are not set", async () => {
    const slack = { SLACK_BOT_TOKEN: " xoxb-1 ", SLACK_API_URL: "http://localhost:3000/api/" };
    const posting = { token: "xoxb-1", url: "http://localhost:3000/api/" };
    expect(await load("", slack)).toMatchObject({ slack: { ...posting, listening: null } });
    const secret = { ...slack, SLACK_SIGNING_SECRET: "0123abcd" };
    const http = { kind: "http", signingSecret: "0123abcd" };
    expect(await load("", secret)).toMatchObject({ slack: { ...posting, listening: http } });
    const socket = { kind: "socket", appToken: "xapp-1" };
    const both = { ...secret, SLACK_APP_TOKEN: "xapp-1 " };
    expect(await load("", both)).toMatchObject({ slack: { ...posting, listening: socket } });
    const discord = { DISCORD_TOKEN: " a.b.c ", DISCORD_API_URL: "http://localhost:3000/api" };
    const there = { token: "a.b.c", url: "http://localhost:3000/api", guild: undefined };
    expect(await load("", discord)).toMatchObject({ discord: { ...there, shards: 1 } });
    expect(await load("", { ...discord, DISCORD_SHARDS: " 16" })).toMatchObject({ discord: { ...there, shards: 16 } });
    expect(await load("", { ...discord, DISCORD_SHARDS: "auto" })).toMatchObject({ discord: { shards: "auto" } });
    expect(await load("", { DISCORD_SHARDS: "2" })).toMatchObject({ discord: null });
    expect(await load("", { PORT: "9000", LOG_LEVEL: "debug" })).toMatchObject({ port: 9000, logLevel: "debug" });
    expect(await load("", { PORT: "", LOG_LEVEL: " " })).toMatchObject({ port: 8080, logLevel: "error" });
    expect(await load("", { PORT: "0" })).toMatchObject({ port: 0 });
  });

  const INSTALLED = {
    ...{ SLACK_CLIENT_ID: " 12.34 ", SLACK_CLIENT_SECRET: "secret", VIGIE_KEY: `${"k".repeat(32)}` },
    SLACK_APP_TOKEN: "xapp-1",
  };

  test("let workspaces install Vigie by themselves, each channel then named with its own", async () => {
    const { slack, channels } = await load("channels:\n  - { id: a, slack: T0123/C0456 }\n", INSTALLED);
    expect(slack).toEqual({
      application: { clientId: "12.34", clientSecret: "secret", key: INSTALLED.VIGIE_KEY },
      ...{ url: undefined, listening: { kind: "socket", appToken: "xapp-1" } },
    });
    expect(channels[0]?.slack).toBe("T0123/C0456");
    const { problems } = await refuse(
      "channels:\n  - { id: a, terminal: true }\n  - { id: b, slack: C0456 }\n",
      INSTALLED,
    );
    expect(problems).toEqual([
      {
        ...{ line: 3, name: "channels[2].slack", found: "« C0456 »", fix: "Corrigez cette valeur." },
        expected: "l’identifiant de l’espace, puis celui du canal, comme T0123456789/C0123456789",
      },
    ]);
    expect(
      (await load("channels:\n  - { id: a, slack: T0123/C0456 }\n", { SLACK_BOT_TOKEN: "xoxb-1" })).slack,
    ).not.toBeNull();
  });

  test.for<[what: string, change: Record<string, string>, name: string, said: string]>([
    ["an id alone", { SLACK_CLIENT_SECRET: "", VIGIE_KEY: "" }, "SLACK_CLIENT_SECRET", "Ajoutez cette variable"],
    ["a secret alone", { SLACK_CLIENT_ID: "" }, "SLACK_CLIENT_ID", "Ajoutez cette variable"],
    ["no key", { VIGIE_KEY: " " }, "VIGIE_KEY", "de 32 caractères au moins"],
    ["a short key", { VIGIE_KEY: "k".repeat(31) }, "VIGIE_KEY", "de 32 caractères au moins"],
    ["a key in words", { VIGIE_KEY: "une phrase bien assez longue pour cela" }, "VIGIE_KEY", "sans espace"],
    ["an id that is none", { SLACK_CLIENT_ID: "A0123" }, "SLACK_CLIENT_ID", "deux nombres"],
    ["a token for a secret", { SLACK_CLIENT_SECRET: "xoxb-1" }, "SLACK_CLIENT_SECRET", "et non un jeton"],
    ["nothing to hear with", { SLACK_APP_TOKEN: "" }, "SLACK_APP_TOKEN", "ou SLACK_SIGNING_SECRET"],
    ["a token as well", { SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN", "non les deux. Retirez SLACK_BOT_TOKEN"],
    ["a token and a secret", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_CLIENT_ID: "" }, "SLACK_BOT_TOKEN", "non les deux"],
  ])("that let workspaces install Vigie go together: %s", async ([, change, name, said]) => {
    const { problems, sentence } = await refuse("", { ...INSTALLED, ...change });
    expect(problems).toMatchObject([{ name }]);
    expect(sentence).toContain(said);
    expect(sentence).not.toMatch(/xoxb-1|kkk/);
  });
});
