/** Words for one thing, a line each: verbs from M to Z with the nouns and forms that the stemmer leaves apart. */
export const VERBS_FROM_M = `
maigrir amaigrissement minceur
maintenir maintient maintiennent maintien
maudire malédiction
migrer migration migratoire
moquer moqueur
mordre mord mordent mordu morsure
mourir meurent mortel
mouvoir meut mouvement
multiplier multiplication
muter mutation
naviguer navigation
naître naît naissent née naissance natal
nommer nomination
noyer noyade
nuire nuisible
négliger négligence
obtenir obtient obtiennent obtenu
obéir obéissent obéissance
offrir offre offrent
omettre omet omission
opposer opposition
opprimer oppression oppresseur
opter option
pacifier pacification paix
paraître paraissent
parcourir parcourt parcouru
parler parole parleur
parvenir parvient parviennent
peindre peint peignent peinture
pendre pendaison
percer perçage
percevoir perçoivent
perdre perd perdent perdu perte
permettre permet permettent permis permission
perquisitionner perquisition
persécuter persécution
piller pillage pillard
plaider plaidoirie plaidoyer
plaindre plaignent plaignant
plaire plaît plaisent
plaisanter plaisanterie
plonger plongeur plongeon
pondre pond pondent ponte
posséder possession possesseur
pourrir pourriture
poursuivre poursuit poursuivent poursuivi
prendre prend prennent pris
prescrire prescrivent
prier prière
priver privation
privilégier privilège
produire produit produisent production producteur
promener promenade balade promeneur
promettre promet promettent
prononcer prononciation
prophétiser prophète
protéger protègent protecteur
provenir provient provenu
précéder précédent prédécesseur
prédire prédiction prédisent
préférer préférence favori
prétendre prétend prétendu
prévaloir prévaut prévalent
prévenir préviennent prévention
prévoir prévoit prévoient prévisible
purifier purification
racheter rachat rachètent
rafraîchir fraîcheur
raser rasage rasoir
rater ratage
rattraper rattrapage
recevoir reçoit reçoivent récepteur réception
reconnaître reconnaît reconnaissent reconnaissance
reconstruire reconstruction reconstruisent
recourir recourt
recourir recouru
rectifier rectification
recueillir recueillent
rejoindre rejoignent rejoint
relâcher libération
reléguer relégation
remettre remet remise remis
rendre rend rendent rendu
renforcer renfort
renoncer renonciation
reproduire reproduit reproduisent reproduction
requérir requis requiert
respirer respiratoire
ressentir sentiment
ressusciter résurrection
retransmettre retransmission
revendiquer revendication
revendre revend revendent revendu revente revendeur
rire rit rient rigolade
rompre rompt rompent
réagir réaction réactif
réduire réduit réduisent réduction
réfléchir réflexion
réfugier refuge
répandre répandu répandent
répartir répartition
répliquer riposte
répondre répond répondent
réprimer répression
répéter répétition
résider résidence
résoudre résout résolvent résolu solution
résumer abrégé
réunir réunion
révolter insurrection insurgé soulèvement
révolutionner révolution révolutionnaire
réélire réélection réélu
sacrer couronnement
sacrifier sacrifice
satisfaire satisfait satisfaction
sauver sauveteur
savoir sait savent
sentir sentent
servir sert servent
signifier signification sens
sombrer naufrage couler échouement
sonder sondage sondeur
sonner sonnerie
sortir sortent
souffrir souffrent
soumettre soumet soumettent
souscrire souscrit souscription souscripteur
soustraire soustraction
soutenir soutient soutiennent
stabiliser stabilité
submerger submersion
substituer substitut
suffire suffit suffisant
suivre suivent suivi
superviser superviseur
supplier supplication
supposer supposition hypothèse
survenir surviennent
survivre survit survivent
suspendre suspend suspendent
séduire séduisent
séduire séduit séduction séducteur
séjourner séjour
taire silence tait silencieux
tisser tissage tisserand tissu
tondre tonte tondeuse
tordre torsion
torturer tortionnaire
tousser toux
traduire traduit traduisent traducteur
trahir trahison traître
transcrire transcrit transcription
transférer transfert
transmettre transmet transmettent
trier triage
triompher triomphal
tuer tueur tuerie
unifier unification
urbaniser urbain
vacciner vaccinal
vaincre vainc vaincu vainqueur
vendre vend vendent vendu vente vendeur
venger vengeance vengeur
venir vient viennent venu
vexer vexation
vibrer vibration
violer violeur
visionner visionnage
vivre vit vivent
voir voit voient vu
voler voleur
vouloir veut veulent voulu
écrire écrit écrivent écriture écrivain
éduquer éducation
élire élit élisent électeur
émouvoir ému émotion émotionnel
épandre épandage
équivaloir équivaut équivalence
ériger érection
éroder érosion
étendre étend étendent étendue
étrangler strangulation
évoluer évolutif
`;
