/** How many characters a text takes as a platform writes it: whole, or word by word, without what typography adds. */
export type Ruler = { sizeOf(text: string): number; sizeAtMost(text: string): number };

/** A text as `set` writes it, of so many characters at most, cut between what people see as characters. */
export function shortenText(text: string, most: number, set: (shown: string) => string): string {
  const trimmed = (shown: string) => set(shown).trim();
  const whole = trimmed(text.trim().slice(0, LONGEST_SHORTENED));
  if (whole.length <= most) return whole;
  return `${trimmed(startOf(text.trim(), most, (start) => trimmed(start).length < most))}…`;
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
export function cutText(text: string, room: number, ruler: Ruler): string[] {
  const { sizeOf } = ruler;
  if (sizeOf(text) <= room) return [text];
  // Typography adds signs between words: a piece that they make too long is cut in two.
  return cutWords(text, room, ruler).flatMap((piece) =>
    sizeOf(piece) <= room ? [piece] : cutWords(piece, room / 2, ruler),
  );
}

/** The same, where each word is as long as it is alone. */
function cutWords(text: string, room: number, ruler: Ruler): string[] {
  const words = text.toWellFormed().split(/(?<=\s)/);
  const units = words.flatMap((word) => (ruler.sizeAtMost(word) <= room ? [word] : charactersOf(word, room, ruler)));
  const pieces: { text: string; size: number }[] = [];
  for (const unit of units) {
    const size = ruler.sizeAtMost(unit);
    const last = pieces.at(-1);
    if (last === undefined || last.size + size > room) pieces.push({ text: unit, size });
    else Object.assign(last, { text: last.text + unit, size: last.size + size });
  }
  return pieces.map((piece) => piece.text.trim()).filter((piece) => piece !== "");
}

/** One that is built up without end is taken apart. */
function charactersOf(word: string, room: number, { sizeAtMost }: Ruler): string[] {
  const segments = new Intl.Segmenter("fr").segment(word);
  return Array.from(segments, ({ segment }) => (sizeAtMost(segment) <= room ? [segment] : [...segment])).flat();
}
