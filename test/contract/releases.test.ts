import { expect, it } from 'vitest';
import { parse, releasesSchema } from '../../src/contract';

const releases = {
  epsilon: 1,
  dayReports: 544,
  today: '2026-11-30',
  released: { from: '2026-11-01', to: '2026-11-29' },
  collecting: true,
};

it('are taken as they are, also before anything was released; keys of a newer server are ignored', () => {
  for (const value of [releases, { ...releases, epsilon: null, released: null }]) {
    expect(parse(releasesSchema, { ...value, more: 1 })).toEqual({ ok: true, value });
  }
});

it.each([
  ['today', { ...releases, today: 'today' }],
  ['released.to', { ...releases, released: { from: '2026-11-01', to: '2026-02-30' } }],
  ['dayReports', { ...releases, dayReports: 0 }],
  ['collecting', { ...releases, collecting: undefined }],
  ['answer', null],
])('name the place that is wrong: %s', (place, value) => {
  const parsed = parse(releasesSchema, value);
  expect(parsed.ok ? '' : parsed.problem).toMatch(new RegExp(`^${place}: `));
});
