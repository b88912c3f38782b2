/** Words for one thing, a line each: science, space, energy, weather, farms, food, transport. */
export const WORLD = `
essai test tester expérimenter expérimentation
découvrir découvert découvre découverte
inventer invention inventeur
théorie théorique
physique physicien
chimie chimique chimiste
astronomie astronome astrophysicien astrophysique
géologie géologue géologique
archéologie archéologue archéologique
histoire historien historique
échantillon prélèvement prélever
température degré celsius
froid refroidir refroidissement
lumière lumineux luminosité
vitesse rapide rapidité
lent lenteur
ralentir ralentissement ralentissent freiner
lourd poids
léger légèreté alléger
profond profondeur
hauteur altitude
énorme gigantesque immense colossal
minuscule microscopique
fossile paléontologue paléontologie
extinction disparition disparaître disparu
singe primate
chien canin
chat félin
abeille ruche apiculteur pollinisateur
oiseau aviaire ornithologue
pêche pêcheur
insecte bestiole
vache bovin bétail
mouton ovin brebis
porc cochon porcin
poule poulet volaille
plante végétal flore
forêt forestier
animal bête faune
vétérinaire véto
mer maritime marin océan océanique
rivière fleuve ruisseau fluvial
montagne montagnard alpin
île insulaire archipel
littoral côtier rivage plage
terre terrestre
monde mondial planète planétaire
mondial international
lune lunaire
soleil solaire
étoile stellaire astre
galaxie galactique
météorite astéroïde
fusée lanceur
satellite satellitaire
décoller décollage envol envoler
atterrir atterrissage atterrissent
astronaute cosmonaute spationaute
capsule vaisseau
télescope observatoire
énergie énergétique
nucléaire atomique
solaire photovoltaïque
pétrole pétrolier
carburant essence gazole diesel
charbon houille
batterie pile accumulateur accu
recharge recharger chargeur
coupure panne blackout
chauffer chauffage radiateur chaudière
puissant puissance
consommer consommation conso
brancher branchement raccorder raccordement
barrage hydroélectrique hydraulique
émettre émis émission
carbone co2
déchet ordure poubelle détritus
recycler recyclage réutiliser réemploi
polluer pollution pollueur polluant
climat climatique réchauffement
écolo écologiste écologique écologie
protéger protection préserver préservation sauvegarder
nature naturel
déforestation déboisement
sécheresse sec sèche
inonder inondation crue débordement
tempête ouragan cyclone typhon
pluie pluvieux pleuvoir pleut averse précipitations
neige neiger enneigement enneigé poudreuse
orage orageux foudre
canicule caniculaire
météo météorologie météorologique météorologue
séisme sismique tremblement
volcan volcanique éruption
incendie feu brasier
brûler brûlure cramer
pompier sapeur
effondrer effondrement écrouler écroulement
exploser explosion déflagration
dégât dommage endommager abîmer
détruire détruit destruction démolir démolition ravager anéantir
brouillard brume
agriculteur agriculture agricole paysan cultivateur fermier
élevage éleveur
récolte moisson vendange
semer semence graine semis
blé céréale
vigne vignoble vigneron viticole viticulteur vin
engrais fertilisant
pesticide herbicide phytosanitaire
arroser arrosage irriguer irrigation
nourriture nourrir aliment alimentation alimentaire bouffe
manger bouffer
boire boivent boisson
restaurant resto restaurateur
cuisine cuisiner cuisinier
végétarien végétalien végane vegan
boulanger boulangerie pain
lait laitier
goût saveur
bistrot troquet
faim famine
voiture bagnole auto véhicule
conduire conduite conducteur
conducteur chauffeur
avion aviation aéronef aérien
aéroport aéroportuaire aérodrome
train ferroviaire tgv rail
vélo bicyclette cycliste cyclable
moto motard motocycliste
camion routier camionneur
bateau navire embarcation
bus autobus autocar
tram tramway
hélico hélicoptère
bouchon embouteillage
autoroute autoroutier
accident crash collision
percuter heurter collision
voyage voyager voyageur
trajet parcours itinéraire
tourisme touriste touristique
transporter transport acheminer acheminement
expédier expédition envoyer envoi
colis paquet
rouler circuler circulation trafic
moteur motorisation
paraître parution paru paraît
éteindre éteint éteignent extinction
extraire extrait extraction extraient
minier minerai mine
creuser forer forage excavation
glacier glaciaire
épais épaisseur
proche proximité
éloigné lointain
séquencer séquençage
clone cloner clonage
molécule moléculaire
cellule cellulaire
bactérie bactérien microbe
baleine cétacé
fleur floral floraison
fruit fruitier
verger fruitier
potager maraîcher maraîchage
désherber désherbage
ravageur nuisible parasite
jardin jardinage jardinier
parfum odeur
vague houle
roche rocher rocheux caillou
grotte caverne
alpinisme escalade alpiniste
randonnée randonneur
ingénieur ingénierie
magnétique magnétisme aimant
quantique qubit
laser faisceau
gravité pesanteur gravitation
apesanteur impesanteur microgravité
radiation rayonnement
combustion brûler
gaspiller gaspillage
économe sobre sobriété
ampoule lampe éclairage éclairer
freiner frein freinage
ferry traversier
cargo navire
douane douanier
itinéraire chemin
billetterie billet
`;
