/** How things go, and when. */
export const MANNERS = `
monter en flèche, grimper en flèche, augmenter en flèche, prendre de l’ampleur, partir à la hausse : augmenter
piquer du nez : chuter
en berne, en chute libre : en baisse
renaître de ses cendres, repartir de zéro, repartir à zéro, revenir à la charge : relancer
rentrer au bercail : revenir
flambant neuf : nouveau
peau neuve : rénover
table rase : supprimer
rayer de la carte, mettre … en pièces, réduire … en miettes, réduire … en poussière, voler en éclats : détruire
réduire … en cendres : brûler
prendre feu : incendie
mettre le feu : incendier
mettre … en danger, mettre … en péril : menacer
mettre … en doute : contester
mettre … à l’épreuve, mettre … à l’essai : tester
passer … au peigne fin, passer … à la loupe, passer … au crible, passer … en revue : examiner
tirer … au clair : élucider
remuer ciel et terre : chercher
passer sur le billard : chirurgie
tomber dans les pommes, tourner de l’œil : malaise
prendre du poids : grossir
perdre du poids : maigrir
broyer du noir : déprimer
tomber des nues, coup de théâtre : surprise
fausse route, faux pas, doigt dans l’œil, à côté de la plaque : erreur
première pierre : chantier
à guichets fermés, salle comble : complet
faire la queue, fait la queue, font la queue : attendre
ronger son frein, prendre son mal en patience : attendre
jeter un œil, jeter un coup d’œil, donner un coup d’œil : regarder
doigts dans le nez, jeu d’enfant, simple comme bonjour, lettre à la poste : facile
casse-tête, aiguille dans une botte de foin : difficile
jouer avec le feu, jouer gros : risque
épée de Damoclès, bombe à retardement : menace
talon d’Achille : faiblesse
pierre angulaire : essentiel
bête noire : adversaire
bouc émissaire : coupable
coup de poker : pari
tâter le terrain : sonder
sauver les meubles : préserver
courir les rues, monnaie courante, à tout bout de champ : fréquent
tache d’huile : propager
voler de ses propres ailes : indépendant
ouvrir la voie : permettre
sauter aux yeux : évident
passer un savon, remonter les bretelles, sonner les cloches : réprimander
prendre en grippe : détester
remettre les pendules à l’heure : corriger
sortir du bois, sortir de l’ombre : apparaître
tout de suite, au pied levé, séance tenante : immédiatement
du jour au lendemain, sans crier gare : soudain
d’ici peu, sous peu, à brève échéance : bientôt
de temps en temps, de temps à autre : parfois
belle lurette : longtemps
en un clin d’œil, en un rien de temps, à toute vitesse, à toute allure, à la vitesse de l’éclair : rapidement
à pas de tortue, à pas d’escargot, à pas comptés : lentement
au compte-gouttes : lentement
quand les poules auront des dents, à la saint-glinglin : jamais
fait chou blanc, faire chou blanc, font chou blanc, faisait chou blanc, fait long feu, faire long feu, font long feu : échouer
fait marche arrière, faire marche arrière, font marche arrière : renoncer
prendre le parti : soutenir
donner naissance : naissance
est le bras droit, était le bras droit, fut le bras droit : est adjoint
avoir le bras long, a le bras long, ont le bras long : influent
des tas, un tas, une flopée, une ribambelle, une kyrielle, une palanquée : nombreux
pas mal de : de nombreux
à la pelle, en pagaille, à gogo : nombreux
crème de la crème : meilleurs
trois fois rien : peu
goutte d’eau dans l’océan : négligeable
`;
