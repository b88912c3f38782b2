import { describe, expect, test } from "vitest";
import { faultsOf, type Row } from "../support/faults.ts";

const OWNERS: Row[] = [
  [
    [
      "Le barrage de Serty produira 40 mégawatts.",
      "Ondeval exploite aussi l’usine de Brunois, qui emploie 12 personnes.",
    ],
    "L’usine de Brunois, qu’exploite Ondeval, emploie 12 personnes.",
    "L’usine de Brunois produira 40 mégawatts.",
    "subject",
  ],
  [
    [
      "Le premier satellite, baptisé Corvin, sera lancé en 2027.",
      "Parallèlement, Ondeval prépare Tarvel, qui pèsera 300 kilogrammes.",
    ],
    "Ondeval lancera Corvin en 2027.",
    "Tarvel sera lancé en 2027.",
    "subject",
  ],
  [
    [
      "Le premier satellite, baptisé Corvin, sera lancé en 2027.",
      "Parallèlement, Ondeval prépare Tarvel, qui pèsera 300 kilogrammes.",
    ],
    "Tarvel, que prépare Ondeval, pèsera 300 kilogrammes.",
    "Corvin et Tarvel pèseront 300 kilogrammes.",
    "subject",
  ],
  [
    [
      "L’étude de la mairie évalue le pont à 7 millions d’euros.",
      "Ondeval, dans son rapport, parle de 9 millions d’euros.",
    ],
    "L’étude évalue le pont à 7 millions d’euros.",
    "Le rapport évalue le pont à 7 millions d’euros.",
    "subject",
  ],
  [
    [
      "Brunois étend à ses écoles un tuteur, pour 3 millions d’euros.",
      "Baptisé Lumio, le tuteur ne donne pas la réponse.",
    ],
    "Le tuteur Lumio coûte 3 millions d’euros.",
    "Le tuteur Lumio coûte 4 millions d’euros.",
    "figure",
  ],
];

const HOMONYMS: Row[] = [
  [
    [
      "Le navire Tarvel a coûté 60 millions d’euros.",
      "L’assistant Tarvel parle breton, indique Lumio.",
      "L’appareil sera vendu 90 euros.",
    ],
    "L’assistant Tarvel sera vendu 90 euros.",
    "Le navire Tarvel sera vendu 90 euros.",
    "subject",
  ],
  [
    ["Le navire Tarvel a coûté 60 millions d’euros.", "L’assistant Tarvel parle breton, indique Lumio."],
    "Le navire Tarvel a coûté 60 millions d’euros.",
    "Lumio a construit le navire Tarvel.",
    "subject",
  ],
];

const DEEDS: Row[] = [
  [
    [
      "Le port de Serty change avec Ondeval.",
      "L’entreprise travaille désormais avec Calvet.",
      "Lumio a ouvert un atelier.",
    ],
    "Ondeval travaille désormais avec Calvet.",
    "Lumio travaille désormais avec Calvet.",
    "subject",
  ],
];

const RATES: Row[] = [
  [
    "La ville y consacrera 6 millions d’euros sur trois ans.",
    "La ville y consacrera 6 millions d’euros en trois ans.",
    "La ville y consacrera 6 millions d’euros par an.",
    "counted",
  ],
  [
    "Le juge a condamné Lumio à verser 2 millions d’euros à quatorze communes.",
    "Le juge a condamné Lumio à verser 2 millions d’euros aux quatorze communes.",
    "Le juge a condamné Lumio à verser 2 millions d’euros à chacune des quatorze communes.",
    "counted",
  ],
  [
    "Le four brûle la consommation annuelle de 300 foyers.",
    "Le four brûle autant que 300 foyers chaque année, soit leur consommation annuelle.",
    "Le four brûle la consommation mensuelle de 300 foyers.",
    "counted",
  ],
];

const TENSES: Row[] = [
  [
    "Le tramway entrera en service en 2024.",
    "Le tramway doit entrer en service en 2024.",
    "Le tramway est entré en service en 2024.",
    "modality",
  ],
  ["La collecte reprendra lundi.", "La collecte va reprendre lundi.", "La collecte a repris lundi.", "modality"],
  [
    "Le barrage atteindra 40 mégawatts.",
    "Le barrage aura atteint 40 mégawatts.",
    "Le barrage a atteint 40 mégawatts.",
    "modality",
  ],
  [
    "Le service sera suspendu pendant un an.",
    "Le service sera suspendu un an.",
    "Le service a été suspendu un an.",
    "modality",
  ],
  [
    ["Le conseil a approuvé le plan.", "Serty consacrera 8 millions d’euros au pont."],
    "Le conseil a approuvé le plan : Serty consacrera 8 millions d’euros au pont.",
    "Serty a dépensé 8 millions d’euros pour le pont.",
    "modality",
  ],
  [
    ["Le maire a ouvert la piscine.", "La piscine ouvrira aussi le dimanche."],
    "Le maire a ouvert la piscine.",
    "Le maire a ouvert la piscine, qui a fermé le dimanche.",
    "opposite",
  ],
];

