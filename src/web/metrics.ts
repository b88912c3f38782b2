/** What a number is of, as labels. */
type Labels = Readonly<Record<string, string>>;

/** A family of numbers under one name. A counter only grows, but for what retention takes away. */
export type Metric = {
  name: string;
  type: "counter" | "gauge";
  help: string;
  samples: readonly { labels?: Labels; value: number }[];
};

/** The content type of Prometheus's text format. */
export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Metrics in Prometheus's text format 0.0.4. */
export function renderMetrics(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${name} ${help.replace(/[\\\n]/g, escaped)}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ labels, value }) => `${name}${renderLabels(labels ?? {})} ${renderValue(value)}`),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\\n"]/g, escaped)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escaped = (sign: string): string => (sign === "\n" ? "\\n" : `\\${sign}`);

function renderValue(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value);
  return value > 0 ? "+Inf" : "-Inf";
}
