/** Variables of the environment that are secrets, by what they are called. */
const SECRET = /(?:_KEY|_TOKEN|_SECRET|PASSWORD)$/i;
/** And those that are addresses, in which a secret may stand. */
const ADDRESS = /(?:_URL|_PROXY)$/i;
/** An address that is a secret whole, as it is shown nowhere. */
const HIDDEN = "DATABASE_URL";

/** Whether what a variable holds is never to be shown. */
export const isSecret = (name: string): boolean => SECRET.test(name) || ADDRESS.test(name);

/** The secrets of an environment and of the words of a command: keys, passwords, and those that stand in addresses. */
export function secretsIn(environment: Record<string, string | undefined>, words: readonly string[] = []): string[] {
  const set = Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [{ name, value }] : []));
  return [
    ...set.filter(({ name }) => SECRET.test(name) || name === HIDDEN).flatMap(({ value }) => [value, value.trim()]),
    ...set.filter(({ name }) => ADDRESS.test(name)).flatMap(({ value }) => secretsOfAddress(value)),
    ...words.flatMap(secretsOfAddress),
  ];
}

const PARAMETER = /key|token|secret|password|signature|auth/i;

/** Its password, written both ways, and the parameters that let somebody in. */
function secretsOfAddress(text: string): string[] {
  const address = URL.parse(text.trim());
  if (address === null) return [];
  const { username, password, protocol, searchParams } = address;
  const keys = Array.from(searchParams).flatMap(([name, value]) => (PARAMETER.test(name) ? [value] : []));
  // Nothing is hidden by what stands in the open beside it.
  const isOpen = password === username || `${password}:` === protocol;
  return isOpen ? keys : [password, decode(password), ...keys];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
