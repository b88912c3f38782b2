/// <reference lib="dom" />

import { isCommentName, isFurnitureName, isPromotionName } from "./furniture-names.ts";
import { type Block, sizeOf } from "./page-blocks.ts";

/**
 * Takes out what a page sets around its article: menus, forms, share bars, related links, captions. Each goes only
 * where it holds a small share of the page's prose, so that a wrong name costs no article its body.
 */
export function removeFurniture(body: Element): void {
  remove(body, isFurniture);
  for (const mark of body.querySelectorAll("sup")) {
    if (isFootnoteMark(mark)) mark.remove();
  }
}

/** Takes out what readers wrote under the article, even where that is longer. */
export function removeComments(body: Element): void {
  remove(body, isComments);
}

/** Takes out the announcements of other articles, unless nearly all the page is made of them. */
export function removeCards(body: Element): void {
  const cards = Array.from(body.querySelectorAll("article")).filter(isCard);
  const announced = sum(cards.map(proseIn));
  const total = proseIn(body);
  if (total - announced >= 200 && announced < total * 0.9) for (const card of cards) card.remove();
}

/** Characters in paragraphs long enough to be prose. */
export const proseIn = (body: Element): number => measure(body).get(body)?.prose ?? 0;

/** Blocks without lists of links, nor the headings that announced them, unless the links are the article. */
export function dropLinkLists(blocks: Block[]): Block[] {
  const links = blocks.map((block, at) => isLinkList(block) || isLinkedHeading(blocks, at));
  const kept = blocks.filter((block, at) => !links[at] && !announcesLinks(block, links, at));
  const end = kept.findLastIndex(({ kind }) => kind !== "heading");
  const article = kept.slice(0, end + 1);
  return sizeOf(article) < sizeOf(blocks) * 0.35 ? blocks : article;
}

/** `prose` and `size` in characters; `heart` where the page's own heading or body stands inside. */
type Size = { prose: number; size: number; heart: boolean };

const PROSE = 80;

/** Every element's size, in one pass. */
function measure(root: Element): Map<Element, Size> {
  const sizes = new Map<Element, Size>();
  measureInto(sizes, root);
  return sizes;
}

function measureInto(sizes: Map<Element, Size>, element: Element): Size {
  const texts = Array.from(element.childNodes, textSize);
  const inner = Array.from(element.children, (child) => measureInto(sizes, child));
  const size = sum(texts) + sum(inner.map((child) => child.size));
  const paragraphs = sum(texts.filter((length) => length >= PROSE)) + sum(inner.map((child) => child.prose));
  const prose = element.tagName === "P" ? (size >= PROSE ? size : 0) : paragraphs;
  const heart = HEART.test(element.tagName) || inner.some((child) => child.heart);
  const measured = { prose, size, heart };
  sizes.set(element, measured);
  return measured;
}

const textSize = (node: Node): number => (node.nodeType === 3 ? (node.nodeValue ?? "").trim().length : 0);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const HEART = /^(?:H1|MAIN)$/;

/** `total` is the prose of the whole page, in characters. */
type Test = (element: Element, size: Size, total: number) => boolean;

function remove(body: Element, isUnwanted: Test): void {
  const sizes = measure(body);
  const total = Math.max(1, sizes.get(body)?.prose ?? 0);
  const removeInside = (parent: Element): void => {
    for (const element of [...parent.children]) {
      const size = sizes.get(element);
      if (size !== undefined && isUnwanted(element, size, total)) element.remove();
      else removeInside(element);
    }
  };
  removeInside(body);
}

/** What stays must be an article: 300 characters and a tenth of the prose. */
function isComments(element: Element, { prose, heart }: Size, total: number): boolean {
  if (heart || !CONTAINER.test(element.tagName) || !isCommentName(namesOf(element))) return false;
  return total - prose >= 300 && prose < total * 0.9;
}

function isFurniture(element: Element, { prose, size, heart }: Size, total: number): boolean {
  const tag = element.tagName;
  if (tag === "FIGCAPTION") return true;
  if (isBeside(element) && prose < total * 0.2) return true;
  const share = prose / total;
  if (NEVER_BY_NAME.test(tag) || heart || share >= 0.3 || size >= 3000) return false;
  const names = namesOf(element);
  const isNamed = share < 0.1 ? isFurnitureName(names) : isPromotionName(names);
  return isNamed && element.closest("blockquote,pre,table") === null;
}

/** Characters: an announcement is a sentence or two. */
const LONGEST_CARD = 500;

/** Another article, announced by its title: a link. */
function isCard(element: Element): boolean {
  if (element.querySelector("h1,main") !== null || proseIn(element) > LONGEST_CARD) return false;
  const heading = element.querySelector("h2,h3,h4,h5,h6");
  const link = heading?.querySelector("a[href]") ?? heading?.closest("a[href]");
  const title = heading?.textContent?.trim() ?? "";
  return (
    title !== "" && !link?.getAttribute("href")?.startsWith("#") && link?.textContent?.trim().startsWith(title) === true
  );
}

const namesOf = (element: Element): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;

const BESIDE = /^(?:NAV|FOOTER|ASIDE|FORM|DIALOG)$/;
const ROLES = /^(?:navigation|search|complementary|contentinfo|dialog|alert|alertdialog|banner|menu|menubar|toolbar)$/i;
/** Microdata written for machines: what it says is read as metadata. */
const MACHINE_DATA =
  /(?:^|\s)(?:author|date(?:Published|Modified|Created)|image|interaction\w+|keywords|logo|mainEntityOfPage|publisher|wordCount)(?:\s|$)/;
const isBeside = (element: Element): boolean =>
  BESIDE.test(element.tagName) ||
  ROLES.test(element.getAttribute("role")?.trim() ?? "") ||
  MACHINE_DATA.test(element.getAttribute("itemprop") ?? "");

const CONTAINER = /^(?:SECTION|DIV|OL|UL|ASIDE|FOOTER)$/;
const NEVER_BY_NAME = /^(?:ARTICLE|MAIN|BLOCKQUOTE|PRE|CODE|TABLE|TBODY|TR|TD|H1|H2)$/;

/** « 2025¹ » must not become 20251; « m² » and « 1er » stay. */
function isFootnoteMark(mark: Element): boolean {
  const isLink = mark.querySelector("a") !== null || mark.closest("a") !== null;
  return isLink && /^\s*[[(]?(?:\d{1,3}|[a-z*†])[\])]?\s*$/i.test(mark.textContent ?? "");
}

/** Titles of other articles: a heading that is a link, beside another one. */
function isLinkedHeading(blocks: readonly Block[], at: number): boolean {
  const isTitle = (block: Block | undefined): boolean => block?.kind === "heading" && block.linked > 0.9;
  return isTitle(blocks[at]) && (isTitle(blocks[at - 1]) || isTitle(blocks[at + 1]));
}

/** A heading, or a few words before a colon, with nothing but links under it. */
function announcesLinks({ text, kind }: Block, links: readonly boolean[], at: number): boolean {
  return (
    links[at + 1] === true && links[at + 2] === true && (kind === "heading" || (text.length < 60 && /:$/.test(text)))
  );
}

function isLinkList({ text, kind, linked }: Block): boolean {
  if (WEB_ADDRESS.test(text)) return false;
  if (kind === "item" && linked > 0.9 && text.length < 200) return true;
  return linked > 0.6 && kind !== "heading" && !SENTENCE.test(text);
}

/** An address written out is a reference of the article's. */
const WEB_ADDRESS = /^https?:\/\/\S+$/;
const SENTENCE = /^(?:\S+\s+){6,}\S*[.!?…»"”)]$/;
