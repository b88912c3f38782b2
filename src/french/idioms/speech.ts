/** What is told, agreed and contended. */
export const SPEECH = `
tirer la sonnette d’alarme, sonner l’alarme, tirer le signal d’alarme, sonner le tocsin, crier au loup, mettre la puce à l’oreille : alerter
vendre la mèche, lever le voile, mettre au grand jour, étaler au grand jour, révéler au grand jour, mettre en lumière : révéler
pot aux roses : secret
rendre public : publier
mettre … en ligne : publier
mettre … au courant, tenir … au courant, mettre … au parfum, mettre … au jus : informer
passer sous silence, mettre sous le tapis, cacher sous le tapis, tenir sa langue : cacher
prendre la parole : discours
couper la parole : interrompre
bruit de couloir : rumeur
tirer les vers du nez : interroger
raconter des salades, raconter des bobards : mentir
mener en bateau, dorer la pilule, jeter de la poudre aux yeux : tromper
poudre aux yeux : tromperie
tomber dans le panneau, mordre à l’hameçon : piège
passer un coup de fil, donner un coup de fil, passer un coup de téléphone, donner un coup de téléphone, passer un coup de bigo : appeler
coup de fil, coup de téléphone, coup de bigo : appel
prendre contact : contacter
dire non, opposer une fin de non-recevoir, envoyer … balader, envoyer … promener, envoyer … paître, envoyer … sur les roses : refuser
fin de non-recevoir : refus
dire oui, dire banco : accepter
donner le feu vert, donner son aval, donner carte blanche, donner son feu vert : autoriser
feu vert, carte blanche : autorisation
changer son fusil d’épaule, retourner sa veste, virer de bord, volte face, rebattre les cartes : changer
revoir sa copie : modifier
mettre de l’eau dans son vin, couper la poire en deux, arrondir les angles, lâcher du lest : compromis
terrain d’entente, mettre … d’accord, tomber d’accord : accord
enterrer la hache de guerre, recoller les morceaux : réconcilier
déterrer la hache de guerre, bras de fer, à couteaux tirés, torchon brûle : conflit
pomme de discorde : désaccord
prise de bec, crêper le chignon : dispute
calmer le jeu : apaiser
mettre le feu aux poudres : déclencher
jeter de l’huile sur le feu, mettre de l’huile sur le feu : aggraver
tenir tête, tenir bon, tenir le coup, tenir la dragée haute : résister
monter au créneau : intervenir
mettre son grain de sel : intervenir
prendre la défense : défendre
tendre la main, donner un coup de main, donner un coup de pouce, prêter main-forte, rendre service, venir en aide, filer un coup de main : aider
coup de main, coup de pouce : aide
prendre part : participer
couper les ponts : rompre
passer la bague au doigt, passer la corde au cou : épouser
jeter son dévolu, trier sur le volet : choisir
sauter le pas, franchir le pas, franchir le Rubicon : décider
prendre le taureau par les cornes, passer à l’action, passer à l’acte : agir
passer à l’offensive, prendre d’assaut, prendre pour cible : attaquer
prendre les devants : anticiper
tenir parole, tenir sa parole : promesse
faire un tabac, fait un tabac, font un tabac, faire un carton, fait un carton, font un carton, succès fou : succès
rafler la mise, remporter la mise, décrocher la timbale, tirer le gros lot : gagner
tirer son épingle du jeu : réussir
tenir le haut du pavé, prendre le dessus : dominer
damer le pion, griller la politesse, coiffer au poteau, coiffer sur le poteau, couper l’herbe sous le pied, couper l’herbe sous les pieds : devancer
battre à plate couture, mettre une raclée, mettre la pâtée, filer une raclée, tailler des croupières : vaincre
jouer des coudes : rivaliser
rendre la monnaie de sa pièce : riposter
`;
