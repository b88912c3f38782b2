/// <reference lib="dom" />
import { hiddenSelectors, isHidingStyle } from "./hidden-style.ts";

/**
 * Takes out what a reader of the page does not see, however long it is: text written there speaks to machines, and an
 * instruction to a bot must never become an article's. Names alone may be wrong: what they hide stays when it is most
 * of the page, since a script will show it.
 */
export function removeHidden(document: Document): void {
  const { body } = document;
  const sheets = Array.from(document.querySelectorAll("style"), (style) => style.textContent ?? "");
  const hidden = new Set(sheets.flatMap(hiddenSelectors));
  const half = sizeOf(body) / 2;
  for (const element of body.querySelectorAll("[hidden],[aria-hidden],[style],[class],[id]")) {
    if (isHidden(element) || (isHiddenByName(element, hidden) && sizeOf(element) < half)) element.remove();
  }
}

const sizeOf = (element: Element): number => element.textContent?.length ?? 0;

function isHidden(element: Element): boolean {
  const style = element.getAttribute("style");
  return (
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden")?.trim().toLowerCase() === "true" ||
    (style !== null && isHidingStyle(style))
  );
}

function isHiddenByName(element: Element, hidden: ReadonlySet<string>): boolean {
  const names = element.getAttribute("class") ?? "";
  if (HIDDEN_NAME.test(names) && !SHOWN_WIDE.test(names)) return true;
  if (hidden.size === 0) return false;
  const tag = element.localName;
  const selectors = names.split(/\s+/).flatMap((name) => [`.${name}`, `${tag}.${name}`]);
  const id = element.getAttribute("id") ?? "";
  return [...selectors, `#${id}`, `${tag}#${id}`].some((selector) => hidden.has(selector));
}

/** The names that style sheets give to text for screen readers and to text not shown. */
const HIDDEN_NAME =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|(?:is-|u-)?hidden|d-none|display-none|invisible)(?=\s|$)/i;
/** `hidden md:block` and `d-none d-lg-block` are shown where the screen is wide. */
const SHOWN_WIDE = /(?:^|\s)(?:\w+:|d-\w\w-)(?:block|flex|inline|grid|table|contents|visible)/i;
