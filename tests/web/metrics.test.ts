import { createMetrics } from '../../src/web/metrics';

describe('what Prometheus is shown', () => {
  it('a gauge says what is so when it is asked, with its labels', async () => {
    const metrics = createMetrics();
    let waiting = 3;
    metrics.gauge('waiting', 'What waits', async () => [[{}, waiting]]);
    metrics.gauge('age', 'How old', async () => [[{ queue: 'a"\\\n' }, 1.5]]);
    waiting = 4;
    expect(await metrics.text()).toBe(
      [
        '# HELP waiting What waits\n# TYPE waiting gauge\nwaiting 4',
        '# HELP age How old\n# TYPE age gauge\nage{queue="a\\"\\\\\\n"} 1.5\n',
      ].join('\n\n'),
    );
  });

  it('a histogram counts each value in every bucket that holds it, apart by labels', async () => {
    const metrics = createMetrics();
    const took = metrics.histogram('took', 'How long', [0.1, 1]);
    for (const value of [0.1, 0.5, 2]) took({ status: '200' }, value);
    took({ status: '503' }, 5);
    const lines = (await metrics.text()).split('\n');
    expect(lines.slice(1, 7)).toEqual([
      '# TYPE took histogram',
      'took_bucket{le="0.1",status="200"} 1',
      'took_bucket{le="1",status="200"} 2',
      'took_bucket{le="+Inf",status="200"} 3',
      'took_sum{status="200"} 2.6',
      'took_count{status="200"} 3',
    ]);
    expect(lines[9]).toBe('took_bucket{le="+Inf",status="503"} 1');
  });
});
