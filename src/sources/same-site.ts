/** Whether two addresses are of one site: the same host, or two hosts of one registered name. */
export function isSameSite(one: string, other: string): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other)];
  return first !== null && second !== null && siteOf(first) === siteOf(second);
}

/** The registered name of a host, near enough: without the list of public suffixes, by their usual forms. */
function siteOf({ hostname }: URL): string {
  const host = hostname.replace(/\.$/, "").replace(/^www\d?\./, "");
  if (host.startsWith("[") || /^[\d.]+$/.test(host)) return host;
  const labels = host.split(".");
  const ownLabels = HOSTING.test(host) || SECOND_LEVEL.test(host) ? 3 : 2;
  return labels.slice(-ownLabels).join(".");
}

/** Under these, each name is somebody else's. */
const HOSTING =
  /(?:^|\.)(?:github\.io|gitlab\.io|substack\.com|medium\.com|wordpress\.com|blogspot\.[a-z.]+|tumblr\.com|ghost\.io|netlify\.app|vercel\.app|pages\.dev|hypotheses\.org|over-blog\.com|canalblog\.com|beehiiv\.com)$/;
/** `gouv.fr`, `co.uk`, `ac.be`: the name stands before them. */
const SECOND_LEVEL = /\.(?:co|com|ac|edu|gov|gouv|gob|org|net|asso|nom|or|ne|go|govt)\.[a-z]{2}$/;