const COUNTED: Row[] = [
  [
    "Près de 900 moteurs, montés dans des bateaux, sont rappelés par Ondeval.",
    "Ondeval rappelle près de 900 moteurs.",
    "Ondeval rappelle près de 900 bateaux.",
    "counted",
  ],
  [
    "Ondeval a payé 3 millions d’euros pour acquérir 40 % de Lumio.",
    "Ondeval a acquis 40 % de Lumio.",
    "Ondeval a acquis Lumio.",
    "counted",
  ],
  [
    ["Ondeval multiplie les achats.", "En juin, l’entreprise a acquis 40 % de Lumio."],
    "Ondeval a acquis 40 % de Lumio.",
    "Lumio a acquis 40 % de Ondeval.",
    "counted",
  ],
  [
    "Cette offre a attiré sept soudeurs de Calvet, le directeur de Lumio et deux ingénieurs.",
    "Sept soudeurs de Calvet ont été attirés par cette offre.",
    "Lumio compte sept soudeurs.",
    "counted",
  ],
  [
    "L’accord lie douze ateliers (employant 300 soudeurs) et le port de Serty.",
    "Les douze ateliers emploient 300 soudeurs.",
    "Le port de Serty emploie 300 soudeurs.",
    "counted",
  ],
  [
    "Les ateliers ont perdu 4 % de leurs postes, loin des 20 % annoncés par Lumio.",
    "Les ateliers ont perdu 4 % de leurs postes.",
    "Les ateliers ont perdu 20 % de leurs postes.",
    "counted",
  ],
  [
    "Ondeval a payé 3 millions d’euros pour racheter Lumio.",
    "Ondeval a racheté Lumio 3 millions d’euros.",
    "Le chiffre d’affaires de Lumio est de 3 millions d’euros.",
    "counted",
  ],
  [
    "La fonderie équivaut à la consommation électrique de 500 foyers.",
    "La fonderie consomme autant d’électricité que 500 foyers.",
    "La fonderie consomme autant d’eau que 500 foyers.",
    "counted",
  ],
];

const SIDES: Row[] = [
  [
    "Les chutes étaient de 5 % avec le tapis et de 9 % sans tapis.",
    "Les chutes étaient de 9 % sans le tapis.",
    "Les chutes étaient de 9 % avec le tapis.",
    "opposite",
  ],
  [
    "Ils ont comparé ces salles à douze salles restées sans tapis, où les chutes ont reculé de 2 %.",
    "Dans les salles sans tapis, les chutes ont reculé de 2 %.",
    "Les chutes ont reculé de 2 % dans les salles équipées d’un tapis.",
    "opposite",
  ],
];

const SAYINGS: Row[] = [
  [
    ["Le tapis a déçu les gymnastes.", "« Nous ferons mieux », a affirmé Odile Ferrand."],
    "Odile Ferrand affirme que « nous ferons mieux ».",
    "Odile Ferrand pense que le tapis a déçu les gymnastes.",
    "attribution",
  ],
  [
    "Lumio a attiré des soudeurs venus de Calvet et d’Ondeval.",
    "Lumio a attiré des soudeurs de Calvet et d’Ondeval.",
    "Calvet et Ondeval sont les investisseurs de Lumio.",
    "unshared",
  ],
];

