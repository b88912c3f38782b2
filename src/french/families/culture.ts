/** Words for one thing, a line each: kin, rank, belief, arts, times and tongues. */
export const CULTURE = `
auteur créateur
inventeur créateur concepteur
réalisateur cinéaste film
héros personnage protagoniste
surnom surnommer sobriquet
pseudonyme pseudo surnom
prénom prénommer
étymologie origine
origine provenance issu
issu descendant originaire
ancêtre aïeul ascendant
descendant postérité
lignée dynastie
héritier succession successeur
fils enfant fille
frère sœur
oncle neveu
mari époux épouse
épouse femme
conjoint compagnon compagne
couple conjugal
veuf veuve
célibataire célibat
orphelin orphelinat
roi royal royauté monarque
roi reine souverain
monarchie monarque
empereur empire impérial
prince princesse princier
duc duché ducal
noble noblesse aristocrate
évêque épiscopal évêché diocèse
archevêque archevêché
abbé abbaye abbatial
moine monastère monastique
église ecclésiastique
prêtre curé clergé
clergé ecclésiastique
chrétien christianisme
catholique catholicisme
protestant protestantisme réformé
musulman islam
juif judaïsme
bouddhiste bouddhisme
dieu divin
croyant croyance
église paroisse
cathédrale basilique
château forteresse
fortifier fortification rempart
mur muraille
tombeau sépulture tombe
monument mémorial
statue sculpture buste
œuvre ouvrage
spectacle représentation
interpréter incarner rôle
acteur interprète
chanteur interprète
concert tournée
roman romancier romanesque
savant érudit
disciple élève
siècle séculaire
époque ère période
période durée
actuellement maintenant
autrefois jadis ancien
bientôt prochain
prochain futur
éternel éternité
population démographie habitant
peuple nation
ethnie ethnique
langue linguistique langage
langue parler
dialecte patois
francophone français
anglophone anglais
accent prononciation
orthographe orthographier
mot vocable
vocabulaire lexique
phrase énoncé
synonyme équivalent
contraire opposé inverse
couleur coloré teinte
rond circulaire cercle
carré quadrilatère
densité dense
liquide fluide
récit narration
narration narrateur
`;
