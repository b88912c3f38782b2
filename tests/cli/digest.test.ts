import { describe, expect, test } from "vitest";
import { editionShape } from "../support/contract.ts";
import { plain, runCli } from "../support/run-cli.ts";
import { openSlackPlatform, SLACK_TOKEN } from "../support/slack-platform.ts";
import { openNews, SETTINGS } from "../support/small-news.ts";

const CHANNELS = `channels:
  - { id: terminal, terminal: true }
  - { id: equipe, slack: C1, digest: { stories: 1 } }
  - { id: salon, discord: "123456789012345678" }
`;

/** The edition that a command printed. */
const editionIn = ({ out }: { out: string }) => editionShape.parse(JSON.parse(out));

describe("digest", () => {
  test("before anything is collected says what to do first", async () => {
    using news = openNews();
    const { status, out, err } = await runCli(["digest", "--data", news.path]);
    expect([status, err]).toEqual([0, ""]);
    expect(plain(out)).toBe(
      "Le corpus est vide : aucun article n’a encore été collecté. Lancez d’abord npm run vigie -- collect.",
    );
    const edition = editionIn(await runCli(["digest", "--json", "--data", news.path]));
    expect(edition).toMatchObject({ stories: [], more: 0, check: { claims: 0, supported: 0 } });
  });

  test("shows the edition of now, the same however often it is asked for", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const first = await runCli(["digest", "--data", news.path]);
    expect(plain(first.out)).toMatch(/^Veille — mercredi 24 décembre 2025 Du 23 décembre, 10 h au 24 décembre, 10 h/);
    expect(await runCli(["digest", "--data", news.path])).toEqual(first);
    const edition = editionIn(await runCli(["digest", "--json", "--data", news.path]));
    expect(edition).toMatchObject({
      ...{ channel: "terminal", day: "2025-12-24", mode: "extracts", more: 0, failing: [] },
      period: { from: "2025-12-23T10:00:00+01:00", to: "2025-12-24T10:00:00+01:00" },
    });
    expect(edition.stories).toHaveLength(3);
    for (const { text, citations } of edition.stories.flatMap(({ claims }) => claims)) {
      expect(citations.map(({ quote }) => quote)).toEqual([text]);
    }
  });

  test("what a first visit brings of the past is kept and never shown; what comes later with such a date is", async () => {
    using news = openNews();
    const shown = async () =>
      (await runCli(["digest", "--at", "2025-12-24T10:05", "--data", news.path])).out.match(/péage|bibliobus/g) ?? [];
    const write = (name: string, text: string) =>
      news.write(`articles/${name}.md`, `---\ndate: 2025-12-21\n---\n${text}\n`);
    write("peage", "Le péage de Grandval est supprimé depuis samedi, et le pont redevient gratuit pour les camions.");
    await runCli(["collect", "--data", news.path]);
    expect(await shown()).toEqual([]);
    expect((await runCli(["ask", "Le péage de Grandval est-il supprimé ?", "--data", news.path])).out).toContain(
      "péage",
    );
    write(
      "bibliobus",
      "Un bibliobus électrique dessert les hameaux de Valbonnais, avec trois mille livres à son bord.",
    );
    await runCli(["collect", "--data", news.path]);
    expect(new Set(await shown())).toEqual(new Set(["bibliobus"]));
  });

  test.for([
    ["2025-12-24T08:30", "2025-12-24T08:30:00+01:00", 3],
    ["2025-12-24T07:30Z", "2025-12-24T08:30:00+01:00", 3],
    ["2025-12-24", "2025-12-24T00:00:00+01:00", 2],
    ["2025-12-22T08:30", "2025-12-22T08:30:00+01:00", 0],
    ["2020-02-29T08:30", "2020-02-29T08:30:00+01:00", 0],
    ["9999-12-31T23:59", "9999-12-31T23:59:00+01:00", 0],
  ] as const)("--at %s is the edition of %s, with %i stories", async ([at, to, stories]) => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const ran = await runCli(["digest", "--at", at, "--json", "--data", news.path]);
    expect(ran.status).toBe(0);
    const edition = editionIn(ran);
    expect([edition.period.to, edition.stories.length]).toEqual([to, stories]);
  });

  test("says when nothing is new, and since when", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const { status, out } = await runCli(["digest", "--at", "2025-12-22T08:30", "--data", news.path]);
    expect([status, plain(out)]).toEqual([
      0,
      "Rien de neuf depuis le 19 décembre, 8 h 30 : 1 source lue, aucune en panne. Dernier article : 24 décembre 2025.",
    ]);
  });

  test("names the sources that fail, since when, and why", async () => {
    using news = openNews(
      'sources:\n  - { id: a, folder: "./articles" }\n  - { id: b, name: "Revue", folder: "./absent" }\n',
    );
    await runCli(["collect", "--data", news.path]);
    const { failing } = editionIn(await runCli(["digest", "--json", "--data", news.path]));
    expect(failing).toEqual([
      {
        ...{ source: "Revue", since: "2025-12-24T10:00:00+01:00" },
        reason: `Le dossier ${news.path}/absent n’existe pas. Créez-le, ou corrigez la source dans vigie.yaml.`,
      },
    ]);
    expect(plain((await runCli(["digest", "--data", news.path])).out)).toContain("1 source lue sur 2");
  });

  test("is made for the channel that is named", async () => {
    using news = openNews(SETTINGS + CHANNELS);
    await runCli(["collect", "--data", news.path]);
    const edition = editionIn(await runCli(["digest", "--channel", "equipe", "--json", "--data", news.path]));
    expect([edition.channel, edition.stories.length, edition.more]).toEqual(["equipe", 1, 2]);
    expect(await runCli(["digest", "--channel", "equip", "--data", news.path])).toEqual({
      ...{ status: 2, out: "" },
      err: "Le canal « equip » n’est pas dans vigie.yaml. Canaux connus : terminal, equipe, salon.\n",
    });
  });

  test("is sent once: shown, then had, also for another day", async () => {
    using news = openNews();
    await runCli(["collect", "--data", news.path]);
    const shown = await runCli(["digest", "--data", news.path]);
    expect(await runCli(["digest", "--send", "--data", news.path])).toEqual(shown);
    const again = await runCli(["digest", "--send", "--data", news.path]);
    expect([again.status, plain(again.out)]).toEqual([
      0,
      "Le canal « terminal » a déjà eu son édition du mercredi 24 décembre 2025 : rien n’est envoyé une seconde fois.",
    ]);
    const json = await runCli(["digest", "--send", "--json", "--data", news.path]);
    expect(JSON.parse(json.out)).toMatchObject({
      ...{ channel: "terminal", day: "2025-12-24" },
      parts: [{ part: 1, state: "sent", trouble: null }],
    });
    const clock = () => Date.parse("2025-12-25T09:00:00Z");
    const next = await runCli(["digest", "--send", "--json", "--data", news.path], { clock });
    expect(editionIn(next)).toMatchObject({ day: "2025-12-25", stories: [] });
  });

  test("is not sent while nothing is collected, nor in Discord without a token", async () => {
    using news = openNews(SETTINGS + CHANNELS);
    const empty = await runCli(["digest", "--send", "--data", news.path]);
    expect([empty.status, plain(empty.out)]).toEqual([1, expect.stringMatching(/^Le corpus est vide/)]);
    await runCli(["collect", "--data", news.path]);
    const { status, out, err } = await runCli(["digest", "--send", "--channel", "salon", "--data", news.path]);
    expect([status, out, plain(err)]).toEqual([2, "", expect.stringContaining("Donnez-lui DISCORD_TOKEN")]);
  });

  test("is sent in Slack once, where there is a token", async () => {
    using news = openNews(SETTINGS + CHANNELS);
    await using platform = await openSlackPlatform();
    await runCli(["collect", "--data", news.path]);
    const send = (environment: Record<string, string>) =>
      runCli(["digest", "--send", "--channel", "equipe", "--data", news.path], { environment });
    const without = await send({});
    expect([without.status, plain(without.err)]).toEqual([2, expect.stringContaining("Donnez-lui SLACK_BOT_TOKEN")]);
    const slack = { SLACK_BOT_TOKEN: SLACK_TOKEN, SLACK_API_URL: platform.address };
    for (let time = 0; time < 2; time += 1) expect((await send(slack)).status).toBe(0);
    expect(platform.stored.map(({ text }) => plain(text))).toEqual([
      expect.stringMatching(
        /^Veille — mercredi 24 décembre 2025 .* 1\. .* — Nouveau .* Sources \[1\] .* Mode extraits/,
      ),
    ]);
  });

  test("replays the instant that the settings fix, and says so", async () => {
    using news = openNews(`at: "2025-12-24T08:30"\n${SETTINGS}`);
    await runCli(["collect", "--data", news.path]);
    const { out } = await runCli(["digest", "--data", news.path]);
    expect(plain(out)).toContain("Rejeu : l’horloge est fixée au 24 décembre, 8 h 30 (réglage « at »).");
    expect(editionIn(await runCli(["digest", "--json", "--data", news.path])).day).toBe("2025-12-24");
  });

  test.for(["demain", "", "25:00", "2025-02-30"])("refuses « %s » for an instant", async (at) => {
    using news = openNews();
    expect(await runCli(["digest", "--at", at, "--data", news.path])).toEqual({
      ...{ status: 2, out: "" },
      err: `« ${at} » n’est pas un instant. Écrivez-le ainsi : --at 2025-12-24T18:00\n`,
    });
  });
});
