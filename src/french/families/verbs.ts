/** Words for one thing, a line each: verbs of everyday speech, with their nouns and odd forms. */
export const VERBS = `
commencer commencement débuter début démarrer démarrage entamer
finir fini finissent fin terminer achever achèvement
continuer poursuivre poursuit
arrêter arrêt stopper cesser interrompre interrompu interruption
empêcher entraver bloquer
essayer tenter tentative
aider aide assister assistance épauler
soutenir soutien soutenu soutient appui appuyer
choisir choisi choisissent choix sélectionner sélection opter
décider décision trancher
demander solliciter réclamer
répondre répondu réponse
penser estimer considérer croire
comprendre compréhension piger
prévoir prévu prévision anticiper anticipation
oublier oubli omettre omission
utiliser utilisation usage servir sert
changer changement modifier modification
casser briser
réparer réparation dépanner dépannage
montage assembler assemblage
ajouter ajout rajouter
enlever ôter retirer supprimer
enlèvement kidnapper kidnapping rapt
cacher dissimuler dissimulation planquer masquer
raconter récit
mentir menteur mensonge mensonger
tromper tromperie duper leurrer berner
avouer aveu confesser
nier démentir démenti
accepter acceptation consentir consentement
refuser décliner
attraper choper capturer
perdre paumer égarer
trouver dégoter dénicher
espérer espoir espérance
craindre crainte redouter peur
aimer adorer apprécier
détester haïr haine
vouloir volonté souhaiter souhait désir désirer
capable capacité apte aptitude
réussir parvenir parvient parvenu
tomber chuter chute dégringoler dégringolade
grimper bondir flamber hausse augmenter augmentation
affecter toucher impacter
influencer influence influer
dépendre dépendance dépendant
contrôler contrôle vérifier vérification inspecter inspection
comparer comparaison comparatif
compter dénombrer recenser recensement
agrandir agrandissement élargir élargissement extension
étendre étendu extension
obtenir obtenu obtient obtention décrocher
inviter invitation convier
accueillir accueil accueillent
visiter visite visiteur
plaindre plaint râler plainte
féliciter félicitations saluer
excuser excuse pardon
moquer moquerie railler
insulter insulte injure
frapper cogner taper
survenir survenu survient advenir
apparaître apparition apparu apparaissent émerger émergence
fuir enfuir évader évasion échapper
tenir tenu tenue tient tiennent
déplacer déplacement bouger
transformer transformation métamorphose
contenir contient contiennent comporter renfermer inclure inclus
promettre promis promesse
promouvoir promotion promu
soumettre soumis soumission
intervenir intervention intervenu intervient
maintenir maintien maintenu maintient
abstenir abstention
restreindre restreint restriction
suspendre suspendu suspension
rompre rompu rupture
dissoudre dissous dissolution
convaincre convaincu persuader
vaincre vaincu victoire
conquérir conquis conquête
exclure exclusion exclu
justifier justification
certifier certification
notifier notification
qualifier qualification
planifier planification
instruire instruction instruit
nuire nuisance
héberger loger
vivre vie vécu
descendre descente descendu
correspondre correspondance
offrir offre offert
ouvrir ouvert ouverture
couvrir couvert couverture
souffrir souffert
décevoir déçu déception
apercevoir aperçu
provenir provenance provient proviennent
devenir devenu devient
reprendre repris reprise
entretenir entretenu
valoir valeur
baisser dégringoler dégringolade chuter chute
bourde boulette gaffe bévue erreur
galère galérer difficulté
foirer échouer échec
cartonner succès
cata catastrophe
lâcher abandonner
bouger remuer
rigoler rire
pleurer larme
dormir pioncer
gueuler crier hurler
engueuler réprimander gronder
flipper angoisser
rapetisser rétrécir
grossir épaissir
coincer bloquer
réclamation plainte
remplacer substituer
préciser détailler
détailler détail
justifier motiver
inciter encourager
encourager stimuler
dissuader décourager
contraindre forcer
forcer obliger
limiter plafonner plafond
restreindre limiter
accélérer hâter
avancer progresser
reculer régresser
dépasser excéder
équivalent comparable
différencier distinguer
distinguer différence
ressembler similitude
similitude similaire
imiter copier
reproduire copier
répéter réitérer
recommencer refaire
reprendre recommencer
durer perdurer
subsister demeurer
disparaître éteindre
ascension alpiniste
descendre dévaler
traverser franchir
entrer pénétrer
`;
