import { findWords, fold, termOf } from "./words.ts";

/** Everyday English words of the news with their French ones, where neither looks like the other. */
const PAIRS = `
software logiciel programme; tool outil; trial essai procès; study étude; research recherche; researcher chercheur; survey enquête sondage
wait attente attendre; delay retard délai; death décès mort; die mourir; save sauver économiser; life vie; lives vies; disease maladie; drug médicament
health santé; doctor médecin; nurse infirmier; care soin; scan image examen; report compte rapport; paper article étude; finding résultat
difference écart; chance hasard; author auteur; lead diriger mener; leader dirigeant; head diriger chef; company société entreprise; firm société entreprise
sell vendre; sold vendu; sale vente; buy acheter acquérir; bought acheté; purchase achat; free gratuit libre; supply fournir; supplier fournisseur
provide fournir; charge frais; price prix; cost coût coûter; spend dépenser; spent dépensé; pay payer verser; paid payé versé; fund fonds financer; money argent
raise lever relever; raised levé; round tour levée; loan prêt emprunt; debt dette; loss perte; lose perdre; lost perdu; revenue recettes revenus; income revenu
share part action; stake part participation; owner propriétaire; growth croissance; grow croître; fall baisse baisser; fell baissé tombé passé; drop chute baisse
cut réduire réduit baisse; reduce réduire; rise hausse; rose augmenté; increase hausse augmenter; up hausse; down baisse; high élevé haut; low bas faible
law loi; court tribunal; judge juge; ruling décision jugement; lawsuit plainte procès; sue poursuivre; fine amende; fined condamné; ban interdire interdiction
rule règle; deal accord contrat; agreement accord; sign signer; board conseil; chairman président; chief directeur patron; staff personnel effectif; worker salarié ouvrier
employee employé salarié; job emploi poste; hire recruter embaucher; layoff licenciement; strike grève; union syndicat; work travail travailler; workforce effectif
build construire bâtir; built construit; building bâtiment; plant usine centrale; factory usine; site site; power électricité puissance; grid réseau; network réseau
energy énergie; water eau; heat chaleur; cooling refroidissement; coal charbon; wind éolien vent; sun soleil; oil pétrole; fuel carburant; car voiture; truck camion
ship navire; plane avion; flight vol; rail rail; road route; town ville commune; city ville; mayor maire; county comté; council conseil; village village
government gouvernement; country pays; world monde; state état; army armée; war guerre; defence défense; weapon arme; police police; crime crime
school école; pupil élève; student étudiant élève; teacher enseignant; child enfant; children enfants; woman femme; women femmes; man homme; men hommes; people gens personnes
user utilisateur; customer client; data données; language langue langage; speech parole; voice voix; picture image; screen écran; phone téléphone; computer ordinateur
chip puce; device appareil; engine moteur; learn apprendre; learning apprentissage; train entraîner; training entraînement formation; test essai; weights poids
flaw faille défaut; bug défaut; fix correctif corriger; attack attaque; hacker pirate; breach fuite intrusion; leak fuite; security sécurité; safety sûreté sécurité; warning alerte avertissement
warn avertir prévenir; threat menace; risk risque; mistake erreur; wrong faux erroné; false faux fausse; true vrai; missed manqué vu; miss manquer
week semaine; month mois; year an année; day jour; hour heure; today aujourd; yesterday hier; sunday dimanche; monday lundi; tuesday mardi; wednesday mercredi; thursday jeudi; friday vendredi; saturday samedi
first premier; second deuxième; third tiers troisième; half moitié; quarter quart trimestre; twice double deux; early précoce tôt; earlier précoce tôt; late tard; later tard; next prochain suivant
new nouveau; old ancien vieux; big grand gros; large grand; small petit; great grand; better mieux meilleur; best meilleur; worse pire; fast rapide vite; faster vite rapide; slow lent
open ouvrir ouvert; close fermer; shut fermer; start commencer; begin commencer; end fin finir; stop arrêter; keep garder conserver; kept gardé; remain rester; withdraw retirer; withdrawn retiré
plan prévoir projet; planned prévu; launch lancer; release publier sortie; publish publier; announce annoncer; unveil dévoiler; show montrer; found trouvé; find trouver; follow suivre; followed suivi; run fonctionner mener
use usage utiliser; help aide aider; make fabriquer; maker fabricant; need besoin; want vouloir; hope espérer; say dire; said dit; ask demander; answer réponse; agree accepter accord; deny nier démentir; claim affirmer
change changer; treat traiter; treatment traitement; patient patient; hospital hôpital; urgent urgent; ranked classé; routine routine; alert alerte; sign signe; success succès; measure mesurer; measurably mesurable
newspaper journal; press presse; media média; sentence condamner condamnation; scrape aspirer; promise promettre promesse; recall rappeler rappel; join rejoindre; replace remplacer
drive conduire; robot robot; weed herbe désherber; owl chouette; bird oiseau; tree arbre; orchard verger; sound son bruit; record enregistrer; listen écouter; hear entendre
subscription abonnement; blind aveugle; elderly âgé; neighbourhood quartier; library bibliothèque; museum musée; archive archives; register registre; handwriting écriture
electricity électricité; supercomputer supercalculateur; processor processeur; server serveur; cloud nuage; laboratory laboratoire; scientist scientifique; space espace; rocket fusée; launcher lanceur
lay licencier; employ employer emploie; appoint nommer; quit quitter; leave quitter départ; step quitter; founder fondateur; partner partenaire; investor investisseur; investment investissement; invest investir
trade commerce; market marché; goods biens; food alimentation; farm ferme; farmer agriculteur; add ajouter; soundtrack sonore bande; generate générer; generated générées; create créer; helmet casque; headset casque; bonus prime; reality réalité; orbit orbite; talent talents; bubble bulle; nuclear nucléaire; quantum quantique; founded fondé; hardware matériel; video vidéo; expert expert; gain gain; achieve atteindre; rank classer; behind derrière; army armée; field champ domaine; land terre terrain; sea mer; river fleuve; weather météo; flood crue inondation; fire incendie feu; storm tempête
`;

