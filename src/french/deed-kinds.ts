import { searchTerms } from "./words.ts";

/** Deeds of consequence, each with all the words that may tell of it; a mark where their nouns say as much. */
const KINDS = `
!licencie licencier licencié licenciement licenciements congédie congédié limoge limogé | renvoyé renvoi supprime suppression suppressions postes emplois départs évince débarque
!condamne condamner condamné condamnation | coupable peine amende sanction sanctionne jugement juge verdict justice tribunal cour prison
vend vendre vendu vente ventes | cède céder cédé cession commercialise commercialiser commercialisation écoule acheteur achète acheter acheté achat rachète racheter racheté rachat acquiert acquérir acquis acquisition client clients prix euros commande commandé livre livrer contrat
achète acheter acheté achat rachète racheter racheté rachat | vend vendu vendre vente cède cédé cession acquiert acquérir acquis acquisition offre reprise repreneur reprend prix euros commande commandé débourse
loue louer loué location locataire | loyer bail prête prêt
lance lancer lancé lancement | présente présenté présentation dévoile dévoilé dévoiler ouvre ouvrir ouvert ouverture sort sorti sortie publie publié publication démarre démarrage service commercialise propose annonce annoncé annoncer débute création crée créer créé inaugure inauguré déploie déployé déploiement introduit entame entamé disponible commence commencé commencer débuté début entrera arrive arrivera sortira vient nouveauté fusée tir décolle décollage fonde fondé offre mis mise
recrute recruter recruté recrutement embauche embaucher embauché débauche | attire attiré attirer engage nomme nommé rejoint rejoindre venu venus arrive emploi emplois postes salariés employés équipe effectif talents
!démissionne démissionner démission | quitte quitter quitté départ part partir parti
!tue tuer tué tués assassine assassiné | mort morts mortel décès décédé meurt mourir victime victimes vie
blesse blessé blessés blessure | blessures victime victimes
!interpelle interpellé interpellation arrestation | arrête arrêté garde
!vole volé dérobe dérobé | voler vol volées fuite pirate piraté attaque cyberattaque intrusion
!ment menti mensonge mentir trompe trompé tromperie | faux fausse
!corrompt corrompu corruption | pot-de-vin
!fraude fraudé frauduleux escroquerie |
assigne assigné plainte poursuites | poursuivi procès attaqué saisi saisit recours justice accuse accusé tribunal
investit investir investi investissement investissements | investisseur consacre consacrer débourse déboursé dépense dépenser finance financer financement mise miser injecte verse verser milliards millions apporte apporter levée plan place
fusionne fusionner fusion | rapprochement union alliance mariage regroupe réunis
!expulse expulsé expulsion | renvoyé
!boycotte boycott boycotter |
finance financer financé | investit investir investi investissement investissements investisseur investisseurs levé levée lève fonds milliards millions subvention subventionne verse versé consacre consacré paie payé coûte coût budget aide euros dollars apporte mécène soutient soutien don dons prêt prête
retire retirer retiré retirés retrait démonte démonter démonté | enlève rappel rappelle rappelés rappeler supprime supprimé suppression ferme fermé démantèle cède cédé renonce annule abandonne abandon dépose déposé sort sortie quitte quitté départ rend rendu disparaît
réduit réduire réduisent réduction | baisse baisser baissé recule recul reculé diminue diminution diminué chute chuté moins perd perdu perte économie économies économise économiser évite éviter gain gagne gagné gagner allège coupe passe passer passé tombe tombé contre abaisse ramène ramené supprime suppression divise divisé ralentit limite limiter freine compense rabote raccourcit restreint rogne optimise efficacité sobriété
!démolit démolir démolition incendie incendié brûle | détruit détruire destruction rase feu
`;

const BY_TERM = new Map<string, Set<number>>();
/** Before the bar stand the words that tell of it alone: the others do so beside many things. */
const OWN = new Map<string, number[]>();
const GRAVE = new Set<number>();
for (const [kind, line] of KINDS.trim().split("\n").entries()) {
  if (line.startsWith("!")) GRAVE.add(kind);
  const [own = "", others = ""] = line.replace("!", "").split("|");
  for (const term of new Set(searchTerms(own))) OWN.set(term, [...(OWN.get(term) ?? []), kind]);
  for (const term of new Set(searchTerms(`${own} ${others}`)))
    BY_TERM.set(term, new Set([...(BY_TERM.get(term) ?? []), kind]));
}

/** The deeds of consequence of which a stem tells by itself. */
export const deedsOf = (term: string): readonly number[] => OWN.get(term) ?? [];

/** Those of them that a noun tells as well: « la démission du directeur ». */
export const graveDeedsOf = (term: string): readonly number[] => deedsOf(term).filter((kind) => GRAVE.has(kind));

/** Whether a stem may tell of a deed. */
export const mayTell = (term: string, kind: number): boolean => BY_TERM.get(term)?.has(kind) ?? false;
