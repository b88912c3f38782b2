import { areTwoVerbs } from "./irregular-verbs.ts";
import { searchTerms } from "./words.ts";

/** Letters that two stems of one word share at least, and the share of the longer one that they must be. */
export const ROOT = 5;
const KINDRED = 0.65;

/** What the news says in several ways: any word of a line may answer a question asked with another of them. */
const FAMILIES = `
employé salarié effectif équipe personnel collaborateur travailleur employer emploi main-d'œuvre personne poste gens travailler travail effectifs bosser
lever levée financement financer fonds récolter boucler
acheter achat acquérir acquisition racheter rachat acquis acquière offrir offert
diriger dirigeant pdg codiriger patron tête gouvernail directeur directrice président présider commander piloter mener responsable chef
quitter départ démissionner démission partir abandonner céder passer
coûter coût prix montant facture facturer vendu payer payée budget enveloppe dotation tarif cher chère coûteux coûteuse
investir investissement dépenser dépense débourser payer payé verser miser consacrer engager injecter
promettre promesse s'engager engagement apporter mettre met
fournir fourniture offrir apporter contribution contribuer accès proposer livrer
verser payer paiement régler indemniser indemnité
entrer ouvrir ouverture lancer lancement démarrer démarrage inaugurer inauguration commencer début service opérationnel
sortir sortie paraître publier publication dévoiler présenter annoncer annonce révéler lancer lancement
participer participant participation réunir partenaire partenariat membre associer rejoindre contribuer contribution
capter capturer part détenir dominer posséder marché
obstacle frein freiner limite limiter défi difficulté problème entraver
risque défi danger menace crainte inquiétude inquiéter préoccupation
améliorer amélioration progrès progresser gain gagner
reculer recul baisser baisse diminuer diminution perdre perdu perte chuter chute réduire réduit réduction
augmenter augmentation hausse croître croissance croître progresser
relier relie lier pont connecter associer
équivaloir équivalent représenter correspondre
consommer consommation utiliser usage
puissance capacité gigawatt mégawatt
peser pèse poids masse kilogramme kilo gramme tonne
longueur hauteur largeur long haut large mètre kilomètre centimètre
carte graphique processeur gpu puce
atteindre capacité dépasser
collaborer collaboration partenariat allier alliance associer accord partenaire
fabriquer fabricant fabrication produire production construire construction bâtir
créer création fonder fondateur fondation cofonder cofondateur concevoir
embaucher embauche recruter recrutement attirer talent débaucher
licencier licenciement supprimer suppression
étudier étude recherche enquête analyser analyse évaluer évaluation
montrer révéler constater conclure trouver
concurrent rival rivaliser concurrence compétition
classer classement rang rivaliser
entreprise société groupe firme start-up compagnie géant
vouloir souhaiter compter viser
dire déclarer affirmer répéter expliquer annoncer réagir réaction répondre
critiquer critique reprocher contester dénoncer opposer
interdire interdiction bannir
condamner condamnation amende sanction sanctionner
panne incident défaut faille défaillance échauffement anomalie
corriger correctif correction réparer réparation
rappeler rappel retirer retrait
voler fuite vol divulguer
attaquer attaque cyberattaque piratage pirater pirate
habitant population
élève écolier étudiant scolaire
malade patient
soignant médecin infirmier
mort décès mourir décéder victime
construire bâtir chantier
fermer fermeture arrêter arrêt cesser
signer signature contrat accord
autoriser autorisation permettre permis
refuser refus rejeter rejet
mesurer mesure relever relevé
enseigner enseignant professeur apprendre
économiser économie épargner
erreur tort fausse faux
naître naissance né
chercheur scientifique savant
labo labos laboratoire
animal espèce
déclencher provoquer entraîner causer cause
meilleur supérieur inférieur surpasser dépasser derrière performance performant classer mieux devancer battre pire
vendre vente produit commercialiser commercial commercialisation
valoir vaut vaudra valorisation valoriser
garder rester conserver demeurer
pousser inciter raison conduire
startup start-up jeune pousse entreprise société
boîte entreprise société start-up startup
espace orbite spatial orbital
rôle poste fonction titre casquette
but objectif ambition mission viser finalité chercher
lire texte écrit écriture
défendre avocat avocate défense
tourner fonctionner déployer marcher
ministère département secrétariat
habiter vivre résider
appartenir appartient détenir détient posséder possède propriétaire acquérir acquis
nommer nom appeler baptiser surnommer
situer trouver implanter installer placer mettre envoyer endroit lieu
écrire auteur écrivain rédiger
remporter gagner victoire vainqueur
durer durée pendant
véhicule voiture automobile
argent dollar euro million milliard somme
américain états-unis
centre data center serveur données
écologie écologique environnement climat
énergie électricité électrique
cause raison pourquoi motif origine
nouveau nouvelle nouveauté récent dernier
armée militaire défense
code programmation logiciel programme
vidéo film image
argent pognon fric thune
voiture bagnole automobile
ordinateur ordi
application appli
travail boulot job emploi
chef patron boss
banque bank
magasin boutique
journal quotidien presse hebdomadaire magazine
information info nouvelle
retour revenir retourner
danger risque menace dangereux
casque lunettes
connu réputé célèbre réputation
simple facile simplicité facilité
complexe complexité difficile difficulté compliqué
gérer gestion diriger
dangereux risque risqué
licencier virer
débaucher piquer recruter
bande sonore son audio
échouer échec rater raté louper
réussir réussite succès
`;

const LINES = FAMILIES.trim()
  .split("\n")
  .map((line) => [...new Set(searchTerms(line))]);

const FAMILY_OF = new Map<string, number[]>();
for (const [family, terms] of LINES.entries()) {
  for (const term of terms) FAMILY_OF.set(term, [...(FAMILY_OF.get(term) ?? []), family]);
}

/** The listed stems by their first letters. */
const BY_ROOT = Map.groupBy(FAMILY_OF.keys(), (term) => term.slice(0, ROOT));

const NONE: readonly number[] = [];

/** The families of a stem, by number; most stems have none. */
export function familiesOf(term: string): readonly number[] {
  const own = FAMILY_OF.get(term);
  if (own !== undefined) return own;
  const kin = BY_ROOT.get(term.slice(0, ROOT))?.find((listed) => isKin(term, listed));
  return (kin === undefined ? undefined : FAMILY_OF.get(kin)) ?? NONE;
}

/** The other stems of a stem's families. */
export const relativesOf = (term: string): string[] =>
  [...new Set(familiesOf(term).flatMap((family) => LINES[family] ?? []))].filter((other) => other !== term);

/** Whether a stem itself, and not only one like it, is of a family. */
export const isListed = (term: string): boolean => FAMILY_OF.has(term);

/** Whether two stems are of one word that the stemmer cut in two ways: « particip » and « participent ». */
export function isKin(a: string, b: string): boolean {
  if (a === b) return true;
  if (areTwoVerbs(a, b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  if (shared < ROOT) return false;
  const rest = a.slice(shared) + b.slice(shared);
  return (
    shared >= KINDRED * Math.max(a.length, b.length) || (ENDING.test(rest) && shared >= Math.min(a.length, b.length))
  );
}

/** Endings that the stemmer leaves: « freinent », « tourneront ». */
const ENDING = /^(?:ent|eront|erait|eraient)$/;
