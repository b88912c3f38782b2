import { searchTerms } from "./words.ts";

/** Words of the news by which one thing is told otherwise: any of a line stands for another. */
const SYNONYMS = `
dit disent dire déclare déclarent déclarer affirme affirmer assure assurer indique indiquer précise préciser explique expliquer annonce annoncer annoncé estime estimer juge juger note souligne souligner rappelle ajoute confie répond fait savoir selon signale signaler reconnaît reconnu concède admet soutient insiste raconte révèle rapporte constate avance critique qualifie parle
entreprise société groupe firme compagnie maison start-up jeune pousse fabricant éditeur industriel constructeur exploitant opérateur géant
salarié salariés employé employés emploi emplois poste postes personnel effectif personnes travailleurs embauche emploie
demande demander réclame réclamer exige exiger sollicite veut
hausse augmente augmenter augmentation progresse progression croît croissance grimpe monte monter accroît alourdi relève
baisse baisser recule recul diminue diminution réduit réduire réduction chute tombe tomber abaisse abaissé ramène ramené
économie économies économise économiser épargne gain gagner gagne
argent fonds somme montant financement finance financer financé payé paie paient payer coût coûte coûté coûter prix facture dépense dépenser débourse déboursé verse verser versé budget consacre consacrer
achat achète acheter rachat rachète racheté acquiert acquérir acquis acquisition reprend reprise repreneur preneur
vend vendre vendu vente écoule écouler commercialise cède cession
lance lancer lancement lancé ouvre ouvrir démarre débute commence entame mise service exploite sort sortir
ferme fermer fermeture cesse arrêt arrête arrêté supprime suppression
construit construire construction bâtit bâtir édifie jour
dirige diriger dirigé dirigeant directeur directrice patron patronne président présidente présidé pdg tête responsable chef
fonde fondé fondateur fondatrice cofondateur cofondatrice crée créé création créateur
accord contrat entente pacte convention s'entend entendre
utilise utiliser utilisation usage emploie emploient sert recourt recours
montre montrer révèle démontre prouve relève
essai test expérience expérimentation étude recherche travail travaux enquête
élève élèves écolier collégien lycéen étudiant
médecin médecins docteur praticien soignant généraliste
malade malades patient patients
mort morts décès mortalité meurt mourir tué
attaque cyberattaque piratage intrusion pirate
faille défaut vulnérabilité vulnérable bogue touché
donnée données information informations coordonnées fichier
justice tribunal juge juges cour jugement décision arrêt verdict
loi texte règle règlement règles
état gouvernement pouvoirs ministère ministre autorité autorités
commune ville municipalité mairie localité
logiciel programme outil application assistant système appareil machine
erreur erreurs faute faux fausse tort trompe
délai retard attente patience
recommande conseille préconise suggère
refuse refus rejette rejet écarte exclut exclu conteste contester oppose opposer contre hostile
permet autorise autorisation permission agrément feu
quitte quitter départ part partir retire retirer retiré retrait
besogne travail tâche ouvrage labeur
manuel main mains
compte comptait comporte contient comprend réunit rassemble totalise
publie publier publié publication paru paraît parue diffuse sorti
appareil machine engin robot
hebdomadaire semaine
mensuel mois
annuel année an
quotidien jour
site lieu place endroit sur place
interdit interdire interdiction prohibe banni
obligé obligatoire contraint facultatif imposé
majorité plupart
moitié demi
avertit prévient prévenu alerte alerté
attribue attribuer cause dû raison origine imputé responsable
chaque tous
avocat avocate défense
dépend suspendu conditionné subordonné
formé formation former
bourse coté cotée
équilibre équilibrer rentable rentabilité
distingue distinguer sépare séparer
mené conduit réalisé dirigé
griefs reproches accusations
chiffre ventes
`;

/** Letters under which the stems of a family meet. */
const ROOT = 5;

const BY_TERM = new Map<string, string[]>();
for (const line of SYNONYMS.trim().split("\n")) {
  const terms = [...new Set(searchTerms(line))];
  const roots = [...new Set(terms.map((term) => term.slice(0, ROOT)))];
  for (const term of terms) BY_TERM.set(term, [...(BY_TERM.get(term) ?? []), ...roots]);
}

/** The roots of the stems that may stand for a stem in a claim that says it otherwise; none for most. */
export const synonymsOf = (term: string): readonly string[] => BY_TERM.get(term) ?? [];
