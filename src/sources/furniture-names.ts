/** True for a class and id, as one text, that pages give to their readers' comments. */
export function isCommentName(names: string): boolean {
  return wordsOf(names).some(({ word }) => COMMENTS.has(word));
}

/** True for a class and id, as one text, that no article's own body is given: who wrote it, what else there is to read. */
export function isPromotionName(names: string): boolean {
  return wordsOf(names).some(({ word, pair }) => PROMOTION.has(word) || PROMOTION.has(pair));
}

/** True for a class and id, as one text, of what stands around an article: share bars, related links, captions… */
export function isFurnitureName(names: string): boolean {
  return wordsOf(names).some(({ word, pair }) =>
    [COMMENTS, PROMOTION, FURNITURE].some((known) => known.has(word) || known.has(pair)),
  );
}

/**
 * The words of `post-shareBar` are post, share and bar; each comes with the one before it: `share-bar`. A word behind
 * « has » or « no » tells how the article around it looks.
 */
function wordsOf(names: string): { word: string; pair: string }[] {
  return names.split(/\s+/).flatMap((name) => {
    const words = name
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[_-]+/);
    const pairs = words.map((word, at) => ({ word, pair: `${words[at - 1] ?? ""}-${word}` }));
    return pairs.filter(({ pair }) => !STATES.test(pair));
  });
}

const setOf = (...lists: string[]): Set<string> => new Set(lists.flatMap((list) => list.split(" ")));

const COMMENTS = setOf(
  "comment comments commentlist commentaire commentaires respond disqus discussion reactions forum",
);
const STATES = /^(?:no|has|with|without|open|closed)-/;

const PROMOTION = setOf(
  "related relatedposts recommend recommended recommendations recirc outbrain taboola trending popular mostread",
  "most-read also-like more-from morestories read-more readmore read-next readnext read-also",
  "lire-aussi a-lire articles-lies meme-sujet similaires",
  "newsletter newsletters signup sign-up subscribe subscription abonnement inscription",
  "advert adverts advertisement publicite cookie cookies consent gdpr rgpd",
  "author-bio author-box authorbox author-profile author-description author-info about-author bio-author",
  "auteur-bio bio-auteur encart-auteur",
);
const FURNITURE = setOf(
  "share shares sharing sharebar sharedaddy social socials addtoany partage partages partager aussi associes",
  "promo promos promotion ad ads sponsor sponsored pub annonce",
  "sidebar menu nav navbar navigation toolbar breadcrumb breadcrumbs ariane pagination pager footer widget-area",
  "popup modal print skip-link byline tags tag-list mots-cles copyright credit credits",
  "meta metadata timestamp dateline caption captions gallery slideshow carousel player",
);
