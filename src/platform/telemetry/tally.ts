import type { Attributes, Meter, MetricOptions } from '@opentelemetry/api';

/** Counts one more under a name; the labels are those of its first time. */
export type Tally = (name: string, labels: () => Attributes) => void;

/**
 * A counter for places where every microsecond counts: adding is a look into a map, where OpenTelemetry's own counter
 * sorts and prints the labels each time. It is told when somebody looks. Names must be few: they stay.
 */
export function createTally(meter: Meter, metric: string, options: MetricOptions): Tally {
  const counts = new Map<string, { readonly labels: Attributes; count: number }>();
  meter.createObservableCounter(metric, options).addCallback((result) => {
    for (const { labels, count } of counts.values()) result.observe(count, labels);
  });
  return (name, labels) => {
    const known = counts.get(name);
    if (known === undefined) counts.set(name, { labels: labels(), count: 1 });
    else known.count += 1;
  };
}
