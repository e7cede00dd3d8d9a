// @ts-check
// The thread that writes reports into SQLite, so that waiting for the disk does not stop the thread that serves. Plain
// JavaScript, because a thread starts from a file and must start from the sources as well as from the build, where this
// file lies beside main.js. It imports nothing of the project; `sqlite-ingest.ts` talks to it.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @import { WriterJob, WriterReply, WriterSettings } from './sqlite-ingest' */

/** @type {WriterSettings} */
const { driver, file, pragmas, busyMs } = workerData;
/** @type {typeof import('better-sqlite3')} */
const SqliteDatabase = createRequire(import.meta.url)(driver);
const database = new SqliteDatabase(file, { timeout: busyMs, fileMustExist: true });
for (const pragma of pragmas) database.pragma(pragma);

// One row a statement: SQLite keeps a copy of every page that a statement of many rows changes, in case it fails half-way.
const insertId = database.prepare(
  'insert into report_ids (id, day) values (?, ?) on conflict (id) do nothing',
);
// A day that was closed takes no more reports: they count for the day after the last closed one.
const openDay = database
  .prepare(
    `select case when value < @today then @today else date(value, '+1 day') end from meta where key = 'closed_through'`,
  )
  .pluck();
const retired = database.prepare(`select 1 from meta where key = 'retired'`).pluck();
const addToDay = database.prepare(
  `insert into open_days (day, model, reports) values (?, ?, ?)
   on conflict (day, model) do update set reports = reports + excluded.reports`,
);
const addToCell = database.prepare(
  `insert into sums (day, model, digit, attempts, failures) values (?, ?, ?, ?, ?)
   on conflict (day, model, digit) do update
   set attempts = attempts + excluded.attempts, failures = failures + excluded.failures`,
);

/** Thrown to undo a transaction that met reports that are known. */
class SomeKnown {
  /** @param {string[]} ids */
  constructor(ids) {
    this.ids = ids;
  }
}

const write = database.transaction((/** @type {WriterJob} */ { ids, today, days, cells }) => {
  if (retired.get() !== undefined) {
    throw Object.assign(new Error('the service has ended'), { name: 'RetiredError' });
  }
  const known = ids.filter((id) => insertId.run(id, today).changes === 0);
  if (known.length > 0) throw new SomeKnown(known);
  const day = openDay.get({ today });
  for (const { model, reports } of days) addToDay.run(day, model, reports);
  for (const { model, digit, attempts, failures } of cells) {
    addToCell.run(day, model, digit, attempts, failures);
  }
});

/**
 * @param {WriterJob} job
 * @returns {WriterReply}
 */
function answer(job) {
  try {
    write.immediate(job);
    return { known: [] };
  } catch (error) {
    if (error instanceof SomeKnown) return { known: error.ids };
    const { name, message, code } = /** @type {Error & { code?: string }} */ (error);
    return { error: { name, message, code: code ?? '' } };
  }
}

parentPort?.on('message', (/** @type {WriterJob | null} */ job) => {
  if (job) parentPort?.postMessage(answer(job));
  else {
    database.close();
    parentPort?.close();
  }
});
