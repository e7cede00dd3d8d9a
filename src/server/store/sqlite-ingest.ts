import { Worker } from 'node:worker_threads';
import { type Day, type Report, utcDay } from '../../contract';
import { SQLITE_DRIVER } from '../../sqlite';
import { ClockJumpError, readDayState, SQLITE_OPEN_DAY } from './clock';
import type { SqliteFile, SqliteStorage } from './database';
import {
  addToDays,
  addToSums,
  type Folded,
  foldReports,
  type Ingest,
  reportsById,
  writeNothingNew,
} from './ingest';
import { RetiredError, retiredQuery } from './meta';

/** What the writing thread is started with. */
export interface WriterSettings extends SqliteFile {
  /** Package of the SQLite driver. */
  readonly driver: string;
  readonly busyMs: number;
  readonly statements: WriterStatements;
}

/** SQL texts, by their parameters in order. */
export interface WriterStatements {
  /** No parameters. Changes nothing. */
  readonly tryWriting: string;
  /** No parameters. Gives a row once the service has ended. */
  readonly retired: string;
  /** Id, today. */
  readonly insertId: string;
  /** `@today`. Gives the day that reports count for; `null` where the clock is not believed. */
  readonly openDay: string;
  /** Day, model, reports. */
  readonly addToDay: string;
  /** Day, model, digit, attempts, failures. */
  readonly addToSum: string;
}

/** One transaction: ids that must all be new, and the sums of their reports. */
export interface WriterJob extends Folded {
  readonly ids: readonly string[];
  readonly today: Day;
}

/** Shows whether anything can be written. */
export interface WriterTrial {
  readonly trial: true;
}

/** `known`: ids that were there already. Where there are any, nothing was written. */
export type WriterReply =
  | { readonly known: readonly string[] }
  | { readonly retired: true }
  /** The clock is not believed. */
  | { readonly jumped: true }
  | { readonly error: { readonly name: string; readonly message: string; readonly code: string } };

/**
 * Measured with 100 and 1,000 connections. One transaction is written at a time; the others lie
 * ready for the thread, which need not wait until the serving thread is free.
 */
const MAX_COMMITS = 3;
/** How long the thread waits for another writer, in ms: less than clients wait for an answer. */
const BUSY_MS = 1000;
/** At most 64 MB of pages in memory: every id is looked up among millions. */
const CACHE = 'cache_size = -65536';
/** Beside this file among the sources, and beside main.js in the build. */
const WRITER = new URL('./sqlite-writer.mjs', import.meta.url);

/**
 * Adds reports to a SQLite file in a thread of its own, so that the serving thread does not wait
 * for the disk. The thread starts with the first report, and again after it broke down.
 */
export class SqliteIngest implements Ingest {
  readonly maxCommits = MAX_COMMITS;
  readonly #database: SqliteStorage;
  readonly #settings: WriterSettings;
  #worker: Worker | null = null;
  /** Take the replies to the jobs that the thread has, in their order. */
  readonly #answers: ((reply: WriterReply | Error) => void)[] = [];
  readonly #adding = new Set<Promise<number>>();

  constructor(database: SqliteStorage) {
    this.#database = database;
    const { path, pragmas } = database.file;
    this.#settings = {
      path,
      pragmas: [...pragmas, CACHE],
      driver: SQLITE_DRIVER,
      busyMs: BUSY_MS,
      statements: writerStatements(database),
    };
  }

  addReports(reports: readonly Report[], today: Day | null): Promise<number> {
    const adding = this.#add(reports, today ?? utcDay(Date.now())).finally(() => this.#adding.delete(adding));
    this.#adding.add(adding);
    return adding;
  }

  async tryWriting(): Promise<void> {
    const reply = await this.#write({ trial: true });
    if ('error' in reply) throw new Error(reply.error.message);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#adding);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage(null);
    await ended;
  }

  /** Takes all ids for new. Repeats are rare: the rest is then tried again. */
  async #add(reports: readonly Report[], today: Day): Promise<number> {
    const fresh = reportsById(reports);
    while (fresh.size > 0) {
      // Sorted, neighbours change the same page, and the order of arrival leaves no trace.
      const ids = [...fresh.keys()].sort();
      const reply = await this.#write({ ids, today, ...foldReports(fresh.values()) });
      if ('retired' in reply) throw new RetiredError();
      if ('jumped' in reply) throw new ClockJumpError(await readDayState(this.#database, today));
      if ('error' in reply) {
        const { name, message, code } = reply.error;
        throw Object.assign(new Error(message), { name, code });
      }
      if (reply.known.length === 0) return fresh.size;
      for (const id of reply.known) fresh.delete(id);
    }
    return 0;
  }

  async #write(job: WriterJob | WriterTrial): Promise<WriterReply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const reply = await new Promise<WriterReply | Error>((resolve) => {
      this.#answers.push(resolve);
      worker.postMessage(job);
    });
    if (reply instanceof Error) throw reply;
    return reply;
  }

  #start(): Worker {
    const worker = new Worker(WRITER, { workerData: this.#settings });
    worker.on('message', (reply: WriterReply) => this.#answers.shift()?.(reply));
    let failure = new Error('the thread that writes to SQLite ended');
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const answer of this.#answers.splice(0)) answer(failure);
    });
    return worker;
  }
}

/** One row a statement: of larger ones SQLite copies every changed page, in case they fail. */
function writerStatements({ kysely }: SqliteStorage): WriterStatements {
  return {
    tryWriting: writeNothingNew(kysely).sql,
    retired: retiredQuery(kysely).compile().sql,
    insertId: kysely
      .insertInto('report_ids')
      .values({ id: '', day: '' })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .compile().sql,
    openDay: SQLITE_OPEN_DAY,
    addToDay: addToDays(kysely, '', [{ model: '', reports: 0 }]).sql,
    addToSum: addToSums(kysely, '', [{ model: '', digit: '0', attempts: 0, failures: 0 }]).sql,
  };
}
