import { describe, expect, test } from "vitest";
import { faultsOf, type Row } from "../support/faults.ts";

const WHO: Row[] = [
  [
    "La régie Ondeval a racheté le moulin de Serty à la famille Brossard.",
    "Le moulin de Serty a été racheté par la régie Ondeval.",
    "La famille Brossard a racheté le moulin de Serty à la régie Ondeval.",
    "subject",
  ],
  [
    "Le pont a été réparé par l’entreprise Calvet, qui faisait contrôler ses soudures par un robot.",
    "L’entreprise Calvet a réparé le pont.",
    "Le pont a été réparé par un robot de l’entreprise Duroc.",
    "name",
  ],
  [
    "Sarment ouvre ses archives aux chercheurs, Orvet promet 3 millions d’euros, et Lumio déploie ses capteurs.",
    "Orvet promet 3 millions d’euros.",
    "Lumio promet 3 millions d’euros.",
    "subject",
  ],
  [
    "Les pièces viennent du fondeur Tarvel, mais le montage a été confié à l’atelier Brunois.",
    "Le montage a été confié à l’atelier Brunois.",
    "Les pièces viennent de l’atelier Brunois, mais le montage a été confié au fondeur Tarvel.",
    "subject",
  ],
  [
    "Elle demande à l’assureur la copie du contrat.",
    "Elle demande la copie du contrat à l’assureur.",
    "L’assureur demande la copie du contrat.",
    "subject",
  ],
  [
    "« Nous tiendrons nos délais », a promis lundi la présidente, Odile Ferrand, devant le maire, Luc Amiel.",
    "« Nous tiendrons nos délais », a promis Odile Ferrand, la présidente.",
    "« Nous tiendrons nos délais », a promis le président, Luc Amiel.",
    "subject",
  ],
  [
    ["« Le délai est trop court », regrette Inès Vautrin.", "Luc Amiel, maire de Serty, approuve le projet."],
    "« Le délai est trop court », dit Inès Vautrin.",
    "« Le délai est trop court », dit Luc Amiel.",
    "subject",
  ],
];

const OPPOSITES: Row[] = [
  [
    "La piscine de Serty ouvre lundi.",
    "Lundi, la piscine de Serty ouvre.",
    "La piscine de Serty ferme lundi.",
    "opposite",
  ],
  [
    "Le budget de la ville a baissé.",
    "Le budget de la ville a diminué.",
    "Le budget de la ville a augmenté.",
    "opposite",
  ],
  [
    "Le parking du centre est gratuit.",
    "Au centre, le parking est gratuit.",
    "Le parking du centre est payant.",
    "opposite",
  ],
  [
    "Le conseil votera le budget après la réunion publique.",
    "Le conseil votera le budget après la réunion.",
    "Le conseil votera le budget avant la réunion.",
    "opposite",
  ],
  [
    "Serty a gagné son procès contre la régie Ondeval.",
    "La régie Ondeval a perdu son procès contre Serty.",
    "Serty a perdu son procès contre la régie Ondeval.",
    "opposite",
  ],
];

const DENIALS: Row[] = [
  [
    "Le nom du client n’a pas été donné et la régie dit ne pas vouloir répondre.",
    "Le nom du client n’a pas été donné.",
    "Le nom du client a été donné et la régie dit ne pas vouloir répondre.",
    "negation",
  ],
  [
    "Le chantier reste risqué pour la ville.",
    "Le chantier reste risqué.",
    "Le chantier ne présente pas de risque.",
    "negation",
  ],
  [
    "La régie attribue la panne à la foudre et non à une erreur humaine.",
    "La régie attribue la panne à la foudre.",
    "La régie attribue la panne à une erreur humaine et non à la foudre.",
    "negation",
  ],
  [
    "Rien n’indique que des fichiers aient été copiés.",
    "Rien n’indique que des fichiers ont été copiés.",
    "Des fichiers ont été copiés.",
    "negation",
  ],
  [
    "Le défilé s’est déroulé sans incident.",
    "Le défilé n’a connu aucun incident.",
    "Le défilé a connu un incident.",
    "negation",
  ],
];

