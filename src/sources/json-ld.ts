/** An object of JSON-LD, the form in which pages describe themselves to search engines. */
export type Node = { readonly [name: string]: unknown };

/** Every object in a JSON-LD script, those inside others included, in their order; none where it is not JSON. */
export function parseJsonLd(script: string): Node[] {
  const nodes: Node[] = [];
  collect(parseJson(script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, "")), nodes, 0);
  return nodes;
}

/** The object that describes an article: Article, NewsArticle, BlogPosting… One with a headline comes first. */
export function findArticle(nodes: readonly Node[]): Node | undefined {
  const articles = nodes.filter((node) => textsAt(node, "@type").some((type) => ARTICLE.test(type)));
  return articles.find((node) => node["headline"] !== undefined) ?? articles[0];
}

/** The texts under a name: strings, and the names of the things and people that stand there or are pointed to. */
export function textsAt(node: Node | undefined, name: string, nodes: readonly Node[] = []): string[] {
  return textsIn(node?.[name], nodes);
}

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|Review)$/;
const DEEPEST = 8;
/** Authors, sections… in one list. */
const MOST_TEXTS = 20;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return;
  if (isNode(value)) nodes.push(value);
  for (const inner of Object.values(value)) collect(inner, nodes, depth + 1);
}

function textsIn(value: unknown, nodes: readonly Node[]): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value))
    return value.slice(0, MOST_TEXTS).flatMap((each) => (Array.isArray(each) ? [] : textsIn(each, nodes)));
  if (!isNode(value)) return [];
  const own = value["name"] ?? value["@value"] ?? namePointedTo(value["@id"], nodes);
  return typeof own === "string" ? [own] : [];
}

const namePointedTo = (id: unknown, nodes: readonly Node[]): unknown =>
  id === undefined ? undefined : nodes.find((node) => node["@id"] === id && node["name"] !== undefined)?.["name"];
