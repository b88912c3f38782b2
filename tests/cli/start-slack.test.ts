import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDays, localDay, localTime } from "../../src/lib/calendar.ts";
import { ok, openFeedServer } from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE, plain } from "../support/run-cli.ts";
import { command, homeOpened, mention, message, shortcut } from "../support/slack/payloads.ts";
import { faultOf, handIn, openProgram, type Program, pressOn, type Shown } from "../support/slack/program.ts";
import { openSlackPlatform, type SlackPlatform } from "../support/slack-platform.ts";
import { rssOf, SETTINGS } from "../support/small-news.ts";

const REPLAY = `at: "2025-12-24T08:30"
${SETTINGS}channels:
  - { id: ecran, terminal: true }
  # Où l’équipe se parle.
  - { id: equipe, slack: C1, digest: { at: "08:30" } } # le matin
rights: { editors: everyone } # chacun tient la veille
`;

let platform: SlackPlatform;
beforeEach(async () => {
  platform = await openSlackPlatform();
  for (const channel of ["C2", "D1", "U0ADMIN"]) platform.channels.set(channel, undefined);
  for (const ts of ["3.3", "5.5"]) platform.written.add(ts);
  platform.people.set("U2", { is_admin: true });
});
afterEach(() => platform[Symbol.asyncDispose]());

/** An edition was due this morning or at noon, whatever the hour: none is made twelve hours late. */
const due = (): string => {
  const at = Number(localTime(Date.now(), "Europe/Paris").slice(0, 2)) < 12 ? "00:00" : "12:00";
  return `{ at: "${at}", days: [mon, tue, wed, thu, fri, sat, sun] }`;
};
const yesterday = (): string => addDays(localDay(Date.now(), "Europe/Paris"), -1);
const phare = (): string =>
  `date ${yesterday()} Un phare rallumé au large de Morville\n\nLe phare du Grand Jardin est rallumé depuis lundi. Il éclaire à 20 milles.\n`;

/** What a command shows to who gave it. */
const ask = (program: Program, name: string, words: string, said: RegExp): Promise<Shown> =>
  program.see("slash_commands", command(platform, name, words), said);
const press = (program: Program, shown: Shown, button: string, said: RegExp): Promise<Shown> =>
  program.see("interactive", pressOn(platform, shown, button), said);

/** Nothing that people were shown is refused by Slack, or is not for them to read. */
function checkAll(program: Program): void {
  for (const shown of program.shown()) {
    if (shown.text === "" && shown.view === undefined) continue;
    expect([shown.said, faultOf(shown)]).toEqual([shown.said, undefined]);
    expect(shown.said).not.toMatch(NOT_FOR_PEOPLE);
    expect(shown.said).not.toContain(program.news.path);
    expect(shown.said).not.toMatch(/\b[\w-]+\.ts\b|\bxox[abp]|\bxapp-|\bslack:/);
  }
  expect([platform.refused, platform.whispered]).toEqual([0, []]);
}

async function readAll(program: Program): Promise<void> {
  await ask(program, "/veille", "", /Ce que Vigie sait faire/);
  await ask(program, "/veille", "aide", /Ce que Vigie sait faire/);
  await ask(program, "/veille", "etat", /État de Vigie .*3 articles.* Pour qui s’occupe de Vigie/);
  const edition = await ask(program, "/veille", "aujourdhui", /Veille — mercredi 24 décembre 2025 .*Sainte-Orne/);
  await press(program, edition, "Fiche", /En bref/);
  await ask(program, "/veille", "rattrapage lundi", /Rattrapage depuis le lundi 22 décembre 2025/);
  await ask(program, "/veille", "fiche écluse de Morville", /L’écluse de Morville .*140 bateaux/);
  await ask(program, "/veille", "chercher registres manuscrits", /Belval/);
  await ask(program, "/veille", 'pourquoi "Les archives de Belval lues par une machine"', /Belval/);
  const answer = await ask(
    program,
    "/demander",
    "Combien de bateaux franchissent l’écluse ?",
    /140 bateaux .*Partager/,
  );
  await press(program, answer, "Voir les passages", /Les passages cités/);
  await press(program, answer, "Partager dans le canal", /C’est partagé/);
  await press(program, answer, "Utile", /Merci, c’est noté/);
  const reason = await press(program, answer, "Pas utile", /Qu’est-ce qui n’allait pas/);
  await program.see("interactive", handIn(reason, { raison: "Trop court." }), /Merci, c’est noté/);
  await ask(program, "/demander", "Quel est le prix du lithium au Chili ?", /Je n’ai rien trouvé/);
  const data = await ask(program, "/veille", "mesdonnees", /Ce que Vigie garde de vous/);
  await press(program, data, "Tout effacer", /C’est effacé/);
}

