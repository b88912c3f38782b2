/** What something gives, and the milliseconds that it takes. */
export async function timed<Value>(run: () => Value): Promise<[milliseconds: number, value: Awaited<Value>]> {
  const start = performance.now();
  const value = await run();
  return [performance.now() - start, value];
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
