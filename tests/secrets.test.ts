import { expect, test } from "vitest";
import { isSecret, secretsIn } from "../src/secrets.ts";

test.for<readonly [string, Record<string, string>, string[]]>([
  ["a key, as it is written and as it is read", { OPENAI_API_KEY: " sk-1 " }, [" sk-1 ", "sk-1"]],
  [
    "tokens",
    { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "s", DISCORD_TOKEN: "d" },
    ["xoxb-1", "xapp-1", "s", "d"],
  ],
  [
    "an address whole, and its password both ways",
    { DATABASE_URL: "postgres://marie:s%C3%A9same@hote/vigie" },
    ["postgres://marie:s%C3%A9same@hote/vigie", "s%C3%A9same", "sésame"],
  ],
  ["no password that is written in the open beside it", { HTTPS_PROXY: "http://marie:marie@hote" }, []],
  ["a key in an address", { OPENAI_BASE_URL: "https://hote/v1?api-key=sk-2&version=3" }, ["", "", "sk-2"]],
  [
    "nothing of what is no secret",
    { PORT: "8080", OPENAI_MODEL: "essai", OPENAI_BASE_URL: "http://hote/v1" },
    ["", ""],
  ],
  ["nothing of what is left blank", { OPENAI_API_KEY: " ", DATABASE_URL: "" }, []],
])("the secrets of an environment are %s", ([, environment, secrets]) => {
  const found = new Set(secretsIn(environment).filter((secret) => secret !== ""));
  expect([...found].sort()).toEqual([...new Set(secrets)].filter((secret) => secret !== "").sort());
});

test("a password among the words of a command is one", () => {
  expect(secretsIn({}, ["move", "--to", "postgres://marie:sesame@hote/vigie"])).toContain("sesame");
});

test("what may hold a secret is known by its name", () => {
  const names = ["OPENAI_API_KEY", "DATABASE_URL", "SLACK_SIGNING_SECRET", "OPENAI_BASE_URL", "PORT", "LOG_LEVEL"];
  expect(names.filter(isSecret)).toEqual(names.slice(0, 4));
});
