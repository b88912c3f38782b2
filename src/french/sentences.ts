/** The sentences of a paragraph, trimmed, in order; joined by one space they give it back but for its spacing. */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  const wholes = [...paragraph.matchAll(WHOLE)];
  let start = 0;
  let seen = 0;
  let worded = false;
  for (const { index, 0: mark } of paragraph.matchAll(END)) {
    const end = index + mark.length;
    while (endOf(wholes[0]) <= index) wholes.shift();
    worded ||= LETTER.test(paragraph.slice(seen, index));
    seen = end;
    // "1." opens an item and "[…]" what is quoted: neither is a sentence by itself.
    if (!worded || isInside(wholes[0], index, end) || !endsSentence(paragraph, index, end)) continue;
    sentences.push(paragraph.slice(start, end));
    start = end;
    worded = false;
  }
  const rest = paragraph.slice(start);
  if (LETTER.test(rest) || sentences.length === 0) sentences.push(rest);
  else sentences.push((sentences.pop() ?? "") + rest);
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}
