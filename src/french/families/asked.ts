/** Words for one thing, a line each: what questions ask about, and how articles tell it. */
export const ASKED = `
raison motif explication
conséquence effet impact répercussion incidence retombée
avis opinion estimer
avis conseil recommandation préconiser
méthode technique procédé méthodologie
façon manière moyen
durée longtemps
attente attendre patienter patience
taille grandeur dimension
âge an
malade souffrant
repas cantine réfectoire
repas déjeuner dîner souper
silence calme tranquille
froid frais glacial glacé
canicule chaleur chaud
étape phase
succès réussite triomphe
échec échouer fiasco revers
apprentissage formation former
formation cursus diplôme études
compétence qualification
surveillance vidéosurveillance caméra
caméra vidéosurveillance filmer
espionner écouter
refus rejet écarter
exclure exclusion écarter renvoyer
collecter recueillir récolter
subvention allocation
procès poursuites procédure
recours appel contester
peine condamnation
sanction punition punir pénalité
expert expertise spécialiste
spécialiste spécialisé
`;
