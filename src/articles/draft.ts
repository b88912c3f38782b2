/** A line of an article as its source shows it. An empty text separates paragraphs. */
export type Line = { text: string; kind: "heading" | "item" | "text" };

/** One article as a source hands it over, before any cleaning. What the source does not say is null. */
export type Draft = {
  /** Id of the source in the settings. */
  source: string;
  /** What tells the article apart within its source: a path, a guid, an address. */
  key: string;
  url: string | null;
  title: string | null;
  author: string | null;
  publisher: string | null;
  /** The date as the source writes it. */
  published: string | null;
  /** Rubrics and categories: "Tribune" makes an opinion piece. */
  rubrics: string[];
  lines: Line[];
  /** True where these are the first lines alone of a text that could not be read whole. */
  isCut?: boolean;
};
