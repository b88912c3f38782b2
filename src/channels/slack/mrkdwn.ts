import { setFrench } from "../../french/typography.ts";
import { shortenText } from "../cut.ts";

/** Shows nothing, and keeps a sign from standing at the border of a word, where alone it would format. */
const JOINER = "\u2060";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text for a field that formats nothing: no command of Slack (`<!channel>`, `<@U1>`, `<#C1>`) comes out of it. */
export const escapePlain = (text: string): string =>
  setFrench(text.toWellFormed().replace(/\p{Cc}/gu, " ")).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** Text for a field that formats: nothing in it does, nor makes a quotation, a code or a picture. */
export function escapeMrkdwn(text: string): string {
  return (
    escapePlain(text)
      .replace(/:(?=[\w+'’-]+:)/g, `:${JOINER}`)
      // No neighbour keeps three of them from opening a code.
      .replaceAll("`", "ˋ")
      .replace(/[*_~]/g, `${JOINER}$&${JOINER}`)
      .replace(/^(?=\s*&gt;)/, JOINER)
  );
}

/** Characters that a text takes in a block at most, but for what typography adds. */
export const sizeAtMost = (text: string): number => text.replace(/[&<>*_~:`]/g, "&amp;").length;

/** Characters that a text takes in a block. */
export const sizeOf = (text: string): number => escapeMrkdwn(text).length;

/** Characters: a longer address is nothing that people read. */
const LONGEST_ADDRESS = 1_000;

/** A text that leads to a web address, or the text alone where the address is none, or too long. */
export function linkTo(address: string | null | undefined, text: string): string {
  const url = addressOf(address);
  const label = escapeMrkdwn(text).replaceAll("|", "¦");
  return url === undefined || label.trim() === "" ? escapeMrkdwn(text) : `<${url}|${label}>`;
}

/** A web address as both kinds of field take it; undefined for what is none. */
export function addressOf(address: string | null | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const set = url.href.replace(/[|<>\s`]/g, encodeURIComponent).replaceAll("&", "&amp;");
  return set.length > LONGEST_ADDRESS ? undefined : set;
}

/** A text for a field that formats nothing, of so many characters at most, cut between what people see as characters. */
export const shortenPlain = (text: string, most: number): string => shortenText(text, most, escapePlain);
