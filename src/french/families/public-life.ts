/** Words for one thing, a line each: land and creatures, institutions, courts, press and games. */
export const PUBLIC_LIFE = `
gaz gazeux
métal métallique
eau hydrique aquatique
air atmosphère
vapeur évaporation
éolienne turbine
électricien électricité
ville urbain citadin
village villageois
région régional
département départemental
province provincial
limitrophe voisin
situer localiser
emplacement site
lieu site
route routier
quai embarcadère
aéroport aérien
fleuve affluent
lac lacustre
côte littoral
sommet culminant altitude
saison saisonnier
espèce variété
race racial
animal zoologie zoo
prédateur proie
nid couvée
pondre œuf
carnivore viande
viande boucher boucherie
herbivore herbe
feuille feuillage
arbre arbuste
racine enraciner
symptôme signe
symbole symboliser emblème
emblème logo
drapeau pavillon
hymne chant
superficie surface
tableau peinture
limitrophe frontalier
nom dénomination
commune municipalité
feu flamme
incendie flamme
panne défaillant défectueux
incident perturbation
interruption coupure
accueillir héberger
horaire heure
épargne livret
prestation allocataire allocation
contribuable impôt
banque bancaire banquier
bourse boursier
inflation inflationniste
concurrence concurrentiel
prévision pronostic
pronostic pronostiquer
victime blessé mort
secours samu urgence
réfugié exilé asile
nationalité naturalisation
citoyen citoyenneté
électoral élection scrutin
candidat candidature prétendant
suffrage voix
constitution constitutionnel
parlement parlementaire
président présidentiel
élu élus
préfet préfecture préfectoral
police policier gendarme
gardien surveillant
prison pénitentiaire carcéral
victime plaignant
avocat barreau
juge judiciaire
justice judiciaire
procès audience
coupable condamné
preuve indice
rumeur infox
vérité vrai véracité
faux falsifié
innovation nouveauté
invention innovation
découverte trouvaille
fouille archéologue
vestige ruine
musée muséal muséum
visiteur fréquentation
auditeur écoute
téléspectateur audience
abonné lecteur
lecteur lectorat lire
journaliste reporter
rédacteur rédaction
interprète traducteur
écrivain romancier
poète poétique
sculpteur statue
compositeur musique
danseur ballet
comédien théâtre
humoriste humour humoristique
humour drôle comique
magicien magie magique
sorcier sorcellerie
légende légendaire mythe mythique
mythe mythologie
conte fable
héros héroïque
perdant défaite
défaite vaincu
médaille podium
podium classement
sélectionneur entraîneur
compétition tournoi
`;
