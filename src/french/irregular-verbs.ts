import { searchTerms } from "./words.ts";

/** Forms of a verb whose stems differ, after the beginnings with which it makes others: « (ap) prendre » is « apprendre ». */
const VERBS = `
(- ap com sur entre re) prendre prend prenons prennent pris prise prit prendra prendrait prenait prenant
(-) mettre mettons mettent mis mise mettra mettrait
(pro ad per com sou trans re) mettre met mettons mettent mis mise mit mettra mettrait mettait mettant
(- de re inter par pré sur con sou) venir vient venons viennent venu vint viendra viendrait venait venant
(ob con dé main sou re appar) tenir tient tenons tiennent tenu tint tiendra tiendrait tenait tenant
(inter pré contre mé) dire dit disent dite dira dirait disait disant
(é dé ins pres sous trans ré) crire crit crivent crite crira crirait crivait crivant
(é ré) lire lit lisent lu lue lira lirait lisait
(- re entre) voir voit voyons voient vu vue verra verrait voyait
(pré) voir voit voient vu vue voira voirait voyait
(re per aper con dé) cevoir çoit cevons çoivent çu çue cevra cevrait cevait
(- entre) ouvrir ouvre ouvrent ouvert ouverte ouvrira ouvrirait ouvrait
(-) offrir offre offrent offert offerte offrira offrirait offrait
(- re) couvrir couvre couvrent couvert couverte couvrira couvrirait couvrait
(dé) couvrir couvre couvrent couvert couverte couvrira couvrirait couvrait
(-) souffrir souffre souffrent souffert souffrira souffrirait souffrait
(con pro ré tra intro sé dé) duire duit duisent duite duira duirait duisait
(con recon dé ins) struire struit struisent struite struira struirait struisait
(con recon) naître naît naissent nu nue naîtra naîtrait naissait
(par appar dispar compar repar) aître aît aissent u ue aîtra aîtrait aissait
(- sur re) vivre vit vivent vécu vivra vivrait vivait
(- pour) suivre suit suivent suivi suivra suivrait suivait
(par con re ac) courir court courent couru courra courrait courait
(-) mourir meurt meurent mort morte mourra mourrait mourait
(ac con re) quérir quiert quièrent quis quise querra querrait quérait
(at é) teindre teint teignent teinte teindra teindrait teignait
(- re ad) joindre joint joignent jointe joindra joindrait joignait
(c contr pl) aindre aint aignent ainte aindra aindrait aignait
(cr) aindre aint aignent ainte aindra aindrait aignait
(ré) soudre sout solvent solu solue soudra soudrait solvait
(- con) vaincre vainc vainquent vaincu vaincue vaincra vaincrait vainquait
(- com dé a) battre bat battent battu battue battra battrait battait
(v rev) endre end endent endu endue endra endrait endait
(att ent ét déf dép desc prét susp appr) endre end endent endu endue endra endrait endait
(-) rendre rend rendent rendu rendue rendra rendrait rendait
(-) perdre perd perdent perdu perdue perdra perdrait perdait
(rép corresp) ondre ond ondent ondu ondra ondrait ondait
(- inter cor) rompre rompt rompent rompu rompue rompra romprait rompait
(- re) partir partent partira partirait partait
(-) sortir sort sortent sorti sortie sortira sortirait sortait
(con res pres) sentir sent sentent senti sentie sentira sentirait sentait
(- des) servir sert servent servi servie servira servirait servait
(-) croire croit croient cru crue croira croirait croyait
(-) savoir sait savent su sue saura saurait savait
(-) vouloir veut veulent voulu voulue voudra voudrait voulait
(- équi) valoir vaut valent valu value vaudra vaudrait valait
(pré) valoir vaut valent valu vaudra vaudrait valait
(con ex in) clure clut cluent clu clue clura clurait cluait
(re ac) cueillir cueille cueillent cueilli cueillie cueillera cueillerait cueillait
(pro é) mouvoir meut meuvent mu mue mouvra mouvrait mouvait
(- re ren) envoyer envoie envoient envoyé enverra enverrait envoyait
(- ré) employer emploie emploient employé emploiera emploierait employait
(-) payer paie paient payé paiera paierait payait
(-) essayer essaie essaient essayé essaiera essaierait essayait
(é) mettre met mettent mis mise mettra mettrait mettait
(- re pro) jeter jette jettent jettera jetterait
(-) suffire suffit suffisent suffira suffirait suffisait
(-) fuir fuit fuient fui fuira fuirait fuyait
(-) boire boit boivent bu bue boira boirait buvait
`;

const ROOTS = new Map<string, string>();
for (const line of VERBS.trim().split("\n")) {
  const [, openings = "", forms = ""] = /^\(([^)]*)\) (.*)$/.exec(line) ?? [];
  for (const opening of openings.split(" ")) {
    const stems = forms.split(" ").flatMap((form) => searchTerms(opening.replace("-", "") + form));
    const [root = ""] = stems;
    for (const stem of stems) if (!ROOTS.has(stem)) ROOTS.set(stem, root);
  }
}

const FORMS = Map.groupBy(ROOTS.keys(), (stem) => ROOTS.get(stem));

/** All the stems of the verb that a stem is of, itself among them: « fuit » and « fui »; none of other words. */
export const formsOf = (term: string): readonly string[] => FORMS.get(ROOTS.get(term)) ?? [];

/** Letters of a stem from which « -ent » is an ending: « bossent », « montent ». */
const PLURAL = 7;

/** One stem for all the forms of a verb that the stemmer leaves apart; other stems as they are. */
export const verbRoot = (term: string): string =>
  ROOTS.get(term) ?? (term.length >= PLURAL && term.endsWith("ent") ? term.slice(0, -3) : term);

/** Whether two stems are of two verbs that look alike: « revendu » and « revenu ». */
export function areTwoVerbs(a: string, b: string): boolean {
  const [one, two] = [ROOTS.get(a), ROOTS.get(b)];
  return one !== undefined && two !== undefined && one !== two;
}