const FRENCH = new Map(
  PAIRS.split(/[;\n]/).flatMap((pair): [string, string[]][] => {
    const [english = "", ...french] = pair.trim().split(/\s+/);
    return english === "" ? [] : [[english, french.map((word) => termOf(word)).filter(Boolean)]];
  }),
);

const ENDINGS: [RegExp, string][] = [
  [/ies$/, "y"],
  [/(?:ings|ers?)$/, ""],
  [/(?:s|es|ed|ing)$/, ""],
  [/(?:s|d)$/, ""],
  [/(?:ed|ing)$/, "e"],
];

/** The French stems that an English word may be told by. */
export function frenchTermsOf(word: string): string[] {
  const plain = fold(word);
  const forms = [plain, ...ENDINGS.map(([ending, other]) => plain.replace(ending, other))];
  return [...new Set(forms)].flatMap((form) => FRENCH.get(form) ?? []);
}

/** The stems of the English words, in any of their forms, that a French stem may be told by. */
function englishTermsOf(term: string): string[] {
  return [...new Set((ENGLISH.get(term) ?? []).flatMap(({ english }) => formsOf(english).map(termOf)))];
}

const ENGLISH = Map.groupBy(
  [...FRENCH].flatMap(([english, french]) => french.map((term) => ({ term, english }))),
  ({ term }) => term,
);

const formsOf = (english: string): string[] => {
  const stem = english.replace(/e$/, "");
  return [english, `${english.replace(/y$/, "ie")}s`, `${stem}ed`, `${stem}ing`];
};

/** The French words that an English one may be the twin of: capacity, critical, regulator. */
function cognatesOf(word: string): string[] {
  const plain = fold(word).replace(/s$/, "");
  return COGNATES.flatMap(([english, french]) => (english.test(plain) ? [plain.replace(english, french)] : []));
}

/** A term of a question, and those by which articles in the other language may tell it. */
export type Translated = { term: string; told: string[] };

/** The terms of a question in English or French, each once, in order. */
export function translateTerms(question: string): Translated[] {
  const translated = new Map<string, string[]>();
  const english = looksEnglish(question);
  for (const word of findWords(question)) {
    const term = english && SMALL.has(word) ? "" : termOf(word);
    const told = english ? [...frenchTermsOf(word), ...cognatesOf(word).map(termOf)] : englishTermsOf(term);
    if (term !== "") translated.set(term, told);
  }
  return [...translated].map(([term, told]) => ({
    term,
    told: [...new Set(told)].filter((one) => !translated.has(one)),
  }));
}

/** Of a question in English: rare in French articles, they would weigh more than all others. */
const SMALL = new Set(
  `a an the of and or to in is was were are be been being that this these those with for by from at on as it its their they
  he she his her you your we our us i me my has have had having did do does done will would can could should shall may might must
  not no but if than then there so such some any all also just more most very much many how who whom whose what when where
  which why about into over after before since between during while both each other tell give say said get got`.split(
    /\s+/,
  ),
);

/** English endings with their French ones. */
const COGNATES =
  `ty té; ic ique; ical ique; or eur; er eur; ive if; ous eux; ist iste; ism isme; gy gie; phy phie; ary aire
  ory oire; cy ce; ise iser; ize iser; ised iser; ized iser; ate er; ated er; ing er; ed er; ly ment; al el; ny nie; my mie; ry rie`
    .split(/[;\n]/)
    .map((pair): [RegExp, string] => {
      const [english = "", french = ""] = pair.trim().split(" ");
      return [new RegExp(`${english}$`), french];
    });

/** Whether a question is in English, by its small words: it is too short to be told by its letters. */
export function looksEnglish(text: string): boolean {
  return (text.match(ENGLISH_ONLY)?.length ?? 0) > (text.match(FRENCH_ONLY)?.length ?? 0);
}

const anyOf = (list: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.replace(/\s+/g, "|")})(?![\\p{L}\\p{N}])`, "giu");

// None that the other language has too, like « on », « as » and « but ».
const ENGLISH_ONLY = anyOf(
  `the of and to in is was were that this with for by from has have had its their it they be been will would which not
  who whom whose what when where why how did does do much many about tell me give any there into than she he his her
  you your we our since between`,
);
const FRENCH_ONLY = anyOf(
  `le la les l un une des du de d et est sont ont au aux en dans par pour qui que qu quoi quel quelle quels quelles
  combien comment pourquoi quand où ce cette ces il elle ils elles se s ne n pas plus sur avec son sa ses leur leurs
  depuis t y a été je nous vous`,
);
