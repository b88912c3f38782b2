import process from "node:process";

/** Milliseconds that this thread works on `run`, however busy the machine is. */
export function cpuTimeOf(run: () => void): number {
  const from = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}
