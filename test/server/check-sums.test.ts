import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CELL_DIGITS, checkReport } from '../../src/contract';
import { sumsProblem } from '../../src/server/store/check-sums';
import { randomReport, seededRandom, sumReports } from './reports';

test('sums of reports that the contract takes can always be', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(60), (seed, count) => {
      const random = seededRandom(seed);
      const reports = Array.from({ length: count }, () => randomReport(random)).filter(
        (report) => checkReport(report).ok,
      );
      const sums = sumReports(reports);
      const cells = CELL_DIGITS.map((digit) => ({
        digit,
        ...(sums[digit] ?? { attempts: Number.NaN, failures: Number.NaN }),
      }));
      expect(sumsProblem(reports.length, cells)).toBeNull();
    }),
  );
});

test.each([
  ['more failures than attempts', { attempts: 30, failures: 31 }, 0, 'failures are not among the attempts'],
  ['failures below 0', { attempts: 30, failures: -1 }, 0, 'failures are not among the attempts'],
  ['no number', { attempts: Number.NaN, failures: 0 }, 0, 'no whole number'],
  ['19 readings', { attempts: 19, failures: 0 }, 0, 'too few attempts'],
  ['51 readings', { attempts: 40, failures: 0 }, 11, 'too many attempts'],
  ['26 failures', { attempts: 39, failures: 16 }, 10, 'too many failures'],
])('one report cannot have %s', (_, seven, unread, problem) => {
  const cells = CELL_DIGITS.map((digit) => {
    if (digit === '7') return { digit, ...seven };
    const count = digit === 'unread' ? unread : 0;
    return { digit, attempts: count, failures: count };
  });
  expect(sumsProblem(1, cells)).toContain(problem);
});
