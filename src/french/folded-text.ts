/** Lower case, no accents, one kind of space, apostrophe and hyphen; as long as the text, so that places stay true. */
export function foldInPlace(text: string): string {
  return foldAccents(text).toLowerCase();
}

/** The same, with its capitals. */
export function foldAccents(text: string): string {
  return text.replace(/[^\0-\x7f]/g, foldCharacter);
}

/** The match of a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = plainCharacter(character);
  folded.set(character, plain);
  return plain;
}

function plainCharacter(character: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(character)) return " ";
  if (/[’‘ʼ′´]/.test(character)) return "'";
  if (/[‐-–−]/.test(character)) return "-";
  if (!/[\p{L}\uff10-\uff19]/u.test(character)) return character;
  // Other alphabets keep being letters, so that no number starts in the middle of a word.
  const [base = ""] = character.normalize("NFKD");
  return /[a-z0-9]/i.test(base) ? base : "_";
}
