import { describe, expect, test } from "vitest";
import { faultsOf, type Row } from "../support/faults.ts";

const SWAPS: Row[] = [
  [
    "La présidente du club Ravel, Ada Lormont, refuse que le stade soit loué plus de deux jours ; la mairie propose une semaine.",
    "Ada Lormont, qui préside le club Ravel, refuse que le stade soit loué plus de deux jours.",
    "La mairie refuse que le stade soit loué plus de deux jours ; le club Ravel propose une semaine.",
    "subject",
  ],
  [
    "La caissière a elle-même remis la clé à un faux plombier.",
    "La caissière a remis la clé à un faux plombier.",
    "Un faux plombier a remis la clé à la caissière.",
    "subject",
  ],
  [
    "Son voisin Tervel, soutenu par la banque Coriane, avait vu sa demande rejetée en mai.",
    "Tervel avait vu sa demande rejetée en mai.",
    "La banque Coriane avait vu sa demande rejetée en mai, à la différence de Tervel.",
    "subject",
  ],
  [
    "« Nous verrons », a à nouveau répondu mardi Odile Ferrand sur les ondes, quand Luc Amiel visitait le chantier.",
    "« Nous verrons », a répondu Odile Ferrand.",
    "Luc Amiel a répondu sur les ondes : « Nous verrons ».",
    "subject",
  ],
  [
    "Elle réclame à l’assureur la copie du contrat, ce qu’il refuse.",
    "Elle réclame la copie du contrat à l’assureur.",
    "L’assureur réclame à la régie la copie du contrat.",
    "subject",
  ],
  [
    "La régie Ondeval a écrit aux 640 abonnés pour demander la restitution des badges.",
    "Ondeval a écrit aux 640 abonnés pour demander la restitution des badges.",
    "Les titulaires de 640 badges ont écrit à Ondeval pour demander leur restitution.",
    "subject",
  ],
  [
    "L’offre de Tervel garantit 96 contrats, contre 58 pour celle de Coriane.",
    "Tervel garantit 96 contrats.",
    "L’offre de Coriane garantit 96 contrats.",
    "counted",
  ],
  [
    "« Nous avons attendu », résume la présidente de la régie, Gaëlle Thoraval.",
    "« Nous avons attendu », résume Gaëlle Thoraval, la présidente de la régie.",
    "« Nous avons attendu », résume la directrice de la régie, Gaëlle Thoraval.",
    "subject",
  ],
];

const ORDERS: Row[] = [
  [
    "Elle compte ouvrir à Serty puis à Lumio.",
    "Elle compte ouvrir à Serty, puis à Lumio.",
    "Elle compte ouvrir à Lumio puis à Serty.",
    "opposite",
  ],
  [
    "Les dockers ont suspendu leur grève après un accord conclu avec le port.",
    "Après un accord conclu avec le port, les dockers ont suspendu leur grève.",
    "Après la suspension de la grève des dockers, un accord a été conclu avec le port.",
    "opposite",
  ],
  [
    "Le débit de la nouvelle pompe serait supérieur à celui de l’ancienne vanne.",
    "La nouvelle pompe aurait un débit supérieur à celui de l’ancienne vanne.",
    "Le débit de l’ancienne vanne serait supérieur à celui de la nouvelle pompe.",
    "opposite",
  ],
  [
    "Le premier a donné des litres mesurés au compteur ; le second, des tonnes compensées.",
    "Le premier a donné des litres, le second des tonnes compensées.",
    "Le premier a donné des tonnes compensées ; le second, des litres mesurés au compteur.",
    "opposite",
  ],
];

const TELLERS: Row[] = [
  [
    ["Le travail aurait pris deux ans, selon le service des archives.", "Les lycéens y ont trouvé un usage."],
    "Selon le service des archives, le travail aurait pris deux ans.",
    "Le travail aurait pris deux ans, selon les lycéens.",
    "attribution",
  ],
  [
    "Tervel capte 81 % des abonnements selon les données de Coriane, et ouvre une école.",
    "Selon les données de Coriane, Tervel capte 81 % des abonnements.",
    "Tervel affirme capter 81 % des abonnements.",
    "attribution",
  ],
  [
    "« Personne ne savait », écrit l’auditeur.",
    "« Personne ne savait », écrit l’auditeur dans son rapport.",
    "« Personne ne savait », admet la présidente de la régie.",
    "attribution",
  ],
  [
    "D’après Ondeval, la pompe économiserait « cent litres par an », un calcul que le collectif Rives juge optimiste.",
    "D’après Ondeval, la pompe économiserait « cent litres par an ».",
    "La pompe économisera « cent litres par an », calcule le collectif Rives.",
    "attribution",
  ],
  [
    "Il estime que les élèves inquiets de leurs notes finissent par « apprendre mal ».",
    "Les élèves inquiets de leurs notes, estime-t-il, finissent par « apprendre mal ».",
    "Les élèves inquiets de leurs notes finissent par « apprendre mal ».",
    "attribution",
  ],
];

