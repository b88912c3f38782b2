/** Other names of things, institutions, firms and places. */
export const NICKNAMES = `
or noir : pétrole
petite reine : vélo
ballon rond : football
ballon ovale : rugby
septième art, 7e art : cinéma
neuvième art, 9e art : bande dessinée
soldats du feu : pompiers
blouses blanches : soignants
planète rouge : Mars
planète bleue : Terre
grande bleue : Méditerranée
locataire de l’Élysée : président
locataire de Matignon : Premier ministre
locataire de la Maison Blanche, locataire de la Maison-Blanche : président américain
Palais Bourbon : Assemblée nationale
palais du Luxembourg, chambre haute : Sénat
place Beauvau : ministère de l’Intérieur
Quai d’Orsay : ministère des Affaires étrangères
Grande Muette : armée
gendarme de la Bourse, gendarme boursier : Autorité des marchés financiers
gendarme des télécoms : Arcep
gendarme de l’audiovisuel : Arcom
gendarme des données personnelles, gendarme de la vie privée : CNIL
gendarme de la concurrence : Autorité de la concurrence
gendarme du nucléaire : Autorité de sûreté nucléaire
firme de Redmond, géant de Redmond, éditeur de Redmond : Microsoft
firme de Cupertino, géant de Cupertino, marque à la pomme, firme à la pomme, groupe à la pomme : Apple
firme de Mountain View, géant de Mountain View : Google
firme de Menlo Park, géant de Menlo Park : Meta
Big Blue : IBM
marque au losange, constructeur au losange, firme au losange : Renault
marque au lion, constructeur au lion, firme au lion : Peugeot
marque aux chevrons, constructeur aux chevrons : Citroën
marque aux anneaux, marque aux quatre anneaux : Audi
marque à l’étoile, firme à l’étoile, constructeur à l’étoile : Mercedes
langue de Molière : français
langue de Shakespeare : anglais
langue de Goethe : allemand
langue de Cervantès : espagnol
langue de Dante : italien
l’Hexagone : la France
pays du Soleil-Levant : Japon
empire du Milieu : Chine
pays du Matin calme : Corée
pays de l’Oncle Sam : États-Unis
l’Oncle Sam, Oncle Sam : les États-Unis
plat pays : Belgique
perfide Albion : Royaume-Uni
pays du Cèdre : Liban
pays des tulipes : Pays-Bas
Vieux Continent : Europe
outre-Rhin : en Allemagne
outre-Manche : au Royaume-Uni
outre-Atlantique : aux États-Unis
outre-Quiévrain : en Belgique
île de Beauté : Corse
ville rose : Toulouse
cité phocéenne : Marseille
Ville Lumière : Paris
capitale des Gaules : Lyon
cité des Papes : Avignon
cité des Doges : Venise
Ville éternelle : Rome
Grosse Pomme, Big Apple : New York
cité des Anges : Los Angeles
cité corsaire : Saint-Malo
capitale alsacienne : Strasbourg
capitale bretonne : Rennes
capitale girondine : Bordeaux
capitale des Flandres : Lille
capitale des Alpes : Grenoble
`;
