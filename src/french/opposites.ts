import { findWords, fold, termOf } from "./words.ts";

/**
 * Words of which one says the reverse of the other, in the forms that stems do not bring together; a star where whom it is
 * done to may say the other: A sells what B buys.
 */
const OPPOSITES = `
hausse augmente augmentation accroît accru accroissement progresse progression progrès grimpe bondit bond croissance croît rebond rebondit relève relèvement alourdit allonge allongement agrandit | baisse recule recul diminue diminution chute réduit réduction réduire réduira repli replie ralentit ralentissement allège raccourcit rétrécit
ouvre ouvrir ouvert ouverte ouverture ouvrira inaugure inauguration rouvre rouvrir réouverture | ferme fermer fermé fermeture fermera
*gagne gagner gagné gain victoire remporte remporter vainqueur | perd perdre perdu perte perdra défaite perdant
autorise autoriser autorisation permet permettre permis | interdit interdire interdiction interdira interdisent prohibe
*achète acheter acheté achat rachète racheter racheté rachat acquiert acquérir acquis acquisition acheteur | vend vendre vendu vente vendra cède céder cédé cession vendeur
interne internes | externe externes
gratuit gratuite gratuitement gratuité | payant payante
nord septentrional | sud méridional
ouest occidental | est oriental
accepte accepter acceptation approuve approuver approbation adopte adopter adoption valide valider validation | refuse refuser refus rejette rejeter rejet rejeté repousse
retenu retenue retenus retenues retenir sélectionné choisi | écarté écartée écartés écartées écarter éliminé
public publics publique publiques | privé privés privée privées
confirme confirmer confirmation | dément démentir démenti infirme infirmer
embauche embaucher recrute recruter recrutement embauches | licencie licencier licenciement licenciements supprime
commence commencer commencement débute débuter démarre démarrer démarrage lance | termine terminer achève achever cesse cesser
continue continuer poursuit poursuivre maintient maintenir maintien maintenu continueront poursuivront | cesse cesser arrête arrêter arrêt abandonne abandonner suspend suspendre suspension interrompt interrompre interruption cesseront
facile facilement | difficile difficilement
rapide rapidement vite | lent lentement lente
majorité majoritaire | minorité minoritaire
positif positive favorable | négatif négative défavorable
légal légale licite | illégal illégale illicite
succès réussite réussit réussi réussir | échec échoue échoué échouer
présence | absence absent
avance anticipe | retard retarde reporte repousse
riche riches | pauvre pauvres
maximum maximal plafond | minimum minimal plancher
export exporte exportation exportations | importe importation importations
bénéfice bénéfices excédent profit | déficit pertes
améliore améliorer amélioration meilleur | aggrave aggraver dégrade dégrader dégradation détériore détérioration pire
allié alliés | rival rivaux adversaire
recettes | dépenses
centralise centralisé | décentralise décentralisé
obligatoire obligatoires contraignant | facultatif facultative volontaire optionnel
temporaire provisoire provisoirement | définitif définitive définitivement permanent
vrai vraie | faux fausse
innocent relaxe relaxé acquitté acquitte | coupable condamné condamne condamnation
entrer entrée arrivée arrive | sortie sortir sort quitte quitter départ
ajoute ajouter ajout | retire retirer retrait enlève
renforce renforcer renforcement durcit durcir | affaiblit affaiblir assouplit assouplir assouplissement
soutient soutenir soutien | combat combattre oppose opposition opposé
construit construire construction bâtit | détruit détruire destruction démolit démolition démolir
*emprunte emprunter emprunt | prête prêter
divise divisé | multiplie multiplié
supérieur supérieure | inférieur inférieure
chaud chaude chaleur | froid froide
hommes homme masculin | femmes femme féminin
urbain urbaine urbains | rural rurale ruraux
premier première premiers premières | dernier dernière derniers dernières
ancien ancienne anciens | nouveau nouvelle nouveaux nouvelles
court courte | long longue
faible faibles | fort forte élevé élevée
antérieur antérieure antérieures antérieurs précédent précédente | postérieur postérieure postérieures postérieurs suivant suivante
national nationale | étranger étrangère international internationale
`;

/** Small words that turn what follows them: « avant le vote » and « après le vote ». */
const SMALL_OPPOSITES =
  "avant/après avec/sans plus/moins trop/peu mieux/pire premier/dernier première/dernière premiers/derniers premières/dernières dessus/dessous debut/fin début/fin sauf/même souvent/rarement intérieur/extérieur gauche/droite matin/soir";

/** A word with an opposite: the pair that it belongs to, and its side of it. */
export type Opposed = { pair: number; side: 0 | 1; isMutual: boolean; term: string };

const SIDES = new Map<string, Omit<Opposed, "term">[]>();
for (const [pair, line] of OPPOSITES.trim().split("\n").entries()) {
  for (const [at, words] of line.replace("*", "").split(" | ").entries()) {
    const side = at === 0 ? 0 : 1;
    for (const term of new Set(words.split(" ").flatMap((word) => findWords(word).map(termOf)))) {
      if (term !== "") SIDES.set(term, [...(SIDES.get(term) ?? []), { pair, side, isMutual: line.startsWith("*") }]);
    }
  }
}

/** The stems of a text that have an opposite. */
export function findOpposed(terms: Iterable<string>): Opposed[] {
  return Array.from(terms, (term) => (SIDES.get(term) ?? []).map((place) => ({ ...place, term }))).flat();
}

const TURNS = new Map(
  SMALL_OPPOSITES.split(" ")
    .map((pair) => fold(pair).split("/"))
    .flatMap(([one = "", other = ""]) => [[one, other] as const, [other, one] as const]),
);

/** A small word that may be turned, with its opposite and the stems that it may bear on, the nearest first. */
export type Turn = { word: string; opposite: string; on: string[] };

/** Stems looked at after a small word. */
const REACH = 3;
const WIDEST = 7;

/** The small words with an opposite, given the words of a sentence without accents; not those that hedge a figure. */
export function findTurns(words: readonly string[]): Turn[] {
  return words.flatMap((word, at) => {
    const opposite = TURNS.get(word);
    if (opposite === undefined) return [];
    const on = words
      .slice(at + 1, at + 1 + WIDEST)
      .map(termOf)
      .filter(Boolean)
      .slice(0, REACH);
    return on.length === 0 || /^\d/.test(on[0] ?? "") ? [] : [{ word, opposite, on }];
  });
}
