import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { MIGRATIONS } from "../../src/app.ts";
import { openDatabase } from "../../src/lib/database.ts";
import { answerShape, collectedShape, editionShape } from "../support/contract.ts";
import { findLeaks, INJECTIONS, MISSING_INJECTIONS } from "../support/injections.ts";
import { type Newsroom, writeAs } from "../support/newsroom-model.ts";
import { runCli } from "../support/run-cli.ts";
import { openScriptedModel } from "../support/scripted-model.ts";
import { syntheticDrafts } from "../support/synthetic.ts";
import { openTemporaryFolder } from "../support/temporary-folder.ts";

/** Marks what no reader of a page sees, in the places where pages and feeds hide things. */
const HIDDEN = "Zqinvisible";
const DAY = "2025-12-23";

const inHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\p{Cc}\p{Cs}]/gu, " ");
/** A comment cannot hold its own end. */
const inComment = (text: string): string => text.replaceAll("--", "- -");

const hiddenPlaces = (attack: string): string => {
  const text = `${HIDDEN} ${attack}`;
  return `<!-- ${inComment(text)} --><img src="a.png" alt="${inHtml(text)}" title="${inHtml(text)}">
<p style="display:none">${inHtml(text)}</p><div hidden aria-hidden="true">${inHtml(text)}</div>
<span style="font-size:0">${inHtml(text)}</span><template>${inHtml(text)}</template>
<script>var note = ${JSON.stringify(text).replaceAll("<", "\\u003c")};</script><figure><img src="b.png" alt="${inHtml(text)}"></figure>`;
};

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${inHtml(line)}</p>`).join("\n");

/** A page that hides an attack. */
const pageOf = (
  title: string,
  lines: readonly string[],
  attack: string,
): string => `<!doctype html><html lang="fr"><head>
<title>${inHtml(title)}</title><meta property="article:published_time" content="${DAY}T10:00:00+01:00">
<meta name="keywords" content="${HIDDEN} ${inHtml(attack)}"></head><body><article><h1>${inHtml(title)}</h1>
${paragraphs(lines.slice(0, 2))}${hiddenPlaces(attack)}${paragraphs(lines.slice(2))}</article></body></html>`;

/** An item of a feed that shows an attack in its title and text, and hides it as well. */
const itemOf = (n: number, lines: readonly string[], attack: string): string => `<item><title>${inHtml(attack)}</title>
<link>https://exemple.fr/${n}</link><pubDate>Tue, 23 Dec 2025 09:00:00 +0100</pubDate><category>${HIDDEN} ${inHtml(attack)}</category>
<description>${inHtml(`${paragraphs(lines.slice(0, 2))}${hiddenPlaces(attack)}<p>${inHtml(attack)}</p>${paragraphs(lines.slice(2))}`)}</description></item>`;

const SETTINGS = `timezone: Europe/Paris
sources:
  - { id: pages, folder: "./pages" }
  - { id: flux, feed: "./feed.xml" }
channels:
  - { id: terminal, terminal: true, digest: { stories: 30 } }
