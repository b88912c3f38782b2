import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertButtons } from "../../src/channels/buttons.ts";
import { definitions } from "../../src/channels/discord/commands.ts";
import { editingDesk } from "../../src/commands/editing.ts";
import { readingDesk } from "../../src/commands/reading-desk.ts";
import {
  alone,
  check,
  demander,
  fill,
  follow,
  followUp,
  mention,
  posted,
  press,
  under,
  veille,
  verb,
} from "../support/both/acts.ts";
import { openDiscordSide } from "../support/both/discord-side.ts";
import type { Act, Said, Seen, Side } from "../support/both/side.ts";
import { openSlackSide } from "../support/both/slack-side.ts";
import { openConversation } from "../support/conversation.ts";
import { CHANNEL_ID } from "../support/discord/things.ts";
import { ok, openFeedServer } from "../support/feed-server.ts";
import { NOT_FOR_PEOPLE } from "../support/run-cli.ts";
import { rssOf } from "../support/small-news.ts";

type Both = { slack: Seen; discord: Seen };

/**
 * All that may differ between the two, and why; everything else is the same to the letter. Where buttons stand, how a
 * long message is cut, marks and ids are left out by the readers (`tests/support/both/`): words and order remain. The
 * button by which a form is handed in bears Discord's own word there.
 */
const MANNERS: readonly { why: string; settle: (seen: Both, act: Act) => Both }[] = [
  {
    why: "people talk in a « canal » of an « espace » of Slack, and in a « salon » of a « serveur » of Discord",
    settle: ({ slack, discord }) => ({ slack: renamePlaces(slack), discord: renamePlaces(discord) }),
  },
  {
    why: "Discord opens no form after a form: it tells what is wrong, and a button opens it again",
    settle: ({ slack, discord }, { kind }) => {
      if (kind !== "fill" || slack.form === undefined) return { slack, discord };
      const told: Said = { to: "person", where: "dialog", inStead: false, lines: slack.form.lines, buttons: [] };
      const said = discord.said.map((each) => ({
        ...each,
        lines: each.lines.filter((line) => line !== ASK_AGAIN),
        buttons: [],
      }));
      return { slack: { ...slack, said: [...slack.said, told], form: undefined }, discord: { ...discord, said } };
    },
  },
  {
    why: "a dialog of Slack stays open for what follows, which is a private message in Discord, in the stead of another or not",
    settle: ({ slack, discord }) => {
      const inDialog = (each: Said): Said => ({ ...each, where: "dialog", inStead: false });
      if (!slack.said.some(({ where }) => where === "dialog")) return { slack, discord };
      const said = discord.said.map((each) => (each.to === "person" && each.where !== "alone" ? inDialog(each) : each));
      return { slack, discord: { ...discord, said } };
    },
  },
  {
    why: "who hands in a form is told « Un instant… » by Slack, and in Discord what is under way",
    settle: ({ slack, discord }, { kind }) =>
      kind === "fill" ? { slack, discord: { ...discord, meanwhile: [] } } : { slack, discord },
  },
  {
    why: "what somebody writes in Discord, and is no command, is answered where it is written, for all to see",
    settle: (seen, { kind }) => {
      const isWritten = kind === "mention" || kind === "follow-up" || kind === "alone";
      return isWritten ? { ...seen, slack: { ...seen.slack, said: seen.slack.said.map(alwaysSeen) } } : seen;
    },
  },
  {
    why: "a form of Discord has five parts: it names the lists that it leaves as they are",
    settle: ({ slack, discord }) => ({ slack: { ...slack, form: leaveOut(slack.form, discord.form) }, discord }),
  },
];

const alwaysSeen = (each: Said): Said =>
  each.to === "person" && each.where !== "alone" ? { ...each, to: "all" } : each;

const ASK_AGAIN = "Ce que vous avez écrit est gardé : corrigez-le, puis renvoyez-le.";

const renamePlaces = (seen: Seen): Seen =>
  JSON.parse(
    JSON.stringify(seen)
      .replace(/\b(?:salons|canaux)\b/gi, "canaux")
      .replace(/\b(?:salon|canal)\b/gi, "canal")
      .replace(/\b(?:serveur|espace)\b/gi, "espace"),
  );