const EXCHANGES: Row[] = [
  [
    "Sarment ouvre une école d’apprentis à Serty.",
    "À Serty, Sarment ouvre une école d’apprentis.",
    "Serty ouvre une école d’apprentis à Sarment.",
    "subject",
  ],
  [
    "Une ancienne mine cède la place à un parc à Brunois, où le groupe Calvet investira 8 millions d’euros, selon son communiqué.",
    "Selon le communiqué de Calvet, le groupe investira 8 millions d’euros à Brunois.",
    "Le communiqué de Brunois annonce 8 millions d’euros à Calvet.",
    "subject",
  ],
  [
    "Sarment ouvre ses archives, Orvet promet 3 millions d’euros, et Lumio déploie ses capteurs.",
    "Orvet promet 3 millions d’euros et Lumio déploie ses capteurs.",
    "Lumio et Orvet promettent 3 millions d’euros.",
    "subject",
  ],
  [
    ["Ondeval grandit.", "L’entreprise travaille avec Calvet, une société de levage dirigée par Odile Ferrand."],
    "Ondeval travaille avec Calvet, une société de levage.",
    "Calvet travaille avec Ondeval, une société de levage dirigée par Odile Ferrand.",
    "subject",
  ],
  [
    "Les versions 3.1 à 3.4.2 sont touchées ; la version 3.4.3, publiée lundi, corrige la faille.",
    "La version 3.4.3 corrige la faille.",
    "La version 3.4.3 est touchée.",
    "subject",
  ],
];

const OBJECTS: Row[] = [
  [
    "Serty suspend pour un an l’analyse des images de 64 caméras.",
    "Serty suspend pour un an l’analyse des images de ses 64 caméras.",
    "Serty suspend 64 caméras.",
    "subject",
  ],
  [
    "Odile Ferrand, qui a créé la branche levage de Calvet, dirige Orvet.",
    "Odile Ferrand a créé la branche levage de Calvet.",
    "Odile Ferrand a créé Calvet.",
    "subject",
  ],
  [
    "Ferrand partage la barre avec Luc Amiel, qui a dessiné Tarvel.",
    "Ferrand partage la barre avec Luc Amiel, qui a dessiné Tarvel.",
    "Ferrand a dessiné Tarvel.",
    "subject",
  ],
];

const LABELS: Row[] = [
  [
    "Le tribunal de commerce de Serty a placé lundi la chaîne de cafés Lumio en redressement judiciaire.",
    "La chaîne de cafés Lumio a été placée lundi en redressement judiciaire par le tribunal de commerce de Serty.",
    "La chaîne de cafés Serty a été placée lundi en redressement judiciaire par le tribunal de commerce de Lumio.",
    "subject",
  ],
  [
    "Le laboratoire breton Calvet a publié lundi Tarvel 2, un modèle de 8 milliards de paramètres.",
    "Calvet, un laboratoire breton, a publié lundi Tarvel 2, un modèle de 8 milliards de paramètres.",
    "Tarvel 2, un laboratoire breton, a publié lundi Calvet, un modèle de 8 milliards de paramètres.",
    "subject",
  ],
];

const RANKS: Row[] = [
  [
    ["Le robot Tarvel a déçu.", "Au classement, il finit derrière tous ses rivaux."],
    "Au classement, tous ses rivaux devancent le robot Tarvel.",
    "Au classement, le robot Tarvel finit devant tous ses rivaux.",
    "opposite",
  ],
  [
    "Au classement, Tarvel devance Corvin.",
    "Au classement, Corvin est derrière Tarvel.",
    "Au classement, Tarvel est derrière Corvin.",
    "opposite",
  ],
];

const CONSEQUENCES: Row[] = [
  [
    "Ondeval rappelle 900 moteurs après onze cas de surchauffe.",
    "Ondeval rappelle 900 moteurs après onze surchauffes.",
    "Ondeval rappelle 900 moteurs après onze blessés.",
    "unshared",
  ],
  [
    "Serty suspend l’analyse des images de 64 caméras.",
    "Serty suspend l’analyse des images de ses 64 caméras.",
    "Serty a retiré ses 64 caméras.",
    "unshared",
  ],
  [
    "Le port souhaiterait un quai flottant, malgré le coût des travaux.",
    "Le port souhaiterait un quai flottant.",
    "Le quai flottant réduit le coût des travaux.",
    "unshared",
  ],
];

describe.each([
  ["names that change places", EXCHANGES],
  ["what was done to which", OBJECTS],
  ["what names are called", LABELS],
  ["ranks", RANKS],
  ["deeds of consequence", CONSEQUENCES],
  ["what a figure is of", COUNTED],
  ["with and without", SIDES],
  ["who says so", SAYINGS],
  ["whose a figure is", OWNERS],
  ["who did what", DEEDS],
  ["two things of one name", HOMONYMS],
  ["rates", RATES],
  ["what is still to come", TENSES],
] as const)("%s", (_, rows) => {
  test.for(rows)("« %s »: « %s » stands, « %s » falls", ([evidence, truth, lie, fault]) => {
    const sentences = [evidence].flat();
    expect(faultsOf(truth, sentences)).toEqual([]);
    expect(faultsOf(lie, sentences)).toContain(fault);
  });
});