const CAUSES: Row[] = [
  [
    ["Trois plongées ont été interrompues parce que l’eau était trouble.", "Le robot a arraché une ancre en juillet."],
    "Trois plongées ont été interrompues parce que l’eau était trouble.",
    "Trois plongées ont été interrompues parce que le robot a arraché une ancre.",
    "cause",
  ],
  [
    "Deux offres plus rapides ont été écartées parce qu’elles demandaient trop de courant.",
    "Deux offres plus rapides ont été écartées parce qu’elles demandaient trop de courant électrique.",
    "Deux offres plus rapides ont été écartées parce que leur livraison traînait.",
    "cause",
  ],
  [
    ["Les appels durent sept minutes au lieu de cinq.", "Les arrêts de travail ont augmenté de 14 % dans ces centres."],
    "Les arrêts de travail ont augmenté de 14 % dans ces centres.",
    "La durée des appels a fait augmenter de 14 % les arrêts de travail dans ces centres.",
    "cause",
  ],
  [
    "La mortalité a baissé d’un dixième, mais une formation avait commencé le même mois.",
    "La mortalité a baissé d’un dixième ; une formation avait commencé le même mois.",
    "La mortalité a baissé d’un dixième grâce au logiciel.",
    "unshared",
  ],
];

const BOUNDS: Row[] = [
  [
    "Le site « pourrait » atteindre 1 gigawatt si la ligne est renforcée.",
    "Le site pourrait atteindre 1 gigawatt si la ligne est renforcée.",
    "Le site atteindra 1 gigawatt si la ligne est renforcée.",
    "modality",
  ],
  [
    "Si la moitié des outils est publiée, chaque atelier partira de plus loin.",
    "Chaque atelier partira de plus loin si la moitié des outils est publiée.",
    "La moitié des outils étant publiée, chaque atelier partira de plus loin.",
    "modality",
  ],
  [
    "L’assemblée devra se prononcer sur l’achat de 64 bancs.",
    "L’assemblée doit se prononcer sur l’achat de 64 bancs.",
    "L’assemblée a approuvé l’achat de 64 bancs.",
    "modality",
  ],
  [
    "Le projet a coûté 38 000 euros, dont 21 000 euros de location.",
    "Le projet a coûté 38 000 euros, y compris 21 000 euros de location.",
    "Le projet a coûté 38 000 euros, auxquels s’ajoutent 21 000 euros de location.",
    "opposite",
  ],
  [
    "Le travail a coûté 85 000 euros, bénévolat non compris.",
    "Sans le bénévolat, le travail a coûté 85 000 euros.",
    "Le travail a coûté 85 000 euros, bénévolat compris.",
    "negation",
  ],
  [
    "La prime va de 35 à 80 euros par mois.",
    "La prime est comprise entre 35 et 80 euros par mois.",
    "La prime est comprise entre 35 et 80 euros par appel.",
    "counted",
  ],
  [
    "Ce reste, 10 % du marché, attend le relevé.",
    "Ce reste, soit 10 % du marché, attend le relevé.",
    "Ce reste, soit 10 % des loyers, attend le relevé.",
    "counted",
  ],
  [
    "Les exportations ont doublé en dix ans.",
    "En dix ans, les exportations ont doublé.",
    "Les exportations ont triplé en dix ans.",
    "figure",
  ],
  [
    "Les gardes en ont retrouvé 22, presque toutes sous le pont.",
    "Les gardes en ont retrouvé 22, et presque toutes sous le pont.",
    "Les gardes en ont retrouvé 22, toutes sous le pont.",
    "hedge",
  ],
  [
    "La régie a acquis 49 % de la société Lumio.",
    "La régie détient 49 % de la société Lumio.",
    "La régie a acquis la totalité de la société Lumio.",
    "hedge",
  ],
  [
    "L’association a daté la tour à dix ans près.",
    "L’association a daté la tour, à dix ans près.",
    "L’association a daté la tour à l’année près.",
    "hedge",
  ],
  [
    "Aucun procédé ne permet de rappeler les pièces livrées, admet la régie.",
    "Selon la régie, aucun procédé ne permet de rappeler les pièces livrées.",
    "Les pièces livrées pourront être rappelées, assure la régie.",
    "negation",
  ],
  [
    "Elle revient à la tête d’une entreprise, ce qu’elle n’avait pas fait depuis des années.",
    "Elle n’avait pas dirigé d’entreprise depuis des années.",
    "Elle avait dirigé une entreprise, à sa tête, depuis des années.",
    "negation",
  ],
  [
    "Le premier bassin, baptisé Ravel, ouvrira en 2026.",
    "Le premier bassin, appelé Ravel, ouvrira en 2026.",
    "Le premier bassin, baptisé Ravel et chauffé par une chaudière géothermique suédoise, ouvrira en 2026.",
    "unshared",
  ],
];

