/** True for CSS declarations under which nothing is seen: « display: none », a size of 0, a place off the screen. */
export function isHidingStyle(declarations: string): boolean {
  const style = normalise(declarations);
  return HIDING.some((pattern) => pattern.test(style)) || isCollapsed(style) || isColourless(style);
}

/** The `.name`, `#name` and `tag.name` that a style sheet hides on any screen: rules inside `@media` are not read. */
export function hiddenSelectors(sheet: string): string[] {
  return topRules(sheet).flatMap(([selectors, declarations]) => {
    const simple = selectors.split(",").flatMap((selector) => SIMPLE.exec(selector)?.[1] ?? []);
    return simple.length > 0 && isHidingStyle(declarations) ? simple : [];
  });
}

const SIMPLE = /^\s*([a-z0-9]*[.#][\w-]+)\s*$/;

const NOTHING = "0*\\.?0+";
const FAR = "-(?:(?:\\d{4,}|[5-9]\\d\\d)(?:\\.\\d+)?(?:px|pt)|\\d{3,}(?:\\.\\d+)?(?:%|v[wh]|r?em|cm))";
const HIDING = [
  "display:none",
  "(?:content-)?visibility:(?:hidden|collapse)",
  `opacity:(?:${NOTHING}|0?\\.0\\d*|0?\\d(?:\\.\\d+)?%)(?=;)`,
  `font(?:-size)?:(?:${NOTHING}[a-z%]*|[01]?(?:\\.\\d+)?(?:px|pt|%)|0?\\.0\\d*r?em)(?=[;/])`,
  `(?:left|right|top|bottom|inset-[a-z-]+|text-indent):${FAR}`,
  "margin-(?:left|right|top):-\\d{4,}",
  `transform:[^;]{0,80}(?:translate[xyz3d]*\\([^;)]{0,20}${FAR}|scale[xyz3d]*\\(${NOTHING}[,)])`,
  "clip:rect\\((?:[01](?:px)?,?){4}\\)",
  `clip-path:(?:inset\\((?:50|100)%|circle\\(${NOTHING}[a-z%)])`,
  `filter:opacity\\(${NOTHING}%?\\)`,
].map((declaration) => new RegExp(`;${declaration}`));

/** `;display:none;opacity:0;`: lower case, no comments, escapes, spaces or `!important`. */
function normalise(declarations: string): string {
  const plain = withoutComments(declarations)
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/[\s\\]+/g, "")
    .toLowerCase();
  return `;${plain.replaceAll("!important", "")};`;
}

const characterOf = (point: number): string => (point <= 0x10ffff ? String.fromCodePoint(point) : "");

const withoutComments = (css: string): string =>
  css
    .split("*/")
    .map((part) => part.split("/*", 1)[0])
    .join("");

/** A box of no size that lets nothing out. */
const isCollapsed = (style: string): boolean => CLOSED.test(style) && SIZELESS.test(style);
const CLOSED = /;overflow(?:-[xy])?:(?:hidden|clip);/;
const SIZELESS = /;(?:max-)?(?:width|height):[01](?:\.\d+)?(?:px|r?em|%)?;/;

/** Ink that has no colour, or the paper's. */
function isColourless(style: string): boolean {
  const ink = /;color:([^;]+);/.exec(style)?.[1];
  const paper = /;background(?:-color)?:([^;]+);/.exec(style)?.[1];
  if (ink === undefined) return false;
  return ink === "transparent" || (paper !== undefined && plainColour(ink) === plainColour(paper));
}

const NAMED = new Map([
  ["white", "ffffff"],
  ["black", "000000"],
]);

/** Six hexadecimal digits where the colour can be read, else the colour as written. */
function plainColour(written: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(written);
  const rgb = /^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$/.exec(written);
  const parts =
    short?.slice(1).map((digit) => digit.repeat(2)) ??
    rgb?.slice(1).map((part) => Number(part).toString(16).padStart(2, "0"));
  return parts?.join("") ?? NAMED.get(written) ?? written.replace(/^#/, "");
}

/** The rules at the top of a sheet, one pass over its braces. */
function topRules(sheet: string): [selectors: string, declarations: string][] {
  const rules: [string, string][] = [];
  let depth = 0;
  let selectors = "";
  for (const part of withoutComments(sheet).split(/(?=[{}])/)) {
    const opens = part.startsWith("{");
    const text = part.replace(/^[{}]/, "");
    depth = opens ? depth + 1 : Math.max(0, depth - (part.startsWith("}") ? 1 : 0));
    if (depth === 0) selectors = text.slice(text.lastIndexOf(";") + 1);
    else if (depth === 1 && opens && !selectors.includes("@")) rules.push([selectors, text]);
  }
  return rules;
}
