import { percentile } from "../../src/cli/retrieval-figures.ts";

/** What something gives, and the milliseconds that it takes. */
export async function timed<Value>(run: () => Value): Promise<[milliseconds: number, value: Awaited<Value>]> {
  const start = performance.now();
  const value = await run();
  return [performance.now() - start, value];
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
