/** Whether an address may be an article's in a listing: not a menu's, an author's, a category's, a form's or a file's. */
export function mayBeArticle(address: string, listing: string): boolean {
  const [url, page] = [URL.parse(address), URL.parse(listing)];
  if (url === null || page === null) return false;
  const path = plain(url.pathname);
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0 ? !isNumbered(url) : segments.every((each) => LANGUAGE.test(each))) return false;
  // The listing itself, what it goes on with, and the folders that it stands in.
  if (path === plain(page.pathname) && !isNumbered(url)) return false;
  if (plain(page.pathname).startsWith(`${path}/`)) return false;
  if (FILE.test(path) || TURNS_PAGE.test(url.search)) return false;
  return !leadsAround(segments, url.search);
}

/** How much an address looks like an article's: words, a date, a number, a place under its listing. */
export function scoreAddress(address: string, listing: string): number {
  const [url, page] = [new URL(address), new URL(listing)];
  const path = plain(url.pathname);
  const last = path.split("/").at(-1) ?? "";
  const words = last.split(/[-_+.]|%20/).filter((word) => /\p{L}{2}/u.test(word) && !EXTENSION.test(word)).length;
  const folder = page.pathname.endsWith("/") ? page.pathname : `${plain(page.pathname)}/`;
  const isUnder = folder !== "/" && path.startsWith(folder);
  const isPlain = words < 2 && !/\d/.test(last + url.search);
  // A section of the site, or another list beside this one: « new » beside « recent ».
  const isSection = isPlain && path.lastIndexOf("/") === 0;
  const isBeside = isPlain && !isSection && withoutLast(path) === withoutLast(plain(page.pathname));
  return weigh([
    [words >= 4, 2],
    [words === 3, 1],
    [words === 2, 0.5],
    [DATED.test(path), 2],
    [LONG_NUMBER.test(last), 2],
    [!LONG_NUMBER.test(last) && (/\d{3}/.test(last) || isNumbered(url)), 1.5],
    [isUnder, 1.5],
    [isSection, -2.5],
    [isBeside, -1.5],
  ]);
}

const LONG_NUMBER = /\d{5}|\d{4}\.\d{4}/;

/** The sum of the points of what holds. */
export const weigh = (points: readonly [holds: boolean, points: number][]): number =>
  points.reduce((sum, [holds, each]) => (holds ? sum + each : sum), 0);

export const isDatedAddress = (address: string): boolean => DATED.test(new URL(address).pathname);

const withoutLast = (path: string): string => path.replace(/[^/]*$/, "");

/** The folder of an address, numbers left out, by which addresses of one kind are told. */
export function folderOf(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  const folder = withoutLast(plain(pathname));
  // Where pages are told by a number, the program is their folder.
  return `${hostname}${search === "" ? folder : pathname}`.replace(/\d+/g, "#");
}

/** What two addresses of one thing share: `/abs/2511.16654` and `/html/2511.16654v1`; null where nothing tells. */
export function numberOf(address: string): string | null {
  const last = plain(new URL(address).pathname).split("/").at(-1) ?? "";
  return /^\d{4,}[\d.-]*(?=v\d+$|$)/.exec(last)?.[0] ?? null;
}

const plain = (path: string): string => path.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");

/** `article.php?id=4512`, `?p=12` */
const isNumbered = ({ searchParams }: URL): boolean =>
  [...searchParams].some(([name, value]) => NUMBERED.test(name) && /\d/.test(value) && value.length < 40);
const NUMBERED = /^(?:(?:id|no|num|n|p|nid|aid|sid|t|article|id_article|item|news|post|story)|\w+_?id)$/i;

const TURNS_PAGE = /[?&](?:page|paged|start|offset|skip|from|pg|debut_\w+|after|before|sort|tri|order)=/i;
const EXTENSION = /^(?:html?|php\d?|aspx?|jsp|shtml|cfm)$/i;
const FILE =
  /\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|exe|dmg|jpe?g|png|gif|svg|webp|avif|ico|mp[34]|m4a|ogg|webm|mov|avi|xml|rss|atom|rdf|json|css|js|docx?|pptx?|xlsx?|od[tps]|epub|csv|ics|txt|bib)$/i;
const DATED =
  /\/(?:19|20)\d{2}[/-](?:0?[1-9]|1[0-2])(?!\d)|(?<!\d)20\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?!\d)|\/20\d{2}-\d{2}-\d{2}/;
const LANGUAGE = /^[a-z]{2}(?:[-_][a-z]{2})?$/i;

function leadsAround(segments: readonly string[], search: string): boolean {
  const names = segments.map((segment) => segment.toLowerCase().replace(/\.(?:html?|php|aspx?)$/, ""));
  const last = names.at(-1) ?? "";
  if (last.startsWith("@") || LAST.has(last)) return true;
  // A forge names its releases by their tags.
  const among = names.filter((_, at) => names[at - 1] !== "releases");
  return among.some((name) => ANYWHERE.has(name)) || (search !== "" && among.some((name) => SEARCH.has(name)));
}

/** Names of folders in which no article stands. */
const ANYWHERE = new Set(
  `tag tags mot-cle mots-cles motscles keyword keywords category categories categorie topics author authors auteur auteurs
  people profile profiles profil user users membre membres login log-in signin sign-in connexion logout signup sign-up
  register inscription subscribe subscription abonnement abonnements abonnes s-abonner account compte mon-compte cart panier checkout
  legal mentions-legales privacy cgu cgv cookies wp-admin wp-content wp-login wp-json cdn-cgi auth oauth sso pdf newsletter newsletters feed
  feeds rss mot-de-passe-oublie password forgot-password`.split(/\s+/),
);
/** Names that no article ends with. */
const LAST = new Set(
  `about about-us a-propos apropos qui-sommes-nous contact contacts contactez-nous contact-us terms terms-of-service
  conditions-generales conditions-generales-de-vente conditions-generales-d-utilisation conditions-d-utilisation
  donnees-personnelles politique-de-confidentialite privacy-policy accessibilite accessibility plan-du-site sitemap
  plan-d-acces imprint impressum faq help aide support archive archives all latest comments commentaires trackback print
  jobs careers carrieres recrutement emplois pricing tarifs advertise publicite press presse credits rubriques search
  recherche index home accueil rubrique subscribe docs documentation issues pulls login`.split(/\s+/),
);
/** With a query, these list what was looked for. */
const SEARCH = new Set(["search", "recherche", "rechercher", "find", "chercher"]);
