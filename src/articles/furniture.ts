import type { Line } from "./draft.ts";

/** The article's own lines: what a site prints around them is left out, and all that follows its end. */
export function dropFurniture(lines: readonly Line[]): Line[] {
  return cutTail(lines.filter(({ text }) => !isFurniture(text)));
}

/** True for a line that no article is made of: a button, a label, a template that was never filled. */
export function isFurniture(text: string): boolean {
  const line = text.trim();
  if (line === "" || line.length > LONGEST) return false;
  return UNFILLED.test(line) || FURNITURE.test(line.replace(/[\s:.…>»*|-]+$/u, ""));
}

/** A heading such as « Commentaires » ends the article, unless the body goes on behind it. */
function cutTail(lines: Line[]): Line[] {
  const total = sizeOf(lines);
  let before = 0;
  for (const [at, { text }] of lines.entries()) {
    const rest = lines.slice(at + 1);
    if (before >= total * 0.3 && opensTail(text) && proseSize(rest) < before * 0.35) return lines.slice(0, at);
    before += text.length;
  }
  return lines;
}

const opensTail = (text: string): boolean => text.length <= LONGEST && TAIL.test(text.trim());
const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);
/** Characters in lines that are written out, as an article's paragraphs are. */
const proseSize = (lines: readonly Line[]): number =>
  sizeOf(lines.filter(({ text }) => text.length > 120 && /[.!?…»]\s*$/u.test(text)));

/** Characters: a longer line is somebody's sentence. */
const LONGEST = 160;
const UNFILLED = /\{\{[^{}]*\}\}|^\[\[[^[\]]*\]\]$|^<%.*%>$/;

const whole = (...phrases: string[]): RegExp => new RegExp(`^(?:${phrases.join("|")})$`, "iu");

const FURNITURE = whole(
  "publicité|pub|annonce|sponsorisé|contenu sponsorisé|la suite après (?:la|cette) publicité|advertisement|ads?",
  "(?:top|main|bottom|site) nav(?:igation)?|menu(?: principal)?|navigation|fil d.ariane|accueil|home|haut de page",
  "aller au contenu(?: principal)?|skip to (?:main )?content|retour(?: en haut| à l.accueil)?|back to top",
  "rechercher|recherche|search|fermer|close|chargement|loading|précédent|suivant|previous|next|voir plus|show more",
  "partager(?: (?:cet article|sur .{1,30}))?|partagez(?: .{1,30})?|share(?: this)?(?: (?:article|post|on .{1,20}))?",
  "copier le lien|copy link|imprimer|print|envoyer(?: par e-?mail)?|facebook|twitter|x|linkedin|whatsapp|e-?mail",
  "enregistrer|j.aime|suivre|suivez-nous(?: .{1,60})?|follow us(?: .{1,40})?|réagir|commenter",
  "\\d+ ?(?:commentaires?|comments?|réactions?|partages?|vues?|j.aime)|(?:aucun|no) comment(?:aire|s)?",
  "(?:je )?(?:m.abonne|m.inscris)|s.abonner(?: .{1,60})?|abonnez-vous(?: .{1,80})?|subscribe(?: .{1,40})?",
  "s.inscrire(?: à .{1,60})?|inscrivez-vous(?: .{1,80})?|se connecter|connexion|sign (?:in|up)|log ?in",
  "(?:photo|image|crédits?(?: photos?)?|illustration|source photo)s? ?[:©/].{1,120}|©.{1,120}",
  "tous droits réservés.{0,80}|all rights reserved.{0,80}|en savoir plus|cliquez ici.{0,60}|lire la suite|read more",
  "temps de lecture ?:? ?.{1,20}|\\d+ ?min(?:utes?)?(?: de lecture)?|lecture ?:? ?\\d+ ?min(?:utes)?",
  "(?:à )?lire (?:aussi|également)(?: ?:.{0,140})?|voir aussi(?: ?:.{0,140})?|sur le même sujet(?: ?:.{0,140})?",
  "(?:nous utilisons|ce site utilise) des cookies.{0,120}|accepter(?: tout| les cookies)?|tout refuser",
  "article réservé aux abonnés|cet article est réservé (?:aux|à nos) abonnés.{0,80}",
);

const TAIL = whole(
  "(?:\\d+ )?commentaires?(?: \\(\\d+\\))?|(?:\\d+ )?comments?(?: \\(\\d+\\))?|recent (?:comments?|posts?)",
  "related (?:posts?|articles?|stories)|articles? (?:similaires|connexes|liés|récents|associés|recommandés)",
  "laisser un commentaire|laissez un commentaire|ajouter un commentaire|leave a (?:reply|comment)|post a comment",
  "votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*|your e-?mail address will not be published.*",
  "les champs obligatoires sont indiqués.*|annuler la réponse|formulaire de contact|contact form",
  "sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)|(?:nos )?derniers articles|les plus lus",
  "vous (?:aimerez|pourriez) (?:aussi|aimer|également).{0,30}|cela (?:peut|pourrait) vous intéresser",
  "à propos de l.auteure?|about the author|(?:mots-clés|étiquettes|tags?) ?:.{0,150}|filed under.{0,100}",
  "recevez notre (?:lettre|newsletter).{0,80}|inscription à (?:la|notre) (?:lettre|newsletter).{0,60}",
);
