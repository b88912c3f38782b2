/**
 * What people wrote, as they see it: addresses whole, names with their sign, the rest as it stands. `self` is Vigie's own
 * id, which is left out; where it is not known, whoever is called first.
 */
export function readText(written: string, self?: string): string {
  const text = self === undefined ? written.replace(/^\s*<@\w+(?:\|[^<>]*)?>/, "") : written;
  return text
    .replace(
      MARK,
      (mark: string, sign: string, target: string, label = "") => ENTITIES[mark] ?? readLink(sign, target, label, self),
    )
    .trim();
}

const MARK = /&(?:amp|lt|gt);|<([@#!]|(?=[a-z][a-z\d+.-]*:))([^<>|]*)(?:\|([^<>]*))?>/gi;

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function readLink(sign: string, target: string, label: string, self: string | undefined): string {
  const [to, name] = [withSigns(target), withSigns(label)];
  switch (sign) {
    case "@":
      return target === self ? "" : withSign("@", name || to);
    case "#":
      return withSign("#", name || to);
    case "!":
      return name || withSign("@", to.replace(/^subteam\^/, ""));
    default:
      return name === "" || to.includes(name) ? to : `${name} (${to})`;
  }
}

const withSign = (sign: string, name: string): string => (name.startsWith(sign) ? name : sign + name);

const withSigns = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (mark) => ENTITIES[mark] ?? mark);
