/** Words for one thing, a line each: English words of the trade and of sport, and French ones. */
export const ANGLICISMS = `
hackeur pirate
ransomware rançonner rançonneur
patch correctif corriger rustine
bugfix correctif
laptop portable ordinateur
hardware matériel
software logiciel
firmware micrologiciel
driver pilote
cookie traceur
username utilisateur
mailing publipostage
newsletter infolettre
feedback retour
dataset données corpus
licorne startup
deal accord
burnout épuisement surmenage
replay rediffusion
streamer diffuser diffuseur
spectacle spectateur show
remake reprise
spoiler divulgâcher
bestseller vente
fan admirateur
supporter supporteur partisan
coach entraîneur entraînement
match rencontre
gardien goal
sponsor parrainage mécène
marketing commercialisation
business affaires
shopping achats emplettes
discount rabais
cash liquide espèces
crowdfunding participatif
trader courtier courtage
leader chef meneur leadership
challenge défi
challenger rival
meeting réunion rassemblement
workshop atelier
reporting rapport
planning calendrier
deadline échéance délai
freelance indépendant
indépendant autonome
loisir divertissement hobby
gaming jeu
gamer joueur
follower abonné
fake faux fausse
infox désinformation intox
buzz retentissement
scoop exclusivité
leak fuite
scam escroquerie
harceler harceleur
hater haine haineux
bot robot automate
benchmark comparatif évaluation
intelligent smart
écouteur oreillette casque
drone uav
covoiturage covoiturer covoitureur
crash écraser
boom essor
essor expansion
krach effondrement
lobby lobbying lobbyiste
impeachment destitution
spray aérosol
look apparence
fashion mode styliste
nourrice nounou
teenager adolescent
senior retraité
gay homosexuel homosexualité lesbienne
transgenre transsexuel
fitness gymnastique musculation
jogging footing joggeur
ski skieur skiable
patinage patineur patinoire patiner
escrime escrimeur
boxe boxeur
judo judoka
aviron rameur
voile voilier
équitation cavalier équestre hippique
cheval équin jument équestre
tir tireur
basket basketteur
rugby rugbyman
handball handballeur
volley volleyeur
golf golfeur
marathon marathonien
triathlon triathlète
pilote pilotage
dopage dopant
warning avertissement
hotline assistance
helpdesk assistance support
login identifiant connexion
logout déconnexion
download télécharger
upload téléverser
hosting hébergement
provider fournisseur
bash dénigrer
stalker harceleur
layoff licenciement
hiring embauche recrutement
funding financement
seed amorçage
fundraising levée
staff personnel
team équipe
manager responsable
board conseil
ads publicité
release sortie version
launch lancement
featuring duo
rumor rumeur
settings paramètre réglage
réglage paramétrage paramètre
display écran affichage
screenshot capture
scanner numériser scan
chip puce
semiconducteur puce
wafer silicium
grid réseau
fiber fibre
fibre optique
roaming itinérance
tracker traqueur traceur
privacy confidentialité
désabonner désinscription désinscrire
résilier désabonner
paywall payant
freemium gratuit
premium payant
subscription abonnement
scroller défiler
influence influenceur
youtuber youtubeur vidéaste
streameur streamer
wiki encyclopédie
emoji émoticône
avatar profil
horloge horlogerie
blog blogueur
`;
