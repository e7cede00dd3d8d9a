// @ts-check
// The thread that writes reports into SQLite, so that the serving thread does not wait for the
// disk. Plain JavaScript, because a thread starts from a file, and this file must start from the
// sources as well as from the build, where it lies beside main.js. It imports nothing of the
// project; `sqlite-ingest.ts` gives it its statements.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @import { WriterJob, WriterReply, WriterSettings, WriterTrial } from './sqlite-ingest' */

/** @type {WriterSettings} */
const { path, pragmas, driver, busyMs, statements } = workerData;
/** @type {typeof import('better-sqlite3')} */
const SqliteDatabase = createRequire(import.meta.url)(driver);
const database = new SqliteDatabase(path, { timeout: busyMs, fileMustExist: true });
for (const pragma of pragmas) database.pragma(pragma);

const tryWriting = database.prepare(statements.tryWriting);
const retired = database.prepare(statements.retired);
const insertId = database.prepare(statements.insertId);
const openDay = database.prepare(statements.openDay).pluck();
const addToDay = database.prepare(statements.addToDay);
const addToSum = database.prepare(statements.addToSum);

/** Thrown to roll a transaction back that met known ids. */
class KnownIds {
  /** @param {string[]} ids */
  constructor(ids) {
    this.ids = ids;
  }
}

const write = database.transaction((/** @type {WriterJob} */ { ids, today, days, cells }) => {
  if (retired.get() !== undefined) return /** @type {WriterReply} */ ({ retired: true });
  const day = openDay.get({ today });
  if (day === null) return /** @type {WriterReply} */ ({ jumped: true });
  const known = ids.filter((id) => insertId.run(id, today).changes === 0);
  if (known.length > 0) throw new KnownIds(known);
  for (const { model, reports } of days) addToDay.run(day, model, reports);
  for (const { model, digit, attempts, failures } of cells) {
    addToSum.run(day, model, digit, attempts, failures);
  }
  return { known };
});

/**
 * @param {WriterJob | WriterTrial} job
 * @returns {WriterReply}
 */
function answer(job) {
  try {
    if (!('trial' in job)) return write.immediate(job);
    tryWriting.run();
    return { known: [] };
  } catch (error) {
    if (error instanceof KnownIds) return { known: error.ids };
    const { name, message, code } = /** @type {Error & { code?: string }} */ (error);
    return { error: { name, message, code: code ?? '' } };
  }
}

parentPort?.on('message', (/** @type {WriterJob | WriterTrial | null} */ job) => {
  if (job) parentPort?.postMessage(answer(job));
  else {
    database.close();
    parentPort?.close();
  }
});
