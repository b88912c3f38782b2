/** Takes secrets out of what is shown and logged, by their values: whatever brings them, and however it is written. */
export type Redact = {
  text(text: string): string;
  /** The same, and what looks like a secret in any address. */
  line(text: string): string;
  /** The same value, its texts redacted wherever they stand: before they are cut into lines. */
  value<Value>(value: Value): Value;
};

const SHOWN = "[secret]";
/** Characters: a shorter word stands in too many sentences, and protects nothing. */
const SHORTEST_SECRET = 6;

/** `secrets` shorter than six characters are left alone. */
export function openRedactor(secrets: readonly string[]): Redact {
  const forms = new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf));
  // The longest first: an address goes whole, and not its password alone.
  const sorted = [...forms].sort((a, b) => b.length - a.length).map(asPattern);
  const known = sorted.length === 0 ? undefined : new RegExp(sorted.join("|"), "g");
  const text = (written: string): string => (known === undefined ? written : written.replace(known, SHOWN));
  return {
    text,
    line: (written) => text(written).replace(USER, `$1${SHOWN}@`).replace(PARAMETER, `$1${SHOWN}`),
    value: (value) => redactIn(value, text),
  };
}

/** Who signs on in an address, and what a parameter of it is called that lets somebody in. */
const USER = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@":]*:[^\s/?#@"]*@/gi;
const PARAMETER = /([?&](?:[\w-]*(?:key|token|secret|password|signature|auth))=)[^\s&#"'\\<>»]+/gi;

const asPattern = (form: string): string =>
  // A number may be a part of another.
  /^\d+$/.test(form) ? `(?<![\\d.])${form}(?![\\d.])` : form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** A secret as it stands, and as JSON, addresses, base64 and hexadecimal write it. */
function formsOf(secret: string): string[] {
  const once = inJson(secret);
  const encoded = [encodeURIComponent(secret), encodeURI(secret)];
  const bytes = Buffer.from(secret);
  return [
    ...[secret, once, inJson(once)],
    ...encoded.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]),
    ...[bytes.toString("hex"), bytes.toString("hex").toUpperCase()],
    ...[0, 1, 2].flatMap((before) => inBase64(bytes, before)),
  ];
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The signs that a secret alone makes in base64, in both alphabets, some bytes after the start of a group of three. */
function inBase64(secret: Uint8Array, before: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), secret]);
  const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (["base64", "base64url"] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
}

function redactIn<Value>(value: Value, text: (written: string) => string): Value {
  if (typeof value === "string") return text(value) as Value;
  if (Array.isArray(value)) return value.map((each) => redactIn(each, text)) as Value;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [text(name), redactIn(each, text)])) as Value;
}
