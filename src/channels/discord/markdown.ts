import { setFrench } from "../../french/typography.ts";

/** Shows nothing, and parts what Discord would read as one where a backslash does not serve: it calls `\@everyone` all the same. */
const JOINER = "\u2060";

/** Text for a field that formats nothing. */
export const plainText = (text: string): string => setFrench(text.toWellFormed().replace(/\p{Cc}/gu, " "));

/** Text for a field that formats: nothing in it does, calls anybody or leads anywhere. Backslashes keep it as it is copied. */
export function escapeMarkdown(text: string): string {
  return (
    partCalls(plainText(text))
      .replace(/[\\*_~`|<>[\]#]/g, "\\$&")
      // Nothing of ours that ends with a bracket becomes a link's label.
      .replaceAll("](", "]\\(")
      .replace(READ_AS_ONE, "\\$&")
      .replace(/^(\s*)(?=[-+](?:\s|$))/, "$1\\")
      .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, "$1\\")
  );
}

const partCalls = (text: string): string => text.replace(/@(?=everyone|here|[!&]?\d)/gi, `@${JOINER}`);

/** What makes an address of a word, a picture of a name, and an invitation of a site. */
const READ_AS_ONE = /:(?=\/\/|[^\s:]+:)|(?<=\bdiscord(?:app)?)\.(?=\w)/gi;

/** Signs that are much like those that format: Discord shows the backslashes of a link's label. */
const ALIKE: Record<string, string> = {
  ...{ "\\": "⧵", "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ", "|": "¦" },
  ...{ "<": "‹", ">": "›", "[": "［", "]": "］" },
};

/** Text for the label of a link: Discord makes none of a label that holds an address. */
const escapeLabel = (text: string): string =>
  partCalls(plainText(text))
    .replace(/[\\*_~`|<>[\]]/g, (sign) => ALIKE[sign] ?? sign)
    .replace(READ_AS_ONE, `$&${JOINER}`);

/** Characters that a text takes at most, but for what typography adds. */
export const sizeAtMost = (text: string): number => text.replace(/[^\p{L}\p{N}\s]/gu, "..").length;

/** Characters that a text takes. */
export const sizeOf = (text: string): number => escapeMarkdown(text).length;

/** Characters: a longer address is nothing that people read. */
const LONGEST_ADDRESS = 1_000;

/** A text that leads to a web address, with no preview; the text alone where the address is none, or too long. */
export function linkTo(address: string | null | undefined, text: string): string {
  const url = addressOf(address);
  const label = escapeLabel(text).trim();
  return url === undefined || label === "" ? escapeMarkdown(text).trim() : `[${label}](<${url}>)`;
}

/** A web address as a link takes it: what would end it is written in figures. */
function addressOf(address: string | null | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const set = url.href.replace(/[()<>\s\\`|*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return set.length > LONGEST_ADDRESS ? undefined : set;
}
