/** Words for one thing, a line each: law, politics, school. */
export const SOCIETY = `
loi législation législatif légiférer
légal licite légalité
illégal illicite illégalité
juge magistrat
juger jugement verdict sentence procès
tribunal juridiction
plainte plaignant assigner assignation procès poursuite
accuser accusation inculper inculpation incriminer
soupçon soupçonner suspect suspecter suspicion
coupable culpabilité
innocent innocenter acquitter acquittement relaxe
prison prisonnier incarcérer incarcération emprisonner emprisonnement détenu taule écrouer
arrêter arrestation interpeller interpellation choper
avocat défenseur
police policier flic
gendarme gendarmerie
voler vol dérober piquer subtiliser cambrioler cambriolage
braquage braquer braqueur
tuer meurtre meurtrier assassiner assassinat assassin homicide
blesser blessure
agresser agression agresseur
violent violence brutal brutalité
violer violation enfreindre enfreint infraction
crime criminel criminalité
délinquant délinquance malfaiteur
témoin témoigner témoignage
preuve prouver démontrer démonstration
amende pénalité contravention
dédommager dédommagement indemniser indemnisation indemnité compenser compensation
réglementation réglementer régulation réguler encadrer
obliger obligation obligatoire contraindre contraint imposer
exiger exigence réclamer
interdire interdiction interdit prohiber proscrire bannir
annuler annulation abroger révoquer révocation invalider
confidentiel confidentialité secret
plagiat plagier copier copie pomper
contrefaçon contrefaire contrefait
marier mariage épouser
procureur parquet proc
enquête enquêteur investigation
surveiller surveillance fliquer
espion espionner espionnage
élire élu élisent élection électoral réélire réélu
voter vote scrutin suffrage
électeur votant
député parlementaire
sénat sénateur sénatorial
gouvernement gouvernemental exécutif
ministre ministère ministériel
maire mairie municipal municipalité
ville municipalité agglomération
paperasse formalité démarche
proposer proposition suggérer suggestion
débat débattre discussion discuter
manif manifestation manifester manifestant protester protestation
guerre conflit
soldat militaire troupe
bombe bombarder bombardement
attentat terroriste terrorisme
frontière frontalier
migrant immigré immigration
diplomate diplomatie diplomatique ambassadeur ambassade
souverain souveraineté
voisin voisinage riverain
majorité majoritaire
minorité minoritaire
urgent urgence
catastrophe désastre catastrophique désastreux
ordonner ordre injonction
adopter adoption approuver approbation entériner valider validation
reporter report ajourner décaler repousser retarder
école scolaire scolarité
lycée lycéen
collège collégien
faculté université universitaire
prof professeur enseignant instituteur
examen épreuve exam
bac baccalauréat bachelier
apprendre apprend appris apprentissage
thèse doctorat doctorant
livre bouquin ouvrage
bibliothèque médiathèque bibliothécaire
inscrire inscrit inscription
maths mathématique mathématicien
traduire traduit traduction traducteur
litige contentieux différend
crèche garderie
obsèques funérailles enterrement
cimetière tombe
jumeau jumelle
mortalité décès mort
soldat combattant
ennemi adversaire
otage séquestrer
rançon extorsion extorquer
chantage extorsion
voleur cambrioleur
cible viser ciblage
attaquant assaillant agresseur
assaillant assaut
fraudeur escroc
repérer repérage détecter
enquêter investiguer
clandestin illégal
démentir infirmer
supposé présumé
élire vote
fêter célébrer
anniversaire célébrer commémorer
mariage noces
divorce séparation
décès obsèques
hommage honorer
honorer honneur
prix distinction
distinction décerner
décerner attribuer remettre
concours lauréat
sélectionner retenir retenu
élève apprenant
enseignement pédagogie
pédagogue éducateur
rentrée scolaire
examen test
stage apprentissage
`;
