import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Metric, renderMetrics } from "../../src/web/metrics.ts";
import { readMetrics } from "../support/metrics.ts";

describe("metrics", () => {
  test("are written as Prometheus reads them", () => {
    const metrics: Metric[] = [
      {
        ...{ name: "vigie_deliveries_total", type: "counter", help: "Sent, or \\ not.\nIn all." },
        samples: [
          { labels: { channel: 'l’"équipe"\\', state: "a\nb" }, value: 3 },
          { labels: {}, value: 0.5 },
        ],
      },
      {
        ...{ name: "vigie_articles", type: "gauge", help: "Articles." },
        samples: [{ value: 1e21 }, { value: Number.NaN }, { value: -Infinity }, { value: Infinity }],
      },
      { name: "vigie_workers", type: "gauge", help: "", samples: [] },
    ];
    expect(renderMetrics(metrics)).toBe(`# HELP vigie_deliveries_total Sent, or \\\\ not.\\nIn all.
# TYPE vigie_deliveries_total counter
vigie_deliveries_total{channel="l’\\"équipe\\"\\\\",state="a\\nb"} 3
vigie_deliveries_total 0.5
# HELP vigie_articles Articles.
# TYPE vigie_articles gauge
vigie_articles 1e+21
vigie_articles NaN
vigie_articles -Inf
vigie_articles +Inf
# HELP vigie_workers 
# TYPE vigie_workers gauge
`);
    expect(renderMetrics([])).toBe("");
  });

  test("are read again as they were, whatever their labels hold", () => {
    const label = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(label, label, fc.double({ noNaN: true }), (one, other, value) => {
        const samples = [{ labels: { one, other }, value }];
        const written = renderMetrics([{ name: "a_total", type: "counter", help: one, samples }]);
        // A number has no negative zero here.
        expect(readMetrics(written)).toEqual(
          new Map([["a_total", { type: "counter", samples: [[{ one, other }, value + 0]] }]]),
        );
      }),
    );
  });
});
