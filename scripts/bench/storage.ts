import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable, ownSchema } from '../../src/command';
import { type Database, openPostgres, openSqlite } from '../../src/server/store';
import { type Growth, measureGrowth, type TableName } from './storage-growth';

const REPORTS_A_DAY = 50_000;
const DAYS = 20;
const MODELS = ['m5', 'm6', 'm7'];
const EPSILON = 1;
const MEASURE_AFTER = [10_000, 100_000, 250_000, 500_000, 750_000, 1_000_000];

/** Rows and bytes of each table as a million reports come in over twenty virtual days. */
export async function benchStorage(): Promise<void> {
  console.log(
    `Storage: ${REPORTS_A_DAY} reports of ${MODELS.length} models on each of ${DAYS} days, put straight into the store, 500 in a transaction; none goes over HTTP.\n`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'inktally-bench-'));
  try {
    await show('SQLite', openSqlite(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const url = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL;
  if (!url) return;
  const schema = await ownSchema(url, 'inktally_bench');
  try {
    await show(
      'PostgreSQL',
      openPostgres(schema.url, (error) => console.log(String(error))),
    );
  } finally {
    await schema.drop();
  }
}

async function show(name: string, database: Database): Promise<void> {
  const begun = performance.now();
  const measured = await measureGrowth(database, {
    reportsADay: REPORTS_A_DAY,
    days: DAYS,
    models: MODELS,
    epsilon: EPSILON,
    measureAfter: MEASURE_AFTER,
    onMeasured: ({ reports, day }) => process.stderr.write(`${name}: ${reports} reports, day ${day}\n`),
  });
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${name} (rows and kB with indexes; ${seconds.toFixed(0)} s in all)\n`);
  const cell = ({ tables }: Growth, table: TableName) => {
    const { rows, bytes } = tables[table];
    return `${rows} / ${(bytes / 1000).toFixed(0)}`;
  };
  console.log(
    `${formatTable(
      ['reports', 'day', 'sums', 'open days', 'released', 'ids'],
      measured.map((growth) => [
        String(growth.reports),
        String(growth.day),
        cell(growth, 'sums'),
        cell(growth, 'open_days'),
        cell(growth, 'released'),
        cell(growth, 'report_ids'),
      ]),
    )}\n`,
  );
}
