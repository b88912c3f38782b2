/** The object that a reply holds, with whatever stands around it; undefined where there is none that can be read. */
export function findObject(reply: string): object | undefined {
  const text = reply.replace(THOUGHTS, "").trim();
  const fenced = Array.from(text.matchAll(FENCED), ([, inside = ""]) => inside);
  for (const whole of [text, ...fenced.slice(0, ATTEMPTS)]) {
    const object = readObject(whole);
    if (object !== undefined) return object;
  }
  return findAmong(text);
}

/** What reasoning models think aloud, before their reply; it may hold objects of its own. */
const THOUGHTS = /^\s*<(think|thinking|reasoning)>[\s\S]*?<\/\1>/i;

const FENCED = /^[ \t]*```\w*[ \t]*\n([\s\S]*?)\n?[ \t]*```/gm;

/** Objects that are tried, where a reply holds many. */
const ATTEMPTS = 8;

/** The first object among words. */
function findAmong(text: string): object | undefined {
  for (let from = text.indexOf("{"), tried = 0; from >= 0 && tried < ATTEMPTS; tried++) {
    const end = endOf(text, from);
    const object = end === undefined ? undefined : readObject(text.slice(from, end));
    if (object !== undefined) return object;
    // What is not closed may hold whole objects, which are only parts of what was asked for.
    from = end === undefined ? -1 : text.indexOf("{", end);
  }
  return undefined;
}

/** Where the object that opens at `from` is closed; what stands between quotes closes nothing. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "{") depth++;
    else if (!quoted && sign === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

function readObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
