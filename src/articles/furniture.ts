import type { Line } from "./draft.ts";

/** The article's own lines: what a site prints around them is left out, and all that follows its end. */
export function dropFurniture(lines: readonly Line[]): Line[] {
  return dropLastLink(
    dropCredits(cutTail(lines).filter(({ text }, at, own) => !isFurniture(text) || headsProse(own, at))),
  );
}

/** Who helped, in an agency's last lines: « (Reportage de Jeanne Roy, édité par…) ». */
function dropCredits(lines: Line[]): Line[] {
  const last = lines.findLastIndex(({ text }) => text.trim() !== "");
  const text = lines[last]?.text.trim() ?? "";
  return text.length <= LONGEST_CREDIT && CREDIT.test(text) ? dropCredits(lines.slice(0, last)) : lines;
}

/** Characters. */
const LONGEST_CREDIT = 400;
const CREDIT =
  /^[([*_]*(?:(?:additional )?(?:reporting|writing|editing) by|reportage (?:de|d['’])|rédigé par|édité par|version française|avec (?:l['’])?(?:afp|reuters|ap|agences?)\b.{0,60}$|.{3,120} contributed (?:reporting )?to this (?:report|story|article))/iu;

/** A few words behind the last sentence, with no point to them: a link, a signature, the name of a rubric. */
function dropLastLink(lines: Line[]): Line[] {
  const written = lines.filter(({ text }) => text.trim() !== "");
  const [before, last] = written.slice(-2);
  if (before === undefined || last === undefined || last.kind === "item" || !isSentence(before)) return lines;
  const isLink = last.text.length <= LONGEST_LINK && /[\p{L}\d]\s*$/u.test(last.text) && !LIST_MARK.test(last.text);
  return isLink ? dropLastLink(lines.slice(0, lines.lastIndexOf(last))) : lines;
}

/** Characters. */
const LONGEST_LINK = 50;
const LIST_MARK = /^\s*(?:[-•*–—‣▪·]|\d{1,2}[.)])\s/u;

/** True for a line that no article is made of: a button, a label, a template that was never filled. */
export function isFurniture(text: string): boolean {
  const line = text.trim();
  if (line === "" || line.length > LONGEST) return false;
  return isUnfilled(line) || [FURNITURE, LABEL, TAIL, INSET].some((phrases) => isOneOf(phrases, line));
}

/** A template's marks, with a few words beside them at most: « Publié par {{author}} ». */
function isUnfilled(line: string): boolean {
  const written = line.replace(UNFILLED, "");
  return written !== line && written.trim().length <= 20;
}

/** « X » or « Recherche » may be a section's heading: alone above a paragraph, it stays. */
function headsProse(lines: readonly Line[], at: number): boolean {
  const isWritten = ({ text }: Line): boolean => text.trim() !== "";
  if (!isOneOf(LABEL, lines[at]?.text ?? "")) return false;
  const above = lines.slice(Math.max(0, at - AROUND), at).findLast(isWritten);
  const below = lines.slice(at + 1, at + 1 + AROUND).find(isWritten);
  return below !== undefined && isProse(below) && !(above && isFurniture(above.text));
}

/** Lines looked at above and below, blank ones counted. */
const AROUND = 4;

/** A heading such as « Laisser un commentaire » ends the article, unless the body goes on behind it. */
export function cutTail(lines: readonly Line[]): Line[] {
  const behind = readBehind(lines);
  const total = sizeOf(lines);
  let before = 0;
  const end = lines.findIndex(({ text }, at) => {
    const ends = before >= total * 0.3 && opensTail(text, before, behind[at] ?? NOTHING);
    before += text.length;
    return ends;
  });
  return end < 0 ? [...lines] : lines.slice(0, end);
}

function opensTail(line: string, before: number, { prose, sentence, form }: Behind): boolean {
  if (isOneOf(TAIL, line)) return prose < before * 0.35;
  // Readers' comments are prose too: a form behind them tells them from a section on comments.
  if (isOneOf(COMMENTS, line)) return !sentence || (form && prose < before * 0.35);
  return isOneOf(INSET, line) && !sentence;
}

/** What stands behind a line: characters of paragraphs, any sentence, anything that never stands in a body. */
type Behind = { prose: number; sentence: boolean; form: boolean };
const NOTHING: Behind = { prose: 0, sentence: false, form: false };

function readBehind(lines: readonly Line[]): Behind[] {
  const behind: Behind[] = [];
  let last = NOTHING;
  for (const line of lines.toReversed()) {
    behind.push(last);
    const own = !isFurniture(line.text);
    last = {
      prose: last.prose + (own && isProse(line) ? line.text.length : 0),
      sentence: last.sentence || (own && isSentence(line)),
      form: last.form || isOneOf(TAIL, line.text),
    };
  }
  return behind.reverse();
}

const isOneOf = (phrases: RegExp, line: string): boolean =>
  line.length <= LONGEST && phrases.test(line.replace(/[\s:.…>»*|-]+$/u, "").trimStart());
const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);
/** Written out, as an article's paragraphs are. */
const isProse = ({ text }: Line): boolean => text.length > 120 && /[.!?…»]\s*$/u.test(text);
/** As long as a short last paragraph, and closed as the title of another article is not. */
const isSentence = ({ text }: Line): boolean => text.length > 50 && /[.!…»]\s*$/u.test(text);

/** Characters: a longer line is somebody's sentence. */
const LONGEST = 160;
const UNFILLED = /\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|<%[^%]*%>/g;

const whole = (...phrases: string[]): RegExp => new RegExp(`^(?:${phrases.join("|")})$`, "iu");

