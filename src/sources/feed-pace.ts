/** Characters: what a feed says of itself stands before its items. */
const HEAD = 20_000;

const PERIODS: Record<string, number> = { hourly: 1, daily: 24, weekly: 7 * 24, monthly: 30 * 24, yearly: 365 * 24 };
const HOUR = 3_600_000;

/** Milliseconds between two changes, by the feed's own `<ttl>` and `<sy:updatePeriod>`; null where it does not say. */
export function readPace(feed: string): number | null {
  const head = feed.slice(0, HEAD).split(/<(?:item|entry)[\s>]/i, 1)[0] ?? "";
  const minutes = Number(/<ttl>\s{0,20}(\d{1,6})/i.exec(head)?.[1] ?? 0);
  const period = PERIODS[/<\w{1,20}:updatePeriod>\s{0,20}(\w{1,10})/i.exec(head)?.[1]?.toLowerCase() ?? ""] ?? 0;
  const times = Number(/<\w{1,20}:updateFrequency>\s{0,20}(\d{1,6})/i.exec(head)?.[1] ?? 1) || 1;
  return Math.max(minutes * 60_000, (period * HOUR) / times) || null;
}
