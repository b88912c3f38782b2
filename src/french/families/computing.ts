/** Words for one thing, a line each: telephones, computers, security, AI, media, arts, sport. */
export const COMPUTING = `
téléphone téléphonie portable mobile smartphone
sms texto
message messagerie
mail courriel email
internet web toile
internaute usager
télécom télécommunication
antenne pylône
ordinateur ordi pc
écran moniteur
logiciel programme soft
application appli app
bug bogue dysfonctionnement buguer dysfonctionner
planter plantage panne crasher
actualiser actualisation update
version mouture
développeur programmeur codeur dev
héberger hébergement hébergeur
cloud nuage infonuagique
stocker stockage
fichier document
photo photographie photographier photographe cliché
vidéo clip
capteur détecteur
robot automate humanoïde androïde robotique
jeu jouer joueur
abonnement abonner souscrire souscription forfait
connexion connecter
cliquer clic
navigateur browser
influenceur youtubeur
chatbot assistant conversationnel
commentaire commenter
streaming diffusion
pirate pirater piratage hacker hack cybercriminel cyberpirate
faille vulnérabilité brèche vulnérable
malware maliciel malveillant virus
rançongiciel ransomware rançon
hameçonnage phishing
chiffrement cryptage crypter cryptographie
fuite fuiter divulguer divulgation
sécuriser sécurité sûreté
bloquer blocage verrouiller
débloquer déblocage
intrusion infiltrer infiltration intrus
authentifier authentification
reconnaître reconnaissance reconnu reconnaissent
alerte alerter avertir avertissement prévenir signaler signalement
détecter détection repérer déceler
ia intelligence
modèle llm
neurone neuronal
algorithme algorithmique algo
deepfake hypertrucage trucage truquer
prompt requête
jeton token
supercalculateur superordinateur
biais biaisé
télévision téléviseur tv
radio radiophonique
cinéma ciné cinématographique film
acteur actrice comédien comédienne
chanson chanter chanteur chanteuse chant
musique musical musicien
album disque
peinture peintre peindre peint
exposition expo exposer
artiste art artistique
théâtre théâtral
danse danser danseur
sport sportif
football foot footballeur
olympique jo
gagner gagnant vainqueur champion lauréat
tournoi championnat
récompense récompenser trophée
star vedette célébrité
rumeur ragot
interview interviewer entretien
blague plaisanterie canular
technologie technologique techno
statistique stat
configuration configurer config paramétrer
documentation doc
administrateur admin
modérateur modération modérer modo
démonstration démo
récupérer récupération récup
identifier identification
classifier classification
simplifier simplification
communiquer communication
transmettre transmis transmission
brouiller brouillage
câble câbler câblage
lire lecture lecteur lu
prédire prédit prédiction
concevoir conçu conception
percevoir perception
voix vocal
sous-titre sous-titrer sous-titrage
résumer résumé synthèse synthétiser
automatiser automatisation automatique
informatique informaticien
numérique numériser numérisation digital
virtuel virtualité
mécanique mécanicien
tchat clavardage clavarder
pourriel spam indésirable
mouchard traceur traqueur
pister traçage tracer
géolocaliser géolocalisation localiser localisation
anonyme anonymiser anonymat anonymisation
supprimer effacer effacement
sauvegarder sauvegarde backup
rédiger rédaction
éditer éditeur édition
scénario scénariste
bd bédé
podcast baladodiffusion
tournage tourner
compositeur composer
orchestre orchestral symphonique
piano pianiste
sculpture sculpteur sculpter
architecte architecture architectural
poème poète poésie
natation nager nageur
course courir coureur couru
cyclisme cycliste
tennis tennisman
arbitre arbitrage arbitrer
appareil dispositif
outil instrument
courrier postal
brochure dépliant
affiche poster
photo image
image visuel
redémarrer redémarrage relancer
désinstaller supprimer
copier dupliquer
sauvegarder enregistrer
répertoire annuaire
écriture manuscrit
souris curseur
programmer codage
développeur ingénieur
ingénieur technicien
chercheur laboratoire
expérience expérimental
erreur inexactitude
`;
