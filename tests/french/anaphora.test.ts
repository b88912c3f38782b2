import { describe, expect, it } from "vitest";
import { leansBack, opensMidArgument, opensWithCommonName, pointsBack } from "../../src/french/anaphora.ts";

const MID_ARGUMENT = [
  "Cette stratégie, incarnée par un accord, avance.",
  "Ce projet vise à relier deux villes.",
  "Ce dernier a démenti.",
  "Ce journal américain l’affirme.",
  "Cet accord a surpris.",
  "Ces quatre entreprises s’allient.",
  "Cette question divise.",
  "Cela permettra de gagner du temps.",
  "Celui-ci a refusé.",
  "Il précise que rien n’est signé.",
  "Elle évolue vite.",
  "Ils ont voté.",
  "Mais la ville hésite.",
  "Or, rien n’est sûr.",
  "En effet, la loi change.",
  "De plus, il faudra attendre.",
  "Dès lors, tout change.",
  "et la suite d’une phrase coupée.",
];

const FRESH = [
  "Cette semaine, la ville vote.",
  "Cette année-là, la ville votait.",
  "Ce matin, la ville vote.",
  "Cet été, la ville vote.",
  "Ce lundi 8 décembre, la ville vote.",
  "Ces derniers jours, la ville a voté.",
  "Ces dernières années, la ville a grandi.",
  "Ce n’est pas un film.",
  "Ce sont deux villes.",
  "Ce que dit la ville est clair.",
  "Ce qui est sûr, c’est la date.",
  "Ce qu’il faut savoir tient en un mot.",
  "Il faut voter.",
  "Il y a deux ans, la ville votait.",
  "Il n’y a pas de produit.",
  "Il s’agit d’un vote.",
  "Il est temps de voter.",
  "Il est désormais possible de voter.",
  "Orange a voté.",
  "Maison à vendre.",
  "xAI a levé des fonds.",
  "iPhone en panne.",
  "Jeanne Roy vote.",
];

const LEANING = [
  "Le second est plus cher.",
  "La première a fermé.",
  "Les deux se taisent.",
  "D’autres géants suivent.",
  "Certains experts doutent.",
  "En d’autres termes, rien ne change.",
  "Leur patron se tait.",
  "On parle de dix ans.",
  "C’est un signal.",
  "Enfin, la ville vote.",
  "Et si la ville votait ?",
  "Reste à savoir quand.",
  "Résultat : rien.",
  "Plus préoccupant encore, rien ne va.",
];

const POINTING: [string, boolean][] = [
  ["La ville leur accorde un prêt.", true],
  ["Selon eux, la ville hésite.", true],
  ["La ville a signé avec celui-ci.", true],
  ["La ville a reçu ce dernier.", true],
  ["Elle y a vu un signe.", true],
  ["Les élus y sont allés.", true],
  ["Selon la ville, il y a un risque.", false],
  ["Il n’y a pas de risque.", false],
  ["Il y a deux ans, la ville votait.", false],
  ["La ville a grandi ces derniers mois.", false],
  ["Le maire lui-même l’a dit.", false],
  ["La couleur est belle.", false],
];

const COMMON: [string, boolean][] = [
  ["L’entreprise collabore avec la ville.", true],
  ["L'étude date de mai.", true],
  ["Le projet avance.", true],
  ["La société a fermé.", true],
  ["La ville vote.", true],
  ["Le maire vote.", false],
  ["Les projets avancent.", false],
  ["Leprojet avance.", false],
  ["Une société a fermé.", false],
];

describe("opensMidArgument", () => {
  it.each(MID_ARGUMENT)("hears in %j that something was said before", (sentence) => {
    expect(opensMidArgument(sentence)).toBe(true);
    expect(leansBack(sentence)).toBe(true);
  });

  it.each(FRESH)("hears an opening in %j", (sentence) => {
    expect(opensMidArgument(sentence)).toBe(false);
  });
});

describe("leansBack", () => {
  it.each(LEANING)("hears in %j a sentence that leans on another", (sentence) => {
    expect(leansBack(sentence)).toBe(true);
    expect(opensMidArgument(sentence)).toBe(false);
  });

  it.each(["Jeanne Roy vote.", "Lyon, enfin, vote.", "Reste la ville.", "Certes, la ville vote.", "Larmes et rires."])(
    "hears none in %j",
    (sentence) => {
      expect(leansBack(sentence)).toBe(false);
    },
  );
});

describe("pointsBack", () => {
  it.each(POINTING)("says of %j: %s", (sentence, points) => {
    expect(pointsBack(sentence)).toBe(points);
  });
});

describe("opensWithCommonName", () => {
  it.each(COMMON)("says of %j: %s", (sentence, opens) => {
    expect(opensWithCommonName(sentence)).toBe(opens);
  });
});