const OTHERS: Row[] = [
  [
    "Le pont a coûté 210 millions d’euros au lieu des 165 prévus.",
    "Le pont a coûté 45 millions d’euros de plus.",
    "Le pont a coûté 55 millions d’euros de plus.",
    "figure",
  ],
  [
    "Un compte rendu sur quarante contenait une erreur grave.",
    "2,5 % des comptes rendus contenaient une erreur grave.",
    "4 % des comptes rendus contenaient une erreur grave.",
    "figure",
  ],
  [
    "L’assistant parle en wolof, en pulaar et en sérère.",
    "L’assistant parle trois langues.",
    "L’assistant parle sept langues.",
    "figure",
  ],
  [
    "La ville a commandé douze bus.",
    "La ville a commandé 12 bus.",
    "La ville envisage de commander douze bus.",
    "modality",
  ],
  [
    "La foire a attiré 44 % des habitants, contre 27 % un an plus tôt.",
    "La part des habitants est passée de 27 % à 44 %.",
    "La part des habitants attirés est passée de 44 % à 27 %.",
    "counted",
  ],
  [
    "La commune paie 20 % du coût, et 10 % seulement si elle compte moins de 300 habitants.",
    "La commune paie 20 % du coût.",
    "Les communes de moins de 300 habitants paient 20 % du coût.",
    "counted",
  ],
  [
    "Le vote a donné 19 voix pour, 12 contre.",
    "Le vote a donné 19 voix pour.",
    "Le vote a donné 12 voix pour et 19 contre.",
    "counted",
  ],
  [
    "Une visite coûte 40 euros et dure une heure, contre 90 euros et deux heures pour un guide privé.",
    "Une visite coûte 40 euros.",
    "Une visite coûte 90 euros et dure une heure.",
    "counted",
  ],
  [
    "Les versions 3.1 à 3.4.2 sont touchées ; la 3.4.3 corrige la faille.",
    "Les versions 3.1 à 3.4.2 sont touchées.",
    "Les versions 3.1 à 3.4.3 sont touchées.",
    "figure",
  ],
  [
    "Les pompiers sont arrivés mardi.",
    "Mardi, les pompiers sont arrivés.",
    "Les pompiers sont arrivés avant mardi.",
    "date",
  ],
  [
    "Deux agents de la ville ont été entendus vendredi.",
    "Vendredi, deux agents de la ville ont été entendus.",
    "Deux agents de la ville ont été licenciés vendredi.",
    "unshared",
  ],
];

/** What says the same in other words, beside what only seems to. */
const SAME: Row[] = [
  [
    "Une alerte sur six était fausse.",
    "Environ 17 % des alertes étaient fausses.",
    "Environ 25 % des alertes étaient fausses.",
    "figure",
  ],
  [
    "Le fonds apporte 60 millions d’euros sur 85, la banque verse le reste.",
    "La banque verse 25 millions d’euros.",
    "La banque verse 35 millions d’euros.",
    "figure",
  ],
  [
    "La ville a abaissé son taux d’un quart de point, à 2,25 %.",
    "La ville a ramené son taux à 2,25 %, contre 2,5 % auparavant.",
    "La ville a ramené son taux à 2,25 %, contre 2,75 % auparavant.",
    "figure",
  ],
  [
    "Les pertes ont baissé d’un dixième environ.",
    "Les pertes ont reculé d’environ 10 %.",
    "Les pertes ont reculé d’environ 20 %.",
    "figure",
  ],
  [
    "Le syndicat refuse que les images soient conservées plus de deux jours.",
    "Le syndicat veut que les images soient conservées deux jours au plus.",
    "Le syndicat veut que les images soient conservées deux jours au moins.",
    "hedge",
  ],
  [
    "Une réponse prenait jusqu’à 6 secondes.",
    "Une réponse pouvait prendre 6 secondes.",
    "Une réponse prenait 6 secondes.",
    "hedge",
  ],
  [
    "L’atelier grenoblois Tessal ferme ses portes.",
    "Tessal, un atelier de Grenoble, ferme ses portes.",
    "Tessal, un atelier de Bordeaux, ferme ses portes.",
    "name",
  ],
  [
    "La directrice vient de l’assureur Géral.",
    "Venue de Géral, la directrice est là.",
    "Venue de Duroc, la directrice est là.",
    "name",
  ],
  [
    "Nul tiers n’a vérifié les mesures de la régie.",
    "Aucun tiers n’a contrôlé les mesures de la régie.",
    "Un tiers a vérifié les mesures de la régie.",
    "negation",
  ],
  [
    "L’appel ne suspend pas l’obligation d’effacer les copies.",
    "L’appel ne dispense pas d’effacer les copies.",
    "L’appel suspend l’obligation d’effacer les copies.",
    "negation",
  ],
  [
    "La coopérative réclame à l’éditeur la publication des règles, ce qu’il refuse.",
    "L’éditeur refuse de publier les règles.",
    "La coopérative refuse de publier les règles.",
    "modality",
  ],
  [
    "Le syndicat pourrait saisir la justice si le plan passe.",
    "Le syndicat pourrait saisir la justice.",
    "Le syndicat saisira la justice si le plan passe.",
    "modality",
  ],
  [
    "Selon les parcelles, l’économie va de 18 % à 24 %.",
    "L’économie varie de 18 % à 24 %.",
    "L’économie varie de 18 % à 28 %.",
    "figure",
  ],
  [
    "Les prix du forfait n’augmenteront pas en 2026, dit la ville.",
    "La ville dit que le forfait n’augmentera pas en 2026.",
    "La ville dit que le forfait augmentera en 2026.",
    "negation",
  ],
];

