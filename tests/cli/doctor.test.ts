import { describe, expect, test } from "vitest";
import { z } from "zod";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
import { fail, hang, list, openScriptedModel, type Play, raw, reset } from "../support/scripted-model.ts";
import { APP_TOKEN } from "../support/slack/listening.ts";
import { openSlackPlatform, SLACK_TOKEN, type SlackPlatform } from "../support/slack-platform.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const checksShape = z.array(z.strictObject({ name: z.string(), ok: z.boolean(), text: z.string() }));

describe("doctor", () => {
  test("finds nothing to see where all is well", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out, err } = await runCli(["doctor", "--data", news.path]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).not.toContain("à voir");
    const json = await runCli(["doctor", "--json", "--data", news.path]);
    expect(checksShape.parse(JSON.parse(json.out)).map(({ name, ok }) => [name, ok])).toEqual([
      ...[
        ["réglages", true],
        ["conservation", true],
        ["rédaction", true],
        ["base", true],
        ["processus", true],
        ["depot", true],
        ["terminal", true],
      ],
    ]);
  });

  test("says what to do before anything is collected", async () => {
    using news = openNews();
    const { status, out } = await runCli(["doctor", "--data", news.path]);
    expect(status).toBe(1);
    expect(plain(out)).toContain("à voir depot jamais visitée : lancez npm run vigie -- collect");
  });

  test("tells everything that is to be seen, with what to do", async () => {
    using news = openNews(`${SETTINGS}  - { id: panne, folder: "./absent" }
  - { id: page, page: "https://exemple.fr/" }
budget: { tokensPerDay: 500000 }
privacy: { questionsKeptDays: 30 }
alerts: [{ id: souverainete, any: ["Mission Genesis"] }]
channels:
  - { id: equipe, slack: C0123456789, digest: { holidays: FR }, alerts: [souverainete] }
  - { id: salon, discord: "123456789012345678" }
`);
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["doctor", "--data", news.path]);
    expect(status).toBe(1);
    const seen = out.split(/\n(?=ok|à voir)/).filter((line) => line.startsWith("à voir"));
    expect(seen.map((line) => plain(line).split(" ")[2])).toEqual([...["panne", "page", "equipe", "salon"]]);
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
    expect(plain(out)).toContain("à voir panne en panne depuis le 24 décembre, 10 h : Le dossier");
  });

  test.for([
    ["", "terminal, prochaine édition jeudi 25 décembre à 8 h 30 (Europe/Paris)"],
    ['at: "2025-12-24T08:30"\n', "terminal, aucune édition à venir : l’horloge est fixée"],
  ] as const)("with %j, says when the next edition comes", async ([settings, text]) => {
    using news = openNews(`${settings}${SETTINGS}`);
    const { out } = await runCli(["doctor", "--json", "--data", news.path]);
    expect(checksShape.parse(JSON.parse(out)).map((check) => plain(check.text))).toContain(text);
  });

  describe("of the model", () => {
    /** What the doctor says of it, and of its budget of so many tokens a day. */
    async function examine(url: string, tokensPerDay = 500_000, name = "essai") {
      using news = openNews(`${SETTINGS}budget: { tokensPerDay: ${tokensPerDay} }\n`);
      await runCli(["collect", "--data", news.path]);
      const environment = { PORT: "0", OPENAI_BASE_URL: url, OPENAI_MODEL: name };
      const { status, out } = await runCli(["doctor", "--json", "--data", news.path], { environment });
      const checks = checksShape.parse(JSON.parse(out));
      const [model, budget] = ["modèle", "budget"].map((each) => checks.find((check) => check.name === each));
      return { status, model, budget };
    }

    test("names it where its server answers and has it", async () => {
      await using server = await openScriptedModel(hang);
      const { status, model, budget } = await examine(server.url);
      expect(model).toEqual({ name: "modèle", ok: true, text: `essai, sur ${new URL(server.url).host}, qui répond` });
      expect(budget).toMatchObject({ ok: true, text: "0 token aujourd’hui sur 500\u202f000, soit 0 %" });
      expect([status, server.asked]).toEqual([0, []]);
    });

    test.for([["essai", "essai:latest"], ["gemini-flash", "models/gemini-flash"], ["anything"]] as const)(
      "takes %j for one that its server has",
      async ([name, ...listed]) => {
        await using server = await openScriptedModel(hang);
        server.listing = list(...listed);
        expect((await examine(server.url, 500_000, name)).model?.ok).toBe(true);
      },
    );

    test.for<[title: string, listing: Play, sentence: string]>([
      [
        "has others",
        list("un", "deux", "trois", "quatre", "cinq", "six"),
        "répond, mais n’a pas de modèle « essai » (il a un, deux, trois, quatre, cinq…) : vérifiez OPENAI_MODEL",
      ],
      ["refuses the key", fail(401, { code: "invalid_api_key" }), "refuse la clé. Vérifiez OPENAI_API_KEY"],
      [
        "has no such address",
        fail(404),
        "n’accepte pas la demande (erreur 404). Vérifiez OPENAI_MODEL et OPENAI_BASE_URL",
      ],
      ["gives a page", raw(200, "<html>Bonjour</html>", "text/html"), "répond par une page web"],
      ["gives something else", raw(200, "[]"), "répond autrement que ne le fait OpenAI"],
      ["hangs up", reset, "ne répond pas"],
      ["never answers", hang, "n’a pas fini de répondre en 5 secondes"],
    ])("says so where its server %s", async ([, listing, sentence]) => {
      await using server = await openScriptedModel(hang);
      server.listing = listing;
      const { status, model } = await examine(server.url);
      expect([status, model?.ok]).toEqual([1, false]);
      expect(plain(model?.text ?? "")).toContain(sentence);
      expect(model?.text).not.toMatch(NOT_FOR_PEOPLE);
    });

    test("says so where nobody is there", async () => {
      const server = await openScriptedModel(hang);
      await server[Symbol.asyncDispose]();
      const { model } = await examine(server.url);
      expect(plain(model?.text ?? "")).toMatch(/ne répond pas : .*vérifiez l’adresse que donne OPENAI_BASE_URL/);
    });

    test("says that the day’s budget is spent", async () => {
      await using server = await openScriptedModel(hang);
      const { status, budget } = await examine(server.url, 0);
      expect([status, budget?.ok, budget?.text]).toEqual([
        ...[1, false, "0 token aujourd’hui sur 0 : jusqu’à demain, Vigie écrit par extraits"],
      ]);
    });
  });

  describe("of Slack", () => {
    /** What the doctor says of it, and of its channel. */
    async function examine(platform: SlackPlatform, token?: string, secrets: Record<string, string> = {}) {
      using news = openNews(`${SETTINGS}channels: [{ id: equipe, slack: C1 }]\n`);
      await runCli(["collect", "--data", news.path]);
      const slack = token === undefined ? {} : { SLACK_BOT_TOKEN: token, SLACK_API_URL: platform.address };
      const { status, out } = await runCli(["doctor", "--json", "--data", news.path], {
        environment: { PORT: "0", ...slack, ...secrets },
      });
      expect(out).not.toMatch(NOT_FOR_PEOPLE);
      const all = checksShape.parse(JSON.parse(out)).map(({ name, ok, text }) => [name, ok, plain(text)]);
      const heard = all.find(([name]) => name === "Slack, réponses");
      return { status, checks: all.filter((check) => check !== heard).slice(-2), heard };
    }

    test("names the workspace, and when the next edition comes", async () => {
      await using platform = await openSlackPlatform();
      expect(await examine(platform, SLACK_TOKEN)).toMatchObject({
        status: 0,
        checks: [
          ["Slack", true, "espace « Exemple », sous le nom de vigie"],
          ["equipe", true, "Slack, prochaine édition jeudi 25 décembre à 8 h 30 (Europe/Paris)"],
        ],
      });
    });

    test("names the rights that are missing", async () => {
      await using platform = await openSlackPlatform();
      platform.scopes = ["chat:write"];
      const { status, checks } = await examine(platform, SLACK_TOKEN);
      expect([status, ...checks.map(([, , text]) => text)]).toEqual([
        1,
        "espace « Exemple », sous le nom de vigie : ajoutez-lui les droits channels:history, groups:history, puis réinstallez l’application",
        expect.stringContaining("pas le droit d’y relire les messages"),
      ]);
    });

    test("says that Vigie is not invited, and how to invite her", async () => {
      await using platform = await openSlackPlatform();
      platform.channels.set("C1", "not_in_channel");
      const { status, checks } = await examine(platform, SLACK_TOKEN);
      expect([status, checks[0]?.[1], checks[1]?.[2]]).toEqual([
        1,
        true,
        expect.stringContaining("« /invite @Vigie »"),
      ]);
    });

    test("says that the token is refused, or that there is none", async () => {
      await using platform = await openSlackPlatform();
      const { checks } = await examine(platform, "xoxb-autre");
      expect(checks[0]).toEqual(["Slack", false, "le jeton est refusé : vérifiez SLACK_BOT_TOKEN"]);
      const without = await examine(platform);
      expect(without.checks.at(-1)).toEqual(["equipe", false, expect.stringContaining("Donnez-lui SLACK_BOT_TOKEN")]);
    });

    test("says whether Vigie hears, and the rights that answering takes", async () => {
      await using platform = await openSlackPlatform();
      const posting = await examine(platform, SLACK_TOKEN);
      expect(posting.heard).toEqual(["Slack, réponses", true, expect.stringContaining("donnez-lui SLACK_APP_TOKEN")]);
      const answering = await examine(platform, SLACK_TOKEN, { SLACK_APP_TOKEN: APP_TOKEN });
      expect(answering.heard).toEqual(["Slack, réponses", true, "Vigie se connecte à Slack"]);
      expect(answering.checks[0]?.[2]).toContain("les droits commands, app_mentions:read, im:history, users:read");
      platform.scopes.push("commands", "app_mentions:read", "im:history", "users:read");
      expect((await examine(platform, SLACK_TOKEN, { SLACK_APP_TOKEN: APP_TOKEN })).status).toBe(0);
      const called = await examine(platform, SLACK_TOKEN, { SLACK_SIGNING_SECRET: "secret-de-signature" });
      expect(called.heard).toEqual(["Slack, réponses", true, expect.stringContaining("Slack appelle Vigie")]);
      const refused = await examine(platform, SLACK_TOKEN, { SLACK_APP_TOKEN: "xapp-autre" });
      expect(refused.heard).toEqual(["Slack, réponses", false, expect.stringContaining("connections:write")]);
    });

    test("says that Slack does not answer", async () => {
      const platform = await openSlackPlatform();
      await platform[Symbol.asyncDispose]();
      const { checks } = await examine(platform, SLACK_TOKEN);
      expect(checks[0]?.[2]).toBe(
        "rien ne répond à cette adresse : vérifiez la connexion, et SLACK_API_URL s’il est donné",
      );
    });
  });

  test.for([
    ["", "tous les articles sont gardés"],
    [
      "retention: { articlesKeptDays: 365 }\n",
      "les articles de plus de 365 jours qu’aucune édition n’a cités sont effacés",
    ],
    [
      'retention: { articlesKeptDays: 365 }\nat: "2025-12-24T08:30"\n',
      "les articles de plus de 365 jours qu’aucune édition n’a cités seraient effacés si l’horloge n’était pas fixée",
    ],
  ] as const)("with %j, says that %s", async ([settings, text]) => {
    using news = openNews(`${settings}${SETTINGS}`);
    const { out } = await runCli(["doctor", "--data", news.path]);
    expect(plain(out)).toContain(`ok conservation ${text}`);
  });

  test("says that there is no source", async () => {
    using news = openNews("");
    const { status, out } = await runCli(["doctor", "--data", news.path]);
    expect(status).toBe(1);
    expect(plain(out)).toContain("à voir sources aucune : ajoutez-en avec npm run vigie -- sources add ADRESSE");
  });

  test("says that the base is none, in one sentence", async () => {
    using news = openNews();
    news.write("vigie.db", "Une lettre.\n".repeat(200));
    expect(await runCli(["doctor", "--data", news.path])).toEqual({
      ...{ status: 1, out: "" },
      err: `La base ${news.path}/vigie.db ne peut pas servir : ce fichier n’est pas une base SQLite. Écartez-le ou donnez un autre dossier avec --data.\n`,
    });
  });
});
