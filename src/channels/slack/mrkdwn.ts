import { setFrench } from "../../french/typography.ts";

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
const sizeAtMost = (text: string): number => text.replace(/[&<>*_~:`]/g, "&amp;").length;

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
export function shortenPlain(text: string, most: number): string {
  const set = (shown: string) => escapePlain(shown).trim();
  const whole = set(text.trim().slice(0, LONGEST_SHORTENED));
  if (whole.length <= most) return whole;
  return `${set(startOf(text.trim(), most, (start) => set(start).length < most))}…`;
}

/** Characters: what stands further is not looked at. */
const LONGEST_SHORTENED = 20_000;

/** The beginning of a text, of so many visible characters at most, that fits. */
export function startOf(text: string, most: number, fits: (start: string) => boolean): string {
  const segments = new Intl.Segmenter("fr").segment(text.slice(0, LONGEST_SHORTENED).toWellFormed());
  const characters = [...Iterator.from(segments).take(most)].map(({ segment }) => segment);
  const start = (count: number) => characters.slice(0, count).join("");
  let [fitting, over] = [0, characters.length + 1];
  while (over - fitting > 1) {
    const middle = Math.floor((fitting + over) / 2);
    if (fits(start(middle))) fitting = middle;
    else over = middle;
  }
  return start(fitting);
}

/** Pieces of a text that take so much room each at most, cut between words, else between what people see as characters. */
export function cutText(text: string, room: number): string[] {
  if (sizeOf(text) <= room) return [text];
  // Typography adds signs between words: a piece that they make too long is cut in two.
  return cutWords(text, room).flatMap((piece) => (sizeOf(piece) <= room ? [piece] : cutWords(piece, room / 2)));
}

/** The same, where each word is as long as it is alone. */
function cutWords(text: string, room: number): string[] {
  const words = text.toWellFormed().split(/(?<=\s)/);
  const units = words.flatMap((word) => (sizeAtMost(word) <= room ? [word] : charactersOf(word, room)));
  const pieces: { text: string; size: number }[] = [];
  for (const unit of units) {
    const size = sizeAtMost(unit);
    const last = pieces.at(-1);
    if (last === undefined || last.size + size > room) pieces.push({ text: unit, size });
    else Object.assign(last, { text: last.text + unit, size: last.size + size });
  }
  return pieces.map((piece) => piece.text.trim()).filter((piece) => piece !== "");
}

/** One that is built up without end is taken apart. */
function charactersOf(word: string, room: number): string[] {
  const segments = new Intl.Segmenter("fr").segment(word);
  return Array.from(segments, ({ segment }) => (sizeAtMost(segment) <= room ? [segment] : [...segment])).flat();
}
