import { describe, expect, test } from "vitest";
import { z } from "zod";
import { NOT_FOR_PEOPLE, plain, runCli } from "../support/run-cli.ts";
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
  - { id: salon, discord: "123" }
`);
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["doctor", "--data", news.path]);
    expect(status).toBe(1);
    const seen = out.split(/\n(?=ok|à voir)/).filter((line) => line.startsWith("à voir"));
    expect(seen.map((line) => plain(line).split(" ")[2])).toEqual([
      ...["alerts", "equipe.digest.holidays", "equipe.alerts", "panne", "page", "equipe", "salon"],
    ]);
    expect(out).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("names the model that is asked, and what the day’s budget has left", async () => {
    using news = openNews(`${SETTINGS}budget: { tokensPerDay: 0 }\n`);
    await runCli(["collect", "--data", news.path]);
    const environment = {
      PORT: "0",
      OPENAI_BASE_URL: "http://localhost:11434/v1",
      OPENAI_MODEL: "qwen3:8b",
    };
    const { status, out } = await runCli(["doctor", "--data", news.path], { environment });
    expect(status).toBe(1);
    expect(plain(out)).toContain("ok modèle qwen3:8b, sur localhost:11434");
    expect(plain(out)).toContain(
      "à voir budget 0 token aujourd’hui sur 0 token : jusqu’à demain, Vigie écrit par extraits",
    );
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
