import { describe, expect, it } from "vitest";
import type { Line } from "../../src/articles/draft.ts";
import { cutTail, dropFurniture, isFurniture } from "../../src/articles/furniture.ts";
import { cpuTimeOf } from "../support/cpu.ts";

const BODY =
  "La mairie a présenté lundi un plan de rénovation des écoles, attendu depuis plusieurs années par les parents et les " +
  "enseignants de la ville.";
const COMMENT =
  "Je trouve que ce plan arrive bien tard, et que les écoles des faubourgs, où vont mes enfants, sont encore oubliées.";

const linesOf = (...texts: string[]): Line[] => texts.map((text) => ({ text, kind: "text" }));
const left = (...texts: string[]): string[] => dropFurniture(linesOf(...texts)).map(({ text }) => text);

const FURNITURE = [
  ...["Publicité", "PUBLICITÉ", "La suite après cette publicité", "Contenu sponsorisé", "Annonce", "Top Nav", "Menu"],
  ...["Fil d’Ariane", "Accueil", "Aller au contenu principal", "Retour à l’accueil", "Rechercher", "Fermer", "Suivant"],
  ...[
    "Partager",
    "Partager cet article",
    "Partager sur Facebook",
    "Partagez cet article",
    "Copier le lien",
    "Imprimer",
  ],
  ...[
    "Facebook",
    "X",
    "LinkedIn",
    "WhatsApp",
    "E-mail",
    "Enregistrer",
    "J’aime",
    "Suivez-nous sur nos réseaux",
    "Réagir",
  ],
  ...["0 comments", "3 commentaires", "Aucun commentaire", "12 partages", "Je m’abonne", "S’abonner", "Répondre"],
  ...["Abonnez-vous à notre newsletter.", "S’abonner à la newsletter", "S’inscrire à notre lettre", "Se connecter"],
  ...[
    "Crédit photo : Jeanne Roy",
    "Photo © Jeanne Roy",
    "© Le Quotidien 2025",
    "Tous droits réservés.",
    "En savoir plus",
  ],
  ...[
    "Lire la suite",
    "Lire la suite >",
    "Temps de lecture : 3 min",
    "3 min de lecture",
    "Lecture : 3 min",
    "Écouter l’article",
  ],
  ...["À lire aussi : Les écoles rouvrent", "Lire aussi Les écoles rouvrent", "Voir aussi", "Sur le même sujet"],
  ...["Nous utilisons des cookies pour mesurer l’audience.", "Tout refuser", "Cet article est réservé aux abonnés"],
  ...[
    "{{posts[0].title}}",
    "{{posts[0].date}} {{posts[0].count}} {{messages}}",
    "Publié par {{author}}",
    "[[widget]]",
    "<% foot %>",
  ],
  ...[
    "Laisser un commentaire",
    "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
  ],
  ...[
    "Related Posts",
    "Recent Comments",
    "Formulaire de contact",
    "Articles similaires",
    "Vous aimerez aussi",
    "Mots-clés : école",
  ],
  ...["Recevez notre newsletter chaque matin", "À propos de l’auteure", "Les plus lus"],
];

const OWN = [
  "Publicité en ligne : le marché progresse",
  "La publicité progresse.",
  "Commentaires des experts",
  "Partager les données, un enjeu",
  "Partager le travail",
  "Menu unique à la cantine",
  "Recherche fondamentale",
  "Accueil des réfugiés : la ville s’organise",
  "Facebook et X s’allient",
  "S’abonner coûtera 10 % de plus dès janvier.",
  "S’inscrire à l’université devient plus cher",
  "Temps de lecture en baisse chez les jeunes",
  "Illustration : à Lyon, trois écoles ont fermé.",
  "Image : la marque soigne sa communication",
  "À lire également, le rapport de la Cour.",
  "On écrit {{nom}} dans le gabarit, et la machine met le nom.",
  "Deux commentaires suffisent",
  "Les cookies disparaissent",
  "Photographie",
  "12 vues de Paris",
  "",
];

describe("isFurniture", () => {
  it.each(FURNITURE)("knows %j", (line) => {
    expect(isFurniture(line)).toBe(true);
    expect(isFurniture(`  ${line} `)).toBe(true);
  });

  it.each(OWN)("leaves %j alone", (line) => {
    expect(isFurniture(line)).toBe(false);
  });

  it("never takes a long line, whatever it begins with", () => {
    expect(isFurniture(`Abonnez-vous ${"à tout ".repeat(30)}`)).toBe(false);
  });
});

