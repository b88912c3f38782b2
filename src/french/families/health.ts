/** Words for one thing, a line each: health and the body, ages of life. */
export const HEALTH = `
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
addiction accro addict dépendance
kiné kinésithérapeute
hygiène propreté
stérile stérilité infertile
fœtus embryon
prothèse implant
ouïe audition auditif
odeur odorat olfactif
tête crâne crânien
os osseux squelette
muscle musculaire
nerf nerveux
ventre abdomen abdominal
estomac gastrique
intestin intestinal
bouche buccal
nez nasal
cheveu capillaire
allergie allergène
asthme asthmatique
épilepsie épileptique
autisme autiste
démence dément
neurologie neurologue
fièvre fébrile
grippe grippal
vaccin immunité immunitaire
anticorps immunitaire
hormone hormonal
contraception pilule
grossesse accouchement
accoucher naissance
ambulance ambulancier
opération intervention chirurgical
cicatrice cicatrisation
plaie blessure
rééducation rééduquer
`;
