/** Words for one thing, a line each: what questions ask about, and how articles tell it. */
export const ASKED = `
raison motif explication
conséquence effet impact répercussion incidence retombée
avis opinion estimer
avis conseil recommandation préconiser
méthode technique procédé méthodologie
façon manière moyen
durée longtemps
attente attendre patienter patience
taille grandeur dimension
âge an
malade souffrant
repas cantine réfectoire
repas déjeuner dîner souper
silence calme tranquille
froid frais glacial glacé
canicule chaleur chaud
étape phase
succès réussite triomphe
échec échouer fiasco revers
apprentissage formation former
formation cursus diplôme études
compétence qualification
surveillance vidéosurveillance caméra
caméra vidéosurveillance filmer
espionner écouter
refus rejet écarter
exclure exclusion écarter renvoyer
collecter recueillir récolter
subvention allocation
procès poursuites procédure
recours appel contester
peine condamnation
sanction punition punir pénalité
expert expertise spécialiste
spécialiste spécialisé
durée temps
réparer rétablir
décaler décalage report
chaleur température
refroidir ventilateur
bruit décibel
bruit sonore
panne indisponible indisponibilité
inaccessible indisponible bloqué
suppléant remplaçant
formation stage
ancien ex
carrière parcours
hospitaliser malade
tuer mort
tué victime
caméra vidéo
subvention financement
dotation subvention
cagnotte collecte
mécène donateur philanthrope
adhérent membre
cotisation adhésion
justice tribunal
enquête perquisition
préjudice dommage
refus veto
opposer veto
accepter approuver
autorisation aval
règle norme
audit inspection
classement palmarès
prix récompense
taille hauteur longueur
superficie hectare kilomètre
distance kilomètre
capacité contenance
rebaptiser renommer nom
calendrier agenda programme
rythme fréquence cadence
fonctionnalité option
bouton icône
réglage option
appareil gadget
smartphone iphone
automobiliste conducteur
passager voyageur
cheminot ferroviaire train
copilote équipage
agriculteur éleveur
ouvrier salarié employé
stagiaire apprenti
habitant riverain
touriste vacancier visiteur
usager client
utilisateur internaute
utilisateur abonné
personne individu
gens individu
foule rassemblement cortège
enfant mineur
mineur adolescent
requin squale
dauphin cétacé
serpent reptile vipère
crocodile alligator reptile
tortue reptile
grenouille amphibien batracien crapaud
champignon fongique
ours ursidé
loup canidé
renard canidé
moustique insecte
araignée arachnide
papillon lépidoptère
singe gorille chimpanzé
biométrie empreinte
empreinte digital
géolocalisation gps
gps satellite
horodatage horodater
clôturer fermeture
fermer clôture
conservation stocker
archiver archivage
divulguer révéler
transmettre communiquer
rectifier corriger
modifier rectifier
consentement accord
consentement autorisation
signalement dénonciation
courrier lettre mail
formulaire questionnaire
sondage enquête
attestation certificat
certificat certifier
passeport visa
recruteur recrutement
cv curriculum
prospection démarchage démarcher
syndic copropriété copropriétaire
mairie commune
santé médical
cantine repas manger
`;