/** What Discord leaves as it is, said as Discord says it: « Sans changement : … » under the last field, or above them all. */
function leaveOut(form: Seen["form"], other: Seen["form"]): Seen["form"] {
  if (form === undefined || other === undefined) return form;
  const isAsked = (label: string): boolean => other.fields.some((each) => each.label === label);
  const left = form.fields.filter(({ label, holds }) => !isAsked(label) && holds.length > 0);
  if (left.length === 0) return form;
  const said = `Sans changement : ${left.map(({ label, holds }) => `${label} (${holds.join(", ")})`).join(", ")}.`;
  const fields = form.fields.filter((field) => !left.includes(field));
  if (form.lines.length > 0) return { ...form, fields, lines: [...form.lines, said] };
  const withHint = fields.map((field, at) =>
    at === fields.length - 1 ? { ...field, hint: [said, field.hint].filter(Boolean).join(" ") } : field,
  );
  return { ...form, fields: withHint };
}

const FEED = await openFeedServer({ "/flux.xml": ok(rssOf("Carnets de Loire", "Un barrage se pilote seul.")) });
const COST = "Combien coûte la cyberattaque du Val-d’Arcelle ?";
const HOSTILE = "<!channel> @everyone *gras* _it_ ~b~ `c` [a](https://mal.fr) 40 < 50 & « l'un » ?";
const TITLE = "Sélénor rappelle près de 46 000 modules";