describe.each([
  ["nobody changes places", SWAPS],
  ["what comes first or above stays there", ORDERS],
  ["what is told is left to whom it is left there", TELLERS],
  ["no cause is added", CAUSES],
  ["bounds, parts and conditions stay", BOUNDS],
])("%s", (_, rows) => {
  test.for(rows)("of « %s »: « %s »", ([evidence, truth]) => {
    expect(faultsOf(truth, [evidence].flat())).toEqual([]);
  });
  test.for(rows)("not of « %s »: « %3$s »", ([evidence, , lie, fault]) => {
    expect(faultsOf(lie, [evidence].flat())).toContain(fault);
  });
});

const DERIVED: [evidence: string, claim: string][] = [
  [
    "La pompe livre en dix heures, soit quatre de plus que la vanne.",
    "La pompe livre en dix heures, contre six pour la vanne.",
  ],
  ["Onze clients sur dix-neuf ont accepté ; les autres ont dit non.", "Huit des dix-neuf clients ont dit non."],
  ["La nouvelle version divise les erreurs par trois.", "La nouvelle version fait trois fois moins d’erreurs."],
  [
    "La régie emploie 310 personnes et en vise 480.",
    "La régie, qui vise 480 personnes, en emploie 310 : il en manque 170.",
  ],
  ["Le trafic a doublé en un an.", "Le trafic a été multiplié par deux en un an."],
  ["Les demandes ont été multipliées par 2,3.", "Les demandes ont plus que doublé."],
  ["Le site prend 30 mégawatts, six fois moins que Lumio.", "Le site prend 30 mégawatts, un sixième de Lumio."],
  ["La banque a prêté CHF 250'000.– à la régie.", "La banque a prêté 250 000 francs suisses à la régie."],
  ["La tour date du dix-neuvième siècle.", "La tour date du XIXe siècle."],
  ["La ligne peut fournir jusqu’à 220 MW.", "La ligne ne peut fournir plus de 220 MW."],
];

test("a figure that follows from two others is of what they are compared with", () => {
  const evidence = ["Serty compte 10 écoles, soit 4 de plus que Lumio."];
  expect(faultsOf("Serty compte 10 écoles, contre 6 pour Lumio.", evidence)).toEqual([]);
  expect(faultsOf("Serty compte 6 écoles.", evidence)).toEqual(["figure"]);
  const shared = ["Onze clients sur dix-neuf ont accepté."];
  expect(faultsOf("Huit des dix-neuf clients ont accepté.", shared)).toContain("figure");
});

test.for(DERIVED)("« %s » bears out « %s »", ([evidence, claim]) => {
  expect(faultsOf(claim, [evidence])).toEqual([]);
});

test.for([
  [
    "Claremont Bank rejected a bid from Banco Almenar.",
    "Claremont Bank a rejeté une offre de Banco Almenar.",
    "Banco Almenar a rejeté une offre de Claremont Bank.",
  ],
])("who does what is kept from English: « %s »", ([evidence = "", truth = "", lie = ""]) => {
  expect([faultsOf(truth, [evidence], "en"), faultsOf(lie, [evidence], "en")]).toEqual([[], ["subject"]]);
});

test("a sentence said again word for word stands, if it is French", () => {
  const sentence = "Le chef de file de la régie a dénoncé dans un courrier ces retards qui lassent.";
  expect(faultsOf(sentence, [sentence])).toEqual([]);
  expect(
    faultsOf("The board of the company has refused it.", ["The board of the company has refused it."], "en"),
  ).toEqual(["language"]);
});
