import { findWords, fold, termOf } from "../french/words.ts";

/** What asks for news and says nothing of which. */
const FORMULA =
  /(?:quoi de (?:neuf|nouveau)|(?:y a-t-il|qu'y a-t-il|il y a) (?:du|de) (?:neuf|nouveau)|qu(?:e |')(?:s'est-il|est-il|s'etait-il) (?:passe|arrive|produit)|que se passe-t-il|qu'est-ce qu(?:i|'il) (?:s'est|s'etait|est|se) (?:passe|arrive|produit)|(?:quelles sont |donne-moi |dis-moi )?(?:toutes )?les (?:dernieres |principales )?(?:nouvelles|actualites|infos)|quelles (?:nouvelles|actualites)|(?:what's|what is|anything) new|what(?: has|'s| have)? (?:just )?happened|what's happening|(?:what(?:'s| is) )?the latest(?: news)?|(?:what(?:'s| is) the|any) news)(?![a-z])/g;

const WORDS = `récemment dernièrement actuellement moment changé date datent datant recently currently latest changed neuf nouveau nouveaux nouvelle nouvelles nouveauté nouveautés news new passé passer passée passées passe
  passait déroulé arrivé arriver produit actu actus actualité actualités info infos information informations résume
  résumer résumez résumé récapitule récapitulatif bilan essentiel principal principale principaux principales important
  importante importants importantes marquant marquante marquants marquantes événement événements faits dit disait article articles
  publié publiés publiée publiées paru parus parues sujet sujets titres liste lister donne donner donnez dis dites
  raconte racontez montre montrez parle parler savoir sais savait retenir fallait voudrais veux aimerais connaître sorti sortis
  dernier dernière derniers dernières journée veille jour merci bonjour bonsoir salut svp plaît what whats happened happen happening
  tell show give list summary summarize summarise events event stories story articles published the of in is was were
  are that this with for by me us main top key latest any there been has have had did do does anything something about
  and to it what's hello hi please`;
const GENERIC = new Set(fold(WORDS).split(/\s+/));

/** Whether these words ask for nothing but news. */
export const asksNothingElse = (text: string): boolean =>
  findWords(text).every((word) => termOf(word) === "" || GENERIC.has(fold(word)));

/** Where such words stand; `folded` is as long as the text, and without accents. */
export function findNewsWords(folded: string): { start: number; end: number }[] {
  return Array.from(folded.matchAll(FORMULA), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
