/** Elements whose links lead around a site, and not to what is new in it. */
export function isMenuTag(name: string, role: string | undefined, isInItem: boolean): boolean {
  if (name === "nav" || name === "footer" || name === "aside" || name === "form")
    return !(name === "footer" && isInItem);
  return (name === "header" && !isInItem) || (role !== undefined && MENU_ROLES.test(role));
}

/** By the words of a class or an id: « main-menu », « siteFooter », « Header_links__p2 ». */
export function isMenuName(names: string, isInItem: boolean): boolean {
  const words = names
    .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => MENU_WORDS.has(word) || (!isInItem && FRAME_WORDS.has(word)));
}

const MENU_ROLES = /^(?:navigation|banner|contentinfo|search|complementary|menu|menubar|tablist)$/i;

const MENU_WORDS = new Set(
  `nav navbar navigation menu submenu topbar sidebar breadcrumb breadcrumbs ariane pagination pager pages share sharing
  social partage tags tagcloud categories byline author authors auteur auteurs comments cookie cookies filter filters
  filtres tabs lang langs languages toolbar newsletter sponsored login signup widget`.split(/\s+/),
);
/** In an item of a list, these are parts of the item. */
const FRAME_WORDS = new Set(["header", "footer", "banner", "masthead", "bottom", "entete", "pied"]);
