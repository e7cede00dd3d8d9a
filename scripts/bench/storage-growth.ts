import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { addDays, DIGIT_COUNT, REPORT_ID_DAYS, type Report } from '../../src/contract';
import { type Database, openStore, type Store } from '../../src/server/store';

const TABLES = ['report_ids', 'open_days', 'sums', 'released'] as const;
export type TableName = (typeof TABLES)[number];
/** The most that the queue of the server puts into one transaction. */
const BATCH = 500;
const FIRST_DAY = '2026-11-16';
/** Like autovacuum, which needs real time: when a fifth of the rows, two days of ids, are dead. */
const DAYS_BETWEEN_VACUUMS = 2;

export interface TableSize {
  readonly rows: number;
  /** With its indexes. */
  readonly bytes: number;
}

export interface Growth {
  readonly reports: number;
  readonly day: number;
  readonly tables: Readonly<Record<TableName, TableSize>>;
}

export interface GrowthOptions {
  readonly reportsADay: number;
  readonly days: number;
  readonly models: readonly string[];
  readonly epsilon: number;
  /** After so many reports in all the tables are measured. */
  readonly measureAfter: readonly number[];
  readonly onMeasured?: (growth: Growth) => void;
}

/**
 * Puts reports into an empty database as the server does, in transactions of up to 500, over days
 * that go by without waiting: at each midnight what has ended is released, and ids of more than
 * 15 days before are forgotten. The last measurement is of 17 days later, without another report.
 */
export async function measureGrowth(database: Database, options: GrowthOptions): Promise<Growth[]> {
  const { reportsADay, days, models, epsilon, measureAfter } = options;
  const store = await openStore(database);
  const measured: Growth[] = [];
  const measure = async (reports: number, day: number) => {
    const growth = { reports, day, tables: await tableSizes(database) };
    measured.push(growth);
    options.onMeasured?.(growth);
  };
  let sent = 0;
  for (let day = 0; day < days; day++) {
    const date = addDays(FIRST_DAY, day);
    await store.releaseNoisy(date, { epsilon, models });
    await store.forget(date);
    if (day % DAYS_BETWEEN_VACUUMS === 0) await vacuum(database);
    const end = sent + reportsADay;
    while (sent < end) {
      const next = Math.min(end, sent + BATCH, ...measureAfter.filter((reports) => reports > sent));
      await addRandom(store, next - sent, models, date);
      sent = next;
      if (measureAfter.includes(sent)) await measure(sent, day + 1);
    }
  }
  const later = days + REPORT_ID_DAYS + 2;
  for (let day = days; day < later; day++) {
    await store.releaseNoisy(addDays(FIRST_DAY, day), { epsilon, models });
  }
  await store.forget(addDays(FIRST_DAY, later - 1));
  await vacuum(database);
  await measure(sent, later);
  await store.close();
  return measured;
}

/** Makes the room of deleted rows free for new ones; SQLite does so by itself. */
async function vacuum({ kysely, kind }: Database): Promise<void> {
  if (kind === 'sqlite') return;
  for (const table of TABLES) await sql`vacuum ${sql.table(table)}`.execute(kysely);
}

async function addRandom(store: Store, count: number, models: readonly string[], day: string): Promise<void> {
  const reports = Array.from({ length: count }, (_, n) => someReport(models[n % models.length] ?? ''));
  await store.addReports(reports, day);
}

/** 30 attempts, one of them failed; the digits by chance, from the bytes that make the id. */
function someReport(model: string): Report {
  const bytes = randomBytes(16);
  const attempts = new Array<number>(DIGIT_COUNT).fill(2);
  const failures = new Array<number>(DIGIT_COUNT).fill(0);
  const digit = (bytes[0] ?? 0) % DIGIT_COUNT;
  attempts[digit] = 12;
  failures[digit] = 1;
  return { v: 1, id: bytes.toString('base64url'), model, attempts, failures, unread: 0 };
}

async function tableSizes({ kysely, kind }: Database): Promise<Record<TableName, TableSize>> {
  const sizes: [TableName, TableSize][] = [];
  for (const table of TABLES) {
    const bytes =
      kind === 'sqlite'
        ? sql`(select sum(pgsize) from dbstat where name in (select name from sqlite_master where tbl_name = ${table}))`
        : sql`pg_total_relation_size(${table}::text::regclass)`;
    const { rows } = await sql<{ rows: number | string; bytes: number | string }>`
      select count(*) as rows, ${bytes} as bytes from ${sql.table(table)}`.execute(kysely);
    sizes.push([table, { rows: Number(rows[0]?.rows), bytes: Number(rows[0]?.bytes) }]);
  }
  return Object.fromEntries(sizes) as Record<TableName, TableSize>;
}