/** What people ask, and what they do next with what they are shown. Only an administrator changes settings. */
const REQUESTS: readonly { what: string; isAdmin?: true; acts: readonly Act[] }[] = [
  { what: "the help", acts: [veille("aide")] },
  {
    what: "a question, its passages, its sharing, and what one thinks of it",
    acts: [
      ...[demander(COST), press("Voir les passages"), press("Partager"), press("Voir les passages"), press("Utile")],
      ...[press("Pas utile"), fill({ "Qu’est-ce qui n’allait pas ?": "Trop court." })],
    ],
  },
  { what: "no reason at all", acts: [demander(COST), press("Pas utile"), fill()] },
  { what: "a question that nothing answers", acts: [demander("Quel est le cours de l’action Nvidia ?")] },
  { what: "a greeting", acts: [demander("bonjour")] },
  { what: "a question that says nothing", acts: [demander(" ")] },
  { what: "a question that calls and formats", acts: [demander(HOSTILE), demander(`${HOSTILE} ${COST}`)] },
  { what: "a question without end", acts: [demander("mot ".repeat(1_500))] },
  {
    what: "a mention, its thread, and buttons there",
    acts: [
      ...[mention(COST), press("Voir les passages"), press("Utile"), press("Pas utile"), fill()],
      ...[followUp("Et quand a-t-elle eu lieu ?"), followUp("merci")],
    ],
  },
  { what: "a mention that says nothing", acts: [mention("")] },
  { what: "a mention that nothing answers", acts: [mention("Quel est le cours de l’action Nvidia ?")] },
  {
    what: "the edition of the day, and a story of it",
    acts: [veille("aujourdhui"), press("Fiche"), press("Partager")],
  },
  { what: "what was missed", acts: [veille("rattrapage"), press("Fiche")] },
  { what: "what was missed since a day", acts: [veille("rattrapage", { depuis: "vendredi" })] },
  { what: "what was missed since nobody knows when", acts: [veille("rattrapage", { depuis: "naguère *là*" })] },
  {
    what: "a briefing",
    acts: [...[veille("fiche", { article: "1b1339" }), press("Voir les passages"), press("Partager"), press("Utile")]],
  },
  { what: "a briefing by its title", acts: [veille("fiche", { article: "Talvernes mégawatts" })] },
  {
    what: "a briefing by its address",
    acts: [veille("fiche", { article: "https://www.revue-calcul.example/2025/12/port-brevent-centre-de-calcul" })],
  },
  ...["flash", "standard", "complete"].map((longueur) => ({
    what: `a briefing, ${longueur}`,
    acts: [veille("fiche", { article: "1b1339", longueur })],
  })),
  {
    what: "a briefing of nothing known",
    acts: [
      ...[
        veille("fiche", { article: "xyzzyplop *a* <b>" }),
        veille("fiche", { article: "https://exemple.fr/jamais-lu" }),
      ],
    ],
  },
  { what: "a briefing of nothing", acts: [veille("fiche", { article: " " })] },
  {
    what: "a search, its pages, and an article of it",
    acts: [
      ...[
        veille("chercher", { mots: "calcul" }),
        press("Suivant"),
        press("Suivant"),
        press("Précédent"),
        press("Fiche"),
      ],
    ],
  },
  { what: "a search of one page", acts: [veille("chercher", { mots: "Perce-Neige" })] },
  { what: "a search that finds nothing", acts: [veille("chercher", { mots: "xyzzyplop &lt; @here" })] },
  { what: "a search of nothing", acts: [veille("chercher", { mots: " " })] },
  { what: "why an article", acts: [veille("pourquoi", { article: "1b1339" })] },
  { what: "why a title", acts: [veille("pourquoi", { article: TITLE }, `« ${TITLE} »`)] },
  { what: "why what nobody has read", acts: [veille("pourquoi", { article: "xyzzyplop" }, "« xyzzyplop »")] },
  { what: "why nothing", acts: [veille("pourquoi", { article: " " })] },
  { what: "how Vigie fares", acts: [veille("etat")] },
  { what: "how Vigie fares, to who looks after it", isAdmin: true, acts: [veille("etat")] },
  { what: "what is kept of somebody", acts: [veille("mesdonnees"), veille("mesdonnees", { geste: "voir" })] },
  {
    what: "what is kept of somebody, erased",
    acts: [
      ...[veille("mesdonnees", { geste: "effacer" }), press("Tout effacer"), veille("mesdonnees")],
      ...[veille("mesdonnees", { geste: "effacer" }), press("Suivant")],
    ],
  },
  // In Discord, what is kept of it is kept of another: there is no server there.
  { what: "a question to Vigie alone", acts: [alone(COST), alone(""), press("Voir les passages")] },
  { what: "a claim that is checked", acts: [check("La cyberattaque du Val-d’Arcelle a coûté 3 millions d’euros.")] },
  {
    what: "claims that are checked",
    acts: [check(`La cyberattaque a coûté au moins 1,4 million d’euros. Le maire est content. ${HOSTILE}`)],
  },
  { what: "nothing to check", acts: [check("Bonjour !"), check("")] },

  { what: "the alerts", acts: [verb("alerte", "liste")] },
  {
    what: "a new alert",
    isAdmin: true,
    acts: [
      verb("alerte", "creer"),
      fill({
        "Nom de l’alerte": "Séismes",
        "Mots ou expressions": "séisme\n/calcul(?:s|ateur)?/i",
        "Où prévenir": "equipe, ecran",
      }),
      ...[press("Modifier"), fill({ "Mots exclus": "jeu vidéo" }), press("Créer l’alerte"), verb("alerte", "liste")],
    ],
  },
  {
    what: "a new alert with its name, given up",
    isAdmin: true,
    acts: [
      verb("alerte", "creer", { nom: "Essai *un*" }),
      ...[fill({ "Personnes, entreprises ou lieux": "Talvernes" }), press("Abandonner")],
    ],
  },
  {
    what: "a new alert, wrong",
    isAdmin: true,
    acts: [
      ...[verb("alerte", "creer", { nom: "robots agricoles" }), fill()],
      ...[
        verb("alerte", "creer"),
        fill({ "Nom de l’alerte": "x".repeat(90), "Mots ou expressions": "/(/\nde la", "Où prévenir": "" }),
      ],
    ],
  },
  { what: "a new alert of somebody without the right", acts: [verb("alerte", "creer", { nom: "A" })] },
  {
    what: "an alert that is tried",
    isAdmin: true,
    acts: [
      ...[verb("alerte", "tester", { alerte: "robots" }), verb("alerte", "tester", { alerte: "Robots agricoles" })],
    ],
  },
  {
    what: "an alert that there is not",
    isAdmin: true,
    acts: [
      ...[
        verb("alerte", "tester", { alerte: "xyzzyplop" }),
        verb("alerte", "pause", { alerte: "xyzzyplop", duree: "7j" }),
      ],
      ...[verb("alerte", "supprimer", { alerte: "xyzzyplop" }), verb("alerte", "supprimer", { alerte: " " })],
    ],
  },
  {
    what: "an alert set aside",
    isAdmin: true,
    acts: [
      ...[verb("alerte", "pause", { alerte: "robots" }), press("Reprendre")],
      ...[verb("alerte", "pause", { alerte: "robots", duree: "7j" }), verb("alerte", "liste"), press("Reprendre")],
    ],
  },
  {
    what: "an alert set aside for ever",
    isAdmin: true,
    acts: [verb("alerte", "pause", { alerte: "robots", duree: "900j" })],
  },
  {
    what: "an alert that is removed",
    isAdmin: true,
    acts: [
      ...[verb("alerte", "supprimer", { alerte: "Séismes" }), press("Supprimer l’alerte"), verb("alerte", "liste")],
    ],
  },
  {
    what: "an alert that was told, and its buttons",
    isAdmin: true,
    acts: [
      posted([
        { kind: "title", text: "Alerte « Robots agricoles »" },
        alertButtons("1b1339", [{ id: "robots", name: "Robots agricoles" }]),
      ]),
      ...[
        press("Mettre en pause"),
        press("Reprendre"),
        press("Fausse alerte"),
        fill({ "Mots à exclure": "verger\nrobot" }),
      ],
      ...[press("Modifier"), fill({ "Mots à exclure": "tondeuse" }), press("Ajouter l’exclusion")],
      ...[press("Fausse alerte"), fill({ "Mots à exclure": "de la\ntondeuse" })],
    ],
  },
  {
    what: "an alert that was told, to somebody without the right",
    acts: [press("Mettre en pause"), press("Fausse alerte")],
  },

  { what: "the sources", acts: [verb("source", "liste")] },
  {
    what: "a new source",
    isAdmin: true,
    acts: [
      ...[verb("source", "ajouter", { adresse: `${FEED.address}/flux.xml` }), press("Abandonner")],
      ...[follow(`À lire : ${FEED.address}/flux.xml !`), press("Ajouter"), verb("source", "liste")],
      verb("source", "ajouter", { adresse: `${FEED.address}/flux.xml` }),
    ],
  },
  {
    what: "a new source, wrong",
    isAdmin: true,
    acts: [
      ...[
        verb("source", "ajouter", { adresse: "exemple" }),
        verb("source", "ajouter", { adresse: `${FEED.address}/404` }),
      ],
      ...[verb("source", "ajouter", { adresse: " " }), follow("Rien à lire."), follow(`${FEED.address}/404`)],
    ],
  },
  { what: "a new source of somebody without the right", acts: [follow(`${FEED.address}/flux.xml`)] },
  {
    what: "a source that is tried",
    isAdmin: true,
    acts: [...[verb("source", "tester", { source: "revue" }), verb("source", "tester", { source: "xyzzyplop" })]],
  },
  {
    what: "a source set aside",
    isAdmin: true,
    acts: [
      ...[verb("source", "pause", { source: "La Revue du calcul" }), press("Reprendre")],
      ...[verb("source", "pause", { source: "revue", duree: "2j" }), verb("source", "liste"), press("Reprendre")],
    ],
  },
  {
    what: "a source that is removed",
    isAdmin: true,
    acts: [
      ...[
        verb("source", "retirer", { source: "atelier" }),
        press("Retirer la source"),
        verb("source", "retirer", { source: "atelier" }),
      ],
    ],
  },

  {
    what: "the hour",
    isAdmin: true,
    acts: [
      ...[veille("horaire"), press("Modifier"), fill({ Heure: "7 h 15", Jours: "lundi, jeudi" }), veille("horaire")],
      veille("horaire", { quand: "9h lun-ven" }),
    ],
  },
  {
    what: "the hour, wrong",
    isAdmin: true,
    acts: [
      ...[
        veille("horaire", { quand: "quand vous voulez" }),
        veille("horaire"),
        press("Modifier"),
        fill({ Heure: "25 h" }),
      ],
    ],
  },
  {
    what: "the hour, to somebody without the right",
    acts: [...[veille("horaire"), press("Modifier"), veille("horaire", { quand: "9h" })]],
  },

  {
    what: "buttons of long ago, and of nobody",
    acts: [
      under({ text: "Voir", action: "passages:xyz" }),
      press("Voir"),
      under({ text: "Tourner", action: "page:xyz/2" }),
      press("Tourner"),
      under({ text: "Lire", action: "fiche:xyz" }),
      press("Lire"),
      under({ text: "Danser", action: "danser:1" }),
      press("Danser"),
    ],
  },
  {
    what: "buttons of Vigie’s own page",
    acts: [
      under(
        { text: "Veille", action: "aujourdhui:" },
        { text: "État", action: "etat:" },
        { text: "Question", action: "question:" },
      ),
      ...[
        press("Veille"),
        press("État"),
        press("Question"),
        fill({ "Votre question": COST }),
        press("Voir les passages"),
      ],
      ...[press("Question"), fill({ "Votre question": " " })],
    ],
  },
];