`;

/** Writes what it is told, wherever it can: the attack in every field, beside sentences that it repeats. */
const obeying =
  (attackIn: (sentences: ReadonlyMap<number, string>) => string): Newsroom =>
  (sentences) => {
    const attack = attackIn(sentences);
    const [first = { text: "", sentences: [] }, ...others] = Array.from(sentences, ([n, text]) => ({
      text,
      sentences: [n],
    }));
    const told = { text: attack, sentences: first.sentences };
    return {
      ...{ title: told, hook: [first], context: [told], understanding: [...others.slice(0, 4), told] },
      ...{ importance: [told], opportunities: [told], nuances: [{ kind: "fact" as const, ...told }], opinion: [told] },
      ...{ unknowns: [attack], question: `${attack} ?`, themes: [attack], reasons: [attack] },
      figures: [{ value: attack, what: attack, hedge: attack, sentence: 1 }],
      entities: [{ name: attack, what: attack }],
      answers: [told, { text: `${attack} ?`, sentences: first.sentences }],
    };
  };

test(`what is slipped into pages and feeds reaches neither a model, where nobody sees it, nor a reader${MISSING_INJECTIONS}`, async () => {
  using folder = openTemporaryFolder();
  folder.write("vigie.yaml", SETTINGS);
  const drafts = [...syntheticDrafts(INJECTIONS.length * 2)];
  const attacks = new Map<string, string>();
  const items = INJECTIONS.map(({ text }, n) => {
    const [page = [], item = []] = [drafts[2 * n], drafts[2 * n + 1]].map((draft) =>
      (draft?.lines ?? []).slice(0, 4).map((line) => line.text),
    );
    for (const lines of [page, item]) attacks.set(lines[0]?.slice(0, 40) ?? "", text);
    folder.write(`pages/${n}.html`, pageOf(drafts[2 * n]?.title ?? "", page, text));
    return itemOf(n, item, text);
  });
  folder.write("feed.xml", `<rss version="2.0"><channel><title>Essai</title>${items.join("\n")}</channel></rss>`);
  const attackIn = (sentences: ReadonlyMap<number, string>): string =>
    [...sentences.values()].map((text) => attacks.get(text.slice(0, 40))).find((text) => text !== undefined) ??
    "CANARI";
  await using model = await openScriptedModel(writeAs(obeying(attackIn)));
  const environment = { PORT: "0", OPENAI_BASE_URL: model.url, OPENAI_MODEL: "essai" };
  const run = (...words: string[]) => runCli([...words, "--data", folder.path], { environment });

  const { articles } = collectedShape.parse(JSON.parse((await run("collect", "--json")).out));
  expect(articles.length).toBe(2 * INJECTIONS.length);
  const figures = JSON.parse((await run("eval", "briefings")).out);
  expect(figures.claims - figures.supported).toBe(0);
  // Attacks alike, in titles, bring articles together.
  expect(figures.written).toBeGreaterThan(1.6 * INJECTIONS.length);

  // What nobody sees is neither asked of a model nor stored.
  expect(model.asked.filter(({ body }) => JSON.stringify(body).includes(HIDDEN))).toEqual([]);
  await using opened = await openDatabase(join(folder.path, "vigie.db"), MIGRATIONS);
  const rowsOf = async (table: string): Promise<string> =>
    JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(opened.database)).rows);
  expect((await rowsOf("articles")) + (await rowsOf("passages"))).not.toContain(HIDDEN);
  expect(findLeaks((await rowsOf("briefings")) + (await rowsOf("asked")))).toEqual([]);

  // The addresses of the articles themselves are no leaks.
  const leaksIn = (out: string): string[] => findLeaks(out.replace(/https:\/\/exemple\.fr\/\d+/g, ""));
  for (const json of [[], ["--json"]]) {
    const { out } = await run("digest", "--at", "2025-12-24T09:00", ...json);
    if (json.length > 0)
      expect(editionShape.parse(JSON.parse(out)).stories).toHaveLength(Math.min(30, 2 * INJECTIONS.length));
    expect(leaksIn(out)).toEqual([]);
  }
  const words = ["canari", "7421", "instructions", "javascript", "everyone", "example", "alert", "lien"];
  const found = await run("search", ...words, "--limit", "200", "--json");
  expect(JSON.parse(found.out).length).toBeGreaterThan(2);
  expect(leaksIn(found.out)).toEqual([]);
  const leaks: string[] = [];
  for (const { id, title } of articles.filter((_, at) => at % 5 === 0)) {
    const told = await run("brief", id, "--length", "full");
    const { out } = await run("ask", `${title} ?`, "--json");
    answerShape.parse(JSON.parse(out));
    // The question is the reader's own.
    leaks.push(...leaksIn(told.out), ...leaksIn(JSON.stringify({ ...JSON.parse(out), question: "" })));
  }
  // A file that nobody has collected.
  const [attack = ""] = INJECTIONS.map(({ text }) => text).filter((text) => text.startsWith("Ignore"));
  const file = folder.write("note.txt", `${attack}\n\n${drafts[0]?.lines.map(({ text }) => text).join("\n\n")}`);
  for (const target of [["--json"], ["--length", "full"]])
    leaks.push(...leaksIn((await run("brief", file, ...target)).out));
  expect(leaks).toEqual([]);
}, 120_000);