/** An alert, from its form to `vigie.yaml` and back out of it. */
async function setRules(program: Program): Promise<void> {
  const { news, running } = program;
  const form = await ask(program, "/veille", "alerte creer Robots", /Nouvelle alerte/);
  const wrong = await program.see("interactive", handIn(form, { name: "" }), /À corriger :/);
  const values = { name: "Robots des champs", any: "robot électrique", channels: "equipe" };
  const trial = await program.see("interactive", handIn(wrong, values), /Robots des champs.* Créer l’alerte/);
  expect(news.read("vigie.yaml")).toBe(REPLAY);
  await press(program, trial, "Créer l’alerte", /C’est noté : l’alerte « Robots des champs »/);
  const settings = news.read("vigie.yaml");
  expect(settings).toContain("robots-des-champs");
  for (const comment of REPLAY.match(/#.*$/gm) ?? []) expect(settings).toContain(comment);
  await running.until("Réglages relus");
  await ask(program, "/veille", "alerte liste", /Robots des champs/);
  await ask(program, "/veille", "alerte tester robots des champs", /Robots des champs/);
  await ask(program, "/veille", "alerte pause robots-des-champs 2j", /en pause jusqu’au/);
  const asked = await ask(program, "/veille", "alerte supprimer robots-des-champs", /Supprimer l’alerte/);
  await press(program, asked, "Supprimer", /est supprimée/);
  expect(news.read("vigie.yaml")).not.toContain("robots-des-champs");
}

async function setSources(program: Program, feed: string): Promise<void> {
  const found = await ask(program, "/veille", `source ajouter <${feed}>`, /Revue des phares.* Ajouter/);
  await press(program, found, "Ajouter", /C’est noté : la source/);
  expect(program.news.read("vigie.yaml")).toContain(feed);
  await ask(program, "/veille", "source liste", /Dépôt/);
  await ask(program, "/veille", "source tester depot", /3 articles/);
  await ask(program, "/veille", "source pause depot 1j", /en pause/);
  const asked = await ask(program, "/veille", "source retirer depot", /Retirer la source/);
  await press(program, asked, "Retirer", /est retirée/);
}

async function talk(program: Program, feed: string): Promise<void> {
  const asked = mention("<@UVIGIE> Combien de bateaux franchissent l’écluse de Morville ?");
  const answer = await program.see("events_api", asked, /140 bateaux/);
  expect(answer.where).toMatch(/^C1 \S+ 5\.5$/);
  const goesOn = message("Et qui a écrit le logiciel ?", { ts: "8.8", thread_ts: "5.5" });
  expect((await program.see("events_api", goesOn, /Hydrolane/)).where).toMatch(/ 5\.5$/);
  const said = { text: "Le port de Morville a confié la manœuvre de son écluse à un logiciel." };
  await program.see("interactive", shortcut(platform, "verifier_affirmation", said), /Vérification dans le corpus/);
  const link = { text: `À lire : <${feed}/autre>` };
  await program.see("interactive", shortcut(platform, "ajouter_a_la_veille", link), /Autre revue/);
  const home = await program.see("events_api", homeOpened(), /Vigie .*Poser une question/);
  const form = await press(program, home, "Poser une question", /Votre question/);
  await program.see("interactive", handIn(form, { question: "Que fait la coopérative ?" }), /coopérative/);
}

describe("start, in Slack", () => {
  test("answers all that can be asked of it, by a socket", { timeout: 120_000 }, async () => {
    await using feeds = await openFeedServer({
      "/flux": ok(rssOf("Revue des phares", "Le phare du Grand Jardin est rallumé depuis le 23 décembre 2025.")),
      "/flux/autre": ok(rssOf("Autre revue", "Un second phare est rallumé depuis le 23 décembre 2025.")),
    });
    await using program = await openProgram("socket", REPLAY, platform);
    await platform.until(() => platform.socket.open.size > 0);
    expect(await program.health()).toMatchObject({ status: "ok", slack: "ok" });
    await readAll(program);
    await setRules(program);
    await talk(program, `${feeds.address}/flux`);
    const schedule = await ask(program, "/veille", "horaire 9h lun-ven", /C’est noté/);
    expect(schedule.said).toMatch(/9 h/);
    await setSources(program, `${feeds.address}/flux`);
    checkAll(program);
    const { status, took, err } = await program.stop();
    expect([status, took < 2000]).toEqual([0, true]);
    expect(plain(err)).not.toMatch(NOT_FOR_PEOPLE);
  });

  test("answers by requests that Slack signs", { timeout: 60_000 }, async () => {
    await using program = await openProgram("http", REPLAY, platform);
    const answer = await ask(program, "/demander", "Combien de bateaux franchissent l’écluse ?", /140 bateaux/);
    await press(program, answer, "Partager dans le canal", /C’est partagé/);
    await program.see("events_api", mention("<@UVIGIE> Qui a écrit le logiciel de l’écluse ?"), /Hydrolane/);
    const form = await ask(program, "/veille", "alerte creer Robots", /Nouvelle alerte/);
    const trial = await program.see("interactive", handIn(form, { any: "robot électrique" }), /Créer l’alerte/);
    await press(program, trial, "Créer l’alerte", /C’est noté/);
    await program.running.until("Réglages relus");
    checkAll(program);
    expect(await program.health()).toMatchObject({ slack: "ok" });
    const { status, took } = await program.stop();
    expect([status, took < 2000]).toEqual([0, true]);
  });

  test("goes on where Slack refuses its token, and says so", { timeout: 60_000 }, async () => {
    const settings = `${SETTINGS}channels: [{ id: equipe, slack: C1 }, { id: ecran, terminal: true, digest: ${due()} }]\n`;
    const environment = { SLACK_BOT_TOKEN: "xoxb-revoque" };
    await using program = await openProgram("socket", settings, platform, {
      articles: { "phare.txt": phare() },
      environment,
    });
    await program.running.until("Slack refuse le jeton");
    expect(await program.health()).toMatchObject({ status: "ok", slack: "away" });
    const { status, out, err, took } = await program.stop();
    expect([status, took < 2000]).toEqual([0, true]);
    expect(plain(out)).toContain("Le phare du Grand Jardin est rallumé depuis lundi.");
    expect(err).not.toMatch(/xoxb-|invalid_auth/);
    expect(plain(err)).not.toMatch(NOT_FOR_PEOPLE);
  });

  const EDITIONS = `${SETTINGS}channels:
  - { id: equipe, slack: C1, digest: ${due()} }
  - { id: direction, slack: C2, digest: ${due()} }
  - { id: ecran, terminal: true, digest: ${due()} }
rights: { admins: [U0ADMIN] }
`;
  const ARTICLES = { articles: { "phare.txt": phare() } };
  const textsIn = (channel: string): string[] =>
    platform.stored.filter((each) => each.channel === channel).map(({ text }) => plain(text));

  test("serves the others where a channel is archived, and tells who runs Vigie once", {
    timeout: 60_000,
  }, async () => {
    platform.channels.set("C1", "is_archived");
    await using program = await openProgram("socket", EDITIONS, platform, ARTICLES);
    await platform.until(() => textsIn("C2").length === 1 && textsIn("U0ADMIN").length > 0);
    const asked = command(platform, "/veille", "etat", { user_id: "U0ADMIN" });
    const state = await program.see("slash_commands", asked, /État de Vigie/);
    expect(state.said.match(/« equipe »[^.]*suspendu/g)).toEqual(["« equipe » est suspendu"]);
    expect(textsIn("U0ADMIN")).toEqual([
      "Le canal « equipe » est suspendu : il est archivé. Désarchivez-le, ou choisissez-en un autre dans vigie.yaml. Vigie y reprendra d’elle-même, sans rien envoyer deux fois.",
    ]);
    expect(textsIn("C1")).toEqual([]);
    const { status, err } = await program.stop();
    expect([status, plain(err).match(/est suspendu/g)?.length]).toEqual([0, 1]);
  });

  test("keeps no channel and no answer waiting where Slack slows another down", { timeout: 60_000 }, async () => {
    platform.script("chat.postMessage", { status: 429, seconds: 600 });
    await using program = await openProgram("socket", EDITIONS, platform, ARTICLES);
    await platform.until(() => platform.stored.length === 1);
    await ask(program, "/demander", "Que fait le phare ?", /rallumé depuis lundi/);
    expect(new Set(platform.stored.map(({ channel }) => channel)).size).toBe(1);
    expect(await program.stop()).toMatchObject({ status: 0 });
  });
});
