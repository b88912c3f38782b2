/** Words for one thing, a line each: work, money, deeds and trouble, as the news tell them. */
export const NEWS = `
employé salarié effectif équipe personnel collaborateur travailleur personne
employer emploi travailler travail poste bosser
personne gens
lever levée financement financer récolter boucler
acheter achat acquérir acquisition racheter rachat acquis acquière offrir offert
diriger dirigeant pdg codiriger patron tête directeur directrice président présider piloter responsable chef
quitter départ démissionner démission partir
coûter coût prix montant facture facturer vendu payer payée budget enveloppe dotation tarif cher chère coûteux coûteuse
investir investissement dépenser dépense débourser payer payé verser consacrer engager injecter
promettre promesse engager engagement
fournir fourniture offrir apporter proposer
contribution contribuer apporter apport
verser payer paiement indemniser indemnité
ouvrir ouverture lancer lancement démarrer démarrage inaugurer inauguration commencer début service opérationnel
sortir sortie paraître publier publication dévoiler présenter annoncer annonce révéler lancer lancement
participer participant participation réunir partenaire partenariat membre associer rejoindre contribuer contribution
capter capturer
détenir dominer part
obstacle frein freiner limite limiter défi difficulté problème entraver
risque défi danger menace crainte inquiétude inquiéter préoccupation
améliorer amélioration progrès progresser gain
reculer recul baisser baisse diminuer diminution perdre perdu perte chuter chute réduire réduit réduction
augmenter augmentation hausse croître croissance croître progresser
relier relie relient lier lien connecter
relier relie relient pont
équivaloir équivalent représenter correspondre
consommer consommation utiliser usage
puissance capacité gigawatt mégawatt
peser pèse poids masse kilogramme kilo gramme tonne
longueur hauteur largeur long haut large mètre kilomètre centimètre
graphique processeur gpu puce
atteindre dépasser
collaborer collaboration partenariat allier alliance associer accord partenaire
fabriquer fabricant fabrication produire production construire construction
créer création fonder fondateur fondation cofonder cofondateur concevoir
embaucher embauche recruter recrutement attirer talent débaucher
licencier licenciement supprimer suppression
étudier étude recherche enquête analyser analyse évaluer évaluation
montrer révéler constater conclure trouver
concurrent rival rivaliser concurrence compétition
classer classement rang rivaliser
entreprise société groupe firme start-up compagnie géant
vouloir souhaiter viser
dire déclarer affirmer répéter expliquer annoncer réagir réaction répondre
critiquer critique reprocher contester dénoncer opposer
condamner condamnation amende sanction sanctionner
panne incident défaut faille défaillance échauffement anomalie
corriger correctif correction réparer réparation
rappeler rappel retirer
voler fuite vol divulguer
attaquer attaque cyberattaque piratage pirater pirate
élève écolier étudiant scolaire
malade patient
soignant médecin infirmier
mort décès mourir décéder victime
construire bâtir chantier
fermer fermeture arrêter arrêt cesser
signer signature contrat accord
autoriser autorisation permettre permis
mesurer mesure relever relevé
enseigner enseignant professeur apprendre
économiser économie épargner
erreur tort fausse faux
chercheur scientifique savant
labo labos laboratoire
animal espèce
déclencher provoquer entraîner causer cause
meilleur supérieur inférieur surpasser dépasser performance performant mieux devancer battre pire
vendre vente produit commercialiser commercial commercialisation
valoir vaut vaudra valorisation valoriser
garder rester conserver demeurer
pousser inciter raison
startup start-up jeune pousse entreprise société
boîte entreprise société start-up startup
espace orbite spatial orbital
rôle poste fonction titre casquette
but objectif ambition mission viser finalité chercher
lire texte écrit écriture
défendre avocat avocate défense
tourner fonctionner marcher
ministère département secrétariat
habiter vivre résider
appartenir appartient détenir détient posséder possède propriétaire acquérir acquis
nommer nom appeler baptiser surnommer
situer trouver implanter installer placer endroit lieu
écrire auteur écrivain rédiger
remporter gagner victoire vainqueur
durer durée pendant
véhicule voiture automobile
argent dollar euro million milliard somme
américain amérique unis usa
center centre
data donnée
serveur datacenter
écologie écologique environnement climat
énergie électricité électrique
cause raison motif origine
nouveau nouvelle nouveauté récent dernier
armée militaire défense
code programmation logiciel programme
vidéo film image
argent pognon fric thune
voiture bagnole automobile
chef patron boss
banque bank
magasin boutique
journal quotidien presse hebdomadaire magazine
information info renseignement renseigner
retour revenir retourner
danger risque menace dangereux
casque lunettes
connu réputé célèbre réputation
simple facile simplicité facilité
complexe complexité difficile difficulté compliqué
gérer gestion diriger
débaucher piquer recruter
bande sonore audio
échouer échec rater
réussir réussite succès
`;
