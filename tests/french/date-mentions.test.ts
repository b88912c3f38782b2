import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDateMentions } from "../../src/french/date-mentions.ts";
import type { Day } from "../../src/lib/calendar.ts";
import { UNKNOWN_DAY } from "../../src/lib/calendar.ts";

/** A Wednesday. */
const PUBLISHED: Day = { value: "2025-07-16", precision: "day" };
const IN_JULY: Day = { value: "2025-07", precision: "month" };
const IN_2025: Day = { value: "2025", precision: "year" };

function mentions(sentence: string, published = PUBLISHED): string[] {
  return findDateMentions(sentence, published).map(({ text, day }) => `${text} = ${day.value}`);
}

const MENTIONED: [string, ...string[]][] = [
  ["L’accord a été signé le 24 décembre 2025.", "24 décembre 2025 = 2025-12-24"],
  ["Il l’a quitté le mercredi 1er janvier 2020 à Paris.", "mercredi 1er janvier 2020 = 2020-01-01"],
  ["Le texte date du 12/03/2025.", "12/03/2025 = 2025-03-12"],
  ["Version du 2025-03-12, revue depuis.", "2025-03-12 = 2025-03-12"],
  ["Né le 3 mai 1968, il vit à Lyon.", "3 mai 1968 = 1968-05-03"],
  ["Le modèle est sorti en juillet 2025.", "juillet 2025 = 2025-07"],
  ["Juillet 2025 restera dans les mémoires.", "Juillet 2025 = 2025-07"],
  ["En juin dernier, l’entreprise a déboursé 14 milliards.", "juin dernier = 2025-06"],
  ["En juillet dernier, elle a déboursé 14 milliards.", "juillet dernier = 2024-07"],
  ["Llama 4, lancé en avril, a déçu.", "avril = 2025-04"],
  ["Lancé fin août, il a déçu.", "août = 2024-08"],
  ["Depuis début février, les ventes montent.", "février = 2025-02"],
  ["Il arrivera en mars prochain.", "mars prochain = 2026-03"],
  ["Il arrivera en juillet prochain.", "juillet prochain = 2026-07"],
  ["Tout a commencé le 3 mars.", "3 mars = 2025-03-03"],
  ["Tout a commencé le premier mai.", "premier mai = 2025-05-01"],
  ["Elle l’a dit le 16 juillet.", "16 juillet = 2025-07-16"],
  ["Elle l’a dit le 17 juillet.", "17 juillet = 2024-07-17"],
  ["Elle le dira jeudi 17 juillet.", "jeudi 17 juillet = 2025-07-17"],
  ["Elle le dira le 3 mars prochain.", "3 mars prochain = 2026-03-03"],
  ["Elle l’a dit le 20 mai dernier.", "20 mai dernier = 2025-05-20"],
  ["Elle l’a dit hier soir.", "hier = 2025-07-15"],
  ["Elle l’a dit avant-hier.", "avant-hier = 2025-07-14"],
  ["Elle l’a dit ce matin.", "ce matin = 2025-07-16"],
  ["Elle le dira demain.", "demain = 2025-07-17"],
  ["Le ministre a indiqué lundi que non.", "lundi = 2025-07-14"],
  ["Le ministre a indiqué ce mercredi que non.", "mercredi = 2025-07-16"],
  ["Samedi, 5 800 personnes étaient là.", "Samedi = 2025-07-12"],
  ["Il en a parlé mercredi dernier.", "mercredi dernier = 2025-07-09"],
  ["Il en parlera mardi prochain.", "mardi prochain = 2025-07-22"],
  ["Le mois dernier, Meta a recruté.", "Le mois dernier = 2025-06"],
  ["Le mois prochain, Meta recrutera.", "Le mois prochain = 2025-08"],
  ["Ce mois-ci, Meta recrute.", "Ce mois-ci = 2025-07"],
  ["Dix de plus que l’an dernier.", "l’an dernier = 2024"],
  ["L'année prochaine sera rude.", "L'année prochaine = 2026"],
  ["Cette année encore, elle recrute.", "Cette année = 2025"],
  ["Il y a deux ans, tout était calme.", "Il y a deux ans = 2023"],
  ["Elle est partie il y a trois mois.", "il y a trois mois = 2025-04"],
  ["Elle est partie il y a 10 jours.", "il y a 10 jours = 2025-07-06"],
  ["Il a quitté Amazon en 2021.", "2021 = 2021"],
  ["Depuis 2019, elle progresse.", "2019 = 2019"],
  ["Le site ouvrira fin 2026, ou mi-2027.", "2026 = 2026", "2027 = 2027"],
  ["La neutralité est visée d’ici à 2030.", "2030 = 2030"],
  ["Les ventes du troisième trimestre 2025 montent, après un T2 2025 morne.", "2025 = 2025", "2025 = 2025"],
  ["La loi de 2007 sur le dialogue social.", "2007 = 2007"],
  ["Un article célèbre (2017) l’a montré.", "2017 = 2017"],
  ["Entre 2015 et 2018, puis en 2020 les prix ont monté.", "2015 = 2015", "2018 = 2018", "2020 = 2020"],
  ["De mars à mai 2020, tout a fermé.", "mars = 2020-03", "mai 2020 = 2020-05"],
  ["En juin dernier et mars 2020, tout était ouvert.", "juin dernier = 2025-06", "mars 2020 = 2020-03"],
  ["De décembre à mars, il neige.", "décembre = 2024-12", "mars = 2025-03"],
  ["Le salon a lieu du 3 au 5 mars 2025.", "3 = 2025-03-03", "5 mars 2025 = 2025-03-05"],
  ["Le salon a eu lieu les 18 et 19 juin.", "18 = 2025-06-18", "19 juin = 2025-06-19"],
  [
    "En juillet\u00a02025 comme le 3\u202ffévrier\u00a02024.",
    "juillet\u00a02025 = 2025-07",
    "3\u202ffévrier\u00a02024 = 2024-02-03",
  ],
  ["LE 3 FEVRIER 2025 À PARIS", "3 FEVRIER 2025 = 2025-02-03"],
  ["En de\u0301cembre, tout change.", "de\u0301cembre = 2024-12"],
];