/** Buttons and labels that a section may bear as its heading. */
const LABEL = whole(
  "annonces?|accueil|home|menu|navigation|recherche|retour|connexion|chargement|facebook|twitter|x|linkedin|whatsapp",
  "e-?mail|suivre|commenter|réagir|partager|imprimer|newsletter|(?:nos )?derniers articles|les plus lus",
);

const FURNITURE = whole(
  "publicité|pub|sponsorisé|contenu sponsorisé|la suite (?:de l.article )?après (?:la|cette) publicité",
  "advert(?:isement)?s?|ads?|sponsored(?: content)?|(?:article|story) continues below.{0,30}|scroll to continue.{0,30}",
  "(?:don.t|ne) (?:miss|manquez pas|ratez pas)|à ne pas (?:manquer|rater)|related (?:news|topics|content)|recommended(?: for you)?",
  "(?:like|liked|enjoyed?) this (?:story|article|post)\\b.{0,60}|vous (?:avez aimé|aimez) cet article.{0,60}",
  "tell us what you think|dites-nous ce que vous en pensez.{0,40}|\\d[\\d\\s]*(?:vues?|views?|lectures?)",
  "(?:follow|suivez|retrouvez) .{2,60} (?:on|sur) (?:twitter|facebook|instagram|linkedin|x|youtube|bluesky|mastodon|whatsapp|telegram|google)\\b.{0,60}",
  "(?:sign up|click here|cliquez ici) (?:for|to|pour) (?:our|subscribe|s.abonner|vous|receive|recevoir)\\b.{2,100}",
  "(?:top|main|bottom|site) nav(?:igation)?|menu principal|fil d.ariane|haut de page",
  "aller au contenu(?: principal)?|skip to (?:main )?content|retour (?:en haut|à l.accueil)|back to top",
  "rechercher|search|fermer|close|loading|précédent|suivant|previous|next|voir plus|show more",
  "(?:partager|partagez)(?: (?:cet(?:te)? (?:article|page)|l.article|ce contenu|avec vos .{1,30}|sur .{1,30}))",
  "partagez|share(?: this)?(?: (?:article|post|on .{1,20}))?",
  "copier le lien|copy link|print|envoyer(?: par e-?mail)?|(?:ajouter (?:à mes|aux) )?favoris",
  "(?:commenter|réagir à) (?:cet |l.)article|écouter (?:cet |l.)article|offrir (?:cet |l.)article|signaler (?:une erreur|un abus)|répondre",
  "enregistrer|j.aime|suivez-nous(?: .{1,60})?|follow us(?: .{1,40})?",
  "\\d+ ?(?:commentaires?|comments?|réactions?|partages?|vues?|j.aime)|(?:aucun|no) comment(?:aire|s)?",
  "(?:je )?(?:m.abonne|m.inscris)|abonnez-vous(?: .{1,80})?|subscribe(?: .{1,40})?|inscrivez-vous(?: .{1,80})?",
  "s.(?:abonner|inscrire)(?: (?:à (?:la|notre|cette) (?:newsletter|lettre|chaîne).{0,40}|gratuitement|maintenant))?",
  "se connecter|sign (?:in|up)|log ?in",
  "(?:photo|image|crédits?(?: photos?)?|illustration|source photo)s? ?[:©/] ?(?:©|@|(?-i:\\p{Lu})).{1,120}|©.{1,120}",
  "tous droits réservés.{0,80}|all rights reserved.{0,80}|en savoir plus|cliquez ici.{0,60}|lire la suite|read more",
  "temps de lecture(?: estimé)? ?:? ?(?:environ )?\\d.{0,15}|\\d+ ?min(?:utes?)?(?: de lecture)?",
  "lecture ?:? ?\\d+ ?min(?:utes)?",
  "(?:(?:à )?lire (?:aussi|également)|voir aussi|sur le même sujet)(?: ?[:|].{0,140}| ?(?:«|(?-i:\\p{Lu})).{0,140})?",
  "(?:nous utilisons|ce site utilise) des cookies.{0,120}|accepter(?: tout| les cookies)?|tout refuser",
  "article réservé aux abonnés|cet article est réservé (?:aux|à nos) abonnés.{0,80}",
);

const COMMENTS = whole("(?:\\d+ )?(?:commentaires?|comments?)(?: \\(\\d+\\))?");

/** What comes after the end, whatever is written there: forms, readers' comments, other articles. */
const TAIL = whole(
  "related (?:posts?|articles?|stories)|recent (?:comments?|posts?)|articles? (?:similaires|connexes|liés|recommandés)",
  "laisser un commentaire|laissez un commentaire|ajouter un commentaire|leave a (?:reply|comment)|post a comment",
  "votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*|your e-?mail address will not be published.*",
  "les champs obligatoires sont indiqués.*|annuler la réponse|formulaire de contact|contact form",
  "à propos de l.auteure?|about the author|filed under.{0,100}",
  "il vous reste \\d.{0,6}% de cet article à (?:lire|découvrir).{0,40}|(?:la suite|le reste) (?:de cet article )?est réservée? (?:aux|à nos) abonnés.{0,60}",
  "contacts? (?:presse|médias?)|(?:media|press) contacts?",
);

/** Boxes that stand at the end or in the middle: they end the article where no sentence comes behind. */
const INSET = whole(
  "sur le même thème|dans la même (?:rubrique|catégorie)|(?:nos )?derniers articles|les plus lus|articles? récents",
  "articles? associés|vous (?:aimerez|pourriez) (?:aussi|aimer|également).{0,30}|cela (?:peut|pourrait) vous intéresser",
  "(?:mots-clés|étiquettes|tags?) ?:.{0,150}",
  "recevez notre (?:lettre|newsletter).{0,80}|inscription à (?:la|notre) (?:lettre|newsletter).{0,60}",
);
