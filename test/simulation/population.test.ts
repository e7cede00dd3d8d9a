import { expect, it } from 'vitest';
import { seededRandom } from '../../src/random';
import { drawActivity, drawReading, drawVisits, modelOn } from '../../src/simulation/population';

const model = (version: string, fromDay: number, rate = 0.02) => ({
  version,
  fromDay,
  failureRates: new Array<number>(10).fill(rate),
});

it('finishes as many readings a day as asked for, over many installations', () => {
  const random = seededRandom(5);
  let readings = 0;
  const days = 20_000;
  for (let day = 0; day < days; day++) {
    for (const visit of drawVisits(random, 8 * drawActivity(random))) readings += visit.readings;
  }
  // The standard error is about 0.09.
  expect(readings / days).toBeGreaterThan(7.6);
  expect(readings / days).toBeLessThan(8.4);
});

it('fails each digit as often as asked for, and the others not more', () => {
  const failureRates = [0, 0, 0, 0, 0, 0, 0, 0.3, 0, 0];
  const random = seededRandom(6);
  const counts = { sevens: 0, sevensWrong: 0, unlabelled: 0, othersWrong: 0 };
  for (let count = 0; count < 50_000; count++) {
    const { read, meant } = drawReading(random, { ...model('m1', 0), failureRates });
    if (meant === null) counts.unlabelled++;
    else if (meant === 7) {
      counts.sevens++;
      if (read !== 7) counts.sevensWrong++;
    } else if (read !== meant) counts.othersWrong++;
  }
  expect(counts.othersWrong).toBe(0);
  const failed = counts.sevensWrong + counts.unlabelled;
  expect(failed / (counts.sevens + counts.unlabelled)).toBeCloseTo(0.3, 1);
  // 30% of the failures are refused, and 40% of those never labelled.
  expect(counts.unlabelled / failed).toBeCloseTo(0.12, 1);
});

it('takes up a new model within three days of its coming out, the patient last', () => {
  const models = [model('m1', 0), model('m2', 10)];
  const from = (patience: number) =>
    Array.from({ length: 20 }, (_, day) => modelOn(models, day, patience).version).indexOf('m2');
  expect([0, 0.5, 0.99].map(from)).toEqual([10, 11, 12]);
});