const NOT_MENTIONED = [
  "Quelque 2021 modèles ont été vendus.",
  "Il en existe 2 000, soit 1 à 4 millions de foyers.",
  "Plus de 2000 signataires, et jusqu’à 2100 salariés.",
  "Un prix de 1990 euros, ou de 2000 €.",
  "Une image en 2048 pixels, en 2160p.",
  "GPT-4 et Llama 4 battent Gemini 2.5.",
  "La Peugeot 2008 et Windows 2000.",
  "Dans les années 90 et les années 2000.",
  "Elle rêve de Mars, et Mars est rouge.",
  "La mission Mars 2020 explore la planète.",
  "Mai 68 l’a marquée.",
  "La semaine dernière, elle a recruté.",
  "Ce matin-là, cette année-là, ce lundi-là, tout a changé.",
  "Le magasin ferme le lundi et chaque mardi.",
  "Le monde de demain et les outils d’aujourd’hui.",
  "Il y a 66 millions d’années, ou il y a quelques jours.",
  "Il faut attendre jusqu’à lundi.",
  "Le 31 avril 2025 n’existe pas, ni le 30 février.",
  "Score de 12/20, version 3.10.2, adresse 192.168.1.25.",
  "La faille CVE-2025-12345 du paquet v1.2.25.",
  "Le règlement (UE) 2016/679 s’applique.",
  "Les dix mois de l’année, la moitié du mois.",
  "",
];

describe("findDateMentions", () => {
  it.each(MENTIONED)("finds the dates of %j", (sentence, ...expected) => {
    expect(mentions(sentence)).toEqual(expected);
  });

  it.each(NOT_MENTIONED)("finds no date in %j", (sentence) => {
    expect(mentions(sentence)).toEqual([]);
  });

  it.each<[string, Day, string[]]>([
    ["Lancé en avril, revu en août", IN_JULY, ["avril = 2025-04", "août = 2024-08"]],
    ["Le mois dernier et l’an dernier", IN_JULY, ["Le mois dernier = 2025-06", "l’an dernier = 2024"]],
    ["Ce mois-ci, cette année", IN_JULY, ["Ce mois-ci = 2025-07", "cette année = 2025"]],
    [
      "Le 3 mars puis le 3 juillet, le 3 août",
      IN_JULY,
      ["3 mars = 2025-03-03", "3 juillet = 2025-07-03", "3 août = 2024-08-03"],
    ],
    ["Le 3 juillet dernier", IN_JULY, ["3 juillet dernier = 2025-07-03"]],
    ["Hier, lundi, lundi dernier, ce matin, il y a 3 jours", IN_JULY, []],
    ["Cette année, l’an dernier", IN_2025, ["Cette année = 2025", "l’an dernier = 2024"]],
    ["En avril, le 3 mars, le mois dernier, hier", IN_2025, []],
    ["En avril, hier, l’an dernier, cette année", UNKNOWN_DAY, []],
    [
      "En avril 2024, en 2021, le 3 mars 2025",
      UNKNOWN_DAY,
      ["avril 2024 = 2024-04", "2021 = 2021", "3 mars 2025 = 2025-03-03"],
    ],
  ])("resolves %j as far as %j allows", (sentence, published, expected) => {
    expect(mentions(sentence, published)).toEqual(expected);
  });

  it("gives the place of each mention, in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...MENTIONED.map(([sentence]) => sentence)), { maxLength: 5 }),
        (sentences) => {
          const text = sentences.join(" ");
          const found = findDateMentions(text, PUBLISHED);
          for (const mention of found) expect(text.startsWith(mention.text, mention.start)).toBe(true);
          expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).sort((a, b) => a - b));
        },
      ),
    );
  });

  it("never throws", () => {
    const words = fc.constantFrom(
      ..."le du 9 31 2025 mars Mai hier lundi dernier prochain et au - , en l'an il y a".split(" "),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words, { maxLength: 15 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(PUBLISHED, IN_JULY, IN_2025, UNKNOWN_DAY), (text, published) => {
        for (const { day } of findDateMentions(text, published)) expect(day.value).toMatch(/^\d{4}(?:-\d{2}){0,2}$/);
      }),
      { numRuns: 2000 },
    );
  });

  it("answers long hostile text in linear time", () => {
    const units = [
      "9",
      "9 ",
      " ",
      "mars ",
      "9 mars et ",
      "1/1/",
      "2025-",
      "en 2025, ",
      "lundi ",
      "il y a ",
      "du 3 au ",
      "é",
    ];
    const start = performance.now();
    for (const unit of units) findDateMentions(unit.repeat(20_000), PUBLISHED);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
