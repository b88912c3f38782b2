/** Words for one thing, a line each: at home, times, units, countries and towns with who lives there. */
export const PLACES = `
maison logement domicile baraque
appartement appart logement
immeuble bâtiment édifice
meuble mobilier
frigo réfrigérateur
nettoyer nettoyage laver lavage
vêtement fringue vestimentaire habillement
chaussure soulier godasse
famille familial
parent parental
époux conjoint
femme féminin
homme masculin
ami amitié copain copine pote
bruit bruyant vacarme
dispute querelle altercation
religion religieux culte
pape pontife pontifical
endroit lieu emplacement
rue avenue boulevard
habitude habituel
nana femme
mec homme
semestre semestriel
an année annuel
mois mensuel
jour journée quotidien
semaine hebdomadaire hebdo
trimestre trimestriel
matin matinée matinal
nuit nocturne
l'été estival
hiver hivernal
printemps printanier
automne automnal
jeune jeunesse
tôt précoce
tard tardif
moitié demi
kilomètre km
kilogramme kilo kg
centimètre cm
millimètre mm
hectare ha
mégawatt mw
gigawatt gw
kilowattheure kwh
térawattheure twh
gigaoctet go
mégaoctet mo
mégahertz mhz
gigahertz ghz
milliard md mds mrd
pourcentage taux proportion
france français française
allemagne allemand
angleterre anglais
britannique royaume
espagne espagnol
italie italien
belgique belge
suisse helvétique
hollande hollandais néerlandais
portugal portugais
suède suédois
norvège norvégien
danemark danois
pologne polonais
autriche autrichien
hongrie hongrois
roumanie roumain
grèce grec grecque
turquie turc turque
estonie estonien
ukraine ukrainien
europe européen
chine chinois
corée coréen
inde indien
vietnam vietnamien
iran iranien
israël israélien
arabie saoudien
australie australien
canada canadien
québec québécois
mexique mexicain
brésil brésilien
afrique africain
asie asiatique
algérie algérien
maroc marocain
tunisie tunisien
égypte égyptien
kenya kényan
nigeria nigérian
paris parisien
toulouse toulousain
bordeaux bordelais
lille lillois
strasbourg strasbourgeois
grenoble grenoblois
montpellier montpelliérain
bretagne breton
alsace alsacien
londres londonien
berlin berlinois
bruxelles bruxellois
genève genevois
californie californien
`;
