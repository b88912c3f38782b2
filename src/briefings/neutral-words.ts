import { rootOf } from "../claims/likeness.ts";
import { searchTerms } from "../french/words.ts";

/** What names a thing that is measured, unknown or distinguished, without saying anything of it. */
const THINGS = `
  calendrier date durée délai échéance début fin suite sort avenir étape moment période
  montant somme prix coût budget part taux nombre total quantité taille surface annuel mensuel quotidien capacité puissance valeur niveau moyenne effectif
  identité nom auteur origine provenance lieu adresse liste détail nature cause raison motif but objectif méthode condition modalité critère
  effet impact conséquence résultat portée étendue qualité fiabilité performance usage emploi fonctionnement rôle place lien relation
  position avis réaction réponse choix décision accord contrat vote financement propriétaire partenaire client fournisseur concurrent
  personne entreprise société groupe organisation organisme agence institution collectivité association laboratoire équipe auteure lecteur
  responsable dirigeant dirigeante directeur directrice président présidente fondateur fondatrice chercheur chercheuse analyste porte-parole
  ville commune région pays site lieu centre produit service outil programme projet logiciel modèle système appareil machine
  étude essai rapport article texte annonce communiqué source information donnée chiffre exemple cas question sujet confirmation`;

/** What a story may be about. */
const TOPICS = `
  IA intelligence artificielle apprentissage automatique modèle langage données informatique numérique logiciel libre matériel puce semi-conducteur processeur calcul
  supercalculateur nuage réseau télécoms robot robotique cybersécurité sécurité défense espace énergie électricité nucléaire climat environnement eau
  agriculture alimentation industrie économie finance banque entreprise start-up levée fonds investissement emploi travail formation éducation école recherche
  science santé médecine imagerie justice droit réglementation politique publique souveraineté géopolitique Europe société collectivité culture presse média
  langue voix transport mobilité commerce concurrence marché éthique vie privée archives patrimoine`;

/** How much a story weighs, and how it was told. */
const WEIGHTS = `
  important majeur mineur grand petit large étroit fort faible massif limité local mondial national européen public privé
  nouveau nouvelle premier rare courant inhabituel concret pratique direct indirect durable immédiat lointain proche récent
  enjeu intérêt risque limite précédent piste tendance leçon bilan signal tension contrainte besoin secteur domaine technologie infrastructure
  chiffré nuancé détaillé établi indépendant concerné retenu prévu annoncé réel condition évaluation point vue fait hors`;

/** With what one asks. */
const ASKED = `
  pouvoir devoir vouloir savoir voir dire aller venir rester tenir durer suffire suivre changer devenir évoluer permettre aider servir
  donner prendre mettre laisser garder obtenir accepter refuser choisir décider financer payer coûter valoir profiter gagner perdre
  trouver connaître comprendre convaincre rassurer justifier répondre arriver commencer finir avancer réussir vérifier contrôler
  long longtemps court vite tôt tard assez trop peu beaucoup bon meilleur seul simple vrai vraiment autre tel quel même encore enfin aussi avant après déjà tant dépendre
  peut peuvent pourra pourront doit doivent devra devront veut veulent voudra sait savent saura voit voient verra verront vont ira iront vient viendra
  tient tiennent tiendra suffit suffira suffiront devient deviendra deviendront fera feront permettra prendra met mettra vaut valent vaudra
  paie paient paiera versé visé soumis promis permis pris mis sert servira suit suivi connaît convainc acquis reçu lu écrit
  diriger quitter remplacer promettre ordonner recruter sauver entrer sortir porter montrer produire livrer ouvrir fermer compter
  ambition argent retard place temps`;

/** Families of words that say nothing by themselves of any story. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  searchTerms([THINGS, TOPICS, WEIGHTS, ASKED].join(" ")).map(rootOf),
);
