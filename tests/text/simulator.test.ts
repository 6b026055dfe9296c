import { jobs } from '../../src/jobs/schedule';
import { jobRan, simulatorTexts } from '../../src/text/simulator';

test('every job of the schedule has a name in words on the page', () => {
  expect(jobs.map((job) => job.name).filter((name) => !simulatorTexts.jobs[name])).toEqual([]);
});

test('what became of a job is told in words; stores are named only where there are several', () => {
  expect(jobRan([{ store: { name: '示例店' }, status: 'already' }])).toBe('这个时间的做过了,换个时间再做');
  const two = [
    { store: { name: '甲店' }, status: 'done' as const },
    { store: { name: '乙店' }, status: 'failed' as const },
  ];
  expect(jobRan(two)).toBe('甲店:做完了\n乙店:没做成,看服务日志');
});
