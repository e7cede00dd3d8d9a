import { afterEach, describe, expect, test } from 'vitest';
import { measureGrowth } from '../../scripts/bench/storage-growth';
import { openSqlite } from '../../src/server/store';
import { cleanUp, temporaryFolder } from './harness';
import { testPostgres } from './postgres';

afterEach(cleanUp);

const MODELS = ['m5', 'm6'];
const CELLS = 11 * MODELS.length;
/** Of a released day: the digits, `unread` and the sum over all. */
const RELEASED = 12 * MODELS.length;

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  /** Rows after 2, 17 and 19 days of so many reports, and 17 days after the last. */
  async function rowsOf(reportsADay: number) {
    const postgres = kind === 'postgres' ? await testPostgres() : null;
    const measured = await measureGrowth(postgres?.open() ?? openSqlite(await temporaryFolder()), {
      reportsADay,
      days: 19,
      models: MODELS,
      // So little noise that no day is thin.
      epsilon: 20,
      measureAfter: [2, 17, 19].map((day) => day * reportsADay),
    });
    await postgres?.drop();
    return measured.map(({ tables }) => ({
      sums: tables.sums.rows,
      days: tables.open_days.rows,
      released: tables.released.rows,
      ids: tables.report_ids.rows,
    }));
  }

  test('rows grow with days, models and digits, not with reports; ids are of 16 days at most', async () => {
    const few = await rowsOf(120);
    const many = await rowsOf(360);
    const rows = (released: number, ids: number) => ({
      sums: CELLS,
      days: MODELS.length,
      released: released * RELEASED,
      ids,
    });
    expect(few.slice(0, 3)).toEqual([rows(1, 2 * 120), rows(16, 16 * 120), rows(18, 16 * 120)]);
    expect(many.slice(0, 3)).toEqual([rows(1, 2 * 360), rows(16, 16 * 360), rows(18, 16 * 360)]);
    expect([few[3]?.ids, many[3]?.ids]).toEqual([0, 0]);
    expect(few[3]).toEqual(many[3]);
  });
});
