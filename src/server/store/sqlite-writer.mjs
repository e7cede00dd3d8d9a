// @ts-check
// The thread that writes reports into SQLite, so that the serving thread does not wait for the
// disk. Plain JavaScript, because a thread starts from a file, and this file must start from the
// sources as well as from the build, where it lies beside main.js. It imports nothing of the
// project; `sqlite-ingest.ts` gives it its statements.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @import { EmptyLogReply, ForgetJob, ForgetReply, WriterFailure, WriterJob, WriterOrder, WriterReply, WriterSettings } from './sqlite-ingest' */

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
const lastId = database.prepare(statements.lastId).pluck();
const forgetIds = database.prepare(statements.forgetIds);

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

const forget = database.transaction((/** @type {ForgetJob} */ { after, rows, before }) => {
  const last = /** @type {string | null} */ (lastId.get({ after, rows }));
  if (last !== null) forgetIds.run({ after, last, before });
  return /** @type {ForgetReply} */ ({ last });
});

/** Does not wait for readers: reports would wait, too. */
function emptyLog() {
  database.pragma('busy_timeout = 0');
  try {
    return /** @type {EmptyLogReply} */ ({
      emptied: database.pragma('wal_checkpoint(truncate)', { simple: true }) === 0,
    });
  } finally {
    database.pragma(`busy_timeout = ${busyMs}`);
  }
}

/** @param {Exclude<WriterOrder, null>} order */
function carryOut(order) {
  try {
    if (order === 'empty-log') return emptyLog();
    if (order === 'try-writing') return { tried: tryWriting.run().changes === 1 };
    if ('write' in order) return write.immediate(order.write);
    const reply = forget.immediate(order.forget);
    // Little by little: reports would wait for the copy of a full log.
    database.pragma('wal_checkpoint(passive)');
    return reply;
  } catch (error) {
    if (error instanceof KnownIds) return /** @type {WriterReply} */ ({ known: error.ids });
    const { name, message, code } = /** @type {Error & { code?: string }} */ (error);
    return /** @type {WriterFailure} */ ({ error: { name, message, code: code ?? '' } });
  }
}

parentPort?.on('message', (/** @type {WriterOrder} */ order) => {
  if (order) parentPort?.postMessage(carryOut(order));
  else {
    database.close();
    parentPort?.close();
  }
});
