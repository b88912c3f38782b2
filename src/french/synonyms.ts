import { searchTerms } from "./words.ts";

/** Words of the news by which one thing is told otherwise: any of a group stands for another. */
const SYNONYMS = `
dit disent dire déclare déclarent déclarer affirme affirmer assure assurer indique indiquer précise préciser explique expliquer annonce annoncer annoncé estime estimer juge juger note souligne souligner rappelle ajoute confie répond fait savoir selon signale signaler reconnaît reconnu concède admet soutient insiste raconte révèle rapporte constate avance critique qualifie parle
entreprise société groupe firme compagnie maison start-up jeune pousse fabricant éditeur industriel constructeur exploitant opérateur géant
salarié salariés employé employés emploi emplois poste postes personnel effectif personnes travailleurs embauche emploie
demande demander réclame réclamer exige exiger sollicite veut
hausse augmente augmenter augmentation progresse progression croît croissance grimpe monte monter accroît alourdi relève
baisse baisser recule recul diminue diminution réduit réduire réduction chute tombe tomber abaisse abaissé ramène ramené
économie économies économise économiser épargne gain gagner gagne
argent fonds somme montant financement finance financer financé payé paie paient payer coût coûte coûté coûter prix facture dépense dépenser débourse déboursé verse verser versé budget consacre consacrer
achat achète acheter rachat rachète racheté acquiert acquérir acquis acquisition reprend reprise repreneur preneur
vend vendre vendu vente écoule écouler commercialise cède cession
lance lancer lancement lancé ouvre ouvrir démarre débute commence entame mise service exploite sort sortir
ferme fermer fermeture cesse arrêt arrête arrêté supprime suppression; construit construire construction bâtit bâtir édifie jour
dirige diriger dirigé dirigeant directeur directrice patron patronne président présidente présidé pdg tête responsable chef
fonde fondé fondateur fondatrice cofondateur cofondatrice crée créé création créateur; accord contrat entente pacte convention s'entend entendre
utilise utiliser utilisation usage emploie emploient sert recourt recours; montre montrer révèle démontre prouve relève
essai test expérience expérimentation étude recherche travail travaux enquête; élève élèves écolier collégien lycéen étudiant
médecin médecins docteur praticien soignant généraliste; malade malades patient patients; mort morts décès mortalité meurt mourir tué
attaque cyberattaque piratage intrusion pirate; faille défaut vulnérabilité vulnérable bogue touché; donnée données information informations coordonnées fichier
justice tribunal juge juges cour jugement décision arrêt verdict; loi texte règle règlement règles; état gouvernement pouvoirs ministère ministre autorité autorités
commune ville municipalité mairie localité; logiciel programme outil application assistant système appareil machine; erreur erreurs faute faux fausse tort trompe
délai retard attente patience; recommande conseille préconise suggère; refuse refus rejette rejet écarte exclut exclu conteste contester oppose opposer contre hostile
permet autorise autorisation permission agrément feu; quitte quitter départ part partir retire retirer retiré retrait; besogne travail tâche ouvrage labeur
manuel main mains; compte comptait comporte contient comprend réunit rassemble totalise; publie publier publié publication paru paraît parue diffuse sorti
appareil machine engin robot; hebdomadaire semaine; mensuel mois; annuel année an; quotidien jour; site lieu place endroit sur place
interdit interdire interdiction prohibe banni; obligé obligatoire contraint facultatif imposé; majorité plupart; moitié demi; avertit prévient prévenu alerte alerté
attribue attribuer cause dû raison origine imputé responsable; chaque tous; avocat avocate défense; dépend suspendu conditionné subordonné; formé formation former
bourse coté cotée; équilibre équilibrer rentable rentabilité; distingue distinguer sépare séparer; mené conduit réalisé dirigé; griefs reproches accusations
chiffre affaires ventes revenus recettes; accuse reproche accusation grief blâme; adversaire concurrent rival concurrence; agit agir bouge intervient
aide aider soutien soutient soutenir appui appuie épaule subvention; ajourne ajourné repousse repoussé reporté report décale décalé diffère différé
alarme alerte inquiète inquiet inquiétude crainte craint redoute redouter préoccupe; amende sanction pénalité peine punition; ampleur taille étendue importance
analyse étudie examine examen évalue évaluation; appel appeler appelle contacte joint téléphone composé numéro; appris apprendre enseigne enseignement
approuve approbation accepte feu vert aval valide validation accord autorise; arrivée arrive arriver venue vient entre entrer rejoint rejoindre
atteint atteindre parvient établit établir s'élève élever monte; licencie licencié licenciement congédie limoge renvoyé perd perdent emploi poste
atteindre atteint parvenir parvient arriver; espoir espère espérer; réside habite habitant; naît né naissance; meurt décède décédé mort disparu
attend attendre prévoit prévoir table escompte espère espérer vise viser cible objectif but ambition; augmenté bondi bondit bond explosé envolé envolée
autonome indépendant indépendance indépendante étranger extérieur tiers externe; avertissement mise garde mettre prévenir tempère prudence met
bateau navire ferry paquebot bâtiment chalutier; bénéfice profit bénéficiaire gain résultat; blessé victime touché; bloque bloqué paralyse empêche empêcher interrompt
bourse coté cotée titre action cours; bouclé levé lève lever levée tour table récolte récolté réuni collecte; boutique magasin commerce enseigne
brevet invention inventeur; camion véhicule voiture automobile auto; campagne saison; candidature candidat postule brigue
capital part participation action actionnaire détient détenteur possède; capacité puissance production débit; catastrophe désastre accident sinistre drame
central principal majeur premier; cherche tente essaie essaye tenter; choix choisit choisi retient retenu opte sélection sélectionné désigne désigné; coupe coupé ampute
combustible carburant essence fioul; commence entame début départ entré; compare rapport face; concurrence rivalité; condition réserve suspendu subordonne pourvu
confie confié attribue attribué remet donne donné; conclu conclure signe signer signé signature; conflit guerre différend litige
conserve conservé garde gardé maintient maintenu reste; conseil administration siège siéger; construction chantier travaux ouvrage
contrôle contrôlé vérifie vérifié vérification audit inspecte inspection; coupable fautif responsable; cours eau rivière fleuve; court bref brève
crédit prêt emprunt dette emprunte; crue inondation débordement; cultive culture agricole agriculteur exploitant paysan; décide décision tranche tranché arrête choix
déchet rebut ordure; déclenche provoque cause entraîne suscite; découvre découvert découverte trouve trouvé détecte détecté identifie identifié repère repéré
décroche obtient obtenu reçoit reçu remporte gagne; dédommage dédommagé indemnise indemnisé indemnité compense compensation répare; défaite perd perdu échec
dégât dommage préjudice tort; demeure reste toujours encore; démarche procédure; déménage transfère installe implante implantation ouvre; démissionne quitte part
dénomme nomme nommé appelle appelé baptisé intitulé surnommé; dépasse excède supérieur franchit; déploie déployé installe installé équipe équipé pose; deuxième second
développe développé développement conçoit conçu conception met au point élabore; diffuse partage transmet; difficile dur compliqué délicat ardu
difficulté problème obstacle ennui souci; disparaît disparu perdu; dispose possède détient doté dotée; division branche filiale pôle unité
divulgue dévoile révèle communique rend public publie publié publié; domicile maison logement foyer habitation; double deux fois; durable pérenne; durée temps période
échange discussion négociation pourparlers dialogue négocie; économe sobre; effacé effacer efface supprimé supprimer détruit détruire destruction
efficace performant utile inefficace rien; effectue réalise accomplit mène; élevé haut fort important; élimine élimine dégrade détruit; élu députés sénateur conseiller
embarque embarqué bord; émission rejet pollution; empêche évite éviter; employeur patron; endommage abîme détérioré dégât; engage promet promesse promis engagement
entraînement entraîne entraîné apprend; équipe groupe chercheurs; équivaut équivalent correspond autant représente; erroné faux fausse tort; espace orbite spatial
essaie tente; étape phase stade; évoque mentionne parle cite; exact précis; exécute exécution; exige impose requiert; exige obligation; extrait extraction mine minerai
fabrique fabrication produit production usine; facilite aide; faible bas; femme mère; fin terme achève termine terminé achevé clôt bout; formule phrase mot
fournit fourni livre livré livraison procure; fréquent courant souvent; fusion mariage rapprochement union; garantit garantie assure; gère gestion gestionnaire administre
grand majeur important gros; gratuit libre; habitant personne riverain citoyen population; hésite réfléchit; hôpital établissement clinique hospitalier centre
illustre exemple montre témoigne; image photo cliché; incendie feu; incident panne accident; inférieur moins bas; infraction délit; innove nouveauté; instance organe
institut organisme; investit investissement mise misé; jamais aucun; jeune pousse start-up; jeune enfant nourrisson bébé; joueur sportif; journal titre presse quotidien
lien relie liaison; limite plafond borne restreint; local régional; loin éloigné; lutte combat; malgré bien que; manque défaut absence pénurie
marche fonctionne fonctionnement service opérationnel tourne; marché commerce; massif énorme colossal; mélange mêle; membre adhérent; menace danger risque; mesure relève
meurtre assassinat homicide; moyen ressource; navette liaison; nomination nommé succède successeur remplace remplaçant remplaçante; normal habituel ordinaire
nouveau neuf; obstacle frein; offre propose proposition; opération transaction; opposant hostile contre; origine cause; panne défaillance dysfonctionnement
parité moitié égalité; partenaire associé allié; participe participation prend pris; pêcheur pêche; perçoit touche encaisse recevra reçoit recevoir; permanent constant
pluie pluvieux pluvieuse arrosé arrosée précipitation averse; vent venté venteux éolien; pluralité plusieurs; plainte recours poursuite assigne action
policier gendarme force; pollution polluant; pourvoi appel recours; précoce prématuré tôt; premier initial; prend prendre acquiert; prépare préparation; preuve démontre
prison détention; privé particulier; probable vraisemblable; programme plan projet; propose avance; propriétaire possède détenteur; protège protection; quadruple quatre
quintuple cinq; triple trois; quota plafond; rapide vite rapidement; rare peu; récent dernier; recherche chercheur scientifique savant; récolte moisson rendement
récompense prix; reconduit renouvelle prolonge; reconnaît avoue admet; recrue recrute recrutement embauche; remède traitement thérapie médicament; remercie licencie
rendez-vous réunion rencontre; renonce abandonne abandon; répare réparation corrige correctif; répète reproduit reproduction réplication réplique; réponse répond répondre
représente compte équivaut; réseau ligne; résilie rompt rompu rupture; respecte observe conforme; revenu recette chiffre affaires ventes; rival concurrent adversaire
saisi saisit; sauve sauvetage secours; scrutin vote élection votant; séance audience; sécurité sûreté; séisme tremblement; semaine hebdomadaire; sépare distingue
siège conseil; signale alerte; soigne soin traitement; solaire soleil; souhaite désire veut voudrait espère; source proche dossier personne
souscrit souscription apporte apport; subit souffre; substitue remplace; succès réussite réussit; supporte endure; syndicat union; technique technologie procédé
téléphone appelle; traite traitement; tribunal juridiction; trouve estime juge; transforme change modifie; transporte transport achemine; tue mort; usine site fabrique
utilisateur usager client abonné; vérité vrai; vaccin dose; version mouture; victoire gagne; vieux ancien; village commune; vise cible; voisin riverain proche
volé dérobé vol; voyage trajet déplacement; quasiment presque quasi pratiquement; maintenant présent désormais aujourd'hui actuellement; concerne porte touche vise
distance écart; désormais présent; complet entier intégral; dernier récent; gravité grave; illégal illicite; annulé annule; actuel présent; attire séduit; comprend inclut
parmi dont; éteint arrêt; sol terre terrestre; essentiel majorité; excellent performant; auteur signé; facultatif volontaire; inaugure ouvre; inauguré ouvert
institution établissement; jeune mineur; juridique légal; législation loi; médiane moyenne; militaire armée; objet chose; nucléaire atome atomique
pourcentage part proportion taux; posséder avoir; présidence préside; renseignement information; route chaussée
`;

/** Letters under which the stems of a family meet. */
const ROOT = 5;

const BY_TERM = new Map<string, string[]>();
for (const line of SYNONYMS.trim().split(/[;\n]/)) {
  const terms = [...new Set(searchTerms(line))];
  const roots = [...new Set(terms.map((term) => term.slice(0, ROOT)))];
  for (const term of terms) BY_TERM.set(term, [...(BY_TERM.get(term) ?? []), ...roots]);
}

/** The roots of the stems that may stand for a stem in a claim that says it otherwise; none for most. */
export const synonymsOf = (term: string): readonly string[] => BY_TERM.get(term) ?? [];
