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
  [
    ["Ondeval a ouvert le pont de Serty.", "Le chantier, confié à Calvet, a coûté 12 millions d’euros."],
    "Le pont de Serty a coûté 12 millions d’euros.",
    "Le pont de Serty a coûté 14 millions d’euros.",
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

describe.each([
  ["whose a figure is", OWNERS],
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
