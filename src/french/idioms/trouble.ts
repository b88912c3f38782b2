/** Beginnings, ends, obstacles and the law. */
export const TROUBLE = `
mettre la clé sous la porte, mettre la clef sous la porte, mettre la clé sous le paillasson, mettre la clef sous le paillasson : faillite
déposer le bilan, dépôt de bilan : faillite
fermer boutique, fermer ses portes, baisser le rideau, tirer le rideau, baisser rideau : fermer
ouvrir ses portes : ouvrir
voir le jour : créer
mettre … sur pied : créer
mettre … au point : développer
mettre … en route, mettre … en marche : démarrer
vent en poupe : succès
battre de l’aile, plomb dans l’aile, mauvaise passe, passage à vide : difficulté
au bord du gouffre : en difficulté
donner le coup d’envoi, coup d’envoi : lancement
ouvrir le bal : commencer
tour de vis, serrer la vis : restriction
jeter l’éponge, baisser les bras, lâcher l’affaire, laisser tomber, laisser en plan, jeter aux orties, rendre les armes : abandonner
hisser le drapeau blanc : abandonner
tirer un trait : abandonner
tourner le dos, machine arrière : renoncer
passer à la trappe, tomber aux oubliettes, finir aux oubliettes, jeter aux oubliettes : abandonner
tomber à l’eau : abandonner
partir en fumée : disparaître
partir en vrille, tourner au vinaigre, partir en sucette : dégénérer
tourner court, mordre la poussière, casser les dents, droit dans le mur : échouer
prendre une veste, ramasser une veste, prendre une raclée : perdre
rendre l’âme : panne
tomber en panne, tomber en rade, rester en rade, tomber en carafe, rester en carafe, hors service : panne
casser sa pipe, passer l’arme à gauche, passer de vie à trépas, perdre la vie, trouver la mort, laisser la vie : mourir
à l’article de la mort : mourir
mettre au monde : naissance
mettre un terme, mettre fin, mettre le holà, couper court : arrêter
prendre fin : finir
mettre … en pause, mettre … en suspens, mettre … en stand-by, mettre … entre parenthèses : suspendre
remettre … à plus tard, remettre … aux calendes grecques, renvoyer … aux calendes grecques, reporter … aux calendes grecques : reporter
tuer dans l’œuf : empêcher
mettre des bâtons dans les roues, barrer la route : empêcher
bâtons dans les roues, pierre d’achoppement : obstacle
mettre un frein, coup de frein, lever le pied, marquer le pas, pédale douce : ralentir
coup d’arrêt : arrêt
coup d’accélérateur, mettre les gaz, mettre la gomme, mettre les bouchées doubles, passer la vitesse supérieure, passer à la vitesse supérieure, appuyer sur le champignon : accélérer
traîner les pieds, traîner des pieds, jouer la montre : retarder
jouer les prolongations : prolonger
traîner … en justice, traîner … devant les tribunaux, traîner … devant le tribunal, attaquer … en justice, intenter un procès, coller un procès : assigner
passer devant le juge, passer devant le tribunal, passer en jugement, passer au tribunal : procès
taper sur les doigts : sanctionner
coller une amende, prendre une amende, coller une prune, prendre une prune : amende
mettre … en prison, jeter … en prison, mettre … derrière les barreaux, mettre … sous les verrous, mettre … en taule, mettre … au trou, envoyer … derrière les barreaux : emprisonner
derrière les barreaux, sous les verrous : prison
passer les menottes, mettre la main au collet, coup de filet : arrestation
passer aux aveux, cracher le morceau : avouer
main dans le sac : flagrant délit
prendre la poudre d’escampette, prendre la fuite, prendre la clé des champs, prendre ses jambes à son cou : fuir
filer entre les doigts, passer entre les mailles du filet : échapper
porter le chapeau : accuser
laver de tout soupçon, mettre hors de cause, blanchir de tout soupçon : innocenter
montrer … du doigt, pointer … du doigt, jeter la pierre : accuser
clouer au pilori, casser du sucre sur le dos, tailler un costard, descendre en flammes, tirer à boulets rouges, tomber à bras raccourcis, volée de bois vert : critiquer
passer à tabac, rouer de coups : agresser
main basse : vol
marché de dupes, miroir aux alouettes : tromperie
mettre à sac : piller
passer l’éponge : pardonner
fermer les yeux, sourde oreille : ignorer
lettre morte : sans effet
mettre … sur écoute : espionner
sous le manteau : illégal
ruer dans les brancards, levée de boucliers, taper du poing sur la table : protester
descendre dans la rue, battre le pavé : manifester
coup de gueule : colère
sortir de ses gonds, péter les plombs, péter un câble, péter un plomb, voir rouge, prendre la mouche : colère
ras le bol : mécontentement
`;
