/**
 * A feed, a page or a text file as text. Its bytes are believed before its labels: `contentType` (the HTTP header),
 * the XML declaration and `<meta charset>` are asked only where the bytes leave a doubt. Needs Node 24, whose
 * windows-1252 knows the apostrophe.
 */
export function decodeText(bytes: Uint8Array, contentType = ""): string {
  return mendControls(
    decodeMarked(bytes) ??
      decodeShaped(bytes) ??
      decodeUtf8(bytes) ??
      decodeStrictly(CHARSET.exec(contentType)?.[1], bytes) ??
      decodeStrictly(declaredIn(bytes), bytes) ??
      new TextDecoder("windows-1252").decode(bytes),
  );
}

type Wide = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** Byte order marks, the longest first: `ff fe` also opens the one of UTF-32. */
const MARKS: [bytes: number[], encoding: Wide | "utf-8"][] = [
  [[0, 0, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe, 0, 0], "utf-32le"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
];

function decodeMarked(bytes: Uint8Array): string | undefined {
  const found = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (found === undefined) return undefined;
  const [mark, encoding] = found;
  return decodeWide(encoding, bytes.subarray(mark.length));
}

/** Where the zeros stand in the first four bytes, when the first characters are Latin ones. */
const SHAPES: Record<string, Wide> = {
  "000x": "utf-32be",
  x000: "utf-32le",
  "0x0x": "utf-16be",
  x0x0: "utf-16le",
};

function decodeShaped(bytes: Uint8Array): string | undefined {
  const shape = Array.from(bytes.subarray(0, 4), (byte) => (byte === 0 ? "0" : "x")).join("");
  const encoding = SHAPES[shape];
  return encoding && decodeWide(encoding, bytes);
}

function decodeWide(encoding: Wide | "utf-8", bytes: Uint8Array): string {
  if (encoding === "utf-32be" || encoding === "utf-32le") return decodeUtf32(bytes, encoding === "utf-32le");
  return new TextDecoder(encoding).decode(bytes);
}

/** `TextDecoder` has no UTF-32. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  }
  return text.toWellFormed();
}

/** Undefined where a byte does not fit, and for a label that is unknown or that the bytes already gave the lie. */
function decodeStrictly(label: string | undefined, bytes: Uint8Array): string | undefined {
  if (label === undefined || /^(?:utf-?(?:16|32)|unicode|ucs-?[24]|iso-10646|us-ascii|ascii)/i.test(label))
    return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Other encodings hardly ever look like UTF-8: where two signs in three do, it is UTF-8 with a few bytes broken. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = count(text, /\ufffd/g);
  if (broken === 0) return text;
  const whole = count(text, /[^\0-\x7f\ufffd]/gu);
  return broken * 2 <= whole ? text : undefined;
}

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

const CHARSET = /charset\s{0,9}=\s{0,9}["']?([\w.:-]+)/i;
const XML_ENCODING = /<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]+)["']/i;
const META_CHARSET = /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]+)/i;
/** Bytes: pages declare themselves in their head. */
const HEAD = 4096;

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  return (XML_ENCODING.exec(head) ?? META_CHARSET.exec(head))?.[1];
}

/** Controls from 0x80 to 0x9f are windows-1252 that somebody took for Latin 1: 0x92 was meant as an apostrophe. */
function mendControls(text: string): string {
  const latin = new TextDecoder("windows-1252");
  return text.replace(/[\x80-\x9f]/g, (sign) => latin.decode(Uint8Array.of(sign.charCodeAt(0))));
}