const ADDED: Row[] = [
  [
    "La directrice compte ouvrir à Serty puis à Vautrin.",
    "La directrice compte ouvrir à Serty, puis à Vautrin.",
    "La directrice compte ouvrir à Vautrin puis à Serty.",
    "opposite",
  ],
  [
    "Les crues sont plus fréquentes en ville (40 par an) que dans la vallée.",
    "Les crues sont plus fréquentes en ville que dans la vallée.",
    "Les crues sont plus fréquentes dans la vallée qu’en ville.",
    "opposite",
  ],
  [
    "La mortalité a baissé d’un dixième en un an.",
    "La mortalité a baissé d’un dixième en un an.",
    "La mortalité a baissé d’un dixième en un an grâce au vaccin.",
    "unshared",
  ],
  [
    "Plusieurs communes ont signé un accord.",
    "Plusieurs communes ont signé un accord.",
    "Des communes ont signé un accord à l’unanimité.",
    "hedge",
  ],
  [
    "Le chantier est presque achevé, dit la ville.",
    "Le chantier est quasiment achevé, dit la ville.",
    "Le chantier est achevé, dit la ville.",
    "hedge",
  ],
  [
    "Le budget de la ville recule depuis mars.",
    "Le budget de la ville baisse depuis mars.",
    "Le budget de la ville recule depuis la démission du maire.",
    "unshared",
  ],
  [
    "Inès Vautrin devient directrice de Tessal, filiale de Corvo.",
    "Inès Vautrin devient directrice de Tessal.",
    "Inès Vautrin devient directrice de Corvo.",
    "subject",
  ],
  [
    "74 % des demandes ont été comprises en wolof, 58 % en pulaar.",
    "58 % des demandes ont été comprises en pulaar.",
    "74 % des demandes ont été comprises en pulaar.",
    "counted",
  ],
];

describe.each([
  ["what says the same", SAME],
  ["what is turned or added", ADDED],
  ["who does what", WHO],
  ["opposites", OPPOSITES],
  ["denials", DENIALS],
  ["figures, dates and deeds", OTHERS],
] as const)("%s", (_, rows) => {
  test.for(rows)("« %s »: « %s » stands, « %s » falls", ([evidence, truth, lie, fault]) => {
    const sentences = [evidence].flat();
    expect(faultsOf(truth, sentences)).toEqual([]);
    expect(faultsOf(lie, sentences)).toContain(fault);
  });
});

test("a denial put over what an English sentence affirms falls", () => {
  expect(faultsOf("L’essai n’a pas été publié.", ["The trial was published on Sunday."], "en")).toContain("negation");
});

test("words that may stand for those of the source make a claim that shares too few of them stand", () => {
  const source = ["Seuls 13 % disent avoir reçu une formation."];
  expect(faultsOf("À peine 13 % des salariés déclarent avoir été formés.", source)).toEqual([]);
});
