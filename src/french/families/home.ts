/** Words for one thing, a line each: at home, people, times and units. */
export const HOME = `
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
locataire bailleur
logement habitation
immobilier logement
rénover réhabiliter
construire édifier ériger
toit toiture
fenêtre vitre vitrage
chauffage thermique
jouet ludique
console manette
loterie loto
casino pari
hasard aléatoire
prudence précaution
alarme sirène
affiche panneau
geste gestuel
tactile toucher
déménager emménager
installer emménager
séjour hébergement
hôtel hôtelier hôtellerie
plage balnéaire
piscine baignade
nager baigner
bronzer soleil
chapeau coiffe
coiffeur coiffure coiffer
coiffure cheveux
maquillage maquiller cosmétique
parfumeur parfum
bijou joaillier bijoutier
diamant gemme
prestige prestigieux
renommée réputation
célébrité notoriété
notoriété notoire connu
oublié méconnu
baigner baignade baigneur bain
`;
