/** Money, work and firms. */
export const WORK = `
mettre la main à la poche, mettre la main au portefeuille, mettre la main au porte-monnaie, sortir le chéquier, sortir le carnet de chèques : payer
passer à la caisse, payer les pots cassés, payer rubis sur l’ongle, cracher au bassinet : payer
mettre au pot, remettre au pot : contribuer
signer un chèque : verser
mettre … sur la table : investir
jeter l’argent par les fenêtres : gaspiller
coûter les yeux de la tête, coûter un bras, coûter la peau des fesses, coûter bonbon : coûter
hors de prix, à prix d’or : cher
valoir son pesant d’or : cher
casser sa tirelire, délier les cordons de la bourse : dépenser
pour une bouchée de pain, pour des cacahuètes : pour un prix bas
rouler sur l’or : riche
remplir les poches, mettre plein les poches : enrichir
toucher le jackpot, toucher le pactole, décrocher le jackpot, décrocher le gros lot, toucher le gros lot : gagner
mettre sur la paille : ruiner
sans le sou, sans un sou, sans un rond, tirer le diable par la queue : pauvre
serrer la ceinture : économiser
mettre de l’argent de côté : épargner
bas de laine : épargne
graisser la patte : corrompre
pot de vin, dessous de table : corruption
au black : illégal
vache à lait, poule aux œufs d’or : rentable
vendre comme des petits pains, partir comme des petits pains : succès
casser les prix : baisser prix
tirer les marrons du feu, tirer profit, tirer parti, saisir la balle au bond : profiter
part du lion : majorité
nerf de la guerre : argent
cordons de la bourse : budget
renflouer les caisses : financer
remettre à flot, remettre sur les rails, remonter la pente, reprendre du poil de la bête, sortir la tête de l’eau : améliorer
dans le rouge : déficitaire
trouver preneur : vendre
passer commande : acheter
mettre en vente : vendre
mettre aux enchères : enchères
rouler dans la farine : escroquer
mettre … à la porte, mettre … dehors, mettre … au chômage, mettre … sur le carreau, flanquer … à la porte, jeter … à la porte, foutre … à la porte, ficher … à la porte : licencier
mettre … à pied : suspendre
mettre … au placard, mettre … à l’écart, mettre … sur la touche, mettre … au rencart : écarter
prendre la porte, claquer la porte, tirer sa révérence : quitter
rendre son tablier : démissionner
plier bagage, prendre ses cliques et ses claques, mettre les voiles, lever le camp, prendre congé, filer à l’anglaise : partir
faire ses valises, fait ses valises, faire leurs valises, font leurs valises, fait leurs valises : partir
bosser d’arrache-pied, travailler d’arrache-pied, retrousser les manches, gagner sa croûte : travailler
pain sur la planche : travail
mettre la main à la pâte : participer
au bout du rouleau, sur les rotules : épuisé
monter en grade, prendre du galon : promotion
big boss, grand patron, grand manitou : patron
prendre les rênes, tenir les rênes, tirer les ficelles : diriger
passer la main, passer le flambeau, passer le relais, passer le témoin : succession
prendre le relais, prendre la relève, prendre la suite : succéder
chasseur de têtes : recruteur
poser un lapin, école buissonnière, sécher les cours : absence
`;
