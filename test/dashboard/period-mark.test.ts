import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/contract';
import { drawnMarks, marksAt, marksOf, runsOf, startsOf } from '../../src/dashboard/charts/period-mark';
import { rateByPeriod } from '../../src/dashboard/pooling';
import { exact, total } from './cells';

const counts = { attempts: 100, failures: 1 };
const marks = marksOf(
  rateByPeriod(
    exact([
      total('2026-11-02', counts),
      total('2026-11-02', counts, { to: '2026-11-08' }),
      total('2026-11-03', counts),
      total('2026-11-05', counts),
    ]),
  ),
);

describe('marks of periods', () => {
  it('stand at the noon of a day and at the middle of a week', () => {
    const monday = dayNumber('2026-11-02');
    expect(marks.map(({ middle }) => middle - monday)).toEqual([0.5, 1.5, 3.5, 3.5]);
  });

  it('are found at every position they cover, the day before the week', () => {
    const at = (text: string, hour: number) =>
      marksAt(marks, dayNumber(text) + hour / 24).map(({ period }) => `${period.kind} ${period.from}`);
    expect(at('2026-11-05', 0)).toEqual(['day 2026-11-05', 'week 2026-11-02']);
    expect(at('2026-11-05', 23.9)).toEqual(['day 2026-11-05', 'week 2026-11-02']);
    expect(at('2026-11-04', 12)).toEqual(['week 2026-11-02']);
    expect(at('2026-11-09', 0)).toEqual([]);
    expect(at('2026-11-01', 23)).toEqual([]);
  });

  it('of days fall into runs without gaps', () => {
    const days = marks.filter(({ period }) => period.kind === 'day');
    expect(runsOf(days).map((run) => run.map(({ period }) => period.from))).toEqual([
      ['2026-11-02', '2026-11-03'],
      ['2026-11-05'],
    ]);
    expect(runsOf([])).toEqual([]);
  });

  it('lead no line through low-volume weeks, rates that may be 0, or what looks tampered with', () => {
    const { line, open, weeks, unusual } = drawnMarks(
      marksOf(
        rateByPeriod(
          exact([
            total('2026-11-02', { attempts: 1000, failures: 20 }),
            total('2026-11-03', { attempts: 1000, failures: 0 }),
            total('2026-11-02', { attempts: 100, failures: 2 }, { to: '2026-11-08' }),
            total('2026-11-04', { attempts: 9000, failures: 4000 }, { unusual: 'volume' }),
          ]),
        ),
      ),
    );
    expect([line, open, weeks, unusual].map((drawn) => drawn.map(({ period }) => period.from))).toEqual([
      ['2026-11-02'],
      ['2026-11-03'],
      ['2026-11-02'],
      ['2026-11-04'],
    ]);
  });

  it('of versions stand where they come into use, unless that may have been before', () => {
    const versions = [
      { model: 'm6', from: '2026-11-12' },
      { model: 'm5', from: '2026-11-01' },
    ];
    const first = dayNumber('2026-11-01');
    expect(startsOf(versions, first)).toEqual([{ model: 'm6', position: first + 11 }]);
  });
});
