/** What `GET /metrics` shows, in the text format of Prometheus (version 0.0.4). */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export type Labels = Record<string, string>;

export interface Metrics {
  /** A figure that is read when somebody asks, one value for each set of labels. */
  gauge(name: string, help: string, read: () => Promise<[Labels, number][]>): void;
  /** Counts values by size; `upTo` are the upper ends of the buckets, rising. */
  histogram(name: string, help: string, upTo: number[]): (labels: Labels, value: number) => void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const shown: (() => Promise<string[]>)[] = [];

  function show(name: string, kind: string, help: string, lines: () => Promise<string[]>): void {
    shown.push(async () => [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...(await lines())]);
  }

  return {
    gauge: (name, help, read) =>
      show(name, 'gauge', help, async () =>
        (await read()).map(([labels, value]) => line(name, labels, value)),
      ),
    histogram(name, help, upTo) {
      const counted = new Map<string, Counted>();
      show(name, 'histogram', help, async () =>
        [...counted.values()].flatMap((each) => linesOf(name, upTo, each)),
      );
      return (labels, value) => {
        const key = JSON.stringify(labels);
        const counts = counted.get(key) ?? { labels, within: upTo.map(() => 0), sum: 0, count: 0 };
        counted.set(key, counts);
        upTo.forEach((end, index) => (counts.within[index] += value <= end ? 1 : 0));
        counts.sum += value;
        counts.count += 1;
      };
    },
    text: async () => {
      const parts = [];
      for (const lines of shown) parts.push((await lines()).join('\n'));
      return `${parts.join('\n\n')}\n`;
    },
  };
}

interface Counted {
  labels: Labels;
  /** How many were no larger than each end. */
  within: number[];
  sum: number;
  count: number;
}

function linesOf(name: string, upTo: number[], { labels, within, sum, count }: Counted): string[] {
  const bucket = (end: string, value: number) => line(`${name}_bucket`, { le: end, ...labels }, value);
  return [
    ...upTo.map((end, index) => bucket(String(end), within[index])),
    bucket('+Inf', count),
    line(`${name}_sum`, labels, sum),
    line(`${name}_count`, labels, count),
  ];
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