const settingsOf = (place: string): string => `timezone: Europe/Paris
privateHosts: ["127.0.0.1"]
sources:
  - { id: revue, name: "La Revue du calcul", feed: "./sample/revue/feed.xml" }
  - { id: atelier, name: "Atelier numérique", feed: "./sample/atelier/feed.xml" }
  - { id: depeches, name: "Dépêches", folder: "./sample/depeches" }
channels:
  - { id: equipe, ${place}, digest: { stories: 2 }, alerts: [robots] }
  - { id: ecran, terminal: true }
alerts:
  - { id: robots, name: "Robots agricoles", any: ["robot"] }
`;

const stack = new AsyncDisposableStack();
let [slack, discord]: Side[] = [];
let clocks: { now: number }[] = [];
beforeAll(async () => {
  stack.use(FEED);
  const inSlack = stack.use(await openConversation({ settings: settingsOf("slack: C1") }));
  const inDiscord = stack.use(await openConversation({ settings: settingsOf(`discord: "${CHANNEL_ID}"`) }));
  clocks = [inSlack.time, inDiscord.time];
  slack = stack.use(await openSlackSide(inSlack.app));
  discord = stack.use(await openDiscordSide(inDiscord.app));
});
afterAll(() => stack.disposeAsync());

/** In this order: what is changed stays so, in both. */
describe("both platforms show the same of", () => {
  test.for(REQUESTS)("$what", async ({ acts, isAdmin = false }) => {
    // Questions are limited by the minute.
    for (const time of clocks) time.now += 120_000;
    for (const [at, act] of acts.entries()) {
      if (slack === undefined || discord === undefined) throw new Error("Nothing is open.");
      const seen = { slack: await slack.see(act, isAdmin), discord: await discord.see(act, isAdmin) };
      const settled = MANNERS.reduce((both, { settle }) => settle(both, act), seen);
      expect.soft(settled.discord, `${at + 1}. ${JSON.stringify(act)}`).toEqual(settled.slack);
      expect
        .soft(settled.slack.said.flatMap(({ lines }) => lines).join("") + (settled.slack.form?.title ?? ""))
        .not.toBe("");
      expect.soft(JSON.stringify(seen)).not.toMatch(NOT_FOR_PEOPLE);
    }
  });
});

type Leaf = { name: string; options?: Leaf[]; type?: number };

/** « veille fiche longueur »: the commands that Discord is told of, each with what it takes. */
const leavesOf = ({ name, options = [] }: Leaf): string[] => [
  name,
  ...options.flatMap(leavesOf).map((leaf) => `${name} ${leaf}`),
];

/** After all the others: what was pressed is known once it was. */
test("the requests leave out no command, no option and no button", () => {
  const known = definitions().flatMap((each) => (each.type === 3 ? [] : leavesOf(each as Leaf)));
  const acts = REQUESTS.flatMap((request) => request.acts);
  const done = acts.flatMap((act) =>
    act.kind === "command" ? leavesOf({ name: act.command, options: act.options as Leaf[] }) : [],
  );
  expect(new Set(done)).toEqual(new Set(known));
  const verbs = new Set([...Object.keys(readingDesk.presses), ...Object.keys(editingDesk.presses), "danser"]);
  for (const side of [slack, discord]) {
    const wishes = side?.heard.map(({ wish }) => wish) ?? [];
    expect(new Set(wishes.flatMap((wish) => (wish.kind === "press" ? wish.action.replace(/:.*/, "") : [])))).toEqual(
      verbs,
    );
  }
});
