/** An absolute http(s) address, or null: `javascript:`, `mailto:` and what stays relative lead nowhere. */
export function webAddress(link: string | null | undefined, base?: string | null): string | null {
  if (!link) return null;
  const url = URL.parse(link, base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
