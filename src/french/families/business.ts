/** Words for one thing, a line each: work, money, companies. */
export const BUSINESS = `
salaire salarial rémunération rémunérer paie paye
prime bonus gratification
grève gréviste débrayage débrayer
syndicat syndical syndicaliste
chômage chômeur
retraite retraité pension
vacances congé
stage stagiaire
apprenti alternant alternance
télétravail télétravailler distanciel
embaucher recruter engager
virer licencier licencie licencient renvoyer renvoi congédier limoger limogeage évincer éviction
collègue confrère consœur
patron employeur
manager manageur encadrant
réunion rencontre entrevue
métier profession
bosser taffer travailler
taf boulot job emploi travail
candidat candidature postuler
reconduire reconduction renouveler renouvellement prolonger prolongation
successeur succéder succession remplaçant remplacer remplacement
pénurie manque manquer
temporaire provisoire transitoire intérim intérimaire
bénévole bénévolat volontaire
toucher empocher encaisser percevoir perçu perçoit
recevoir reçu reçoit reçoivent réception
bénéfice bénef profits
rentable rentabilité profitable bénéficiaire
perte déficit déficitaire
dette endettement endetter
emprunt emprunter crédit prêt prêter
rembourser remboursement restituer restitution
impôt taxe taxer taxation fisc fiscal fiscalité
fraude frauder fraudeur triche tricher tricheur tricherie
subvention subventionner aide
gratuit gratuité gratos
onéreux onéreuse cher chère coûteux coûteuse
promo rabais ristourne réduction solde
monnaie devise
billet ticket
cryptomonnaie crypto cryptoactif bitcoin
dépenser claquer débourser
faillite banqueroute liquidation
riche fortuné richissime
fortune richesse patrimoine
pauvre pauvreté démuni
précaire précarité
louer location locataire
hériter héritage héritier
escroquer escroquerie escroc arnaque arnaquer arnaqueur
corrompre corruption corrompu
fusion fusionner regroupement regrouper
filiale succursale
usine manufacture
client clientèle acheteur
fournisseur prestataire
livrer livraison livreur
entrepôt dépôt hangar
supermarché hypermarché
commerçant marchand vendeur
publicité publicitaire pub annonceur
rival rivalité concurrent adversaire
monopole monopolistique
secteur filière industrie branche domaine
artisan artisanat artisanal
brevet breveter invention
restructurer restructuration réorganiser réorganisation
démanteler démantèlement scinder scission
céder cession revendre revente
contrat accord convention pacte
négocier négociation tractation pourparlers
comptable comptabilité compta
propriétaire proprio
association asso associatif
magouille magouiller fraude
assurance assureur
caution garantie
sponsor sponsoriser parrainer parrain mécène mécénat
luxe luxueux
embauche recrue recruter
syndicat représentant
revendication réclamer exiger
augmentation revalorisation
salaire revenu rémunération
revenu recette
bénéfice gain profit
dette créance créancier
faillite insolvable redressement
acquéreur repreneur acheteur
client consommateur
magasin enseigne
boutique commerce
`;
