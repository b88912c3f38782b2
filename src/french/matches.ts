/**
 * What `text.matchAll(pattern)` gives, found by the pattern itself: `matchAll` copies it, and the copy of a long pattern is
 * compiled anew, for tens of milliseconds, whenever the engine has let the last one go. `pattern` is global, and matches
 * no empty text.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
