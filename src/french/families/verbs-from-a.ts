/** Words for one thing, a line each: verbs from A to L with the nouns and forms that the stemmer leaves apart. */
export const VERBS_FROM_A = `
abattre abat abattent abattu abattage
abolir abolition
absorber absorption
accorder octroyer
accroître accroît accroissent accru accroissement
accumuler cumuler
accéder accès accession
acquérir acquiert acquièrent acquis acquéreur acquisition
additionner addition
adhérer adhésion adhérent
adjoindre adjoint
admettre admet admettent admis admission
allouer allocation
allumer allumage
annexer annexion
appartenir appartient appartiennent appartenu
armer arme armement
asphyxier asphyxie étouffer
atteindre atteint atteignent
attendre attend attendent attente
auditionner audition
augmenter accroître accroissement accru
avorter ivg
baptiser baptême
battre battent battu
boire buvait bu buveur boisson
bouillir bouillent ébullition
bénir bénédiction
bénéficier bénéficiaire
capituler reddition
caractériser caractéristique
chasser chasseur
chercher recherche
choquer choc
clarifier clarification
clore clôture clos
coder codage
coexister coexistence
coloniser colonie colonial
combattre combat combattent combattu combattant
combiner combinaison
commettre commet commettent commis
composer composition
comprendre comprend comprennent compris
comprimer compression
compromettre compromis compromet
compétition compétiteur
conclure conclut concluent conclu conclusion
concéder concession
conduire conduit conduisent
confisquer confiscation
confondre confusion
conquérir conquiert
construire construit construisent construction constructeur
contraindre contraint contraignent
contredire contredit contradiction
contrevenir contravention
contribuer contributeur
convaincre convainc convaincu conviction
convertir conversion
convoquer convocation
coordonner coordination
coudre couture couturier
couper coupure
courir courent course coureur
craindre craint craignent
croire croient croyance
créer création créateur créatif créativité
cueillir cueillent cueillette
cuire cuit cuisent cuisson
descendre descendant descente
devenir devient deviennent
deviner devinette
digérer digestion
diluer dilution
disparaître disparaît disparaissent disparu disparition
disqualifier disqualification
dissoudre dissout dissolvent dissolution
dissuader dissuasion
distinguer distinction
distribuer distributeur
déchiffrer décryptage décrypter
déchirer déchirure
décomposer décomposition
déconnecter déconnexion
découper découpage
découvrir découvrent découvreur
décrire décrit décrivent description
décroître décroît décroissance
déduire déduit déduction
défendre défend défendent défendu défense défenseur
définir définition
déléguer délégation
démonter démontage
déployer déploient
déposer dépôt
désobéir désobéissent désobéissance
détendre détente
détenir détient détiennent détenteur
détruire détruit détruisent destruction destructeur
dévier déviation
effectuer réaliser
empoisonner intoxication intoxiquer
emprunter emprunteur
enfreindre enfreint enfreignent
engendrer générer
enterrer inhumer sépulture
envahir invasion envahisseur
envoyer envoient expéditeur
examiner examen
exclure exclut excluent
excéder excès excessif excédent
exercer exercice
exister existence
exploiter exploiteur
exprimer expression
exécuter exécution exécuteur
fausser falsifier falsification
fiancer fiançailles
fixer fixation
flotter flottaison
fluctuer fluctuation
fondre fondent fonte fondu
forger forgeron
fournir fourniture fournisseur
frire friture
frotter friction
fuir fuient fuyard
fêter festif festivité
garder gardien
glisser glissade glissement
gouverner gouverneur
griller grillade
gérer gestion gestionnaire
haïr hait haine
hospitaliser hôpital
identifier identité
immerger immersion
imprimer impression imprimeur imprimerie
incinérer crémation
incliner inclinaison
inclure inclut incluent inclus
induire induit induction
influer influent
ingérer ingestion
inscrire inscrit inscrivent
instruire instruisent instruction instructeur
insérer insertion
interagir interaction
interroger interrogatoire
interrompre interrompt interrompent interruption
intervenir interviennent
introduire introduit introduisent introduction
investir investisseur
joindre joint joignent jonction
jumeler jumelage
jurer juron serment
lier lien liaison
lire lit lisent lecteur
lâcher largage larguer
`;
