import { describe, expect, it } from 'vitest';
import { encodeReport } from '../../src/contract';
import { Audit } from '../../src/simulation/audit';
import { Ledger, sumCells } from '../../src/simulation/ledger';
import type { DaySums } from '../../src/simulation/server-sums';
import { randomReport, seededRandom } from '../server/reports';

const random = seededRandom(9);
const reports = [randomReport(random), randomReport(random), randomReport(random, 'm6')];
const [first, second, third] = reports.map(({ id }) => id);
const [m5 = [], m6 = []] = ['m5', 'm6'].map((model) => reports.filter((report) => report.model === model));

/** What a server has that took all three reports on one day. */
const DAY: DaySums = {
  ids: [first, second, third].map(String),
  reports: [
    { model: 'm5', reports: m5.length },
    { model: 'm6', reports: m6.length },
  ],
  cells: sumCells(reports),
};

/**
 * The findings where the devices sent all three, of which the server said of the first
 * two that it took them.
 */
function findingsOf(...days: readonly DaySums[]) {
  const ledger = new Ledger();
  for (const [index, report] of reports.entries()) ledger.sent(encodeReport(report)).taken = index < 2;
  const audit = new Audit(ledger);
  for (const [index, day] of days.entries()) audit.closeDay(`2026-01-0${index + 1}`, day);
  return audit.findings();
}

const FINE = { counted: 3, lost: 0, doubled: 0, unknown: 0, wrongCells: 0 };

describe('the audit', () => {
  it('finds nothing where each report is counted once, also one whose answer was lost', () => {
    expect(findingsOf(DAY)).toEqual(FINE);
  });

  it('does not miss a report that the server never said it took', () => {
    const without: DaySums = {
      ids: [first, second].map(String),
      reports: [{ model: 'm5', reports: 2 }],
      cells: sumCells(m5),
    };
    expect(findingsOf(without)).toEqual({ ...FINE, counted: 2 });
  });

  it('misses a report that the server said it took', () => {
    const without: DaySums = {
      ids: [second, third].map(String),
      reports: [
        { model: 'm5', reports: 1 },
        { model: 'm6', reports: 1 },
      ],
      cells: sumCells(reports.slice(1)),
    };
    expect(findingsOf(without)).toEqual({ ...FINE, counted: 2, lost: 1 });
  });

  it('misses the counts of a report whose id is there', () => {
    const less = DAY.reports.map((row) => ({ ...row, reports: row.reports - Number(row.model === 'm6') }));
    const cells = sumCells(m5);
    expect(findingsOf({ ...DAY, reports: less, cells })).toEqual({
      ...FINE,
      counted: 2,
      lost: 1,
      wrongCells: sumCells(m6).length,
    });
  });

  it('finds a report that is counted twice', () => {
    const more = DAY.reports.map((row) => ({ ...row, reports: row.reports + Number(row.model === 'm6') }));
    const cells = sumCells([...reports, ...m6]);
    expect(findingsOf({ ...DAY, reports: more, cells })).toEqual({
      ...FINE,
      counted: 4,
      doubled: 1,
      wrongCells: sumCells(m6).length,
    });
  });

  it('finds a report that is counted on two days', () => {
    const again: DaySums = {
      ids: [String(third)],
      reports: [{ model: 'm6', reports: 1 }],
      cells: sumCells(m6),
    };
    expect(findingsOf(DAY, again)).toEqual({ ...FINE, counted: 4, doubled: 1 });
  });

  it('finds a report that no device sent, and a sum that is not of the reports', () => {
    expect(findingsOf({ ...DAY, ids: [...DAY.ids, 'nobody'] })).toMatchObject({ unknown: 1 });
    const [cell, ...others] = DAY.cells;
    if (!cell) throw new Error('there are cells');
    const wrong = { ...cell, failures: cell.failures + 1 };
    expect(findingsOf({ ...DAY, cells: [wrong, ...others] })).toEqual({ ...FINE, wrongCells: 1 });
  });
});
