/** A page that people see outside of Slack. */
export type Page = { title: string; lines: readonly string[]; link?: { text: string; url: string } };

/** Nothing of it is kept, loaded from elsewhere or shown within another; its address, which may hold a code, is told to nobody. */
export const PAGE_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const STYLE = "body { max-width: 34em; margin: 4em auto; padding: 0 1em; font: 1.1em/1.5 sans-serif }";

export function renderWebPage({ title, lines, link }: Page): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`);
  const way = link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`] : [];
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
    ...[`<body><h1>${escapeHtml(title)}</h1>`, ...paragraphs, ...way, "</body></html>\n"],
  ].join("\n");
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