describe("dropFurniture", () => {
  it("drops what stands between two paragraphs, and blank lines stay", () => {
    expect(left(BODY, "", "Publicité", "", "3 commentaires", BODY)).toEqual([BODY, "", "", BODY]);
  });

  it.each(["X", "Facebook", "Recherche", "Navigation", "Annonces"])("keeps %j as a section's heading", (heading) => {
    expect(left(BODY, "", heading, "", BODY)).toEqual([BODY, "", heading, "", BODY]);
    expect(left(BODY, "", heading, "", "Oui.")).toEqual([BODY, "", "", "Oui."]);
  });

  it("drops a row of buttons above a paragraph, the last one too", () => {
    expect(left("Un titre", "Facebook", "X", "LinkedIn", BODY)).toEqual(["Un titre", BODY]);
  });

  it.each(["Nous écrire", "Jeanne Roy", "Rubrique école"])("drops %j behind the last sentence", (words) => {
    expect(left(BODY, "", BODY, words)).toEqual([BODY, "", BODY]);
  });

  it.each(["La ville vote.", "- un dernier point", "Que faire ?", `Une fin coupée ${"net, ".repeat(10)}sans point`])(
    "keeps %j behind the last sentence",
    (words) => {
      expect(left(BODY, BODY, words)).toEqual([BODY, BODY, words]);
    },
  );

  it("drops an advertisement above a paragraph, heading or not", () => {
    expect(dropFurniture([{ text: "Publicité", kind: "heading" }, ...linesOf(BODY)])).toEqual(linesOf(BODY));
  });
});

describe("cutTail", () => {
  const cut = (...texts: string[]): string[] => cutTail(linesOf(...texts)).map(({ text }) => text);

  it.each([
    ["a form", "Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée.", "Nom", "Site web"],
    ["readers' comments", "Commentaires", "Paul dit :", COMMENT, "Répondre", "Laisser un commentaire", "Nom"],
    ["readers' comments, counted", "2 commentaires", "Paul", COMMENT, "Laisser un commentaire"],
    ["a heading without anything below", "Commentaires"],
    ["other articles", "Articles similaires", "Les écoles rouvrent", "Le musée ferme", "Que faire ?"],
    ["other articles and their openings", "Related posts", "Les écoles rouvrent", COMMENT],
    ["the author's life", "À propos de l’auteure", "Jeanne Roy écrit sur les écoles."],
    [
      "a box of titles",
      "Les plus lus",
      "Les écoles rouvrent",
      "Le musée ferme",
      "Tous droits réservés à l’éditeur du Quotidien de la ville.",
    ],
    ["keywords", "Mots-clés : école, mairie", "école", "mairie"],
  ])("ends the article above %s", (_, ...tail) => {
    expect(cut(BODY, BODY, BODY, BODY, ...tail)).toEqual([BODY, BODY, BODY, BODY]);
  });

  it.each([
    ["a section on comments", [BODY, BODY, BODY, "Commentaires", BODY]],
    [
      "a short last paragraph below a box",
      [BODY, BODY, "Les plus lus", "Les écoles rouvrent", "Les travaux commenceront donc au printemps prochain."],
    ],
    ["a box in the middle", [BODY, BODY, "Recevez notre newsletter", BODY, BODY]],
    [
      "a link to the form above short lines",
      ["Un titre", "Laisser un commentaire", ...Array<string>(6).fill("La ville vote.")],
    ],
    ["a link to the form, above", ["Un titre", "Laisser un commentaire", BODY, BODY, BODY]],
    ["related articles in the middle", [BODY, "Articles similaires", "Le musée ferme", BODY, BODY]],
    [
      "near-misses",
      [BODY, BODY, "Commentaires des experts", BODY, "Formulaire de contact : la fin d’un outil", "Fin."],
    ],
  ])("cuts nothing off: %s", (_, lines) => {
    expect(cut(...lines)).toEqual(lines);
  });

  it("takes a time that grows with the text, not with its square", () => {
    const time = cpuTimeOf(() => {
      for (const line of ["Related posts", "Les plus lus", "Commentaires", BODY]) {
        cut(BODY, ...Array<string>(20_000).fill(line), ...Array<string>(20_000).fill(BODY));
      }
    });
    expect(time).toBeLessThan(3000);
  });
});

describe("what an agency or a site signs its text with", () => {
  it.each([
    "(Reportage de Jeanne Roy, édité par Paul Petit)",
    "(Avec AFP)",
    "Reporting by Jeanne Roy; Editing by Paul Petit",
    "Additional reporting by Jeanne Roy",
  ])("%s goes from the end, and stays before it", (credit) => {
    expect(left(BODY, credit)).toEqual([BODY]);
    expect(left(BODY, credit, BODY)).toContain(credit);
  });

  it.each(["Suivez la Gazette sur Facebook et Bluesky.", "Advert", "Don’t miss", "1 204 vues"])("%s", (line) => {
    expect(left(BODY, line, BODY)).toEqual([BODY, BODY]);
  });

  it("« Il vous reste 62 % de cet article à lire » ends what can be read", () => {
    expect(left(BODY, "Il vous reste 62 % de cet article à lire.", "Profitez de notre offre.")).toEqual([BODY]);
  });
});
