/** Words for one thing, a line each: what is said in a chat and what is written. */
export const COLLOQUIAL = `
fric argent oseille pognon
mioche gosse bambin enfant
keuf flic policier
taulard détenu prisonnier
picoler boire
soûl alcoolisé ivre ivresse
alcool alcoolémie picole
clebs chien
minou chat
bicoque maison
instit maître maîtresse instituteur
absence absentéisme absent
flemme paresse flemmard
bosseur travailleur
fauché ruiné
cambriolage cambrioleur effraction
chaparder chiper dérober
entuber arnaquer
dénoncer dénonciation délation balancer
bagarre rixe baston
flingue pistolet revolver
flinguer abattre
camarade ami
frangin frère frérot fraternel fratrie
frangine sœur
tonton oncle
tata tante
enfant infantile
meuf femme fille
draguer séduire
larguer rupture
kiffer aimer
dégoûter écœurer
énerver rager
chialer pleurer sanglot
marrer rire
blaguer plaisanter
dingo fou taré
débile idiot bêtise
nul nullité
naze nul
chelou louche bizarre
relou pénible
chiant ennuyeux
cool sympa
galérer peiner
capoter échouer
merder rater
bousiller abîmer casser
rafistoler réparer rafistolage
bricoler bricolage bricoleur bidouiller
machin truc bidule
bled village bourgade patelin
pinard vin
bière brasseur brasserie
bouffe gastronomie
banquet festin
cuistot cuisinier
dispo disponible disponibilité
rdv rencard
actu actualité
perso personnel
secu sécurité
dermato dermatologue dermatologie
gynéco gynécologue gynécologie
ophtalmo ophtalmologue ophtalmologie
opérer chirurgie
vacances vacancier
jarter virer
favoritisme népotisme
bakchich corruption
butin magot
foutu perdu
zapper oublier
mater regarder reluquer
papoter discuter bavarder
bavarder bavardage
chuchoter murmurer
tabasser frapper battre
fugitif fuite cavale évasion
manif cortège
pagaille désordre chaos bazar
tapage bruit boucan raffut
roupiller dormir sieste
crevant épuisant fatigant
discothèque nightclub
teuf fête
ballon foot
bécane moto scooter
trottinette patinette
rando randonnée
contredanse amende
sympa gentil gentillesse
rouspéter protester râler
pinailler chipoter
potasser réviser
merdique mauvais
dégueulasse sale saleté
sale crasse crasseux malpropre
biberon allaitement
bisbille dispute brouille
pactole fortune jackpot
smicard smic
biffer rayer raturer
rouquin roux
toutou chien
picorer grignoter
trimballer transporter
recaler refuser
chouchou préféré favori
magouilleur escroc
arnaque embrouille
gruger tricher
bluffer tromper
trafiquer bidouiller
trafiquer trafic
shit cannabis haschich beuh
cannabis chanvre
coke cocaïne
toxico toxicomane drogué
overdose surdose
suicide suicidaire
rhume enrhumer grippe
gastro diarrhée
vomi nausée
accro accoutumance
`;
