/** Words for one thing, a line each: law, politics, health, school. */
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
arme armement
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
santé sanitaire
médecin docteur toubib praticien
médecine médical
hôpital hosto clinique hospitalier chu
médicament médoc remède traitement
pilule comprimé gélule cachet
maladie pathologie
guérir guérissent guérison soigner
soin soigner traiter traitement
chirurgie chirurgien chirurgical
virus viral
contaminer contamination infecter infection contagion contagieux
épidémie pandémie
covid coronavirus
cancer cancéreux tumeur cancérologie cancérologue oncologie oncologue
cœur cardiaque cardiologie cardiologue cardiovasculaire
cerveau cérébral
poumon pulmonaire
rein rénal
peau cutané
œil yeux oculaire
dent dentaire dentiste
sang sanguin
enceinte grossesse
bébé nourrisson
gosse gamin môme enfant
ado adolescent adolescence jeune
vieux vieille senior aîné
vieillir vieillissement vieillesse
mourir mort décéder décès défunt meurt meurent mourut
handicap handicapé invalide invalidité
aveugle malvoyant cécité
sourd surdité malentendant
dormir dort sommeil endormir
fatigue fatigué crevé épuisé
stress stressé anxiété anxieux angoisse
dépression dépressif déprime déprimer
psy psychologue psychologie psychologique psychiatre psychiatrie
drogue stupéfiant
tabac tabagisme cigarette fumer fumeur clope
obésité obèse surpoids
diagnostic diagnostiquer dépister dépistage
douleur douloureux souffrance souffrir
greffe greffer transplantation
prescrire prescrit prescription ordonnance
pharmacie pharmacien
secours secourir secouriste sauveteur sauvetage
sauver sauvetage
survivre survivant survécu survie rescapé
toxique toxicité nocif poison
nocif nuisible néfaste
génétique génome génomique adn
visage facial
école scolaire scolarité
lycée lycéen
collège collégien
fac faculté université universitaire
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
addiction accro addict dépendance
litige contentieux différend
crèche garderie
obsèques funérailles enterrement
cimetière tombe
jumeau jumelle
naissance natalité
mortalité décès mort
kiné kinésithérapeute
hygiène propreté
stérile stérilité infertile
fœtus embryon
prothèse implant
ouïe audition auditif
odeur odorat olfactif
`;
