/** Words for one thing, a line each: what is felt, and what things are said to be. */
export const JUDGEMENTS = `
similaire pareil semblable analogue ressembler ressemblance
différence différent distinct
satisfait satisfaction content ravi
triste tristesse
colère furieux fâché énervé
mécontent mécontentement grogne insatisfait
peur trouille effrayer effrayant effroi
surprise surprendre surpris surprenant étonner étonnement étonnant
bizarre étrange insolite
beau belle joli beauté
laid moche laideur
mauvais médiocre
génial formidable excellent super
pénible difficile ardu
dur pénible
facile aisé simple
vrai véritable authentique véridique
faux fausse erroné inexact
grave gravité sérieux
important importance majeur
essentiel crucial primordial indispensable
stupide idiot stupidité
fou folle folie dingue
drôle marrant rigolo comique amusant
ennuyeux lassant barbant
populaire popularité
neuf neuve nouveau
ancien vieux
moderne contemporain
banal ordinaire normal
rare rareté
fréquent fréquence souvent
total totalité intégralité entier
quantité nombre
maximum maximal plafond
minimum minimal plancher
premier initial
dernier ultime final
futur avenir
libre liberté
sympa sympathique
désaccord différend divergence
consensus unanimité unanime
soudain brusque brutal
immédiat instantané
définitif irrévocable irréversible
partiel incomplet
minime négligeable infime
vivant vie
égal égalité identique
divers diversité varié variété
seul solitude solitaire
peureux craintif
prudent prudence
honnête honnêteté
doute incertain incertitude
débutant novice
amateur passionné
fan passionné
collectionner collection collectionneur
attirer séduire
plaire séduire
regret déplorer
craindre redouter appréhender
redouter appréhension
alarmer inquiéter
rassurer apaiser
apaiser calmer
calme serein sérénité
méfiance méfier
courage brave bravoure
héroïsme bravoure
honte honteux
fier fierté
jaloux jalousie
envie désir
curieux curiosité
ennui lassitude
joie joyeux
bonheur heureux
rire humour
moquerie raillerie
satire parodie
parodie parodier pastiche
dessin illustration
conteur conte
`;
